import { type FieldErrors, InvalidForm } from '../../platform/errors.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Due, Recurrence } from '../../texts/types.ts'
import { isDay } from '../reference/index.ts'

type Body = Record<string, unknown>

const bodyOf = (body: unknown): Body => (body ?? {}) as Body
const text = (body: Body, name: string): string => {
  const value = body[name]
  return (Array.isArray(value) ? String(value[0] ?? '') : String(value ?? '')).replace(/\r\n/g, '\n').trim()
}
const list = (body: Body, name: string): string[] => [
  ...new Set(
    [body[name] ?? []]
      .flat()
      .map((one) => String(one).trim())
      .filter((one) => one !== ''),
  ),
]

/**
 * The fields of one form among several of a page, whose names begin with the form's (`progress.note`), so that each control of the
 * page has an id of its own; what they share, such as the version, has no such beginning.
 */
export function fieldsOf(body: unknown, form: string): Body {
  const given = bodyOf(body)
  const own = Object.entries(given).flatMap(([name, value]) => (name.startsWith(`${form}.`) ? [[name.slice(form.length + 1), value]] : []))
  return { ...given, ...Object.fromEntries(own) }
}

/** Collects what is wrong with a form, and refuses it as a whole. */
class Reader {
  readonly errors: FieldErrors = {}
  constructor(readonly body: Body) {}

  wrong(name: string, key: string, values?: Record<string, string | number>): void {
    this.errors[name] ??= { key, ...(values && { values }) }
  }

  text(name: string, limit: number, required = false): string {
    const value = text(this.body, name)
    if (required && !value) this.wrong(name, 'ui.field.required')
    if (value.length > limit) this.wrong(name, 'ui.field.too-long', { limit })
    return value
  }

  optional(name: string, limit: number): string | null {
    return this.text(name, limit) || null
  }

  /** Ids of a list that the process knows. */
  ids(name: string, known: ReadonlySet<string>, required = false): string[] {
    // ticks of what is there, and a list to add one more
    const values = [...new Set([...list(this.body, name), ...list(this.body, `${name}.more`)])]
    if (required && values.length === 0) this.wrong(name, 'ui.field.required')
    if (values.some((value) => !known.has(value))) this.wrong(name, 'ui.field.not-a-choice')
    return values
  }

  choice<T extends string>(name: string, among: readonly T[]): T {
    const value = text(this.body, name) as T
    if (!among.includes(value)) this.wrong(name, 'ui.field.not-a-choice')
    return value
  }

  day(name: string): string | null {
    const value = text(this.body, name)
    if (value && !isDay(value)) this.wrong(name, 'ui.field.not-a-date', { example: '2027-03-15' })
    return value || null
  }

  version(): number {
    return Number(text(this.body, 'version')) || 0
  }

  done<T>(value: T): T {
    if (Object.keys(this.errors).length > 0) throw new InvalidForm(this.errors)
    return value
  }
}

/** What the process knows: ids that a form may name. */
export interface KnownIds {
  addressees: ReadonlySet<string>
  sessions: ReadonlySet<string>
  actionLines: ReadonlySet<string>
  sdgs: ReadonlySet<string>
}

export const relations = ['at', 'by', 'before', 'after', 'during', 'asap'] as const satisfies readonly Due['relation'][]
export const cadences = ['year', 'month', 'session', 'regular'] as const satisfies readonly Recurrence['every'][]

export interface DueForm {
  words: string
  relation: Due['relation']
  session: string | null
  shift: string | null
  starts: string | null
  ends: string | null
}

export interface FactsForm {
  version: number
  language: Language
  deliverable: string
  act: string
  addressees: string[]
  recipients: string[]
  intermediaries: string[]
  due: DueForm[]
  recurrence: Recurrence | null
  actionLines: string[]
  sdgs: string[]
}

/** Rows of due dates that one form may hold. */
export const mostDue = 8

/** The facts of a mandate as the review desk corrects them; fields of the nth due date begin with `due-<n>-`. */
export function readFacts(body: unknown, language: Language, known: KnownIds, acts: readonly string[]): FactsForm {
  const r = new Reader(bodyOf(body))
  return r.done({
    version: r.version(),
    language,
    deliverable: r.text('deliverable', 4000, true),
    act: r.choice('act', acts),
    addressees: r.ids('addressees', known.addressees, true),
    recipients: r.ids('recipients', known.addressees),
    intermediaries: r.ids('intermediaries', known.addressees),
    due: readDue(r, known),
    recurrence: readRecurrence(r, known),
    actionLines: r.ids('actionLines', known.actionLines),
    sdgs: r.ids('sdgs', known.sdgs),
  })
}

function readDue(r: Reader, known: KnownIds): DueForm[] {
  const rows: DueForm[] = []
  for (let i = 0; i < mostDue; i++) {
    const field = (name: string) => `due-${i}-${name}`
    const given = ['words', 'session', 'starts', 'ends'].some((name) => text(r.body, field(name)) !== '')
    if (!given && text(r.body, field('relation')) !== 'asap') continue
    const starts = r.day(field('starts'))
    const ends = r.day(field('ends')) ?? starts
    if (starts && ends && ends < starts) r.wrong(field('ends'), 'ui.field.ends-before-start')
    const session = r.optional(field('session'), 100)
    if (session && !known.sessions.has(session)) r.wrong(field('session'), 'ui.field.not-a-choice')
    const shift = r.optional(field('shift'), 20)
    if (shift && !/^P\d{1,3}[DWMY]$/.test(shift)) r.wrong(field('shift'), 'ui.field.not-a-choice')
    rows.push({ words: r.text(field('words'), 300), relation: r.choice(field('relation'), relations), session, shift, starts, ends })
  }
  return rows
}

