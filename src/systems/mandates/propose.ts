import { sql } from 'kysely'
import { systemActor } from '../../platform/actor.ts'
import { audit, auditAll } from '../../platform/audit/index.ts'
import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Mandate } from '../../texts/types.ts'
import { type DocumentImported, pathWords, type StandingCorrected } from '../documents/index.ts'
import { align, type Found, type Known, plainWords } from './align.ts'
import { settleDeadlines } from './deadlines/index.ts'
import { indexWords } from './index-words.ts'
import { factsOf, keyOf, stateOf, store } from './proposal-facts.ts'
import { setRetoldAside } from './retold.ts'
import type { State } from './states.ts'

type Parts = Pick<Deps, 'events' | 'clock'>

interface FoundHere extends Found {
  anchor: string
  place: string
  mandate: Mandate
}

interface KnownHere extends Known {
  review: 'open' | 'confirmed' | 'rejected'
  mergedInto: number | null
  editionId: number | null
}

/** Words of one task in the language that came; a merged one's are joined to those of the mandate it was merged into. */
interface Words {
  anchor: string
  /** in words: "instructs the Secretary-General 6" */
  place: string
  quote: string
  deliverable: string
  mandate: Mandate
}

/**
 * Brings what the text engine found in an edition to the review desk, in the transaction of the import: the number of statements does
 * not grow with the number of tasks.
 *
 * The language that comes first decides the facts, every other one adds its words. A newer revision rewrites what nobody has
 * looked at yet; where a person has decided, the decision stands and the difference is shown (`mandates.rewording`). An older
 * revision that comes late adds words where they are missing, and nothing else.
 */
export async function propose({ events, clock }: Parts, tx: Tx, imported: DocumentImported): Promise<void> {
  const day = today(clock)
  const { documentId, editionId, language, actor } = imported
  // Two languages of one document may be read at once, by two workers: the second waits and then finds the first one's mandates.
  await sql`select pg_advisory_xact_lock(hashtext('mandates'), hashtext(${documentId}))`.execute(tx)
  const known = await readKnown(tx, documentId, language)
  const found = await setRetoldAside(tx, imported, await readFound(tx, imported))
  const editions = await tx.selectFrom('documents.editions').select(['id', 'revision']).where('document_id', '=', documentId).execute()
  const revisionOf = new Map(editions.map((e) => [e.id, e.revision]))
  const revision = revisionOf.get(editionId) ?? 0
  const outdated = editions.some((e) => e.revision > revision) && known.length > 0

  const { same, added, missing } = align(known, found)
  const mayReplace = (k: KnownHere) => k.editionId === null || (revisionOf.get(k.editionId) ?? 0) <= revision
  const stays = same.filter(({ known: k }) => mayReplace(k))
  const rewritten = stays.filter(({ known: k }) => k.review === 'open' && k.editionId !== null)
  const moved = stays.filter(({ known: k, found: f }) => k.editionId !== null && k.path !== f.path)
  await movePaths(
    tx,
    moved.map(({ known: { id }, found: { path }, nth }) => ({ id, path, nth })),
  )

  const facts = await factsOf(
    tx,
    imported,
    [...rewritten, ...(outdated ? [] : added)].map(({ found: f, nth }) => ({ ...f, nth })),
  )
  const stored = await store(tx, facts)
  const words = new Map<number, Words>()
  for (const { known: k, found: f } of stays) join(words, k.mergedInto ?? k.id, f)
  if (!outdated) for (const { found: f, nth } of added) join(words, stored.get(keyOf(f.path, nth))!, f)

  const before = new Map(known.map((k) => [k.id, k]))
  const decided = (id: number) => before.get(id)?.review === 'confirmed' || before.get(id)?.review === 'rejected'
  const differs = [...words].filter(([id, w]) => {
    const quote = before.get(id)?.quote ?? null
    return decided(id) && quote !== null && plainWords(quote) !== plainWords(w.quote)
  })
  const differing = new Set(differs.map(([id]) => id))
  const accepted = [...words].filter(([id]) => !differing.has(id))
  await writeWords(tx, editionId, language, accepted)
  const gone = outdated ? [] : missing.filter((k) => k.editionId !== null && k.editionId !== editionId && mayReplace(k))
  const lost = gone.filter((k) => k.review === 'confirmed')
  await noteRewordings(tx, editionId, language, [
    ...differs.map(([id, w]) => ({ id, words: w })),
    ...lost.map(({ id }) => ({ id, words: null })),
  ])
  await dropUnseen(
    tx,
    language,
    gone.filter((k) => k.review === 'open').map((k) => k.id),
  )

  const changed = [...new Set([...stored.values(), ...accepted.map(([id]) => id)])]
  await indexWords(tx, changed)
  await settleDeadlines(tx, [...stored.values()], day)
  await auditAll(tx, actor, [
    {
      action: 'mandates.proposed',
      record: { type: 'mandates.document', id: documentId },
      after: { language, added: outdated ? 0 : added.length, rewritten: rewritten.length, reworded: differs.length, gone: gone.length },
    },
    ...[...differs.map(([id, w]) => ({ id, quote: w.quote })), ...lost.map(({ id }) => ({ id, quote: null }))].map(({ id, quote }) => ({
      action: 'mandates.reworded',
      record: { type: 'mandates.mandate', id },
      before: { words: before.get(id)?.quote ?? null },
      after: { words: quote },
    })),
  ])
  if (known.some((k) => k.review === 'confirmed')) await events.touch(tx, 'mandates')
}

