import { type RawBuilder, sql } from 'kysely'
import { type Actor, hasRole, isSignedIn } from '../../../platform/actor.ts'

/**
 * A mandate is seen by whoever sees the document that gives it: its words are that document's. For statements over
 * `mandates.mandate as m`.
 */
export function seenBy(actor: Actor): RawBuilder<boolean> {
  if (hasRole(actor, 'administrator', 'secretariat')) return sql<boolean>`true`
  const own = actor.organization === null ? sql`` : sql`or d.owner_id = ${actor.organization}`
  const visible =
    isSignedIn(actor) && actor.roles.length > 0 ? sql`d.visibility in ('public', 'members') ${own}` : sql`d.visibility = 'public'`
  return sql<boolean>`exists (select from documents.document d where d.id = m.document_id and (${visible}))`
}

/** Two actors with the same answer see the same lists: what may be kept for one may be shown to the other. */
export const audienceOf = (actor: Actor): string =>
  hasRole(actor, 'administrator', 'secretariat')
    ? 'staff'
    : isSignedIn(actor) && actor.roles.length > 0
      ? `member ${actor.organization}`
      : 'public'
