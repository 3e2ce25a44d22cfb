import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit, auditAll } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { settleDeadlines } from '../deadlines/index.ts'
import type { AddedForm, FactsForm } from '../forms.ts'
import { indexWords } from '../index-words.ts'
import { mayReview } from '../policy.ts'
import { factsOf, replaceDue, stateOf } from '../propose.ts'
import { seenBy } from '../queries/visible.ts'
import { lockMandate, type MandateRow, type MandateUpdate } from './change.ts'

type Parts = Pick<Deps, 'db' | 'events' | 'clock'>

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

interface ReviewStep<T> {
  set: MandateUpdate
  action: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  note?: string
  result: T
}

/** A step of review on one mandate: locked, its version compared when the reviewer's form carries one. */
async function reviewStep<T>(
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

const reviewedBy = (actor: Actor, at: Date): MandateUpdate => ({ reviewed_by: actor.id, reviewed_by_name: actor.name, reviewed_at: at })

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

/** What somebody owns or has reported on is no longer the review desk's alone. */
function requireUnused(mandate: MandateRow): void {
  if (mandate.review === 'confirmed' && (mandate.owner_organizations.length > 0 || mandate.progress !== 'not-started')) {
    throw new Refusal(409, 'mandates.in-use')
  }
}

const settleLater = (tx: Tx, ids: number[], { clock }: Parts) => settleDeadlines(tx, ids, today(clock))

/** Corrects what the text engine read. The words of the official text are not touched, only what we say about them. */
export const correct = (deps: Parts, actor: Actor, id: number, form: FactsForm): Promise<void> =>
  reviewStep(deps, actor, id, form.version, async (tx, mandate) => {
    const wording = await tx
      .selectFrom('mandates.wording')
      .select('deliverable')
      .where('mandate_id', '=', id)
      .where('language', '=', form.language)
      .executeTakeFirst()
    const dueBefore = await dueWords(tx, id)
    await tx
      .updateTable('mandates.wording')
      .set({ deliverable: form.deliverable })
      .where('mandate_id', '=', id)
      .where('language', '=', form.language)
      .execute()
    const waiting = await tx.selectFrom('mandates.due').select(['words', 'awaits']).where('mandate_id', '=', id).execute()
    // the form does not show a session that the calendar lacks: where nothing else was given, it is still waited for
    const due = dueRows(form).map((row) => ({
      ...row,
      awaits: row.session_id || row.starts || row.ends ? null : (waiting.find(({ words }) => words === row.words)?.awaits ?? null),
    }))
    await replaceDue(tx, [{ mandateId: id, due }])
    const set = factColumns(form)
    await tx.updateTable('mandates.mandate').set(set).where('id', '=', id).execute()
    await indexWords(tx, [id])
    await settleLater(tx, [id], deps)
    return {
      set,
      action: 'mandates.corrected',
      before: { ...factsInWords(mandate), deliverable: wording?.deliverable ?? null, due: dueBefore },
      after: {
        ...factsInWords({ ...mandate, ...set, recurrence: form.recurrence } as MandateRow),
        deliverable: form.deliverable,
        due: await dueWords(tx, id),
      },
      result: undefined,
    }
  })

const dueRows = (form: FactsForm) =>
  form.due.map(({ words, relation, session, shift, starts, ends }, position) => ({
    position,
    words,
    relation,
    session_id: session,
    shift,
    starts: session ? null : starts,
    ends: session ? null : ends,
    inferred: false,
  }))

const factColumns = (form: FactsForm) => ({
  act: form.act,
  addressees: form.addressees,
  recipients: form.recipients,
  intermediaries: form.intermediaries,
  recurrence: form.recurrence && JSON.stringify(form.recurrence),
  action_lines: form.actionLines,
  sdgs: form.sdgs,
})

const factsInWords = (m: MandateRow) => ({
  act: m.act,
  addressees: m.addressees.join(', '),
  recipients: m.recipients.join(', '),
  intermediaries: m.intermediaries.join(', '),
  recurrence: m.recurrence ? [m.recurrence.every, m.recurrence.interval, m.recurrence.body].filter(Boolean).join(' ') : null,
  actionLines: m.action_lines.join(', '),
  sdgs: m.sdgs.join(', '),
})

async function dueWords(tx: Tx, id: number): Promise<string | null> {
  const rows = await tx.selectFrom('mandates.due').selectAll().where('mandate_id', '=', id).orderBy('position').execute()
  return rows.map((d) => [d.relation, d.session_id, d.shift, d.starts, d.ends].filter(Boolean).join(' ')).join('; ') || null
}

/**
 * Parts one task into several. The first part stays this mandate, every other one becomes a mandate of the same paragraph with the
 * same facts, to be corrected on its own.
 */
export const split = (
  deps: Parts,
  actor: Actor,
  id: number,
  language: Language,
  version: number,
  parts: readonly string[],
): Promise<number[]> =>
  reviewStep(deps, actor, id, version, async (tx, mandate) => {
    const [first, ...others] = parts
    const { last } = await tx
      .selectFrom('mandates.mandate')
      .select((eb) => eb.fn.max('nth').as('last'))
      .where('document_id', '=', mandate.document_id)
      .where('path', '=', mandate.path)
      .executeTakeFirstOrThrow()
    const added = await sql<{ id: number; nth: number }>`
      insert into mandates.mandate (document_id, instrument_id, body_id, path, nth, state, struck, act, verb_class, recurrence, conditions, qualifiers,
        refs, confidence, why, action_lines, sdgs, addressees, recipients, intermediaries)
      select document_id, instrument_id, body_id, path, ${last}::int + part.n, state, struck, act, verb_class, recurrence, conditions, qualifiers,
        refs, confidence, why, action_lines, sdgs, addressees, recipients, intermediaries
      from mandates.mandate, generate_series(1, ${others.length}::int) part(n) where id = ${id}
      returning id, nth`.execute(tx)
    const ids = added.rows.toSorted((a, b) => a.nth - b.nth).map((row) => row.id)
    await sql`insert into mandates.wording (mandate_id, language, edition_id, anchor, quote, deliverable)
      select part.id, w.language, w.edition_id, w.anchor, w.quote, case when w.language = ${language} then part.words else w.deliverable end
      from mandates.wording w, unnest(${ids}::bigint[], ${others}::text[]) part(id, words) where w.mandate_id = ${id}`.execute(tx)
    await sql`insert into mandates.due (mandate_id, position, words, relation, session_id, awaits, shift, starts, ends, inferred)
      select part.id, d.position, d.words, d.relation, d.session_id, d.awaits, d.shift, d.starts, d.ends, d.inferred
      from mandates.due d, unnest(${ids}::bigint[]) part(id) where d.mandate_id = ${id}`.execute(tx)
    await tx
      .updateTable('mandates.wording')
      .set({ deliverable: first! })
      .where('mandate_id', '=', id)
      .where('language', '=', language)
      .execute()
    await indexWords(tx, [id, ...ids])
    await settleLater(tx, ids, deps)
    return { set: {}, action: 'mandates.split', after: { parts: parts.join('\n'), into: ids.join(', ') }, result: ids }
  })

/** Joins a task to another of the same document, whose words and facts then hold both. */
export const merge = (deps: Parts, actor: Actor, id: number, into: number): Promise<void> =>
  reviewStep(deps, actor, id, null, async (tx, mandate) => {
    const target = await lockMandate(tx, actor, into)
    if (id === into || target.document_id !== mandate.document_id || target.merged_into !== null || mandate.merged_into !== null) {
      throw new Refusal(409, 'mandates.cannot-merge')
    }
    requireUnused(mandate)
    const joined = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])]
    await sql`insert into mandates.wording as t (mandate_id, language, edition_id, anchor, quote, deliverable)
      select ${into}, language, edition_id, anchor, quote, deliverable from mandates.wording where mandate_id = ${id}
      on conflict (mandate_id, language) do update set
        quote = case when position(excluded.quote in t.quote) > 0 then t.quote else t.quote || ' ' || excluded.quote end,
        deliverable = t.deliverable || '; ' || excluded.deliverable`.execute(tx)
    await sql`insert into mandates.due (mandate_id, position, words, relation, session_id, awaits, shift, starts, ends, inferred)
      select ${into}, d.position + 1 + coalesce((select max(position) from mandates.due where mandate_id = ${into}), -1),
        d.words, d.relation, d.session_id, d.awaits, d.shift, d.starts, d.ends, d.inferred
      from mandates.due d where d.mandate_id = ${id} and not exists (select from mandates.due t where t.mandate_id = ${into}
        and (t.words, t.relation, t.session_id, t.ends) is not distinct from (d.words, d.relation, d.session_id, d.ends))`.execute(tx)
    await tx
      .updateTable('mandates.mandate')
      .set({
        addressees: joined(target.addressees, mandate.addressees),
        recipients: joined(target.recipients, mandate.recipients),
        intermediaries: joined(target.intermediaries, mandate.intermediaries),
        refs: joined(target.refs, mandate.refs),
        action_lines: joined(target.action_lines, mandate.action_lines),
        sdgs: joined(target.sdgs, mandate.sdgs),
        version: target.version + 1,
        updated_at: deps.clock.now(),
      })
      .where('id', '=', into)
      .execute()
    await indexWords(tx, [into])
    await settleLater(tx, [into], deps)
    return {
      set: { review: 'rejected', merged_into: into, ...reviewedBy(actor, deps.clock.now()) },
      action: 'mandates.merged',
      after: { into },
      result: undefined,
    }
  })

