import { numeral } from './numerals.ts'
import { symbol } from './symbols.ts'
import { child, chosen, type Element, integer, toggle, value } from './xml.ts'

/** A paragraph's place in a list: the list (`w:num`) and its level, from 0. */
export interface ListPlace {
  list: string
  level: number
}

interface Level {
  start: number
  format: string
  /** label with %1 to %9 for the counters of the levels */
  text: string
  /** the level (from 1) after which this one starts again; 0 never, undefined after any higher one */
  restart: number | undefined
  /** all counters in decimal figures, as legal texts want: I.1 is printed 1.1 */
  legal: boolean
  hidden: boolean
  /** id of the paragraph style that stands for this level */
  style: string | undefined
}

interface List {
  /** lists that share an abstract list count on from each other */
  abstract: string
  levels: Map<number, Level>
  /** levels that this list starts again, once */
  overrides: Map<number, number>
}

export interface Numbering {
  lists: ReadonlyMap<string, List>
}

/** Reads numbering.xml; `styleList` gives the list that a numbering style stands for. */
export function readNumbering(root: Element | undefined, styleList: (style: string) => string | undefined): Numbering {
  const lists = new Map<string, List>()
  const abstracts = new Map<string, Element>()
  const nums = new Map<string, Element>()
  for (const element of root?.children ?? []) {
    if (element.name === 'w:abstractNum') abstracts.set(element.attributes['w:abstractNumId'] ?? '', element)
    if (element.name === 'w:num') nums.set(element.attributes['w:numId'] ?? '', element)
  }

  /** A list may point to a numbering style, whose own list holds the levels. */
  const resolve = (id: string, seen: Set<string> = new Set()): string => {
    const style = value(abstracts.get(id), 'w:numStyleLink')
    const num = style === undefined ? undefined : nums.get(styleList(style) ?? '')
    const next = value(num, 'w:abstractNumId')
    if (next === undefined || seen.has(id)) return id
    return resolve(next, seen.add(id))
  }

  for (const [id, num] of nums) {
    const abstract = resolve(value(num, 'w:abstractNumId') ?? '')
    const levels = readLevels(abstracts.get(abstract))
    const overrides = new Map<number, number>()
    for (const override of num.children) {
      if (override.name !== 'w:lvlOverride') continue
      const level = Number(override.attributes['w:ilvl'])
      for (const [key, own] of readLevels(override)) levels.set(key, own)
      const start = integer(override, 'w:startOverride')
      if (start !== undefined && Number.isInteger(level)) overrides.set(level, start)
    }
    lists.set(id, { abstract, levels, overrides })
  }
  return { lists }
}

function readLevels(parent: Element | undefined): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const lvl of parent?.children ?? []) {
    const key = Number(lvl.attributes['w:ilvl'])
    if (lvl.name !== 'w:lvl' || !(key >= 0 && key <= 8)) continue
    const format = readFormat(lvl)
    const font = child(child(lvl, 'w:rPr'), 'w:rFonts')?.attributes
    const text = value(lvl, 'w:lvlText') ?? ''
    levels.set(key, {
      start: integer(lvl, 'w:start') ?? 0,
      format,
      text: format === 'bullet' ? bullet(text, font?.['w:ascii'] ?? font?.['w:hAnsi'] ?? '') : text,
      restart: integer(lvl, 'w:lvlRestart'),
      legal: toggle(lvl, 'w:isLgl') ?? false,
      hidden: toggle(child(lvl, 'w:rPr'), 'w:vanish') ?? false,
      style: value(lvl, 'w:pStyle'),
    })
  }
  return levels
}

/** Newer programs put a format of their own in an alternative, with a plain one as its fallback. */
function readFormat(lvl: Element): string {
  const alternatives = child(lvl, 'mc:AlternateContent')
  const found = child(alternatives && chosen(alternatives), 'w:numFmt') ?? child(lvl, 'w:numFmt')
  return (found?.attributes['w:val'] === 'custom' ? found.attributes['w:format'] : found?.attributes['w:val']) ?? 'decimal'
}

/** Bullets are glyphs of symbol fonts, or an `o` of Courier: printed as the signs they stand for, so that none looks like a letter. */
const bullet = (text: string, font: string) => (text === 'o' ? '◦' : [...text].map((glyph) => symbol(glyph, font)).join(''))

/** The level for which a style stands in a list, if any: a heading's level is where the list names the style, not in the style. */
export function levelOfStyle(numbering: Numbering, list: string, style: string): number | undefined {
  for (const [key, level] of numbering.lists.get(list)?.levels ?? []) if (level.style === style) return key
  return undefined
}

/**
 * Counts through one reading of a document. Call it once for each numbered paragraph, in reading order.
 * Rules: ECMA-376 Part 1, 17.9; counters belong to the abstract list, and an override of the start holds once for each list.
 */
export function counter(numbering: Numbering): (place: ListPlace) => string {
  const counts = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()
  return ({ list: id, level: key }) => {
    const list = numbering.lists.get(id)
    const level = list?.levels.get(key)
    if (!list || !level) return ''
    const count = counts.get(list.abstract) ?? new Array<number | undefined>(9).fill(undefined)
    counts.set(list.abstract, count)

    const override = list.overrides.get(key)
    const first = `${id}/${key}`
    const before = count[key]
    if (override !== undefined && !started.has(first)) count[key] = override
    else count[key] = before === undefined ? (override ?? level.start) : before + 1
    started.add(first)
    for (const [deeper, { restart }] of list.levels) {
      if (deeper > key && (restart === undefined || key < restart)) count[deeper] = undefined
    }

    if (level.hidden || level.format === 'none') return level.format === 'none' ? level.text.replace(/%\d/g, '').trim() : ''
    if (level.format === 'bullet') return level.text.trim()
    return level.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const at = Number(digit) - 1
        const named = list.levels.get(at)
        const format = level.legal ? 'decimal' : (named?.format ?? 'decimal')
        return numeral(count[at] ?? list.overrides.get(at) ?? named?.start ?? 0, format)
      })
      .trim()
  }
}
