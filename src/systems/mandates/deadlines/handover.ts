import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { auditAll } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, requireAllowed } from '../../../platform/errors.ts'
import { mayHandOver } from '../policy.ts'
import { noticeOwners } from './notices.ts'

export interface Handover {
  organization: string
  from: string
  /** null: to nobody in person; the organization keeps the mandates and its focal points answer for them */
  to: string | null
  note: string | null
}

/** One step for everything that one person owns in an organization. Returns how many mandates changed hands. */
export async function handOver(deps: Deps, actor: Actor, handover: Handover): Promise<number> {
  requireAllowed(mayHandOver(actor, handover.organization))
  return inTransaction(deps.db, async (tx) => {
    if (handover.to !== null) {
      const successor = await tx
        .selectFrom('people.directory')
        .select('person_id')
        .where('person_id', '=', handover.to)
        .where('organization_id', '=', handover.organization)
        .where('departed_at', 'is', null)
        .executeTakeFirst()
      if (!successor || handover.to === handover.from) throw new InvalidForm({ to: { key: 'ui.field.not-a-choice' } })
    }
    return passOn(deps, tx, actor, handover)
  })
}

/** The same within the transaction in which somebody leaves. */
export async function passOn(
  deps: Pick<Deps, 'clock' | 'events'>,
  tx: Tx,
  actor: Actor,
  { organization, from, to, note }: Handover,
): Promise<number> {
  const now = deps.clock.now()
  const owned = await tx
    .updateTable('mandates.owner')
    .set({ person_id: to, since: now })
    .where('organization_id', '=', organization)
    .where('person_id', '=', from)
    .returning('mandate_id')
    .execute()
  const ids = [...new Set(owned.map((o) => o.mandate_id))]
  if (ids.length === 0) return 0
  await tx
    .updateTable('mandates.mandate')
    .set({ version: sql`version + 1`, updated_at: now })
    .where('id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute()
  await auditAll(
    tx,
    actor,
    ids.map((id) => ({
      action: 'mandates.handed-over',
      record: { type: 'mandates.mandate', id },
      before: { person: from },
      after: { person: to },
      note,
    })),
  )
  await noticeOwners(tx, ids, 'handed-over', { by: actor.name, note }, today(deps.clock), { organization, except: actor.id })
  await deps.events.touch(tx, 'mandates')
  return ids.length
}
