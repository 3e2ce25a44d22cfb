import { type Body, FormReader } from '../../platform/http/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { Due, Recurrence } from '../../texts/types.ts'

/**
 * The fields of one form among several of a page, whose names begin with the form's (`progress.note`), so that each control of the
 * page has an id of its own; what they share, such as the version, has no such beginning.
 */
export function fieldsOf(body: unknown, form: string): Body {
  const given = (body ?? {}) as Body
  const own = Object.entries(given).flatMap(([name, value]) => (name.startsWith(`${form}.`) ? [[name.slice(form.length + 1), value]] : []))
  return { ...given, ...Object.fromEntries(own) }
}

/** Ids of a list that the process knows: ticks of what is there, and a list to add one more. */
function readIds(r: FormReader, name: string, known: ReadonlySet<string>, required = false): string[] {
  const values = [...new Set([...r.list(name), ...r.list(`${name}.more`)])]
  if (required && values.length === 0) r.fail(name, 'ui.field.required')
  if (values.some((value) => !known.has(value))) r.fail(name, 'ui.field.not-a-choice')
  return values
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
  const r = new FormReader(body)
  return r.done({
    version: r.version,
    language,
    deliverable: r.required('deliverable', 4000),
    act: r.choice('act', acts),
    addressees: readIds(r, 'addressees', known.addressees, true),
    recipients: readIds(r, 'recipients', known.addressees),
    intermediaries: readIds(r, 'intermediaries', known.addressees),
    due: readDue(r, known),
    recurrence: readRecurrence(r, known),
    actionLines: readIds(r, 'actionLines', known.actionLines),
    sdgs: readIds(r, 'sdgs', known.sdgs),
  })
}

function readDue(r: FormReader, known: KnownIds): DueForm[] {
  const rows: DueForm[] = []
  for (let i = 0; i < mostDue; i++) {
    const field = (name: string) => `due-${i}-${name}`
    const given = ['words', 'session', 'starts', 'ends'].some((name) => r.text(field(name)) !== '')
    if (!given && r.text(field('relation')) !== 'asap') continue
    const starts = r.day(field('starts'))
    const ends = r.day(field('ends')) ?? starts
    if (starts && ends && ends < starts) r.fail(field('ends'), 'ui.field.ends-before-start')
    const session = r.optional(field('session'), 100)
    if (session && !known.sessions.has(session)) r.fail(field('session'), 'ui.field.not-a-choice')
    const shift = r.optional(field('shift'), 20)
    if (shift && !/^P\d{1,3}[DWMY]$/.test(shift)) r.fail(field('shift'), 'ui.field.not-a-choice')
    rows.push({ words: r.text(field('words'), 300), relation: r.choice(field('relation'), relations), session, shift, starts, ends })
  }
  return rows
}

function readRecurrence(r: FormReader, known: KnownIds): Recurrence | null {
  if (!r.text('every')) return null
  const every = r.choice('every', cadences)
  const interval = Number(r.text('interval') || 1)
  if (!Number.isInteger(interval) || interval < 1 || interval > 50) r.fail('interval', 'ui.field.not-a-whole-number')
  const body = r.optional('recurrence-body', 100)
  if (body && !known.addressees.has(body)) r.fail('recurrence-body', 'ui.field.not-a-choice')
  if (every === 'session' && !body) r.fail('recurrence-body', 'ui.field.required')
  return { every, interval, body, words: r.text('recurrence-words', 300) }
}

export function readReason(body: unknown): string {
  const r = new FormReader(body)
  return r.done(r.required('reason', 1000))
}

/** The tasks that one is parted into, a line each; at least two. */
export function readParts(body: unknown): { version: number; parts: string[] } {
  const r = new FormReader(body)
  const parts = r
    .text('parts')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (parts.length < 2) r.fail('parts', 'mandates.review.split-needs-two')
  if (parts.length > 20) r.fail('parts', 'ui.field.too-long', { limit: 20 })
  return r.done({ version: r.version, parts })
}

export interface AddedForm extends FactsForm {
  anchor: string
  quote: string
}

export function readAdded(body: unknown, language: Language, known: KnownIds, acts: readonly string[]): AddedForm {
  const facts = readFacts(body, language, known, acts)
  const r = new FormReader(body)
  return r.done({ ...facts, anchor: r.required('anchor', 300), quote: r.required('quote', 8000) })
}

export interface OwnerForm {
  organization: string
  unit: string | null
  person: string | null
  lead: boolean
}

export function readOwner(body: unknown): OwnerForm {
  const r = new FormReader(body)
  return r.done({
    organization: r.required('organization', 100),
    unit: r.optional('unit', 200),
    person: r.optional('person', 100),
    lead: r.ticked('lead'),
  })
}

export function readEvidence(body: unknown) {
  const r = new FormReader(body)
  const url = r.optional('url', 2000)
  const document = r.optional('document', 200)
  const note = r.optional('note', 4000)
  const occurrence = r.id('occurrence')
  if (url && !isWebAddress(url)) r.fail('url', 'ui.field.not-a-link')
  if (!url && !document && !note) r.fail('url', 'mandates.evidence.needs-one')
  const title = document ? r.optional('title', 300) : r.required('title', 300) || null
  return r.done({ title, url, document, note, occurrence, activity: r.ticked('activity') })
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
  const r = new FormReader(body)
  return r.done(r.required('text', 10_000))
}

export interface MoneyForm {
  amount: string | null
  currency: string | null
  source: string | null
  secured: boolean | null
}

export function readMoney(body: unknown): MoneyForm & { version: number } {
  const r = new FormReader(body)
  const amount = r.text('amount').replace(/[\s\u00a0\u202f']/g, '')
  if (amount && !/^\d{1,12}([.,]\d{1,2})?$/.test(amount)) r.fail('amount', 'ui.field.not-a-number')
  const currency = r.text('currency').toUpperCase()
  if (currency && !/^[A-Z]{3}$/.test(currency)) r.fail('currency', 'mandates.money.not-a-currency')
  if (amount && !currency) r.fail('currency', 'ui.field.required')
  const secured = r.text('secured')
  return r.done({
    version: r.version,
    amount: amount ? amount.replace(',', '.') : null,
    currency: currency || null,
    source: r.optional('source', 500),
    secured: secured === 'yes' ? true : secured === 'no' ? false : null,
  })
}

/** A new value of progress or state, the plan in words, and why. */
export function readReport<T extends string>(body: unknown, name: string, among: readonly T[]) {
  const r = new FormReader(body)
  return r.done({ version: r.version, value: r.choice(name, among), note: r.optional('note', 4000) })
}

export function readPlan(body: unknown) {
  const r = new FormReader(body)
  return r.done({ version: r.version, plan: r.optional('plan', 20_000) })
}

export interface OccurrenceForm {
  version: number
  status: 'open' | 'reported' | 'done' | 'dropped'
  note: string | null
}

export const occurrenceStatuses = ['reported', 'done', 'dropped', 'open'] as const

export function readOccurrence(body: unknown): OccurrenceForm {
  const r = new FormReader(body)
  const status = r.choice('status', occurrenceStatuses)
  const note = r.optional('note', 4000)
  if (status === 'dropped' && !note) r.fail('note', 'ui.field.required')
  return r.done({ version: r.version, status, note })
}
