import type { Actor } from '../../../platform/actor.ts'
import type { RegistrationState } from '../schema.ts'
import type { Phase } from '../states.ts'
import type { StatementVisibility } from './schema.ts'

/** Take the floor: whoever is admitted, while the meeting runs. */
export const maySpeak = (phase: Phase, registration: { state: RegistrationState } | undefined): boolean =>
  phase === 'running' && registration?.state === 'approved'

/** Hand a statement in: whoever is admitted, before the meeting as well. */
export const mayState = (phase: Phase, registration: { state: RegistrationState } | undefined): boolean =>
  (phase === 'running' || phase === 'registration') && registration?.state === 'approved'

/** Which statements somebody reads. */
export const statementsFor = (actor: Actor): StatementVisibility[] => (actor.roles.length > 0 ? ['public', 'members'] : ['public'])
