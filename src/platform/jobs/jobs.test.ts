import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { fixedClock } from '../clock.ts'
import { inTransaction } from '../db/index.ts'
import { createEvents, type Events } from '../events/index.ts'
import { createJobs, type JobEnd, type Jobs, type JobsOptions } from './index.ts'

declare module './index.ts' {
  interface JobMap {
    'test.note': { note: string }
    'test.fail': { note: string }
    'test.remind': Record<string, never>
  }
}

const log = pino({ level: 'silent' })
let database: TestDatabase
let events: Events
const open: Jobs[] = []
const notes: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  events = createEvents({ connectionString: database.url, log })
})
beforeEach(async () => {
  notes.length = 0
  await sql`drop schema if exists jobs cascade`.execute(database.db)
  await sql`truncate platform.job_schedule`.execute(database.db)
})
afterEach(async () => {
  for (const jobs of open.splice(0)) await jobs.stop()
})
afterAll(async () => {
  await events.close()
  await database.close()
})

function newJobs(options: Partial<JobsOptions> = {}): Jobs {
  const jobs = createJobs({
    db: database.db,
    connectionString: database.url,
    events,
    clock: { now: () => new Date() },
    log,
    timeZone: 'Europe/Zurich',
    ...options,
  })
  open.push(jobs)
  return jobs
}

const takeNotes = (jobs: Jobs) =>
  jobs.handle('test.note', async ({ note }) => {
    notes.push(note)
  })

const enqueueNote = (jobs: Jobs, note: string, options = {}) =>
  inTransaction(database.db, (tx) => jobs.enqueue(tx, 'test.note', { note }, options))

test('a job commits with the change that causes it, and vanishes with it', async () => {
  const jobs = newJobs()
  takeNotes(jobs)
  await jobs.start({ work: false })
  await enqueueNote(jobs, 'kept')
  const refused = inTransaction(database.db, async (tx) => {
    await jobs.enqueue(tx, 'test.note', { note: 'lost' })
    throw new Error('the change is refused')
  })
  await expect(refused).rejects.toThrow('the change is refused')
  await jobs.drain()
  expect(notes).toEqual(['kept'])
})

test('a worker takes an enqueued job at once, without waiting for its next look', async () => {
  const jobs = newJobs({ tempo: { poll: 3600 } })
  takeNotes(jobs)
  await jobs.start({ work: true })
  await vi.waitUntil(() => events.listening)
  const from = performance.now()
  await enqueueNote(jobs, 'now')
  await vi.waitUntil(() => notes.length)
  expect(performance.now() - from).toBeLessThan(1000)
})

test('one job waits for each key; it starts at the earlier of the times asked for', async () => {
  const jobs = newJobs()
  takeNotes(jobs)
  await jobs.start({ work: false })
  const tomorrow = new Date(Date.now() + 86_400_000)
  await enqueueNote(jobs, 'first', { key: 'k', startAfter: tomorrow })
  await enqueueNote(jobs, 'other key', { key: 'l' })
  await jobs.drain()
  expect(notes).toEqual(['other key'])
  await enqueueNote(jobs, 'second', { key: 'k' })
  await enqueueNote(jobs, 'third', { key: 'k', startAfter: tomorrow })
  await jobs.drain()
  expect(notes).toEqual(['other key', 'first'])
})

test('a job that waits already does not begin before the change that leans on it commits', async () => {
  const jobs = newJobs()
  takeNotes(jobs)
  await jobs.start({ work: false })
  await enqueueNote(jobs, 'waits', { key: 'k' })
  await inTransaction(database.db, async (tx) => {
    await jobs.enqueue(tx, 'test.note', { note: 'leans on it' }, { key: 'k' })
    await jobs.drain()
    expect(notes).toEqual([])
  })
  await jobs.drain()
  expect(notes).toEqual(['waits'])
})

test('a job that nobody handles, or before the start, is refused where it is enqueued', async () => {
  const jobs = newJobs()
  await expect(enqueueNote(jobs, 'x')).rejects.toThrow('nobody handles test.note')
  takeNotes(jobs)
  await expect(enqueueNote(jobs, 'x')).rejects.toThrow('jobs.start() comes first')
  await jobs.start({ work: false })
  expect(() => jobs.handle('test.fail', async () => {})).toThrow('test.fail comes too late')
})

