import type { Revision, Run, SourceParagraph, Warning } from '../types.ts'
import { safeLink } from './links.ts'
import { Moves } from './moves.ts'
import { type ListPlace, levelOfStyle, type Numbering } from './numbering.ts'
import { appendRun, effectiveLook, marksOf, sameRevision } from './runs.ts'
import { type Look, readLook, type Style, type Styles } from './styles.ts'
import { symbol } from './symbols.ts'
import { child, chosen, type Element, integer, toggle, value } from './xml.ts'

/** What the parts of a package share. */
export interface Definitions {
  styles: Styles
  numbering: Numbering
}

/** A paragraph with its place in a list, now and before tracked changes of its properties. */
export interface Placed {
  paragraph: SourceParagraph
  place: ListPlace | null
  basePlace: ListPlace | null
}

/** What holds where a stretch of text stands. */
interface Context {
  revisions: Revision[]
  /** those of them that the table's row is under */
  row?: Revision[]
  cell: SourceParagraph['cell']
  box?: number
  href?: string
}

interface OpenParagraph {
  runs: Run[]
  style: Style | undefined
  hidden: string
  /** boxes anchored after the paragraph's text has begun: they follow it */
  boxes: Element[]
}

interface Field {
  code: string
  /** past the code: what follows is what the field prints */
  result: boolean
  href?: string
}

/**
 * Reads one flow of text: the body, a note or a comment.
 *
 * Fields, comment ranges and moves open and close across paragraphs, so they are state of the story; tracked changes
 * nest as elements do, so they travel down with the context.
 */
export class Story {
  readonly placed: Placed[] = []
  readonly warnings: Warning[] = []
  readonly moves = new Moves()
  /** marks that authors typed for a note, by the note's key */
  readonly typedMarks = new Map<string, string>()
  private readonly definitions: Definitions
  private readonly links: ReadonlyMap<string, string>
  private readonly fields: Field[] = []
  private readonly comments = new Set<string>()
  private readonly ranges = new Map<string, string>()
  private tables = 0
  private boxes = 0
  /** A file with a field that never ends would hide the rest of its text as that field's code. */
  private readonly trustFields: boolean

  constructor(definitions: Definitions, links: ReadonlyMap<string, string>, trustFields = true) {
    this.definitions = definitions
    this.links = links
    this.trustFields = trustFields
  }

  get openFields(): number {
    return this.fields.length
  }

  read(root: Element): this {
    this.readBlocks(root, { revisions: [], cell: null })
    return this
  }

  private readBlocks(parent: Element, context: Context): void {
    for (const element of parent.children) {
      switch (element.name) {
        case 'w:p':
          this.readParagraph(element, context)
          break
        case 'w:tbl':
          this.readRows(element, context, { table: this.tables++, row: 0 })
          break
        case 'w:altChunk':
        case 'w:subDoc':
          this.warnings.push({ code: 'embedded-document', paragraph: this.placed.length })
          break
        default: {
          const inner = this.container(element, context)
          if (inner) this.readBlocks(inner.element, inner.context)
          else this.readRange(element)
        }
      }
    }
  }

  /** Elements that only wrap: tracked changes, content controls, tags, alternatives. The same at every level of the text. */
  private container(element: Element, context: Context): { element: Element; context: Context } | undefined {
    switch (element.name) {
      case 'w:ins':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:moveTo':
        return { element, context: { ...context, revisions: under(context, [this.revision(element)]) } }
      case 'w:sdt': {
        // a field that nobody has filled in shows its prompt, which is no text of the author's
        if (toggle(child(element, 'w:sdtPr'), 'w:showingPlcHdr')) return undefined
        const content = child(element, 'w:sdtContent')
        return content && { element: content, context }
      }
      case 'mc:AlternateContent': {
        const choice = chosen(element)
        return choice && { element: choice, context }
      }
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        return { element, context }
      default:
        return undefined
    }
  }

  private readRows(parent: Element, context: Context, at: { table: number; row: number }): void {
    for (const element of parent.children) {
      if (element.name === 'w:tr') {
        const row = this.changesIn(child(element, 'w:trPr'), ['w:ins', 'w:del'])
        this.readCells(element, { ...context, revisions: under(context, row), row }, { ...at, cell: 0 })
        at.row++
        continue
      }
      const inner = this.container(element, context)
      if (inner) this.readRows(inner.element, inner.context, at)
      else this.readRange(element)
    }
  }

