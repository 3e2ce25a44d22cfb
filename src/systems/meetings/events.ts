import type { Actor } from '../../platform/actor.ts'
import type { Phase } from './states.ts'

declare module '../../platform/events/index.ts' {
  interface EventMap {
    /** Emitted in the transaction that opens a meeting for its session. */
    'meetings.opened': { meetingId: string; sessionId: string; actor: Actor }
    /** Emitted in the transaction that takes a meeting from one phase to the next. */
    'meetings.phase-changed': { meetingId: string; from: Phase; to: Phase; actor: Actor }
  }
}

/** The topic of pages that show any meeting. */
export const meetingsTopic = 'meetings'
/** The topic of one meeting's own pages and streams. */
export const meetingTopic = (id: string): string => `meetings.${id}`
