import { sql } from 'kysely'
import { today } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { isAwaited } from '../queries/standing.ts'
import { answersFor } from './notices.ts'

/** Days before the last day on which owners are reminded, and days after it; from the thirtieth day on, once in thirty days. */
const before = [60, 30, 7, 1]
const after = [1, 7]
const again = 30

/** Whether something that ends in `left` days (negative: so long ago) is reminded of today, and as what. */
export function remindsOn(left: number): 'due-soon' | 'overdue' | null {
  if (left >= 0) return before.includes(left) ? 'due-soon' : null
  return after.includes(-left) || -left % again === 0 ? 'overdue' : null
}

/** A round that did not run is caught up within this many days. */
const caughtUp = 7
/** Overdue for longer than this is left to the gap view. */
const longest = 3 * 365

/** Each day of the last week with the distances that it reminds of. */
const rounds = Array.from({ length: caughtUp }, (_, ago) => ago).flatMap((ago) =>
  Array.from({ length: longest + before[0]! + 1 }, (_, i) => before[0]! - i).flatMap((days) => {
    const kind = remindsOn(days)
    return kind ? [{ ago, days, kind }] : []
  }),
)

/**
 * The daily round: a notice to whoever answers for an occurrence that is due soon or overdue, then one digest job for each
 * person with notices waiting. It may run twice a day: a notice is written once. Whoever took a mandate over in the meantime
 * is told of that, not of what the days before would have said.
 */
export async function remindOwners({ db, clock, jobs }: Pick<Deps, 'db' | 'clock' | 'jobs'>): Promise<void> {
  const day = today(clock)
  await inTransaction(db, async (tx) => {
    await sql`insert into mandates.notice (person_id, mandate_id, occurrence_id, kind, due_on)
      select distinct p.person_id, o.mandate_id, o.id, round.kind, ${day}::date - round.ago
      from jsonb_to_recordset(${JSON.stringify(rounds)}::jsonb) as round(ago int, days int, kind text)
      join mandates.occurrence o on o.ends = ${day}::date - round.ago + round.days and o.status = 'open'
      join mandates.mandate m on m.id = o.mandate_id
      join mandates.owner w on w.mandate_id = o.mandate_id
      join people.directory p on ${answersFor}
      where ${isAwaited} and (round.ago = 0 or w.since < ${day}::date - round.ago)
      on conflict do nothing`.execute(tx)
    const waiting = await tx
      .selectFrom('mandates.notice')
      .select('person_id')
      .distinct()
      .where('sent_at', 'is', null)
      .where('due_on', '<=', day)
      .execute()
    for (const { person_id } of waiting) await jobs.enqueue(tx, 'mandates.digest', { personId: person_id }, { key: person_id })
  })
}
