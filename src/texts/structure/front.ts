import { defaultCalendar } from '../dates/calendar.ts'
import { findDates } from '../dates/find.ts'
import { foldText } from '../fold.ts'
import { filled, rx } from '../lexicon/pattern.ts'
import type { FrontField, Lexicon } from '../lexicon/types.ts'
import { lowered } from '../mandates/passage.ts'
import { findReferences } from '../references/find.ts'
import { parseSymbol, symbolKey } from '../references/symbols.ts'
import { type Front, type Language, languages } from '../types.ts'
import type { Unit } from './units.ts'

/** What the front page says, and which unit says it. */
export interface FrontBlock {
  fields: Omit<Front, 'genre' | 'language'>
  /** units of the front page, with the field they give; `title` and `other` besides the named ones */
  units: Map<number, FrontField | 'title' | 'date' | 'session' | 'symbol' | 'other'>
  /** first unit after it */
  end: number
}

const labelPatterns = new WeakMap<Lexicon, { field: FrontField; pattern: RegExp }[]>()

function labelsOf(lexicon: Lexicon): { field: FrontField; pattern: RegExp }[] {
  const known = labelPatterns.get(lexicon)
  if (known) return known
  const labels = (Object.keys(lexicon.front) as FrontField[]).map((field) => ({
    field,
    pattern: rx(`^\\s*(?:${filled(lexicon, lexicon.front[field])})(?<colon>\\s*[:：])?(?<gap>\\s*)(?<value>.*)$`, 'su'),
  }))
  labelPatterns.set(lexicon, labels)
  return labels
}

const records = new WeakMap<Lexicon, RegExp>()

/** The headline of a summary record: the words for one open the line, "draft" may stand before them; in Chinese they end it. */
function recordOf(lexicon: Lexicon): RegExp {
  const known = records.get(lexicon)
  if (known) return known
  const source = filled(lexicon, lexicon.headings.record)
  const pattern = rx(lexicon.spaced ? `^(?:\\p{L}+\\s){0,2}(?:${source})(?![\\p{L}])` : `(?:${source})$`)
  records.set(lexicon, pattern)
  return pattern
}

