import { Refusal } from '../../platform/errors.ts'

/** Found by the text engine and not yet looked at, confirmed by a person, or refused with a reason. */
export const reviews = ['open', 'confirmed', 'rejected'] as const
export type Review = (typeof reviews)[number]

/** Life of the order itself. A proposal orders nothing until it is adopted; a struck paragraph ends its mandate on adoption. */
export const states = ['proposed', 'in-force', 'superseded', 'spent', 'withdrawn'] as const
export type State = (typeof states)[number]

const lives: Record<State, readonly State[]> = {
  proposed: ['in-force', 'withdrawn'],
  'in-force': ['superseded', 'spent', 'withdrawn'],
  superseded: ['in-force'],
  spent: ['in-force'],
  withdrawn: ['proposed', 'in-force'],
}

/** How far the addressee is. */
export const progresses = ['not-started', 'planned', 'under-way', 'reported', 'done', 'dropped'] as const
export type Progress = (typeof progresses)[number]

const steps: Record<Progress, readonly Progress[]> = {
  'not-started': ['planned', 'under-way', 'reported', 'done', 'dropped'],
  planned: ['not-started', 'under-way', 'reported', 'done', 'dropped'],
  'under-way': ['planned', 'reported', 'done', 'dropped'],
  reported: ['under-way', 'done', 'dropped'],
  done: ['under-way'],
  dropped: ['not-started', 'planned', 'under-way'],
}

export const nextStates = (state: State): readonly State[] => lives[state]
export const nextProgresses = (progress: Progress): readonly Progress[] => steps[progress]

export function changeState(from: State, to: State): State {
  if (!lives[from].includes(to)) throw new Refusal(409, 'mandates.illegal-state', { from, to })
  return to
}

export function changeProgress(from: Progress, to: Progress): Progress {
  if (!steps[from].includes(to)) throw new Refusal(409, 'mandates.illegal-progress', { from, to })
  return to
}

/** Steps back, and an end without result, need a word of explanation. */
export const needsNote = (from: Progress, to: Progress): boolean => to === 'dropped' || progresses.indexOf(to) < progresses.indexOf(from)
