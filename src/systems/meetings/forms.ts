import { FormReader } from '../../platform/http/index.ts'
import type { Localized } from '../../platform/i18n/index.ts'
import { symbolOf } from '../documents/index.ts'
import { type Capacity, capacities, type Gender, genders, type Presence, presences } from './schema.ts'

export const isTimeZone = (value: string): boolean => value === 'UTC' || Intl.supportedValuesOf('timeZone').includes(value)

export interface SettingsForm {
  time_zone: string
  chair_id: string | null
  remote_link: string | null
  agenda_prefix: string
  registration_closes: string | null
  version: number
}

export function readSettings(body: unknown, chairs: readonly string[]): SettingsForm {
  const c = new FormReader(body)
  const time_zone = c.required('time_zone')
  if (time_zone && !isTimeZone(time_zone)) c.fail('time_zone', 'ui.field.not-a-choice')
  const chair_id = c.known('chair_id', chairs)
  const remote_link = c.optional('remote_link', 500)
  if (remote_link && !/^https:\/\/\S+$/.test(remote_link)) c.fail('remote_link', 'ui.field.not-a-link')
  const agenda_prefix = c.optional('agenda_prefix', 10) ?? ''
  const registration_closes = c.day('registration_closes')
  return c.done({ time_zone, chair_id, remote_link, agenda_prefix, registration_closes, version: c.version })
}

export interface SittingForm {
  day: string
  starts: string
  ends: string
  room: string | null
  name: Localized | null
  version: number
}

/** A sitting lies within the session, which `first` and `last` say. */
export function readSitting(body: unknown, { first, last }: { first: string; last: string }): SittingForm {
  const c = new FormReader(body)
  const day = c.requiredDay('day')
  if (!c.errors.day && (day < first || day > last)) c.fail('day', 'meetings.field.outside-session')
  const [starts, ends] = [c.time('starts'), c.time('ends')]
  if (!c.errors.starts && !c.errors.ends && ends <= starts) c.fail('ends', 'ui.field.ends-before-start')
  return c.done({ day, starts, ends, room: c.optional('room'), name: c.localized('name', 200), version: c.version })
}

export interface LetterForm {
  circular: string
  texts: Localized
  version: number
}

export const mostInLetter = 20_000

export function readLetter(body: unknown): LetterForm {
  const c = new FormReader(body)
  const circular = c.required('circular', 40)
  if (circular && !/^[A-Z]{1,6}-\d{2}\/\d{1,4}$/.test(circular)) c.fail('circular', 'meetings.field.not-a-circular')
  const texts = c.localized('text', mostInLetter)
  if (!texts) c.fail('text-en', 'meetings.field.some-language')
  return c.done({ circular, texts: texts ?? {}, version: c.version })
}

export interface RegistrationForm {
  /** who comes; null: the person who sends the form */
  person: string | null
  capacity: Capacity
  attends: Presence
  listed: boolean
  gender: Gender | null
}

export function readRegistration(body: unknown): RegistrationForm {
  const c = new FormReader(body)
  const person = c.optional('person')
  const capacity = c.choice('capacity', capacities)
  const attends = c.choice('attends', presences)
  const gender = c.optional('gender') ? c.choice('gender', genders) : null
  return c.done({ person, capacity, attends, listed: c.ticked('listed'), gender })
}

/** `name`: of the field, where a page has one for each registration. */
export function readReason(body: unknown, name = 'reason'): string {
  const c = new FormReader(body)
  return c.done(c.required(name, 2000))
}

export interface AgendaItemForm {
  parent: number | null
  title: Localized
  lead: string | null
  /** papers by the normal form of their symbols, each once, in the order typed */
  documents: { key: string; words: string }[]
  version: number
}

const mostDocuments = 100

/** `documents`: symbols in any spelling, one on a line or set apart by semicolons. */
export function readDocuments(c: FormReader): { key: string; words: string }[] {
  const words = (c.optional('documents', 10_000) ?? '')
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)
  const read = words.map((one) => ({ words: one, key: symbolOf(one) }))
  const unread = read.find(({ key }) => key === null)
  if (unread) c.fail('documents', 'meetings.field.not-a-symbol', { words: unread.words.slice(0, 60) })
  if (read.length > mostDocuments) c.fail('documents', 'ui.field.too-large', { max: mostDocuments })
  const documents = new Map(read.flatMap(({ key, words }) => (key === null ? [] : [[key, { key, words }] as const])))
  return [...documents.values()]
}

export function readAgendaItem(body: unknown): AgendaItemForm {
  const c = new FormReader(body)
  const title = c.localized('title', 500)
  if (!title) c.fail('title-en', 'meetings.field.some-title')
  const documents = readDocuments(c)
  const parent = c.id('parent')
  return c.done({ parent, title: title ?? {}, lead: c.optional('lead', 300), documents, version: c.version })
}

/** A place in an order: behind another, or first. `list`: which order, where there are several; null also: that of what has no place. */
export interface Where {
  list: number | null
  after: number | null
}

/** `12:45` behind 45 in list 12, `12:` first in it, `:45` where there is but one list. */
export const whereValue = ({ list, after }: Where): string => `${list ?? ''}:${after ?? ''}`

/** @returns null when nothing is said */
export function readWhere(c: FormReader): Where | null {
  const said = c.raw('where').trim()
  if (said === '') return null
  const [, list, after] = /^(\d{0,15}):(\d{0,15})$/.exec(said) ?? []
  if (list === undefined) c.fail('where', 'ui.field.not-a-choice')
  return { list: Number(list) || null, after: Number(after) || null }
}
