import { type Actor, hasRole } from '../../platform/actor.ts'

/** Dates of the process are the secretariat's to decide. */
export const mayKeepCalendar = (actor: Actor): boolean => hasRole(actor, 'administrator', 'secretariat')
/** Values recalled and not read in a source are shown as unverified to those who can verify them. */
export const maySeeUnverified = mayKeepCalendar
