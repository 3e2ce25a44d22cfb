/**
 * The shapes that the stages of the text engine hand to each other:
 *
 *   bytes -> read -> SourceDocument -> project / structure -> TextDocument -> mandates
 *
 * Nothing here does I/O.
 */

export const languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar'] as const
export type Language = (typeof languages)[number]

/** Which reading of a text with tracked changes: as it stood, as its authors want it, or both at once. */
export type View = 'base' | 'proposed' | 'marked'

/** One tracked change. `at` is kept as printed: dates in files are untrusted. A move is a `del` and an `ins` that share `move`. */
export interface Revision {
  kind: 'ins' | 'del'
  by: string | null
  at: string | null
  move?: string
}

/** A stretch of text under the same tracked changes, outermost first: `[ins by A, del by B]` was added by A and removed by B, so it is in neither reading. */
export interface Run {
  text: string
  revisions: Revision[]
  marks?: ('bold' | 'italic' | 'underline' | 'strike' | 'superscript' | 'subscript')[]
  href?: string
  /** key of a footnote or endnote whose mark stands here; `text` is empty, or the mark that the author typed (`1`, `*`) instead of the automatic one */
  note?: string
  /** keys of comments that this run carries */
  comments?: string[]
}

/** A place in a table: nth table, row and cell of the document, from 0. */
export interface Cell {
  table: number
  row: number
  cell: number
}

export interface SourceParagraph {
  /** the automatic number as printed in each reading; '' when the list gives none. Labels typed by hand stay in the runs. */
  label: Record<View, string>
  runs: Run[]
  /** tracked changes of the paragraph mark: a deleted mark joins this paragraph with the next one */
  mark: Revision[]
  /** style name of the source, lower case: `heading 1`, `title`, `call` (the ITU name for an opener) */
  style: string | null
  /** outline or list depth, 0 for none */
  depth: number
  /** where it stands, when in a table */
  cell: Cell | null
  /** nth text box of the document, from 0, when the paragraph stands in one */
  box?: number
  /** right-to-left paragraph direction */
  rtl: boolean
  /** page number, when the source knows it (PDF) */
  page?: number
}

export interface Note {
  key: string
  kind: 'footnote' | 'endnote'
  runs: Run[]
}

export interface Comment {
  key: string
  by: string | null
  at: string | null
  text: string
  /** key of the comment that this one answers */
  replyTo?: string
}

/** Something a person must look at. `code` is also the message key (`texts.warning.<code>`). */
export interface Warning {
  code: string
  paragraph?: number
  /** what was found, and for flattened tracked changes the two readings that are proposed */
  detail?: { found?: string; base?: string; proposed?: string; [key: string]: unknown }
}

export type SourceFormat = 'docx' | 'txt' | 'html' | 'pdf'

export interface SourceDocument {
  format: SourceFormat
  paragraphs: SourceParagraph[]
  notes: Note[]
  comments: Comment[]
  warnings: Warning[]
}

/** A refusal of a file. `code` is also the message key (`texts.refused.<code>`). */
export class TextError extends Error {
  readonly code: string
  readonly values: Record<string, string | number>

  constructor(code: string, values: Record<string, string | number> = {}) {
    super(`${code} ${JSON.stringify(values)}`)
    this.name = 'TextError'
    this.code = code
    this.values = values
  }
}

export type Genre = 'itu-resolution' | 'un-resolution' | 'outcome' | 'report' | 'summary-record' | 'letter' | 'other'

export interface Front {
  symbol: string | null
  title: string | null
  language: Language
  /** ISO date, as far as printed: `2026-04-10`, `2026-04`, `2026` */
  date: string | null
  source: string | null
  genre: Genre
  agendaItem: string | null
  session: string | null
  originalLanguage: Language | null
  purpose: string | null
  actionRequired: string | null
  /** symbols in the reference list, normalised */
  references: string[]
}

export type ParagraphKind =
  | 'front'
  | 'heading'
  | 'body-clause'
  | 'opener'
  | 'preamble'
  | 'operative'
  | 'prose'
  | 'annex-title'
  | 'note'
  | 'table'
  | 'signature'

/** The smallest labelled unit of a text. */
export interface Paragraph {
  /** stable within the document: its path made fit for a URL fragment, with `-2`, `-3` on repeats */
  id: string
  /** as printed: `a)`, `3.15.1`, `–`, '' */
  label: string
  /** the address a delegate would say: `resolves 4`, `instructs-sg 6`, `considering h iii`, `3.15.1`, `annex 1 b` */
  path: string
  opener: string | null
  kind: ParagraphKind
  /** depth of the label below its opener or section, from 0 */
  level: number
  /** the text of the proposed reading, without its label */
  text: string
  changes: { op: 'ins' | 'del'; by: string | null; at: string | null; text: string }[]
  /** runs of the marked reading, label left out */
  runs: Run[]
  labels: Record<View, string>
  /** in which readings the paragraph exists */
  views: { base: boolean; proposed: boolean }
  /** text of the base reading, without its label; null when it is inserted whole */
  base: string | null
  /** where it stands, when in a table */
  cell: Cell | null
  references: Reference[]
  source: number[]
}

/** A mention of a document or resolution. `key` is the one normal form: `A/RES/80/173`, `C26/59`, `CWG-WSIS&SDG-44/8(Rev.1)`, `ITU-PP/RES/140(Rev.Bucharest,2022)`. */
export interface Reference {
  key: string
  words: string
  kind: 'document' | 'resolution'
  /** offsets into the paragraph's `text` */
  from: number
  to: number
}

export interface Due {
  /** ISO dates, first and last day; null when the words alone are known */
  from: string | null
  to: string | null
  /** a session of a body, as `<body id>-<ordinal or year>` in upper case (`CSTD-30`, `ITU-COUNCIL-2027`, `ITU-PP-2026`), else null */
  event: string | null
  /** `at` the event or on the date, `before`, `after`; offset in ISO 8601 duration, `P2M` for two months */
  relation: 'at' | 'by' | 'before' | 'after' | 'during' | 'asap'
  offset: string | null
  words: string
  /** true when the year or the bounds come from elsewhere than these words */
  inferred: boolean
}

export interface Recurrence {
  /** `session`: at every session of `body`; `regular`: from time to time */
  every: 'year' | 'month' | 'session' | 'regular'
  interval: number
  body: string | null
  words: string
}

export interface Mandate {
  paragraph: string
  quote: string
  addressees: string[]
  act: string
  verbClass: string
  deliverable: string
  recipients: string[]
  /** through whom it passes on the way */
  intermediaries: string[]
  due: Due[]
  recurrence: Recurrence | null
  conditions: string[]
  qualifiers: string[]
  references: string[]
  confidence: number
  why: string[]
  /** in which readings the mandate exists: a struck one is `base` only */
  views: { base: boolean; proposed: boolean }
}

/** What `actionline extract --json` prints, per file. */
export interface TextDocument {
  document: Front
  paragraphs: Paragraph[]
  notes: { key: string; text: string }[]
  comments: Comment[]
  mandates: Mandate[]
  warnings: Warning[]
}
