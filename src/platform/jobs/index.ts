import type { Tx } from '../db/index.ts'

/** Payload types by job name (`mandates.remind`). Each system adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the systems
export interface JobMap {}
export type JobName = keyof JobMap & string

export interface JobOptions {
  /** at most one waiting job of this name and key */
  key?: string
  startAfter?: Date
  /** times to try again, with growing pauses; 5 when not said */
  retries?: number
}

export interface Jobs {
  /** Declares what a job does. A job loads by id and calls a command; it may run twice. `cron` is in Geneva time. */
  handle<J extends JobName>(name: J, work: (data: JobMap[J]) => Promise<void>, options?: { cron?: string; concurrency?: number }): void
  /** Written in `tx`: commits or vanishes with the rest. */
  enqueue<J extends JobName>(tx: Tx, name: J, data: JobMap[J], options?: JobOptions): Promise<void>
  /** Creates queues and schedules; where `work`, also begins to take jobs. */
  start(options: { work: boolean }): Promise<void>
  /** Runs everything that waits, now, in this process: for tests and for `actionline jobs run`. */
  drain(): Promise<void>
  stop(): Promise<void>
}

export { createJobs } from './jobs.ts'
