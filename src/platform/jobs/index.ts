import type { Tx } from '../db/index.ts'

/** Payload types by job name (`mandates.remind`). Each system adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the systems
export interface JobMap {}
export type JobName = keyof JobMap & string

export interface JobOptions {
  /** At most one waiting job of this name and key. A second one leaves the first as it is, but for the start: the earlier of both holds. */
  key?: string
  startAfter?: Date
  /** times to try again, with growing pauses; 5 when not said, which is a quarter of an hour or more in all */
  retries?: number
}

/** A job that was tried as often as it may be; kept for 30 days. */
export interface DeadJob {
  id: string
  name: string
  data: unknown
  /** what the last attempt said */
  error: string
  attempts: number
  at: Date
}

export interface QueueCount {
  name: string
  waiting: number
  running: number
  dead: number
  /** seconds that the longest waiting job is overdue, 0 when none is */
  overdue: number
}

/** How one attempt ended: done, to be tried again, or never again. */
export interface JobEnd {
  name: string
  outcome: 'done' | 'again' | 'dead'
  seconds: number
}

export interface Jobs {
  /** Declares what a job does. A job loads by id and calls a command; it may run twice. `cron` is in Geneva time; its `data` is {}. */
  handle<J extends JobName>(name: J, work: (data: JobMap[J]) => Promise<void>, options?: { cron?: string; concurrency?: number }): void
  /** Written in `tx`: commits or vanishes with the rest. */
  enqueue<J extends JobName>(tx: Tx, name: J, data: JobMap[J], options?: JobOptions): Promise<void>
  /**
   * Creates queues and schedules; where `work`, also begins to take jobs. Comes after the migrations and before the first `enqueue`;
   * a start without work may be followed by one with it.
   */
  start(options: { work: boolean }): Promise<void>
  /**
   * Runs everything that waits and is due, now, in this process: for tests and for `actionline jobs run`. Throws what the jobs threw, when
   * all have run; those are tried again later as ever.
   */
  drain(): Promise<void>
  /** Takes no more jobs and waits for those that run, half a minute at most; what runs longer is put back. */
  stop(): Promise<void>
  /** jobs that will not be tried again, the latest first */
  dead(limit?: number): Promise<DeadJob[]>
  /** Tries a dead job once more; false when there is none of this id. */
  revive(id: string): Promise<boolean>
  counts(): Promise<QueueCount[]>
}

export { createJobs, type JobsOptions } from './jobs.ts'
