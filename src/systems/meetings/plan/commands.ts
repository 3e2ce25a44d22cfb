import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { read } from '../../../platform/i18n/index.ts'
import { lockMeeting, type Meeting, touchMeeting } from '../commands/meetings.ts'
import type { Where } from '../forms.ts'
import { mayConduct } from '../policy.ts'
import { findAgendaItem } from '../queries/agenda.ts'
import { listSittings } from '../queries/meetings.ts'
import type { SlotChange, SlotForm } from './forms.ts'
import { listSlots, type SlotRow } from './queries.ts'
import { timed } from './rules.ts'
import './schema.ts'

/** The meeting locked, for those who conduct it: one hand at a time moves slots. */
async function lockPlan(tx: Tx, actor: Actor, meetingId: string): Promise<Meeting> {
  const meeting = await lockMeeting(tx, meetingId)
  requireAllowed(mayConduct(actor, meeting))
  return meeting
}

async function getSlot(tx: Tx, meetingId: string, id: number): Promise<SlotRow> {
  const slot = (await listSlots(tx, meetingId)).find((one) => one.slot === id)
  if (!slot) throw notFound()
  return slot
}

/** Puts a slot behind another of a sitting, or at its beginning; or at the end of those that are not placed. */
async function put(tx: Tx, meetingId: string, slot: number, { list: sitting, after }: Where): Promise<void> {
  const order = (await listSlots(tx, meetingId)).filter((one) => one.sitting === sitting && one.slot !== slot).map((one) => one.slot)
  const place = sitting === null ? order.length : after === null ? 0 : order.indexOf(after) + 1
  // who was followed has gone elsewhere meanwhile
  if (after !== null && place === 0) throw new Refusal(409, 'meetings.order-changed')
  order.splice(place, 0, slot)
  await sql`
    update meetings.slot set sitting_id = ${sitting}, position = array_position(${order}::bigint[], id)
    where id = any(${order}::bigint[])`.execute(tx)
}

async function checkSitting(tx: Tx, meetingId: string, where: Where | null): Promise<void> {
  if (!where || where.list === null) return
  const found = (await listSittings(tx, [meetingId])).find(({ id }) => id === where.list)
  if (!found || found.cancelled_at) throw new InvalidForm({ where: { key: 'ui.field.not-a-choice' } })
}

async function checkItem(tx: Tx, meetingId: string, item: number | null): Promise<void> {
  if (item !== null && !(await findAgendaItem(tx, meetingId, item))) throw new InvalidForm({ item: { key: 'ui.field.not-a-choice' } })
}

/** A slot as the trail tells it: what it is about, and its time. */
async function told(tx: Tx, meetingId: string, id: number): Promise<Record<string, unknown>> {
  const slots = await listSlots(tx, meetingId)
  const slot = slots.find((one) => one.slot === id)!
  const planned = timed(await listSittings(tx, [meetingId]), slots).find((one) => one.slot === id)
  const title = slot.title ?? (slot.item === null ? null : (await findAgendaItem(tx, meetingId, slot.item))!.title)
  return {
    slot: id,
    kind: slot.kind,
    title: title && read(title, title.original ?? 'en').text,
    day: planned?.day ?? null,
    starts: planned?.starts ?? null,
    minutes: slot.minutes,
  }
}

const record = (meetingId: string) => ({ type: 'meetings.meeting', id: meetingId })

/** Takes minutes of a sitting for an item, for statements, for a break; in no sitting, it waits to be placed. */
export async function addSlot(deps: Deps, actor: Actor, meetingId: string, form: SlotForm): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    await lockPlan(tx, actor, meetingId)
    await checkItem(tx, meetingId, form.item)
    await checkSitting(tx, meetingId, form.where)
    const { id } = await tx
      .insertInto('meetings.slot')
      .values({
        meeting_id: meetingId,
        sitting_id: null,
        position: 0,
        kind: form.kind,
        item_id: form.item,
        title: form.title ? JSON.stringify(form.title) : null,
        minutes: form.minutes,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await put(tx, meetingId, id, form.where ?? { list: null, after: null })
    await audit(tx, actor, { action: 'meetings.slot-added', record: record(meetingId), after: await told(tx, meetingId, id) })
    await touchMeeting(deps, tx, meetingId, false)
    return id
  })
}

/** Moves a slot to a place of a sitting, or gives it other minutes. What it is about stays: that would be another slot. */
export async function changeSlot(deps: Deps, actor: Actor, meetingId: string, id: number, form: SlotChange): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await lockPlan(tx, actor, meetingId)
    const slot = await getSlot(tx, meetingId, id)
    const before = await told(tx, meetingId, id)
    if (form.version !== slot.version) throw stale({ ...before, version: slot.version }, { ...form.where, minutes: form.minutes })
    await checkSitting(tx, meetingId, form.where)
    await tx
      .updateTable('meetings.slot')
      .set({
        minutes: form.minutes,
        version: slot.version + 1,
        ...(slot.kind !== 'item' && form.title !== undefined && { title: form.title && JSON.stringify(form.title) }),
      })
      .where('id', '=', id)
      .execute()
    if (form.where) await put(tx, meetingId, id, form.where)
    await audit(tx, actor, {
      action: 'meetings.slot-changed',
      record: record(meetingId),
      before,
      after: await told(tx, meetingId, id),
    })
    await touchMeeting(deps, tx, meetingId, false)
  })
}

/** Takes a slot out of the plan; released plans keep it. An item that it was about waits to be placed again. */
export async function removeSlot(deps: Deps, actor: Actor, meetingId: string, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await lockPlan(tx, actor, meetingId)
    await getSlot(tx, meetingId, id)
    const before = await told(tx, meetingId, id)
    await tx.deleteFrom('meetings.slot').where('id', '=', id).execute()
    await audit(tx, actor, { action: 'meetings.slot-removed', record: record(meetingId), before })
    await touchMeeting(deps, tx, meetingId, false)
  })
}
