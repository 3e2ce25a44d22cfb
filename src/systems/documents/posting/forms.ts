import { isDay } from '../../../platform/clock.ts'
import { FormReader } from '../../../platform/http/index.ts'
import { isLanguage } from '../../../platform/i18n/index.ts'
import { type Follower, followers } from '../rules.ts'
import { type Visibility, visibilities } from '../schema.ts'
import { keyOf, workKeyOf } from '../symbols.ts'
import type { GivenByPerson } from './schema.ts'

export const longestTitle = 500
/** Moments of a day at which papers may go out, in UTC. */
export const hours: readonly string[] = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)

/** How a batch is to be posted. */
export interface PostingForm {
  /** of all its files: typed, or the next of a series; null when each is named by its file */
  symbol: string | null
  next: { session: string; code: string } | null
  /** or the next revision, addendum or corrigendum of a document, by its key */
  follows: { of: string; kind: Follower } | null
  title: string | null
  visibility: Visibility
  readers: string[]
  postsAt: Date | null
}

/** @param now moments before it are no time to come */
export function readPostingForm(body: unknown, organizations: ReadonlySet<string>, now: Date): PostingForm {
  const r = new FormReader(body)
  const how = r.text('how') || 'files'
  const typed = how === 'typed' ? r.text('symbol') : ''
  const symbol = typed ? keyOf(typed) : null
  if (how === 'typed' && !typed) r.fail('symbol', 'ui.field.required')
  else if (typed && !symbol) r.fail('symbol', 'documents.posting.not-a-symbol')
  const session = r.text('session')
  if (how === 'next' && !session) r.fail('session', 'ui.field.required')
  const of = how === 'follows' ? workKeyOf(r.required('of')) : null
  if (how === 'follows' && of === null) r.fail('of', 'documents.posting.not-a-symbol')
  const kind = r.choice('as', followers, 'Rev')
  const title = r.optional('title', longestTitle)
  const visibility = visibilities.find((one) => one === r.text('visibility')) ?? 'public'
  const readers = r.list('readers').filter((one) => organizations.has(one))
  if (visibility === 'group' && readers.length === 0) r.fail('readers', 'documents.posting.no-readers')
  const day = r.text('day')
  const hour = hours.includes(r.text('hour')) ? r.text('hour') : '08:00'
  const postsAt = day ? new Date(isDay(day) ? `${day}T${hour}:00Z` : Number.NaN) : null
  if (postsAt && !(postsAt > now)) r.fail('day', 'documents.posting.not-to-come')
  return r.done({
    symbol,
    next: how === 'next' ? { session, code: r.text('code') } : null,
    follows: of === null ? null : { of, kind },
    title,
    visibility,
    readers: visibility === 'group' ? readers : [],
    postsAt,
  })
}

export interface LinesForm {
  version: number
  /** what each line says, by the id of its file */
  lines: Map<number, Required<Omit<GivenByPerson, 'symbol'>> & { symbol: string }>
  chosen: Set<number>
}

/** The table of the preview as it was sent; a symbol that is none, or a language that is none, is refused at its field. */
export function readLinesForm(body: unknown): LinesForm {
  const r = new FormReader(body)
  const lines: LinesForm['lines'] = new Map()
  const chosen = new Set<number>()
  for (const name of Object.keys(r.body)) {
    const [, word] = /^symbol-(\d{1,12})$/.exec(name) ?? []
    if (!word) continue
    const typed = r.text(name)
    const symbol = typed ? keyOf(typed) : ''
    if (symbol === null) r.fail(name, 'documents.posting.not-a-symbol')
    const language = r.text(`language-${word}`)
    if (!isLanguage(language)) {
      r.fail(`language-${word}`, 'ui.field.not-a-choice')
      continue
    }
    const title = r.text(`title-${word}`, longestTitle)
    lines.set(Number(word), { symbol: symbol ?? typed, language, title, machine: r.ticked(`machine-${word}`) })
    if (r.ticked(`post-${word}`)) chosen.add(Number(word))
  }
  return r.done({ version: r.version, lines, chosen })
}
