import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/index.ts'
import type { Relation } from './pairing.ts'

interface Continued {
  before: { id: number; addressees: string[] }
  after: { id: number; review: string }
  relation: Relation
}

/** What came to a living mandate, in numbers, for its history. */
export interface Transferred {
  id: number
  from: string
  owners: string | null
  reports: number
  evidence: number
  comments: number
}

/**
 * Moves what hangs on earlier mandates to those that continue them, in a number of statements that does not grow with them. Several may
 * go on in one: then all their owners own it, and the first leads.
 *
 * Owners are copied, since the earlier mandate still tells who owned it; a report, a piece of evidence, a comment is there once, and goes.
 * A time of the duty goes with its reports and reminders where the newer text means the same time. Where it does not, because "the next
 * conference" is another by now, an earlier report goes beside the new time, and an open one lapses with the earlier text.
 */
export async function transfer(tx: Tx, now: Date, continued: readonly Continued[]): Promise<Transferred[]> {
  if (continued.length === 0) return []
  const firsts = new Set<number>()
  const first = continued.map(({ after }) => !firsts.has(after.id) && Boolean(firsts.add(after.id)))
  const pairs = sql`unnest(${continued.map(({ before }) => before.id)}::bigint[], ${continued.map(({ after }) => after.id)}::bigint[],
    ${first}::boolean[], ${continued.map(({ after, relation }) => after.review === 'open' && relation !== 'reworded')}::boolean[])
    p(old, new, first, unread)`

  // What people had corrected in the same words holds for them still.
  await sql`update mandates.mandate n set act = o.act, verb_class = o.verb_class, addressees = o.addressees, recipients = o.recipients,
      intermediaries = o.intermediaries, recurrence = o.recurrence, conditions = o.conditions, qualifiers = o.qualifiers
    from ${pairs}, mandates.mandate o where p.first and p.unread and n.id = p.new and o.id = p.old`.execute(tx)
  await sql`update mandates.wording n set deliverable = o.deliverable
    from ${pairs}, mandates.wording o
    where p.first and p.unread and n.mandate_id = p.new and o.mandate_id = p.old and o.language = n.language`.execute(tx)
  await sql`update mandates.mandate n set
      action_lines = (select coalesce(array_agg(distinct one order by one), '{}') from unnest(n.action_lines || o.action_lines) one),
      sdgs = (select coalesce(array_agg(distinct one order by one), '{}') from unnest(n.sdgs || o.sdgs) one),
      progress = case when n.progress = 'not-started' then o.progress else n.progress end,
      progress_note = coalesce(n.progress_note, o.progress_note), plan = coalesce(n.plan, o.plan),
      money_amount = case when n.money_amount is null then o.money_amount else n.money_amount end,
      money_currency = case when n.money_amount is null then o.money_currency else n.money_currency end,
      money_source = coalesce(n.money_source, o.money_source), money_secured = coalesce(n.money_secured, o.money_secured),
      version = n.version + 1, updated_at = ${now}
    from ${pairs}, mandates.mandate o where p.first and n.id = p.new and o.id = p.old`.execute(tx)

  await sql`insert into mandates.owner (mandate_id, organization_id, unit, person_id, lead, since)
    select distinct on (p.new, o.organization_id) p.new, o.organization_id, o.unit, o.person_id,
      o.lead and p.first and not exists (select from mandates.owner l where l.mandate_id = p.new and l.lead), o.since
    from ${pairs} join mandates.owner o on o.mandate_id = p.old
    where not exists (select from mandates.owner h where h.mandate_id = p.new and h.organization_id = o.organization_id)
    order by p.new, o.organization_id, p.first desc, o.lead desc, o.since, o.id`.execute(tx)
  await sql`update mandates.mandate m set owner_organizations = (select coalesce(array_agg(o.organization_id order by o.lead desc, o.since, o.id), '{}')
      from mandates.owner o where o.mandate_id = m.id)
    from ${pairs} where p.first and m.id = p.new`.execute(tx)

  const sameTime = sql`n.mandate_id = p.new and n.key = o.key and (n.session_id, n.ends) is not distinct from (o.session_id, o.ends)`
  await sql`delete from mandates.occurrence n using ${pairs}, mandates.occurrence o
    where p.first and o.mandate_id = p.old and n.status = 'open' and ${sameTime}`.execute(tx)
  const reports = await sql<{ id: number; told: boolean }>`update mandates.occurrence o set mandate_id = p.new,
      key = case when not p.first or exists (select from mandates.occurrence n where n.mandate_id = p.new and n.key = o.key)
        then p.old || '/' || o.key else o.key end
    from ${pairs} where o.mandate_id = p.old
      and (o.status <> 'open' or p.first and not exists (select from mandates.occurrence n where n.mandate_id = p.new and n.key = o.key))
    returning p.new as id, o.status <> 'open' as told`.execute(tx)
  await sql`update mandates.notice t set mandate_id = p.new from ${pairs}
    where t.mandate_id = p.old and p.first
      and (t.occurrence_id is null or exists (select from mandates.occurrence o where o.id = t.occurrence_id and o.mandate_id = p.new))
      and not exists (select from mandates.notice h where h.mandate_id = p.new and h.person_id = t.person_id and h.kind = t.kind
        and h.due_on = t.due_on and h.occurrence_id is not distinct from t.occurrence_id)`.execute(tx)
  const evidence = await sql<{ id: number }>`update mandates.evidence e set mandate_id = p.new from ${pairs}
    where e.mandate_id = p.old returning p.new as id`.execute(tx)
  const comments = await sql<{ id: number }>`update mandates.comment c set mandate_id = p.new from ${pairs}
    where c.mandate_id = p.old returning p.new as id`.execute(tx)
  const owners = await sql<{ id: number; owners: string }>`select o.mandate_id as id,
      string_agg(concat_ws(' / ', o.organization_id, o.unit, o.person_id), '; ' order by o.lead desc, o.since, o.id) as owners
    from mandates.owner o where o.mandate_id = any(${[...firsts]}::bigint[]) group by o.mandate_id`.execute(tx)

  const count = (rows: readonly { id: number }[], id: number) => rows.filter((row) => row.id === id).length
  return [...firsts].map((id) => ({
    id,
    from: continued.flatMap(({ before, after }) => (after.id === id ? [before.id] : [])).join(', '),
    owners: owners.rows.find((row) => row.id === id)?.owners ?? null,
    reports: count(
      reports.rows.filter(({ told }) => told),
      id,
    ),
    evidence: count(evidence.rows, id),
    comments: count(comments.rows, id),
  }))
}
