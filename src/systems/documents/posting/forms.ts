import { type FieldErrors, InvalidForm } from '../../../platform/errors.ts'
import { isLanguage } from '../../../platform/i18n/index.ts'
import { isDay } from '../../reference/index.ts'
import { type Visibility, visibilities } from '../schema.ts'
import { keyOf } from '../symbols.ts'
import type { GivenByPerson } from './schema.ts'

type Body = Record<string, unknown>
const text = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '')

export const longestTitle = 500
/** Moments of a day at which papers may go out, in UTC. */
export const hours: readonly string[] = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** How a batch is to be posted. */
export interface PostingForm {
  /** of all its files: typed, or the next of a series; null when each is named by its file */
  symbol: string | null
  next: { session: string; code: string } | null
  title: string | null
  visibility: Visibility
  readers: string[]
  postsAt: Date | null
}

/** @param now moments before it are no time to come */
export function readPostingForm(body: unknown, organizations: ReadonlySet<string>, now: Date): PostingForm {
  const given = (body ?? {}) as Body
  const errors: FieldErrors = {}
  const how = text(given, 'how') || 'files'
  const typed = how === 'typed' ? text(given, 'symbol') : ''
  const symbol = typed ? keyOf(typed) : null
  if (how === 'typed' && !typed) errors.symbol = { key: 'ui.field.required' }
  else if (typed && !symbol) errors.symbol = { key: 'documents.posting.not-a-symbol' }
  const session = text(given, 'session')
  if (how === 'next' && !session) errors.session = { key: 'ui.field.required' }
  const title = text(given, 'title')
  if (title.length > longestTitle) errors.title = { key: 'ui.field.too-long', values: { limit: longestTitle } }
  const visibility = visibilities.find((one) => one === text(given, 'visibility')) ?? 'public'
  const readers = [given.readers ?? []].flat().filter((one): one is string => typeof one === 'string' && organizations.has(one))
  if (visibility === 'group' && readers.length === 0) errors.readers = { key: 'documents.posting.no-readers' }
  const day = text(given, 'day')
  const hour = hours.includes(text(given, 'hour')) ? text(given, 'hour') : '08:00'
  const postsAt = day ? new Date(isDay(day) ? `${day}T${hour}:00Z` : Number.NaN) : null
  if (postsAt && !(postsAt > now)) errors.day = { key: 'documents.posting.not-to-come' }
  if (Object.keys(errors).length) throw new InvalidForm(errors)
  return {
    symbol,
    next: how === 'next' ? { session, code: text(given, 'code') } : null,
    title: title || null,
    visibility,
    readers: visibility === 'group' ? readers : [],
    postsAt,
  }
}

export interface LinesForm {
  version: number
  /** what each line says, by the id of its file */
  lines: Map<number, Required<Omit<GivenByPerson, 'symbol'>> & { symbol: string }>
  chosen: Set<number>
}

/** The table of the preview as it was sent; a symbol that is none, or a language that is none, is refused at its field. */
export function readLinesForm(body: unknown): LinesForm {
  const given = (body ?? {}) as Body
  const errors: FieldErrors = {}
  const lines: LinesForm['lines'] = new Map()
  const chosen = new Set<number>()
  for (const name of Object.keys(given)) {
    const [, word] = /^symbol-(\d{1,12})$/.exec(name) ?? []
    if (!word) continue
    const typed = text(given, name)
    const symbol = typed ? keyOf(typed) : ''
    if (symbol === null) errors[name] = { key: 'documents.posting.not-a-symbol' }
    const language = text(given, `language-${word}`)
    if (!isLanguage(language)) {
      errors[`language-${word}`] = { key: 'ui.field.not-a-choice' }
      continue
    }
    const title = text(given, `title-${word}`).slice(0, longestTitle)
    lines.set(Number(word), { symbol: symbol ?? typed, language, title, machine: given[`machine-${word}`] === 'on' })
    if (given[`post-${word}`] === 'on') chosen.add(Number(word))
  }
  if (Object.keys(errors).length) throw new InvalidForm(errors)
  return { version: Number(given.version) || 0, lines, chosen }
}
