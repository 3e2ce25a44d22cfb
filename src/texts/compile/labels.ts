import { numeral } from '../read/numerals.ts'
import { type Label, labelOf, ordinalOf } from '../structure/labels.ts'
import type { ParagraphKind } from '../types.ts'

/**
 * Labels of new paragraphs. As long as a text is negotiated the numbers of the base stand, and what is new between 5 and 6 is
 * 5 bis, 5 ter: in Latin in all languages, as the Union prints them.
 */
const suffixes = [
  'bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies', 'undecies', 'duodecies', 'terdecies',
  'quaterdecies', 'quindecies', 'sexdecies', 'septendecies', 'octodecies', 'novodecies', 'vicies',
] // biome-ignore format: a list of words reads best in rows

const cut = /^(.*?)(?: (bis|ter|[a-z]+ies|quater|\d+))?(?: Alt (\d+))?(\s?[.)、）:]*)$/s

/** `f bis)` as stem `f`, suffix `bis` and close `)`. */
function parts(label: string): { stem: string; suffix: string; close: string } {
  const [, stem = '', suffix = '', , close = ''] = cut.exec(label) ?? []
  return { stem, suffix, close }
}

const bare = (label: string): string => {
  const { stem, suffix, close } = parts(label)
  return `${stem}${suffix ? ` ${suffix}` : ''}${close}`
}

/** `f bis)` to `f bis Alt 2)`. */
export function rivalLabel(label: string, nth: number): string {
  const { stem, suffix, close } = parts(label)
  if (stem === '' && close === '') return `Alt ${nth}`
  return `${stem}${suffix ? ` ${suffix}` : ''} Alt ${nth}${close}`
}

/** The label without its number among rivals. */
export const withoutRival = (label: string): string => (/^Alt \d+$/.test(label) ? '' : bare(label))

/** A sign that says nothing of the place in the series. */
export function isDash(label: string): boolean {
  const { stem, close } = parts(label)
  return labelOf(`${stem}${close}`)?.kind === 'dash'
}

/** The first of `5 bis`, `5 ter` … that is free. */
function suffixed(anchor: string, taken: ReadonlySet<string>): string {
  if (anchor === '' || isDash(anchor)) return anchor
  const { stem, close } = parts(anchor)
  for (let n = 0; ; n++) {
    // beyond the twentieth nobody counts in Latin
    const label = `${stem} ${suffixes[n] ?? n + 2}${close}`
    if (!taken.has(label)) return label
  }
}

/** Before the first one of a series there is nothing to be a bis of: `1 ante`. */
function before(first: string, taken: ReadonlySet<string>): string {
  if (first === '' || isDash(first)) return first
  const { stem, close } = parts(first)
  for (let n = 0; ; n++) {
    const label = `${stem} ante${n === 0 ? '' : ` ${suffixes[n - 1] ?? n + 1}`}${close}`
    if (!taken.has(label)) return label
  }
}

export interface Labelled {
  id: string
  label: string
  opener: string | null
  kind: ParagraphKind
  level: number
  base: unknown
  rivals: string | null
}

const unlabelled: ReadonlySet<ParagraphKind> = new Set([
  'opener',
  'heading',
  'body-clause',
  'front',
  'annex-title',
  'note',
  'table',
  'signature',
])

/** A kind of paragraph that governs those below it, so that numbers begin anew there. */
export const governs = (kind: ParagraphKind): boolean =>
  kind === 'opener' || kind === 'heading' || kind === 'body-clause' || kind === 'annex-title'

/** The paragraphs beside one: of its level, under the same opener and parent. */
export function siblings<T extends Pick<Labelled, 'kind' | 'level'>>(paragraphs: readonly T[], at: number, way: -1 | 1): T | null {
  const own = paragraphs[at] as T
  for (let i = at + way; i >= 0 && i < paragraphs.length; i += way) {
    const other = paragraphs[i] as T
    if (governs(other.kind) || other.level < own.level) return null
    if (other.level === own.level && !unlabelled.has(other.kind)) return other
  }
  return null
}

/** Labels for the paragraphs that are new, in order; those that have a label keep it. */
export function labelsFor(paragraphs: readonly Labelled[], isNew: (paragraph: Labelled) => boolean): string[] {
  const list = paragraphs.map((paragraph) => ({ ...paragraph, label: isNew(paragraph) ? '' : paragraph.label }))
  const done = new Set(list.filter((paragraph) => !isNew(paragraph)).map(({ id }) => id))
  const styles = stylesOf(list.filter((paragraph) => paragraph.base !== null))
  const nth = new Map<string, number>()
  const first = new Map<string, string>()
  const fresh = new Set<string>()
  for (const [at, paragraph] of list.entries()) {
    if (done.has(paragraph.id) || unlabelled.has(paragraph.kind)) continue
    const { rivals } = paragraph
    const shares = rivals === null ? undefined : first.get(rivals)
    if (shares === undefined) {
      paragraph.label = newLabel(list, at, styles, done, fresh)
      if (rivals !== null) first.set(rivals, paragraph.label)
    } else paragraph.label = shares
    if (rivals !== null) {
      nth.set(rivals, (nth.get(rivals) ?? 0) + 1)
      paragraph.label = rivalLabel(paragraph.label, nth.get(rivals) as number)
    }
    done.add(paragraph.id)
  }
  return list.map(({ label }) => label)
}

