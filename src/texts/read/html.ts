import { defaultTreeAdapter, parse } from 'parse5'
import { joined, textOf } from '../project.ts'
import { type Note, type Revision, type Run, type SourceDocument, type SourceParagraph, TextError, type View } from '../types.ts'
import { findNotes, type NoteAnchors } from './html-notes.ts'
import { attribute, type HtmlElement, isElement, isText } from './html-tree.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { safeLink } from './links.ts'
import { numeral } from './numerals.ts'
import { appendRun } from './runs.ts'
import { decode } from './txt.ts'

type Mark = NonNullable<Run['marks']>[number]

interface List {
  /** format of numerals.ts, 'bullet', or 'none' */
  format: string
  start: number | undefined
  reversed: boolean
}

interface Item {
  list: List
  /** number that the author set for this item */
  value: number | undefined
  /** an item's label stands before its first paragraph only */
  taken: boolean
}

/** What the elements around a text say about it. */
interface Context {
  revisions: Revision[]
  marks: Mark[]
  href?: string
  /** white space stands as typed */
  kept: boolean
  style: string | null
  depth: number
  cell: SourceParagraph['cell']
  rtl: boolean | 'auto'
  list?: List
  listDepth: number
  item?: Item
}

const dropped = new Set(
  'script style template noscript head nav svg math iframe object embed canvas audio video select button input textarea datalist dialog'.split(
    ' ',
  ),
)
const blocks = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu ol p pre search section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const inlineMarks: Record<string, Mark> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  dfn: 'italic',
  var: 'italic',
  u: 'underline',
  s: 'strike',
  strike: 'strike',
  sup: 'superscript',
  sub: 'subscript',
}
const listFormats: Record<string, string> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  decimal: 'decimal',
  'decimal-leading-zero': 'decimalZero',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'cjk-ideographic': 'chineseCountingThousand',
  'simp-chinese-informal': 'chineseCountingThousand',
  none: 'none',
}

/**
 * Reads a web page: headings, paragraphs, lists with their numbers, tables, notes. `ins` and `del` are tracked changes;
 * their author is what `data-author` says, else the mail name in `cite` (as Word writes it), else `title`.
 * @throws TextError too-deep, too-many-elements, not-a-text
 */
export function readHtml(bytes: Uint8Array, limits: Limits = defaultLimits): SourceDocument {
  const tree = parse(decodeHtml(bytes), { treeAdapter: boundedAdapter(limits), scriptingEnabled: false })
  const html = tree.childNodes.find(isElement)
  const body = html?.childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'body')
  const reader = new Reader(body ? findNotes(body) : { anchors: new Map(), notes: new Map(), backLinks: new Set() })
  if (html && body) reader.walk(body, { ...start, rtl: directionOf(html, false) })
  return reader.document()
}

const start: Context = { revisions: [], marks: [], kept: false, style: null, depth: 0, cell: null, rtl: false, listDepth: 0 }

