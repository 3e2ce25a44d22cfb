import type { Comment, Language, Note, ParagraphKind, Revision, Run, SourceParagraph, Warning } from '../types.ts'

/**
 * A paper as it goes out, in one language: what every writer takes.
 *
 * A writer prints what it is given: it numbers nothing, decides nothing and drops nothing. A label is text like any other,
 * so that `5 bis` is exact and `fg)` can be a struck `f` before an inserted `g`.
 */
export interface WritablePaper {
  language: Language
  /** printed before the paragraphs, unless some of these are of the kind `front`: then it only names the paper */
  front: PaperFront
  paragraphs: WritableParagraph[]
  notes: Note[]
  comments: Comment[]
}

/** The front page. What is null, or an empty list, is not printed; where all is, there is no front page. */
export interface PaperFront {
  symbol: string | null
  title: string | null
  /** ISO date, as far as known (`2026-04-10`, `2026-04`, `2026`): printed in the words of the language */
  date: string | null
  source: string | null
  originalLanguage: Language | null
  agendaItem: string | null
  session: string | null
  purpose: string | null
  actionRequired: string | null
  financial: string | null
  /** references as they shall be printed */
  references: string[]
}

export interface WritableParagraph {
  kind: ParagraphKind
  /** depth below its opener or section, from 0 */
  level: number
  /** the printed label, which may be under tracked changes itself; empty where there is none */
  label: Run[]
  /** the text without its label: runs of the marked reading */
  runs: Run[]
  /** tracked changes of the paragraph mark: a struck mark joins the paragraph with the next one */
  mark: Revision[]
  /** where it stands, when in a table: nth table, row and cell of the paper, from 0 */
  cell: SourceParagraph['cell']
}

/** A front page of which nothing is known. */
export const noFront: PaperFront = {
  symbol: null,
  title: null,
  date: null,
  source: null,
  originalLanguage: null,
  agendaItem: null,
  session: null,
  purpose: null,
  actionRequired: null,
  financial: null,
  references: [],
}

/** A file that was written, and what a person should know of it before sending it on. */
export interface Written {
  bytes: Uint8Array
  /** `code` is also the message key (`texts.warning.<code>`) */
  warnings: Warning[]
}
