import type { Actor } from '../../../platform/actor.ts'
import type { Db } from '../../../platform/db/index.ts'
import { notFound } from '../../../platform/errors.ts'
import { isLanguage, type Language } from '../../../platform/i18n/index.ts'
import { type Comparable, compare, effort, type Pair, type PairState, pairStates } from '../../../texts/index.ts'
import { type DocumentDetail, type EditionRow, findDocument, listEditions } from '../queries/document.ts'
import { listParagraphs, type ParagraphRow } from '../queries/paragraphs.ts'
import { pathWords } from '../views/words.tsx'
import { findMeant } from './queries.ts'
import { editionsOf, readSide, type SideAddress, type SideView, usualSides } from './sides.ts'

export interface ComparisonQuery {
  from?: string
  to?: string
  lang?: string
}

/** One of two compared texts. */
export interface Side {
  address: SideAddress
  document: DocumentDetail
  edition: EditionRow
  view: SideView
}

/** A paragraph in one reading, with how a delegate would name it. */
export interface Part extends Comparable {
  name: string
}

export interface Comparison {
  from: Side
  to: Side
  language: Language
  /** languages that both have */
  languages: Language[]
  pairs: Pair<Part>[]
  counts: Record<PairState, number>
  /** the texts were too unlike and too long to look at every word */
  coarse: boolean
}

/** Why there is nothing to compare: the side that is not there, no language in common, or nothing was chosen and nothing offers itself. */
export type Missing = { side: 'from' | 'to'; why: 'unknown' | 'no-such-edition' } | { why: 'no-common-language' } | { why: 'choose' }

export interface Opened {
  document: DocumentDetail
  editions: EditionRow[]
  /** `from` is missing where nothing was said and nothing offers itself */
  addresses: { from?: SideAddress; to: SideAddress }
  outcome: Comparison | Missing
}

/** The two texts that an address means, compared; of both only what the reader may see. A fixed number of queries. */
export async function openComparison(db: Db, actor: Actor, id: string, query: ComparisonQuery, reader: Language): Promise<Opened> {
  const document = await findDocument(db, actor, id)
  if (!document) throw notFound()
  const editions = await listEditions(db, document.id)
  const usual = usualSides(editions)
  const addresses = {
    from: query.from?.trim() ? readSide(query.from) : usual?.from,
    to: query.to?.trim()
      ? readSide(query.to)
      : (usual?.to ?? { document: null, revision: editions[0]?.revision ?? null, view: 'proposed' as const }),
  }
  const { from, to } = addresses
  if (!from) return { document, editions, addresses: { to }, outcome: { why: 'choose' } }
  const own = { document, editions }
  const opened = { from: await openSide(db, actor, own, from), to: await openSide(db, actor, own, to) }
  const outcome = await compareSides(db, opened, { from, to }, query.lang, reader)
  return { document, editions, addresses: { from, to }, outcome }
}

type Candidates = { document: DocumentDetail; editions: EditionRow[] }

async function openSide(db: Db, actor: Actor, own: Candidates, { document: words }: SideAddress): Promise<Candidates | undefined> {
  if (words === null || words === own.document.id) return own
  const id = await findMeant(db, actor, words)
  if (id === own.document.id) return own
  const document = id === undefined ? undefined : await findDocument(db, actor, id)
  return document && { document, editions: await listEditions(db, document.id) }
}

async function compareSides(
  db: Db,
  opened: { from: Candidates | undefined; to: Candidates | undefined },
  addresses: { from: SideAddress; to: SideAddress },
  asked: string | undefined,
  reader: Language,
): Promise<Comparison | Missing> {
  if (!opened.from) return { side: 'from', why: 'unknown' }
  if (!opened.to) return { side: 'to', why: 'unknown' }
  const meant = { from: editionsOf(opened.from.editions, addresses.from), to: editionsOf(opened.to.editions, addresses.to) }
  if (meant.from.size === 0) return { side: 'from', why: 'no-such-edition' }
  if (meant.to.size === 0) return { side: 'to', why: 'no-such-edition' }
  const languages = [...meant.to.keys()].filter((language) => meant.from.has(language))
  if (isLanguage(asked) && !languages.includes(asked)) throw notFound()
  const wanted = isLanguage(asked) ? [asked] : [reader, opened.to.document.original_language, 'en' as const, ...languages]
  const language = wanted.find((one) => one !== null && languages.includes(one))
  if (!language) return { why: 'no-common-language' }
  const sideOf = (side: 'from' | 'to'): Side => ({
    address: addresses[side],
    document: opened[side]!.document,
    edition: meant[side].get(language)!,
    view: addresses[side].view,
  })
  const from = sideOf('from')
  const to = sideOf('to')
  const rows = await listParagraphs(db, [from.edition.id, to.edition.id])
  const parts = ({ edition, view }: Side) =>
    partsOf(
      rows.filter((row) => row.edition_id === edition.id),
      view,
    )
  const spend = effort()
  const pairs = compare(parts(from), parts(to), language, spend)
  const counts = Object.fromEntries(pairStates.map((state) => [state, 0])) as Record<PairState, number>
  for (const { state } of pairs) counts[state]++
  return { from, to, language, languages, pairs, counts, coarse: spend.coarse }
}

/** The paragraphs of one reading as the text engine compares them. */
function partsOf(rows: readonly ParagraphRow[], view: SideView): Part[] {
  const parts: Part[] = []
  let opener: string | null = null
  for (const row of rows) {
    if (view === 'base' ? !row.in_base : !row.in_proposed) continue
    const text = view === 'base' ? (row.base_text ?? '') : row.text
    const label = row.labels[view] || row.label
    if (row.kind === 'opener') opener = text
    const { path, kind, level, ordinal, anchor } = row
    const name = pathWords({ path, label, ordinal, opener_words: row.opener !== null && kind !== 'opener' ? opener : null })
    parts.push({ id: anchor, label, path, opener: row.opener, kind, level, text, name })
  }
  return parts
}