function readRecurrence(r: Reader, known: KnownIds): Recurrence | null {
  if (!text(r.body, 'every')) return null
  const every = r.choice('every', cadences)
  const interval = Number(text(r.body, 'interval') || 1)
  if (!Number.isInteger(interval) || interval < 1 || interval > 50) r.wrong('interval', 'ui.field.not-a-whole-number')
  const body = r.optional('recurrence-body', 100)
  if (body && !known.addressees.has(body)) r.wrong('recurrence-body', 'ui.field.not-a-choice')
  if (every === 'session' && !body) r.wrong('recurrence-body', 'ui.field.required')
  return { every, interval, body, words: r.text('recurrence-words', 300) }
}

export function readReason(body: unknown): string {
  const r = new Reader(bodyOf(body))
  return r.done(r.text('reason', 1000, true))
}

/** The tasks that one is parted into, a line each; at least two. */
export function readParts(body: unknown): { version: number; parts: string[] } {
  const r = new Reader(bodyOf(body))
  const parts = text(r.body, 'parts')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (parts.length < 2) r.wrong('parts', 'mandates.review.split-needs-two')
  if (parts.length > 20) r.wrong('parts', 'ui.field.too-long', { limit: 20 })
  return r.done({ version: r.version(), parts })
}

export interface AddedForm extends FactsForm {
  anchor: string
  quote: string
}

export function readAdded(body: unknown, language: Language, known: KnownIds, acts: readonly string[]): AddedForm {
  const facts = readFacts(body, language, known, acts)
  const r = new Reader(bodyOf(body))
  return r.done({ ...facts, anchor: r.text('anchor', 300, true), quote: r.text('quote', 8000, true) })
}

export interface OwnerForm {
  organization: string
  unit: string | null
  person: string | null
  lead: boolean
}

export function readOwner(body: unknown): OwnerForm {
  const r = new Reader(bodyOf(body))
  return r.done({
    organization: r.text('organization', 100, true),
    unit: r.optional('unit', 200),
    person: r.optional('person', 100),
    lead: text(r.body, 'lead') === 'on',
  })
}

export function readEvidence(body: unknown) {
  const r = new Reader(bodyOf(body))
  const url = r.optional('url', 2000)
  const document = r.optional('document', 200)
  const note = r.optional('note', 4000)
  const occurrence = Number(text(r.body, 'occurrence')) || null
  if (url && !isWebAddress(url)) r.wrong('url', 'ui.field.not-a-link')
  if (!url && !document && !note) r.wrong('url', 'mandates.evidence.needs-one')
  const title = r.text('title', 300, !document)
  return r.done({ title: title || null, url, document, note, occurrence, activity: text(r.body, 'activity') === 'on' })
}
export type EvidenceForm = ReturnType<typeof readEvidence>

function isWebAddress(value: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(value).protocol)
  } catch {
    return false
  }
}

export function readComment(body: unknown): string {
  const r = new Reader(bodyOf(body))
  return r.done(r.text('text', 10_000, true))
}

export interface MoneyForm {
  amount: string | null
  currency: string | null
  source: string | null
  secured: boolean | null
}

export function readMoney(body: unknown): MoneyForm & { version: number } {
  const r = new Reader(bodyOf(body))
  const amount = text(r.body, 'amount').replace(/[\s\u00a0\u202f']/g, '')
  if (amount && !/^\d{1,12}([.,]\d{1,2})?$/.test(amount)) r.wrong('amount', 'ui.field.not-a-number')
  const currency = text(r.body, 'currency').toUpperCase()
  if (currency && !/^[A-Z]{3}$/.test(currency)) r.wrong('currency', 'mandates.money.not-a-currency')
  if (amount && !currency) r.wrong('currency', 'ui.field.required')
  const secured = text(r.body, 'secured')
  return r.done({
    version: r.version(),
    amount: amount ? amount.replace(',', '.') : null,
    currency: currency || null,
    source: r.optional('source', 500),
    secured: secured === 'yes' ? true : secured === 'no' ? false : null,
  })
}

/** A new value of progress or state, the plan in words, and why. */
export function readReport<T extends string>(body: unknown, name: string, among: readonly T[]) {
  const r = new Reader(bodyOf(body))
  return r.done({ version: r.version(), value: r.choice(name, among), note: r.optional('note', 4000) })
}

export function readPlan(body: unknown) {
  const r = new Reader(bodyOf(body))
  return r.done({ version: r.version(), plan: r.optional('plan', 20_000) })
}

export interface OccurrenceForm {
  version: number
  status: 'open' | 'reported' | 'done' | 'dropped'
  note: string | null
}

export const occurrenceStatuses = ['reported', 'done', 'dropped', 'open'] as const

export function readOccurrence(body: unknown): OccurrenceForm {
  const r = new Reader(bodyOf(body))
  const status = r.choice('status', occurrenceStatuses)
  const note = r.optional('note', 4000)
  if (status === 'dropped' && !note) r.wrong('note', 'ui.field.required')
  return r.done({ version: r.version(), status, note })
}
