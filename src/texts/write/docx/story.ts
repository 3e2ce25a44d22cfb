import type { Comment, Note, Revision, Run } from '../../types.ts'
import { marksOf, printedRuns } from '../look.ts'
import { blocksOf, Table } from '../tables.ts'
import type { WritablePaper, WritableParagraph } from '../types.ts'
import { legal, xml } from '../xml.ts'
import { type Links, textRun } from './runs.ts'
import { paragraphProperties, textWidth } from './styles.ts'

/** Numbers for everything that is tracked in a document: no two of its parts may share one. */
export class Ids {
  #last = 0
  next(): number {
    return ++this.#last
  }
}

/** Number of a note or comment in the file: that of its key (`fn3`, `c0`) where it has one, else the next free. */
export function numbered<T extends { key: string }>(items: readonly T[], prefix: string, first: number): Map<string, number> {
  const pattern = new RegExp(`^${prefix}(\\d{1,8})$`)
  const numbers = new Map<string, number>()
  const taken = new Set<number>()
  for (const { key } of items) {
    const own = Number(pattern.exec(key)?.[1] ?? Number.NaN)
    if (!(own >= first) || taken.has(own)) continue
    numbers.set(key, own)
    taken.add(own)
  }
  let next = first
  for (const { key } of items) {
    if (numbers.has(key)) continue
    while (taken.has(next)) next++
    numbers.set(key, next)
    taken.add(next)
  }
  return numbers
}

/** What stands in the flow of text, in order: runs, and at the end of each paragraph its mark. */
interface Place {
  revisions: readonly Revision[]
  comments: readonly string[]
  /** only the reference of a comment, without words that it would be about */
  point: boolean
}

/** A paragraph and all runs that are printed of it, its label's first. */
interface Line {
  paragraph: WritableParagraph
  runs: Run[]
}

interface Span {
  first: number
  last: number
}

export interface StoryContext {
  paper: WritablePaper
  ids: Ids
  links: Links
  notes: ReadonlyMap<string, { note: Note; id: number; typed?: string }>
  comments: ReadonlyMap<string, number>
}

/**
 * Writes the text of a paper as blocks of WordprocessingML.
 *
 * Comments and moves are ranges that may go from one paragraph into another, so their first and last places are found
 * before anything is written. A range of a move holds its paragraph marks too: it ends after the paragraph.
 */
export class StoryWriter {
  readonly #context: StoryContext
  readonly #lines: Line[]
  readonly #comments = new Map<string, Span>()
  readonly #points = new Map<number, string[]>()
  readonly #moves = new Map<string, Span & { id: number; side: 'From' | 'To'; name: string; revision: Revision }>()
  #at = 0

  constructor(context: StoryContext) {
    this.#context = context
    this.#lines = context.paper.paragraphs.map((paragraph) => ({ paragraph, runs: printedRuns(paragraph).filter(isPrinted) }))
    this.#plan()
  }

