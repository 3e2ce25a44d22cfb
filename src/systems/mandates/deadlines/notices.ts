import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/index.ts'

export type NoticeKind = 'due-soon' | 'overdue' | 'moved' | 'assigned' | 'changed' | 'handed-over'

/**
 * Puts a notice on the next digest of everybody who answers for these mandates: the person an owner named, else the focal
 * points of the owning organization. The same kind twice on one day is one notice, with the newer detail; a first move on a
 * day keeps its beginning, so that two moves read as one.
 */
export async function noticeOwners(
  tx: Tx,
  mandateIds: readonly number[],
  kind: NoticeKind,
  detail: Record<string, unknown>,
  day: string,
): Promise<void> {
  if (mandateIds.length === 0) return
  await sql`insert into mandates.notice (person_id, mandate_id, kind, detail, due_on)
    select distinct p.person_id, w.mandate_id, ${kind}, ${JSON.stringify(detail)}::jsonb, ${day}::date
    from mandates.owner w join people.directory p on ${answersFor}
    where w.mandate_id = any(${mandateIds}::bigint[])
    on conflict (person_id, mandate_id, occurrence_id, kind, due_on)
    do update set detail = mandates.notice.detail || (excluded.detail - 'from'), sent_at = null`.execute(tx)
}

/** Who answers for what `w` (an owner) owns, as `p` (the directory). */
export const answersFor = sql`p.departed_at is null and (
  p.person_id = w.person_id
  or (w.person_id is null and p.organization_id = w.organization_id and 'focal-point' = any(p.roles)))`
