import { visible } from '../../texts/project.ts'
import type { Revision, Run, View } from '../../texts/types.ts'
import type { MarkedRun } from '../../ui/index.ts'
import type { Mend } from './links-check/queries.ts'
import { addressesIn, linkKey } from './links-check/rules.ts'
import type { ParagraphRow } from './queries/paragraphs.ts'

/** What of a paper is shown: a reading, and of the marked one only the changes of one author when `by` names one. */
export interface Reading {
  view: View
  by: string | null
}

/** Where the words of a text lead. */
export interface Links {
  /** the address of a cited symbol */
  linkOf?: (key: string) => string | undefined
  /** what was put beside the links that lead nowhere any more, by their key */
  mends?: ReadonlyMap<string, Mend>
}

/** A stretch of the paper; behind the last of a link that was mended stands the mend, and the dead address when the words do not say it. */
export interface PaperRun extends MarkedRun {
  mend?: Mend & { instead: string | null }
}

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

/** The paragraph's words in a reading: cited symbols as links, footnote marks as links to the notes below, mends behind dead links. */
export function runsIn(paragraph: ParagraphRow, reading: Reading, links: Links = {}): PaperRun[] {
  const stretches = stretchesIn(paragraph, links)
  const out: PaperRun[] = []
  let offset = -leading(paragraph)
  for (const [index, run] of paragraph.runs.entries()) {
    const revisions = shown(run, reading)
    const from = offset
    if (visible(run.revisions, 'proposed')) offset += run.text.length
    if (!revisions) continue
    const { marks } = run
    if (run.note !== undefined) out.push({ text: run.text || run.note, revisions, marks: ['superscript'], href: `#note-${run.note}` })
    else if (run.href) out.push({ text: run.text, revisions, ...(marks && { marks }), ...whereTo(run.href, paragraph.runs, index, links) })
    else if (offset === from) out.push({ text: run.text, revisions, ...(marks && { marks }) })
    else for (const piece of cut(run.text, from, stretches)) out.push({ revisions, ...(marks && { marks }), ...piece })
  }
  return out
}

/** A hyperlink of the file leads where it says; one that was mended leads nowhere, and its last run says where it leads now. */
function whereTo(href: string, runs: readonly Run[], index: number, { mends }: Links): Pick<PaperRun, 'href' | 'mend' | 'marks'> {
  const mend = mends?.get(linkKey(href) ?? '')
  if (!mend) return { href }
  const here = runs[index]!
  const wordsSayIt = linkKey(here.text.trim()) === linkKey(href)
  const marks = wordsSayIt ? { marks: struck(here.marks) } : {}
  return runs[index + 1]?.href === href ? marks : { ...marks, mend: { ...mend, instead: wordsSayIt ? null : href } }
}

type Marks = NonNullable<MarkedRun['marks']>
const struck = (marks: Marks = []): Marks => [...marks.filter((mark) => mark !== 'strike'), 'strike']

/** Words between two offsets of the text that lead somewhere, or did. */
interface Stretch {
  from: number
  to: number
  href?: string
  mend?: Mend
}

function stretchesIn({ refs, text }: ParagraphRow, { linkOf, mends }: Links): Stretch[] {
  const symbols = refs.flatMap(({ key, from, to }) => {
    const href = linkOf?.(key)
    return href ? [{ from, to, href }] : []
  })
  const dead = mends?.size
    ? addressesIn(text).flatMap(({ address, from, to }) => {
        const mend = mends.get(linkKey(address) ?? '')
        return mend ? [{ from, to, mend }] : []
      })
    : []
  return [...symbols, ...dead].sort((a, b) => a.from - b.from)
}

/** Characters that the runs of the proposed reading have before its text begins: offsets count from the text. */
function leading({ runs, text }: ParagraphRow): number {
  const whole = runs.map((run) => (visible(run.revisions, 'proposed') ? run.text : '')).join('')
  return Math.max(0, whole.indexOf(text))
}

/** A text that begins at `offset`, parted where a stretch begins or ends. */
function cut(text: string, offset: number, stretches: readonly Stretch[]): Pick<PaperRun, 'text' | 'href' | 'marks' | 'mend'>[] {
  const out: Pick<PaperRun, 'text' | 'href' | 'marks' | 'mend'>[] = []
  let at = 0
  for (const { from, to, href, mend } of stretches) {
    const start = Math.max(at, from - offset)
    const end = Math.min(text.length, to - offset)
    if (end <= start) continue
    if (start > at) out.push({ text: text.slice(at, start) })
    out.push({
      text: text.slice(start, end),
      ...(href && { href }),
      ...(mend && { marks: struck() }),
      ...(mend && end === to - offset && { mend: { ...mend, instead: null } }),
    })
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