function newLabel(list: readonly Labelled[], at: number, styles: Styles, done: ReadonlySet<string>, fresh: Set<string>): string {
  const own = list[at] as Labelled
  const taken = new Set(sameSeries(list, at).map(({ label }) => withoutRival(label)))
  const previous = siblings(list, at, -1)
  if (previous && done.has(previous.id)) {
    const label = withoutRival(previous.label)
    // a series that is new as a whole counts as any other
    if (fresh.has(previous.id)) {
      fresh.add(own.id)
      return successor(label)
    }
    if (/ ante/.test(label)) return beforeNext(list, at, taken) ?? suffixed(label, taken)
    return suffixed(label, taken)
  }
  const ahead = beforeNext(list, at, taken)
  if (ahead !== null) return ahead
  fresh.add(own.id)
  return firstOf(styles, own.kind, own.level)
}

/** The label before that of the next paragraph of the base, when the new ones open its series. */
function beforeNext(list: readonly Labelled[], at: number, taken: ReadonlySet<string>): string | null {
  for (let next = siblings(list, at, 1); next; next = siblings(list, list.indexOf(next), 1)) {
    if (next.base !== null) return before(next.label, taken)
  }
  return null
}

function sameSeries(list: readonly Labelled[], at: number): Labelled[] {
  const found: Labelled[] = []
  for (const way of [-1, 1] as const) {
    for (let next = siblings(list, at, way); next; next = siblings(list, list.indexOf(next), way)) found.push(next)
  }
  return found
}

/* ---- series ---- */

/** The first label of a series of each kind and level in the paper, so that new ones look alike. */
export type Styles = ReadonlyMap<string, string>

export function stylesOf(paragraphs: readonly Pick<Labelled, 'kind' | 'level' | 'label'>[]): Styles {
  const styles = new Map<string, string>()
  for (const { kind, level, label } of paragraphs) {
    const key = `${kind} ${level}`
    const read = labelOf(label)
    if (!read || styles.has(key)) continue
    if (read.kind === 'dash' || (ordinalOf(read) === 1 && read.kind !== 'dotted')) styles.set(key, label)
  }
  return styles
}

const usual = ['1', 'a)', 'i)', '–']

/** The first label of a new series: in the style of the paper, or as resolutions of the Union print it: 1, a), i), –; in a preamble a), i), –. */
export const firstOf = (styles: Styles, kind: ParagraphKind, level: number): string =>
  styles.get(`${kind} ${level}`) ?? (usual[Math.min(level + (kind === 'preamble' ? 1 : 0), usual.length - 1)] as string)

const latin = 'abcdefghijklmnopqrstuvwxyz'
const cyrillic = 'абвгдежзиклмнопрстуфхцчшщэюя'
const abjad = 'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ'

/** The next label of a series, in the same script and with the same marks: `z)` to `aa)`, `（三）` to `（四）`, `3.15.1` to `3.15.2`. */
export function successor(printed: string): string {
  const label = labelOf(printed)
  const ordinal = label && ordinalOf(label)
  if (!label || ordinal === null) return printed
  const { stem, close } = parts(printed)
  return `${next(stem, label, ordinal + 1)}${close}`
}

function next(stem: string, label: Label, value: number): string {
  const last = /(?:[0-9]+|[٠-٩]+|[۰-۹]+|[０-９]+)$/.exec(stem)
  if (last) {
    const zero = last[0].charCodeAt(0) - ((last[0].charCodeAt(0) - zeroOf(last[0].charCodeAt(0))) % 10)
    const figures = String(value).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)))
    return stem.slice(0, last.index) + figures
  }
  const open = /^[(（]?/.exec(stem)?.[0] ?? ''
  const name = stem.slice(open.length)
  return open + nextName(name, label, value)
}

const zeroOf = (code: number): number => [0x30, 0x660, 0x6f0, 0xff10].find((zero) => code >= zero && code < zero + 10) ?? 0x30

function nextName(name: string, label: Label, value: number): string {
  const upper = name !== name.toLowerCase()
  const cased = (text: string) => (upper ? text.toUpperCase() : text)
  switch (label.kind) {
    case 'roman':
    case 'capital-roman':
      return cased(numeral(value, 'lowerRoman'))
    case 'number':
      return /[①-⑳]/.test(name) ? numeral(value, 'decimalEnclosedCircle') : numeral(value, 'chineseCounting')
    default: {
      const first = name.trim().charAt(0).toLowerCase()
      const alphabet = latin.includes(first) ? latin : cyrillic.includes(first) ? cyrillic : abjad
      return cased((alphabet[(value - 1) % alphabet.length] as string).repeat(Math.ceil(value / alphabet.length)))
    }
  }
}
