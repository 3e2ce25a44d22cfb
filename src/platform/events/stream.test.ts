import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import Fastify, { type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { inTransaction } from '../db/index.ts'
import { closeStreams, createEvents, openStream, type StreamOptions } from './index.ts'

const log = pino({ level: 'silent' })
let database: TestDatabase
const apps: FastifyInstance[] = []
beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close()
})
afterAll(() => database.close())

/** A server with one stream, at /changes, and the way to say in another process that something changed. */
async function serve(options: Partial<StreamOptions> = {}) {
  const [events, elsewhere] = [newEvents(), newEvents()]
  const app = Fastify()
  apps.push(app)
  app.addHook('preClose', async () => closeStreams(events))
  app.addHook('onClose', async () => events.close())
  app.addHook('onRequest', async (_req, reply) => void reply.header('x-from-a-hook', 'kept'))
  app.get('/changes', (req, reply) => openStream(req, reply, { topics: ['mandates', 'mandates:42'], events, ...options }))
  await app.listen({ port: 0, host: '127.0.0.1' })
  let heard = (_topic: string) => {}
  events.subscribe((topic) => heard(topic))
  await vi.waitUntil(() => events.listening)
  return {
    app,
    port: (app.server.address() as AddressInfo).port,
    /** done when this process has heard the last topic */
    async tell(...topics: string[]) {
      const last = new Promise<void>((resolve) => {
        heard = (topic) => topic === topics.at(-1) && resolve()
      })
      await inTransaction(database.db, (tx) => elsewhere.touch(tx, ...topics))
      await last
    },
  }
}

const newEvents = () => createEvents({ connectionString: database.url, log })

interface Reader {
  response: IncomingMessage
  text: string
  lastId(): string
  ended: Promise<unknown>
}

async function read(port: number, headers: Record<string, string> = {}): Promise<Reader> {
  const asked = request({ port, host: '127.0.0.1', path: '/changes', headers })
  asked.on('error', () => {})
  asked.end()
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  response.setEncoding('utf8')
  const reader: Reader = {
    response,
    text: '',
    lastId: () => [...reader.text.matchAll(/^id: (.*)$/gm)].at(-1)![1]!,
    ended: new Promise((resolve) => response.once('close', resolve)),
  }
  response.on('data', (chunk: string) => (reader.text += chunk))
  response.on('error', () => {})
  if (response.statusCode === 200) await vi.waitUntil(() => reader.text.includes('retry:'))
  return reader
}

const changes = (reader: Reader) =>
  [...reader.text.matchAll(/event: change\n((?:data: .*\n)+)\n/g)].map(([, data]) => data!.replace(/^data: /gm, '').trimEnd())

test('a reader hears the topics of its page and no others, with the headers of the hooks', async () => {
  const { tell, port } = await serve()
  const reader = await read(port)
  for (const topic of ['mandates', 'documents', 'mandates:42', '*']) await tell(topic)
  await vi.waitUntil(() => changes(reader).length === 3)
  expect(changes(reader)).toEqual(['mandates', 'mandates:42', '*'])
  expect(reader.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-from-a-hook': 'kept',
  })
})

test('a reader who is told something first hears it at once, and when it comes back only what it missed', async () => {
  const { port } = await serve({ first: 'mandates' })
  const reader = await read(port)
  await vi.waitUntil(() => changes(reader).length === 1)
  expect(changes(reader)).toEqual(['mandates'])
  const again = await read(port, { 'last-event-id': reader.lastId() })
  await pause(50)
  expect(changes(again)).toEqual([])
})

