import { fold } from '../fold.ts'

/**
 * Labels of paragraphs as delegates type them: `3.15.1`, `1.`, `a)`, `(a)`, `iv)`, `a bis)`, `–`, `أ )`, `б)`, `一、`,
 * `（三）`, `①`, and those that flattened tracked changes leave (`fg)`, `1213`).
 */
export type LabelKind = 'dotted' | 'number' | 'letter' | 'capital' | 'roman' | 'capital-roman' | 'dash'

export interface Label {
  /** as printed, spaces at the ends left out */
  printed: string
  kind: LabelKind
  /** the words of the path: `3.15.1`, `4`, `a`, `iii`, `5 bis`, `dash` */
  name: string
  /** what surrounds it, so that `1.`, `1)` and `(1)` count as three series */
  form: string
}

/** A paragraph that begins with a typed label, cut in two; null when it begins with none. */
export interface Labelled {
  label: Label
  /** offset of the first character after the label and its space */
  rest: number
}

const suffix = '(?: ?(?:bis|ter|quater|quinquies|sexies|septies|alt))?'
const cyrillic = 'абвгдежзиклмнопрстуфхцчшщэюя'
const arabicOrder = 'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ'
const chineseDigits = '一二三四五六七八九十'

const shapes: { kind: LabelKind; pattern: RegExp }[] = [
  // paragraphs of Assembly resolutions, "81/198.", are titles, not labels: the slash keeps them out
  { kind: 'dotted', pattern: new RegExp(`^([0-9]{1,4}(?:\\.[0-9]{1,3}){1,5}${suffix})([.)]?)`) },
  { kind: 'number', pattern: new RegExp(`^(\\(?)([0-9]{1,4}${suffix})( [-–](?=\\s+[^\\s0-9])|[.)、:-]?\\)?)`) },
  { kind: 'roman', pattern: new RegExp(`^(\\(?)([ivxl]{1,7}${suffix})( ?[.)])`) },
  { kind: 'letter', pattern: new RegExp(`^(\\(?)([a-z]{1,2}${suffix})( ?[.)])`) },
  { kind: 'capital-roman', pattern: new RegExp(`^(\\(?)([IVXL]{1,7}${suffix})((?: ?[.)])?)`) },
  { kind: 'capital', pattern: new RegExp(`^(\\(?)([A-Z]${suffix})((?: ?[.)])?)`) },
  { kind: 'letter', pattern: new RegExp(`^(\\(?)([${cyrillic}]${suffix})( ?[.)])`, 'i') },
  { kind: 'letter', pattern: new RegExp(`^(\\(?)([${arabicOrder}]|ه)( ?[)-]|\\))`) },
  { kind: 'number', pattern: new RegExp(`^(\\(?)([${chineseDigits}]{1,3})([、)])`) },
  { kind: 'number', pattern: /^()([①-⑳])()/ },
  { kind: 'dash', pattern: /^()([–—‒•·▪●○◦‣*-])()/ },
]

const months =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mai|août|fév|févr|avr|juin|juil|déc|ene|abr|ago|dic|de (?:ene|feb|mar|abr|may|jun|jul|ago|sep|oct|nov|dic)|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر)/iu

// أولا, ثانيا: the sections of Arabic texts, which others count in Roman numbers
const arabicOrdinals = ['اولا', 'ثانيا', 'ثالثا', 'رابعا', 'خامسا', 'سادسا', 'سابعا', 'ثامنا', 'تاسعا', 'عاشرا', 'حادي عشر', 'ثاني عشر']
const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const arabicOrdinal = new RegExp(`^(${arabicOrdinals.join('|')})( ?[-–.:)])(?=\\s)`)

function shape(folded: string): { kind: LabelKind; name: string; form: string; length: number } | null {
  const ordinal = arabicOrdinal.exec(folded)
  if (ordinal)
    return {
      kind: 'capital-roman',
      name: romans[arabicOrdinals.indexOf(ordinal[1] as string)] as string,
      form: (ordinal[2] as string).trim(),
      length: ordinal[0].length,
    }
  for (const { kind, pattern } of shapes) {
    const match = pattern.exec(folded)
    if (!match) continue
    if (kind === 'dash') return { kind, name: 'dash', form: '', length: match[0].length }
    const [before, name, after] = kind === 'dotted' ? ['', match[1], match[2]] : [match[1], match[2], match[3]]
    const open = before === '('
    const close = after?.includes(')') ?? false
    // right-to-left texts may print "(1" and the closing one nowhere
    if (open && !close && !/^\s/.test(folded.slice(match[0].length))) continue
    if (kind === 'number' && (after ?? '') === '-' && !/^\s/.test(folded.slice(match[0].length))) continue
    return { kind, name: name as string, form: `${open ? '(' : ''}${close ? ')' : (after ?? '').trim()}`, length: match[0].length }
  }
  return null
}

