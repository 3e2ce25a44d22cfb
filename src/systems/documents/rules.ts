import type { Genre, ParagraphKind, Reference } from '../../texts/types.ts'
import type { Standing } from './events.ts'

/**
 * The normal form of a symbol without its revision, or of a resolution without its edition: what a document or instrument is
 * found by, however old the edition that is cited. An addendum or corrigendum is a paper of its own and keeps its mark.
 */
export const workKey = (key: string): string => key.replace(/\((?!(?:Add|Corr)\.)[^()]*\)|\/Rev\.\d+/g, '')

/** Revision that a normal form names: 1 in `CWG-WSIS&SDG-44/8(Rev.1)` and `E/CN.16/2027/2/Rev.1`; 0 when it names none. */
export const revisionOf = (key: string): number => Number(/[(/]Rev\.(\d+)\)?/.exec(key)?.[1] ?? 0)

/** What follows a paper under its own symbol: a text in its place, one beside it, one that mends it. */
export const followers = ['Rev', 'Add', 'Corr'] as const
export type Follower = (typeof followers)[number]

/** The normal form of what follows a paper, as the United Nations write it or as the ITU does. */
export const withFollower = (key: string, kind: Follower, number: number): string =>
  /^[AES]\//.test(key) ? `${key}/${kind}.${number}` : `${key}(${kind}.${number})`

/** The normal form of one revision; the first text is none. */
export const withRevision = (key: string, revision: number): string => (revision === 0 ? key : withFollower(key, 'Rev', revision))

/** Words as part of an address: `CWG-WSIS&SDG-44/8` -> `CWG-WSIS-SDG-44-8`. Letters of any script stay. */
export const slug = (words: string, longest = 80): string => {
  const clean = words
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return [...clean].slice(0, longest).join('').replace(/-+$/, '')
}

/**
 * A document without a symbol is named by its title and date; by what it is and its date where the title is in letters that an
 * address would spell out in codes.
 */
export const titleSlug = (title: string, date: string | null, otherwise: string): string => {
  const latin = /^[\p{Script=Latin}\p{N}\P{L}]+$/u.test(title)
  return [latin ? slug(title, 60).toLowerCase() : otherwise, date].filter(Boolean).join('-')
}

/** How papers write the symbol of a resolution that a normal form names: `ITU-COUNCIL/RES/1332` -> `Council Resolution 1332`. */
export function writtenSymbol(key: string): string {
  const [, body, kind, number] = /^ITU-(\w+)\/(RES|DEC)\/(.+)$/.exec(key) ?? []
  if (!body) return key
  return `${body === 'COUNCIL' ? 'Council' : body === 'R' ? 'ITU-R' : body} ${kind === 'RES' ? 'Resolution' : 'Decision'} ${number}`
}

/** `Council Resolution 1332 (C11, last amended C24)` -> `council-res-1332`. */
export const instrumentId = (symbol: string): string =>
  slug(
    symbol
      .replace(/\s*\([^)]*\)$/, '')
      .replace(/\bResolution\b/i, 'res')
      .replace(/\bDecision\b/i, 'dec'),
  ).toLowerCase()

export interface Series {
  pattern: string
  body_id: string
}

export interface Place {
  body: string
  year: number | null
  /** number of the session in the body's own count */
  ordinal: number | null
}

/** Whose paper it is and of which year, by its symbol. */
export function placeOf(key: string, series: readonly Series[]): Place | null {
  for (const { pattern, body_id } of series) {
    const groups = new RegExp(pattern).exec(key)?.groups
    if (!groups && !new RegExp(pattern).test(key)) continue
    const { yy, yyyy, assembly, n } = groups ?? {}
    // The General Assembly's sessions are counted from that of 1946, which began in the autumn of the year before.
    const year = yyyy ? Number(yyyy) : yy ? 2000 + Number(yy) : assembly ? 1945 + Number(assembly) : null
    return { body: body_id, year, ordinal: n ? Number(n) : null }
  }
  return null
}