test('a reader that comes back hears what it missed; after another process or too long, that anything may have changed', async () => {
  const { tell, port } = await serve()
  const first = await read(port)
  await tell('mandates')
  await vi.waitUntil(() => changes(first).length === 1)
  const seen = first.lastId()
  first.response.destroy()
  await first.ended
  await tell('documents', 'mandates:42')
  const again = await read(port, { 'last-event-id': seen })
  await vi.waitUntil(() => changes(again).length)
  expect(changes(again)).toEqual(['mandates:42'])

  const upToDate = await read(port, { 'last-event-id': again.lastId() })
  const stranger = await read(port, { 'last-event-id': 'feedbeef-3' })
  const odd = await read(port, { 'last-event-id': '%00 nonsense' })
  await tell(...Array.from({ length: 1100 }, (_, i) => `documents:${i}`))
  const tooLate = await read(port, { 'last-event-id': seen })
  await vi.waitUntil(() => [stranger, odd, tooLate].every((reader) => changes(reader).length))
  expect([upToDate, stranger, odd, tooLate].map(changes)).toEqual([[], ['*'], ['*'], ['*']])
})

test('a reader is not told that it has seen what still waits for it', async () => {
  const hold = Promise.withResolvers<void>()
  const { tell, port } = await serve({ render: (topic) => hold.promise.then(() => topic) })
  const reader = await read(port)
  await tell('mandates')
  await tell('mandates:42', 'mandates')
  hold.resolve()
  await vi.waitUntil(() => changes(reader).length === 3)
  const messages = reader.text.split('\n\n').filter((message) => message.includes('event: change'))
  expect(messages.map((message) => [message.match(/data: (.*)/)![1], /^id: \w+-(\d+)/.exec(message)?.[1]])).toEqual([
    ['mandates', expect.any(String)],
    ['mandates:42', undefined],
    ['mandates', expect.any(String)],
  ])
  const again = await read(port, { 'last-event-id': /^id: (.*)/.exec(messages[0]!)![1]! })
  await vi.waitUntil(() => changes(again).length === 2)
  expect(changes(again)).toEqual(['mandates:42', 'mandates'])
})

test('a message can be a fragment of the page, whatever its lines, or nothing', async () => {
  const { tell, port } = await serve({ render: async (topic) => (topic === 'mandates' ? '<p>\r\nevent: forged\n\n</p>' : null) })
  const reader = await read(port)
  await tell('mandates:42', 'mandates')
  await vi.waitUntil(() => changes(reader).length)
  expect(changes(reader)).toEqual(['<p>\nevent: forged\n\n</p>'])
})

test('a slow reader costs no memory: changes wait as a set of topics, and one that takes nothing is let go', async () => {
  const big = 'x'.repeat(200_000)
  let rendered = 0
  const { tell, port } = await serve({
    render: async () => {
      rendered++
      return big
    },
    limits: { heartbeat: 0.3 },
  })
  const reader = await read(port)
  reader.response.pause()
  for (let i = 0; i < 300; i++) await tell('mandates')
  expect(rendered).toBeLessThan(60) // what the sockets took; the rest waits as one topic
  const asked = rendered
  await new Promise((resolve) => setTimeout(resolve, 1200))
  await tell('mandates')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(rendered).toBe(asked)
  reader.response.resume()
  await reader.ended
})

test('there are limits for one address and for all', async () => {
  const { port } = await serve({ limits: { address: 2 } })
  const readers = [await read(port), await read(port), await read(port)]
  expect(readers.map(({ response }) => response.statusCode)).toEqual([200, 200, 503])
  readers[0]!.response.destroy()
  await vi.waitUntil(async () => (await read(port)).response.statusCode === 200)

  const full = await serve({ limits: { all: 0 } })
  expect((await read(full.port)).response.statusCode).toBe(503)
})

test('a silent stream shows signs of life, and ends in time for its reader to be asked anew who it is', async () => {
  const { port } = await serve({ limits: { heartbeat: 0.05, life: 0.5 } })
  const reader = await read(port)
  await reader.ended
  expect(reader.text.match(/^: $/gm)?.length).toBeGreaterThan(3)
})

test('a reader that leaves is forgotten, and shutdown waits for none', async () => {
  const { app, port } = await serve()
  const [leaver, stayer] = [await read(port), await read(port)]
  leaver.response.destroy()
  await leaver.ended
  apps.length = 0
  await app.close()
  await stayer.ended
})

test('HEAD answers without a stream', async () => {
  const { app } = await serve()
  const answer = await app.inject({ method: 'HEAD', url: '/changes' })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/event-stream; charset=utf-8'])
})
