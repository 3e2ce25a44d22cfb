import type { Lexicon } from '../lexicon/types.ts'
import { rulesOf } from '../mandates/grammar.ts'
import type { Speaker } from '../mandates/mentions.ts'
import type { Genre } from '../types.ts'
import { patternsOf } from './headings.ts'
import type { Unit } from './units.ts'

/** Ministers and heads of State speak as "we": at least three paragraphs begin so, and every seventh. */
export function speaksAsWe(lexicon: Lexicon, units: readonly Unit[], folded: readonly string[], start: number): boolean {
  const { we } = patternsOf(lexicon)
  const plural = folded.slice(start).filter((text) => we.test(text)).length
  return plural >= 3 && plural >= units.slice(start).filter((unit) => unit.label !== null).length * 0.15
}

/** What kind of document this is: its seals, its body clause, its voice and its headings tell, in that order. */
export function genreOf(lexicon: Lexicon, units: readonly Unit[], folded: readonly string[], start: number, clause: Speaker | null): Genre {
  const head = folded.slice(0, Math.max(start, 12)).join('\n').slice(0, 2500)
  const rules = rulesOf(lexicon)
  const seals = folded.slice(start).filter((text) => text.length < 160 && rules.sealed.test(text)).length
  // a record may carry the text of a resolution that the meeting adopted
  if (seals >= 3) return 'summary-record'
  if (clause) return clause.house === 'itu' ? 'itu-resolution' : 'un-resolution'
  if (seals >= 2 || (patternsOf(lexicon).headings.record.test(head) && seals >= 1)) return 'summary-record'
  if (speaksAsWe(lexicon, units, folded, start)) return 'outcome'
  if (/^(?:CL|DM)-/.test(folded.slice(0, 6).join('\n')) || patternsOf(lexicon).headings.letter.test(head.slice(0, 600))) return 'letter'
  if (patternsOf(lexicon).headings.record.test(head)) return 'summary-record'
  if (patternsOf(lexicon).headings.report.test(head) || units.some((unit) => unit.label?.kind === 'dotted')) return 'report'
  return 'other'
}
