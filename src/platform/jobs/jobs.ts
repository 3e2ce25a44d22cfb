import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import cron from 'cron-parser'
import type { FastifyBaseLogger } from 'fastify'
import { CompiledQuery, sql } from 'kysely'
import PgBoss from 'pg-boss'
import type { Clock } from '../clock.ts'
import { type Db, inTransaction, type Tx } from '../db/index.ts'
import type { Events } from '../events/index.ts'
import type { DeadJob, JobEnd, JobName, JobOptions, Jobs, QueueCount } from './index.ts'
import { createPresence, isGone } from './presence.ts'

export interface JobsOptions {
  db: Db
  /** of the same database: the process is known by a connection of its own while it works */
  connectionString: string
  /** wakes the workers at the commit of an enqueued job */
  events: Events
  clock: Clock
  log: FastifyBaseLogger
  /** of the calendars, as `Europe/Zurich` */
  timeZone: string
  /** hears the end of every attempt, for the metrics */
  onEnd?: (end: JobEnd) => void
  tempo?: Partial<typeof usualTempo>
}

/** In seconds. */
const usualTempo = {
  /** between looks for jobs that became due; enqueued ones are taken at once */
  poll: 2,
  /** without a sign of life for this long a running job counts as failed, and is tried again; a process that ended is noticed sooner */
  lost: 60,
  /** about the pause before the second attempt, doubled before each further one */
  retry: 60,
  /** that `stop` waits for running jobs */
  grace: 30,
}

interface Lane {
  name: JobName
  work: (data: object) => Promise<void>
  cron: string | undefined
  concurrency: number
  /** jobs of this process, by id */
  running: Map<string, Promise<unknown>>
  wanted: boolean
  busy: boolean
  taking: Promise<void>
}

type TakenJob = PgBoss.JobWithMetadata<object>

const year = 365 * 24 * 60

/**
 * Jobs in PostgreSQL, schema `jobs`. pg-boss keeps the queues; the loop that takes jobs and the calendar are ours, because its own
 * loop lets a long job expire under its worker, and its calendar skips a moment that passed while no process ran.
 */
