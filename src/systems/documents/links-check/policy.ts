import { type Actor, type May, staff } from '../../../platform/actor.ts'
import { mayAddEdition, mayImport } from '../policy.ts'

/** The list of links is for those who can mend them: the secretariat, and whoever brings papers. */
export const maySeeLinks: May = mayImport
/** Whose papers the list is about; null: everybody's. */
export const linksOf = (actor: Actor): { organization: string | null; person: string | null } | null =>
  staff(actor) ? null : { organization: actor.organization, person: actor.id }
export const mayMend = mayAddEdition
