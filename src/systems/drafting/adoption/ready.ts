import type { Language } from '../../../platform/i18n/index.ts'
import {
  type Clause,
  type NegotiatedText,
  noFront,
  openBrackets,
  type Settled,
  settled,
  type TextDocument,
  type WritablePaper,
  type WritableParagraph,
} from '../../../texts/index.ts'
import type { Count } from '../languages/align.ts'
import { headed, type Named } from './headline.ts'

/** Why a paragraph keeps the text from being adopted: pairs of brackets in it, or a silence procedure that has not ended. */
export interface OpenParagraph {
  id: string
  name: string
  brackets: number
  /** ISO date */
  silenceUntil: string | null
}

/** @param day ISO date: a silence that ends on it has still to end */
export function openIn({ paragraphs }: Pick<NegotiatedText, 'paragraphs'>, day: string): OpenParagraph[] {
  return paragraphs.flatMap((paragraph): OpenParagraph[] => {
    if (paragraph.gone) return []
    const { id, base, label, status, silenceUntil } = paragraph
    const brackets = openBrackets(paragraph)
    const silent = status === 'silence' && silenceUntil !== undefined && silenceUntil >= day ? silenceUntil : null
    return brackets > 0 || silent ? [{ id, name: base?.path ?? label, brackets, silenceUntil: silent }] : []
  })
}

/** A language, and whether it can be adopted. */
export interface Readiness {
  language: Language
  version: number
  open: OpenParagraph[]
  /** paragraphs that do not follow the other languages */
  behind: number
  /** null where something keeps it back */
  clauses: Settled | null
}

export function readinessOf(text: NegotiatedText, count: Count | undefined, day: string): Readiness {
  const open = openIn(text, day)
  const behind = (count?.stale ?? 0) + (count?.missing ?? 0)
  const { language, version } = text
  return { language, version, open, behind, clauses: open.length === 0 ? settled(text) : null }
}

export type Complete = Extract<Settled, { settled: true }>

/** The settled text of a language that follows all others. */
export const complete = ({ clauses, behind }: Readiness): Complete | null => (clauses?.settled && behind === 0 ? clauses : null)

/** The adopted text as a paper under its headline, without a mark of how it came about. */
export function adoptedPaper(clauses: readonly Clause[], language: Language, { rule, act, title }: Named): WritablePaper {
  const text = headed(clauses, language, rule, act)
  // its own lines say what it is; beside them the file bears the name
  const named = text.some(({ kind }) => kind === 'front')
  const front = named ? { ...noFront, symbol: act.symbol, title, date: act.dated } : noFront
  return { language, front, paragraphs: text.map(paragraphOf), notes: [], comments: [] }
}

const paragraphOf = ({ kind, level, label, text, cell }: Clause): WritableParagraph => ({
  kind,
  level,
  label: label === '' ? [] : [{ text: label, revisions: [] }],
  runs: [{ text, revisions: [] }],
  mark: [],
  cell: cell ?? null,
})

/**
 * What became of each address of the base, as the adopted paper is read: its new address, null where the paragraph was taken out.
 * Addresses that several paragraphs share say nothing.
 */
export function tracedPaths({ clauses, carried }: Complete, read: Pick<TextDocument, 'paragraphs'>): Map<string, string | null> {
  const now = new Map<string, string>()
  let at = 0
  for (const { id, text } of clauses) {
    const found = read.paragraphs.findIndex((paragraph, place) => place >= at && paragraph.text.trim() === text.trim())
    if (found < 0) continue
    now.set(id, read.paragraphs[found]!.path)
    at = found + 1
  }
  const traced = new Map<string, string | null>()
  const shared = new Set<string>()
  for (const { before, to } of carried) {
    if (!before) continue
    const path = to === null ? null : now.get(to)
    if (path === undefined) continue
    if (traced.has(before.path)) shared.add(before.path)
    traced.set(before.path, path)
  }
  for (const path of shared) traced.delete(path)
  return traced
}
