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

export interface SessionAdded {
  sessionId: string
  bodyId: string
}

declare module '../../platform/events/index.ts' {
  interface EventMap {
    /** Emitted in the transaction that moves a session: whatever hangs on it moves in the same step. */
    'reference.session-moved': SessionMoved
    /** Emitted in the transaction that brings a session into the calendar: what waited for it, or recurs at it, has a date now. */
    'reference.session-added': SessionAdded
  }
}
