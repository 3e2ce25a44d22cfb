import type { Db, Tx } from '../../platform/db/index.ts'
import { type Calendar, defaultCalendar } from '../../texts/index.ts'

/**
 * The sessions as they are decided here, for dues such as "at its thirtieth session". Extra meetings, whose ids are not the body's
 * with a number or year, are left out: no text means them by "its next session".
 */
export async function readCalendar(db: Db | Tx): Promise<Calendar> {
  const rows = await db.selectFrom('reference.session').select(['id', 'body_id', 'ordinal', 'year', 'starts', 'ends']).execute()
  const usual = rows.filter(({ id, body_id, ordinal, year }) => id === `${body_id}-${ordinal}` || id === `${body_id}-${year}`)
  return {
    ...defaultCalendar,
    sessions: usual.map(({ id, body_id, ordinal, year, starts, ends }) => ({
      body: body_id,
      session: id.toUpperCase(),
      ordinal,
      year,
      from: starts,
      to: ends,
    })),
  }
}