/** Reads the front page: from the top to the rule, the body clause, or the first numbered section, whichever `isBody` finds first. */
export function readFront(units: readonly Unit[], lexicon: Lexicon, isBody: (index: number) => boolean): FrontBlock {
  const fields: FrontBlock['fields'] = {
    symbol: null,
    title: null,
    date: null,
    source: null,
    agendaItem: null,
    session: null,
    originalLanguage: null,
    purpose: null,
    actionRequired: null,
    references: [],
  }
  const found: FrontBlock['units'] = new Map()
  let end = 0
  let pending: FrontField | null = null
  const titles: number[] = []
  // a table of contents follows the title
  let listed = false
  const limit = Math.min(units.length, 60)
  for (let i = 0; i < limit; i++) {
    const unit = units[i] as Unit
    if (isBody(i)) {
      end = i
      break
    }
    end = i + 1
    const text = unit.text
    if (text === '') continue
    const folded = lowered(unit.folded.text)
    if (/^[_\s—–-]{4,}$/.test(text)) {
      pending = null
      continue
    }
    const labelled = labelsOf(lexicon)
      .map(({ field, pattern }) => ({ field, match: pattern.exec(folded) }))
      .find(({ field, match }) => match !== null && takes(field, match))
    if (labelled?.match) {
      const inLabel = (labelled.match.groups?.value ?? '') === '' && labelled.field === 'agendaItem' && /\d/.test(folded)
      const value = inLabel
        ? text
        : text.slice(Math.max(0, unit.folded.at(folded.length - (labelled.match.groups?.value ?? '').length))).trim()
      found.set(i, value === '' ? 'other' : labelled.field)
      pending = value === '' ? labelled.field : null
      if (value !== '') take(fields, labelled.field, value, lexicon)
      continue
    }
    if (pending !== null) {
      take(fields, pending, text, lexicon)
      found.set(i, pending)
      if (pending !== 'references') pending = null
      continue
    }
    const symbol = symbolIn(text)
    if (symbol && fields.symbol === null && !/[.;。]\s*$/.test(text)) {
      fields.symbol = symbol
      found.set(i, 'symbol')
      continue
    }
    const date = dateIn(lexicon, folded)
    if (date?.alone) {
      fields.date ??= date.day
      found.set(i, 'date')
      continue
    }
    // a line in brackets says when a resolution was adopted
    if (date && /\d{4}/.test(folded) && !/^[(（]/.test(text) && titles.length < 2 && fields.session === null && folded.length < 90) {
      fields.session = text
      found.set(i, 'session')
      continue
    }
    if (unit.label === null && fields.purpose === null && fields.actionRequired === null && !listed && !/\S\t\S/.test(text)) titles.push(i)
    else listed = true
    found.set(i, 'other')
  }
  const candidates = titles.filter(
    (index) => !/^[([]/.test((units[index] as Unit).text) && (units[index] as Unit).text.length > (lexicon.spaced ? 12 : 5),
  )
  // under the headline of a record stand its chair and its table of subjects
  const title = candidates.find((index) => recordOf(lexicon).test(lowered((units[index] as Unit).folded.text))) ?? candidates.at(-1)
  if (title !== undefined) {
    const printed = (units[title] as Unit).text
    // "SUMMARY RECORD", and on the next line "of the third plenary meeting"
    const more =
      candidates.includes(title + 1) && /^\p{Ll}/u.test((units[title + 1] as Unit).text) ? ` ${(units[title + 1] as Unit).text}` : ''
    fields.title = printed.replace(/^\d{2,4}\/\d{1,3}\.?\s*/, '') + more
    found.set(title, 'title')
  }
  return { fields, units: found, end }
}

/** Labels of one line stand alone, before a colon or, for numbers and symbols, before their value. */
function takes(field: FrontField, match: RegExpExecArray): boolean {
  const value = match.groups?.value ?? ''
  if (value === '' || match.groups?.colon) return true
  if (field === 'document') return symbolIn(value) !== null && value.length < 40
  if (field === 'agendaItem') return /\d/.test(value) && value.length < 40
  return false
}

function take(fields: FrontBlock['fields'], field: FrontField, value: string, lexicon: Lexicon): void {
  switch (field) {
    case 'agendaItem':
      fields.agendaItem ??= value
      break
    case 'document':
      fields.symbol ??= symbolIn(value)
      break
    case 'original':
      fields.originalLanguage ??= originalLanguage(lexicon, value)
      break
    case 'purpose':
      fields.purpose ??= value
      break
    case 'actionRequired':
      fields.actionRequired ??= value
      break
    case 'source':
      fields.source ??= value
      break
    case 'references':
      fields.references.push(...findReferences(value).map((reference) => reference.key))
      break
    default:
  }
}

/** The first document symbol of a line that holds little else. */
function symbolIn(text: string): string | null {
  const direct = parseSymbol(text)
  if (direct) return symbolKey(direct)
  const first = findReferences(text)[0]
  if (!first || !/\//.test(first.key) || text.length > 90) return null
  return first.kind === 'document' || /^[AE]\/RES/.test(first.key) ? first.key : null
}

function originalLanguage(lexicon: Lexicon, value: string): Language | null {
  const folded = lowered(foldText(value))
  return languages.find((language) => rx(filled(lexicon, lexicon.languageNames[language])).test(folded)) ?? null
}

/** The last day that a line gives, as ISO, and whether the line says nothing else. */
function dateIn(lexicon: Lexicon, folded: string): { day: string; alone: boolean } | null {
  const dated = findDates(lexicon, folded, { calendar: defaultCalendar, written: null, body: null, mentions: [] })
  const last = dated.findLast((found) => 'due' in found && found.due.from !== null)
  if (!last || !('due' in last) || last.due.from === null) return null
  const alone = (folded.slice(0, last.from) + folded.slice(last.to)).replace(/[\s.,()]/g, '').length <= 5
  return { day: last.due.from === last.due.to ? last.due.from : last.due.from.slice(0, 7), alone }
}
