import { Type } from 'typebox'
import type { Db } from '../../../platform/db/index.ts'
import { notFound } from '../../../platform/errors.ts'
import { findMeeting, type MeetingRow } from '../queries/meetings.ts'

const id = Type.String({ maxLength: 100 })
export const byId = { params: Type.Object({ id }) }
export const byNumber = { params: Type.Object({ id, number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }) }

export async function getMeeting(db: Db, meetingId: string): Promise<MeetingRow> {
  const meeting = await findMeeting(db, meetingId)
  if (!meeting) throw notFound()
  return meeting
}
