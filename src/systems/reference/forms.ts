import { FormReader } from '../../platform/http/index.ts'
import type { Localized } from '../../platform/i18n/index.ts'

export interface SessionForm {
  starts: string
  ends: string
  place: string | null
  note: string | null
  version: number
}

export function readSessionForm(body: unknown): SessionForm {
  const r = new FormReader(body)
  const starts = r.requiredDay('starts')
  const ends = r.day('ends') ?? starts
  if (!r.errors.starts && !r.errors.ends && ends < starts) r.fail('ends', 'ui.field.ends-before-start')
  return r.done({ starts, ends, place: r.optional('place'), note: r.optional('note', 2000), version: r.version })
}

/** A session that the calendar has not got yet. */
export interface NewSessionForm {
  body: string
  /** which of its sessions: 46 */
  ordinal: number | null
  name: Localized
  starts: string
  ends: string
  place: string | null
}

export function readNewSession(body: unknown, bodies: readonly string[]): NewSessionForm {
  const r = new FormReader(body)
  const starts = r.requiredDay('starts')
  const ends = r.day('ends') ?? starts
  if (!r.errors.starts && !r.errors.ends && ends < starts) r.fail('ends', 'ui.field.ends-before-start')
  const ordinal = r.text('ordinal', 4)
  if (ordinal && !/^[1-9]\d*$/.test(ordinal)) r.fail('ordinal', 'ui.field.not-a-whole-number')
  const name = r.localized('name', 200)
  if (name === null) r.fail('name-en', 'reference.add.some-name')
  return r.done({
    body: r.choice('body', bodies),
    ordinal: Number(ordinal) || null,
    name: name ?? {},
    starts,
    ends,
    place: r.optional('place'),
  })
}
