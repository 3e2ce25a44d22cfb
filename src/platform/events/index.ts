import type { Tx } from '../db/index.ts'

/** Event types by name. Each system adds its own by declaration merging, as with `Database`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the systems
export interface EventMap {}
export type EventName = keyof EventMap & string

export type Handler<E extends EventName> = (tx: Tx, event: EventMap[E]) => Promise<void>

export interface Events {
  /** Runs in the emitter's transaction: what must happen together with the event, in a system that the emitter must not know. */
  on<E extends EventName>(name: E, handler: Handler<E>): void
  /** Calls the handlers in `tx`, then notifies every process at commit. */
  emit<E extends EventName>(tx: Tx, name: E, event: EventMap[E]): Promise<void>
  /** Announces, at commit and in every process, that something named `topic` changed: pages and streams that show it refresh. */
  touch(tx: Tx, ...topics: string[]): Promise<void>
  /**
   * Hears topics and event names after their commit, in this process; returns the way to stop. The topic '*' says that
   * anything may have changed: it comes whenever listening begins, after the first subscription and after an outage.
   */
  subscribe(listener: (topic: string) => void): () => void
  /** false while changes in other processes go unheard, as before the first connection and during an outage */
  readonly listening: boolean
  close(): Promise<void>
}

export { createEvents, type EventsOptions } from './events.ts'
export { closeStreams, openStream, type StreamOptions } from './stream.ts'
