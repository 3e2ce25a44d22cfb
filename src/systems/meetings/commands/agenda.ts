import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { changesBetween } from '../agenda.ts'
import type { AgendaItemForm } from '../forms.ts'
import { readPlan } from '../plan/queries.ts'
import { timesChanged } from '../plan/rules.ts'
import { forgetItems } from '../plan/upkeep.ts'
import { mayConduct } from '../policy.ts'
import { findAgendaItem, listReleases, readAgenda } from '../queries/agenda.ts'
import { lockMeeting, touchMeeting } from './meetings.ts'

/** The meeting locked, for those who conduct it: one hand at a time orders an agenda. */
async function lockAgenda(tx: Tx, actor: Actor, meetingId: string) {
  const meeting = await lockMeeting(tx, meetingId)
  requireAllowed(mayConduct(actor, meeting))
  return meeting
}

async function getItem(tx: Tx, meetingId: string, id: number) {
  const item = await findAgendaItem(tx, meetingId, id)
  if (!item) throw notFound()
  return item
}

const siblings = (tx: Tx, meetingId: string, parent: number | null) =>
  tx
    .selectFrom('meetings.agenda_item')
    .select(['id', 'position'])
    .where('meeting_id', '=', meetingId)
    .where('parent_id', parent === null ? 'is' : '=', parent)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()

async function allocate(tx: Tx, item: number, documents: AgendaItemForm['documents']): Promise<void> {
  await tx.deleteFrom('meetings.agenda_document').where('item_id', '=', item).execute()
  if (documents.length === 0) return
  await tx
    .insertInto('meetings.agenda_document')
    .values(documents.map(({ key, words }, position) => ({ item_id: item, symbol_key: key, words, position })))
    .execute()
}

const recorded = (form: Pick<AgendaItemForm, 'title' | 'lead' | 'documents'>) => ({
  title: form.title,
  lead: form.lead,
  documents: form.documents.map(({ words }) => words).join('; ') || null,
})

/** Puts an item at the end of the agenda, or of the sub-items of another. Sub-items have none of their own. */
export async function addAgendaItem(deps: Deps, actor: Actor, meetingId: string, form: AgendaItemForm): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    await lockAgenda(tx, actor, meetingId)
    if (form.parent !== null && (await getItem(tx, meetingId, form.parent)).parent_id !== null) {
      throw new Refusal(409, 'meetings.too-deep')
    }
    return await appendAgendaItem(deps, tx, actor, meetingId, form)
  })
}

/** The same within the caller's transaction, where something else than this person's right brings the item: the meeting is locked. */
export async function appendAgendaItem(
  deps: Pick<Deps, 'events' | 'clock'>,
  tx: Tx,
  actor: Actor,
  meetingId: string,
  form: Omit<AgendaItemForm, 'version'>,
): Promise<number> {
  const last = (await siblings(tx, meetingId, form.parent)).at(-1)
  const { id } = await tx
    .insertInto('meetings.agenda_item')
    .values({
      meeting_id: meetingId,
      parent_id: form.parent,
      position: (last?.position ?? 0) + 1,
      title: JSON.stringify(form.title),
      lead: form.lead,
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await allocate(tx, id, form.documents)
  await audit(tx, actor, {
    action: 'meetings.item-added',
    record: { type: 'meetings.meeting', id: meetingId },
    after: { item: id, ...recorded(form) },
  })
  await touchMeeting(deps, tx, meetingId, false)
  return id
}

export async function changeAgendaItem(deps: Deps, actor: Actor, meetingId: string, id: number, form: AgendaItemForm): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockAgenda(tx, actor, meetingId)
    const item = await getItem(tx, meetingId, id)
    const entry = (await readAgenda(tx, meeting)).find((one) => one.item === id)!
    const [before, after] = [recorded(entry), recorded(form)]
    if (form.version !== item.version) throw stale({ ...before, version: item.version }, after)
    await tx
      .updateTable('meetings.agenda_item')
      .set({ title: JSON.stringify(form.title), lead: form.lead, version: item.version + 1 })
      .where('id', '=', id)
      .execute()
    await allocate(tx, id, form.documents)
    await audit(tx, actor, { action: 'meetings.item-changed', record: { type: 'meetings.meeting', id: meetingId }, before, after })
    await touchMeeting(deps, tx, meetingId, false)
  })
}

/** Puts an item behind one of its siblings, or (null) first among them; its sub-items go with it. */
export async function placeAgendaItem(deps: Deps, actor: Actor, meetingId: string, id: number, after: number | null): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockAgenda(tx, actor, meetingId)
    const item = await getItem(tx, meetingId, id)
    const numberOf = async () => (await readAgenda(tx, meeting)).find((one) => one.item === id)!.number
    const before = await numberOf()
    const order = (await siblings(tx, meetingId, item.parent_id)).map((one) => one.id).filter((one) => one !== id)
    const place = after === null ? 0 : order.indexOf(after) + 1
    // who was followed has been taken off meanwhile
    if (after !== null && place === 0) throw new Refusal(409, 'meetings.order-changed')
    order.splice(place, 0, id)
    await sql`
      update meetings.agenda_item set position = array_position(${order}::bigint[], id)
      where id = any(${order}::bigint[])`.execute(tx)
    await audit(tx, actor, {
      action: 'meetings.item-moved',
      record: { type: 'meetings.meeting', id: meetingId },
      before: { number: before },
      after: { number: await numberOf() },
    })
    await touchMeeting(deps, tx, meetingId, false)
  })
}

/** Takes an item off the draft, with its sub-items; released agendas keep it. */
export async function removeAgendaItem(deps: Deps, actor: Actor, meetingId: string, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await lockAgenda(tx, actor, meetingId)
    const item = await getItem(tx, meetingId, id)
    const removed = await tx
      .updateTable('meetings.agenda_item')
      .set({ removed_at: deps.clock.now() })
      .where('removed_at', 'is', null)
      .where((eb) => eb.or([eb('id', '=', id), eb('parent_id', '=', id)]))
      .returning('id')
      .execute()
    await forgetItems(
      tx,
      removed.map((one) => one.id),
    )
    await audit(tx, actor, {
      action: 'meetings.item-removed',
      record: { type: 'meetings.meeting', id: meetingId },
      before: { item: id, title: item.title },
    })
    await touchMeeting(deps, tx, meetingId, false)
  })
}

/** Releases the draft and its time plan under the next number; refused when nothing changed since the last. */
export async function releaseAgenda(deps: Deps, actor: Actor, meetingId: string): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    const meeting = await lockAgenda(tx, actor, meetingId)
    const items = await readAgenda(tx, meeting)
    const [last] = await listReleases(tx, meetingId)
    if (items.length === 0) throw new Refusal(409, 'meetings.empty-agenda')
    const plan = await readPlan(tx, meetingId)
    const changes = last && { ...changesBetween(last.items, items), ...timesChanged(last.plan, plan) }
    if (changes && Object.values(changes).every((list) => list.length === 0)) throw new Refusal(409, 'meetings.nothing-changed')
    const number = (last?.number ?? 0) + 1
    await tx
      .insertInto('meetings.agenda_release')
      .values({
        meeting_id: meetingId,
        number,
        items: JSON.stringify(items),
        plan: JSON.stringify(plan),
        released_by: actor.name,
        released_at: deps.clock.now(),
      })
      .execute()
    await audit(tx, actor, { action: 'meetings.agenda-released', record: { type: 'meetings.meeting', id: meetingId }, after: { number } })
    await touchMeeting(deps, tx, meetingId)
    return number
  })
}