async function readKnown(tx: Tx, documentId: string, language: Language): Promise<KnownHere[]> {
  const rows = await tx
    .selectFrom('mandates.mandate as m')
    .leftJoin('mandates.wording as w', (join) => join.onRef('w.mandate_id', '=', 'm.id').on('w.language', '=', language))
    .select(['m.id', 'm.path', 'm.nth', 'm.review', 'm.addressees', 'm.act', 'm.verb_class', 'm.merged_into', 'w.quote', 'w.edition_id'])
    .where('m.document_id', '=', documentId)
    .orderBy('m.id')
    .execute()
  return rows.map(({ verb_class, merged_into, edition_id, ...row }) => ({
    ...row,
    verbClass: verb_class,
    mergedInto: merged_into,
    editionId: edition_id,
  }))
}

async function readFound(tx: Tx, { editionId, mandates }: DocumentImported): Promise<FoundHere[]> {
  const anchors = [...new Set(mandates.map((m) => m.paragraph))]
  if (anchors.length === 0) return []
  const paragraphs = await tx
    .selectFrom('documents.paragraphs')
    .select(['anchor', 'path', 'label', 'ordinal', 'opener_words'])
    .where('edition_id', '=', editionId)
    .where('anchor', 'in', anchors)
    .execute()
  const standing = new Map(paragraphs.map((p) => [p.anchor, p]))
  return mandates.flatMap((mandate) => {
    const paragraph = standing.get(mandate.paragraph)
    if (!paragraph) return []
    return {
      anchor: mandate.paragraph,
      // A paragraph without an address of its own is known by its anchor.
      path: paragraph.path || mandate.paragraph,
      place: pathWords(paragraph),
      addressees: mandate.addressees,
      act: mandate.act,
      verbClass: mandate.verbClass,
      quote: mandate.quote,
      mandate,
    }
  })
}

async function movePaths(tx: Tx, moved: readonly { id: number; path: string; nth: number }[]): Promise<void> {
  if (moved.length === 0) return
  await sql`update mandates.mandate m set path = v.path, nth = v.nth
    from unnest(${moved.map((m) => m.id)}::bigint[], ${moved.map((m) => m.path)}::text[], ${moved.map((m) => m.nth)}::int[]) v(id, path, nth)
    where m.id = v.id`.execute(tx)
}

function join(words: Map<number, Words>, id: number, { anchor, place, mandate }: FoundHere): void {
  const { quote, deliverable } = mandate
  const there = words.get(id)
  words.set(
    id,
    there
      ? {
          ...there,
          quote: there.quote.includes(quote) ? there.quote : `${there.quote} ${quote}`,
          deliverable: `${there.deliverable}; ${deliverable}`,
        }
      : { anchor, place, quote, deliverable, mandate },
  )
}