/** The encoding that the page names, unless the bytes are sound UTF-8: pages are converted more often than their headers. */
function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const named = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head)?.[1]
  if (named !== undefined && !/^utf-?(8|16)/i.test(named) && bytes[0] !== 0xff && bytes[0] !== 0xfe && !isUtf8(bytes)) {
    try {
      return new TextDecoder(named).decode(bytes)
    } catch {
      // A name that means no encoding: let the bytes speak.
    }
  }
  try {
    return decode(bytes)
  } catch {
    throw new TextError('not-a-text')
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The parser's own tree, counted while it grows: a page of a million open elements must not become one. */
function boundedAdapter(limits: Limits): typeof defaultTreeAdapter {
  let depth = 0
  let nodes = 0
  return {
    ...defaultTreeAdapter,
    createElement(...details) {
      if (++nodes > limits.nodes) throw new TextError('too-many-elements', { limit: limits.nodes })
      return defaultTreeAdapter.createElement(...details)
    },
    onItemPush() {
      if (++depth > limits.depth) throw new TextError('too-deep', { limit: limits.depth })
    },
    onItemPop() {
      depth--
    },
  }
}

class Reader {
  private readonly paragraphs: SourceParagraph[] = []
  private readonly items: (Item | undefined)[] = []
  private readonly notes: Note[] = []
  private readonly anchors: NoteAnchors
  private open: { runs: Run[]; context: Context } | null = null
  private tables = 0

  constructor(anchors: NoteAnchors) {
    this.anchors = anchors
  }

  document(): SourceDocument {
    this.endParagraph()
    for (const view of ['base', 'proposed', 'marked'] satisfies View[]) this.number(view)
    return { format: 'html', paragraphs: this.paragraphs, notes: this.notes, comments: [], warnings: [] }
  }

  walk(parent: HtmlElement, context: Context): void {
    for (const node of parent.childNodes) {
      if (isText(node)) this.addText(node.value, context)
      else if (isElement(node)) this.element(node, context)
    }
  }

  private element(element: HtmlElement, context: Context): void {
    const tag = element.tagName
    if (dropped.has(tag) || isHidden(element) || this.anchors.backLinks.has(element)) return
    const mark = this.anchors.anchors.get(element)
    const note = this.anchors.notes.get(element)
    if (mark !== undefined) this.add({ text: '', revisions: context.revisions, note: mark }, context)
    else if (note) this.readNote(element, note)
    else if (tag === 'br') this.addText('\n', { ...context, kept: true })
    else if (!blocks.has(tag)) this.walk(element, inlineContext(element, context))
    else {
      this.endParagraph()
      if (tag === 'table') this.readRows(element, blockContext(element, context), { table: this.tables++, row: 0 })
      else this.walk(element, blockContext(element, context))
      this.endParagraph()
    }
  }

  private readRows(parent: HtmlElement, context: Context, at: { table: number; row: number }): void {
    for (const element of parent.childNodes.filter(isElement)) {
      if (element.tagName === 'tr') {
        let cell = 0
        const row = at.row++
        for (const td of element.childNodes.filter(isElement)) {
          this.endParagraph()
          this.walk(td, { ...blockContext(td, context), cell: { table: at.table, row, cell: cell++ } })
          this.endParagraph()
        }
      } else if (element.tagName === 'caption') this.element(element, context)
      else this.readRows(element, context, at)
    }
  }

  private readNote(element: HtmlElement, { key, kind }: { key: string; kind: Note['kind'] }): void {
    const reader = new Reader({ ...this.anchors, anchors: new Map(), notes: new Map() })
    reader.walk(element, start)
    reader.endParagraph()
    const runs = reader.paragraphs.flatMap(({ runs }, index): Run[] => (index === 0 ? runs : [{ text: '\n', revisions: [] }, ...runs]))
    // What stood around the mark, once the mark itself is gone: "1. See", "[1] See".
    if (runs[0]) runs[0] = { ...runs[0], text: runs[0].text.replace(/^[\s.)\]]+/, '') }
    this.notes.push({ key, kind, runs })
  }

  private addText(value: string, context: Context): void {
    let text = context.kept ? value : value.replace(/[ \t\r\n\f]+/g, ' ')
    const last = this.open?.runs.at(-1)
    const follows = last && last.revisions === context.revisions ? last.text : last ? 'x' : ' '
    if (!context.kept && /[ \n]$/.test(follows)) text = text.trimStart()
    if (text === '' || (!this.open && text.trim() === '')) return
    this.add({ text, revisions: context.revisions }, context)
  }

  private add(run: Run, context: Context): void {
    this.open ??= { runs: [], context }
    appendRun(this.open.runs, {
      ...run,
      ...(context.marks.length > 0 && { marks: context.marks }),
      ...(context.href !== undefined && { href: context.href }),
    })
  }

  private endParagraph(): void {
    if (!this.open) return
    const { runs, context } = this.open
    this.open = null
    const last = runs.at(-1)!
    last.text = last.text.trimEnd()
    const text = textOf(runs)
    if (text.trim() === '' && !runs.some((run) => run.note)) return
    const item = context.item?.taken === false ? context.item : undefined
    if (item) item.taken = true
    this.items.push(item)
    this.paragraphs.push({
      label: { base: '', proposed: '', marked: '' },
      runs: runs.filter((run) => run.text !== '' || run.note),
      mark: shared(runs),
      style: context.style,
      depth: context.depth || context.listDepth,
      cell: context.cell,
      rtl: context.rtl === 'auto' ? startsRightToLeft(text) : context.rtl,
    })
  }

  /** Each reading numbers its own items, as a browser would number a page with the changes made or undone. */
  private number(view: View): void {
    const lines = [...joined(this.paragraphs, view)].map((line) => line.at(-1)!)
    const counts = new Map<List, number>()
    for (const at of lines) {
      const item = this.items[at]
      if (!item) continue
      const { list } = item
      const total = () => lines.filter((other) => this.items[other]?.list === list).length
      const before = counts.get(list) ?? (list.start ?? (list.reversed ? total() : 1)) - (list.reversed ? -1 : 1)
      const value = item.value ?? before + (list.reversed ? -1 : 1)
      counts.set(list, value)
      this.paragraphs[at]!.label[view] = list.format === 'bullet' ? '•' : list.format === 'none' ? '' : `${numeral(value, list.format)}.`
    }
  }
}

