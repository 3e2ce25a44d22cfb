import { FormReader } from '../../../platform/http/index.ts'
import type { TransmissionRequest } from './commands.ts'

/** characters; a page of close print */
export const longestComment = 5000
export const longestNote = 2000
/** A reason that is public for ever says more than a word. */
export const shortestReason = 20

export function readTransmissionForm(body: unknown, bodies: ReadonlySet<string>): TransmissionRequest {
  const r = new FormReader(body)
  const to = r.known('to', bodies)
  if (to === null) r.fail('to', 'ui.field.required')
  const note = r.optional('note', longestNote)
  const override = r.ticked('unwaited') ? r.text('override', longestNote) : null
  if (override !== null && override.length < shortestReason)
    r.fail('override', 'documents.transmission.reason-too-short', { limit: shortestReason })
  return r.done({ to: to ?? '', note, override, revision: r.id('revision') ?? 0 })
}

export function readCommentForm(body: unknown): { text: string; anchor: string | null; revision: number } {
  const r = new FormReader(body)
  return r.done({ text: r.required('text', longestComment), anchor: r.optional('anchor'), revision: r.id('revision') ?? 0 })
}