test('a failing job is tried again after growing pauses, then kept as dead until someone revives it', async () => {
  const ends: JobEnd[] = []
  const jobs = newJobs({ onEnd: (end) => ends.push(end) })
  let broken = true
  jobs.handle('test.fail', async ({ note }) => {
    if (broken) throw new Error(`no ${note}\0`)
    notes.push(note)
  })
  await jobs.start({ work: false })
  await inTransaction(database.db, (tx) => jobs.enqueue(tx, 'test.fail', { note: 'luck' }, { retries: 2 }))
  const pauses: number[] = []
  for (let attempt = 1; attempt <= 3; attempt++) {
    await expect(jobs.drain()).rejects.toThrow('no luck')
    const { rows } = await sql<{ pause: number }>`
      select extract(epoch from start_after - now())::float as pause from jobs.job where state = 'retry'`.execute(database.db)
    if (rows[0]) pauses.push(rows[0].pause)
    await sql`update jobs.job set start_after = now() where state = 'retry'`.execute(database.db)
  }
  expect(pauses).toHaveLength(2)
  expect(pauses[0]).toSatisfy((s: number) => s > 25 && s <= 60)
  expect(pauses[1]).toSatisfy((s: number) => s > 55 && s <= 120)
  expect(ends.map(({ outcome }) => outcome)).toEqual(['again', 'again', 'dead'])
  const [dead] = await jobs.dead()
  expect(dead).toMatchObject({ name: 'test.fail', data: { note: 'luck' }, error: 'no luck', attempts: 3 })
  expect(await jobs.counts()).toEqual([{ name: 'test.fail', waiting: 0, running: 0, dead: 1, overdue: 0 }])

  broken = false
  expect(await jobs.revive(dead!.id)).toBe(true)
  expect(await jobs.revive('no-such-job')).toBe(false)
  await jobs.drain()
  expect([notes, await jobs.dead()]).toEqual([['luck'], []])
})

test('as many jobs of a name run at a time as its concurrency says, and no more', async () => {
  const jobs = newJobs()
  let running = 0
  let most = 0
  jobs.handle(
    'test.note',
    async ({ note }) => {
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 50))
      running--
      notes.push(note)
    },
    { concurrency: 3 },
  )
  await jobs.start({ work: true })
  await inTransaction(database.db, async (tx) => {
    for (let i = 0; i < 10; i++) await jobs.enqueue(tx, 'test.note', { note: String(i) })
  })
  await vi.waitUntil(() => notes.length === 10, 5000)
  expect(most).toBe(3)
})

test('two workers never take the same job', async () => {
  const workers = [newJobs(), newJobs()]
  for (const worker of workers) takeNotes(worker)
  await Promise.all(workers.map((worker) => worker.start({ work: true })))
  const wanted = Array.from({ length: 40 }, (_, i) => String(i))
  await Promise.all(wanted.map((note) => enqueueNote(workers[0]!, note)))
  await vi.waitUntil(() => notes.length >= 40, 10_000)
  expect(notes.toSorted()).toEqual(wanted.toSorted())
})

test('stopping waits for the job that runs, and puts back one that takes too long', async () => {
  const jobs = newJobs({ tempo: { grace: 0.3 } })
  const started: string[] = []
  jobs.handle(
    'test.note',
    async ({ note }) => {
      started.push(note)
      await new Promise((resolve) => setTimeout(resolve, note === 'short' ? 100 : 60_000).unref())
      notes.push(note)
    },
    { concurrency: 2 },
  )
  await jobs.start({ work: true })
  await enqueueNote(jobs, 'short')
  await enqueueNote(jobs, 'long')
  await vi.waitUntil(() => started.length === 2)
  await jobs.stop()
  expect(notes).toEqual(['short'])
  expect(await jobs.counts()).toMatchObject([{ waiting: 1, running: 0, dead: 0 }])
})

test('a job that runs long does not expire under its worker', async () => {
  const jobs = newJobs({ tempo: { lost: 1 } })
  jobs.handle('test.note', async ({ note }) => {
    notes.push(note)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    notes.push(`${note} done`)
  })
  await jobs.start({ work: true })
  await enqueueNote(jobs, 'long')
  await vi.waitUntil(() => notes.includes('long done'), 5000)
  await vi.waitUntil(async () => (await jobs.counts())[0]?.running === 0)
  expect([notes, await jobs.counts()]).toMatchObject([['long', 'long done'], [{ waiting: 0, dead: 0 }]])
})

