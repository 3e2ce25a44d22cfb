import type { Revision, Run, SourceDocument, SourceParagraph, View } from './types.ts'

/** One line of a reading: one paragraph of the source, or several that a removed paragraph mark joins. */
export interface Line {
  /** automatic label, as printed in this reading; `–` or `•` for a bullet */
  label: string
  text: string
  /** the visible runs, with all their tracked changes */
  runs: Run[]
  /** indexes into the document's paragraphs, in order; the properties of the last one hold for the line */
  source: number[]
  /** the paragraph whose properties hold */
  paragraph: SourceParagraph
}

/**
 * Whether something under these tracked changes can be read in a view. What one party added and another removed
 * (`ins > del`) is in neither the base nor the proposed reading.
 */
export function visible(revisions: readonly Revision[], view: View): boolean {
  if (view === 'marked') return true
  const absent = view === 'base' ? 'ins' : 'del'
  return !revisions.some((revision) => revision.kind === absent)
}

/**
 * Groups the paragraphs of a document into the lines of a reading; a group's last paragraph gives its properties.
 *
 * A paragraph whose mark is not in the reading flows into the next one of the same cell or text box, as word processors
 * do on accepting or rejecting. At the end of a cell, or before a table, there is nothing to flow into: then it stands
 * alone if it has text left, and goes if it has none. An inserted or deleted row goes the same way, since the readers put
 * the row's change on all that stands in it. A text box does not interrupt the text around it.
 */
export function* joined(paragraphs: readonly SourceParagraph[], view: View): Generator<number[]> {
  const hasText = (index: number) =>
    paragraphs[index]!.runs.some((run) => (run.text !== '' || run.note !== undefined) && visible(run.revisions, view))
  const contributors = (group: number[]) => group.filter((index, at) => at === group.length - 1 || hasText(index))
  const open: Record<'flow' | 'box', number[]> = { flow: [], box: [] }
  function* end(stream: 'flow' | 'box') {
    if (open[stream].some(hasText)) yield contributors(open[stream])
    open[stream] = []
  }

  for (const [index, paragraph] of paragraphs.entries()) {
    const stream = paragraph.box === undefined ? 'flow' : 'box'
    if (stream === 'flow' || !samePlace(paragraphs[open.box[0] ?? -1], paragraph)) yield* end('box')
    if (stream === 'flow' && !samePlace(paragraphs[open.flow[0] ?? -1], paragraph)) yield* end('flow')
    open[stream].push(index)
    if (!visible(paragraph.mark, view)) continue
    yield contributors(open[stream])
    open[stream] = []
  }
  yield* end('box')
  yield* end('flow')
}

const samePlace = (a: SourceParagraph | undefined, b: SourceParagraph) =>
  a !== undefined && a.box === b.box && a.cell?.table === b.cell?.table && a.cell?.row === b.cell?.row && a.cell?.cell === b.cell?.cell

/** The lines of one reading, in reading order, each with its runs. In the marked view every paragraph is a line of its own. */
export function lines(doc: SourceDocument, view: View): Line[] {
  return Array.from(joined(doc.paragraphs, view), (source) => {
    const paragraph = doc.paragraphs[source.at(-1)!]!
    const runs = source.flatMap((index) => doc.paragraphs[index]!.runs.filter((run) => visible(run.revisions, view)))
    return { label: paragraph.label[view], text: textOf(runs), runs, source, paragraph }
  })
}

export const textOf = (runs: readonly Run[]): string => runs.map((run) => run.text).join('')

/** One reading as labels and texts: what `actionline text` prints. */
export function project(doc: SourceDocument, view: View): { label: string; text: string; source: number[] }[] {
  return lines(doc, view).map(({ label, text, source }) => ({ label, text, source }))
}
