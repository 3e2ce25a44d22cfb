import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { toJson } from '../json.ts'
import { isVisible } from '../policy.ts'
import { gate, periodFor } from './gate.ts'
import { mayComment, mayOverride, mayTransmit, mayWithdraw } from './policy.ts'
import { filesOf, standingOf } from './queries.ts'

declare module '../../../platform/events/index.ts' {
  interface EventMap {
    /** Emitted in the transaction that hands a document to another body. */
    'documents.transmitted': { transmissionId: number; documentId: string; toBody: string; actor: Actor }
  }
}

async function lockDocument(tx: Tx, actor: Actor, id: string) {
  const document = await tx
    .selectFrom('documents.document')
    .select(['id', 'symbol', 'revision', 'visibility', 'owner_id', 'readers', 'body_id'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!document || !isVisible(actor, document)) throw notFound()
  return document
}

/** Says something about the latest revision of a document, or about one paragraph of it. Answers the comment's id. */
export async function commentOn(
  { db, clock, events }: Deps,
  actor: Actor,
  documentId: string,
  { text, language, anchor, revision }: { text: string; language: Language; anchor: string | null; revision: number },
): Promise<number> {
  requireAllowed(mayComment(actor))
  return inTransaction(db, async (tx) => {
    const document = await lockDocument(tx, actor, documentId)
    // what is said of one text is not evidence about another
    if (revision !== document.revision) throw new Refusal(409, 'documents.revised-meanwhile', { number: document.revision })
    const { id } = await tx
      .insertInto('documents.comment')
      .values({
        document_id: documentId,
        revision,
        anchor,
        language,
        text,
        by_id: actor.id!,
        by_name: actor.name,
        organization_id: actor.organization,
        at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'documents.commented',
      record: { type: 'documents.document', id: documentId },
      after: { comment: id, revision, text: text.slice(0, 200) },
    })
    await events.touch(tx, 'documents')
    return id
  })
}

/** One's own words, taken back; they stay on record as withdrawn. */
export async function withdrawComment({ db, clock, events }: Deps, actor: Actor, documentId: string, id: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockDocument(tx, actor, documentId)
    const comment = await tx
      .selectFrom('documents.comment')
      .select(['id', 'by_id', 'withdrawn_at'])
      .where('id', '=', id)
      .where('document_id', '=', documentId)
      .executeTakeFirst()
    if (!comment) throw notFound()
    requireAllowed(mayWithdraw(actor, comment))
    if (comment.withdrawn_at) return
    await tx.updateTable('documents.comment').set({ withdrawn_at: clock.now() }).where('id', '=', id).execute()
    await audit(tx, actor, {
      action: 'documents.comment-withdrawn',
      record: { type: 'documents.document', id: documentId },
      after: { comment: id },
    })
    await events.touch(tx, 'documents')
  })
}

export interface TransmissionRequest {
  to: string
  note: string | null
  /** the revision that the sender has seen; a later one makes the act stale */
  revision: number
  /** the chair's reason for not waiting for the members; null: wait */
  override: string | null
}

/**
 * Hands the latest revision of a document to another body, and keeps what went, since when members could read it, and what they said.
 *
 * @returns the transmission's id
 * @throws Refusal `documents.not-posted` or `documents.too-early` when the gate is closed and no chair has overridden it,
 *   `documents.revised-meanwhile` when another revision has come, `documents.sent-already` when this one went there before
 */
export async function transmit(
  { db, clock, events }: Deps,
  actor: Actor,
  documentId: string,
  request: TransmissionRequest,
): Promise<number> {
  requireAllowed(mayTransmit(actor))
  requireAllowed(request.override === null || mayOverride(actor))
  return inTransaction(db, async (tx) => {
    const document = await lockDocument(tx, actor, documentId)
    if (request.revision !== document.revision) throw new Refusal(409, 'documents.revised-meanwhile', { number: document.revision })
    const before = await tx
      .selectFrom('documents.transmission')
      .select('id')
      .where('document_id', '=', documentId)
      .where('revision', '=', document.revision)
      .where('to_body', '=', request.to)
      .executeTakeFirst()
    if (before) throw new Refusal(409, 'documents.sent-already')

    const { postedSince, comments, periods } = await standingOf(tx, documentId)
    const period = periodFor(periods, document.body_id, request.to)
    if (!period) throw new Refusal(409, 'documents.no-period')
    const now = clock.now()
    const verdict = gate(postedSince, period, now)
    if (!verdict.passes && request.override === null) {
      throw verdict.reason === 'not-posted'
        ? new Refusal(409, 'documents.not-posted', { days: period.days })
        : new Refusal(409, 'documents.too-early', { days: period.days, since: verdict.since, opens: verdict.opens })
    }
    const files = await filesOf(tx, documentId, document.revision)
    const override = verdict.passes ? null : request.override
    const { id } = await tx
      .insertInto('documents.transmission')
      .values({
        document_id: documentId,
        revision: document.revision,
        to_body: request.to,
        note: request.note,
        files: toJson(files),
        posted_since: postedSince,
        days: period.days,
        comments,
        override,
        by_id: actor.id,
        by_name: actor.name,
        at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'documents.transmitted',
      record: { type: 'documents.document', id: documentId },
      after: { to: request.to, revision: document.revision, postedSince, days: period.days, comments, override },
    })
    await events.emit(tx, 'documents.transmitted', { transmissionId: id, documentId, toBody: request.to, actor })
    await events.touch(tx, 'documents')
    return id
  })
}