export function createJobs({ db, connectionString, events, clock, log, timeZone, onEnd, tempo }: JobsOptions): Jobs {
  const pace = { ...usualTempo, ...tempo }
  const lanes = new Map<JobName, Lane>()
  const timers: NodeJS.Timeout[] = []
  let boss: PgBoss | null = null
  let stopWaking = () => {}
  let stopping = false
  const presence = createPresence(connectionString, () => {
    if (!stopping) void signLife().catch((err) => log.error({ err }, 'jobs: cannot keep running jobs'))
  })

  const started = (): PgBoss => boss ?? fail('jobs.start() comes first')

  async function createQueues(): Promise<void> {
    const present = new Set((await started().getQueues()).map(({ name }) => name))
    for (const name of lanes.keys()) {
      if (present.has(name)) continue
      await started().createQueue(name, {
        name,
        policy: 'short', // one waiting job for each key
        expireInSeconds: Math.max(1, pace.lost),
        retryDelay: Math.max(1, Math.round(pace.retry / 2)),
        retryBackoff: true,
        retentionMinutes: year, // a job that nobody took for two weeks is still owed
      })
    }
  }

  const scheduled = () =>
    [...lanes.values()].flatMap(({ name, cron }) => (cron ? [{ name, moment: lastMoment(cron, clock.now(), timeZone) }] : []))

  /** From now on: what a calendar said before it was known here is not made up for. */
  async function createSchedules(): Promise<void> {
    for (const { name, moment } of scheduled()) {
      await sql`insert into platform.job_schedule (name, moment) values (${name}, ${moment}) on conflict do nothing`.execute(db)
    }
  }

  /** Enqueues what became due, once for all processes, and once for all moments that passed while none ran. */
  async function keepSchedules(): Promise<void> {
    for (const { name, moment } of scheduled()) {
      await inTransaction(db, async (tx) => {
        const { rows } =
          await sql`update platform.job_schedule set moment = ${moment} where name = ${name} and moment < ${moment} returning 1`.execute(tx)
        if (rows.length) await enqueue(tx, name, {} as never, { key: 'schedule' })
      })
    }
  }

  async function enqueue(tx: Tx, name: JobName, data: object, options: JobOptions = {}): Promise<void> {
    if (!lanes.has(name)) fail(`nobody handles ${name}`)
    const { key = randomUUID(), startAfter, retries = 5 } = options
    const send = () => started().send(name, data, { db: within(tx), singletonKey: key, startAfter, retryLimit: retries })
    // The job that waits already must not begin before we commit: it would not see what we changed. If it was taken in
    // the meantime, there is room for ours.
    while (!(await send()) && !(await joinWaiting(tx, name, key, startAfter ?? clock.now())));
    if (!startAfter || startAfter <= clock.now()) await events.touch(tx, `jobs.${name}`)
  }

  /** Takes jobs of this lane, now or right after the taking that is under way. */
  function look(lane: Lane): void {
    lane.wanted = true
    if (!lane.busy) lane.taking = take(lane).catch((err) => log.error({ err, job: lane.name }, 'cannot take jobs'))
  }

  /** Takes as many jobs as there is room for; each that ends makes room and looks again. One at a time for each lane, or two would share a room. */
  async function take(lane: Lane): Promise<void> {
    lane.busy = true
    try {
      while (lane.wanted && !stopping) {
        lane.wanted = false
        const room = lane.concurrency - lane.running.size
        if (room <= 0) return
        for (const job of await fetch(lane, room)) {
          void begin(lane, job)
            .catch((err) => log.error({ err, job: lane.name }, 'a job failed'))
            .then(() => look(lane))
        }
      }
    } finally {
      lane.busy = false
    }
  }

  /** Jobs of this lane, marked as ours in the same transaction: there is none that runs and nobody knows where. */
  async function fetch(lane: Lane, batchSize: number): Promise<TakenJob[]> {
    const worker = await presence.number()
    return inTransaction(db, async (tx) => {
      const jobs = await started().fetch<object>(lane.name, { batchSize, includeMetadata: true, db: within(tx) })
      if (jobs.length) await mark(tx, lane.name, worker, jobs)
      return jobs
    })
  }

  /** A running job has no output yet; until then the column says who runs it. */
  const mark = (on: Db | Tx, name: JobName, worker: number, jobs: readonly { id: string }[]) =>
    sql`update jobs.job set started_on = now(), output = jsonb_build_object('worker', ${worker}::int)
      where name = ${name} and id = any(${jobs.map(({ id }) => id)}::uuid[]) and state = 'active'`.execute(on)

  /** Does a job and records its end; throws what the job threw. */
  function begin(lane: Lane, job: TakenJob): Promise<void> {
    const done = attempt(lane, job).finally(() => lane.running.delete(job.id))
    lane.running.set(job.id, done)
    return done
  }

  async function attempt(lane: Lane, job: TakenJob): Promise<void> {
    const from = performance.now()
    const end = (outcome: JobEnd['outcome']) => onEnd?.({ name: lane.name, outcome, seconds: (performance.now() - from) / 1000 })
    try {
      await lane.work(job.data)
    } catch (error) {
      await started()
        .fail(lane.name, job.id, asRecord(error))
        .catch((err) => log.error({ err, job: lane.name }, 'cannot record a failure; the job counts as lost')) // keeps the job's own error
      end(job.retryCount < job.retryLimit ? 'again' : 'dead')
      throw error
    }
    await started().complete(lane.name, job.id)
    end('done')
  }

  /** A sign of life for the running jobs: they expire by `lost` after the last one. */
  async function signLife(): Promise<void> {
    for (const { name, running } of lanes.values()) {
      if (running.size === 0) continue
      await mark(
        db,
        name,
        await presence.number(),
        [...running.keys()].map((id) => ({ id })),
      )
    }
  }

  /**
   * Puts back what processes left behind that ended in the middle of it, to be tried again at once. It counts as an attempt: a job
   * that ends its process does not do so for ever.
   */
  async function putBack(): Promise<void> {
    const { rows } = await sql<{ name: JobName; again: boolean }>`
      update jobs.job set
        state = case when retry_count < retry_limit then 'retry'::jobs.job_state else 'failed'::jobs.job_state end,
        completed_on = case when retry_count < retry_limit then null else now() end,
        start_after = now(), output = '{"message": "its process ended"}'
      where state = 'active' and output ? 'worker' and ${isGone(sql<number>`(output->>'worker')::bigint`)}
      returning name, state = 'retry' as again`.execute(db)
    for (const { name, again } of rows) {
      const lane = lanes.get(name)
      if (!again) onEnd?.({ name, outcome: 'dead', seconds: 0 })
      else if (lane) look(lane)
    }
    if (rows.length) log.warn({ jobs: rows.length }, 'jobs of a process that ended are put back')
  }

  async function lookForDue(): Promise<void> {
    const { rows } = await sql<{ name: JobName }>`
      select name from unnest(${[...lanes.keys()]}::text[]) name
      where exists (select from jobs.job where job.name = name.name and state < 'active' and start_after <= now())`.execute(db)
    for (const { name } of rows) look(lanes.get(name)!)
  }

  const every = (seconds: number, what: string, work: () => Promise<void>) => {
    const run = () => void work().catch((err) => log.error({ err }, `jobs: cannot ${what}`))
    timers.push(setInterval(run, seconds * 1000))
    run()
  }

  return {
    handle(name, work, { cron, concurrency = 1 } = {}) {
      if (boss) fail(`jobs have started: ${name} comes too late`)
      if (lanes.has(name)) fail(`${name} is handled already`)
      if (cron) lastMoment(cron, clock.now(), timeZone) // a wrong calendar is found at the start
      lanes.set(name, {
        name,
        work: work as Lane['work'],
        cron,
        concurrency,
        running: new Map(),
        wanted: false,
        busy: false,
        taking: Promise.resolve(),
      })
    },

    enqueue,

    async start({ work }) {
      if (!boss) {
        boss = new PgBoss({
          schema: 'jobs',
          db: ownConnection(db),
          supervise: false,
          schedule: false,
          archiveFailedAfterSeconds: 30 * 24 * 3600,
        })
        boss.on('error', (err) => log.error({ err }, 'jobs'))
        await oneAtATime(db, async () => {
          await started().start()
          await createQueues()
          await createSchedules()
        })
      }
      if (!work || timers.length) return
      stopWaking = events.subscribe((topic) => {
        const lane = lanes.get(topic.replace(/^jobs\./, '') as JobName)
        if (lane) look(lane)
      })
      await putBack()
      every(pace.poll, 'look for due jobs', lookForDue)
      every(pace.poll, 'put back what a process left behind', putBack)
      every(pace.lost / 4, 'keep running jobs', signLife)
      every(pace.lost / 4, 'put lost jobs back', () => started().maintain())
      every(pace.lost / 4, 'keep the calendar', keepSchedules)
    },

    async drain() {
      const errors: unknown[] = []
      const signs = setInterval(() => void signLife().catch(() => {}), (pace.lost / 4) * 1000)
      for (let found = true; found; ) {
        found = false
        for (const lane of lanes.values()) {
          for (let [job] = await fetch(lane, 1); job; [job] = await fetch(lane, 1)) {
            found = true
            await begin(lane, job).catch((error) => errors.push(error))
          }
        }
      }
      clearInterval(signs)
      if (errors.length === 1) throw errors[0]
      if (errors.length) throw new AggregateError(errors, `${errors.length} jobs failed`)
    },

    async stop() {
      if (!boss || stopping) return
      stopping = true
      stopWaking()
      await Promise.all([...lanes.values()].map(({ taking }) => taking))
      const running = [...lanes.values()].flatMap((lane) => [...lane.running.values()])
      const grace = new AbortController()
      await Promise.race([Promise.allSettled(running), pause(pace.grace * 1000, null, { signal: grace.signal }).catch(() => {})])
      grace.abort()
      for (const timer of timers) clearInterval(timer) // only now: the running ones went on giving signs of life
      for (const { name, running } of lanes.values()) {
        for (const id of running.keys()) await boss.fail(name, id, { message: 'stopped before its end' })
      }
      await presence.leave()
      await boss.stop({ graceful: false, close: false })
    },

    async dead(limit = 100) {
      const { rows } = await sql<DeadJob>`
        select id, name, data, coalesce(output->>'message', output->'value'->>'message', '') as error, retry_count + 1 as attempts, completed_on as at
        from jobs.job where state = 'failed' order by completed_on desc limit ${limit}`.execute(db)
      return rows
    },

    async revive(id) {
      const { rows } = await sql<{ name: string }>`
        update jobs.job set state = 'retry', retry_limit = retry_count + 1, start_after = now(), completed_on = null
        where state = 'failed' and id::text = ${id} returning name`.execute(db)
      if (rows[0]) await inTransaction(db, (tx) => events.touch(tx, `jobs.${rows[0]!.name}`))
      return rows.length > 0
    },

    async counts() {
      const { rows } = await sql<QueueCount>`
        select queue.name,
          (count(*) filter (where state < 'active'))::int as waiting,
          (count(*) filter (where state = 'active'))::int as running,
          (count(*) filter (where state = 'failed'))::int as dead,
          coalesce(extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after < now())), 0)::float as overdue
        from jobs.queue left join jobs.job on job.name = queue.name group by queue.name order by queue.name`.execute(db)
      return rows
    },
  }
}

