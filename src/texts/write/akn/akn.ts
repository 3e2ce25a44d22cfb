import type { ParagraphKind } from '../../types.ts'
import { frontLines } from '../front.ts'
import { Table } from '../tables.ts'
import type { WritablePaper, WritableParagraph } from '../types.ts'
import { paperWords } from '../words.ts'
import { declaration, escaped, xml } from '../xml.ts'
import { ElementIds, InlineWriter } from './inline.ts'
import { type AknOptions, kindOf, metadata, partiesOf } from './meta.ts'

/**
 * Writes a paper as Akoma Ntoso 3.0, named by AKN4UN: front page as preface, recitals as preamble, openers as operative
 * parts with nested paragraphs, other papers as sections, proposals as `ins` and `del` that refer to their party.
 *
 * A tracked change of a paragraph mark alone (two paragraphs joined or divided, no word changed) has no element in the
 * format and is left out; every word, label and note is there in reading order.
 */
export function writeAkn(paper: WritablePaper, options: AknOptions = {}): string {
  const ids = new ElementIds()
  const parties = partiesOf(paper)
  const comments = new Map(paper.comments.map(({ key }) => [key, ids.next('', 'comment')]))
  const inline = new InlineWriter(paper, ids, parties, comments)
  const writer = new BlockWriter(inline, ids)
  const { element, name } = kindOf(paper, options)
  const parts = divide(paper.paragraphs)
  const preface = frontPage(paper) + parts.preface.map((paragraph) => writer.line(paragraph)).join('')
  const root = xml(
    element,
    { name },
    metadata(paper, options, parties, comments),
    preface === '' ? '' : xml('preface', {}, preface),
    parts.preamble.length === 0 ? '' : xml('preamble', {}, writer.preamble(parts.preamble)),
    // a body without any text must still hold a block
    xml('mainBody', {}, writer.body(parts.body) || xml('p')),
    parts.conclusions.length === 0 ? '' : xml('conclusions', {}, ...parts.conclusions.map((paragraph) => writer.line(paragraph))),
  )
  return (
    declaration.replace(' standalone="yes"', '') + xml('akomaNtoso', { xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0' }, root)
  )
}

function frontPage(paper: WritablePaper): string {
  const { colon } = paperWords[paper.language]
  return frontLines(paper)
    .map(({ field, label, text }) => {
      const words = escaped(text)
      const lead = label === null ? '' : escaped(`${label}${field === 'symbol' ? ' ' : colon}`)
      switch (field) {
        case 'title':
          return xml('longTitle', { eId: 'longTitle' }, xml('p', {}, xml('docTitle', {}, words)))
        case 'symbol':
          return xml('p', {}, lead, xml('docNumber', {}, words))
        case 'date':
          return xml('p', {}, /^\d{4}-\d\d-\d\d$/.test(paper.front.date ?? '') ? xml('docDate', { date: paper.front.date }, words) : words)
        case 'source':
          return xml('p', {}, lead, xml('docProponent', {}, words))
        default:
          return xml('p', {}, lead, words)
      }
    })
    .join('')
}

interface Parts {
  preface: WritableParagraph[]
  preamble: WritableParagraph[]
  body: WritableParagraph[]
  conclusions: WritableParagraph[]
}

/** The front page; the recitals, which begin after it or with the body that speaks; the text; the signatures at its end. */
function divide(paragraphs: readonly WritableParagraph[]): Parts {
  const until = (from: number, test: (at: number) => boolean) => {
    let at = from
    while (at < paragraphs.length && test(at)) at++
    return at
  }
  const kindAt = (at: number): ParagraphKind | undefined => (paragraphs[at]?.cell ? 'table' : paragraphs[at]?.kind)
  const front = until(0, (at) => kindAt(at) === 'front')
  const clause = until(front, (at) => kindAt(at) === 'front' || kindAt(at) === 'heading')
  // symbol and title of a resolution stand above the body that speaks
  const start = kindAt(clause) === 'body-clause' ? clause : front
  const recites = (at: number) => kindAt(at) === 'preamble' || (kindAt(at) === 'opener' && kindAt(at + 1) === 'preamble')
  const operative = until(kindAt(start) === 'body-clause' ? start + 1 : start, recites)
  let end = paragraphs.length
  while (end > operative && kindAt(end - 1) === 'signature') end--
  return {
    preface: paragraphs.slice(0, start),
    preamble: paragraphs.slice(start, operative),
    body: paragraphs.slice(operative, end),
    conclusions: paragraphs.slice(end),
  }
}

interface Node {
  element: 'hcontainer' | 'paragraph' | 'table'
  name: string | null
  paragraph: WritableParagraph
  /** what it may stand in: nodes of a lower rank */
  rank: number
  children: Node[]
  cells: WritableParagraph[]
}

interface Item {
  paragraph: WritableParagraph
  children: Item[]
}

class BlockWriter {
  readonly #inline: InlineWriter
  readonly #ids: ElementIds

  constructor(inline: InlineWriter, ids: ElementIds) {
    this.#inline = inline
    this.#ids = ids
  }

  #words({ runs, kind }: WritableParagraph): string {
    return this.#inline.write(runs, kind)
  }

  #num(paragraph: WritableParagraph): string {
    const label = this.#inline.write(paragraph.label, 'prose')
    return label === '' ? '' : xml('num', {}, label)
  }

  /** A block by itself: a label, if any, is words of it. */
  line(paragraph: WritableParagraph): string {
    const label = this.#inline.write(paragraph.label, 'prose')
    return xml('p', {}, label, label === '' ? '' : ' ', this.#words(paragraph))
  }

  preamble(paragraphs: readonly WritableParagraph[]): string {
    let out = ''
    let at = 0
    if (paragraphs[0]?.kind === 'body-clause') {
      out += xml('formula', { eId: this.#ids.next('', 'formula'), name: 'enactingBody' }, this.line(paragraphs[at++]!))
    }
    while (at < paragraphs.length) {
      const opener = paragraphs[at]!.kind === 'opener' ? paragraphs[at++]! : null
      const items: Item[] = []
      while (paragraphs[at]?.kind === 'preamble') place(items, paragraphs[at++]!)
      const eId = this.#ids.next('', 'recitals')
      const intro = opener ? xml('intro', {}, this.line(opener)) : ''
      out += xml('recitals', { eId }, intro, ...items.map((item) => this.#item('recital', eId, item)))
    }
    return out
  }

  #item(element: 'recital' | 'item', parent: string, { paragraph, children }: Item): string {
    const eId = this.#ids.next(parent, element === 'recital' ? 'rec' : 'item', textOf(paragraph))
    const list = this.#ids.next(eId, 'list')
    const content =
      children.length === 0
        ? xml('p', {}, this.#words(paragraph))
        : xml(
            'blockList',
            { eId: list },
            xml('listIntroduction', {}, this.#words(paragraph)),
            ...children.map((child) => this.#item('item', list, child)),
          )
    return xml(element, { eId }, this.#num(paragraph), content)
  }

  body(paragraphs: readonly WritableParagraph[]): string {
    return tree(paragraphs)
      .map((node) => this.#node(node, ''))
      .join('')
  }

  #node(node: Node, parent: string): string {
    const { element, name, paragraph, children, cells } = node
    if (element === 'table') return this.#table(cells, parent)
    const short = element === 'paragraph' ? 'para' : name === 'operativePart' ? 'oper' : name === 'annex' ? 'annex' : 'sec'
    const eId = this.#ids.next(parent, short, textOf(paragraph))
    const inside = () => children.map((child) => this.#node(child, eId)).join('')
    if (paragraph.kind === 'heading' || paragraph.kind === 'annex-title') {
      return xml(element, { eId, name }, this.#num(paragraph), xml('heading', {}, this.#words(paragraph)), inside())
    }
    const num = this.#num(paragraph)
    const block = xml('p', {}, this.#words(paragraph))
    return xml(element, { eId, name }, num, children.length === 0 ? xml('content', {}, block) : xml('intro', {}, block) + inside())
  }

  #table(cells: readonly WritableParagraph[], parent: string): string {
    const eId = this.#ids.next(parent, 'table')
    const rows = new Table(cells, (paragraph) => paragraph).rows.map((row) =>
      xml(
        'tr',
        {},
        ...row.map((inside) => xml('td', {}, ...(inside.length > 0 ? inside.map((paragraph) => this.line(paragraph)) : [xml('p')]))),
      ),
    )
    const container = this.#ids.next(eId, 'content')
    return xml('hcontainer', { eId: container, name: 'table' }, xml('content', {}, xml('table', { eId }, ...rows)))
  }
}

const textOf = ({ label }: WritableParagraph) => label.map(({ text }) => text).join('')

/** Puts a recital under the ones before it by its level. */
function place(items: Item[], paragraph: WritableParagraph): void {
  let list = items
  for (let depth = 0; depth < paragraph.level; depth++) {
    const last = list.at(-1)
    if (!last) break
    list = last.children
  }
  list.push({ paragraph, children: [] })
}

/** The text as containers within containers: annexes, sections, what an opener governs, paragraphs by their level. */
function tree(paragraphs: readonly WritableParagraph[]): Node[] {
  const top: Node[] = []
  const open: Node[] = []
  for (const paragraph of paragraphs) {
    const last = open.at(-1)
    if (paragraph.cell && last?.element === 'table' && last.paragraph.cell!.table === paragraph.cell.table) {
      last.cells.push(paragraph)
      continue
    }
    const node: Node = { ...shapeOf(paragraph), paragraph, children: [], cells: [paragraph] }
    while (open.length > 0 && open.at(-1)!.rank >= node.rank) open.pop()
    ;(open.at(-1)?.children ?? top).push(node)
    open.push(node)
  }
  return top
}

function shapeOf({ kind, level, cell }: WritableParagraph): Pick<Node, 'element' | 'name' | 'rank'> {
  if (cell) return { element: 'table', name: null, rank: 1000 }
  switch (kind) {
    case 'annex-title':
      return { element: 'hcontainer', name: 'annex', rank: 0 }
    case 'heading':
      return { element: 'hcontainer', name: 'section', rank: 1 + Math.min(level, 40) }
    case 'opener':
      return { element: 'hcontainer', name: 'operativePart', rank: 50 }
    default:
      return { element: 'paragraph', name: null, rank: 60 + Math.min(level, 40) }
  }
}
