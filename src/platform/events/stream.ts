import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Events } from './index.ts'

export interface StreamOptions {
  /** what the page shows; the reader is told when one of them changes */
  topics: readonly string[]
  events: Events
  /** Body of the message for a topic, such as a fragment of the page; nothing is sent for null. Default: the topic itself. */
  render?: (topic: string) => Promise<string | null>
  /** One of the topics, told at once: what changed between the making of the page and the opening of the stream. */
  first?: string
  limits?: Partial<typeof defaults>
}

const defaults = {
  /** streams of this process */
  all: 5000,
  /** streams from one address: a conference hall shares one */
  address: 500,
  /** seconds between signs of life, shorter than the patience of usual proxies */
  heartbeat: 25,
  /** seconds after which the reader connects anew, and is asked anew who it is */
  life: 1800,
}

/** Changes that a returning reader can be told of; one that missed more hears '*'. */
const remembered = 1000

/** The streams of one process, and the latest changes, numbered. */
interface Hub {
  streams: Set<Stream>
  /** tells this process's numbers from another's */
  name: string
  number: number
  recent: { number: number; topic: string }[]
  closed: boolean
  /** a message as it goes over the line */
  encode(id: string, body: string): Buffer
}

const hubs = new WeakMap<Events, Hub>()

function hubOf(events: Events): Hub {
  const known = hubs.get(events)
  if (known) return known
  const hub: Hub = { streams: new Set(), name: randomBytes(4).toString('hex'), number: 0, recent: [], closed: false, encode: encoder() }
  hubs.set(events, hub)
  events.subscribe((topic) => {
    hub.recent.push({ number: ++hub.number, topic })
    if (hub.recent.length > remembered) hub.recent.shift()
    for (const stream of hub.streams) stream.hear(topic)
  })
  return hub
}

/**
 * Server-sent events: a message `change` with a topic as its data for every change of one of `topics`, and '*' when anything may have
 * changed. A reader that comes back with Last-Event-ID hears what it missed. Answers 503 when there are too many streams;
 * the page then stays as it was loaded.
 */
export function openStream(req: FastifyRequest, reply: FastifyReply, options: StreamOptions): FastifyReply {
  const hub = hubOf(options.events)
  const limits = { ...defaults, ...options.limits }
  const sameAddress = [...hub.streams].filter(({ address }) => address === req.ip).length
  if (hub.closed || hub.streams.size >= limits.all || sameAddress >= limits.address) {
    return reply.code(503).header('retry-after', '30').send()
  }
  reply.type('text/event-stream; charset=utf-8').header('cache-control', 'no-store').header('x-accel-buffering', 'no') // nginx would collect the messages
  if (req.method === 'HEAD') return reply.send()
  const seen = req.headers['last-event-id']
  const first = options.first === undefined ? [] : [options.first]
  return reply.send(new Stream(hub, req.ip, options, limits, typeof seen === 'string' && seen ? missed(hub, seen) : first))
}

/** Ends all streams, for shutdown: the server would wait for them. No new ones are taken. */
export function closeStreams(events: Events): void {
  const hub = hubOf(events)
  hub.closed = true
  for (const stream of hub.streams) stream.end()
}

function missed({ name, number, recent }: Hub, lastEventId: string): string[] {
  const [process, last] = lastEventId.split('-')
  const since = Number(last)
  if (process !== name || !(since <= number)) return ['*']
  const kept = recent[0]?.number ?? 1
  return since < kept - 1 ? ['*'] : recent.filter((change) => change.number > since).map(({ topic }) => topic)
}

/**
 * What one reader gets. Changes wait as a set of topics while the connection is slow, so a reader that cannot keep up costs
 * no more than its topics, and one that takes nothing for two heartbeats is let go.
 */
class Stream extends Readable {
  readonly #topics: ReadonlySet<string>
  readonly #waiting = new Set<string>()
  readonly #timers: NodeJS.Timeout[]
  #ready = false
  #writing = false
  #stalled = 0

  constructor(
    readonly hub: Hub,
    readonly address: string,
    readonly options: StreamOptions,
    limits: typeof defaults,
    missed: readonly string[],
  ) {
    super({ highWaterMark: 16 * 1024 })
    this.#topics = new Set(options.topics)
    this.#timers = [
      setInterval(() => this.#beat(), limits.heartbeat * 1000),
      // spread, so that readers of a page opened together do not come back together
      setTimeout(() => this.end(), limits.life * 1000 * (0.8 + Math.random() * 0.2)),
    ]
    hub.streams.add(this)
    for (const topic of missed) this.hear(topic)
    this.#ready = this.push(`retry: 3000\n${this.#id()}: open\n\n`)
  }

  hear(topic: string): void {
    if (topic === '*') this.#waiting.clear()
    else if (!this.#topics.has(topic) || this.#waiting.has('*')) return
    this.#waiting.add(topic)
    void this.#write()
  }

  end(): void {
    if (!this.hub.streams.delete(this)) return
    if (this.#ready) this.push(null)
    else this.destroy()
  }

  override _read(): void {
    this.#ready = true
    this.#stalled = 0
    void this.#write()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.hub.streams.delete(this)
    for (const timer of this.#timers) clearTimeout(timer)
    done(error)
  }

  get #open(): boolean {
    return this.hub.streams.has(this)
  }

  async #write(): Promise<void> {
    if (this.#writing) return
    this.#writing = true
    try {
      for (const topic of this.#waiting) {
        if (!this.#ready || !this.#open) break
        this.#waiting.delete(topic)
        const id = this.#id()
        const body = this.options.render ? await this.options.render(topic) : topic
        if (body !== null && this.#open) this.#ready = this.push(this.hub.encode(id, body))
      }
    } catch (error) {
      this.destroy(error as Error)
    } finally {
      this.#writing = false
    }
  }

  #beat(): void {
    if (!this.#open) return
    if (this.#ready) this.#ready = this.push(': \n\n')
    else if (++this.#stalled >= 2) this.destroy()
  }

  /** Says that everything up to now has been sent, so only where nothing more waits. */
  #id(): string {
    return this.#waiting.size ? '' : `id: ${this.hub.name}-${this.hub.number}\n`
  }
}

/** Thousands of readers get the same message one after the other: it is made into bytes once, and all send those. */
function encoder(): Hub['encode'] {
  let last: { id: string; body: string; bytes: Buffer } | undefined
  return (id, body) => {
    if (body !== last?.body || id !== last.id) last = { id, body, bytes: Buffer.from(`${id}event: change\n${lines(body)}\n`) }
    return last.bytes
  }
}

/** A message's data, which may not hold a line's end itself. */
const lines = (body: string): string =>
  body
    .split(/\r\n|\r|\n/)
    .map((line) => `data: ${line}\n`)
    .join('')