/**
 * Lets the waiting job of this key start at the earlier of both starts, and holds it back until the end of `tx`. False when none waits.
 * The usual lock is a shared one: any number of transactions may lean on one job, in any order.
 */
async function joinWaiting(tx: Tx, name: string, key: string, startAfter: Date): Promise<boolean> {
  const waiting = sql`name = ${name} and singleton_key = ${key} and state = 'created'`
  const moved =
    await sql`update jobs.job set start_after = ${startAfter} where ${waiting} and start_after > ${startAfter} returning 1`.execute(tx)
  if (moved.rows.length) return true
  const held = await sql`select 1 from jobs.job where ${waiting} for share`.execute(tx)
  return held.rows.length > 0
}

/** The latest moment of a calendar that has come: `0 7 * * 1-5` is seven o'clock on working days. */
function lastMoment(calendar: string, now: Date, timeZone: string): Date {
  return cron
    .parseExpression(calendar, { currentDate: new Date(now.getTime() + 1), tz: timeZone })
    .prev()
    .toDate()
}

/** An error as JSON that PostgreSQL takes: it knows no NUL. */
function asRecord(error: unknown): object {
  const { message, stack } = error instanceof Error ? error : new Error(String(error))
  return { message: message.replaceAll('\0', ''), stack: stack?.replaceAll('\0', '') }
}

const within = (on: Db | Tx): PgBoss.Db => ({
  executeSql: async (text, values = []) => {
    const { rows } = await on.executeQuery<object>(CompiledQuery.raw(text, values))
    return { rows }
  },
})

/** Processes that start together would both make what is missing. */
const oneAtATime = (db: Db, work: () => Promise<void>): Promise<void> =>
  db.connection().execute(async (connection) => {
    const key = sql`hashtext('platform.jobs.start')`
    await sql`select pg_advisory_lock(${key})`.execute(connection)
    try {
      await work()
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection)
    }
  })

/** For pg-boss's own statements. Some are a whole `begin … commit` in one text: after an error inside, the connection must not go back half-way. */
const ownConnection = (db: Db): PgBoss.Db => ({
  executeSql: (text, values) =>
    db.connection().execute(async (connection) => {
      try {
        return await within(connection).executeSql(text, values ?? [])
      } catch (error) {
        await sql`rollback`.execute(connection).catch(() => {})
        throw error
      }
    }),
})

function fail(message: string): never {
  throw new Error(message)
}
