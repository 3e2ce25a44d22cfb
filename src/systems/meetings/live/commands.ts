import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { lockMeeting, type Meeting, touchMeeting } from '../commands/meetings.ts'
import { mayConduct } from '../policy.ts'
import { findAgendaItem } from '../queries/agenda.ts'
import { findOwnRegistration } from '../queries/registrations.ts'
import { maySpeak, mayState } from './policy.ts'
import { findFloor, findOwnRequest } from './queries.ts'
import type { StatementVisibility } from './schema.ts'

/** Does one thing in the room: the meeting's row makes everybody wait their turn, so that the list has one order. */
async function onTheFloor(deps: Deps, meetingId: string, work: (tx: Tx, meeting: Meeting) => Promise<void>): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    await work(tx, meeting)
    await touchMeeting(deps, tx, meetingId, false)
  })
}

function requireConduct(actor: Actor, meeting: Meeting): void {
  requireAllowed(mayConduct(actor, meeting))
  if (meeting.phase !== 'running') throw new Refusal(409, 'meetings.not-running')
}

const entry = (meetingId: string) => ({ type: 'meetings.meeting', id: meetingId })

/** Opens an item, or none, with the minutes that each speaker has; whoever speaks has ended. */
export async function openItem(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  { item, minutes }: { item: number | null; minutes: number },
): Promise<void> {
  await onTheFloor(deps, meetingId, async (tx, meeting) => {
    requireConduct(actor, meeting)
    const found = item === null ? null : await findAgendaItem(tx, meetingId, item)
    if (found === undefined) throw new InvalidForm({ item: { key: 'ui.field.not-a-choice' } })
    const before = await findFloor(tx, meetingId)
    if (before.item_id !== item) await endSpeech(deps, tx, meetingId)
    const floor = { item_id: item, speaking_minutes: minutes, changed_at: deps.clock.now() }
    await tx
      .insertInto('meetings.floor')
      .values({ meeting_id: meetingId, ...floor })
      .onConflict((c) => c.column('meeting_id').doUpdateSet(floor))
      .execute()
    await audit(tx, actor, {
      action: 'meetings.item-opened',
      record: entry(meetingId),
      before: { item: before.item_id, minutes: before.speaking_minutes },
      after: { item, minutes },
    })
  })
}

async function endSpeech({ clock }: Pick<Deps, 'clock'>, tx: Tx, meetingId: string): Promise<void> {
  await tx
    .updateTable('meetings.speaker')
    .set({ ended_at: clock.now() })
    .where('meeting_id', '=', meetingId)
    .where('called_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Asks for the floor on the current item, for one's own organization and, if said, for others too. */
export async function askToSpeak(deps: Deps, actor: Actor, meetingId: string, behalf: string | null): Promise<void> {
  await onTheFloor(deps, meetingId, async (tx, meeting) => {
    const registration = actor.id === null ? undefined : await findOwnRegistration(tx, meetingId, actor.id)
    requireAllowed(maySpeak(meeting.phase, registration))
    const { item_id } = await findFloor(tx, meetingId)
    if (item_id === null) throw new Refusal(409, 'meetings.no-item-open')
    if (await findOwnRequest(tx, item_id, actor.id!)) throw new Refusal(409, 'meetings.asked-already')
    await tx
      .insertInto('meetings.speaker')
      .values({
        meeting_id: meetingId,
        item_id,
        person_id: actor.id!,
        person_name: actor.name,
        organization_id: registration!.organization_id,
        behalf,
        asked_at: deps.clock.now(),
      })
      .execute()
    await audit(tx, actor, { action: 'meetings.asked-to-speak', record: entry(meetingId), after: { item: item_id, behalf } })
  })
}

/** Takes one's request back, as long as one was not called. */
export async function withdrawRequest(deps: Deps, actor: Actor, meetingId: string): Promise<void> {
  await onTheFloor(deps, meetingId, async (tx) => {
    const { item_id } = await findFloor(tx, meetingId)
    const own = item_id === null || actor.id === null ? undefined : await findOwnRequest(tx, item_id, actor.id)
    if (!own || own.called_at) throw notFound()
    await tx.updateTable('meetings.speaker').set({ withdrawn_at: deps.clock.now() }).where('id', '=', own.id).execute()
    await audit(tx, actor, { action: 'meetings.request-withdrawn', record: entry(meetingId), after: { item: item_id } })
  })
}

/** Ends the speech that runs and gives the floor to the next on the list; with nobody waiting, to nobody. */
export async function callNext(deps: Deps, actor: Actor, meetingId: string): Promise<void> {
  await onTheFloor(deps, meetingId, async (tx, meeting) => {
    requireConduct(actor, meeting)
    await endSpeech(deps, tx, meetingId)
    const { item_id } = await findFloor(tx, meetingId)
    if (item_id === null) throw new Refusal(409, 'meetings.no-item-open')
    const next = await tx
      .selectFrom('meetings.speaker')
      .select(['id', 'person_name'])
      .where('item_id', '=', item_id)
      .where('called_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (next) await tx.updateTable('meetings.speaker').set({ called_at: deps.clock.now() }).where('id', '=', next.id).execute()
    await audit(tx, actor, { action: 'meetings.speaker-called', record: entry(meetingId), after: { speaker: next?.person_name ?? null } })
  })
}

export interface Statement {
  item: number
  behalf: string | null
  language: Language
  text: string
  visibility: StatementVisibility
}

/** Hands a statement in on an item, before the meeting or during it. */
export async function submitStatement(deps: Deps, actor: Actor, meetingId: string, statement: Statement): Promise<void> {
  await onTheFloor(deps, meetingId, async (tx, meeting) => {
    const registration = actor.id === null ? undefined : await findOwnRegistration(tx, meetingId, actor.id)
    requireAllowed(mayState(meeting.phase, registration))
    const { item, ...said } = statement
    if (!(await findAgendaItem(tx, meetingId, item))) throw new InvalidForm({ item: { key: 'ui.field.not-a-choice' } })
    await tx
      .insertInto('meetings.statement')
      .values({
        ...said,
        meeting_id: meetingId,
        item_id: item,
        person_id: actor.id!,
        person_name: actor.name,
        organization_id: registration!.organization_id,
        at: deps.clock.now(),
      })
      .execute()
    await audit(tx, actor, {
      action: 'meetings.statement-submitted',
      record: entry(meetingId),
      after: { item, language: said.language, visibility: said.visibility },
    })
  })
}

/** Takes one's own statement back; the trail goes on saying that there was one. */
export async function withdrawStatement(deps: Deps, actor: Actor, meetingId: string, id: number): Promise<void> {
  await onTheFloor(deps, meetingId, async (tx) => {
    const taken = await tx
      .updateTable('meetings.statement')
      .set({ withdrawn_at: deps.clock.now() })
      .where('id', '=', id)
      .where('meeting_id', '=', meetingId)
      .where('person_id', '=', actor.id ?? '')
      .where('withdrawn_at', 'is', null)
      .returning('item_id')
      .executeTakeFirst()
    if (!taken) throw notFound()
    await audit(tx, actor, { action: 'meetings.statement-withdrawn', record: entry(meetingId), after: { item: taken.item_id } })
  })
}
