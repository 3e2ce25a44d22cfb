import { type Insertable, sql } from 'kysely'
import { systemActor } from '../../platform/actor.ts'
import { audit, auditAll } from '../../platform/audit/index.ts'
import { today } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Mandate } from '../../texts/types.ts'
import type { DocumentImported, Standing, StandingCorrected } from '../documents/index.ts'
import { align, type Found, type Known, plainWords } from './align.ts'
import { settleDeadlines } from './deadlines/index.ts'
import { indexWords } from './index-words.ts'
import type { DueTable, MandateTable } from './schema.ts'
import type { State } from './states.ts'

type Parts = Pick<Deps, 'events' | 'clock'>

interface FoundHere extends Found {
  anchor: string
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
  const found = await readFound(tx, imported)
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

const keyOf = (path: string, nth: number) => `${path}\n${nth}`

/** Stands in the text that a proposal changes, and no longer in what it proposes. */
const isStruck = ({ views }: Mandate): boolean => views.base && !views.proposed

/** A text in force orders; a proposal proposes. What a record concluded is in force. */
export const stateOf = (standing: Standing): State => (standing === 'proposal' ? 'proposed' : 'in-force')

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
    .select(['anchor', 'path'])
    .where('edition_id', '=', editionId)
    .where('anchor', 'in', anchors)
    .execute()
  const pathOf = new Map(paragraphs.map((p) => [p.anchor, p.path]))
  return mandates
    .filter((mandate) => pathOf.has(mandate.paragraph))
    .map((mandate) => ({
      anchor: mandate.paragraph,
      // A paragraph without an address of its own is known by its anchor.
      path: pathOf.get(mandate.paragraph) || mandate.paragraph,
      addressees: mandate.addressees,
      act: mandate.act,
      verbClass: mandate.verbClass,
      quote: mandate.quote,
      mandate,
    }))
}

type MandateRow = Insertable<MandateTable> & { nth: number }
type DueRow = Omit<Insertable<DueTable>, 'mandate_id'>
interface Facts {
  row: MandateRow
  due: DueRow[]
}

/** Rows of the tables from what the engine found; ids that the process does not know are left out. */
export async function factsOf(
  tx: Tx,
  about: Pick<DocumentImported, 'documentId' | 'instrumentId' | 'bodyId' | 'standing'>,
  found: readonly (Found & { nth: number; mandate: Mandate })[],
): Promise<Facts[]> {
  if (found.length === 0) return []
  const known = await knownIds(
    tx,
    found.flatMap(({ mandate }) => mandate.due.flatMap((d) => (d.event ? [d.event.toLowerCase()] : []))),
  )
  const among = (set: Set<string>, ids: readonly string[]) => [...new Set(ids)].filter((id) => set.has(id))
  return found.map(({ path, nth, mandate: m }) => ({
    row: {
      document_id: about.documentId,
      instrument_id: about.instrumentId,
      body_id: about.bodyId,
      path,
      nth,
      state: isStruck(m) && about.standing !== 'proposal' ? 'withdrawn' : stateOf(about.standing),
      struck: isStruck(m),
      act: m.act,
      verb_class: m.verbClass,
      recurrence: m.recurrence && JSON.stringify(m.recurrence),
      conditions: JSON.stringify(m.conditions),
      qualifiers: JSON.stringify(m.qualifiers),
      refs: m.references,
      confidence: m.confidence,
      why: JSON.stringify(m.why),
      addressees: among(known.addressees, m.addressees),
      recipients: among(known.addressees, m.recipients),
      intermediaries: among(known.addressees, m.intermediaries),
      action_lines: among(known.actionLines, namedActionLines(m.quote)),
      sdgs: among(known.sdgs, namedGoals(m.quote)),
    },
    due: m.due.map((d, position) => ({
      position,
      words: d.words,
      relation: d.relation,
      ...sessionOf(d.event, known.sessions),
      awaits: d.event && !known.sessions.has(d.event.toLowerCase()) ? d.event.toLowerCase() : null,
      shift: d.offset,
      starts: d.from,
      ends: d.to,
      inferred: d.inferred,
    })),
  }))
}

