import { type Actor, hasRole, type May, staff } from '../../platform/actor.ts'
import type { Visibility } from './schema.ts'

interface Text {
  visibility: Visibility
  editors: readonly string[]
}
interface Party {
  id: string
  country_id: string | null
  organization_id: string | null
  members: readonly string[]
}

/** Open a text to proposals, give it a base, say who edits. */
export const mayManage: May = (actor) => staff(actor) || hasRole(actor, 'chair')

/** Hand in proposals at all: who speaks for an administration or organization, and the secretariat. */
export const mayPropose: May = (actor) => hasRole(actor, 'administrator', 'secretariat', 'focal-point', 'delegate')

/** Say which States a group has. */
export const mayKeepParties: May = staff

/**
 * For whom: one's own State or organization, a group that one's State belongs to; the secretariat takes in what anybody sends.
 * @param country of the actor's organization
 */
export const mayProposeFor = (actor: Actor, country: string | null, party: Party): boolean =>
  staff(actor) ||
  (mayPropose(actor) &&
    ((actor.organization !== null && party.organization_id === actor.organization) ||
      (country !== null && (party.country_id === country || party.members.includes(country)))))

/**
 * A draft is its author's and the secretariat's; what was handed in is seen with its text.
 * @param speaks whether the actor speaks for one of its parties, or for one that was asked to join
 */
export const maySeeProposal = (actor: Actor, proposal: { state: string; by_id: string | null }, speaks: boolean): boolean =>
  proposal.state !== 'draft' || staff(actor) || speaks || (actor.id !== null && actor.id === proposal.by_id)

/** Change, hand in, withdraw or revise a proposal: who wrote it, whoever speaks for one of its parties, the secretariat. */
export const mayKeepProposal = (actor: Actor, proposal: { by_id: string | null }, speaks: boolean): boolean =>
  mayPropose(actor) && (staff(actor) || speaks || (actor.id !== null && actor.id === proposal.by_id))

/** Take steps in the room: the chair, the secretariat, and whom they named as editors. */
export const mayEdit = (actor: Actor, text: Pick<Text, 'editors'>): boolean =>
  mayManage(actor) || (actor.id !== null && text.editors.includes(actor.id))

/** Which texts somebody may see at all. The rest is not found. */
export const visibilitiesFor = (actor: Actor): readonly Visibility[] =>
  staff(actor) || hasRole(actor, 'chair')
    ? ['public', 'members', 'restricted']
    : actor.roles.length > 0
      ? ['public', 'members']
      : ['public']

export const isVisible = (actor: Actor, text: Text): boolean =>
  visibilitiesFor(actor).includes(text.visibility) || (actor.id !== null && text.editors.includes(actor.id))
