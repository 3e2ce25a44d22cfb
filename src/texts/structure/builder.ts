import { findGlued, warningOf } from '../flattened/flattened.ts'
import type { Heading, Lexicon } from '../lexicon/types.ts'
import { rulesOf } from '../mandates/grammar.ts'
import type { Resolver, Speaker } from '../mandates/mentions.ts'
import { lowered, passageOf } from '../mandates/passage.ts'
import { findReferences } from '../references/find.ts'
import type { Genre, Paragraph, Warning } from '../types.ts'
import type { FrontBlock } from './front.ts'
import { isHeading, patternsOf, rule } from './headings.ts'
import { type Label, ordinalOf } from './labels.ts'
import { Levels } from './levels.ts'
import { endsOpen, isIdle, type Opener, operativeVerb, preambleTerm, readOpener } from './openers.ts'
import type { Part, Placed } from './placed.ts'
import type { Unit } from './units.ts'

interface Context {
  units: readonly Unit[]
  folded: readonly string[]
  lexicon: Lexicon
  speaker: Speaker
  resolver: Resolver
  genre: Genre
  clauseAt: (index: number) => string | null
}

/** Walks the paragraphs once, top to bottom. */
export class Builder {
  readonly placed: Placed[] = []
  readonly warnings: Warning[] = []
  readonly #context: Context
  readonly #ids = new Map<string, number>()
  /** of the unit that is being added */
  #index = 0
  readonly #levels = new Levels()
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

  front(block: FrontBlock): void {
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
    this.#levels.clear()
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
      this.#levels.clear()
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
    this.#levels.clear()
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
    this.#levels.clear()
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
    this.#levels.clear()
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
        this.#levels.clear()
        this.#push(unit, { kind: 'preamble', path: term.key, part: 'preamble', opener: null, level: 0, parent: null })
        return true
      }
      if (verb || (this.#part !== 'preamble' && isIdle(lexicon, text) && this.#opener === null && /[;.]\s*$/.test(text))) {
        if (this.#opener !== null && !startsLower(unit.text) && lexicon.spaced && lexicon.language !== 'ar') return false
        this.#part = 'operative'
        this.#opener = null
        this.#levels.clear()
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
      this.#levels.clear()
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
    this.#levels.clear()
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
    this.#levels.closeFor(unit.label)
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
      this.#levels.startWith(unit.label, this.placed.length)
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
    const parent = this.#levels.paragraphAt(level - 1) ?? (this.#opener ? this.#above : null)
    const inOpener = this.#opener !== null
    const kind = this.#part === 'preamble' ? 'preamble' : this.#part === 'operative' || this.#part === 'terms' ? 'operative' : 'prose'
    if (this.#part === 'preamble' && !inOpener && this.#inResolution) this.#part = 'operative'
    const { names } = this.#levels
    const dotted = label.kind === 'dotted'
    const prefix = inOpener
      ? [(this.#opener as Opener).key]
      : this.#annexes > 0
        ? [this.#annexPath()]
        : dotted || genre === 'un-resolution' || genre === 'outcome'
          ? []
          : this.#section !== '' && names[0] !== this.#section
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
    this.#levels.standsAt(level, this.placed.length - 1)
  }

  /** Depth of a label; tells what is odd about it. */
  #levelOf(label: Label): number {
    const { level, glued, repeated } = this.#levels.place(label, () => this.#opensRomanList(label))
    if (glued) this.warnings.push(warningOf(glued, this.placed.length))
    if (repeated) this.warnings.push({ code: 'repeated-label', paragraph: this.placed.length, detail: { found: label.printed } })
    return level
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
    const base = opener ? opener.key : this.#annexes > 0 ? this.#annexPath() : (this.#levels.names[0] ?? this.#section)
    const path = opener && this.#levels.depth === 0 ? base : `${base === '' ? '' : `${base} `}para ${this.#unlabelled}`
    // text that goes on below a labelled item belongs to it
    const parent = opener ? (this.#levels.paragraphAt() ?? this.#above) : null
    this.#push(unit, { kind, path, part: kind === 'signature' ? 'notes' : this.#part, opener, level: this.#levels.depth, parent })
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
