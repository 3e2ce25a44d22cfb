import { joined, visible } from '../project.ts'
import type { Run, SourceParagraph, View } from '../types.ts'
import { printedRuns } from './look.ts'
import type { WritablePaper, WritableParagraph } from './types.ts'

/** Paragraphs as the engine's other stages know them, label and text in one row of runs. */
export const asSource = (paragraphs: readonly WritableParagraph[], rtl = false): SourceParagraph[] =>
  paragraphs.map((paragraph) => ({
    label: { base: '', proposed: '', marked: '' },
    runs: printedRuns(paragraph),
    mark: paragraph.mark,
    style: null,
    depth: 0,
    cell: paragraph.cell,
    rtl,
  }))

/**
 * The paper of one reading: every tracked change rejected (`base`) or accepted (`proposed`). What a removed paragraph mark
 * joins becomes one paragraph, with the label of the first and the place of the last. The marked reading is the paper itself.
 */
export function settle(paper: WritablePaper, view: View): WritablePaper {
  if (view === 'marked') return paper
  const read = (runs: readonly Run[]): Run[] => runs.filter((run) => visible(run.revisions, view)).map((run) => ({ ...run, revisions: [] }))
  const paragraphs = Array.from(joined(asSource(paper.paragraphs), view), (group): WritableParagraph => {
    const [first, ...rest] = group.map((index) => paper.paragraphs[index]!)
    const last = rest.at(-1) ?? first!
    const runs = [...first!.runs, ...rest.flatMap((paragraph) => printedRuns(paragraph))]
    return { ...last, label: read(first!.label), runs: read(runs), mark: [] }
  })
  const kept = new Set(paragraphs.flatMap(({ label, runs }) => [...label, ...runs]).flatMap(({ note }) => note ?? []))
  const notes = paper.notes.filter(({ key }) => kept.has(key)).map((note) => ({ ...note, runs: read(note.runs) }))
  return { ...paper, paragraphs, notes }
}
