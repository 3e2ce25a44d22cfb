import type { Language, ParagraphKind, Run } from '../../types.ts'
import { escaped, group, legal, xml } from '../xml.ts'

/** The links of one part of the package, each address once. */
export class Links {
  readonly #ids = new Map<string, string>()

  /** Runs under a link: to a place of the same text (`#annex`), or out of it. */
  hyperlink(href: string, content: string): string {
    if (href.startsWith('#')) return xml('w:hyperlink', { 'w:anchor': href.slice(1) }, content)
    const id = this.#ids.get(href) ?? `link${this.#ids.size + 1}`
    this.#ids.set(href, id)
    return xml('w:hyperlink', { 'r:id': id }, content)
  }

  get relationships(): string {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
    return [...this.#ids]
      .map(([href, id]) => xml('Relationship', { Id: id, Type: type, Target: encodeSpaces(href), TargetMode: 'External' }))
      .join('')
  }
}

/** Word refuses a whole file for one address that is no address: what may not stand in one is written by its code. */
const encodeSpaces = (href: string) =>
  href.replace(/[^\x21-\x7e]|["<>\\^`{|}]/gu, (character) =>
    /[\ud800-\udfff]/.test(character) && character.length === 1 ? '' : encodeURIComponent(character),
  )

export interface RunLook {
  marks: NonNullable<Run['marks']>
  language: Language
  kind: ParagraphKind
  /** under a deletion, where the format has another element for text */
  struck?: boolean
  style?: string
  note?: { kind: 'footnote' | 'endnote'; id: number }
}

/** A run: its look and its text. A note's mark stands before the text, which is then the mark that the author typed. */
export function textRun(text: string, look: RunLook): string {
  const content = look.note
    ? xml(`w:${look.note.kind}Reference`, { 'w:customMarkFollows': legal(text) === '' ? null : 1, 'w:id': look.note.id })
    : ''
  return xml('w:r', {}, runProperties(text, look), content, characters(text, look.struck ? 'w:delText' : 'w:t'))
}

function runProperties(text: string, { marks, language, kind, style }: RunLook): string {
  const has = (mark: RunLook['marks'][number], ...names: string[]) => (marks.includes(mark) ? names.map((name) => xml(name)).join('') : '')
  const raised = marks.includes('superscript') ? 'superscript' : marks.includes('subscript') ? 'subscript' : null
  return group(
    'w:rPr',
    style ? xml('w:rStyle', { 'w:val': style }) : '',
    // without italics, Chinese openers are told by their typeface
    language === 'zh' && kind === 'opener' ? xml('w:rFonts', { 'w:eastAsia': 'KaiTi' }) : '',
    has('bold', 'w:b', 'w:bCs'),
    has('italic', 'w:i', 'w:iCs'),
    has('strike', 'w:strike'),
    marks.includes('underline') ? xml('w:u', { 'w:val': 'single' }) : '',
    raised ? xml('w:vertAlign', { 'w:val': raised }) : '',
    language === 'ar' && isRightToLeft(text) ? '<w:rtl/>' : '',
  )
}

/** Arabic words, and in an Arabic paper also figures and signs; not words in Latin letters. */
const isRightToLeft = (text: string) => /\p{Script=Arabic}/u.test(text) || !/\p{L}/u.test(text)

const special: Record<string, string> = { '\t': '<w:tab/>', '\n': '<w:br/>', '\u2011': '<w:noBreakHyphen/>', '\u00ad': '<w:softHyphen/>' }

export const characters = (text: string, name: 'w:t' | 'w:delText') =>
  legal(text)
    .split(/([\t\n\u2011\u00ad])/)
    .filter((piece) => piece !== '')
    .map((piece) => special[piece] ?? `<${name} xml:space="preserve">${escaped(piece)}</${name}>`)
    .join('')
