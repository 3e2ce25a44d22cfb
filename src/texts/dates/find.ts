import { Alternatives } from '../lexicon/alternatives.ts'
import { compact, filled, matchesOf, mentionFill, rx, wordly } from '../lexicon/pattern.ts'
import type { Lexicon } from '../lexicon/types.ts'
import type { Due, Recurrence } from '../types.ts'
import { type Calendar, findSession } from './calendar.ts'

/** What the dates of a passage lean on. */
export interface DateContext {
  calendar: Calendar
  /** ISO date of the document as far as known; gives missing years, and "next" its meaning */
  written: string | null
  /** the body that `its next session` belongs to when no other is named nearby */
  body: string | null
  /** settled ids of the bodies in the passage, by where they stand */
  mentions: readonly { from: number; to: number; ids: readonly string[] }[]
  /** the words behind a mask, for sessions named by an abbreviation: PP-26 */
  printed?: (from: number, to: number) => string
}

/** A due or a rhythm, with its place in the passage that was searched. */
export type Dated = { from: number; to: number } & ({ due: Omit<Due, 'words'> } | { recurrence: Omit<Recurrence, 'words'> })

interface Patterns {
  ranges: RegExp[]
  full: RegExp[]
  parts: { pattern: RegExp; from: number; to: number }[]
  monthYear: RegExp[]
  monthAlone: RegExp[]
  relativeYears: { pattern: RegExp; offset: number }[]
  relativeYear: RegExp | null
  lateMonth: RegExp | null
  months: RegExp[]
  year: RegExp
  yearsRange: RegExp
  /** "for the period 2030-2033" */
  period: RegExp | null
  agenda: RegExp
  ordinalSession: RegExp
  sessionYear: RegExp
  yearSession: RegExp
  nextSession: RegExp
  mentionYear: RegExp
  yearMention: RegExp
  mentionOrdinal: RegExp
  recurring: { pattern: RegExp; every: Recurrence['every']; interval: number }[]
  asap: RegExp
  within: RegExp
  offset: RegExp
  units: { pattern: RegExp; unit: string }[]
  by: RegExp
  before: RegExp
  after: RegExp
  /** those that match nothing without a digit */
  numbers: Set<RegExp>
  /** those that stand between the edges of words, and all of them in one */
  edged: Set<RegExp>
  words: Alternatives
}

const cache = new WeakMap<Lexicon, Patterns>()

const mention = `[\\ue100-\\ue13f]${mentionFill}*`
// small words between a session and its year in any of the languages
const glue = "(?:\\s|,|\\(|of|in|for|the|de|del|en|du|des|au|la|le|da|в|году|за|на|в|сво\\p{L}+|لعام|عام|لسنة|سنة|في|من|ل|于|在|的|'s|’s)*"

const followingYear = rx(`^[\\s,،]*${glue}(?:${mention})?${glue}(20\\d{2})(?![\\d/-])(?:\\s?(?:года|году|г\\.|年))?`)

const dayPatterns = new Map<string, RegExp>()
/** A day named with a year of two digits: WTISD-25. */
function dayPattern(name: string): RegExp {
  let known = dayPatterns.get(name)
  if (!known) {
    known = rx(`${name}[- ]?(\\d{2})(?!\\d)`, 'g')
    dayPatterns.set(name, known)
  }
  return known
}

