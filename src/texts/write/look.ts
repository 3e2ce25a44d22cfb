import { visible } from '../project.ts'
import type { Language, ParagraphKind, Revision, Run } from '../types.ts'
import type { WritablePaper, WritableParagraph } from './types.ts'

type Mark = NonNullable<Run['marks']>[number]

/**
 * Emphasis that the house gives a kind of paragraph, beside what its author gave: openers in italics, headings in bold.
 * Chinese has no italics: there an opener is set in another typeface.
 */
export function houseMarks(kind: ParagraphKind, language: Language): Mark[] {
  switch (kind) {
    case 'opener':
      return language === 'zh' ? [] : ['italic']
    case 'heading':
    case 'annex-title':
      return ['bold']
    default:
      return []
  }
}

/** The marks a run is printed with, in the order in which readers tell them. The mark of a note is raised. */
export function marksOf(run: Run, kind: ParagraphKind, language: Language): Mark[] {
  const wanted = new Set<Mark>([...houseMarks(kind, language), ...(run.marks ?? []), ...(run.note === undefined ? [] : raised)])
  return order.filter((mark) => wanted.has(mark))
}

const raised: Mark[] = ['superscript']
const order: Mark[] = ['bold', 'italic', 'underline', 'strike', 'superscript', 'subscript']

/** Label, tab and text as one row of runs: what word processors and plain text print. */
export function printedRuns(paragraph: WritableParagraph): Run[] {
  const label = paragraph.label.filter((run) => run.text !== '')
  if (label.length === 0) return paragraph.runs
  const comments = (label.at(-1)?.comments ?? []).filter((key) => paragraph.runs[0]?.comments?.includes(key))
  const tab: Run = { text: '\t', revisions: tabRevisions(label), ...(comments.length > 0 && { comments }) }
  return [...label, tab, ...paragraph.runs]
}

/** The tab after a label is in the readings that the label is in: a new label brings its tab, a struck one takes it along. */
function tabRevisions(label: readonly Run[]): Revision[] {
  const inBase = label.find((run) => visible(run.revisions, 'base'))
  const inProposed = label.find((run) => visible(run.revisions, 'proposed'))
  if (inBase && inProposed) return []
  return (inBase ?? inProposed ?? label[0])?.revisions ?? []
}

/** Whether the paper brings its front page as paragraphs of its own: then none is made from its `front`. */
export const hasOwnFront = (paper: Pick<WritablePaper, 'paragraphs'>): boolean =>
  paper.paragraphs.some((paragraph) => paragraph.kind === 'front')
