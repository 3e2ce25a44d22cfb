import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { livingStates } from '../filter.ts'
import type { Keep } from '../keep.ts'
import { audienceOf, seenBy } from './visible.ts'

/** How many living mandates hang on each of these sessions, as many as the register lists for it; a session without any is not named. */
export function countDueAt(
  db: Db | Tx,
  keep: Keep,
  actor: Actor,
  sessions: readonly { id: string }[],
): Promise<ReadonlyMap<string, number>> {
  const ids = sessions.map(({ id }) => id)
  return keep(`due at ${audienceOf(actor)} ${ids.join()}`, () => count(db, actor, ids))
}

async function count(db: Db | Tx, actor: Actor, sessions: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ session_id: string; count: number }>`
    select o.session_id, count(distinct m.id)::int as count
    from mandates.occurrence o join mandates.mandate m on m.id = o.mandate_id
    where o.session_id = any(${sessions}::text[]) and m.review = 'confirmed' and m.state = any(${livingStates}::text[])
      and ${seenBy(actor)}
    group by o.session_id`.execute(db)
  return new Map(rows.map(({ session_id, count }) => [session_id, count]))
}