function patternsOf(lexicon: Lexicon): Patterns {
  const known = cache.get(lexicon)
  if (known) return known
  const words = lexicon.dates
  const month = words.months.map((source) => filled(lexicon, source)).join('|')
  const compile = (source: string): string => filled(lexicon, source)
  const sources = new Map<RegExp, string>()
  const edged = (source: string): RegExp => {
    const pattern = rx(lexicon.spaced ? wordly(lexicon, source) : source, 'gu')
    sources.set(pattern, compact(source.replace(/\(\?<\w+>/g, '(?:'), true))
    return pattern
  }
  const numeric = new Set<RegExp>()
  /** a template with a day has digits, and one with a year where no words stand for years */
  const dated = (template: string): RegExp => {
    const pattern = edged(dateSource(template))
    if (/\{d|\{mn/.test(template) || (template.includes('{y}') && !words.relativeYears)) numeric.add(pattern)
    return pattern
  }
  const dateSource = (template: string): string =>
    compile(template)
      .replaceAll('{d2}', '(?<d2>\\d{1,2})')
      .replaceAll('{d}', '(?<d>\\d{1,2})')
      .replaceAll('{m2}', `(?<m2>${month})`)
      .replaceAll('{mn}', '(?<mn>\\d{1,2})')
      .replaceAll('{m}', `(?<m>${month})`)
      .replaceAll('{y}', `(?<y>${[words.year, ...(words.relativeYears ?? []).map((entry) => compile(entry.words))].join('|')})`)
  const relativeYears = (words.relativeYears ?? []).map((entry) => ({ pattern: rx(`^(?:${compile(entry.words)})$`), offset: entry.offset }))
  const session = compile(words.session)
  const ordinals = compile(words.ordinals)
  const numbers = `(?<n>\\d{1,3}|${Object.keys(words.numbers)
    .sort((a, b) => b.length - a.length)
    .map((source) => filled(lexicon, source))
    .join('|')})`
  const unit = words.units.map((entry) => compile(entry.words)).join('|')
  const space = lexicon.spaced ? '\\s+' : '\\s*'
  // Arabic: a counted pair is one word, "two years" = سنتين
  const counted = lexicon.language === 'ar' ? `(?:${numbers}${space})?(?<u>${unit})` : `${numbers}${space}(?<u>${unit})`
  const beforeAfter = `(?<b>${compile(words.before)})|(?<a>${compile(words.after)})`
  const patterns: Omit<Patterns, 'edged' | 'words'> = {
    numbers: numeric,
    ranges: words.ranges.map(dated),
    full: words.full.map(dated),
    parts: words.parts.map((part) => ({ pattern: dated(part.words), from: part.from, to: part.to })),
    monthYear: words.monthYear.map(dated),
    monthAlone: (words.monthAlone ?? []).map(dated),
    relativeYears,
    lateMonth: words.late ? rx(compile(words.late)) : null,
    relativeYear: words.relativeYears
      ? edged(compile(`(?<y>${words.relativeYears.map((entry) => entry.words).join('|')})${lexicon.spaced ? '' : '年(?!度)'}`))
      : null,
    months: words.months.map((source) => rx(`^(?:${compile(source)})$`)),
    // Chinese writes 在2032年 without a space
    year: rx(`(?<![${lexicon.spaced ? '\\p{L}' : 'a-z'}\\d/.+*-])${words.year}(?!\\d|[/.-]\\p{N}|/)`, 'gu'),
    period: words.period
      ? edged(`(?:${compile(words.period)})\\s+(?:с\\s+|de\\s+)?(?<y1>${words.year})\\s?(?:[-–—]|\\s(?:по|a)\\s)\\s?(?<y2>${words.year})`)
      : null,
    yearsRange: rx(`${words.year}\\s?(?:年)?\\s?[-–—至]\\s?${words.year}`, 'gu'),
    agenda:
      /(?:agenda|programme|horizon|plan|повестк\p{L}+|период до|خطة|المستدامة ل?عام|connect)[^.;,]{0,40}2030|2030\s?年?(?:\s?года)?\s?(?:agenda|可持续发展|议程|повестк\p{L}+)|(?:agenda|программ\p{L}+)\s2030|wsis\+\d+|连通2030|2030年(?=[^,。;]{0,8}议程)/giu,
    ordinalSession: rx(
      `(?<![\\p{L}\\d])(?:${lexicon.clitics ?? ''})(?<o>${ordinals})\\s*${lexicon.language === 'zh' ? '(?=届|次)' : ''}(?<s>${session})|(?<s2>${session})\\s+(?:ال)?(?<o2>${ordinals})(?![\\p{L}])`,
      'gu',
    ),
    sessionYear: rx(`(?:${session})${glue}(?:${mention})?${glue}(?<y>${words.year})(?![\\d/-]|\\s?年\\s?\\d{1,2}\\s?月)`, 'gu'),
    yearSession: rx(`(?<![\\d/.-])(?<y>${words.year})\\s?(?:年|года|г\\.)?\\s?(?:${session})`, 'gu'),
    nextSession: edged(compile(words.nextSession)),
    mentionYear: rx(`${mention}${glue}(?<y>${words.year})(?![\\d/-]|\\s?年\\s?\\d{1,2}\\s?月)`, 'gu'),
    yearMention: rx(`(?<![\\d/.-])(?<y>${words.year})\\s?年?(?:的)?\\s?(?:года\\s)?(?=${mention})`, 'gu'),
    mentionOrdinal: rx(`${mention}[\\s-]?(?<o>\\d{1,3})(?![\\d/.\\p{L}-])`, 'gu'),
    recurring: words.recurring.map((entry) => ({
      pattern: edged(compile(entry.words)),
      every: entry.every,
      interval: entry.interval ?? 1,
    })),
    asap: edged(compile(words.asap)),
    within: rx(
      lexicon.spaced
        ? `(?<![\\p{L}\\d])(?:${compile(words.within)})\\s*${counted}(?![\\p{L}])`
        : `(?:${compile(words.within)})\\s*${counted}(?:之?内|以内)?|${counted.replace('<n>', '<n2>').replace('<u>', '<u2>')}(?:之内|以内|内)`,
      'gu',
    ),
    offset: rx(
      lexicon.spaced
        ? `(?<![\\p{L}\\d])${counted}(?:\\s+\\p{L}+){0,2}?\\s+(?:${beforeAfter})(?![\\p{L}])|(?:за)\\s+${counted.replace('<n>', '<n3>').replace('<u>', '<u3>')}\\s+(?<b3>до)(?![\\p{L}])|(?<b2>${compile(words.before)}|قبل)\\s+(?:[^.;,]{2,40}?)\\s+(?:ب|بمدة\\s)${counted.replace('<n>', '<n2>').replace('<u>', '<u2>')}`
        : `(?:至少|最迟|不迟于)?[^,。;]{0,14}?(?<b>前|之前|以前)(?:至少)?${counted}|${counted.replace('<n>', '<n2>').replace('<u>', '<u2>')}(?<a>后|之后|以后)`,
      'gu',
    ),
    units: words.units.map((entry) => ({ pattern: rx(`^(?:${compile(entry.words)})$`), unit: entry.unit })),
    by: rx(`(?:${compile(words.by)})\\s*(?:\\p{L}{1,4}\\s*){0,2}$`),
    before: rx(`(?:${compile(words.before)})\\s*(?:\\p{L}{1,4}\\s*){0,2}$`),
    after: rx(`(?<![\\p{L}])(?:${compile(words.after)})\\s*(?:\\p{L}{1,4}\\s*){0,2}$`),
  }
  for (const pattern of [patterns.year, patterns.yearsRange, patterns.agenda, patterns.sessionYear, patterns.yearSession])
    numeric.add(pattern)
  for (const pattern of [patterns.mentionYear, patterns.yearMention, patterns.mentionOrdinal]) numeric.add(pattern)
  const all = { ...patterns, edged: new Set(sources.keys()), words: new Alternatives(lexicon, [...sources.values()]) }
  cache.set(lexicon, all)
  return all
}

const pad = (value: number): string => String(value).padStart(2, '0')
const iso = (year: number, month: number, day: number): string => `${year}-${pad(month)}-${pad(day)}`
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
const isDay = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31

/**
 * Dates, sessions, rhythms and other words of time in a passage. `masked` is the folded text with its bodies masked; `skip` are
 * stretches whose dates are none of the passage's (symbols, dates of resolutions).
 */
export function findDates(
  lexicon: Lexicon,
  masked: string,
  context: DateContext,
  skip: readonly { from: number; to: number }[] = [],
): Dated[] {
  const patterns = patternsOf(lexicon)
  const found: Dated[] = []
  let text = masked
  const blank = (from: number, to: number): void => {
    text = text.slice(0, from) + '\u0001'.repeat(to - from) + text.slice(to)
  }
  for (const span of skip) blank(Math.max(0, span.from), Math.min(text.length, span.to))
  // most passages have no digits, or none left, and no other words of time
  const numbered = /\d/.test(text)
  const timeless = !numbered && patterns.words.find(text, 0, 1).length === 0
  const matches = (pattern: RegExp): RegExpExecArray[] =>
    (!numbered && patterns.numbers.has(pattern)) || (timeless && patterns.edged.has(pattern)) ? [] : matchesOf(pattern, text)
  if (patterns.period)
    for (const match of matches(patterns.period)) {
      const [first, last] = [Number(match.groups?.y1), Number(match.groups?.y2)]
      if (first >= last) continue
      const due = { from: iso(first, 1, 1), to: iso(last, 12, 31), event: null, relation: 'during' as const, offset: null, inferred: false }
      found.push({ from: match.index, to: match.index + match[0].length, due })
    }
  for (const pattern of [patterns.agenda, patterns.yearsRange])
    for (const match of matches(pattern)) blank(match.index, match.index + match[0].length)

  const relation = (at: number, otherwise: Due['relation'], end = at): Due['relation'] => {
    const left = masked.slice(Math.max(0, at - 40), at)
    const right = masked.slice(end, end + 4)
    if (lexicon.language === 'zh') {
      if (/^(?:之前|以前|前)/.test(right)) return 'before'
      if (/^(?:之后|以后|后|起)/.test(right)) return 'after'
      return /(?:不迟于|最迟|至迟|截至|最晚)\s*$/.test(left) ? 'by' : otherwise
    }
    if (patterns.before.test(left)) return 'before'
    if (patterns.by.test(left)) return 'by'
    return patterns.after.test(left) ? 'after' : otherwise
  }
  const add = (from: number, to: number, due: Partial<Due>): void => {
    found.push({ from, to, due: { from: null, to: null, event: null, relation: 'at', offset: null, inferred: false, ...due } })
    blank(from, to)
  }
  const month = (words: string | undefined): number =>
    words === undefined ? 0 : patterns.months.findIndex((pattern) => pattern.test(words)) + 1
  const inferYear = (monthNumber: number, day: number): number => {
    const nearby = /20\d{2}/.exec(masked)
    const written = context.written
    if (written === null) return nearby ? Number(nearby[0]) : 0
    const year = Number(written.slice(0, 4))
    return iso(year, monthNumber, day) >= (written.length >= 10 ? written : `${written}-01-01`.slice(0, 10)) || written.length < 7
      ? year
      : year + 1
  }

  /** A printed year, or what "next year" means in a paper of a known date; 0 when it cannot be known. */
  const yearOf = (printed: string | undefined): number => {
    if (printed === undefined || /^\d/.test(printed)) return Number(printed ?? 0)
    const offset = patterns.relativeYears.find(({ pattern }) => pattern.test(printed))?.offset
    return offset === undefined || context.written === null ? 0 : Number(context.written.slice(0, 4)) + offset
  }

  /** Before a month, or a part of a year, is the day before it begins; before its end is within it. */
  const eve = (year: number, first: number): { from: string; to: string } => {
    const day = first === 1 ? iso(year - 1, 12, 31) : iso(year, first - 1, lastDay(year, first - 1))
    return { from: day, to: day }
  }
  const monthOf = (from: number, to: number, year: number, number: number): Pick<Due, 'from' | 'to' | 'relation'> => {
    const related = relation(from, 'during', to)
    const late = patterns.lateMonth?.test(masked.slice(Math.max(0, from - 16), to)) ?? true
    const bounds =
      related === 'before' && !late ? eve(year, number) : { from: iso(year, number, 1), to: iso(year, number, lastDay(year, number)) }
    return { ...bounds, relation: related }
  }

  for (const pattern of patterns.ranges) {
    for (const match of matches(pattern)) {
      const g = match.groups ?? {}
      const firstMonth = month(g.m) || month(g.m2)
      const secondMonth = month(g.m2) || firstMonth
      if (g.d === undefined && g.d2 === undefined) {
        if (g.y)
          add(match.index, match.index + match[0].length, {
            from: iso(yearOf(g.y), firstMonth, 1),
            to: iso(yearOf(g.y), secondMonth, lastDay(yearOf(g.y), secondMonth)),
            relation: 'during',
          })
        continue
      }
      const [day, day2] = [Number(g.d), Number(g.d2)]
      if (!isDay(firstMonth, day) || !isDay(secondMonth, day2)) continue
      const year = g.y ? yearOf(g.y) : inferYear(firstMonth, day)
      if (year === 0) continue
      add(match.index, match.index + match[0].length, {
        from: iso(year, firstMonth, day),
        to: iso(year, secondMonth, day2),
        relation: 'during',
        inferred: !g.y,
      })
    }
  }
  for (const pattern of patterns.full) {
    for (const match of matches(pattern)) {
      const g = match.groups ?? {}
      const number = month(g.m) || Number(g.mn ?? 0)
      const day = Number(g.d)
      if (!isDay(number, day)) continue
      const year = g.y ? yearOf(g.y) : inferYear(number, day)
      if (year === 0) continue
      const end = match.index + match[0].length
      add(match.index, end, {
        from: iso(year, number, day),
        to: iso(year, number, day),
        relation: relation(match.index, 'at', end),
        inferred: !g.y,
      })
    }
  }
  for (const part of patterns.parts) {
    for (const match of matches(part.pattern)) {
      const year = yearOf(match.groups?.y)
      if (year === 0) continue
      const end = match.index + match[0].length
      const whole = part.from === 1 && part.to === 12
      const related = relation(match.index, whole ? 'by' : 'during', end)
      add(match.index, end, {
        ...(related === 'before' && !whole
          ? eve(year, part.from)
          : { from: iso(year, part.from, 1), to: iso(year, part.to, lastDay(year, part.to)) }),
        relation: related,
        inferred: true,
      })
    }
  }

  const bodyNear = (from: number, to: number): string | null => {
    const inside = context.mentions.find((known) => known.from >= from && known.from < to)
    const right = context.mentions.find((known) => known.from >= to && known.from - to < 14)
    const left = context.mentions.findLast((known) => known.to <= from && from - known.to < 5)
    const near = inside ?? (lexicon.language === 'zh' || lexicon.language === 'ar' ? (left ?? right) : (right ?? left))
    const named = near?.ids.find((id) => id !== '')
    if (named !== undefined) return named
    // "its thirtieth session": of the body named last before it that has sessions
    const before = context.mentions.findLast(
      (known) => known.to <= from && from - known.to < 160 && known.ids.some((id) => meets(context.calendar, id)),
    )
    return before?.ids.find((id) => meets(context.calendar, id)) ?? context.body
  }
  const yearAfter = (at: number): { year: number; from: number; to: number } | null => {
    const match = followingYear.exec(text.slice(at, at + 70))
    return match ? { year: Number(match[1]), from: at, to: at + match[0].length } : null
  }
  const addSession = (
    from: number,
    to: number,
    body: string | null,
    known: { ordinal?: number | null; year?: number | null; next?: string | null },
  ): void => {
    const session = body === null ? null : findSession(context.calendar, body, known)
    const printed = known.year ?? null
    const dates = session
      ? { from: session.from, to: session.to, event: session.session }
      : printed
        ? { from: iso(printed, 1, 1), to: iso(printed, 12, 31), event: body ? `${body.toUpperCase()}-${printed}` : null }
        : { event: null }
    add(from, to, { ...dates, relation: relation(from, 'at', to), inferred: known.next != null || printed === null })
  }
  for (const match of matches(patterns.ordinalSession)) {
    const g = match.groups ?? {}
    const ordinal = lexicon.dates.ordinal((g.o ?? g.o2 ?? '').trim())
    const end = match.index + match[0].length
    if (ordinal === null || ordinal < 1) continue
    const body = bodyNear(match.index, end)
    const year = yearAfter(end) ?? yearBefore(text, match.index)
    // "the third plenary meeting" is none of a body's numbered sessions
    if (ordinal < 20 && !year && body !== 'itu-cwg-wsis-sdg') continue
    addSession(Math.min(match.index, year?.from ?? match.index), Math.max(end, year?.to ?? end), body, {
      ordinal: ordinal >= 10 ? ordinal : null,
      year: year?.year ?? null,
    })
  }
  for (const match of matches(patterns.sessionYear)) {
    const end = match.index + match[0].length
    addSession(match.index, end, bodyNear(match.index, end), { year: Number(match.groups?.y) })
  }
  for (const match of matches(patterns.yearSession)) {
    const end = match.index + match[0].length
    addSession(match.index, end, bodyNear(match.index, end), { year: Number(match.groups?.y) })
  }
  for (const match of matches(patterns.nextSession)) {
    const end = match.index + match[0].length
    addSession(match.index, end, bodyNear(match.index, end), { next: context.written })
  }
  for (const pattern of [patterns.mentionYear, patterns.yearMention]) {
    for (const match of matches(pattern)) {
      const end = match.index + match[0].length
      const known = context.mentions.find((one) => one.from >= match.index && one.from <= end)
      const body = known?.ids[0]
      if (!body || !meets(context.calendar, body)) continue
      addSession(match.index, end, body, { year: Number(match.groups?.y) })
    }
  }
  for (const match of matches(patterns.mentionOrdinal)) {
    const known = context.mentions.find((one) => one.from === match.index)
    const body = known?.ids[0]
    const ordinal = Number(match.groups?.o)
    if (!body || ordinal < 10 || !context.calendar.sessions.some((session) => session.body === body && session.ordinal !== null)) continue
    addSession(match.index, match.index + match[0].length, body, { ordinal })
  }
  for (const day of context.calendar.days) {
    for (const match of matches(dayPattern(day.name))) {
      const date = iso(2000 + Number(match[1]), day.month, day.day)
      add(match.index, match.index + match[0].length, { from: date, to: date, event: `${day.name}-${2000 + Number(match[1])}` })
    }
  }
  for (const known of context.mentions) {
    const short = /-(\d{2})\)?$/.exec(masked.length >= known.to ? (context.printed?.(known.from, known.to) ?? '') : '')
    const body = known.ids[0]
    if (short && body && meets(context.calendar, body)) addSession(known.from, known.to, body, { year: 2000 + Number(short[1]) })
  }
  for (const pattern of patterns.monthYear) {
    for (const match of matches(pattern)) {
      const [number, year] = [month(match.groups?.m), yearOf(match.groups?.y)]
      if (number === 0 || year === 0) continue
      const end = match.index + match[0].length
      add(match.index, end, {
        ...monthOf(match.index, end, year, number),
      })
    }
  }
  for (const pattern of patterns.monthAlone) {
    for (const match of matches(pattern)) {
      const number = month(match.groups?.m)
      const year = number === 0 ? 0 : inferYear(number, lastDay(2024, number))
      if (year === 0) continue
      const end = match.index + match[0].length
      add(match.index, end, {
        ...monthOf(match.index, end, year, number),
        inferred: true,
      })
    }
  }
  if (patterns.relativeYear) {
    for (const match of matches(patterns.relativeYear)) {
      const year = yearOf(match.groups?.y)
      if (year === 0) continue
      const end = match.index + match[0].length
      add(match.index, end, {
        from: iso(year, 1, 1),
        to: iso(year, 12, 31),
        relation: relation(match.index, 'during', end),
        inferred: true,
      })
    }
  }
  for (const match of matches(patterns.year)) {
    const year = Number(match[0])
    const end = match.index + match[0].length
    add(match.index, end, { from: iso(year, 1, 1), to: iso(year, 12, 31), relation: relation(match.index, 'during', end) })
  }

  for (const entry of patterns.recurring) {
    for (const match of matches(entry.pattern)) {
      const body = entry.every === 'session' ? bodyNear(match.index, match.index + match[0].length) : null
      found.push({
        from: match.index,
        to: match.index + match[0].length,
        recurrence: { every: entry.every, interval: entry.interval, body },
      })
      blank(match.index, match.index + match[0].length)
    }
  }
  for (const match of matches(patterns.asap)) add(match.index, match.index + match[0].length, { relation: 'asap' })
  for (const pattern of [patterns.offset, patterns.within]) {
    for (const match of matches(pattern)) {
      const g = match.groups ?? {}
      const offset = duration(lexicon, patterns, g.n ?? g.n2 ?? g.n3, g.u ?? g.u2 ?? g.u3)
      if (offset === null) continue
      const relationWord: Due['relation'] = g.b || g.b2 || g.b3 ? 'before' : g.a ? 'after' : 'by'
      add(match.index, match.index + match[0].length, { relation: relationWord, offset })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

function yearBefore(text: string, at: number): { year: number; from: number; to: number } | null {
  const match = /(20\d{2})\s?年?[\s\ue0ff\ue100-\ue13f]{0,40}$/u.exec(text.slice(Math.max(0, at - 48), at))
  return match ? { year: Number(match[1]), from: Math.max(0, at - 48) + match.index, to: at } : null
}

const meets = (calendar: Calendar, body: string): boolean =>
  calendar.series.some((series) => series.body === body) || calendar.sessions.some((session) => session.body === body)

/** `P2M` of `two` and `months`; a pair counted in one Arabic word is two. */
function duration(lexicon: Lexicon, patterns: Patterns, count: string | undefined, unit: string | undefined): string | null {
  if (unit === undefined) return null
  const letter = patterns.units.find((entry) => entry.pattern.test(unit))?.unit
  const value =
    count === undefined ? (/ين$/.test(unit) ? 2 : 1) : /^\d+$/.test(count) ? Number(count) : lexicon.dates.numbers[count.toLowerCase()]
  if (!letter || value === undefined) return null
  if (value === 0.5) return letter === 'Y' ? 'P6M' : null
  return `P${value}${letter}`
}
