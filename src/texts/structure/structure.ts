import { findGlued, type Glued, gluedLabel, readingsOf, warningOf } from '../flattened/flattened.ts'
import { detectLanguage } from '../language/detect.ts'
import { lexicons } from '../lexicon/index.ts'
import { filled, rx } from '../lexicon/pattern.ts'
import type { Heading, Lexicon } from '../lexicon/types.ts'
import { rulesOf } from '../mandates/grammar.ts'
import { Resolver, type Speaker } from '../mandates/mentions.ts'
import { lowered, passageOf } from '../mandates/passage.ts'
import { findReferences } from '../references/find.ts'
import type { Genre, Language, Paragraph, SourceDocument, Warning } from '../types.ts'
import { readFront } from './front.ts'
import { type Label, ordinalOf, pathName, romanValue } from './labels.ts'
import { endsOpen, isIdle, type Opener, operativeVerb, preambleTerm, readOpener } from './openers.ts'
import type { Part, Placed, Structured } from './placed.ts'
import { type Unit, unitsOf } from './units.ts'

const rule = /^[\s_—–*=-]{3,}$/

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

/** Whose text it is: the body clause says so, else the symbol, else the bodies that the first paragraphs name. */
function speakerOf(
  lexicon: Lexicon,
  units: readonly Unit[],
  folded: readonly string[],
  clauseAt: (index: number) => string | null,
  symbol: string | null,
): Speaker {
  for (let i = 0; i < units.length; i++) {
    const body = clauseAt(i)
    if (body !== null) return { house: body.startsWith('itu') ? 'itu' : 'un', body }
  }
  if (symbol?.startsWith('CWG')) return { house: 'itu', body: 'itu-cwg-wsis-sdg' }
  const head = folded.slice(0, 40).join('\n')
  const printed = units
    .slice(0, 40)
    .map((unit) => unit.text)
    .join('\n')
  // "the chair of the Working Group" names the Group
  const named = passageOf(lexicon, printed).mentions.map(({ from, ids }) => ({ from, id: (ids[0] as string).split('/').at(-1) as string }))
  const house = houseOf(symbol, named)
  const seals = folded.filter((text) => text.length < 160 && rulesOf(lexicon).sealed.test(text)).length
  if (seals >= 2 || patternsOf(lexicon).headings.record.test(head.slice(0, 1200))) {
    // the first body that a record names is the one that met, whatever its items are about
    const first = named.filter(({ from }) => from < 400).map(({ id }) => id)
    const council = first.some((id) => id === '~council' || id === 'itu-council')
    const conference = ['itu-pp', 'itu-wtdc', 'itu-wtsa', 'itu-ra', 'itu-wrc'].find((id) => id === first[0])
    if (house === 'itu')
      return { house, body: conference ?? (first.includes('itu-cwg-wsis-sdg') && !council ? 'itu-cwg-wsis-sdg' : 'itu-council') }
    return { house, body: first.find((id) => meetingBodies.has(id)) ?? bodyOfSeries(symbol) }
  }
  if (patternsOf(lexicon).headings.report.test(head.slice(0, 2500)) && !speaksAsWe(lexicon, units, folded, 0)) {
    const inTitle = named.find(({ from, id }) => from < 1200 && reporters.includes(id))?.id
    const group = inTitle ?? reporters.find((id) => named.some((one) => one.id === id))
    if (group) return { house, body: group }
  }
  return { house, body: house === 'itu' ? 'itu-council' : bodyOfSeries(symbol) }
}

const meetingBodies = new Set(['cstd', 'ecosoc', 'unga', 'unsc-stat', 'ungis', 'igf', 'hlpf'])
const reporters = [
  'itu-cwg-wsis-sdg',
  'itu-cwg-internet',
  'ungis',
  'cstd',
  'unsc-stat',
  'partnership-ict4d',
  'igf',
  'correspondence-group',
  'itf-finance',
]
const bodiesOf: Record<Speaker['house'], string[]> = {
  itu: ['itu-cwg-wsis-sdg', 'itu-cwg-internet', 'itu-council', '~council', 'itu-sg', 'itu-pp'],
  un: ['unga', 'cstd', 'ecosoc', 'un-sg'],
}