/** Tracked changes around everything in a paragraph: then the paragraph itself came or goes with them. */
function shared(runs: readonly Run[]): Revision[] {
  const written = runs.filter((run) => run.text.trim() !== '' || run.note)
  return written[0]?.revisions.filter((revision) => written.every((run) => run.revisions.includes(revision))) ?? []
}

function inlineContext(element: HtmlElement, context: Context): Context {
  const { tagName: tag } = element
  const marks = new Set(context.marks)
  const own = inlineMarks[tag]
  if (own) marks.add(own)
  const css = attribute(element, 'style')?.toLowerCase() ?? ''
  if (/font-style\s*:\s*(italic|oblique)/.test(css)) marks.add('italic')
  if (/font-weight\s*:\s*(bold|[6-9]00)/.test(css)) marks.add('bold')
  if (/text-decoration[a-z-]*\s*:[^;]*underline/.test(css)) marks.add('underline')
  if (/text-decoration[a-z-]*\s*:[^;]*line-through/.test(css)) marks.add('strike')
  if (/vertical-align\s*:\s*super/.test(css)) marks.add('superscript')
  const href = tag === 'a' ? safeLink(attribute(element, 'href')) : undefined
  return {
    ...context,
    marks: marks.size === context.marks.length ? context.marks : [...marks],
    revisions: revisionsOf(element, context),
    ...(href !== undefined && { href }),
  }
}

function blockContext(element: HtmlElement, context: Context): Context {
  const { tagName: tag } = element
  const heading = /^h[1-6]$/.test(tag) ? Number(tag[1]) : 0
  const next: Context = {
    ...inlineContext(element, context),
    kept: context.kept || tag === 'pre',
    rtl: directionOf(element, context.rtl),
    style: heading ? `heading ${heading}` : attribute(element, 'class')?.trim().split(/\s+/)[0]?.toLowerCase() || context.style,
    depth: heading || context.depth,
  }
  if (tag === 'ol' || tag === 'ul' || tag === 'menu')
    return { ...next, list: listOf(element), listDepth: context.listDepth + 1, item: undefined }
  if (tag === 'li' && context.list)
    return { ...next, item: { list: context.list, value: whole(attribute(element, 'value')), taken: false } }
  return next
}

function listOf(element: HtmlElement): List {
  const css = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attribute(element, 'style') ?? '')?.[1]?.toLowerCase()
  const named = css ?? attribute(element, 'type')
  const ordered = element.tagName === 'ol'
  const format = listFormats[named ?? ''] ?? (ordered ? 'decimal' : 'bullet')
  return { format, start: whole(attribute(element, 'start')), reversed: attribute(element, 'reversed') !== undefined }
}

function revisionsOf(element: HtmlElement, context: Context): Revision[] {
  const { tagName: tag } = element
  if (tag !== 'ins' && tag !== 'del') return context.revisions
  const revision: Revision = { kind: tag, by: authorOf(element), at: attribute(element, 'datetime') || null }
  return [...context.revisions, revision]
}

function authorOf(element: HtmlElement): string | null {
  const mail = /^mailto:(.+)$/i.exec(attribute(element, 'cite') ?? '')?.[1]
  return (
    attribute(element, 'data-author')?.trim() ||
    (mail === undefined ? undefined : unescaped(mail)) ||
    attribute(element, 'title')?.trim() ||
    null
  )
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text).trim()
  } catch {
    return text.trim()
  }
}

const whole = (text: string | undefined) => (text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : undefined)

const isHidden = (element: HtmlElement) =>
  attribute(element, 'hidden') !== undefined || /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribute(element, 'style') ?? '')

function directionOf(element: HtmlElement, inherited: Context['rtl']): Context['rtl'] {
  const named =
    attribute(element, 'dir')?.toLowerCase() ??
    /(?:^|[;\s])direction\s*:\s*(rtl|ltr)/i.exec(attribute(element, 'style') ?? '')?.[1]?.toLowerCase()
  return named === 'rtl' ? true : named === 'ltr' ? false : named === 'auto' ? 'auto' : inherited
}

const startsRightToLeft = (text: string) => /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)
