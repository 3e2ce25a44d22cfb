import { FormReader } from '../../platform/http/index.ts'

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
