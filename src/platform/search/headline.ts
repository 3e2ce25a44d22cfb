import { sql } from 'kysely'
import type { Db, Tx } from '../db/index.ts'
import { escapeHtml } from '../escape.ts'
import type { Language } from '../i18n/index.ts'
import { wantedWords } from './search.ts'
import { type Word, wordsOf } from './words.ts'

/** A piece of a text as it was written; `hit` where it answers the question. Views escape it like any text. */
export interface Piece {
  text: string
  hit: boolean
}

export interface HeadlineOptions {
  /** words of one passage; 30 when not said */
  length?: number
  /** passages of one text; 2 when not said */
  passages?: number
}

/**
 * The passages of each text that answer what a person typed, its words marked; of a text without any, the beginning.
 * One query for each language among the texts, whatever their number.
 */
export async function headlines(
  db: Db | Tx,
  texts: readonly { text: string; language: Language | null }[],
  typed: string,
  { length = 30, passages = 2 }: HeadlineOptions = {},
): Promise<Piece[][]> {
  const read = texts.map(({ text, language }) => ({ text, language, words: Array.from(wordsOf(text, language)) }))
  const hits = new Map<Language | null, Set<string>>()
  for (const language of new Set(read.map((text) => text.language))) {
    const words = read.filter((text) => text.language === language).flatMap((text) => text.words)
    hits.set(language, await alike(db, language, words, wantedWords(typed, language)))
  }
  return read.map(({ text, language, words }) => pieces(text, words, hits.get(language)!, length, passages))
}

export async function headline(
  db: Db | Tx,
  language: Language | null,
  text: string,
  typed: string,
  options?: HeadlineOptions,
): Promise<Piece[]> {
  const [pieces] = await headlines(db, [{ text, language }], typed, options)
  return pieces!
}

/** Pieces as HTML, for where no view makes it: `<mark>` around the hits, everything else escaped. */
export const headlineHtml = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, hit }) => (hit ? `<mark>${escapeHtml(text)}</mark>` : escapeHtml(text))).join('')

/** Those of the words that have a stem in common with the wanted ones. Stems keep the first letter of a word, so few need to be asked for. */
async function alike(db: Db | Tx, language: Language | null, words: readonly Word[], wanted: readonly string[]): Promise<Set<string>> {
  const beginnings = new Set(wanted.map((word) => word[0]))
  const candidates = new Set(words.flatMap(({ word }) => (beginnings.has(word[0]) ? [word] : [])))
  if (candidates.size === 0) return candidates
  const { rows } = await sql<{ word: string }>`
    select word from platform.search_alike(${language}, ${[...candidates]}::text[], ${wanted.join(' ')}) word`.execute(db)
  return new Set(rows.map(({ word }) => word))
}

/** Hits that are weighed against each other; a text that has more shows them early enough. */
const mostPlaces = 500

interface Span {
  from: number
  to: number
}

function pieces(text: string, words: readonly Word[], hits: ReadonlySet<string>, length: number, passages: number): Piece[] {
  const spans = bestSpans(words, hits, length, passages)
  const out: Piece[] = []
  const add = (text: string, hit = false) => {
    const last = out.at(-1)
    if (last && last.hit === hit) last.text += text
    else if (text) out.push({ text, hit })
  }
  for (const [index, { from, to }] of spans.entries()) {
    if (from > 0) add(index ? ' … ' : '… ')
    let at = from > 0 ? words[from]!.start : 0
    for (const { word, start, end } of words.slice(from, to)) {
      if (!hits.has(word) || start < at) continue
      add(text.slice(at, start))
      add(text.slice(start, end), true)
      at = end
    }
    add(text.slice(at, to < words.length ? words[to - 1]!.end : text.length))
    if (to < words.length && index === spans.length - 1) add(' …')
  }
  return out.map(({ text, hit }) => ({ text: text.replace(/\s+/g, ' '), hit }))
}

/** Spans of words with the most different hits, then the most hits, then the earliest; in the order of the text. */
function bestSpans(words: readonly Word[], hits: ReadonlySet<string>, length: number, passages: number): Span[] {
  if (words.length <= length) return [{ from: 0, to: words.length }]
  const places = words.flatMap(({ word }, place) => (hits.has(word) ? [place] : [])).slice(0, mostPlaces)
  const candidates = places.map((place) => {
    const from = Math.max(0, Math.min(place - Math.floor(length / 4), words.length - length))
    const span = { from, to: from + length }
    const within = places.filter((other) => other >= span.from && other < span.to).map((other) => words[other]!.word)
    return { span, different: new Set(within).size, many: within.length }
  })
  candidates.sort((a, b) => b.different - a.different || b.many - a.many || a.span.from - b.span.from)
  const chosen: Span[] = []
  for (const { span } of candidates) {
    if (chosen.length === passages) break
    if (chosen.every(({ from, to }) => span.to <= from || span.from >= to)) chosen.push(span)
  }
  return chosen.length ? chosen.sort((a, b) => a.from - b.from) : [{ from: 0, to: length }]
}
