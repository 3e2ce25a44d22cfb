import { type DefaultTreeAdapterTypes as Dom, parse } from 'parse5'

type Element = Dom.Element
type Node = Dom.Node

/** What a page offers as a field: read by its label, as a person finds it. */
export interface ReadField {
  name: string
  type: string
  value: string
  checked: boolean
  /** of a select or a group: value and words of each choice */
  choices: { value: string; label: string; chosen: boolean }[]
  help: string
  error: string
  required: boolean
  disabled: boolean
}

export interface ReadForm {
  action: string
  method: string
  /** what a browser would send as it stands, buttons left out */
  values: Record<string, string | string[]>
  /** a field of this form; another form of the page may have one with the same label */
  field(label: string | RegExp): ReadField
}

/** An answer, read as a person or a screen reader does: by role, label and words. */
export class Page {
  readonly #root: Node

  constructor(
    readonly status: number,
    readonly headers: Record<string, string | string[] | number | undefined>,
    readonly html: string,
  ) {
    this.#root = parse(html)
  }

  /** where a redirect leads */
  get location(): string {
    return String(this.headers.location ?? '')
  }

  get json(): unknown {
    return JSON.parse(this.html)
  }

  get lang(): string {
    return attr(
      this.#first((e) => e.tagName === 'html'),
      'lang',
    )
  }

