import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { seenBy } from '../queries/visible.ts'
import type { Progress, State } from '../states.ts'

/** A mandate as a line of a desk or a gap view. */
export interface Line {
  id: number
  words: Localized
  path: string
  document_id: string
  instrument_id: string | null
  instrument_symbol: string | null
  addressees: string[]
  owner_organizations: string[]
  state: State
  progress: Progress
  due_from: string | null
  due_to: string | null
  due_words: string | null
}

const asLine = sql`m.id, m.path, m.document_id, m.instrument_id, i.symbol as instrument_symbol, m.addressees, m.owner_organizations,
  m.state, m.progress, m.due_from, m.due_to, m.due_words,
  (select jsonb_object_agg(w.language, coalesce(nullif(w.deliverable, ''), w.quote)) from mandates.wording w where w.mandate_id = m.id) as words`

const confirmed = sql`m.review = 'confirmed' and m.state = 'in-force'`
const unfinished = sql`m.progress not in ('done', 'dropped')`

/** How many lines a view lists; the register shows the rest. */
const shown = 30

interface Counted {
  total: number
  lines: Line[]
}

/** Lines that meet a condition, the earliest due first, with how many there are in all: one statement. */
async function lines(db: Db | Tx, actor: Actor, condition: RawBuilder<unknown>, order = sql`m.due_to nulls last, m.id`): Promise<Counted> {
  const { rows } = await sql<Line & { total: number }>`select ${asLine}, count(*) over () as total
    from mandates.mandate m left join documents.instrument i on i.id = m.instrument_id
    where ${seenBy(actor)} and ${condition} order by ${order} limit ${shown}`.execute(db)
  return { total: rows[0]?.total ?? 0, lines: rows }
}

const mine = (actor: Actor) => sql`m.owner_organizations @> array[${actor.organization}]::text[]`

export interface Desk {
  owed: Counted
  /** confirmed for an addressee that the organization is, and owned by nobody */
  unclaimed: Counted
  /** found by the text engine, for reviewers: by document */
  toReview: { document_id: string; symbol: string | null; title: Localized; open: number }[]
  /** reported by an owner, and waiting to be marked as done */
  toClose: Counted
  changed: { id: number; at: Date; actor_name: string; action: string; mandate_id: number; words: Localized | null }[]
}

/** What one person's organization owes next, what waits for a decision, what changed. */
export async function deskOf(db: Db | Tx, actor: Actor, reviewer: boolean): Promise<Desk> {
  const none: Counted = { total: 0, lines: [] }
  const owed = actor.organization ? await lines(db, actor, sql`${confirmed} and ${unfinished} and ${mine(actor)}`) : none
  const unclaimed = actor.organization
    ? await lines(
        db,
        actor,
        sql`${confirmed} and ${unfinished} and m.owner_organizations = '{}' and m.addressees && (
          select array_agg(x) from (
            select o.addressee_id as x from people.organization o where o.id = ${actor.organization} and o.addressee_id is not null
            union select u.addressee_id from people.unit u where u.organization_id = ${actor.organization} and u.addressee_id is not null) as own)`,
      )
    : none
  const toReview = reviewer
    ? (
        await sql<Desk['toReview'][number]>`select d.id as document_id, d.symbol, d.title, count(*)::int as open
          from mandates.mandate m join documents.document d on d.id = m.document_id
          where m.review = 'open' group by d.id order by max(m.created_at) desc, d.id limit ${shown}`.execute(db)
      ).rows
    : []
  const toClose = reviewer ? await lines(db, actor, sql`${confirmed} and m.progress = 'reported'`) : none
  const changed = await sql<Desk['changed'][number]>`
    select a.id, a.at, a.actor_name, a.action, m.id as mandate_id,
      (select jsonb_object_agg(w.language, coalesce(nullif(w.deliverable, ''), w.quote)) from mandates.wording w where w.mandate_id = m.id) as words
    from mandates.mandate m
    cross join lateral (
      select * from platform.audit a where a.record_type = 'mandates.mandate' and a.record_id = m.id::text order by a.id desc limit 3
    ) a
    where ${actor.organization ? mine(actor) : sql`false`} and ${seenBy(actor)} and a.at > now() - interval '30 days'
    order by a.id desc limit ${shown}`.execute(db)
  return { owed, unclaimed, toReview, toClose, changed: changed.rows }
}

export const gaps = ['no-owner', 'no-plan', 'no-evidence', 'overdue', 'due-soon', 'no-report'] as const
export type Gap = (typeof gaps)[number]

/** What each gap means, as a condition on a mandate in force. `day` is today. */
const conditionOf = (gap: Gap, day: string): RawBuilder<unknown> => {
  const open = sql`${confirmed} and ${unfinished}`
  const noEvidence = sql`not exists (select from mandates.evidence e where e.mandate_id = m.id)`
  switch (gap) {
    case 'no-owner':
      return sql`${open} and m.owner_organizations = '{}'`
    case 'no-plan':
      return sql`${open} and m.plan is null and m.owner_organizations <> '{}'`
    case 'no-evidence':
      return sql`${confirmed} and m.progress in ('under-way', 'reported', 'done') and ${noEvidence}`
    case 'overdue':
      return sql`${open} and m.due_to < ${day}::date`
    case 'due-soon':
      return sql`${open} and m.due_to >= ${day}::date and m.due_to < ${day}::date + 90`
    case 'no-report':
      // the session to which it was to be reported has passed, and nobody reported
      return sql`${confirmed} and exists (
        select from mandates.occurrence o join reference.session s on s.id = o.session_id
        where o.mandate_id = m.id and o.status = 'open' and s.ends < ${day}::date)`
  }
}

export async function gapLines(db: Db | Tx, actor: Actor, gap: Gap, day: string): Promise<Counted> {
  return lines(db, actor, conditionOf(gap, day))
}

/** How many mandates each gap holds, in one pass over the register. */
export async function gapCounts(db: Db | Tx, actor: Actor, day: string): Promise<Record<Gap, number>> {
  const columns = gaps.map((gap) => sql`count(*) filter (where ${conditionOf(gap, day)})::int as ${sql.ref(gap)}`)
  const { rows } = await sql<Record<Gap, number>>`select ${sql.join(columns)} from mandates.mandate m where ${seenBy(actor)}`.execute(db)
  return rows[0]!
}

export interface PersonLoad {
  person_id: string
  name: string
  count: number
}

/** People of an organization with how much each owns in person, those who left and still own something included. */
export async function loadOf(
  db: Db | Tx,
  organization: string,
): Promise<{ owners: PersonLoad[]; successors: { person_id: string; name: string; language: Language }[] }> {
  const owners = await sql<PersonLoad>`select p.person_id, p.name, count(*)::int as count
    from mandates.owner w join people.directory p on p.person_id = w.person_id
    where w.organization_id = ${organization} group by p.person_id, p.name order by p.name`.execute(db)
  const successors = await db
    .selectFrom('people.directory')
    .select(['person_id', 'name', 'language'])
    .where('organization_id', '=', organization)
    .where('departed_at', 'is', null)
    .orderBy('name')
    .execute()
  return {
    owners: owners.rows,
    successors: successors.flatMap((s) => (s.person_id && s.name ? [{ person_id: s.person_id, name: s.name, language: s.language }] : [])),
  }
}
