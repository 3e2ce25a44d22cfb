import { visible } from '../../texts/project.ts'
import type { Revision, Run, View } from '../../texts/types.ts'
import type { MarkedRun } from '../../ui/index.ts'
import type { ParagraphRow } from './queries.ts'

/** What of a paper is shown: a reading, and of the marked one only the changes of one author when `by` names one. */
export interface Reading {
  view: View
  by: string | null
}

/** The address that a reference leads to, if it leads anywhere. */
export type LinkOf = (key: string) => string | undefined

/** An unnamed author stands under '' in addresses. */
const authorOf = ({ by }: Revision) => by ?? ''

/**
 * The run's tracked changes as this reading shows them; null when its words are not in it. Of one author the reading is the base
 * text with this author's changes in it: what others added is not there, what others struck still stands.
 */
function shown(run: Run, { view, by }: Reading): Revision[] | null {
  if (view !== 'marked') return visible(run.revisions, view) ? [] : null
  if (by === null) return run.revisions
  const others = run.revisions.filter((revision) => authorOf(revision) !== by)
  return others.some(({ kind }) => kind === 'ins') ? null : run.revisions.filter((revision) => authorOf(revision) === by)
}

export const isShown = (paragraph: ParagraphRow, reading: Reading): boolean => {
  if (reading.view === 'base') return paragraph.in_base
  if (reading.view === 'proposed') return paragraph.in_proposed
  return reading.by === null || paragraph.in_base || paragraph.runs.some((run) => shown(run, reading)?.length)
}

/** Inserted or struck as a whole, so that its label is marked too. */
export const wholeChange = (paragraph: ParagraphRow, { view }: Reading): 'ins' | 'del' | undefined =>
  view !== 'marked' || paragraph.in_base === paragraph.in_proposed ? undefined : paragraph.in_base ? 'del' : 'ins'

/** The label that the changes take away from a paragraph and replace by another. */
export function labelBefore({ labels: { base, proposed } }: ParagraphRow, { view, by }: Reading): string | undefined {
  return view === 'marked' && by === null && base && proposed && base !== proposed ? base : undefined
}

export const labelIn = (paragraph: ParagraphRow, { view }: Reading): string => paragraph.labels[view] || paragraph.label

/** The paragraph's words in a reading, cited symbols as links, footnote marks as links to the notes below. */
export function runsIn(paragraph: ParagraphRow, reading: Reading, linkOf: LinkOf = () => undefined): MarkedRun[] {
  const links = linksByOffset(paragraph, linkOf)
  const out: MarkedRun[] = []
  let offset = -leading(paragraph)
  for (const run of paragraph.runs) {
    const revisions = shown(run, reading)
    const from = offset
    if (visible(run.revisions, 'proposed')) offset += run.text.length
    if (!revisions) continue
    const { marks } = run
    if (run.note !== undefined) {
      out.push({ text: run.text || run.note, revisions, marks: ['superscript'], href: `#note-${run.note}` })
      continue
    }
    if (run.href || offset === from) {
      out.push({ text: run.text, revisions, ...(marks && { marks }), ...(run.href && { href: run.href }) })
      continue
    }
    for (const { text, href } of cut(run.text, from, links)) out.push({ text, revisions, ...(marks && { marks }), ...(href && { href }) })
  }
  return out
}

interface Link {
  from: number
  to: number
  href: string
}

const linksByOffset = ({ refs }: ParagraphRow, linkOf: LinkOf): Link[] =>
  refs
    .flatMap(({ key, from, to }) => {
      const href = linkOf(key)
      return href ? [{ from, to, href }] : []
    })
    .sort((a, b) => a.from - b.from)

/** Characters that the runs of the proposed reading have before its text begins: offsets count from the text. */
function leading({ runs, text }: ParagraphRow): number {
  const whole = runs.map((run) => (visible(run.revisions, 'proposed') ? run.text : '')).join('')
  return Math.max(0, whole.indexOf(text))
}

/** A stretch of text that begins at `offset`, parted where a link begins or ends. */
function cut(text: string, offset: number, links: readonly Link[]): { text: string; href?: string }[] {
  const out: { text: string; href?: string }[] = []
  let at = 0
  for (const { from, to, href } of links) {
    const start = Math.max(at, from - offset)
    const end = Math.min(text.length, to - offset)
    if (end <= start) continue
    if (start > at) out.push({ text: text.slice(at, start) })
    out.push({ text: text.slice(start, end), href })
    at = end
  }
  if (at < text.length) out.push({ text: text.slice(at) })
  return out
}

export interface Author {
  name: string
  /** paragraphs with something of theirs inserted, and with something struck */
  inserted: number
  deleted: number
}

/** Who changed what, the busiest first. */
export function authorsOf(paragraphs: readonly ParagraphRow[]): Author[] {
  const authors = new Map<string, Author>()
  for (const { runs } of paragraphs) {
    const here = new Set(runs.flatMap(({ revisions }) => revisions.map((revision) => `${revision.kind} ${authorOf(revision)}`)))
    for (const one of here) {
      const name = one.slice(4)
      const author = authors.get(name) ?? { name, inserted: 0, deleted: 0 }
      if (one.startsWith('ins')) author.inserted++
      else author.deleted++
      authors.set(name, author)
    }
  }
  return [...authors.values()].sort((a, b) => b.inserted + b.deleted - (a.inserted + a.deleted) || (a.name < b.name ? -1 : 1))
}

/** Paragraphs one by one, those of a table together as its rows and cells. */
export type Block = { paragraph: ParagraphRow } | { table: ParagraphRow[][][] }

export function blocksOf(paragraphs: readonly ParagraphRow[]): Block[] {
  const blocks: Block[] = []
  let number: number | null = null
  let rows: ParagraphRow[][][] = []
  for (const paragraph of paragraphs) {
    const { cell } = paragraph
    if (!cell) blocks.push({ paragraph })
    else {
      if (cell.table !== number) {
        rows = []
        blocks.push({ table: rows })
      }
      rows[cell.row] ??= []
      rows[cell.row]![cell.cell] ??= []
      rows[cell.row]![cell.cell]!.push(paragraph)
    }
    number = cell?.table ?? null
  }
  // Rows and cells that hold nothing in this reading leave no gap.
  return blocks.map((block) =>
    'table' in block ? { table: block.table.filter(Boolean).map((row) => Array.from(row, (cell) => cell ?? [])) } : block,
  )
}

/** The same paragraph in all editions, in the order of the first; what only another has stands after what precedes it there. */
export function aligned(editions: readonly (readonly ParagraphRow[])[]): { anchor: string; cells: (ParagraphRow | null)[] }[] {
  const order: string[] = []
  for (const paragraphs of editions) {
    let place = -1
    for (const { anchor } of paragraphs) {
      // mostly the next one, so that this is quick
      const ahead = order.indexOf(anchor, place + 1)
      const known = ahead >= 0 ? ahead : order.indexOf(anchor)
      if (known >= 0) place = known
      else order.splice(++place, 0, anchor)
    }
  }
  const byAnchor = editions.map((paragraphs) => new Map(paragraphs.map((paragraph) => [paragraph.anchor, paragraph])))
  return order.map((anchor) => ({ anchor, cells: byAnchor.map((edition) => edition.get(anchor) ?? null) }))
}
