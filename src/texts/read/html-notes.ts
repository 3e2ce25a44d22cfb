import type { Note } from '../types.ts'
import { attribute, descendants, type HtmlElement, parentOf, textIn } from './html-tree.ts'

export interface NoteAnchors {
  /** links that are a note's mark in the text -> the note's key */
  anchors: Map<HtmlElement, string>
  /** elements that hold a note's text */
  notes: Map<HtmlElement, { key: string; kind: Note['kind'] }>
  /** links from a note back to its mark, with the printed number */
  backLinks: Set<HtmlElement>
}

const noteName = /^_?(ftn|edn|fn|en|footnote|endnote|note)[-_:.]?(\d|$)/i
const shortMark = /^\s*[[(]?\s*(?:\d{1,3}|[a-z]|[ivxlc]{1,6}|[*†‡§]{1,4})\s*[\])]?\s*$/i
const holders = new Set(['li', 'p', 'div', 'aside', 'dd', 'section'])

/**
 * Finds footnotes in a page, which has no element for them: a link whose text is a short mark, to a place further on that
 * links back, or whose name says that it is a note.
 */
export function findNotes(body: HtmlElement): NoteAnchors {
  const found: NoteAnchors = { anchors: new Map(), notes: new Map(), backLinks: new Set() }
  const elements = [...descendants(body)]
  const named = new Map<string, HtmlElement>()
  for (const element of elements)
    for (const name of [attribute(element, 'id'), attribute(element, 'name')]) if (name && !named.has(name)) named.set(name, element)

  const links = elements.filter((element) => element.tagName === 'a' && attribute(element, 'href')?.startsWith('#'))
  const targetOf = (link: HtmlElement) => named.get(fragment(attribute(link, 'href')!))
  const linksIn = new Map<HtmlElement, HtmlElement[]>()
  for (const link of links)
    for (let at = parentOf(link); at; at = parentOf(at)) if (holders.has(at.tagName)) linksIn.set(at, [...(linksIn.get(at) ?? []), link])
  for (const link of links) {
    const target = targetOf(link)
    if (!target || found.backLinks.has(link) || !shortMark.test(textIn(link))) continue
    const holder = holderOf(target, body)
    if (!holder || contains(holder, link)) continue
    const known = found.notes.get(holder)
    const back = linksIn.get(holder)?.filter((other) => isBackLink(targetOf(other), link)) ?? []
    const name = attribute(holder, 'id') ?? attribute(target, 'id') ?? attribute(target, 'name') ?? ''
    const isNote = back.length > 0 || noteName.test(name) || /doc-(foot|end)note/.test(attribute(holder, 'role') ?? '')
    if (!known && !isNote) continue
    const kind: Note['kind'] = /^_?(edn|en|endnote)|doc-endnote/i.test(`${name} ${attribute(holder, 'role') ?? ''}`)
      ? 'endnote'
      : 'footnote'
    const note = known ?? { key: `${kind === 'footnote' ? 'fn' : 'en'}${found.notes.size + 1}`, kind }
    found.notes.set(holder, note)
    found.anchors.set(link, note.key)
    for (const other of back) found.backLinks.add(other)
  }
  return found
}

/** A note links back to its mark, or to what stands around the mark. */
const isBackLink = (target: HtmlElement | undefined, mark: HtmlElement) =>
  target !== undefined && (target === mark || contains(target, mark) || contains(mark, target))

function holderOf(target: HtmlElement, body: HtmlElement): HtmlElement | undefined {
  let nearest: HtmlElement | undefined
  for (let at: HtmlElement | null = target; at && at !== body; at = parentOf(at)) {
    if (!holders.has(at.tagName)) continue
    nearest ??= at
    if (noteName.test(attribute(at, 'id') ?? '')) return at
  }
  return nearest
}

function contains(outer: HtmlElement, inner: HtmlElement): boolean {
  for (let at = parentOf(inner); at; at = parentOf(at)) if (at === outer) return true
  return false
}

function fragment(href: string): string {
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return href.slice(1)
  }
}
