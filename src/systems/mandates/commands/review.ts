import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { auditAll } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import { notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { settleDeadlines } from '../deadlines/index.ts'
import { indexWords } from '../index-words.ts'
import { mayReview } from '../policy.ts'
import { factsOf, replaceDue } from '../proposal-facts.ts'
import { seenBy } from '../queries/visible.ts'
import type { MandateRow } from './change.ts'
import { factsInWords } from './correct.ts'
import { type Parts, requireUnused, reviewedBy, reviewStep, settleLater } from './review-step.ts'

/** Confirms what is open among these; answers how many that were. From then on everybody sees them and their deadlines count. */
export async function confirm({ db, events, clock }: Parts, actor: Actor, ids: readonly number[]): Promise<number> {
  requireAllowed(mayReview(actor))
  if (ids.length === 0) return 0
  return await inTransaction(db, async (tx) => {
    const confirmed = await tx
      .updateTable('mandates.mandate as m')
      .set({
        review: 'confirmed',
        reviewed_by: actor.id,
        reviewed_by_name: actor.name,
        reviewed_at: clock.now(),
        updated_at: clock.now(),
        version: sql`m.version + 1`,
      })
      .where('m.id', '=', sql<number>`any(${ids}::bigint[])`)
      .where('m.review', '=', 'open')
      .where(seenBy(actor))
      .returning(['m.id', 'm.confidence'])
      .execute()
    const mandateIds = confirmed.map((m) => m.id)
    if (mandateIds.length === 0) return 0
    await settleDeadlines(tx, mandateIds, today(clock))
    await auditAll(
      tx,
      actor,
      confirmed.map((m) => ({
        action: 'mandates.confirmed',
        record: { type: 'mandates.mandate', id: m.id },
        before: { review: 'open' },
        after: { review: 'confirmed', confidence: Math.round(m.confidence * 100) / 100 },
      })),
    )
    await events.emit(tx, 'mandates.confirmed', { mandateIds, actor })
    await events.touch(tx, 'mandates')
    return mandateIds.length
  })
}

/** Confirms everything open in a document that the text engine is at least so sure of, from 0 to 1. */
export async function confirmAbove(deps: Parts, actor: Actor, documentId: string, confidence: number): Promise<number> {
  requireAllowed(mayReview(actor))
  const rows = await deps.db
    .selectFrom('mandates.mandate')
    .select('id')
    .where('document_id', '=', documentId)
    .where('review', '=', 'open')
    .where('confidence', '>=', confidence)
    .execute()
  return await confirm(
    deps,
    actor,
    rows.map((r) => r.id),
  )
}

/** Not a mandate after all, for this reason. It stays known, so that the next edition does not propose it anew. */
export const reject = (deps: Parts, actor: Actor, id: number, reason: string): Promise<void> =>
  reviewStep(deps, actor, id, null, async (tx, mandate) => {
    requireUnused(mandate)
    await settleLater(tx, [id], deps)
    return {
      set: { review: 'rejected', review_note: reason, ...reviewedBy(actor, deps.clock.now()) },
      action: 'mandates.rejected',
      before: { review: mandate.review },
      after: { review: 'rejected' },
      note: reason,
      result: undefined,
    }
  })

/** Takes a decision back: the mandate is open again. What was merged stands on its own again. */
export const reopen = (deps: Parts, actor: Actor, id: number): Promise<void> =>
  reviewStep(deps, actor, id, null, async (tx, mandate) => {
    if (mandate.review === 'open') throw new Refusal(409, 'mandates.not-decided')
    requireUnused(mandate)
    if (mandate.merged_into !== null) await takeWordsBack(tx, mandate.merged_into, id)
    return {
      set: { review: 'open', review_note: null, reviewed_by: null, reviewed_by_name: null, reviewed_at: null, merged_into: null },
      action: 'mandates.reopened',
      before: { review: mandate.review },
      after: { review: 'open' },
      result: undefined,
    }
  })

/**
 * Decides about words that a newer revision has changed or taken away: takes them, or keeps what was decided on the older ones. A
 * task that the revision no longer has is rejected when its going is accepted.
 */
export const settleRewording = (deps: Parts, actor: Actor, id: number, language: Language, take: boolean): Promise<void> =>
  reviewStep<void>(deps, actor, id, null, async (tx, mandate) => {
    const reworded = await tx
      .deleteFrom('mandates.rewording')
      .where('mandate_id', '=', id)
      .where('language', '=', language)
      .returningAll()
      .executeTakeFirst()
    if (!reworded) throw notFound()
    if (!take) return { set: {}, action: 'mandates.rewording-declined', result: undefined }
    const { found, anchor, edition_id } = reworded
    if (!found || !anchor) {
      requireUnused(mandate)
      return {
        set: { review: 'rejected', ...reviewedBy(actor, deps.clock.now()) },
        action: 'mandates.rewording-accepted',
        before: { review: mandate.review },
        after: { review: 'rejected' },
        result: undefined,
      }
    }
    const about = {
      documentId: mandate.document_id,
      instrumentId: mandate.instrument_id,
      bodyId: mandate.body_id,
      standing: 'adopted' as const,
    }
    const [facts] = await factsOf(tx, about, [
      {
        path: mandate.path,
        nth: mandate.nth,
        addressees: found.addressees,
        act: found.act,
        verbClass: found.verbClass,
        quote: found.quote,
        mandate: found,
      },
    ])
    await tx
      .updateTable('mandates.wording')
      .set({ edition_id, anchor, quote: found.quote, deliverable: found.deliverable })
      .where('mandate_id', '=', id)
      .where('language', '=', language)
      .execute()
    await replaceDue(tx, [{ mandateId: id, due: facts!.due }])
    const { document_id, instrument_id, body_id, path, nth, state, ...set } = facts!.row
    await tx.updateTable('mandates.mandate').set(set).where('id', '=', id).execute()
    await indexWords(tx, [id])
    await settleLater(tx, [id], deps)
    return {
      set,
      action: 'mandates.rewording-accepted',
      before: factsInWords(mandate),
      after: { ...factsInWords({ ...mandate, ...facts!.row, recurrence: found.recurrence } as unknown as MandateRow) },
      note: found.quote,
      result: undefined,
    }
  })

export async function takeWordsBack(tx: Tx, from: number, id: number): Promise<void> {
  await sql`update mandates.wording t set
      deliverable = case when right(t.deliverable, length(w.deliverable) + 2) = '; ' || w.deliverable
        then left(t.deliverable, -(length(w.deliverable) + 2)) else t.deliverable end,
      quote = case when right(t.quote, length(w.quote) + 1) = ' ' || w.quote then left(t.quote, -(length(w.quote) + 1)) else t.quote end
    from mandates.wording w where t.mandate_id = ${from} and w.mandate_id = ${id} and w.language = t.language`.execute(tx)
  await indexWords(tx, [from])
}
