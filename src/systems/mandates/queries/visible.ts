import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, isSignedIn } from '../../../platform/actor.ts'
import { visibleDocuments } from '../../documents/index.ts'

/**
 * A mandate is seen by whoever sees the document that gives it: its words are that document's. For statements over
 * `mandates.mandate as m`.
 */
export const seenBy = (actor: Actor): RawBuilder<boolean> =>
  hasRole(actor, 'administrator', 'secretariat')
    ? sql<boolean>`true`
    : sql<boolean>`exists (select from documents.documents d where d.id = m.document_id and ${visibleDocuments(actor)})`

/** Two actors with the same answer see the same lists: what may be kept for one may be shown to the other. */
export const audienceOf = (actor: Actor): string =>
  hasRole(actor, 'administrator', 'secretariat')
    ? 'staff'
    : isSignedIn(actor) && actor.roles.length > 0
      ? `member ${actor.organization}`
      : 'public'
