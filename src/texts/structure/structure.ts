import { detectLanguage } from '../language/detect.ts'
import { lexicons } from '../lexicon/index.ts'
import { Resolver } from '../mandates/mentions.ts'
import { lowered } from '../mandates/passage.ts'
import type { Language, SourceDocument } from '../types.ts'
import { Builder } from './builder.ts'
import { readFront } from './front.ts'
import { genreOf } from './genre.ts'
import { patternsOf, rule } from './headings.ts'
import { ordinalOf } from './labels.ts'
import type { Placed, Structured } from './placed.ts'
import { speakerOf } from './speaker.ts'
import { type Unit, unitsOf } from './units.ts'

/** Finds the language, genre, sections, openers and labels of a document, and gives each paragraph its address. */
export function structure(doc: SourceDocument, options: { language?: Language } = {}): Structured {
  const units = unitsOf(doc)
  const language = options.language ?? detectLanguage(units.map((unit) => unit.text).join('\n'))
  const lexicon = lexicons[language]
  const { clauses } = patternsOf(lexicon)
  const folded = units.map((unit) => lowered(unit.folded.text))
  const bodies = folded.map((text) => clauses.find(({ pattern }) => pattern.test(text))?.body ?? null)
  const clauseAt = (index: number): string | null => bodies[index] ?? null

  const front = readFront(units, lexicon, (index) => startsBody(units, folded, index, clauseAt))
  const speaker = speakerOf(lexicon, units, folded, clauseAt, front.fields.symbol)
  const genre = genreOf(lexicon, units, folded, front.end, units.findIndex((_, index) => clauseAt(index) !== null) >= 0 ? speaker : null)
  const resolver = new Resolver(speaker)
  const builder = new Builder({ units, folded, lexicon, speaker, resolver, genre, clauseAt })
  builder.front(front)
  for (let i = front.end; i < units.length; i++) builder.add(i)
  return {
    document: { ...front.fields, language, genre },
    placed: builder.placed,
    lexicon,
    resolver: new Resolver(speaker),
    warnings: builder.warnings,
    written: front.fields.date ?? yearOf(builder.placed),
  }
}

/**
 * The year of a text without a date: that of the documents it cites most, for a session's documents carry the year of the session,
 * or of the sessions it speaks of most.
 */
function yearOf(placed: readonly Placed[]): string | null {
  const cited: number[] = []
  const sessions: number[] = []
  for (const { paragraph, passage } of placed) {
    for (const reference of paragraph.references) {
      const series = /^C(\d{2})\//.exec(reference.key)
      if (series) cited.push(2000 + Number(series[1]))
    }
    const { masked, mentions } = passage
    for (const mention of mentions) {
      if (mention.ids[0] !== '~council' && mention.ids[0] !== 'itu-council') continue
      const year =
        /^\s?(20\d{2})/.exec(masked.slice(mention.to, mention.to + 6)) ??
        /(20\d{2})\s?(?:年|session of the|года)?\s?$/u.exec(masked.slice(Math.max(0, mention.from - 18), mention.from))
      if (year) sessions.push(Number(year[1]))
    }
  }
  const year = mostOf(cited) ?? mostOf(sessions)
  return year === null ? null : String(year)
}

/** The one that occurs most often, of several the one that came first. */
function mostOf(years: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  return [...counts].reduce<[number | null, number]>((best, one) => (one[1] > best[1] ? one : best), [null, 0])[0]
}

/** The front page ends at the first section, the body clause, or a numbered paragraph of the text. */
function startsBody(units: readonly Unit[], folded: readonly string[], index: number, clauseAt: (index: number) => string | null): boolean {
  const unit = units[index] as Unit
  if (clauseAt(index) !== null) return true
  if (/^(?:MOD|ADD|SUP|NOC)\b/.test(unit.text) && unit.text.length < 40) return true
  if (!unit.label || unit.cell !== null) return false
  const before = units.slice(0, index).findLast((one) => one.text !== '')
  if (before && rule.test(before.text)) return true
  const first = ordinalOf(unit.label) === 1 && ['number', 'dotted', 'capital-roman', 'capital', 'letter', 'roman'].includes(unit.label.kind)
  // a table of contents on the front page of a record repeats the numbers of the sections
  const again = units.findIndex(
    (later, at) =>
      at > index &&
      later.label?.name === unit.label?.name &&
      later.label?.kind === unit.label?.kind &&
      at < index + 40 &&
      folded[at]?.slice(0, 12) === folded[index]?.slice(0, 12),
  )
  return first && !(again > 0 && contents(units, index, again))
}

const contents = (units: readonly Unit[], from: number, to: number): boolean =>
  units.slice(from, to).every((unit) => unit.text === '' || unit.label !== null || unit.text.length < 60) && to - from > 1
