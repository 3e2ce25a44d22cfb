import { type Actor, hasRole, isSignedIn, staff } from '../../../platform/actor.ts'
import type { Phase } from '../states.ts'

export { mayConduct as mayRecord } from '../policy.ts'

/** A meeting decides while it is in session; what was heard wrongly is put down right after it as well. */
export const takesDecisions = (phase: Phase): boolean => phase === 'running' || phase === 'closed'

/** Silence is asked for before, during and between meetings. */
export const takesSilence = (phase: Phase): boolean => phase !== 'cancelled'

/** The roles that speak for an administration or organization. */
export const objectors = ['delegate', 'focal-point', 'secretariat'] as const

/** Break a silence: whoever speaks for an administration or organization. */
export const mayObject = (actor: Actor): boolean =>
  isSignedIn(actor) && actor.id !== null && actor.organization !== null && hasRole(actor, ...objectors)

/** What was objected, and by whom, is for those who take part. */
export const maySeeObjections = (actor: Actor): boolean => staff(actor) || actor.roles.length > 0
