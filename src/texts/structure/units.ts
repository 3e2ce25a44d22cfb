import { type Folded, fold } from '../fold.ts'
import { lines, visible } from '../project.ts'
import type { Run, SourceDocument, SourceParagraph, View } from '../types.ts'
import { type Label, labelOf, readLabel } from './labels.ts'

/** A paragraph of a document in both readings, its label taken off. What the structure is built from. */
export interface Unit {
  label: Label | null
  labels: Record<View, string>
  text: string
  /** the text in one spelling, for the rules */
  folded: Folded
  /** text of the base reading; null when the paragraph is new */
  base: string | null
  views: { base: boolean; proposed: boolean }
  /** runs of the marked reading, label left out */
  runs: Run[]
  source: number[]
  style: string | null
  cell: SourceParagraph['cell']
}

/** Joins the readings of a document paragraph by paragraph: those of the proposed text, and between them those that are struck whole. */
export function unitsOf(doc: SourceDocument): Unit[] {
  const proposed = lines(doc, 'proposed')
  const kept = new Set(proposed.flatMap((line) => line.source))
  const struck = lines(doc, 'base').filter((line) => line.source.every((index) => !kept.has(index)))
  const all = [...proposed.map((line) => ({ line, struck: false })), ...struck.map((line) => ({ line, struck: true }))].sort(
    (a, b) => (a.line.source[0] ?? 0) - (b.line.source[0] ?? 0),
  )
  let bare: string | null = null
  return all.map(({ line, struck: gone }) => {
    const own = line.source.map((index) => doc.paragraphs[index] as SourceParagraph)
    const runs = own.flatMap((paragraph) => paragraph.runs).map((run) => ({ ...run, text: run.text.normalize('NFC') }))
    const tracked = runs.some((run) => run.revisions.length > 0)
    const baseText = textIn(runs, 'base')
    const text = gone || !tracked ? baseText : textIn(runs, 'proposed')
    const automatic = line.label.trim()
    const last = own.at(-1) as SourceParagraph
    const next = (name: string): boolean => /^\d+$/.test(name) && Number(name) === (bare === null ? 1 : Number(bare) + 1)
    const typed = automatic === '' ? readLabel(text, next) : null
    if (typed && /^\d+$/.test(typed.label.name) && typed.label.form === '') bare = typed.label.name
    const typedBase = automatic !== '' ? null : tracked ? readLabel(baseText, () => typed !== null) : typed
    const labels = {
      base: automatic ? last.label.base : (typedBase?.label.printed ?? ''),
      proposed: automatic ? last.label.proposed : (typed?.label.printed ?? ''),
      marked: automatic
        ? last.label.marked
        : ((tracked ? readLabel(textIn(runs, 'marked'), () => true) : typed)?.label.printed ?? typed?.label.printed ?? ''),
    }
    const rest = text.slice(typed?.rest ?? 0).trim()
    const base = baseText.slice(typedBase?.rest ?? 0).trim()
    const inBase = baseText.trim() !== ''
    return {
      label: typed?.label ?? labelOf(automatic),
      labels,
      text: rest,
      folded: fold(rest),
      base: inBase ? base : null,
      views: { base: inBase, proposed: !gone },
      runs: cutLead(runs, gone ? 'base' : 'proposed', typed?.rest ?? lead(text)),
      source: line.source,
      style: last.style,
      cell: last.cell,
    }
  })
}

const textIn = (runs: readonly Run[], view: View): string =>
  runs
    .filter((run) => visible(run.revisions, view))
    .map((run) => run.text)
    .join('')

const lead = (text: string): number => text.length - text.trimStart().length

/** The runs without the first `count` characters that can be read in a view; struck parts of a label go with it. */
function cutLead(runs: readonly Run[], view: View, count: number): Run[] {
  const rest: Run[] = []
  let left = count
  for (const run of runs) {
    if (left <= 0) rest.push(run)
    else if (visible(run.revisions, view)) {
      const cut = Math.min(left, run.text.length)
      left -= cut
      if (cut < run.text.length) rest.push({ ...run, text: run.text.slice(cut) })
      else if (run.note !== undefined) rest.push(run)
    }
  }
  return rest
}
