import { joined, textOf, visible } from '../project.ts'
import { readLabel } from '../structure/labels.ts'
import { structure } from '../structure/structure.ts'
import type { Language, Paragraph, Run, SourceDocument, SourceParagraph } from '../types.ts'
import { printedRuns } from './look.ts'
import { noFront, type WritablePaper, type WritableParagraph } from './types.ts'

/**
 * A paper that was read, ready to be written again: automatic labels become typed ones, tracked where the readings differ.
 * Its front page stays among its paragraphs, and `front` says what was found on it.
 */
export function paperOf(doc: SourceDocument, options: { language?: Language } = {}): WritablePaper {
  const { document, placed } = structure(doc, options)
  const places = new Map<number, Paragraph>()
  for (const { paragraph } of placed) for (const index of paragraph.source) places.set(index, paragraph)
  const { genre, language, ...found } = document
  const labels = { base: labelsOf(doc.paragraphs, 'base'), proposed: labelsOf(doc.paragraphs, 'proposed') }
  return {
    language,
    front: { ...noFront, ...found },
    paragraphs: doc.paragraphs.map((source, index): WritableParagraph => {
      const place = places.get(index)
      const kind = place?.kind ?? 'prose'
      return {
        kind,
        level: kind === 'heading' ? Math.max(0, source.depth - 1) : (place?.level ?? 0),
        ...labelled(source, labels.base.get(index) ?? '', labels.proposed.get(index) ?? ''),
        mark: source.mark,
        cell: source.cell,
      }
    }),
    notes: doc.notes,
    comments: doc.comments,
  }
}

/** Automatic labels by the paragraph at whose start they are printed: the first of those that a removed mark joins. */
const labelsOf = (paragraphs: readonly SourceParagraph[], view: 'base' | 'proposed') =>
  new Map(Array.from(joined(paragraphs, view), (group) => [group[0]!, paragraphs[group.at(-1)!]!.label[view]]))

function labelled({ runs, mark }: SourceParagraph, base: string, proposed: string): Pick<WritableParagraph, 'label' | 'runs'> {
  if (base === '' && proposed === '') return typed(runs) ?? { label: [], runs }
  if (base === proposed) return { label: [{ text: base, revisions: [] }], runs }
  // the file does not say who renumbered: a new or struck paragraph brings its number along
  const by = (kind: 'ins' | 'del') => {
    const own = [...mark, ...runs.flatMap(({ revisions }) => revisions)].find((revision) => revision.kind === kind)
    return { kind, by: own?.by ?? null, at: own?.at ?? null }
  }
  const struck: Run[] = base === '' ? [] : [{ text: base, revisions: [by('del')] }]
  const added: Run[] = proposed === '' ? [] : [{ text: proposed, revisions: [by('ins')] }]
  return { label: [...struck, ...added], runs }
}

/** A label typed before a tab, cut off where writing it again gives the same runs. */
function typed(runs: readonly Run[]): Pick<WritableParagraph, 'label' | 'runs'> | null {
  const at = runs.findIndex((run) => run.text.includes('\t'))
  const run = runs[at]
  if (!run) return null
  const offset = run.text.indexOf('\t')
  const cut = (text: string): Run[] => (text === '' ? [] : [{ ...run, text }])
  const label = [...runs.slice(0, at), ...cut(run.text.slice(0, offset))]
  const rest = [...cut(run.text.slice(offset + 1)), ...runs.slice(at + 1)]
  const starts = (view: 'base' | 'proposed') =>
    readLabel(textOf(runs.filter(({ revisions }) => visible(revisions, view))))?.label.printed.length ?? 0
  if (textOf(label).length > 24 || label.some(({ note }) => note !== undefined) || (starts('base') === 0 && starts('proposed') === 0))
    return null
  const again = printedRuns({ kind: 'prose', level: 0, label, runs: rest, mark: [], cell: null })[label.length]
  return again && JSON.stringify(again.revisions) === JSON.stringify(run.revisions) && !run.marks && run.href === undefined
    ? { label, runs: rest }
    : null
}
