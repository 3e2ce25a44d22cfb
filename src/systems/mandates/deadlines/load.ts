import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'

export interface PersonLoad {
  person_id: string
  name: string
  /** mandates owned in person */
  count: number
}

/** Who in an organization owns mandates in person, with how many, and who could take them over. */
export async function loadOf(
  db: Db | Tx,
  organization: string,
): Promise<{ owners: PersonLoad[]; successors: { person_id: string; name: string }[] }> {
  const owners = await sql<PersonLoad>`select p.person_id, p.name, count(distinct w.mandate_id)::int as count
    from mandates.owner w join people.directory p on p.person_id = w.person_id
    where w.organization_id = ${organization} group by p.person_id, p.name order by lower(p.name), p.person_id`.execute(db)
  const successors = await db
    .selectFrom('people.directory')
    .select(['person_id', 'name'])
    .where('organization_id', '=', organization)
    .where('departed_at', 'is', null)
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('person_id')
    .execute()
  return { owners: owners.rows, successors }
}
