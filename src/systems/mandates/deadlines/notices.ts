import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/index.ts'

export type NoticeKind = 'due-soon' | 'overdue' | 'moved' | 'assigned' | 'changed' | 'handed-over'

interface About {
  /** tells those of this organization alone, not its co-owners */
  organization?: string
  /** does not tell the one who did it */
  except?: string | null
  /** it concerns what is due at this session, not the whole mandate */
  session?: string
}

/**
 * Puts a notice on the next digest of everybody who answers for these mandates. The same kind twice on one day is one notice
 * with the newer detail; as long as it was not sent, a first move keeps its beginning, so that two moves read as one.
 */
export async function noticeOwners(
  tx: Tx,
  mandateIds: readonly number[],
  kind: NoticeKind,
  detail: Record<string, unknown>,
  day: string,
  { organization, except, session }: About = {},
): Promise<void> {
  if (mandateIds.length === 0) return
  await sql`insert into mandates.notice (person_id, mandate_id, occurrence_id, kind, detail, due_on)
    select distinct p.person_id, w.mandate_id, o.id, ${kind}, ${JSON.stringify(detail)}::jsonb, ${day}::date
    from mandates.owner w join people.directory p on ${answersFor}
    left join mandates.occurrence o on o.mandate_id = w.mandate_id and o.session_id = ${session ?? null} and o.status = 'open'
    where w.mandate_id = any(${mandateIds}::bigint[])
      ${organization === undefined ? sql`` : sql`and w.organization_id = ${organization}`}
      ${except ? sql`and p.person_id <> ${except}` : sql``}
    on conflict (person_id, mandate_id, occurrence_id, kind, due_on) do update set sent_at = null,
      detail = case when mandates.notice.sent_at is null then mandates.notice.detail || (excluded.detail - 'from') else excluded.detail end`.execute(
    tx,
  )
}

/**
 * Whether `p` (the directory) answers for what `w` (an owner) owns: the person named, else the focal points of the unit named,
 * else those of the organization.
 */
export const answersFor = sql`p.departed_at is null and p.organization_id = w.organization_id and (
  p.person_id = w.person_id
  or (w.person_id is null and 'focal-point' = any(p.roles) and (w.unit in (p.unit_id, p.unit_acronym) or not exists (
    select from people.directory f where f.organization_id = w.organization_id and w.unit in (f.unit_id, f.unit_acronym) and 'focal-point' = any(f.roles)))))`