  private readCells(parent: Element, context: Context, at: { table: number; row: number; cell: number }): void {
    for (const element of parent.children) {
      if (element.name === 'w:tc') {
        const revisions = this.changesIn(child(element, 'w:tcPr'), ['w:cellIns', 'w:cellDel'])
        this.readBlocks(element, { ...context, revisions: under(context, revisions), cell: { ...at } })
        at.cell++
        continue
      }
      const inner = this.container(element, context)
      if (inner) this.readCells(inner.element, inner.context, at)
      else this.readRange(element)
    }
  }

  private readParagraph(element: Element, context: Context): void {
    const { styles } = this.definitions
    const pPr = child(element, 'w:pPr')
    const style = styles.paragraph(value(pPr, 'w:pStyle'))
    const open: OpenParagraph = { runs: [], style, hidden: '', boxes: [] }
    this.readInline(element, context, open)

    const place = this.place(pPr, style)
    const before = child(child(pPr, 'w:pPrChange'), 'w:pPr')
    const basePlace = before
      ? this.place(before, styles.paragraph(value(before, 'w:pStyle')))
      : child(child(pPr, 'w:numPr'), 'w:ins')
        ? this.place(undefined, style)
        : place
    const outline = integer(pPr, 'w:outlineLvl') ?? style?.outline
    const markChanges = this.changesIn(child(pPr, 'w:rPr'), ['w:ins', 'w:moveTo', 'w:del', 'w:moveFrom'])
    const paragraph: SourceParagraph = {
      label: { base: '', proposed: '', marked: '' },
      runs: open.runs,
      mark: under(context, markChanges),
      style: style?.name || null,
      depth: outline !== undefined && outline >= 0 && outline < 9 ? outline + 1 : place ? place.level + 1 : 0,
      cell: context.cell,
      rtl: toggle(pPr, 'w:bidi') ?? style?.rtl ?? false,
      ...(context.box !== undefined && { box: context.box }),
    }
    if (open.hidden.trim() !== '')
      this.warnings.push({ code: 'hidden-text', paragraph: this.placed.length, detail: { found: open.hidden } })
    this.placed.push({ paragraph, place, basePlace })
    for (const box of open.boxes) this.readBox(box, context)
  }

  /** Where a paragraph stands in a list. List 0 takes it out of the one that its style gives. */
  private place(pPr: Element | undefined, style: Style | undefined): ListPlace | null {
    const numPr = child(pPr, 'w:numPr')
    const list = value(numPr, 'w:numId') ?? style?.list
    if (list === undefined || list === '0') return null
    const linked = () => style?.ids.map((id) => levelOfStyle(this.definitions.numbering, list, id)).find((level) => level !== undefined)
    const level = integer(numPr, 'w:ilvl') ?? linked() ?? (child(numPr, 'w:numId') ? 0 : (style?.level ?? 0))
    return { list, level }
  }

  private readInline(parent: Element, context: Context, open: OpenParagraph): void {
    for (const element of parent.children) {
      switch (element.name) {
        case 'w:r':
          this.readRun(element, context, open)
          break
        case 'w:hyperlink': {
          const anchor = element.attributes['w:anchor']
          const target = this.links.get(element.attributes['r:id'] ?? '')
          const href = safeLink(anchor === undefined ? target : `${target ?? ''}#${anchor}`)
          this.readInline(element, href === undefined ? context : { ...context, href }, open)
          break
        }
        case 'w:fldSimple': {
          const href = linkOfField(element.attributes['w:instr'] ?? '')
          this.readInline(element, href === undefined ? context : { ...context, href }, open)
          break
        }
        case 'm:t':
          this.add(element.text, context, {}, open)
          break
        case 'w:pPr':
        case 'w:rPr':
          break
        default: {
          const inner = this.container(element, context)
          if (inner) this.readInline(inner.element, inner.context, open)
          else if (element.name.startsWith('m:')) this.readInline(element, context, open)
          else this.readRange(element)
        }
      }
    }
  }