/**
 * Reads a typed label at the start of a paragraph. A tab or two spaces after it settle the matter; after one space, a bare
 * number or letter may as well begin a sentence (`18 December 2026`, `A resolution`), so it counts only when `expected` says
 * that it continues the numbering.
 */
export function readLabel(printed: string, expected: (name: string) => boolean = () => false): Labelled | null {
  const lead = /^[\s\u200e\u200f\u202a-\u202e]*/.exec(printed)?.[0].length ?? 0
  const folded = fold(printed.slice(lead, lead + 40))
  const found = shape(folded.text)
  if (!found) return null
  const end = lead + folded.at(found.length)
  const gap = /^[\s\u200e\u200f]+/.exec(printed.slice(end))?.[0] ?? ''
  const rest = printed.slice(end + gap.length)
  if (rest === '' && found.kind !== 'dotted' && found.kind !== 'number') return null
  const settled = gap.includes('\t') || gap.length >= 2
  const closed = found.form !== '' || found.kind === 'dotted' || /^[①-⑳]$/.test(found.name)
  const chinese = /[、)]/.test(found.form) && /^[\u4e00-\u9fff《“（]/.test(rest)
  if (!settled && !chinese) {
    if (gap === '' && rest !== '') return null
    if (found.kind !== 'dash' && !closed && !(expected(found.name) && !months.test(rest))) return null
    if (found.kind === 'number' && found.form === '.' && months.test(rest)) return null
    if ((found.kind === 'capital' || found.kind === 'capital-roman') && found.form !== ')' && !settled && !expected(found.name)) return null
  }
  const label = { printed: printed.slice(lead, end).trim(), kind: found.kind, name: found.name, form: found.form }
  return { label, rest: end + gap.length }
}

/** The label that automatic numbering or a hand gave, without looking at the text after it. */
export function labelOf(printed: string): Label | null {
  const trimmed = printed.trim()
  if (trimmed === '') return null
  const found = shape(fold(trimmed).text)
  if (!found) return { printed: trimmed, kind: 'dash', name: 'dash', form: '' }
  return { printed: trimmed, kind: found.kind, name: found.name, form: found.form }
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50 }

/** 4 for `iv`, null for what is no Roman number. */
export function romanValue(name: string): number | null {
  const digits = [...name.toLowerCase()].map((digit) => romanDigits[digit])
  if (digits.length === 0 || digits.includes(undefined)) return null
  // a smaller digit before a larger one counts against it
  return (digits as number[]).reduce((sum, digit, at, all) => sum + (digit < (all[at + 1] ?? 0) ? -digit : digit), 0)
}

const plain = (name: string): string => name.replace(/ ?(?:bis|ter|quater|quinquies|sexies|septies|alt)$/, '')

/** Where a label stands in its series, from 1; null for dashes. `z` is followed by `aa`, in Arabic `أ` by `ب`. */
export function ordinalOf(label: Label): number | null {
  const name = plain(label.name)
  switch (label.kind) {
    case 'number': {
      if (/^[0-9]+$/.test(name)) return Number(name)
      const circled = name.charCodeAt(0) - 0x2460
      if (circled >= 0 && circled < 20) return circled + 1
      return chineseNumber(name)
    }
    case 'dotted':
      return Number(name.slice(name.lastIndexOf('.') + 1))
    case 'roman':
    case 'capital-roman':
      return romanValue(name)
    case 'letter':
    case 'capital': {
      const low = name.toLowerCase()
      if (/^[a-z]+$/.test(low)) return low.length === 1 ? low.charCodeAt(0) - 96 : low[0] === low[1] ? 26 + low.charCodeAt(0) - 96 : null
      if (cyrillic.includes(low)) return cyrillic.indexOf(low) + 1
      return arabicOrder.indexOf(low) + 1 || null
    }
    case 'dash':
      return null
  }
}

/** The label's part of a path, the same in every language: a letter of another alphabet, or a Chinese number, as the Latin one of its place. */
export function pathName(label: Label): string {
  if (/^[a-z0-9. ]*$/i.test(label.name) || label.kind === 'dash') return label.name
  const ordinal = ordinalOf(label)
  if (ordinal === null) return label.name
  const suffix = label.name.slice(plain(label.name).length)
  if (label.kind === 'number') return `${ordinal}${suffix}`
  const letter = String.fromCharCode(97 + ((ordinal - 1) % 26))
  return `${ordinal > 26 ? letter + letter : letter}${suffix}`
}

function chineseNumber(name: string): number | null {
  const [tens, units] = name.includes('十') ? name.split('十') : ['', name]
  const digit = (text: string | undefined): number => (text ? chineseDigits.indexOf(text) + 1 : 0)
  if (!name.includes('十')) return digit(units) || null
  return (tens ? digit(tens) : 1) * 10 + digit(units)
}
