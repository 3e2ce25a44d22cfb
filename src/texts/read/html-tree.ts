import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.Node
export type HtmlElement = DefaultTreeAdapterTypes.Element

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node
export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'
export const attribute = (element: HtmlElement, name: string): string | undefined => element.attrs.find((a) => a.name === name)?.value

export const parentOf = (element: HtmlElement): HtmlElement | null => {
  const parent = element.parentNode
  return parent && isElement(parent) ? parent : null
}

export function* descendants(element: HtmlElement): Generator<HtmlElement> {
  for (const node of element.childNodes)
    if (isElement(node)) {
      yield node
      yield* descendants(node)
    }
}

export const textIn = (node: HtmlNode): string =>
  isText(node) ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : ''
