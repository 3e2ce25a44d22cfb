import { FormReader } from '../../../platform/http/index.ts'
import { type Language, languages } from '../../../platform/i18n/index.ts'
import { momentIn } from '../contributions/deadlines.ts'
import { type GroupReaders, groupReaders, type ProcedureKind, procedureKinds, type StepActor, stepActors } from './schema.ts'

export interface GroupForm {
  body: string
  meeting: string | null
  name: string
  language: Language
  terms: string
  product: string
  convenor: string
  open: boolean
  readers: GroupReaders
}

export function readGroup(body: unknown): GroupForm {
  const c = new FormReader(body)
  const meeting = c.optional('meeting')
  const readers = c.choice('readers', groupReaders, 'all')
  if (readers === 'meeting' && meeting === null) c.fail('meeting', 'meetings.group.which-meeting')
  return c.done({
    body: c.required('body'),
    meeting,
    name: c.required('name', 200),
    language: c.choice('language', languages),
    terms: c.required('terms', 20_000),
    product: c.required('product', 500),
    convenor: c.required('convenor'),
    open: c.ticked('open'),
    readers,
  })
}

export function readStep(body: unknown): { actor: StepActor; product: string; due: string } {
  const c = new FormReader(body)
  const due = c.requiredDay('due')
  return c.done({ actor: c.choice('actor', stepActors), product: c.required('product', 300), due })
}

export const readWritten = (body: unknown): { language: Language; text: string } => {
  const c = new FormReader(body)
  return c.done({ language: c.choice('language', languages), text: c.required('text', 200_000) })
}

export const mostInComment = 20_000

export function readGroupComment(body: unknown): { place: number | null; text: string } {
  const c = new FormReader(body)
  const place = c.optional('place')
  return c.done({ place: place === null ? null : Number(place) || 0, text: c.required('text', mostInComment) })
}

/** A deadline is the end of a day in the process's time zone, and lies ahead. */
export function readProcedure(body: unknown, { timeZone, now }: { timeZone: string; now: Date }): { kind: ProcedureKind; until: Date } {
  const c = new FormReader(body)
  const kind = c.choice('kind', procedureKinds)
  const day = c.requiredDay('until')
  const until = day && !c.errors.until ? momentIn(timeZone, day, '23:59') : now
  if (day && !c.errors.until && until <= now) c.fail('until', 'meetings.group.in-the-past')
  return c.done({ kind, until })
}

export function readNote(body: unknown): string | null {
  const c = new FormReader(body)
  return c.done(c.optional('note', 2000))
}
