import { Refusal } from '../../platform/errors.ts'

/** How far a meeting is; pure, so that its whole table fits in one test. */
export const phases = ['announced', 'invited', 'registration', 'running', 'closed', 'reported', 'cancelled'] as const
export type Phase = (typeof phases)[number]
export const isPhase = (value: string): value is Phase => (phases as readonly string[]).includes(value)

export type Step = 'invite' | 'open-registration' | 'start' | 'close' | 'reopen' | 'report' | 'cancel'

const transitions: Record<Phase, Partial<Record<Step, Phase>>> = {
  announced: { invite: 'invited', cancel: 'cancelled' },
  invited: { 'open-registration': 'registration', cancel: 'cancelled' },
  registration: { start: 'running', cancel: 'cancelled' },
  running: { close: 'closed' },
  closed: { reopen: 'running', report: 'reported' },
  reported: {},
  cancelled: {},
}

export const stepsFrom = (phase: Phase): Step[] => Object.keys(transitions[phase]) as Step[]

/** The steps that a person takes with a button; inviting is done by publishing the letter. */
export const pressedSteps = ['open-registration', 'start', 'close', 'reopen', 'report', 'cancel'] as const
export type PressedStep = (typeof pressedSteps)[number]
export const stepsToPress = (phase: Phase): PressedStep[] => pressedSteps.filter((step) => stepsFrom(phase).includes(step))

/** What ends a meeting: a person is asked first. */
const graveSteps = ['close', 'cancel'] as const
export const isGrave = (step: Step): step is (typeof graveSteps)[number] => (graveSteps as readonly Step[]).includes(step)

export function next(phase: Phase, step: Step): Phase {
  const after = transitions[phase][step]
  if (!after) throw new Refusal(409, 'meetings.not-that-step')
  return after
}
