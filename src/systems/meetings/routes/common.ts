import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import type { Db } from '../../../platform/db/index.ts'
import { type FieldErrors, InvalidForm, notFound } from '../../../platform/errors.ts'
import { findMeeting, type MeetingRow } from '../queries/meetings.ts'

const id = Type.String({ maxLength: 100 })
export const byId = { params: Type.Object({ id }) }
export const byNumber = { params: Type.Object({ id, number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }) }

export async function getMeeting(db: Db, meetingId: string): Promise<MeetingRow> {
  const meeting = await findMeeting(db, meetingId)
  if (!meeting) throw notFound()
  return meeting
}

/** What was typed, to show it again. */
export const typedIn = (req: { body: unknown }): Record<string, string | undefined> =>
  (req.body ?? {}) as Record<string, string | undefined>

/** Does a form's step; when the form is refused, `again` shows the page with the errors and what was typed. */
export async function attempt(
  work: () => Promise<FastifyReply>,
  again: (errors: FieldErrors) => Promise<FastifyReply> | FastifyReply,
): Promise<FastifyReply> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InvalidForm) return await again(error.fields)
    throw error
  }
}
