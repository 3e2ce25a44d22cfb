import { type Actor, hasRole, type May, staff } from '../../../platform/actor.ts'

/** Say something about a document before it goes on: everybody who takes part in the process. */
export const mayComment: May = (actor) => actor.id !== null && actor.roles.length > 0
/** Read what was said: the same, and the secretariat. */
export const mayReadComments: May = (actor) => actor.roles.length > 0
export const mayWithdraw = (actor: Actor, comment: { by_id: string }): boolean => actor.id === comment.by_id

/** Hand a document to another body. */
export const mayTransmit: May = (actor) => staff(actor) || hasRole(actor, 'chair')
/** That it does not wait for the members is for the chair to say, and to answer for. */
export const mayOverride: May = (actor) => hasRole(actor, 'chair')
