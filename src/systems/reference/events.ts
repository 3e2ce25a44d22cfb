import type { Actor } from '../../platform/actor.ts'

export interface Dates {
  starts: string
  ends: string
}

export interface SessionMoved {
  sessionId: string
  bodyId: string
  from: Dates
  to: Dates
  note: string | null
  actor: Actor
}

declare module '../../platform/events/index.ts' {
  interface EventMap {
    /** Emitted in the transaction that moves a session: whatever hangs on it moves in the same step. */
    'reference.session-moved': SessionMoved
  }
}
