import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { pathWords } from '../../documents/index.ts'
import type { AddedForm } from '../forms.ts'
import { indexWords } from '../index-words.ts'
import { mayReview } from '../policy.ts'
import { replaceDue, stateOf } from '../proposal-facts.ts'
import { lockMandate } from './change.ts'
import { dueRows, factColumns } from './correct.ts'
import { confirm } from './review.ts'
import { type Parts, requireUnused, reviewedBy, reviewStep, settleLater } from './review-step.ts'

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
      insert into mandates.mandate (document_id, instrument_id, body_id, path, place, nth, state, struck, act, verb_class, recurrence, conditions, qualifiers,
        refs, confidence, why, action_lines, sdgs, addressees, recipients, intermediaries)
      select document_id, instrument_id, body_id, path, place, ${last}::int + part.n, state, struck, act, verb_class, recurrence, conditions, qualifiers,
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
      .select([
        'p.path',
        'p.label',
        'p.ordinal',
        'p.opener_words',
        'p.anchor',
        'd.standing',
        'd.instrument_id',
        'd.body_id',
        'p.in_base',
        'p.in_proposed',
      ])
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
        place: JSON.stringify({ [edition.language]: pathWords(place) }),
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
