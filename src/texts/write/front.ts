import { hasOwnFront } from './look.ts'
import type { PaperFront, WritablePaper } from './types.ts'
import { paperWords, printDate } from './words.ts'

/** One line of the front page: what it says, and the label before it where the house prints one. */
export interface FrontLine {
  field: keyof PaperFront
  label: string | null
  text: string
}

/** The front page of a paper in the order of the house; nothing where the paper brings one as paragraphs. */
export function frontLines(paper: Pick<WritablePaper, 'language' | 'front' | 'paragraphs'>): FrontLine[] {
  if (hasOwnFront(paper)) return []
  const { front, language } = paper
  const words = paperWords[language]
  const line = (field: keyof PaperFront, text: string | null, label: string | null = null): FrontLine[] =>
    text === null || text.trim() === '' ? [] : [{ field, label, text }]
  return [
    ...line('session', front.session),
    ...line('agendaItem', front.agendaItem, words.agendaItem),
    ...line('symbol', front.symbol, words.document),
    ...line('date', front.date === null ? null : printDate(front.date, language)),
    ...line('originalLanguage', front.originalLanguage && words.languages[front.originalLanguage], words.original),
    ...line('source', front.source, words.source),
    ...line('title', front.title),
    ...line('purpose', front.purpose, words.purpose),
    ...line('actionRequired', front.actionRequired, words.actionRequired),
    ...line('financial', front.financial, words.financial),
    ...line('references', front.references.join(words.semicolon), words.references),
  ]
}

/** The line as words: `Document C26/59`, `Source: Japan`. The symbol stands beside its label, others follow a colon. */
export function lineText({ field, label, text }: FrontLine, colon: string): string {
  if (label === null) return text
  return field === 'symbol' ? `${label} ${text}` : `${label}${colon}${text}`
}
