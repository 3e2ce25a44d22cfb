import { type Actor, hasRole, isSignedIn } from '../../platform/actor.ts'

interface Owned {
  owner_organizations: readonly string[]
}

/** Confirm, correct, split, merge, reject what the text engine found. */
export const mayReview = (actor: Actor): boolean => hasRole(actor, 'administrator', 'secretariat')
/** Give a mandate to an organization, or take it away. */
export const mayAssign = mayReview
/** Change the life of the order: in force, superseded, spent, withdrawn. */
export const mayChangeState = mayReview

const actsForOwner = (actor: Actor, mandate: Owned): boolean =>
  hasRole(actor, 'focal-point') && actor.organization !== null && mandate.owner_organizations.includes(actor.organization)

/** A focal point takes over what nobody owns, for the own organization; the secretariat confirms nothing but sees it. */
export const mayTakeOver = (actor: Actor, mandate: Owned): boolean =>
  mayAssign(actor) || (hasRole(actor, 'focal-point') && actor.organization !== null && mandate.owner_organizations.length === 0)

/** Report, plan, change progress, money, add evidence: those who own it, and the secretariat. */
export const mayReport = (actor: Actor, mandate: Owned): boolean => mayReview(actor) || actsForOwner(actor, mandate)

/** Whether a route for those who report is worth asking at all. */
export const mayReportSomewhere = (actor: Actor): boolean => hasRole(actor, 'administrator', 'secretariat', 'focal-point')

/** Unit and person within the own organization. */
export const mayDelegate = mayReport

/** Those who take part; they also read what others said. */
export const mayComment = (actor: Actor): boolean => isSignedIn(actor) && actor.roles.length > 0

/** One step for everything a leaving colleague owned in the own organization. */
export const mayHandOver = (actor: Actor, organization: string): boolean =>
  mayReview(actor) || (hasRole(actor, 'focal-point') && actor.organization === organization)

/** An address that shows one's desk to a calendar is one's own to make: an API key makes none. */
export const mayFollowDesk = (actor: Actor): boolean => actor.kind === 'person'

/** Mandates not yet confirmed are the reviewers' only; everything confirmed is public. */
export const maySeeOpen = mayReview