async function writeWords(tx: Tx, editionId: number, language: Language, words: readonly [number, Words][]): Promise<void> {
  if (words.length === 0) return
  await tx
    .insertInto('mandates.wording')
    .values(
      words.map(([mandate_id, { anchor, quote, deliverable }]) => ({
        mandate_id,
        language,
        edition_id: editionId,
        anchor,
        quote,
        deliverable,
      })),
    )
    .onConflict((c) =>
      c.columns(['mandate_id', 'language']).doUpdateSet((eb) => ({
        edition_id: eb.ref('excluded.edition_id'),
        anchor: eb.ref('excluded.anchor'),
        quote: eb.ref('excluded.quote'),
        // Words that a reviewer chose stay as long as the text under them does.
        deliverable: sql<string>`case when (select review from mandates.mandate where id = excluded.mandate_id) = 'open' then excluded.deliverable else wording.deliverable end`,
      })),
    )
    .execute()
  await sql`update mandates.mandate m set place = m.place || jsonb_build_object(${language}::text, v.place)
    from unnest(${words.map(([id]) => id)}::bigint[], ${words.map(([, { place }]) => place)}::text[]) v(id, place)
    where m.id = v.id`.execute(tx)
  await tx
    .deleteFrom('mandates.rewording')
    .where(
      'mandate_id',
      'in',
      words.map(([id]) => id),
    )
    .where('language', '=', language)
    .execute()
}

async function noteRewordings(
  tx: Tx,
  editionId: number,
  language: Language,
  noted: readonly { id: number; words: Words | null }[],
): Promise<void> {
  if (noted.length === 0) return
  await tx
    .insertInto('mandates.rewording')
    .values(
      noted.map(({ id, words }) => ({
        mandate_id: id,
        language,
        edition_id: editionId,
        anchor: words?.anchor ?? null,
        found: words && JSON.stringify({ ...words.mandate, quote: words.quote, deliverable: words.deliverable }),
      })),
    )
    .onConflict((c) =>
      c.columns(['mandate_id', 'language']).doUpdateSet((eb) => ({
        edition_id: eb.ref('excluded.edition_id'),
        anchor: eb.ref('excluded.anchor'),
        found: eb.ref('excluded.found'),
        at: sql<Date>`now()`,
      })),
    )
    .execute()
}

/** What nobody has looked at and the text no longer says, in any of its languages, was never a mandate. */
async function dropUnseen(tx: Tx, language: Language, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('mandates.wording').where('mandate_id', 'in', ids).where('language', '=', language).execute()
  await tx
    .deleteFrom('mandates.mandate as m')
    .where('m.id', 'in', ids)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('mandates.wording as w').select('w.language').whereRef('w.mandate_id', '=', 'm.id'))),
    )
    .execute()
}

/**
 * A person corrected what a document is: its orders are in force from then on, or are proposals after all. A paragraph that the
 * proposal struck ends its mandate when it is adopted.
 */
export async function followStanding({ events, clock }: Parts, tx: Tx, { documentId, from, to, actor }: StandingCorrected): Promise<void> {
  const day = today(clock)
  const mandates = await tx
    .selectFrom('mandates.mandate')
    .select(['id', 'state', 'struck', 'review'])
    .where('document_id', '=', documentId)
    .forUpdate()
    .execute()
  if (mandates.length === 0) return
  const next = (m: { state: State; struck: boolean }): State => {
    if (m.state !== 'proposed' && m.state !== 'in-force') return m.state
    return m.struck && to.standing !== 'proposal' ? 'withdrawn' : stateOf(to.standing)
  }
  const ids = mandates.map((m) => m.id)
  await sql`update mandates.mandate m
    set instrument_id = ${to.instrumentId}, body_id = ${to.bodyId}, state = v.state, version = version + 1, updated_at = now()
    from unnest(${ids}::bigint[], ${mandates.map(next)}::text[]) v(id, state) where m.id = v.id`.execute(tx)
  await settleDeadlines(tx, ids, day)
  await auditAll(
    tx,
    actor,
    mandates
      .filter((m) => m.review === 'confirmed' && next(m) !== m.state)
      .map((m) => ({
        action: 'mandates.state',
        record: { type: 'mandates.mandate', id: m.id },
        before: { state: m.state },
        after: { state: next(m) },
      })),
  )
  await audit(tx, systemActor, {
    action: 'mandates.followed',
    record: { type: 'mandates.document', id: documentId },
    before: { standing: from.standing },
    after: { standing: to.standing },
  })
  await events.touch(tx, 'mandates')
}
