import { type Folded, fold } from '../fold.ts'
import { matchesOf } from '../lexicon/pattern.ts'
import { latinized } from '../references/symbols.ts'
import { type Label, labelOf, ordinalOf, romanValue } from '../structure/labels.ts'
import type { Warning } from '../types.ts'

/** Two readings that a stretch of text may be glued from, when tracked changes were lost on export. */
export interface Glued {
  code: string
  found: string
  base: string
  proposed: string
}

// old and new run together: C24C26, A/70/12580/173, A/78/L.49265, 20242025, WSIS+2030, 二三十周年, ；，
const session = /(?<![A-Za-z\d])(C\d{2})(C\d{2})(?!\d)/g
const symbol = /(?<![A-Za-z\d/])(A\/(?:RES\/)?\d{2}\/)(\d{1,3})(\d{2}\/\d{1,3})(?![\d/])/g
const draft = /(?<![A-Za-z\d/])(A\/\d{2}\/)(L\.\d{1,2})(\d{2,3})(?![\d/])/g
const year = /(?<!\d)((?:19|20)\d{2})((?:19|20)\d{2})(?!\d)/g
const anniversary = /((?:WSIS|CMSI|SMSI|ВВУИО)\+)(\d0)(\d0)(?!\d)/g
const tens = /((?<![一二三四五六七八九十\d第、和])[一二三四五六七八九])([一二三四五六七八九])(十周年|十年)/g
const punctuation = /([,;:。.、])\s?([,;:。、])(?![.,;])/g

const digitsOf = '一二三四五六七八九十'

/**
 * Finds what plain-text export of tracked changes leaves: old and new words run together (`C24C26`, `A/70/12580/173`, `20242025年`,
 * `二三十周年`, `；，`). Only proposes readings: the text stays as printed, and a person decides.
 */
export function findGlued(printed: string, folded: Folded = fold(printed)): Glued[] {
  const text = latinized(folded.text)
  const glued: Glued[] = []
  const add = (code: string, found: string, base: string, proposed: string): void => {
    glued.push({ code, found, base, proposed })
  }
  for (const [found, base, proposed] of matchesOf(session, text)) add('glued-session', found, base as string, proposed as string)
  for (const match of matchesOf(symbol, text)) {
    const [found, head, old, fresh] = match as unknown as [string, string, string, string]
    add('glued-symbol', found, `${head}${old}`, `${head.replace(/\d{2}\/$/, '')}${fresh}`)
  }
  for (const match of matchesOf(draft, text)) {
    const [found, head, old, number] = match as unknown as [string, string, string, string]
    add('glued-symbol', found, `${head}${old}`, `${head}${number}`)
  }
  for (const match of matchesOf(year, text)) add('glued-year', match[0], match[1] as string, match[2] as string)
  for (const match of matchesOf(anniversary, text)) add('glued-year', match[0], `${match[1]}${match[2]}`, `${match[1]}${match[3]}`)
  for (const match of matchesOf(tens, text)) {
    if (Math.abs(digitsOf.indexOf(match[1] as string) - digitsOf.indexOf(match[2] as string)) !== 1) continue
    add('glued-number', match[0], `${match[1]}${match[3]}`, `${match[2]}${match[3]}`)
  }
  for (const match of matchesOf(punctuation, text)) {
    if (match[1] === match[2] && match[1] === '.') continue
    if (match[1] === '.' && /[\p{L}]\.$/u.test(text.slice(Math.max(0, match.index - 4), match.index + 1))) continue
    add('glued-punctuation', match[0], match[1] as string, match[2] as string)
  }
  return glued
}

/**
 * A label glued from an old and a new one (`fg)` where f) or g) is due, `1213`), or printed twice. `before` is the ordinal of the label
 * before it in its series; null when it opens the series.
 */
export function gluedLabel(label: Label, before: number | null): Glued | null {
  if (before === null) return null
  if (label.kind === 'letter' && /^[a-z]{2}$/.test(label.name) && label.name[0] !== label.name[1]) {
    const [first, second] = label.name as unknown as [string, string]
    const roman = romanValue(label.name)
    if (roman !== null && roman === before + 1) return null
    if (Math.abs(first.charCodeAt(0) - second.charCodeAt(0)) > 3) return null
    return {
      code: 'glued-label',
      found: label.printed,
      base: label.printed.replace(label.name, first),
      proposed: label.printed.replace(label.name, second),
    }
  }
  if (label.kind !== 'number' || !/^\d{2,4}$/.test(label.name)) return null
  const ordinal = Number(label.name)
  if (ordinal === before + 1) return null
  for (let cut = 1; cut < label.name.length; cut++) {
    const [old, fresh] = [label.name.slice(0, cut), label.name.slice(cut)]
    if (fresh.startsWith('0') || Math.abs(Number(old) - Number(fresh)) > 4 || Number(old) > 60) continue
    return {
      code: 'glued-label',
      found: label.printed,
      base: label.printed.replace(label.name, old),
      proposed: label.printed.replace(label.name, fresh),
    }
  }
  return null
}

/** What the numbering goes on from after a glued label: both readings count. */
export const readingsOf = (glued: Glued): number[] =>
  [glued.base, glued.proposed].flatMap((printed) => {
    const label = labelOf(printed)
    return label ? [ordinalOf(label) ?? 0] : []
  })

export const warningOf = (glued: Glued, paragraph: number): Warning => ({
  code: glued.code,
  paragraph,
  detail: { found: glued.found, base: glued.base, proposed: glued.proposed },
})
