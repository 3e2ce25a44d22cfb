import { type Actor, hasRole, isSignedIn, type May, staff } from '../../../platform/actor.ts'
import type { GroupReaders } from './schema.ts'

/** Open a group: the secretariat, as a meeting asked it to, and those who chair. */
export const mayOpenGroups: May = (actor) => actor.id !== null && (staff(actor) || hasRole(actor, 'chair'))

/** Those who take part in the parent body read what its groups do. */
export const mayReadGroups: May = (actor) => isSignedIn(actor) && actor.roles.length > 0

/** What somebody is to a group. */
export interface Standing {
  member: boolean
  /** admitted to the meeting that the group works for */
  participant: boolean
}

/** Read the texts of a group, and what is said of them: its terms say who does beside its members and its chair. */
export function mayReadTexts(
  actor: Actor,
  group: { convenor_id: string; chair_id: string | null; readers: GroupReaders },
  { member, participant }: Standing,
): boolean {
  if (!mayReadGroups(actor)) return false
  const leads = actor.id !== null && actor.id === group.chair_id
  return member || leads || mayConvene(actor, group) || group.readers === 'all' || (group.readers === 'meeting' && participant)
}

/** Lead this very group: its convenor, and the secretariat beside them. */
export const mayConvene = (actor: Actor, group: { convenor_id: string }): boolean =>
  staff(actor) || (actor.id !== null && actor.id === group.convenor_id)

/** Interested members of an open group join by themselves. */
export const mayJoin = (actor: Actor, group: { open: boolean; state: string }): boolean =>
  mayReadGroups(actor) && actor.id !== null && actor.organization !== null && group.open && group.state === 'open'
