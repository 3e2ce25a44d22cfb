import { type Expression, type RawBuilder, sql } from 'kysely'
import { type Language, languages } from '../i18n/index.ts'
import { tokenize, wordsOf } from './words.ts'

/** Texts of a record by weight: A for its title, D for what is only mentioned. */
export type WeightedParts = Partial<Record<'A' | 'B' | 'C' | 'D', string | null | undefined>>

/** PostgreSQL refuses a vector above a megabyte, which holds its words and their places. A text of short words, all different, takes three bytes a letter there. */
const mostBytes = 300_000

/**
 * The value of a `tsvector` column, for an insert or update: write it again whenever a part changes. Of very long texts only the
 * first 300,000 bytes of words can be found.
 */
export function vector(language: Language | null, parts: WeightedParts): RawBuilder<string> {
  let room = mostBytes
  const words = (['A', 'B', 'C', 'D'] as const).map((weight) => {
    const part = wordsWithin(parts[weight] ?? '', language, room)
    room -= Buffer.byteLength(part)
    return part
  })
  return sql<string>`platform.search_vector(${language}, ${words[0]}, ${words[1]}, ${words[2]}, ${words[3]})`
}

function wordsWithin(text: string, language: Language | null, bytes: number): string {
  const kept: string[] = []
  let left = bytes
  for (const { word } of wordsOf(text, language)) {
    left -= Buffer.byteLength(word) + 1
    if (left < 0) break
    kept.push(word)
  }
  return kept.join(' ')
}

/**
 * What a person typed, as a `tsquery` on texts of this language: all words, in any order; "a phrase" together; -word not; OR between
 * alternatives. Chinese without spaces, and symbols such as A/RES/80/173, are phrases. Whatever is typed, it never throws; without a
 * word to look for it finds nothing.
 *
 *   .where((eb) => sql<boolean>`${eb.ref('search')} @@ ${query('fr', words)}`)
 */
export const query = (language: Language | null, typed: string): RawBuilder<string> =>
  sql<string>`platform.search_query(${language}, ${searchSyntax(typed, language)})`

/** The same on texts of all languages, each searched as its own. */
export const queryAny = (typed: string): RawBuilder<string> =>
  sql<string>`(${sql.join(
    languages.map((language) => query(language, typed)),
    sql` || `,
  )})`

/** How well a text answers, more for words close together and for heavier parts; for `order by … desc`. */
export const rank = (vector: Expression<unknown>, query: Expression<unknown>): RawBuilder<number> =>
  sql<number>`ts_rank_cd(${vector}, ${query}, 1)`

/** Whether a single word is looked for in every language: neither a phrase nor several words together, and none left out. */
export const isOneWord = (typed: string): boolean =>
  languages.every((language) => {
    const [term, ...more] = termsOf(typed, language).filter(({ words }) => words)
    return term !== undefined && more.length === 0 && !term.not && !term.or && !term.words.includes(' ')
  })

/** Longer questions are no longer typed by hand. */
const longestQuestion = 400

interface Term {
  words: string
  not: boolean
  or: boolean
}

/** Terms between spaces or quotation marks of any language. */
function termsOf(typed: string, language: Language | null): Term[] {
  const text = typed.slice(0, longestQuestion).replace(/[“”„‟«»＂「」『』]/g, '"')
  return Array.from(text.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/g), ([, minus, phrase, single]) => ({
    words: tokenize(phrase ?? single ?? '', language),
    not: minus === '-',
    or: single === 'OR',
  }))
}

/** What `websearch_to_tsquery` reads, every term quoted: it is then a word or a phrase and never syntax. */
function searchSyntax(typed: string, language: Language | null): string {
  const terms = termsOf(typed, language).filter(({ words, or }) => words || or)
  if (!terms.some(({ not, or }) => !not && !or)) return ''
  return terms.map(({ words, not, or }) => (or ? 'or' : `${not ? '-' : ''}"${words}"`)).join(' ')
}

/** The words that a person is looking for, without those to leave out. */
export const wantedWords = (typed: string, language: Language | null): string[] =>
  termsOf(typed, language)
    .filter(({ words, not, or }) => words && !not && !or)
    .flatMap(({ words }) => words.split(' '))
