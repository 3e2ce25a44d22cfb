import type { Lexicon } from '../lexicon/types.ts'
import type { Resolver, Speaker } from '../mandates/mentions.ts'
import type { Passage } from '../mandates/passage.ts'
import type { Front, Paragraph, Warning } from '../types.ts'
import type { Opener } from './openers.ts'

/** Which part of a document a paragraph stands in: decides what counts as an order there. */
export type Part = 'front' | 'action' | 'introduction' | 'proposal' | 'prose' | 'preamble' | 'operative' | 'terms' | 'annex' | 'notes'

/** A paragraph with what the mandates need to know of its place. */
export interface Placed {
  paragraph: Paragraph
  /** its text made ready for the rules */
  passage: Passage
  part: Part
  opener: Opener | null
  /** index of the paragraph that this one is an item of, null at the top */
  parent: number | null
  /** the body that speaks here: the one of the body clause, or of the whole document */
  speaker: Speaker
  /** a resolution of the General Assembly's kind, or of the Union's */
  house: Speaker['house']
}

export interface Structured {
  document: Front
  placed: Placed[]
  lexicon: Lexicon
  resolver: Resolver
  warnings: Warning[]
  /** the date on the front page, or the year that the text itself lets one guess; null when nothing does */
  written: string | null
}