/** Of the Union or of the United Nations: by the symbol, else by the bodies named, those at the top above all. */
function houseOf(symbol: string | null, named: readonly { from: number; id: string }[]): Speaker['house'] {
  if (/^[AES]\//.test(symbol ?? '')) return 'un'
  if (/^(?:C\d|CWG|PP|WSIS|CL-|DM-)/.test(symbol ?? '')) return 'itu'
  const weight = (house: Speaker['house']): number =>
    named.filter(({ id }) => bodiesOf[house].includes(id)).reduce((sum, { from }) => sum + (from < 300 ? 5 : 1), 0)
  return weight('itu') >= weight('un') ? 'itu' : 'un'
}

const bodyOfSeries = (symbol: string | null): string =>
  symbol?.startsWith('E/CN.16') ? 'cstd' : symbol?.startsWith('E/CN.3') ? 'unsc-stat' : symbol?.startsWith('E/') ? 'ecosoc' : 'unga'

interface Patterns {
  clauses: { body: string; pattern: RegExp }[]
  /** the words of a heading anywhere in a line */
  headings: Record<Heading, RegExp>
  /** a heading of that kind, and nothing else but a few words: "II Proposal", "Annex 1" */
  alone: Record<Heading, RegExp>
  annex: RegExp
  numberedAnnex: RegExp
  reasons: RegExp
  we: RegExp
}

const cache = new WeakMap<Lexicon, Patterns>()

function patternsOf(lexicon: Lexicon): Patterns {
  const known = cache.get(lexicon)
  if (known) return known
  const { headings, grammar, spaced } = lexicon
  const f = (source: string): string => filled(lexicon, source)
  const each = (make: (source: string) => RegExp): Record<Heading, RegExp> =>
    Object.fromEntries(Object.entries(headings).map(([heading, source]) => [heading, make(f(source))])) as Record<Heading, RegExp>
  const verbs = lexicon.orders.flatMap((verb) => (verb.we ? [f(verb.we)] : [])).join('|')
  const annex = f(headings.annex)
  const patterns: Patterns = {
    clauses: lexicon.bodies.map(({ body, clause }) => ({ body, pattern: rx(`^\\s*(?:${f(clause)})\\s*$`) })),
    headings: each((source) => rx(spaced ? `(?<![\\p{L}])(?:${source})(?![\\p{L}])` : `(?:${source})`)),
    alone: each((source) => rx(`^\\s*(?:${source})(?:[\\s\\d:A-Z一二三四五六]{0,6}|[\\s:.,-]+.{0,60})$`)),
    annex: rx(
      `^\\s*[\\[(]?(?:${annex})(?:\\s*(?:[\\dA-Z]{1,3}|[IVX]{1,4}|[一二三四五六七八九十]))?\\s*[\\])]?(?:\\s*[:.—–-].{0,70}|\\s+(?:to|à|au|a|al|к|لل\\p{L}+)\\s.{2,70})?$`,
      'u',
    ),
    numberedAnnex: rx(`^\\s*(?:${annex})\\s*(?:[\\dA-Z]{1,2}|[IVX]{1,4}|[一二三四五六七八九十])\\s*$`, 'u'),
    reasons: rx(`^\\s*(?:${f(headings.reasons)})\\s*(?::|$)`),
    we: rx(
      spaced
        ? `^${lexicon.clitics ? '[وف]?' : ''}(?:(?:${f(grammar.we)})[\\s,]|(?:(?:${f(lexicon.modifiers)})[\\s,]+)?(?:${verbs})(?![\\p{L}]))`
        : `^(?:[^,。;]{0,18},)?(?:${f(grammar.we)})`,
    ),
  }
  cache.set(lexicon, patterns)
  return patterns
}

const isHeading = (lexicon: Lexicon, heading: Heading, folded: string): boolean =>
  patternsOf(lexicon).alone[heading].test(folded) && folded.length < 110

/** Ministers and heads of State speak as "we": at least three paragraphs begin so, and every seventh. */
function speaksAsWe(lexicon: Lexicon, units: readonly Unit[], folded: readonly string[], start: number): boolean {
  const { we } = patternsOf(lexicon)
  const plural = folded.slice(start).filter((text) => we.test(text)).length
  return plural >= 3 && plural >= units.slice(start).filter((unit) => unit.label !== null).length * 0.15
}

function genreOf(lexicon: Lexicon, units: readonly Unit[], folded: readonly string[], start: number, clause: Speaker | null): Genre {
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

interface Context {
  units: readonly Unit[]
  folded: readonly string[]
  lexicon: Lexicon
  speaker: Speaker
  resolver: Resolver
  genre: Genre
  clauseAt: (index: number) => string | null
}

interface Level {
  label: Label
  name: string
  ordinals: number[]
  index: number
}

/** Walks the paragraphs once, top to bottom. */
class Builder {
  readonly placed: Placed[] = []
  readonly warnings: Warning[] = []
  readonly #context: Context
  readonly #ids = new Map<string, number>()
  /** of the unit that is being added */
  #index = 0
  #levels: Level[] = []
  #part: Part = 'prose'
  #inResolution = false
  #opener: Opener | null = null
  /** index of the opener or heading above, for paragraphs without a label */
  #above: number | null = null
  #section = ''
  #annexes = 0
  #unlabelled = 0
  #speaker: Speaker
  #afterRule = false
  /** openers of this document end with a colon */
  #colons = false

  constructor(context: Context) {
    this.#context = context
    this.#speaker = context.speaker
    if (context.genre === 'outcome' || context.genre === 'report' || context.genre === 'summary-record' || context.genre === 'letter')
      this.#part = 'prose'
  }

  front(block: ReturnType<typeof readFront>): void {
    for (let i = 0; i < block.end; i++) {
      const unit = this.#context.units[i] as Unit
      if (unit.text === '' || rule.test(unit.text)) continue
      const field = block.units.get(i) ?? 'other'
      const name = field === 'actionRequired' ? 'action' : field === 'title' ? 'title' : field
      this.#push(unit, {
        kind: 'front',
        path: name === 'title' ? 'title' : `front ${name}`,
        part: field === 'actionRequired' ? 'action' : 'front',
        opener: null,
        level: 0,
        parent: null,
      })
    }
    this.#levels = []
    this.#section = ''
  }

  add(index: number): void {
    this.#index = index
    const { units, folded, clauseAt } = this.#context
    const unit = units[index] as Unit
    const text = folded[index] as string
    if (unit.text === '') return
    if (rule.test(unit.text)) {
      this.#afterRule = true
      this.#levels = []
      return
    }
    const body = clauseAt(index)
    if (unit.cell !== null) this.#table(unit)
    else if (body !== null) this.#bodyClause(unit, body)
    else if (this.#afterRule && this.#inResolution && this.#opener === null && unit.label?.kind === 'number') this.#note(unit)
    else if (this.#isAnnex(text, unit)) this.#annex(unit)
    else if (this.#inResolution && unit.label === null && this.#givesReasons(text)) this.#reasons(unit)
    else if (this.#inResolution && this.#part !== 'terms' && this.#part !== 'annex' && this.#openerOrParagraph(index, unit, text)) return
    else if (this.#headingOf(index, unit, text)) this.#heading(unit, text)
    else if (unit.label) this.#labelled(unit, unit.label)
    else this.#unlabelledParagraph(unit, text)
  }

  #table(unit: Unit): void {
    const cell = unit.cell as { table: number; row: number; cell: number }
    this.#push(unit, {
      kind: 'table',
      path: `table ${cell.table + 1} row ${cell.row + 1}`,
      part: this.#part === 'proposal' ? 'prose' : this.#part,
      opener: null,
      level: 0,
      parent: null,
    })
  }

  #note(unit: Unit): void {
    this.#push(unit, { kind: 'note', path: `note ${unit.label?.name ?? ''}`.trim(), part: 'notes', opener: null, level: 0, parent: null })
  }

  #bodyClause(unit: Unit, body: string): void {
    this.#inResolution = true
    this.#part = 'preamble'
    this.#opener = null
    this.#levels = []
    this.#afterRule = false
    this.#section = ''
    this.#speaker = { house: body.startsWith('itu') ? 'itu' : 'un', body }
    this.#push(unit, { kind: 'body-clause', path: 'body', part: 'front', opener: null, level: 0, parent: null })
  }

  #isAnnex(text: string, unit: Unit): boolean {
    if (unit.label !== null || text.length > 90 || /[;,。]\s*$/.test(text)) return false
    return this.#placedAny() && patternsOf(this.#context.lexicon).annex.test(text)
  }

  #placedAny(): boolean {
    return this.placed.some((placed) => placed.paragraph.kind !== 'front')
  }

  /** "Reasons: …": why the authors propose the text above, which ends there. */
  #givesReasons(text: string): boolean {
    return patternsOf(this.#context.lexicon).reasons.test(text)
  }

  #reasons(unit: Unit): void {
    this.#opener = null
    this.#levels = []
    this.#part = 'notes'
    this.#push(unit, { kind: 'prose', path: 'reasons', part: 'notes', opener: null, level: 0, parent: null })
  }

  #annex(unit: Unit): void {
    // "附件：1件" only tells that there is one
    if (/[:：]\s*\d+\s*件?\s*$/.test(unit.text)) {
      this.#push(unit, { kind: 'prose', path: 'annexes', part: 'notes', opener: null, level: 0, parent: null })
      return
    }
    this.#annexes++
    this.#part = 'annex'
    this.#opener = null
    this.#levels = []
    this.#unlabelled = 0
    this.#afterRule = false
    this.#section = this.#annexes === 1 && !this.#moreAnnexes() ? 'annex' : `annex ${this.#annexes}`
    this.#push(unit, { kind: 'annex-title', path: this.#section, part: 'annex', opener: null, level: 0, parent: null })
    if (this.#is('termsOfReference', lowered(unit.folded.text))) this.#part = 'terms'
  }

  #moreAnnexes(): boolean {
    const { folded, lexicon } = this.#context
    return folded.filter((text) => patternsOf(lexicon).numberedAnnex.test(text)).length > 1
  }

  #is(heading: Heading, text: string): boolean {
    return patternsOf(this.#context.lexicon).headings[heading].test(text)
  }

  /** Inside a resolution: preambular and operative openers, and paragraphs that carry their own. */
  #openerOrParagraph(index: number, unit: Unit, text: string): boolean {
    const { lexicon } = this.#context
    if (unit.label === null) {
      const term = preambleTerm(lexicon, text)
      const verb = operativeVerb(lexicon, text)
      const governs = this.#governs(index, text)
      if (verb && governs && !this.#quotes(text, verb.class === 'decide')) {
        const opener = readOpener(lexicon, unit.text, this.#context.resolver)
        if (opener) {
          this.#open(unit, opener)
          return true
        }
      }
      // "expresses its gratitude" over what follows: nobody is asked for anything there
      if (!verb && !term && governs && this.#opener !== null && isIdle(lexicon, text)) {
        this.#open(unit, { part: 'preamble', id: 'none', key: 'note', class: null, addressees: [] })
        this.#part = 'operative'
        return true
      }
      if (term && governs && !verb) {
        this.#open(unit, { part: 'preamble', id: term.id, key: term.key, class: null, addressees: [] })
        return true
      }
      if (term && this.#part === 'preamble' && !(verb && startsLower(unit.text))) {
        this.#opener = null
        this.#levels = []
        this.#push(unit, { kind: 'preamble', path: term.key, part: 'preamble', opener: null, level: 0, parent: null })
        return true
      }
      if (verb || (this.#part !== 'preamble' && isIdle(lexicon, text) && this.#opener === null && /[;.]\s*$/.test(text))) {
        if (this.#opener !== null && !startsLower(unit.text) && lexicon.spaced && lexicon.language !== 'ar') return false
        this.#part = 'operative'
        this.#opener = null
        this.#levels = []
        this.#push(unit, { kind: 'operative', path: verb ? verb.id : 'operative', part: 'operative', opener: null, level: 0, parent: null })
        return true
      }
      return false
    }
    if (
      this.#part === 'preamble' &&
      this.#opener === null &&
      (this.#speaker.house === 'un' || ((operativeVerb(lexicon, text) || isIdle(lexicon, text)) && ordinalOf(unit.label) === 1))
    ) {
      this.#part = 'operative'
      this.#levels = []
    }
    return false
  }

  /**
   * Inside a recital: "and invites the membership:" goes on quoting another resolution. The operative part of this one begins
   * with a word of its own, in the style of the openers before it.
   */
  #quotes(text: string, decides: boolean): boolean {
    if (this.#part !== 'preamble' || this.#opener === null) return false
    if (/^[\s"«“]*(?:and|et|y|e|и|并且?|且)(?=\s|[\u4e00-\u9fff])/u.test(text)) return true
    return /:\s*$/.test(text) && !decides && !this.#colons
  }

  /** Does this line only open what follows? Then it ends open and the next paragraph is its item. */
  #governs(index: number, text: string): boolean {
    // in the Assembly's kind each paragraph carries its own term
    if (this.#speaker.house === 'un' || !endsOpen(text) || text.length > 320) return false
    const { units, lexicon, folded } = this.#context
    const next = units.slice(index + 1, index + 4).findIndex((unit) => unit.text !== '')
    if (next < 0) return false
    const at = index + 1 + next
    const following = units[at] as Unit
    if (following.label) return true
    const open = /[,:]\s*$/.test(text) === false
    if (!open && text.length > 60) return /:\s*$/.test(text) && preambleTerm(lexicon, folded[at] as string) === null
    return open
      ? operativeVerb(lexicon, folded[at] as string) === null || !startsLower(following.text)
      : preambleTerm(lexicon, folded[at] as string) === null
  }

  #open(unit: Unit, opener: Opener): void {
    this.#opener = opener
    this.#part = opener.part
    this.#colons = /[:：]\s*$/.test(unit.text)
    this.#levels = []
    this.#unlabelled = 0
    this.#push(unit, { kind: 'opener', path: opener.key, part: opener.part, opener, level: 0, parent: null })
    this.#above = this.placed.length - 1
  }

  #headingOf(index: number, unit: Unit, text: string): boolean {
    const { genre } = this.#context
    if (text.length > 160 || /[.;:,。»”]\s*$/.test(text)) return false
    if (unit.style?.startsWith('heading')) return true
    const next = this.#next(index)
    if (unit.label === null) {
      if (this.#opener !== null) return false
      // symbol, number and title of a resolution stand above the body that speaks
      if (!this.#inResolution && this.#clauseWithin(8)) return true
      const title = this.#inResolution || genre === 'outcome' || genre === 'report' || genre === 'letter' || genre === 'other'
      return (
        title &&
        text.length < 110 &&
        next !== undefined &&
        (next.label !== null || next.text.length > text.length) &&
        !this.#saysSomething(text)
      )
    }
    if (this.#opener !== null || this.#part === 'terms') return false
    if (unit.label.kind === 'dash' || unit.label.kind === 'roman') return false
    if (unit.label.kind === 'capital-roman' || unit.label.kind === 'capital') return true
    if (!next) return false
    if (unit.label.kind === 'number')
      return (
        unit.label.form !== ')' &&
        (next.label === null || next.label.kind !== 'number' || next.label.form !== unit.label.form) &&
        !this.#saysSomething(text)
      )
    if (this.#saysSomething(text)) return false
    if (unit.label.kind === 'letter')
      return (
        next.label?.kind === 'dotted' ||
        (next.label?.kind === 'number' && next.label.form !== unit.label.form && genre !== 'itu-resolution')
      )
    return next.label?.kind === 'dotted' && (next.label.name ?? '').startsWith(`${unit.label.name}.`)
  }

  /** The next unit that has a text. */
  #next(index: number): Unit | undefined {
    const { units } = this.#context
    let at = index + 1
    while (units[at]?.text === '') at++
    return units[at]
  }

  #clauseWithin(count: number): boolean {
    const { units, clauseAt } = this.#context
    for (let at = this.#index + 1; at <= this.#index + count && at < units.length; at++) if (clauseAt(at) !== null) return true
    return false
  }

  /** A line that gives an order is no heading, however short. */
  #saysSomething(text: string): boolean {
    const { lexicon } = this.#context
    return operativeVerb(lexicon, text) !== null || (rulesOf(lexicon).sealed.test(text) && text.length < 120)
  }

  #heading(unit: Unit, text: string): void {
    const { lexicon } = this.#context
    this.#levels = this.#levels.filter(
      (level) => unit.label !== null && level.label.kind !== unit.label.kind && level.label.kind === 'capital-roman',
    )
    this.#unlabelled = 0
    if (!this.#inResolution || this.#part === 'annex' || this.#part === 'terms' || this.#part === 'notes') {
      if (this.#is('termsOfReference', text)) this.#part = 'terms'
      else if (this.#part === 'annex' || this.#part === 'terms')
        this.#part = this.#part === 'terms' && unit.label === null ? 'terms' : 'annex'
      else if (isHeading(lexicon, 'introduction', text)) this.#part = 'introduction'
      else if (isHeading(lexicon, 'proposal', text)) this.#part = 'proposal'
      else this.#part = 'prose'
    }
    const path = unit.label ? unit.label.name : 'heading'
    if (unit.label) {
      this.#levels = [{ label: unit.label, name: unit.label.name, ordinals: [ordinalOf(unit.label) ?? 0], index: this.placed.length }]
      if (unit.label.kind !== 'number' && unit.label.kind !== 'dotted')
        this.#section = this.#annexes > 0 ? `annex ${unit.label.name}` : unit.label.name
    }
    this.#push(unit, {
      kind: 'heading',
      path: this.#annexes > 0 && unit.label ? `${this.#annexPath()} ${path}` : path,
      part: this.#part,
      opener: null,
      level: 0,
      parent: null,
    })
    this.#above = this.placed.length - 1
  }

  #annexPath(): string {
    return this.#section.startsWith('annex') ? this.#section : `annex ${this.#annexes}`
  }

  #labelled(unit: Unit, label: Label): void {
    const { genre } = this.#context
    const level = this.#levelOf(label)
    const parent = this.#levels[level - 1]?.index ?? (this.#opener ? this.#above : null)
    const inOpener = this.#opener !== null
    const kind = this.#part === 'preamble' ? 'preamble' : this.#part === 'operative' || this.#part === 'terms' ? 'operative' : 'prose'
    if (this.#part === 'preamble' && !inOpener && this.#inResolution) this.#part = 'operative'
    const names = this.#levels.map((one) => one.name)
    const dotted = label.kind === 'dotted'
    const prefix = inOpener
      ? [(this.#opener as Opener).key]
      : this.#annexes > 0
        ? [this.#annexPath()]
        : dotted || genre === 'un-resolution' || genre === 'outcome'
          ? []
          : this.#section !== '' && this.#levels[0]?.name !== this.#section
            ? [this.#section]
            : []
    const path = [...prefix, ...(dotted ? [label.name] : names)].join(' ')
    this.#push(unit, {
      kind: this.#part === 'operative' && !inOpener && kind === 'preamble' ? 'operative' : kind,
      path,
      part: this.#part,
      opener: this.#opener,
      level,
      parent,
    })
    const current = this.#levels[level]
    if (current) current.index = this.placed.length - 1
  }

  /** Depth of a label: it goes on in a series that is open, or begins one below. */
  #levelOf(label: Label): number {
    const kind = this.#kindOf(label)
    const ordinal = ordinalOf({ ...label, kind })
    const name = kind === 'dash' ? '' : pathName(label)
    if (label.kind === 'dotted') {
      const parents = this.#levels.filter((level) => level.label.kind === 'dotted' && label.name.startsWith(`${level.label.name}.`))
      this.#levels = [...parents, { label, name, ordinals: [ordinal ?? 0], index: 0 }]
      return this.#levels.length - 1
    }
    const open = this.#levels.findLastIndex((level) => level.label.kind === kind && level.label.form === label.form)
    if (open >= 0) {
      const level = this.#levels[open] as Level
      const before = level.ordinals
      const glued = gluedLabel({ ...label, kind }, before.at(-1) ?? null)
      const again = ordinal !== null && before.includes(ordinal) && kind !== 'dash'
      if (glued) this.#warn(glued)
      else if (again && ordinal !== 1)
        this.warnings.push({ code: 'repeated-label', paragraph: this.placed.length, detail: { found: label.printed } })
      this.#levels = this.#levels.slice(0, open + 1)
      const dashes = kind === 'dash' ? [(before.at(-1) ?? 0) + 1] : glued ? readingsOf(glued) : [ordinal ?? 0]
      this.#levels[open] = { label: { ...label, kind }, name: kind === 'dash' ? `dash ${dashes[0]}` : name, ordinals: dashes, index: 0 }
      return open
    }
    this.#levels.push({
      label: { ...label, kind },
      name: kind === 'dash' ? 'dash 1' : name,
      ordinals: kind === 'dash' ? [1] : [ordinal ?? 0],
      index: 0,
    })
    return this.#levels.length - 1
  }

  #warn(glued: Glued): void {
    this.warnings.push(warningOf(glued, this.placed.length))
  }

  /** `i)` after `h)` is a letter when `j)` follows, Roman when `ii)` does or where a list begins. */
  #kindOf(label: Label): Label['kind'] {
    const asRoman = label.kind === 'roman' || label.kind === 'letter' ? romanValue(label.name) : null
    if (asRoman === null) return label.kind
    const level = (kind: Label['kind']): Level | undefined =>
      this.#levels.findLast((one) => one.label.kind === kind && one.label.form === label.form)
    const goesOn = (one: Level | undefined, ordinal: number | null): boolean =>
      one !== undefined && ordinal !== null && one.ordinals.includes(ordinal - 1)
    const [letters, romans] = [level('letter'), level('roman')]
    const afterLetters = goesOn(letters, ordinalOf({ ...label, kind: 'letter' }))
    const inner = romans !== undefined && (letters === undefined || this.#levels.indexOf(romans) > this.#levels.indexOf(letters))
    if (goesOn(romans, asRoman) && (inner || !afterLetters)) return 'roman'
    if (!afterLetters) return asRoman === 1 || romans || label.name.length > 1 ? 'roman' : 'letter'
    return asRoman === 1 && this.#opensRomanList(label) ? 'roman' : 'letter'
  }

  /** Does `ii)` come before `j)`, or did the paragraph before announce a list? */
  #opensRomanList(label: Label): boolean {
    const following = this.#context.units
      .slice(this.#index + 1, this.#index + 12)
      .flatMap((unit) => (unit.label?.form === label.form ? [unit.label.name] : []))
    const next = following.find((name) => name === 'ii' || name === 'j')
    return next === undefined ? /[:：]\s*$/.test(this.placed.at(-1)?.paragraph.text ?? '') : next === 'ii'
  }

  #unlabelledParagraph(unit: Unit, text: string): void {
    this.#unlabelled++
    const opener = this.#opener
    const signature =
      this.#afterRule ||
      (this.#inResolution && opener === null && this.#part === 'operative' && text.length < 80 && !/[;.。]\s*$/.test(text))
    const kind =
      signature && this.#part !== 'terms' && this.#part !== 'annex'
        ? 'signature'
        : this.#part === 'preamble'
          ? 'preamble'
          : this.#part === 'operative'
            ? 'operative'
            : 'prose'
    const base = opener ? opener.key : this.#annexes > 0 ? this.#annexPath() : (this.#levels[0]?.name ?? this.#section)
    const path = opener && this.#levels.length === 0 ? base : `${base === '' ? '' : `${base} `}para ${this.#unlabelled}`
    // text that goes on below a labelled item belongs to it
    const parent = opener ? (this.#levels.at(-1)?.index ?? this.#above) : null
    this.#push(unit, { kind, path, part: kind === 'signature' ? 'notes' : this.#part, opener, level: this.#levels.length, parent })
  }

  #push(
    unit: Unit,
    place: { kind: Paragraph['kind']; path: string; part: Part; opener: Opener | null; level: number; parent: number | null },
  ): void {
    const index = this.placed.length
    const slug =
      place.path
        .toLowerCase()
        .replace(/[^\p{L}\p{N}.]+/gu, '-')
        .replace(/^-|-$/g, '') || 'p'
    let count = (this.#ids.get(slug) ?? 0) + 1
    let id = count === 1 ? slug : `${slug}-${count}`
    // a second "resolves" does not take the place of "resolves 2"
    while (count > 1 && this.#ids.has(id)) id = `${slug}-${++count}`
    this.#ids.set(slug, count)
    if (id !== slug) this.#ids.set(id, 1)
    const text = unit.text
    const passage = passageOf(this.#context.lexicon, text, unit.folded)
    for (const glued of findGlued(text, passage.folded)) this.warnings.push(warningOf(glued, index))
    const paragraph: Paragraph = {
      id,
      label: unit.labels.proposed || unit.labels.base,
      path: place.path,
      opener: place.opener?.id ?? null,
      kind: place.kind,
      level: place.level,
      text,
      changes: unit.runs
        .filter((run) => run.revisions.length > 0 && run.text !== '')
        .map((run) => {
          const last = run.revisions.at(-1) as { kind: 'ins' | 'del'; by: string | null; at: string | null }
          return { op: last.kind, by: last.by, at: last.at, text: run.text }
        }),
      runs: unit.runs,
      labels: unit.labels,
      views: unit.views,
      base: unit.base,
      cell: unit.cell,
      references: findReferences(text, passage.folded),
      source: unit.source,
    }
    this.placed.push({
      paragraph,
      passage,
      part: place.part,
      opener: place.opener,
      parent: place.parent,
      speaker: this.#speaker,
      house: this.#speaker.house,
    })
  }
}

const startsLower = (text: string): boolean => /^[\s"«“]*\p{Ll}/u.test(text) || /^[\s"«“]*[\p{Script=Arabic}\p{Script=Han}]/u.test(text)
