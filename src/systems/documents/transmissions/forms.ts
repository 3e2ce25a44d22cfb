import { type FieldErrors, InvalidForm } from '../../../platform/errors.ts'
import type { TransmissionRequest } from './commands.ts'

type Body = Record<string, unknown>
const text = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '')

/** characters; a page of close print */
export const longestComment = 5000
export const longestNote = 2000
/** A reason that is public for ever says more than a word. */
export const shortestReason = 20

export function readTransmissionForm(body: unknown, bodies: ReadonlySet<string>): TransmissionRequest {
  const given = (body ?? {}) as Body
  const errors: FieldErrors = {}
  const to = text(given, 'to')
  if (to === '') errors.to = { key: 'ui.field.required' }
  else if (!bodies.has(to)) errors.to = { key: 'ui.field.not-a-choice' }
  const note = text(given, 'note')
  if (note.length > longestNote) errors.note = { key: 'ui.field.too-long', values: { limit: longestNote } }
  const override = given.unwaited === 'on' ? text(given, 'override') : null
  if (override !== null && override.length < shortestReason)
    errors.override = { key: 'documents.transmission.reason-too-short', values: { limit: shortestReason } }
  if (override !== null && override.length > longestNote) errors.override = { key: 'ui.field.too-long', values: { limit: longestNote } }
  if (Object.keys(errors).length) throw new InvalidForm(errors)
  return { to, note: note || null, override, revision: Number(given.revision) || 0 }
}

export function readCommentForm(body: unknown): { text: string; anchor: string | null; revision: number } {
  const given = (body ?? {}) as Body
  const words = text(given, 'text')
  if (words === '') throw new InvalidForm({ text: { key: 'ui.field.required' } })
  if (words.length > longestComment) throw new InvalidForm({ text: { key: 'ui.field.too-long', values: { limit: longestComment } } })
  return { text: words, anchor: text(given, 'anchor').slice(0, 200) || null, revision: Number(given.revision) || 0 }
}
