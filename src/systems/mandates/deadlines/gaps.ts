import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { type Gap, gaps } from '../filter.ts'
import type { Keep } from '../keep.ts'
import { gapConditions } from '../queries/standing.ts'
import { audienceOf, seenBy } from '../queries/visible.ts'

export type InstrumentGaps = { id: string; symbol: string; mandates: number } & Record<Gap, number>

/** How many rows the table by instrument has; what has fewer gaps is found in the register. */
const shown = 25

/** Instruments whose mandates have gaps, with how many of each: those with the most first. Kept until a mandate changes. */
export function gapsByInstrument(db: Db | Tx, keep: Keep, actor: Actor, day: string): Promise<InstrumentGaps[]> {
  return keep(`gaps by instrument ${day} ${audienceOf(actor)}`, async () => {
    const columns = gaps.map((gap) => sql`count(*) filter (where ${sql.ref(gap)})::int as ${sql.ref(gap)}`)
    const any = sql`(${sql.join(
      gaps.map((gap) => sql.ref(gap)),
      sql` or `,
    )})`
    const { rows } = await sql<InstrumentGaps>`
      with m as materialized (
        select m.instrument_id, ${sql.join(gaps.map((gap) => sql`${gapConditions[gap](day)} as ${sql.ref(gap)}`))}
        from mandates.mandate m
        where m.instrument_id is not null and m.review = 'confirmed' and m.state = 'in-force' and ${seenBy(actor)})
      select i.id, i.symbol, count(*)::int as mandates, ${sql.join(columns)}
      from m join documents.instruments i on i.id = m.instrument_id
      group by i.id, i.symbol
      having bool_or${any}
      order by count(*) filter (where ${any}) desc, i.symbol limit ${shown}`.execute(db)
    return rows
  })
}
