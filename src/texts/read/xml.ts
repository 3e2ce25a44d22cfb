import { SaxesParser } from 'saxes'
import { TextError } from '../types.ts'
import type { Limits } from './limits.ts'

/**
 * An element of a part of a package. Names and attribute names carry the fixed prefixes below, whatever prefix and
 * whichever edition of the namespace (transitional or strict) the file uses. Office markup has no mixed content, so text is one string.
 */
export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

/** Elements that a file may still have: one budget for all its parts. */
export interface Budget {
  nodes: number
}

const namespaces = new Map<string, string>([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
])

const noAttributes: Record<string, string> = Object.freeze({})
const noChildren: Element[] = []

/**
 * Reads one part. A document type is refused before any entity of it can be used.
 * @throws TextError damaged-xml, doctype, too-deep, too-many-elements
 */
export function parseXml(bytes: Uint8Array, part: string, limits: Limits, budget: Budget): Element {
  const parser = new SaxesParser({ xmlns: true, position: false })
  const open: Element[] = []
  const names = new Map<string, string>()
  let root: Element | null = null

  /** One string for each name, however often it occurs. */
  const nameOf = (uri: string, local: string) => {
    const key = `${uri}>${local}`
    const name = names.get(key) ?? (uri === '' ? local : `${namespaces.get(uri) ?? 'other'}:${local}`)
    names.set(key, name)
    return name
  }

  parser.on('error', () => {
    throw new TextError('damaged-xml', { part })
  })
  parser.on('doctype', () => {
    throw new TextError('doctype', { part })
  })
  parser.on('opentag', (tag) => {
    if (open.length >= limits.depth) throw new TextError('too-deep', { part, limit: limits.depth })
    if (--budget.nodes < 0) throw new TextError('too-many-elements', { limit: limits.nodes })
    let attributes = noAttributes
    for (const key in tag.attributes) {
      const { uri, local, prefix, value } = tag.attributes[key]!
      if (prefix === 'xmlns' || local === 'xmlns') continue
      if (attributes === noAttributes) attributes = {}
      attributes[nameOf(uri, local)] = value
    }
    const element: Element = { name: nameOf(tag.uri, tag.local), attributes, children: noChildren, text: '' }
    const parent = open.at(-1)
    if (!parent) root = element
    else if (parent.children === noChildren) parent.children = [element]
    else parent.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => {
    open.pop()
  })
  const onText = (text: string) => {
    const element = open.at(-1)
    if (element && element.children === noChildren) element.text += text
  }
  parser.on('text', onText)
  parser.on('cdata', onText)

  parser.write(decodeXml(bytes, part)).close()
  if (!root) throw new TextError('damaged-xml', { part })
  return root
}

/** Office parts are UTF-8 or UTF-16; bytes that are neither do not become replacement characters but a refusal. */
function decodeXml(bytes: Uint8Array, part: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new TextError('damaged-xml', { part })
  }
}

export const child = (element: Element | undefined, name: string): Element | undefined => element?.children.find((c) => c.name === name)

/** `w:val` of a named child: `value(pPr, 'w:pStyle')`. */
export const value = (element: Element | undefined, name: string): string | undefined => child(element, name)?.attributes['w:val']

/** A number that a child carries; undefined when there is none, or when it is not a whole number. */
export function integer(element: Element | undefined, name: string): number | undefined {
  const text = value(element, name)
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** An on/off property: undefined when absent, so that a style can answer. */
export function toggle(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  return found && !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? '')
}

/**
 * Of alternatives, the newest form; the fallback repeats the same text for older programs. A form whose text is in markup
 * of its own, such as an emoji, gives way to the fallback.
 */
export function chosen(alternatives: Element): Element | undefined {
  const choices = alternatives.children.filter((c) => c.name === 'mc:Choice')
  return choices.find(holdsText) ?? child(alternatives, 'mc:Fallback') ?? choices[0]
}

const holdsText = (element: Element): boolean =>
  element.children.some((c) => c.name.startsWith('w:') || c.name.startsWith('m:') || holdsText(c))
