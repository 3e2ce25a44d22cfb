import { child, type Element, integer, toggle, value } from './xml.ts'

/** Properties that switch on or off, and that styles may give: undefined where neither a style nor the text says. */
export interface Look {
  bold?: boolean
  italic?: boolean
  strike?: boolean
  hidden?: boolean
  underline?: boolean
  script?: 'superscript' | 'subscript' | 'baseline'
  /** name of a font, needed where the font is one of signs */
  font?: string
}

export interface Style extends Look {
  name: string
  /** list that the style stands for; '0' takes the paragraph out of any list */
  list?: string
  level?: number
  /** outline level from 0 */
  outline?: number
  rtl?: boolean
  /** this style and those it is based on, nearest first */
  ids: string[]
}

export interface Styles {
  /** a paragraph style, or the default one */
  paragraph(id: string | undefined): Style | undefined
  character(id: string | undefined): Style | undefined
  /** list of a numbering style */
  numberingList(id: string): string | undefined
}

/** Reads styles.xml, each style with what it inherits. */
export function readStyles(root: Element | undefined): Styles {
  const elements = new Map<string, Element>()
  const resolved = new Map<string, Style>()
  const defaults = child(root, 'w:docDefaults')
  const base: Style = {
    name: '',
    ids: [],
    ...readLook(child(child(defaults, 'w:rPrDefault'), 'w:rPr')),
    ...readParagraph(child(child(defaults, 'w:pPrDefault'), 'w:pPr')),
  }
  let standard: string | undefined
  for (const element of root?.children ?? []) {
    const id = element.attributes['w:styleId']
    if (element.name !== 'w:style' || id === undefined) continue
    elements.set(id, element)
    if (element.attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(element.attributes['w:default'] ?? '')) standard = id
  }

  const resolve = (id: string, seen: readonly string[] = []): Style | undefined => {
    const known = resolved.get(id)
    const element = elements.get(id)
    if (known || !element) return known
    const parent = value(element, 'w:basedOn')
    const above = parent !== undefined && !seen.includes(parent) && seen.length < 32 ? resolve(parent, [...seen, id]) : undefined
    const start = above ?? (element.attributes['w:type'] === 'paragraph' ? base : undefined)
    const style: Style = {
      ...start,
      ...readLook(child(element, 'w:rPr')),
      ...readParagraph(child(element, 'w:pPr')),
      name: (value(element, 'w:name') ?? id).toLowerCase(),
      ids: [id, ...(above?.ids ?? [])],
    }
    resolved.set(id, style)
    return style
  }
  return {
    paragraph: (id) => resolve(id ?? standard ?? '') ?? (standard === undefined ? base : resolve(standard)),
    character: (id) => (id === undefined ? undefined : resolve(id)),
    numberingList: (id) => resolve(id)?.list,
  }
}

/** What run properties say themselves. Undefined keys are left out, so that spreading over a style keeps the style's. */
export function readLook(rPr: Element | undefined): Look {
  if (!rPr || rPr.children.length === 0) return {}
  const rtl = toggle(rPr, 'w:rtl') === true
  const look: Look = {}
  // Right-to-left text takes its weight and slant from the properties for complex scripts.
  const bold = toggle(rPr, rtl ? 'w:bCs' : 'w:b')
  const italic = toggle(rPr, rtl ? 'w:iCs' : 'w:i')
  const strike = toggle(rPr, 'w:strike') ?? toggle(rPr, 'w:dstrike')
  const hidden = toggle(rPr, 'w:vanish')
  const underline = toggle(rPr, 'w:u')
  const script = value(rPr, 'w:vertAlign')
  const fonts = child(rPr, 'w:rFonts')?.attributes
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi']
  if (bold !== undefined) look.bold = bold
  if (italic !== undefined) look.italic = italic
  if (strike !== undefined) look.strike = strike
  if (hidden !== undefined) look.hidden = hidden
  if (underline !== undefined) look.underline = underline
  if (script === 'superscript' || script === 'subscript' || script === 'baseline') look.script = script
  if (font !== undefined) look.font = font
  return look
}

function readParagraph(pPr: Element | undefined): Partial<Style> {
  const numPr = child(pPr, 'w:numPr')
  const list = value(numPr, 'w:numId')
  const level = integer(numPr, 'w:ilvl')
  const outline = integer(pPr, 'w:outlineLvl')
  const rtl = toggle(pPr, 'w:bidi')
  return {
    ...(list !== undefined && { list }),
    ...(level !== undefined && { level }),
    ...(outline !== undefined && { outline }),
    ...(rtl !== undefined && { rtl }),
  }
}
