import { type Actor, hasRole, type May, staff } from '../../platform/actor.ts'
import type { Standing } from './events.ts'
import type { Visibility } from './schema.ts'

interface Owned {
  owner_id: string | null
}

/** Bring papers in: the secretariat, and those who speak for an administration or organization. */
export const mayImport: May = (actor) => hasRole(actor, 'administrator', 'secretariat', 'focal-point', 'delegate')

const ownsAs = (actor: Actor, { owner_id }: Owned): boolean => mayImport(actor) && owner_id !== null && owner_id === actor.organization

/** A further language or revision of a document: the secretariat, and the organization that brought it. */
export const mayAddEdition = (actor: Actor, document: Owned): boolean => staff(actor) || ownsAs(actor, document)

/** Say what a document is: its title, date, body, standing, instrument. */
export const mayCorrect = mayAddEdition

/** That a text is adopted, and so that its orders are in force, is the secretariat's to say. */
export const mayGiveStanding = (actor: Actor, standing: Standing): boolean => staff(actor) || standing !== 'adopted'

/** The public reads what the secretariat has posted; what others bring is for those who take part until it is. */
export const mayGiveVisibility = (actor: Actor, visibility: Visibility): boolean => staff(actor) || visibility !== 'public'
export const usualVisibility = (actor: Actor): Visibility => (staff(actor) ? 'public' : 'members')

/** What the reader was unsure of in a text is for those who can look at the original and decide. */
export const maySeeWarnings: May = staff
/** The way to the review desk. */
export const mayReview: May = staff

/** One's own imports, and for the secretariat everybody's. */
export const maySeeImport = (actor: Actor, batch: { created_by: string | null; organization_id: string | null }): boolean =>
  staff(actor) || (actor.id !== null && actor.id === batch.created_by)

/** Which documents somebody may see at all. The rest is not found. */
export function visibilitiesFor(actor: Actor): { all: boolean; visible: Visibility[]; organization: string | null } {
  if (staff(actor)) return { all: true, visible: [], organization: null }
  const takesPart = actor.roles.length > 0
  return { all: false, visible: takesPart ? ['public', 'members'] : ['public'], organization: takesPart ? actor.organization : null }
}

export function isVisible(actor: Actor, document: Owned & { visibility: Visibility; readers: readonly string[] }): boolean {
  const { all, visible, organization } = visibilitiesFor(actor)
  if (all || visible.includes(document.visibility)) return true
  return (
    organization !== null &&
    (organization === document.owner_id || (document.visibility === 'group' && document.readers.includes(organization)))
  )
}