  private readRun(run: Element, context: Context, open: OpenParagraph): void {
    const rPr = child(run, 'w:rPr')
    const look = effectiveLook(readLook(rPr), this.definitions.styles.character(value(rPr, 'w:rStyle')), open.style)
    // The mark that an author typed instead of the automatic number follows its reference in the same run.
    const typedMark = run.children.findIndex((c) => noteReference(c) && toggleAttribute(c.attributes['w:customMarkFollows']))
    if (typedMark >= 0) {
      const text = run.children
        .slice(typedMark + 1)
        .map(characters)
        .join('')
      const key = noteKey(run.children[typedMark]!)
      this.typedMarks.set(key, text)
      this.add(text, context, look, open, key)
      return
    }
    this.readRunContent(run, context, look, open)
  }

  private readRunContent(parent: Element, context: Context, look: Look, open: OpenParagraph): void {
    for (const element of parent.children) {
      switch (element.name) {
        case 'w:fldChar':
          this.readFieldCharacter(element)
          break
        case 'w:instrText': {
          const field = this.fields.at(-1)
          if (field && !field.result) field.code += element.text
          break
        }
        case 'w:footnoteReference':
        case 'w:endnoteReference':
          this.add('', context, look, open, noteKey(element))
          break
        case 'w:commentReference':
          this.addPointComment(element.attributes['w:id'], context, look, open)
          break
        case 'w:sym': {
          const code = Number.parseInt(element.attributes['w:char'] ?? '', 16)
          if (code > 0 && code <= 0xffff)
            this.add(symbol(String.fromCharCode(code), element.attributes['w:font'] ?? ''), context, look, open)
          break
        }
        case 'w:br':
          // A page may break within a paragraph or before it: the second is layout, not text.
          if (element.attributes['w:type'] === undefined || open.runs.length > 0) this.add('\n', context, look, open)
          break
        case 'w:ruby':
          this.readInline(child(element, 'w:rubyBase') ?? element, context, open)
          break
        case 'mc:AlternateContent': {
          const choice = chosen(element)
          if (choice) this.readRunContent(choice, context, look, open)
          break
        }
        case 'w:drawing':
        case 'w:pict':
        case 'w:object':
          for (const box of boxesIn(element)) {
            if (open.runs.some((run) => run.text.trim() !== '')) open.boxes.push(box)
            else this.readBox(box, context)
          }
          break
        default:
          this.add(characters(element), context, look, open)
      }
    }
  }

  private readBox(content: Element, context: Context): void {
    this.readBlocks(content, { revisions: context.revisions, cell: context.cell, box: this.boxes++ })
  }

  private readFieldCharacter(element: Element): void {
    const field = this.fields.at(-1)
    switch (element.attributes['w:fldCharType']) {
      case 'begin':
        this.fields.push({ code: '', result: false })
        break
      case 'separate':
        if (!field) break
        field.result = true
        field.href = linkOfField(field.code)
        break
      case 'end':
        this.fields.pop()
    }
  }

  /** Comment and move ranges, which stand between other elements at any level. */
  private readRange(element: Element): void {
    const id = element.attributes['w:id'] ?? ''
    switch (element.name) {
      case 'w:commentRangeStart':
        this.comments.add(commentKey(id))
        break
      case 'w:commentRangeEnd':
        this.comments.delete(commentKey(id))
        break
      case 'w:moveFromRangeStart':
      case 'w:moveToRangeStart':
        this.ranges.set(id, element.attributes['w:name'] ?? '')
        break
      case 'w:moveFromRangeEnd':
      case 'w:moveToRangeEnd':
        this.ranges.delete(id)
    }
  }

  private changesIn(properties: Element | undefined, names: readonly string[]): Revision[] {
    if (!properties) return []
    return names.flatMap((name) => {
      const found = child(properties, name)
      return found ? [this.revision(found)] : []
    })
  }

