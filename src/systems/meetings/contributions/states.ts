import { Refusal } from '../../../platform/errors.ts'

/** How far a contribution is; pure, so that its whole table fits in one test. */
export const states = [
  'draft',
  'submitted',
  'late',
  'received',
  'in-translation',
  'published',
  'revised',
  'allocated',
  'introduced',
  'concluded',
] as const
export type State = (typeof states)[number]

export const steps = [
  'submit',
  'submit-late',
  'take-back',
  'return',
  'receive',
  'translate',
  'publish',
  'allocate',
  'introduce',
  'conclude',
  'revise',
] as const
export type Step = (typeof steps)[number]

const transitions: Record<State, Partial<Record<Step, State>>> = {
  draft: { submit: 'submitted', 'submit-late': 'late' },
  submitted: { receive: 'received', return: 'draft', 'take-back': 'draft' },
  late: { receive: 'received', return: 'draft', 'take-back': 'draft' },
  received: { translate: 'in-translation', publish: 'published', return: 'draft' },
  'in-translation': { publish: 'published' },
  published: { allocate: 'allocated', revise: 'revised' },
  allocated: { allocate: 'allocated', introduce: 'introduced', revise: 'revised' },
  introduced: { conclude: 'concluded', revise: 'revised' },
  // a later revision carries on
  revised: {},
  concluded: {},
}

/** Whose step it is: the delegation that writes, the secretariat's desk, whoever conducts the meeting. */
export const doer: Record<Step, 'author' | 'desk' | 'conductor'> = {
  submit: 'author',
  'submit-late': 'author',
  'take-back': 'author',
  return: 'desk',
  receive: 'desk',
  translate: 'desk',
  publish: 'desk',
  allocate: 'desk',
  introduce: 'conductor',
  conclude: 'conductor',
  // by the publication of the revision
  revise: 'desk',
}

export const stepsFrom = (state: State): Step[] => Object.keys(transitions[state]) as Step[]

/** @throws Refusal `meetings.contribution-not-that-step` (409) */
export function next(state: State, step: Step): State {
  const after = transitions[state][step]
  if (!after) throw new Refusal(409, 'meetings.contribution-not-that-step')
  return after
}

/** States of a contribution that is a document. */
export const posted: readonly State[] = ['published', 'revised', 'allocated', 'introduced', 'concluded']
/** What waits for the secretariat. */
export const incoming: readonly State[] = ['submitted', 'late', 'received', 'in-translation', 'published']
