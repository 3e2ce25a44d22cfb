import type { Language } from '../../texts/types.ts'
import type { Standing } from './events.ts'
import type { ReadPaper } from './reader.ts'
import { inferStanding, instrumentKeys, revisionOf, workKey } from './rules.ts'
import { keyOf } from './symbols.ts'

/** What a text says about the document that it is. */
export interface Facts {
  paper: ReadPaper
  title: string
  language: Language
  /** normal form of its symbol without the revision; null without a symbol */
  key: string | null
  /** the symbol as it is printed, without revision and language */
  symbol: string | null
  revision: number
  /** whether the document can be found again: by its symbol, or by title and date */
  identified: boolean
  /** it is a resolution or decision itself, not a paper about one */
  isResolution: boolean
  standing: Standing
  /** where its instrument may be found, the likeliest first */
  instrumentKeys: string[]
}

/** What an uploader says, which wins over what the text shows; `symbol` as a normal form with its revision. */
export interface Given {
  language?: Language | null | undefined
  standing?: Standing | null | undefined
  symbol?: string | null | undefined
  title?: string | null | undefined
}

export function factsOf(paper: ReadPaper, name: string, given: Given): Facts {
  const { document: front, paragraphs, warnings } = paper.text
  const full = given.symbol ?? (front.symbol && (keyOf(front.symbol) ?? front.symbol.trim()))
  const key = full && workKey(full)
  const isResolution = key !== null && /\/(?:RES|DEC)\//.test(key)
  const title = oneLine(given.title ?? front.title ?? front.symbol ?? name.replace(/\.[a-z]{2,5}$/i, ''))
  const ordered = paragraphs.findIndex(({ kind }) => kind === 'opener' || kind === 'preamble' || kind === 'operative')
  const opening = paragraphs.slice(0, ordered < 0 ? 12 : ordered)
  const tracked = paragraphs.some(({ changes }) => changes.length > 0) || warnings.some(({ code }) => code.startsWith('flattened'))
  return {
    paper,
    title,
    language: given.language ?? front.language,
    key,
    symbol: key,
    revision: full && !isResolution ? revisionOf(full) : 0,
    identified: key !== null || (front.title !== null && front.date !== null),
    isResolution,
    standing:
      given.standing ??
      inferStanding({ genre: front.genre, tracked, resolutionSymbol: isResolution, opening: opening.map((paragraph) => paragraph.text) }),
    instrumentKeys: instrumentKeys(isResolution ? key : null, front.title, opening),
  }
}

/** A title that was set in lines; Chinese puts no space where they met. */
const oneLine = (words: string): string =>
  words
    .replace(/(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])\s*\n\s*(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
