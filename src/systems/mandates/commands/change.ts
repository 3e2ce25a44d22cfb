import type { Selectable, Updateable } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit, type Change } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, stale } from '../../../platform/errors.ts'
import { maySeeOpen } from '../policy.ts'
import { seenBy } from '../queries/visible.ts'
import type { MandateTable } from '../schema.ts'

export type MandateRow = Omit<Selectable<MandateTable>, 'search'>
export type MandateUpdate = Updateable<MandateTable>

export const mandateColumns = [
  'id',
  'document_id',
  'instrument_id',
  'path',
  'place',
  'nth',
  'review',
  'reviewed_by',
  'reviewed_by_name',
  'reviewed_at',
  'review_note',
  'state',
  'struck',
  'progress',
  'act',
  'verb_class',
  'recurrence',
  'conditions',
  'qualifiers',
  'refs',
  'confidence',
  'why',
  'plan',
  'money_amount',
  'money_currency',
  'money_source',
  'money_secured',
  'action_lines',
  'sdgs',
  'addressees',
  'recipients',
  'intermediaries',
  'owner_organizations',
  'due_from',
  'due_to',
  'due_words',
  'body_id',
  'superseded_by',
  'merged_into',
  'state_note',
  'progress_note',
  'version',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof MandateRow)[]

/** The mandate, kept from other writers until the transaction ends. What the actor may not see is not found. */
export async function lockMandate(tx: Tx, actor: Actor, id: number): Promise<MandateRow> {
  const row = await tx
    .selectFrom('mandates.mandate as m')
    .select(mandateColumns)
    .where('m.id', '=', id)
    .where(seenBy(actor))
    .forUpdate()
    .executeTakeFirst()
  if (!row || (row.review !== 'confirmed' && !maySeeOpen(actor))) throw notFound()
  return row
}

export interface Step {
  /** columns that change; none when the change lies in another table */
  set?: MandateUpdate
  action: string
  before?: Change['before']
  after?: Change['after']
  note?: string | null
  /** what was said beside the record, a comment, leaves its version alone: nobody's open form goes stale by it */
  beside?: boolean
}

/**
 * One change of one mandate, start to finish: the row is locked, the version that the writer has seen compared, what `work` decides is
 * written with its place in the audit trail. `yours` is what a stale write is shown beside what stands now; `theirs` reads it.
 */
export async function changeMandate<T>(
  { db, events, clock }: Pick<Deps, 'db' | 'events' | 'clock'>,
  actor: Actor,
  id: number,
  seen: { version: number; yours: unknown; theirs?: (mandate: MandateRow) => unknown } | null,
  work: (tx: Tx, mandate: MandateRow) => Promise<{ step: Step; result: T } | Step>,
): Promise<T> {
  return await inTransaction(db, async (tx) => {
    const mandate = await lockMandate(tx, actor, id)
    if (seen && seen.version !== mandate.version)
      throw stale({ ...(seen.theirs?.(mandate) as object), version: mandate.version }, seen.yours)
    const done = await work(tx, mandate)
    const { step, result } = 'step' in done ? done : { step: done, result: undefined as T }
    await tx
      .updateTable('mandates.mandate')
      .set({ ...step.set, version: step.beside ? mandate.version : mandate.version + 1, updated_at: clock.now() })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: step.action,
      record: { type: 'mandates.mandate', id },
      before: step.before,
      after: step.after,
      note: step.note,
    })
    await events.touch(tx, 'mandates')
    return result
  })
}
