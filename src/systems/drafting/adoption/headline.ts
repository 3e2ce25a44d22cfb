import type { Language } from '../../../platform/i18n/index.ts'
import { type Clause, printDate } from '../../../texts/index.ts'

/** Of a first edition, and of one that revises an earlier one. */
interface Forms {
  first: string
  later: string
}

/**
 * How a body heads what it adopts: data of the process. In a form stand `{number}`; `{session}`, by which the body tells its editions;
 * `{first}`, that of the first one; `{year}`, `{yy}`; `{place}`, and in capitals `{PLACE}`; `{date}` in the words of the language.
 */
export interface HeadlineRule {
  session: string
  /** what follows the number where papers cite an edition */
  symbol: Forms
  forms: Record<Language, Record<'resolution' | 'decision' | 'line', Forms>>
  /** names of places by their English one */
  places?: Record<string, Record<Language, string>>
}

/** An act of adoption, as far as a headline tells of it. */
export interface Act {
  /** as papers cite the new edition: `Council Resolution 1332 (C11, last amended C27)` */
  symbol: string
  /** ISO date */
  dated: string
  /** where the meeting sits, in English; null where nobody said */
  place: string | null
  /** of the edition that it revises, null for a first one: its symbol, and its date as far as known */
  earlier: { symbol: string; dated: string | null } | null
}

/** An adopted text, and how its body would head it. */
export interface Named {
  /** null where the process has no rule for the body */
  rule: HeadlineRule | null
  act: Act
  /** in the language of the text */
  title: string
}

/** `Resolution 1332 (C11, last amended C24)` as the next edition is cited; without a rule the symbol alone. */
export function nextSymbol(earlier: string, rule: HeadlineRule | null, act: Omit<Act, 'symbol'>): string {
  const plain = earlier.replace(/\s*\([^)]*\)$/, '')
  if (!rule || (/\{(place|PLACE)\}/.test(rule.session) && act.place === null)) return plain
  return `${plain} ${fill(rule.symbol[act.earlier ? 'later' : 'first'], valuesOf({ ...act, symbol: earlier }, rule, 'en'))}`
}

/**
 * The adopted text under its headline: which resolution it is, by which session, and below that when. Lines of the base that said so of
 * the edition before are replaced; where it has none they stand first. A symbol without a number heads nothing.
 */
export function headed(clauses: readonly Clause[], language: Language, rule: HeadlineRule | null, act: Act): Clause[] {
  const number = numberOf(act.symbol)
  if (!rule || number === null) return [...clauses]
  const values = { ...valuesOf(act, rule, language), number }
  const edition = act.earlier ? 'later' : 'first'
  const kind = /\bdecision\b/i.test(act.symbol) ? 'decision' : 'resolution'
  const forms = rule.forms[language]
  const stem = stemOf(forms[kind].first, number)
  const at = clauses.slice(0, opening).findIndex(({ kind, text }) => isFront(kind) && stem.test(text.trim()))
  const line = (id: string, was: Clause | undefined, text: string): Clause => ({
    ...(was ?? { id, label: '', path: 'front other', opener: null, kind: 'front', level: 0 }),
    text,
  })
  const said = at < 0 ? undefined : clauses[at + 1]
  const replaced = said && isFront(said.kind) && /^[(（].*[)）]$/su.test(said.text.trim()) ? said : undefined
  return [
    ...clauses.slice(0, Math.max(0, at)),
    line('headline', clauses[at], fill(forms[kind][edition], values)),
    line('headline-date', replaced, fill(forms.line[edition], values)),
    ...clauses.slice(at + 1 + (replaced ? 1 : 0)),
  ]
}

/** Paragraphs among which a headline is looked for: symbols of amendments and lines of a cover may stand before it. */
const opening = 20

const isFront = (kind: Clause['kind']): boolean => kind === 'front' || kind === 'heading'

const numberOf = (symbol: string): string | null => /\d+(?:\/\d+)?/.exec(symbol.replace(/\([^)]*\)/g, ''))?.[0] ?? null

/** What every edition of it is headed by: `RESOLUTION 1332`, `第1332号决议`. */
const stemOf = (form: string, number: string): RegExp =>
  new RegExp(`^${fill(form.replace(/\s*[(（].*$/su, ''), { number }).trim()}(?!\\d)`, 'iu')

function valuesOf(act: Act, rule: HeadlineRule, language: Language): Record<string, string> {
  const place = act.place === null ? '' : (rule.places?.[act.place]?.[language] ?? act.place)
  const of = (year: string) => fill(rule.session, { place, year, yy: year.slice(-2) })
  const year = act.dated.slice(0, 4)
  // what its symbol says itself; else the year of the edition that is known
  const first = /\bC\d{2}\b/.exec(`${act.earlier?.symbol ?? ''} ${act.symbol}`)?.[0] ?? of(act.earlier?.dated?.slice(0, 4) ?? year)
  const date = printDate(act.dated, language)
  return { place, PLACE: place.toLocaleUpperCase(language), year, yy: year.slice(-2), session: of(year), first, date }
}

const fill = (form: string, values: Record<string, string>): string => form.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