/** A worker in a process of its own that takes jobs and never ends one; comes back when it has begun one. */
async function doomedWorker(): Promise<() => Promise<void>> {
  const program = `
    import { pino } from 'pino'
    import { createDb, createPool } from ${JSON.stringify(fileURLToPath(new URL('../db/index.ts', import.meta.url)))}
    import { createEvents } from ${JSON.stringify(fileURLToPath(new URL('../events/index.ts', import.meta.url)))}
    import { createJobs } from ${JSON.stringify(fileURLToPath(new URL('./index.ts', import.meta.url)))}
    const [connectionString] = process.argv.slice(-1)
    const log = pino({ level: 'silent' })
    const db = createDb(createPool(connectionString, 3))
    const events = createEvents({ connectionString, log })
    const jobs = createJobs({ db, connectionString, events, clock: { now: () => new Date() }, log, timeZone: 'UTC', tempo: { poll: 0.2 } })
    jobs.handle('test.note', () => new Promise(() => { console.log('running'); setInterval(() => {}, 1000) }))
    await jobs.start({ work: true })`
  const doomed = spawn(
    process.execPath,
    ['--experimental-transform-types', '--no-warnings', '--input-type=module-typescript', '-e', program, database.url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(doomed.stdout, 'data')
  return async () => {
    const ended = once(doomed, 'exit')
    doomed.kill('SIGKILL')
    await ended
  }
}

test('the job of a killed worker is taken again at once by one that starts, long before it would count as lost', async () => {
  const jobs = newJobs()
  takeNotes(jobs)
  await jobs.start({ work: false })
  await enqueueNote(jobs, 'survives')
  const kill = await doomedWorker()
  await kill()
  expect(await jobs.counts()).toMatchObject([{ running: 1 }])
  const from = performance.now()
  await jobs.start({ work: true })
  await vi.waitUntil(() => notes.length, 10_000)
  expect(performance.now() - from).toBeLessThan(5000)
  expect(notes).toEqual(['survives'])
})

test('a worker that runs takes over from one that is killed, and leaves alone what a living one has in hand', async () => {
  const other = newJobs({ tempo: { poll: 0.2 } })
  const begun: string[] = []
  let end = () => {}
  other.handle('test.note', async ({ note }) => {
    begun.push(note)
    if (note === 'in hand') await new Promise<void>((resolve) => (end = resolve))
  })
  await other.start({ work: false })
  await enqueueNote(other, 'left behind')
  const kill = await doomedWorker()
  await enqueueNote(other, 'in hand')
  await other.start({ work: true })
  await vi.waitUntil(() => begun.includes('in hand'))
  const third = newJobs({ tempo: { poll: 0.2 } })
  third.handle('test.note', async ({ note }) => void begun.push(note))
  await third.start({ work: true })
  await kill()
  await vi.waitUntil(() => begun.includes('left behind'), 10_000)
  end()
  await vi.waitUntil(async () => (await other.counts())[0]?.running === 0)
  expect(begun.toSorted()).toEqual(['in hand', 'left behind'])
})

test('a job that ends its process again and again is given up like one that fails', async () => {
  const jobs = newJobs()
  takeNotes(jobs)
  await jobs.start({ work: false })
  await enqueueNote(jobs, 'poison', { retries: 0 })
  const kill = await doomedWorker()
  await kill()
  await jobs.start({ work: true })
  // the server lets the lock of a killed process go a moment after it
  const given = [{ name: 'test.note', data: { note: 'poison' }, error: 'its process ended', attempts: 1 }]
  await expect.poll(() => jobs.dead(), { timeout: 10_000 }).toMatchObject(given)
  expect(notes).toEqual([])
})

test('a calendar enqueues once at its moment in Geneva, once for all that passed while no process ran, and nothing of before it was known', async () => {
  const clock = fixedClock('2027-03-26T05:59:00Z')
  const scheduled = () => {
    const jobs = newJobs({ clock, tempo: { lost: 0.4 } })
    jobs.handle('test.remind', async () => void notes.push(clock.now().toISOString().slice(0, 10)), { cron: '0 7 * * *' })
    return jobs
  }
  const looks = () => new Promise((resolve) => setTimeout(resolve, 500))
  const before = [scheduled(), scheduled()]
  for (const jobs of before) await jobs.start({ work: true })
  await looks()
  expect(notes).toEqual([])
  clock.set('2027-03-26T06:00:00Z')
  await looks()
  expect(notes).toEqual(['2027-03-26'])
  for (const jobs of before) await jobs.stop()

  // down over three mornings, and over the change to summer time on the 28th
  clock.set('2027-03-29T04:59:00Z')
  await scheduled().start({ work: true })
  await looks()
  expect(notes).toEqual(['2027-03-26', '2027-03-29'])
  clock.set('2027-03-29T05:00:00Z')
  await looks()
  expect(notes).toEqual(['2027-03-26', '2027-03-29', '2027-03-29'])
})

test('a calendar that makes no sense stops the start', () => {
  expect(() => newJobs().handle('test.remind', async () => {}, { cron: '0 25 * * *' })).toThrow('Constraint error')
})
