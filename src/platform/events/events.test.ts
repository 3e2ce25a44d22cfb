import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { ask, type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { inTransaction } from '../db/index.ts'
import { createEvents, type Events } from './index.ts'

declare module './index.ts' {
  interface EventMap {
    'test.happened': { id: number }
    'test.followed': { id: number }
  }
}

const log = pino({ level: 'silent' })
let database: TestDatabase
const open: Events[] = []

beforeAll(async () => {
  database = await testDatabase()
})
afterEach(async () => {
  for (const events of open.splice(0)) await events.close()
})
afterAll(() => database.close())

/** Events of one process, and the topics that it heard since it began to listen. */
async function process(): Promise<{ events: Events; heard: string[] }> {
  const events = createEvents({ connectionString: database.url, log, pause: { first: 20, longest: 100 } })
  open.push(events)
  const heard: string[] = []
  events.subscribe((topic) => heard.push(topic))
  await vi.waitUntil(() => heard.includes('*'))
  heard.length = 0
  return { events, heard }
}

const dropListeners = () =>
  ask(
    database.url,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'actionline events' and datname = current_database()`,
  )

test('handlers run in order in the transaction of the event, and what they emit in turn is handled too', async () => {
  const { events } = await process()
  const order: string[] = []
  const inTx: boolean[] = []
  events.on('test.happened', async (tx, { id }) => {
    await sql`select pg_sleep(0.05)`.execute(tx)
    order.push(`first ${id}`)
    inTx.push(tx.isTransaction)
    await events.emit(tx, 'test.followed', { id })
  })
  events.on('test.happened', async () => void order.push('second'))
  events.on('test.followed', async () => void order.push('followed'))
  await inTransaction(database.db, (tx) => events.emit(tx, 'test.happened', { id: 7 }))
  expect([order, inTx]).toEqual([['first 7', 'followed', 'second'], [true]])
})

test('a handler that fails undoes the change', async () => {
  const { events, heard } = await process()
  events.on('test.happened', async () => {
    throw new Error('not so')
  })
  const change = inTransaction(database.db, async (tx) => {
    await sql`create table must_vanish ()`.execute(tx)
    await events.emit(tx, 'test.happened', { id: 1 })
  })
  await expect(change).rejects.toThrow('not so')
  await inTransaction(database.db, (tx) => events.touch(tx, 'end'))
  await vi.waitUntil(() => heard.includes('end'))
  const { rows } = await sql`select to_regclass('must_vanish') as found`.execute(database.db)
  expect([rows, heard]).toEqual([[{ found: null }], ['end']])
})

test('every process hears topics and event names, once each, only when they commit', async () => {
  const [here, there] = [await process(), await process()]
  await inTransaction(database.db, async (tx) => {
    await here.events.touch(tx, 'mandates', 'mandates:42', 'mandates', 'a topic with “quotes” and, commas')
    await here.events.emit(tx, 'test.happened', { id: 1 })
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(there.heard).toEqual([])
  })
  const all = ['mandates', 'mandates:42', 'a topic with “quotes” and, commas', 'test.happened']
  await vi.waitUntil(() => there.heard.length >= all.length && here.heard.length >= all.length)
  expect([here.heard, there.heard]).toEqual([all, all])
})

test('a topic too long for a notification is refused before it could fail the commit', async () => {
  const { events, heard } = await process()
  const longest = 'é'.repeat(3999)
  await expect(inTransaction(database.db, (tx) => events.touch(tx, `${longest}ab`))).rejects.toThrow('topic of 8000 bytes')
  await inTransaction(database.db, (tx) => events.touch(tx, longest))
  await vi.waitUntil(() => heard.length)
  expect(heard).toEqual([longest])
})

test('after an outage of its connection a process hears that anything may have changed, then goes on listening', async () => {
  const { events, heard } = await process()
  const states: boolean[] = [events.listening]
  await dropListeners()
  await vi.waitUntil(() => heard.includes('*'))
  states.push(events.listening)
  await inTransaction(database.db, (tx) => events.touch(tx, 'after'))
  await vi.waitUntil(() => heard.includes('after'))
  expect([heard, states]).toEqual([
    ['*', 'after'],
    [true, true],
  ])
})

test('a process keeps trying while there is no server, and says that it is not listening', async () => {
  const attempts: unknown[] = []
  const events = createEvents({
    connectionString: 'postgres://nobody@127.0.0.1:1/none',
    log: { ...log, warn: (entry: unknown) => attempts.push(entry) } as unknown as typeof log,
    pause: { first: 5, longest: 20 },
  })
  open.push(events)
  events.subscribe(() => {})
  await vi.waitUntil(() => attempts.length >= 4)
  expect(events.listening).toBe(false)
})

test('one subscriber that fails does not silence the others, and one that left hears no more', async () => {
  const { events, heard } = await process()
  events.subscribe(() => {
    throw new Error('bad listener')
  })
  const leaver: string[] = []
  const leave = events.subscribe((topic) => leaver.push(topic))
  const after: string[] = []
  events.subscribe((topic) => after.push(topic))
  leave()
  await inTransaction(database.db, (tx) => events.touch(tx, 'x'))
  await vi.waitUntil(() => after.length)
  expect([heard, after, leaver]).toEqual([['x'], ['x'], []])
})

test('closing ends the connection, also during an outage and before the first subscription', async () => {
  const { events } = await process()
  await events.close()
  const count = async () =>
    (
      await ask(
        database.url,
        `select count(*)::int n from pg_stat_activity where application_name = 'actionline events' and datname = current_database()`,
      )
    ).rows[0].n
  await vi.waitUntil(async () => (await count()) === 0)
  await createEvents({ connectionString: database.url, log }).close()
  const lost = createEvents({ connectionString: 'postgres://nobody@127.0.0.1:1/none', log, pause: { first: 60_000, longest: 60_000 } })
  lost.subscribe(() => {})
  await new Promise((resolve) => setTimeout(resolve, 50))
  await lost.close()
})

test('a process that stops before it listens does stop', async () => {
  const events = createEvents({ connectionString: database.url, log })
  events.subscribe(() => {})
  const closed = events.close().then(() => 'closed')
  expect(await Promise.race([closed, pause(5000, 'still open')])).toBe('closed')
})