  private revision(element: Element): Revision {
    const inserted = ['w:ins', 'w:moveTo', 'w:cellIns'].includes(element.name)
    const revision: Revision = {
      kind: inserted ? 'ins' : 'del',
      by: element.attributes['w:author'] || null,
      at: element.attributes['w:date'] || null,
    }
    if (element.name === 'w:moveFrom' || element.name === 'w:moveTo') {
      // Some programs put the start of the range inside the element whose text it names.
      const within = element.children.find((c) => c.name === 'w:moveFromRangeStart' || c.name === 'w:moveToRangeStart')
      const name = within?.attributes['w:name'] ?? [...this.ranges.values()].at(-1)
      this.moves.add(inserted ? 'to' : 'from', name, revision)
    }
    return revision
  }

  /** A comment without a range belongs to the point where its reference stands. */
  private addPointComment(id: string | undefined, context: Context, look: Look, open: OpenParagraph): void {
    const key = commentKey(id ?? '')
    const ranged = this.comments.has(key) || this.placed.some(({ paragraph }) => carries(paragraph.runs, key)) || carries(open.runs, key)
    if (ranged) return
    open.runs.push({ text: '', revisions: context.revisions, marks: marksOf(look), comments: [key] })
  }

  private add(text: string, context: Context, look: Look, open: OpenParagraph, note?: string): void {
    if (text === '' && note === undefined) return
    if (this.trustFields && this.fields.some((field) => !field.result)) return
    if (look.hidden) {
      open.hidden += text
      return
    }
    this.moves.text(context.revisions, text)
    const marks = marksOf(look)
    const href = this.fields.findLast((field) => field.href !== undefined)?.href ?? context.href
    appendRun(open.runs, {
      text,
      revisions: context.revisions,
      ...(marks.length > 0 && { marks }),
      ...(href !== undefined && { href }),
      ...(note !== undefined && { note }),
      ...(this.comments.size > 0 && { comments: [...this.comments] }),
    })
  }
}

/**
 * Tracked changes within others, outermost first. The text of an inserted row is marked inserted again: the same change is told once,
 * and where somebody else wrote it, or struck the words of a struck row, it is that person's.
 */
const under = ({ revisions, row = [] }: Pick<Context, 'revisions' | 'row'>, inner: readonly Revision[]): Revision[] => {
  const more = inner.filter((revision) => !revisions.some((known) => sameRevision(known, revision)))
  if (more.length === 0) return revisions
  return [...revisions.filter((known) => !row.includes(known) || more.every(({ kind }) => kind !== known.kind)), ...more]
}

const carries = (runs: readonly Run[], comment: string) => runs.some((run) => run.comments?.includes(comment))
const noteReference = (element: Element) => element.name === 'w:footnoteReference' || element.name === 'w:endnoteReference'
const toggleAttribute = (text: string | undefined) => text !== undefined && !['0', 'false', 'off'].includes(text)

/** Footnotes and endnotes count apart in a file, so their keys say which is meant: `fn2`, `en2`. */
export const noteKey = (element: Element) => `${element.name.startsWith('w:foot') ? 'fn' : 'en'}${element.attributes['w:id'] ?? ''}`
export const commentKey = (id: string) => `c${id}`

/** The characters that an element of a run stands for; '' for what prints none. */
function characters(element: Element): string {
  switch (element.name) {
    case 'w:t':
    case 'w:delText':
      return element.attributes['xml:space'] === 'preserve' ? element.text : element.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
    case 'm:t':
      return element.text
    case 'w:tab':
    case 'w:ptab':
      return '\t'
    case 'w:cr':
      return '\n'
    case 'w:noBreakHyphen':
      return '\u2011'
    case 'w:softHyphen':
      return '\u00ad'
    default:
      return ''
  }
}

function linkOfField(code: string): string | undefined {
  const [, target = '', anchor] = /^\s*HYPERLINK\s+(?:"([^"]*)"|(?=\\))(?:.*?\\l\s+"([^"]*)")?/i.exec(code) ?? []
  return safeLink(anchor === undefined ? target : `${target}#${anchor}`)
}

function* boxesIn(element: Element): Generator<Element> {
  if (element.name === 'w:txbxContent') yield element
  else if (element.name === 'mc:AlternateContent') {
    const choice = chosen(element)
    if (choice) yield* boxesIn(choice)
  } else for (const inner of element.children) yield* boxesIn(inner)
}
