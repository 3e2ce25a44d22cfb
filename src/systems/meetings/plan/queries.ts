import type { Db, Tx } from '../../../platform/db/index.ts'
import { listSittings } from '../queries/meetings.ts'
import { type PlannedSlot, timed } from './rules.ts'
import './schema.ts'

/** The slots of a meeting, those of each sitting in their order. */
export const listSlots = (db: Db | Tx, meetingId: string) =>
  db
    .selectFrom('meetings.slot')
    .select(['id as slot', 'sitting_id as sitting', 'kind', 'item_id as item', 'title', 'minutes', 'version'])
    .where('meeting_id', '=', meetingId)
    .orderBy('sitting_id')
    .orderBy('position')
    .execute()
export type SlotRow = Awaited<ReturnType<typeof listSlots>>[number]

/** The draft of the plan at its times, as a release keeps it. */
export async function readPlan(db: Db | Tx, meetingId: string): Promise<PlannedSlot[]> {
  const planned = timed(await listSittings(db, [meetingId]), await listSlots(db, meetingId))
  return planned.map(({ version: _, ...slot }) => slot)
}
