import { sql } from 'kysely'
import { auditAll } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { SessionMoved } from '../../reference/index.ts'
import { noticeOwners } from './notices.ts'
import { settleDeadlines } from './settle.ts'

/**
 * A session moved: in the same transaction every mandate that hangs on it, by a due date or by an occurrence of a recurring
 * duty, gets its new dates, an entry in its history, and a notice to its owners.
 */
export async function followSession(deps: Deps, tx: Tx, event: SessionMoved): Promise<void> {
  const hanging = await tx
    .selectFrom('mandates.mandate as m')
    .select(['m.id', 'm.due_from', 'm.due_to', 'm.review'])
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('mandates.due as d')
            .select('d.id')
            .whereRef('d.mandate_id', '=', 'm.id')
            .where('d.session_id', '=', event.sessionId),
        ),
        eb.exists(
          eb
            .selectFrom('mandates.occurrence as o')
            .select('o.id')
            .whereRef('o.mandate_id', '=', 'm.id')
            .where('o.session_id', '=', event.sessionId)
            .where('o.status', '=', 'open'),
        ),
      ]),
    )
    .execute()
  if (hanging.length === 0) return
  const ids = hanging.map((m) => m.id)
  await settleDeadlines(tx, ids, today(deps.clock))
  const settled = await tx
    .selectFrom('mandates.mandate')
    .select(['id', 'due_from', 'due_to'])
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute()
  const after = new Map(settled.map((m) => [m.id, m]))
  const dates = (m: { due_from: string | null; due_to: string | null }) => ({ due_from: m.due_from, due_to: m.due_to })
  await auditAll(
    tx,
    event.actor,
    hanging.map((m) => ({
      action: 'mandates.due-moved',
      record: { type: 'mandates.mandate', id: m.id },
      before: { ...dates(m), session: null },
      after: { ...dates(after.get(m.id)!), session: event.sessionId },
      note: event.note,
    })),
  )
  await noticeOwners(
    tx,
    hanging.filter((m) => m.review === 'confirmed').map((m) => m.id),
    'moved',
    { session: event.sessionId, from: event.from, to: event.to },
    today(deps.clock),
  )
  await deps.events.touch(tx, 'mandates')
}
