import type { TextState } from './schema.ts'

export const textStates: readonly TextState[] = ['collecting', 'negotiating', 'adopted', 'closed']

/** What can happen to a text as a whole: proposals are collected, the room opens, a meeting adopts it or it is given up. */
export type TextEvent = 'room-opened' | 'adopted' | 'closed' | 'reopened'

const transitions: Record<TextState, Partial<Record<TextEvent, TextState>>> = {
  collecting: { 'room-opened': 'negotiating', closed: 'closed' },
  negotiating: { adopted: 'adopted', closed: 'closed' },
  adopted: {},
  closed: { reopened: 'collecting' },
}

/** The state after an event; null where the event cannot happen. */
export const next = (state: TextState, event: TextEvent): TextState | null => transitions[state][event] ?? null
