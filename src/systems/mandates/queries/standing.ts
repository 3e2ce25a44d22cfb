import { type RawBuilder, sql } from 'kysely'
import { type Gap, openProgress } from '../filter.ts'

type Condition = RawBuilder<boolean>

const open = sql`${openProgress}::text[]`

/** In force, and the addressee has not yet reported. */
export const isOwed = sql<boolean>`(m.review = 'confirmed' and m.state = 'in-force' and m.progress = any(${open}))`

/** In force, its last day has passed, and nobody has reported. */
export const isOverdue = (day: string): Condition =>
  sql`(m.due_to < ${day}::date and m.state = 'in-force' and m.progress not in ('reported', 'done', 'dropped'))`

/** Whether open occurrences of `m` are still waited for. A single duty that was reported waits for nothing but its closing. */
const awaits = sql<boolean>`(m.review = 'confirmed' and m.state = 'in-force'
  and m.progress not in ('done', 'dropped') and (m.progress <> 'reported' or m.recurrence is not null))`

/** Whether occurrence `o` of `m` is still waited for. */
export const isAwaited = sql<boolean>`(o.status = 'open' and ${awaits})`

/** Days ahead in which something is due soon. */
export const soonDays = 90

/** Where the thread from a decision to its proof breaks off: what each gap asks of `mandates.mandate as m`. `day` is today. */
export const gapConditions: Record<Gap, (day: string) => Condition> = {
  'no-owner': () => sql`(${isOwed} and m.owner_organizations = '{}')`,
  'no-plan': () => sql`(${isOwed} and m.owner_organizations <> '{}' and m.plan is null)`,
  'no-evidence': () => sql`(m.review = 'confirmed' and m.state = 'in-force' and m.progress in ('under-way', 'reported', 'done')
    and not exists (select from mandates.evidence e where e.mandate_id = m.id))`,
  overdue: isOverdue,
  'due-soon': (day) => sql`(${isOwed} and m.due_to between ${day}::date and ${day}::date + ${soonDays}::int)`,
  // The session at which it was to be reported is over. Asked as one set: looked up row by row, 20,000 mandates took five times as long.
  'no-report': (day) => sql`(${awaits} and m.id in (select o.mandate_id from mandates.occurrence o
    join reference.sessions s on s.id = o.session_id where o.status = 'open' and s.ends < ${day}::date))`,
}