  get title(): string {
    return words(this.#first((e) => e.tagName === 'title'))
  }

  get heading(): string {
    return words(this.#first((e) => e.tagName === 'h1'))
  }

  /** the words of the main part */
  get text(): string {
    return words(this.#first((e) => e.tagName === 'main') ?? this.#root)
  }

  /** what the step before had to say */
  get notice(): string {
    return words(this.#first((e) => attr(e, 'data-notice') !== ''))
  }

  /** the lines of the list of errors on top */
  get errors(): string[] {
    const summary = this.#first((e) => attr(e, 'role') === 'alert')
    return summary ? all(summary, (e) => e.tagName === 'li').map(words) : []
  }

  get links(): { text: string; href: string }[] {
    return all(this.#root, (e) => e.tagName === 'a').map((e) => ({ text: name(e), href: attr(e, 'href') }))
  }

  /** the address behind a link's words; the first when several say the same */
  link(text: string | RegExp): string {
    const found = this.links.find((link) => matches(link.text, text))
    if (!found) throw new Error(`no link ${text} among ${this.links.map((link) => link.text).join(' | ')}`)
    return found.href
  }

  /** accessible names of everything with this role, in the order of the page */
  byRole(role: string): string[] {
    return all(this.#root, (e) => roleOf(e) === role).map(name)
  }

  has(role: string, named: string | RegExp): boolean {
    return this.byRole(role).some((n) => matches(n, named))
  }

  /** the cells of the table with this caption, row by row without its head; of the first table when no caption is given */
  rows(caption?: string | RegExp): string[][] {
    const table = this.#first((e) => e.tagName === 'table' && (caption === undefined || matches(captionOf(e), caption)))
    if (!table) throw new Error(`no table ${caption ?? ''}`)
    const body = all(table, (e) => e.tagName === 'tbody')
    return body
      .flatMap((b) => all(b, (e) => e.tagName === 'tr'))
      .map((tr) => all(tr, (e) => e.tagName === 'td' || e.tagName === 'th').map(words))
  }

  field(label: string | RegExp): ReadField {
    return this.#field(label, this.#root)
  }

  hasField(label: string | RegExp): boolean {
    return this.#findField(label, this.#root) !== null
  }

  /** labels of all fields */
  get fields(): string[] {
    return [
      ...all(this.#root, (e) => e.tagName === 'label').map(labelWords),
      ...all(this.#root, (e) => e.tagName === 'legend').map(labelWords),
    ]
  }

  /** the form that holds the button with these words */
  form(button: string | RegExp): ReadForm {
    for (const form of all(this.#root, (e) => e.tagName === 'form')) {
      const submits = all(form, (e) => roleOf(e) === 'button')
      if (!submits.some((e) => matches(name(e), button))) continue
      const field = (label: string | RegExp) => this.#field(label, form)
      return { action: attr(form, 'action'), method: attr(form, 'method') || 'get', values: valuesOf(form), field }
    }
    throw new Error(`no form with a button ${button} among ${this.byRole('button').join(' | ')}`)
  }

  #first(test: (e: Element) => boolean): Element | undefined {
    return all(this.#root, test)[0]
  }

  #field(label: string | RegExp, within: Node): ReadField {
    const found = this.#findField(label, within)
    if (!found) throw new Error(`no field ${label} among ${this.fields.join(' | ')}`)
    return found
  }

  #findField(label: string | RegExp, within: Node): ReadField | null {
    for (const element of all(within, (e) => e.tagName === 'label')) {
      if (!matches(labelWords(element), label)) continue
      const control = this.#first((e) => attr(e, 'id') === attr(element, 'for') && attr(element, 'for') !== '')
      if (control) return this.#read(control)
    }
    for (const fieldset of all(within, (e) => e.tagName === 'fieldset')) {
      const legend = all(fieldset, (e) => e.tagName === 'legend')[0]
      if (!legend || !matches(labelWords(legend), label)) continue
      const inputs = all(fieldset, (e) => e.tagName === 'input')
      const first = inputs[0]
      if (!first) continue
      const choices = inputs.map((e) => ({
        value: attr(e, 'value'),
        label: words(this.#first((l) => l.tagName === 'label' && attr(l, 'for') === attr(e, 'id'))),
        chosen: hasAttr(e, 'checked'),
      }))
      const value = choices.filter((c) => c.chosen).map((c) => c.value)
      return { ...this.#read(first), ...this.#described(fieldset), value: value.join(','), choices }
    }
    return null
  }

  #described(element: Element): { help: string; error: string } {
    const parts = attr(element, 'aria-describedby').split(/\s+/).filter(Boolean)
    const byId = (suffix: string) => {
      const id = parts.find((part) => part.endsWith(suffix))
      return id ? words(this.#first((e) => attr(e, 'id') === id)) : ''
    }
    return { help: byId('-help'), error: byId('-error') }
  }

  #read(element: Element): ReadField {
    const options = all(element, (e) => e.tagName === 'option')
    const chosen = options.find((e) => hasAttr(e, 'selected')) ?? options[0]
    return {
      name: attr(element, 'name'),
      type: element.tagName === 'input' ? attr(element, 'type') || 'text' : element.tagName,
      value:
        element.tagName === 'select'
          ? chosen
            ? attr(chosen, 'value')
            : ''
          : element.tagName === 'textarea'
            ? raw(element)
            : attr(element, 'value'),
      checked: hasAttr(element, 'checked'),
      choices: options.map((e) => ({ value: attr(e, 'value'), label: words(e), chosen: e === chosen })),
      required: hasAttr(element, 'required') || attr(element, 'aria-required') === 'true',
      disabled: hasAttr(element, 'disabled'),
      ...this.#described(element),
    }
  }
}

const matches = (text: string, wanted: string | RegExp) => (typeof wanted === 'string' ? text === wanted : wanted.test(text))
const isElement = (node: Node): node is Element => 'tagName' in node
const children = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])
const attr = (e: Element | undefined, key: string) => e?.attrs.find((a) => a.name === key)?.value ?? ''
const hasAttr = (e: Element, key: string) => e.attrs.some((a) => a.name === key)

function all(from: Node, test: (e: Element) => boolean): Element[] {
  return children(from).flatMap((node) => (isElement(node) && test(node) ? [node, ...all(node, test)] : all(node, test)))
}

function raw(node: Node | undefined): string {
  if (!node) return ''
  if (node.nodeName === '#text') return (node as Dom.TextNode).value
  return children(node).map(raw).join('')
}

const blocks = new Set([
  'p',
  'div',
  'li',
  'tr',
  'td',
  'th',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'section',
  'header',
  'form',
  'label',
  'option',
  'br',
  'legend',
  'summary',
])

/** The words in reading order, blocks set apart, spaces made one. */
function words(node: Node | undefined): string {
  const read = (n: Node): string => {
    if (n.nodeName === '#text') return (n as Dom.TextNode).value
    if (isElement(n) && (n.tagName === 'script' || n.tagName === 'style' || n.tagName === 'template')) return ''
    const inner = children(n).map(read).join('')
    return isElement(n) && blocks.has(n.tagName) ? ` ${inner} ` : inner
  }
  return node ? read(node).replace(/\s+/g, ' ').trim() : ''
}

/** A label without its "(optional)" and without a count behind it. */
const labelWords = (label: Element): string =>
  words({
    ...label,
    childNodes: label.childNodes.filter((n) => !(isElement(n) && /\b(optional|muted)\b/.test(attr(n, 'class')))),
  } as Element)

const captionOf = (table: Element) => words(all(table, (e) => e.tagName === 'caption')[0])

const name = (e: Element): string =>
  attr(e, 'aria-label') || (e.tagName === 'input' ? attr(e, 'value') : e.tagName === 'table' ? captionOf(e) : words(e))

const implied: Record<string, string> = {
  a: 'link',
  article: 'article',
  button: 'button',
  fieldset: 'group',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  li: 'listitem',
  main: 'main',
  nav: 'navigation',
  ol: 'list',
  select: 'combobox',
  summary: 'button',
  table: 'table',
  td: 'cell',
  textarea: 'textbox',
  tr: 'row',
  ul: 'list',
}
const inputRoles: Record<string, string> = {
  checkbox: 'checkbox',
  radio: 'radio',
  submit: 'button',
  button: 'button',
  number: 'spinbutton',
  search: 'searchbox',
  hidden: '',
}

const roleOf = (e: Element): string =>
  attr(e, 'role') ||
  (e.tagName === 'input'
    ? (inputRoles[attr(e, 'type')] ?? 'textbox')
    : e.tagName === 'a' && !hasAttr(e, 'href')
      ? ''
      : (implied[e.tagName] ?? ''))

function valuesOf(form: Element): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {}
  const add = (key: string, value: string) => {
    const before = out[key]
    out[key] = before === undefined ? value : [before, value].flat()
  }
  for (const e of all(form, (e) => ['input', 'select', 'textarea'].includes(e.tagName))) {
    const key = attr(e, 'name')
    if (!key || hasAttr(e, 'disabled')) continue
    const type = attr(e, 'type')
    if (e.tagName === 'textarea') add(key, raw(e))
    else if (e.tagName === 'select') {
      const options = all(e, (o) => o.tagName === 'option')
      const chosen = options.find((o) => hasAttr(o, 'selected')) ?? options[0]
      if (chosen) add(key, attr(chosen, 'value'))
    } else if (type === 'checkbox' || type === 'radio') {
      if (hasAttr(e, 'checked')) add(key, attr(e, 'value') || 'on')
    } else if (type !== 'submit' && type !== 'button' && type !== 'file') add(key, attr(e, 'value'))
  }
  return out
}