  #plan(): void {
    const places: Place[] = this.#lines.flatMap(({ paragraph, runs }) => [
      ...runs.map(({ text, note, revisions, comments = [] }) => ({
        revisions,
        comments,
        point: text === '' && note === undefined,
      })),
      { revisions: paragraph.mark, comments: [], point: false },
    ])
    const names = new Map<string, string>()
    for (const [at, { revisions, comments, point }] of places.entries()) {
      if (!point)
        for (const key of comments) {
          const span = this.#comments.get(key)
          if (span) span.last = at
          else if (this.#context.comments.has(key)) this.#comments.set(key, { first: at, last: at })
        }
      for (const revision of revisions) {
        if (revision.move === undefined) continue
        const side = revision.kind === 'del' ? 'From' : 'To'
        const known = this.#moves.get(`${side} ${revision.move}`)
        if (known) known.last = at
        else {
          if (!names.has(revision.move)) names.set(revision.move, `move${names.size + 1}`)
          const name = names.get(revision.move)!
          this.#moves.set(`${side} ${revision.move}`, { first: at, last: at, id: this.#context.ids.next(), side, name, revision })
        }
      }
    }
    for (const [at, { comments, point }] of places.entries())
      if (point) for (const key of comments) if (!this.#comments.has(key)) this.#addPoint(at, key)
    this.#anchorOthers(places.length - 1)
  }

  #addPoint(at: number, key: string): void {
    const known = [...this.#points.values()].some((keys) => keys.includes(key))
    if (!known && this.#context.comments.has(key)) this.#points.set(at, [...(this.#points.get(at) ?? []), key])
  }

  /** An answer stands where the comment stands that it answers; a comment that the text does not carry stands at its end. */
  #anchorOthers(end: number): void {
    const pointed = () => new Map([...this.#points].flatMap(([at, keys]) => keys.map((key): [string, number] => [key, at])))
    for (const comment of this.#context.paper.comments) {
      const at = pointed()
      if (this.#comments.has(comment.key) || at.has(comment.key)) continue
      const root = rootOf(comment, this.#context.paper.comments)
      const span = this.#comments.get(root)
      if (span) this.#comments.set(comment.key, { ...span })
      else if (end >= 0) this.#addPoint(at.get(root) ?? end, comment.key)
    }
  }

  /** The body's blocks; tables divided from what follows them by a paragraph, as the format wants. */
  blocks(): string {
    const blocks = blocksOf(this.#lines, ({ paragraph }) => paragraph)
    return blocks
      .map((block, at) => {
        if (!(block instanceof Table)) return this.#paragraph(block)
        const next = blocks[at + 1]
        return this.#table(block) + (next === undefined || next instanceof Table ? '<w:p/>' : '')
      })
      .join('')
  }

  #table({ rows, widths }: Table<Line>): string {
    const twips = widths.map((width) => Math.floor(textWidth * width))
    return xml(
      'w:tbl',
      {},
      xml(
        'w:tblPr',
        {},
        xml('w:tblStyle', { 'w:val': 'TableGrid' }),
        this.#context.paper.language === 'ar' ? '<w:bidiVisual/>' : '',
        xml('w:tblW', { 'w:w': 0, 'w:type': 'auto' }),
        xml('w:tblLook', { 'w:val': '04A0' }),
      ),
      xml('w:tblGrid', {}, ...twips.map((width) => xml('w:gridCol', { 'w:w': width }))),
      ...rows.map((row) => this.#row(row, twips)),
    )
  }

  #row(cells: readonly Line[][], twips: readonly number[]): string {
    const tracked = wholeRow(cells.flat())
    return xml(
      'w:tr',
      {},
      tracked ? xml('w:trPr', {}, this.#change(tracked, '')) : '',
      ...cells.map((inside, column) =>
        xml(
          'w:tc',
          {},
          xml('w:tcPr', {}, xml('w:tcW', { 'w:w': twips[column], 'w:type': 'dxa' })),
          ...(inside.length > 0 ? inside.map((one) => this.#paragraph(one)) : ['<w:p/>']),
        ),
      ),
    )
  }

  /** The runs of a story that is one paragraph, such as a note, without the paragraph around them. */
  inline(): string {
    return this.#lines.map((row) => this.#content(row)).join('')
  }

  #paragraph(row: Line): string {
    const content = this.#content(row)
    const properties = paragraphProperties(row.paragraph, this.#context.paper, this.#mark(row.paragraph))
    const block = xml('w:p', {}, properties, content, this.#starts())
    const after = this.#ends()
    this.#at++
    return block + after
  }

  #content({ paragraph, runs }: Line): string {
    let content = ''
    let href: string | undefined
    let linked = ''
    const endLink = () => {
      content += href === undefined ? linked : this.#context.links.hyperlink(href, linked)
      linked = ''
    }
    for (const run of runs) {
      if (run.href !== href) {
        endLink()
        href = run.href
      }
      linked += this.#starts() + this.#run(run, paragraph) + this.#ends()
      this.#at++
    }
    endLink()
    return content
  }

  #run(run: Run, paragraph: WritableParagraph): string {
    if (run.text === '' && run.note === undefined) return ''
    const marks = marksOf(run, paragraph.kind, this.#context.paper.language)
    const struck = run.revisions.some(({ kind, move }) => kind === 'del' && move === undefined)
    const note = run.note === undefined ? undefined : this.#context.notes.get(run.note)
    if (run.note !== undefined && !note && run.text === '') return ''
    const content = textRun(run.text, {
      marks,
      language: this.#context.paper.language,
      kind: paragraph.kind,
      struck,
      ...(run.href !== undefined && { style: 'Hyperlink' }),
      ...(note && { note: { kind: note.note.kind, id: note.id } }),
    })
    return run.revisions.reduceRight((inner, revision) => this.#change(revision, inner), content)
  }

  /** A tracked change around runs; without content, the mark of a tracked paragraph mark or row. */
  #change(revision: Revision, content: string): string {
    const name = revision.move !== undefined ? `w:move${revision.kind === 'del' ? 'From' : 'To'}` : `w:${revision.kind}`
    return xml(name, attribution(this.#context.ids.next(), revision), content)
  }

  /** The tracked changes of the paragraph mark: at most one of each kind, in the order of the schema. */
  #mark({ mark }: WritableParagraph): string {
    const order = (revision: Revision) => (revision.kind === 'ins' ? 0 : 1) + (revision.move === undefined ? 0 : 2)
    const first = new Map<number, Revision>()
    for (const revision of mark) if (!first.has(order(revision))) first.set(order(revision), revision)
    // ins, del, moveFrom, moveTo
    return [0, 1, 3, 2].map((place) => (first.has(place) ? this.#change(first.get(place)!, '') : '')).join('')
  }

  #starts(): string {
    const at = this.#at
    let out = ''
    for (const { first, id, side, name, revision } of this.#moves.values())
      if (first === at) out += xml(`w:move${side}RangeStart`, rangeOf(id, name, revision))
    for (const [key, { first }] of this.#comments)
      if (first === at) out += xml('w:commentRangeStart', { 'w:id': this.#context.comments.get(key)! })
    return out
  }

  #ends(): string {
    const at = this.#at
    let out = ''
    for (const [key, { last }] of this.#comments)
      if (last === at) {
        const id = this.#context.comments.get(key)!
        out += xml('w:commentRangeEnd', { 'w:id': id }) + commentReference(id)
      }
    for (const key of this.#points.get(at) ?? []) {
      const reference = commentReference(this.#context.comments.get(key)!)
      // at a paragraph mark there is no run to stand beside
      out += this.#isMark(at) ? xml('w:p', {}, reference) : reference
    }
    for (const { last, id, side } of this.#moves.values()) if (last === at) out += xml(`w:move${side}RangeEnd`, { 'w:id': id })
    return out
  }

  #isMark(at: number): boolean {
    let count = -1
    for (const { runs } of this.#lines) {
      count += runs.length + 1
      if (count >= at) return count === at
    }
    return true
  }
}

const commentReference = (id: number) =>
  xml('w:r', {}, xml('w:rPr', {}, xml('w:rStyle', { 'w:val': 'CommentReference' })), xml('w:commentReference', { 'w:id': id }))

const isPrinted = (run: Run) => legal(run.text) !== '' || run.note !== undefined || (run.comments?.length ?? 0) > 0

function rootOf(comment: Comment, all: readonly Comment[]): string {
  let root = comment
  for (let step = 0; step < all.length && root.replyTo !== undefined; step++) {
    const parent = all.find(({ key }) => key === root.replyTo)
    if (!parent) break
    root = parent
  }
  return root.key
}

/**
 * The change that a whole row is under, when all that stands in it is new, or all of it struck, by whomever: then accepting or
 * rejecting everything takes or leaves the row. The format knows no moved row.
 */
function wholeRow(row: readonly Line[]): Revision | null {
  const outer = row[0]?.paragraph.mark[0]
  if (!outer || outer.move !== undefined) return null
  const same = (revision: Revision | undefined) => revision?.kind === outer.kind && revision.move === undefined
  return row.every(({ paragraph, runs }) => same(paragraph.mark[0]) && runs.every((run) => same(run.revisions[0]))) ? outer : null
}

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/

/** Author and date. The format wants an author, empty where none is known, and lets the date go where it is none. */
export function attribution(id: number, { by, at }: { by: string | null; at: string | null }) {
  const date = at !== null && /^\d{4}-\d\d-\d\d$/.test(at) ? `${at}T00:00:00Z` : at
  const valid = date !== null && dateTime.test(date) && !Number.isNaN(Date.parse(date))
  return { 'w:id': id, 'w:author': by ?? '', 'w:date': valid ? date : null }
}

/** A range of a move must have a date, also where nobody knows it. Readers take author and date from the tracked change within. */
function rangeOf(id: number, name: string, revision: Revision) {
  const known = attribution(id, revision)
  return { ...known, 'w:date': known['w:date'] ?? '1970-01-01T00:00:00Z', 'w:name': name }
}