async function takeWordsBack(tx: Tx, from: number, id: number): Promise<void> {
  await sql`update mandates.wording t set
      deliverable = case when right(t.deliverable, length(w.deliverable) + 2) = '; ' || w.deliverable
        then left(t.deliverable, -(length(w.deliverable) + 2)) else t.deliverable end,
      quote = case when right(t.quote, length(w.quote) + 1) = ' ' || w.quote then left(t.quote, -(length(w.quote) + 1)) else t.quote end
    from mandates.wording w where t.mandate_id = ${from} and w.mandate_id = ${id} and w.language = t.language`.execute(tx)
  await indexWords(tx, [from])
}

/** A task that the text engine missed, read by a person in a paragraph of an edition: confirmed at once. Answers its id. */
export async function addMandate(
  deps: Parts,
  actor: Actor,
  documentId: string,
  edition: { id: number; language: Language },
  form: AddedForm,
): Promise<number> {
  requireAllowed(mayReview(actor))
  return await inTransaction(deps.db, async (tx) => {
    const place = await tx
      .selectFrom('documents.paragraphs as p')
      .innerJoin('documents.documents as d', 'd.id', 'p.document_id')
      .select(['p.path', 'p.anchor', 'd.standing', 'd.instrument_id', 'd.body_id', 'p.in_base', 'p.in_proposed'])
      .where('p.edition_id', '=', edition.id)
      .where('p.document_id', '=', documentId)
      .where('p.anchor', '=', form.anchor)
      .executeTakeFirst()
    if (!place) throw notFound()
    const path = place.path || place.anchor
    const { last } = await tx
      .selectFrom('mandates.mandate')
      .select((eb) => eb.fn.max('nth').as('last'))
      .where('document_id', '=', documentId)
      .where('path', '=', path)
      .executeTakeFirstOrThrow()
    const { id } = await tx
      .insertInto('mandates.mandate')
      .values({
        ...factColumns(form),
        document_id: documentId,
        instrument_id: place.instrument_id,
        body_id: place.body_id,
        path,
        nth: (last ?? 0) + 1,
        state: stateOf(place.standing),
        struck: place.in_base && !place.in_proposed,
        verb_class: 'request',
        refs: [],
        conditions: '[]',
        qualifiers: '[]',
        confidence: 1,
        why: JSON.stringify(['by-hand']),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .insertInto('mandates.wording')
      .values({
        mandate_id: id,
        language: edition.language,
        edition_id: edition.id,
        anchor: form.anchor,
        quote: form.quote,
        deliverable: form.deliverable,
      })
      .execute()
    await replaceDue(tx, [{ mandateId: id, due: dueRows(form) }])
    await indexWords(tx, [id])
    await audit(tx, actor, {
      action: 'mandates.added',
      record: { type: 'mandates.mandate', id },
      after: { path, deliverable: form.deliverable },
    })
    await confirm({ ...deps, db: tx as unknown as Deps['db'] }, actor, [id])
    return id
  })
}

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
