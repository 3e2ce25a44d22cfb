import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/index.ts'
import './schema.ts'

/** A sitting is off: what stood in it waits to be placed again, behind what waits already. */
export async function emptySitting(tx: Tx, meetingId: string, sitting: number): Promise<void> {
  await sql`
    update meetings.slot set sitting_id = null, version = version + 1, position = position +
      (select coalesce(max(position), 0) from meetings.slot where meeting_id = ${meetingId} and sitting_id is null)
    where meeting_id = ${meetingId} and sitting_id = ${sitting}`.execute(tx)
}

/** Items are off the agenda: the plan has no time for them. Released plans keep it. */
export async function forgetItems(tx: Tx, items: readonly number[]): Promise<void> {
  await tx
    .deleteFrom('meetings.slot')
    .where('item_id', 'in', [...items])
    .execute()
}