/** The session that the words name; one that the calendar does not have yet is waited for. */
function sessionOf(event: string | null, known: ReadonlySet<string>): { session_id: string | null; awaits: string | null } {
  const id = event?.toLowerCase() ?? null
  return id !== null && known.has(id) ? { session_id: id, awaits: null } : { session_id: null, awaits: id }
}

async function knownIds(tx: Tx, sessions: readonly string[]) {
  const rows = await sql<{ kind: string; id: string }>`
    select 'addressee' as kind, id from reference.addressees
    union all select 'action-line', id from reference.action_lines
    union all select 'sdg', id from reference.sdgs
    union all select 'session', id from reference.sessions where id = any(${sessions}::text[])`.execute(tx)
  const of = (kind: string) => new Set(rows.rows.filter((r) => r.kind === kind).map((r) => r.id))
  return { addressees: of('addressee'), actionLines: of('action-line'), sdgs: of('sdg'), sessions: of('session') }
}

/** Action lines are named by the same code in every language. */
const namedActionLines = (quote: string): string[] => quote.match(/(?<![\p{L}\d])C(?:1[01]|[1-9])(?![\p{L}\d/])/gu) ?? []

/** `SDG 9`, `ODD 9`, `ODS 9`, `ЦУР 9`, `目标9`, with or without a target's letter or number. */
const namedGoals = (quote: string): string[] =>
  Array.from(quote.matchAll(/(?:\bSDGs?|\bODD|\bODS|ЦУР|可持续发展目标|الهدف)\s?(\d{1,2}(?:\.[\da-d]{1,2})?)(?![\d/])/giu), (m) => m[1]!)

/** Writes mandates with their due dates and answers their ids by path and place. */
async function store(tx: Tx, facts: readonly Facts[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  // PostgreSQL takes 65,535 values in one statement; a mandate has twenty.
  for (let from = 0; from < facts.length; from += 2000) {
    const part = facts.slice(from, from + 2000)
    const columns = Object.keys(part[0]!.row).filter((c) => !['document_id', 'path', 'nth'].includes(c)) as (keyof MandateRow)[]
    const rows = await tx
      .insertInto('mandates.mandate')
      .values(part.map(({ row }) => row))
      .onConflict((c) =>
        c.columns(['document_id', 'path', 'nth']).doUpdateSet((eb) => ({
          ...Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}`)])),
          version: sql<number>`mandates.mandate.version + 1`,
          updated_at: sql<Date>`now()`,
        })),
      )
      .returning(['id', 'path', 'nth'])
      .execute()
    for (const { id, path, nth } of rows) ids.set(keyOf(path, nth), id)
  }
  await replaceDue(
    tx,
    facts.map(({ row, due }) => ({ mandateId: ids.get(keyOf(row.path, row.nth))!, due })),
  )
  return ids
}

/** Due dates as a text or a reviewer says them; `settleDeadlines` makes days of them. */
export async function replaceDue(tx: Tx, of: readonly { mandateId: number; due: readonly DueRow[] }[]): Promise<void> {
  if (of.length === 0) return
  await tx
    .deleteFrom('mandates.due')
    .where(
      'mandate_id',
      'in',
      of.map((one) => one.mandateId),
    )
    .execute()
  const rows = of.flatMap(({ mandateId, due }) => due.map((one) => ({ ...one, mandate_id: mandateId })))
  for (let from = 0; from < rows.length; from += 5000)
    await tx
      .insertInto('mandates.due')
      .values(rows.slice(from, from + 5000))
      .execute()
}

async function movePaths(tx: Tx, moved: readonly { id: number; path: string; nth: number }[]): Promise<void> {
  if (moved.length === 0) return
  await sql`update mandates.mandate m set path = v.path, nth = v.nth
    from unnest(${moved.map((m) => m.id)}::bigint[], ${moved.map((m) => m.path)}::text[], ${moved.map((m) => m.nth)}::int[]) v(id, path, nth)
    where m.id = v.id`.execute(tx)
}

function join(words: Map<number, Words>, id: number, { anchor, mandate }: FoundHere): void {
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
      : { anchor, quote, deliverable, mandate },
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
