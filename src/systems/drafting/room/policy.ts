import { isSignedIn, type May } from '../../../platform/actor.ts'
import { mayPropose } from '../policy.ts'
import type { TextState } from '../schema.ts'

/** Worth asking at all; whether somebody edits this very text, the command asks on its row. */
export const mayTakeSteps: May = isSignedIn

/** Break a silence procedure: whoever speaks for a party. */
export const mayObject: May = mayPropose

/** After adoption, or when a text is given up, its rooms are kept as they were. */
export const takesSteps = ({ state }: { state: TextState }): boolean => state !== 'adopted' && state !== 'closed'
