import { type FieldErrors, InvalidForm } from '../../platform/errors.ts'

export interface SessionForm {
  starts: string
  ends: string
  place: string | null
  note: string | null
  version: number
}

type Body = Record<string, unknown>
const text = (body: Body, name: string): string => String(body[name] ?? '').trim()

/** A day that exists, as `2027-03-15`. */
export function isDay(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}

export function readSessionForm(body: unknown): SessionForm {
  const given = (body ?? {}) as Body
  const errors: FieldErrors = {}
  const starts = text(given, 'starts')
  const ends = text(given, 'ends') || starts
  const place = text(given, 'place')
  const note = text(given, 'note')
  for (const [name, value] of [
    ['starts', starts],
    ['ends', ends],
  ] as const) {
    if (!value) errors[name] = { key: 'ui.field.required' }
    else if (!isDay(value)) errors[name] = { key: 'ui.field.not-a-date', values: { example: '2027-03-15' } }
  }
  if (!errors.starts && !errors.ends && ends < starts) errors.ends = { key: 'ui.field.ends-before-start' }
  if (place.length > 200) errors.place = { key: 'ui.field.too-long', values: { limit: 200 } }
  if (note.length > 2000) errors.note = { key: 'ui.field.too-long', values: { limit: 2000 } }
  if (Object.keys(errors).length) throw new InvalidForm(errors)
  return { starts, ends, place: place || null, note: note || null, version: Number(given.version) || 0 }
}
