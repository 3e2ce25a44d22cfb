import { type Actor, hasRole, type May, type Role, roles } from '../../platform/actor.ts'

const isStaff: May = (actor) => hasRole(actor, 'administrator', 'secretariat')
const isFocalPointOf = (actor: Actor, organizationId: string | null) =>
  organizationId !== null && actor.organization === organizationId && hasRole(actor, 'focal-point')

/** An account is its person's own business: an API key never changes a password or makes a key. */
export const mayKeepOwnAccount: May = (actor) => actor.kind === 'person'

/** Names are for those who take part; whoever has registered and belongs nowhere yet does not read the list of people. */
export const maySeePeople: May = (actor) => actor.roles.length > 0

/** Mail addresses are seen by those who have to write: the secretariat, and the focal point of the person's organization. */
export const maySeeAddress = (actor: Actor, person: { id: string; organization: string | null }): boolean =>
  actor.id === person.id || isStaff(actor) || isFocalPointOf(actor, person.organization)

export const mayAddOrganization = isStaff

/** Its name and units, who joins, who is invited, who leaves. */
export const mayKeepOrganization = (actor: Actor, organizationId: string): boolean =>
  isStaff(actor) || isFocalPointOf(actor, organizationId)

/** Whether a route for keepers of organizations is worth asking at all. */
export const mayKeepSomeOrganization: May = (actor) => isStaff(actor) || (actor.organization !== null && hasRole(actor, 'focal-point'))

/** What kind an organization is and as whom it owes is the process's to say, not its own. */
export const mayClassifyOrganizations = isStaff

/** Roles that the actor may give to, and take from, somebody of this organization. */
export function rolesToGive(actor: Actor, organizationId: string | null): readonly Role[] {
  if (hasRole(actor, 'administrator')) return roles
  if (hasRole(actor, 'secretariat')) return ['focal-point', 'delegate', 'chair', 'member']
  return isFocalPointOf(actor, organizationId) ? ['focal-point', 'delegate', 'member'] : []
}

/** A change of roles touches only what the actor may give: a focal point neither makes nor unmakes a chair. */
export function mayChangeRoles(actor: Actor, organizationId: string | null, before: readonly Role[], after: readonly Role[]): boolean {
  const allowed = rolesToGive(actor, organizationId)
  const changed = roles.filter((role) => before.includes(role) !== after.includes(role))
  return allowed.length > 0 && changed.every((role) => allowed.includes(role))
}

/** Somebody leaves an organization: by their own word, their focal point's or the secretariat's; only an administrator lets an administrator go. */
export function mayDepart(actor: Actor, person: { id: string; organization: string | null; roles: readonly Role[] }): boolean {
  if (person.organization === null) return false
  if (actor.kind === 'person' && actor.id === person.id) return true
  if (person.roles.includes('administrator')) return hasRole(actor, 'administrator')
  return isStaff(actor) || isFocalPointOf(actor, person.organization)
}

/** Somebody without an organization asks to join one. */
export const mayAskToJoin = (actor: Actor): boolean => actor.kind === 'person' && actor.organization === null

export const maySeeAudit: May = (actor) => hasRole(actor, 'administrator')
export const maySeeSettings: May = (actor) => hasRole(actor, 'administrator')
