import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { settleDeadlines } from '../deadlines/index.ts'
import { mayReview } from '../policy.ts'
import { lockMandate, type MandateRow, type MandateUpdate } from './change.ts'

export type Parts = Pick<Deps, 'db' | 'events' | 'clock'>

interface ReviewStep<T> {
  set: MandateUpdate
  action: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  note?: string
  result: T
}

/** A step of review on one mandate: locked, its version compared when the reviewer's form carries one. */
export async function reviewStep<T>(
  { db, events, clock }: Parts,
  actor: Actor,
  id: number,
  version: number | null,
  work: (tx: Tx, mandate: MandateRow) => Promise<ReviewStep<T>>,
): Promise<T> {
  requireAllowed(mayReview(actor))
  return await inTransaction(db, async (tx) => {
    const mandate = await lockMandate(tx, actor, id)
    if (version !== null && version !== mandate.version) throw stale({ version: mandate.version }, { version })
    const { set, action, before, after, note, result } = await work(tx, mandate)
    await tx
      .updateTable('mandates.mandate')
      .set({ ...set, version: mandate.version + 1, updated_at: clock.now() })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action, record: { type: 'mandates.mandate', id }, before, after, note })
    await events.touch(tx, 'mandates')
    return result
  })
}

export const reviewedBy = (actor: Actor, at: Date): MandateUpdate => ({
  reviewed_by: actor.id,
  reviewed_by_name: actor.name,
  reviewed_at: at,
})

/** What somebody owns or has reported on is no longer the review desk's alone. */
export function requireUnused(mandate: MandateRow): void {
  if (mandate.review === 'confirmed' && (mandate.owner_organizations.length > 0 || mandate.progress !== 'not-started')) {
    throw new Refusal(409, 'mandates.in-use')
  }
}

export const settleLater = (tx: Tx, ids: number[], { clock }: Parts) => settleDeadlines(tx, ids, today(clock))