/** What the standing of a text can be read from. */
export interface Evidence {
  genre: Genre
  /** holds tracked changes, or changes that lost their marks */
  tracked: boolean
  /** the document's own symbol is that of a resolution */
  resolutionSymbol: boolean
  /** the opening paragraphs: what stands before the first opener */
  opening: readonly string[]
}

/** The line below the number or title that says who adopted the text and when. */
const adoptionLine =
  /^[\s([]*(?:(?:resolution|decision|résolution|décision|resolución|decisión|резолюция|решение|قرار|القرار),?\s+)?(?:adopted (?:at|by|on|without)|adoptée? (?:à|par|le|lors)|(?:aprobad|adoptad)[oa] (?:por|en|el|sin)|принят(?:а|о|ая|ое) (?:на|генеральн|экономическ|советом|без)|(?:اعتمد|اعتُمد|اتخذ|اتُخذ)(?:ت|ته|ها|تها)?\s)|^[（([]?.{0,30}通过(?:的(?:决议|决定))?[。）)\]]?$/iu

/** A line of an amendment, alone or before the number of a proposal: ADD, MOD, SUP. */
const amendmentLine = /^\s*\(?(?:ADD|MOD|SUP|изм|доб)\)?\s*$|^\s*[A-Z]{2,4}\/\d+[A-Z]?\d*\/\d+\s*$/

/**
 * Whether the orders of a text are proposed, in force, or the conclusions of a record. When in doubt a resolution is only
 * proposed: an order that binds nobody must not look as if it did. The uploader can correct it.
 */
export function inferStanding({ genre, tracked, resolutionSymbol, opening }: Evidence): Standing {
  if (tracked) return 'proposal'
  if (genre === 'report' || genre === 'summary-record' || genre === 'letter') return 'record'
  if (opening.some((line) => amendmentLine.test(line))) return 'proposal'
  if (resolutionSymbol || opening.some((line) => adoptionLine.test(line))) return 'adopted'
  return genre === 'other' ? 'record' : 'proposal'
}

/** What a paragraph says that may name the instrument: its words and the references in them. */
export interface Line {
  kind: ParagraphKind
  text: string
  references: readonly Reference[]
}

/**
 * The keys under which the instrument of a text may be known, the likeliest first: its own symbol, the headline of the
 * resolution in it ("RESOLUTION 1332 (C11, last amended C24)"), then a resolution that its title names.
 */
export function instrumentKeys(symbolKey: string | null, title: string | null, lines: readonly Line[]): string[] {
  const headlines = lines.flatMap(({ text, references }) =>
    references.filter(({ kind, from, to }) => kind === 'resolution' && to - from >= text.trim().length * 0.6).map(({ key }) => key),
  )
  const titled = title
    ? lines
        .filter(({ text }) => text.includes(title))
        .flatMap(({ references }) => references.filter((r) => r.kind === 'resolution').map((r) => r.key))
    : []
  return [...new Set([...(symbolKey ? [symbolKey] : []), ...headlines, ...titled].map(workKey))]
}

/** What official languages call a paragraph when they cite one: "paragraph 113 of resolution 80/173". */
const paragraphWord =
  /(?:paragraphs?|paras?\.?|§§?|paragraphes?|alinéas?|párrafos?|párrs?\.?|пункт\p{L}*|п\.|(?:ال)?فقرة|(?:ال)?فقرات|第)\s*$/iu

/**
 * Whether a paragraph that cites a text by `words` names that paragraph of it which is labelled `113`, `6 a)` or the like: close to the
 * citation, after the word for a paragraph. Chinese puts the word behind the number too.
 */
export function namesParagraph(text: string, words: string, label: string): boolean {
  const number = /\d+/.exec(label)?.[0]
  const at = text.indexOf(words)
  if (!number || at < 0) return false
  const near = text.slice(Math.max(0, at - 80), at + words.length + 60).replace(words, ' ')
  return Array.from(near.matchAll(new RegExp(`(?<![\\d/.])${number}(?![\\d/])`, 'gu'))).some(
    ({ index }) => paragraphWord.test(near.slice(0, index)) || /^\s*段/u.test(near.slice(index + number.length)),
  )
}
