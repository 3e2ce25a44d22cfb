import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import type { Tx } from '../db/index.ts'
import type { EventName, Events, Handler } from './index.ts'

const channel = 'actionline'
/** PostgreSQL refuses a notification of 8000 bytes or more. */
const longestTopic = 7999

export interface EventsOptions {
  /** a direct connection: LISTEN does not pass through a pooler that shares connections between transactions */
  connectionString: string
  log: FastifyBaseLogger
  /** milliseconds before the first attempt to connect again, doubled up to `longest` */
  pause?: { first: number; longest: number }
}

/**
 * Events in the emitter's transaction, topics after its commit.
 *
 * One connection for each process listens, from the first subscription on. Whenever it begins to listen, first or again,
 * subscribers hear '*': what changed before then went unheard, so anything may have changed.
 */
export function createEvents({
  connectionString,
  log,
  pause: { first, longest } = { first: 100, longest: 30_000 },
}: EventsOptions): Events {
  const handlers = new Map<EventName, Handler<EventName>[]>()
  const listeners = new Set<(topic: string) => void>()
  const closing = new AbortController()
  let client: pg.Client | null = null
  let listening = false
  let failures = 0
  let watch: Promise<void> | null = null

  function tell(topic: string): void {
    for (const listener of listeners) {
      try {
        listener(topic)
      } catch (err) {
        log.error({ err, topic }, 'a subscriber failed')
      }
    }
  }

  /** Listens until the connection ends, for whatever reason. */
  async function listenOnce(): Promise<void> {
    const connection = new pg.Client({
      connectionString,
      application_name: 'actionline events',
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
    })
    client = connection
    const ended = Promise.withResolvers<void>()
    ended.promise.catch(() => {})
    connection.on('error', ended.reject)
    connection.on('end', () => ended.reject(new Error('the connection ended')))
    connection.on('notification', ({ payload }) => tell(payload ?? '*'))
    try {
      // `connect` of a client that is told to end meanwhile never settles
      await Promise.race([connection.connect(), ended.promise])
      await connection.query(`listen ${channel}`)
      listening = true
      failures = 0
      tell('*')
      // A connection that died without a word, behind a firewall or with its machine, is found out by asking.
      const asking = setInterval(() => connection.query('select 1').catch(ended.reject), 30_000)
      await ended.promise.finally(() => clearInterval(asking))
    } finally {
      listening = false
      // A server that no longer answers would keep a polite goodbye waiting for ever.
      await Promise.race([connection.end().catch(() => {}), pause(1000, null, { ref: false })])
    }
  }

  async function listen(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        await listenOnce()
      } catch (err) {
        if (closing.signal.aborted) return
        log.warn({ err, failures }, 'not listening for changes; connecting again')
        const wait = Math.min(longest, first * 2 ** failures++) * (0.5 + Math.random() / 2)
        await pause(wait, null, { signal: closing.signal }).catch(() => {})
      }
    }
  }

  async function touch(tx: Tx, ...topics: string[]): Promise<void> {
    const tooLong = topics.find((topic) => Buffer.byteLength(topic) > longestTopic)
    if (tooLong) throw new Error(`topic of ${Buffer.byteLength(tooLong)} bytes, ${longestTopic} at most: ${tooLong.slice(0, 60)}…`)
    if (topics.length) await sql`select pg_notify(${channel}, topic) from unnest(${topics}::text[]) topic`.execute(tx)
  }

  return {
    on(name, handler) {
      handlers.set(name, [...(handlers.get(name) ?? []), handler as unknown as Handler<EventName>])
    },
    async emit(tx, name, event) {
      for (const handler of handlers.get(name) ?? []) await handler(tx, event as never)
      await touch(tx, name)
    },
    touch,
    subscribe(listener) {
      const own = (topic: string) => listener(topic)
      listeners.add(own)
      watch ??= listen()
      return () => void listeners.delete(own)
    },
    get listening() {
      return listening
    },
    async close() {
      closing.abort()
      await client?.end().catch(() => {})
      await watch
    },
  }
}
