import { type Selectable, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Database, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { findSession, type SessionMoved } from '../../reference/index.ts'
import { meetingsTopic, meetingTopic } from '../events.ts'
import type { SettingsForm, SittingForm } from '../forms.ts'
import { emptySitting } from '../plan/upkeep.ts'
import { mayKeepMeetings, mayTakeStep } from '../policy.ts'
import { daysBetween } from '../rules.ts'
import { next, type PressedStep, type Step } from '../states.ts'
import '../schema.ts'

export type Meeting = Selectable<Database['meetings.meeting']>

/** The meeting's row, held until the transaction ends; not there: not found. */
export async function lockMeeting(tx: Tx, id: string): Promise<Meeting> {
  const meeting = await tx.selectFrom('meetings.meeting').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!meeting) throw notFound()
  return meeting
}

/** Says that a meeting's pages have changed; `told` brings it to the top of the feed as well. */
export async function touchMeeting({ events, clock }: Pick<Deps, 'events' | 'clock'>, tx: Tx, id: string, told = true): Promise<void> {
  if (told) await tx.updateTable('meetings.meeting').set({ updated_at: clock.now() }).where('id', '=', id).execute()
  await events.touch(tx, meetingsTopic, meetingTopic(id))
}

/** Opens the working side of a session; returns the meeting's id, which is the session's. */
export async function openMeeting(deps: Deps, actor: Actor, sessionId: string): Promise<string> {
  requireAllowed(mayKeepMeetings(actor))
  const { db, clock } = deps
  return await inTransaction(db, async (tx) => {
    const session = await findSession(tx, sessionId)
    if (!session) throw notFound()
    const now = clock.now()
    const opened = await tx
      .insertInto('meetings.meeting')
      .values({
        id: session.id,
        session_id: session.id,
        chair_id: null,
        remote_link: null,
        registration_closes: null,
        created_at: now,
        updated_at: now,
      })
      .onConflict((c) => c.column('session_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!opened) throw new Refusal(409, 'meetings.already-open')
    await audit(tx, actor, { action: 'meetings.opened', record: { type: 'meetings.meeting', id: session.id } })
    await deps.events.emit(tx, 'meetings.opened', { meetingId: session.id, sessionId: session.id, actor })
    await touchMeeting(deps, tx, session.id)
    return session.id
  })
}

const settings = ({ time_zone, chair_id, remote_link, agenda_prefix, registration_closes }: Omit<SettingsForm, 'version'>) => ({
  time_zone,
  chair_id,
  remote_link,
  agenda_prefix,
  registration_closes,
})

/** Time zone, chair, link, numbering of the agenda, end of registration. A new time zone moves every sitting in all calendars. */
export async function changeSettings(deps: Deps, actor: Actor, id: string, form: SettingsForm): Promise<void> {
  requireAllowed(mayKeepMeetings(actor))
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, id)
    const [before, after] = [settings(meeting), settings(form)]
    if (form.version !== meeting.version) throw stale({ ...before, version: meeting.version }, after)
    await tx
      .updateTable('meetings.meeting')
      .set({ ...after, version: meeting.version + 1 })
      .where('id', '=', id)
      .execute()
    if (before.time_zone !== after.time_zone) await renumberSittings(deps, tx, id)
    // The link is for those who are registered; the trail says that it changed, not what it is.
    const shown = ({ remote_link, ...rest }: typeof before) => ({ ...rest, remote: remote_link !== null })
    await audit(tx, actor, {
      action: 'meetings.settings-changed',
      record: { type: 'meetings.meeting', id },
      before: shown(before),
      after: shown(after),
    })
    await touchMeeting(deps, tx, id)
  })
}

const renumberSittings = ({ clock }: Pick<Deps, 'clock'>, tx: Tx, meetingId: string) =>
  tx
    .updateTable('meetings.sitting')
    .set((eb) => ({ sequence: eb('sequence', '+', 1), updated_at: clock.now() }))
    .where('meeting_id', '=', meetingId)
    .execute()

/** Takes a meeting one step on, within the caller's transaction; the meeting is locked. */
export async function advance(deps: Deps, tx: Tx, actor: Actor, meeting: Meeting, step: Step): Promise<void> {
  const to = next(meeting.phase, step)
  await tx
    .updateTable('meetings.meeting')
    .set({ phase: to, version: meeting.version + 1, ...(to === 'cancelled' && { sequence: meeting.sequence + 1 }) })
    .where('id', '=', meeting.id)
    .execute()
  if (to === 'cancelled') {
    await tx
      .updateTable('meetings.sitting')
      .set((eb) => ({ sequence: eb('sequence', '+', 1), cancelled_at: deps.clock.now(), updated_at: deps.clock.now() }))
      .where('meeting_id', '=', meeting.id)
      .where('cancelled_at', 'is', null)
      .execute()
  }
  await audit(tx, actor, {
    action: 'meetings.phase-changed',
    record: { type: 'meetings.meeting', id: meeting.id },
    before: { phase: meeting.phase },
    after: { phase: to },
  })
  await deps.events.emit(tx, 'meetings.phase-changed', { meetingId: meeting.id, from: meeting.phase, to, actor })
  await touchMeeting(deps, tx, meeting.id)
}

/** A step that a person takes. The invitation is not one: publishing the letter invites. */
export async function takeStep(deps: Deps, actor: Actor, id: string, step: PressedStep): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, id)
    requireAllowed(mayTakeStep(actor, meeting, step))
    await advance(deps, tx, actor, meeting, step)
  })
}

const sittingFields = ({ day, starts, ends, room, name }: Omit<SittingForm, 'version'>) => ({ day, starts, ends, room, name })

export async function addSitting(deps: Deps, actor: Actor, meetingId: string, form: SittingForm): Promise<number> {
  requireAllowed(mayKeepMeetings(actor))
  return await inTransaction(deps.db, async (tx) => {
    await lockMeeting(tx, meetingId)
    const fields = sittingFields(form)
    const { id } = await tx
      .insertInto('meetings.sitting')
      .values({
        ...fields,
        meeting_id: meetingId,
        name: fields.name && JSON.stringify(fields.name),
        cancelled_at: null,
        updated_at: deps.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'meetings.sitting-added', record: { type: 'meetings.meeting', id: meetingId }, after: fields })
    await touchMeeting(deps, tx, meetingId)
    return id
  })
}

async function lockSitting(tx: Tx, meetingId: string, id: number) {
  const sitting = await tx
    .selectFrom('meetings.sitting')
    .selectAll()
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst()
  if (!sitting) throw notFound()
  return sitting
}

/** Moves or renames a sitting; calendars follow by its number. */
export async function changeSitting(deps: Deps, actor: Actor, meetingId: string, id: number, form: SittingForm): Promise<void> {
  requireAllowed(mayKeepMeetings(actor))
  await inTransaction(deps.db, async (tx) => {
    await lockMeeting(tx, meetingId)
    const sitting = await lockSitting(tx, meetingId, id)
    const [before, after] = [sittingFields(sitting), sittingFields(form)]
    if (form.version !== sitting.version) throw stale({ ...before, version: sitting.version }, after)
    await tx
      .updateTable('meetings.sitting')
      .set({
        ...after,
        name: after.name && JSON.stringify(after.name),
        version: sitting.version + 1,
        sequence: sitting.sequence + 1,
        updated_at: deps.clock.now(),
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: 'meetings.sitting-changed', record: { type: 'meetings.meeting', id: meetingId }, before, after })
    await touchMeeting(deps, tx, meetingId)
  })
}

/** A sitting that does not take place stays, struck out, so that calendars hear of it; what was planned in it waits to be placed again. */
export async function cancelSitting(deps: Deps, actor: Actor, meetingId: string, id: number): Promise<void> {
  requireAllowed(mayKeepMeetings(actor))
  await inTransaction(deps.db, async (tx) => {
    await lockMeeting(tx, meetingId)
    const sitting = await lockSitting(tx, meetingId, id)
    if (sitting.cancelled_at) return
    await tx
      .updateTable('meetings.sitting')
      .set({
        cancelled_at: deps.clock.now(),
        sequence: sitting.sequence + 1,
        version: sitting.version + 1,
        updated_at: deps.clock.now(),
      })
      .where('id', '=', id)
      .execute()
    await emptySitting(tx, meetingId, id)
    await audit(tx, actor, {
      action: 'meetings.sitting-cancelled',
      record: { type: 'meetings.meeting', id: meetingId },
      after: sittingFields(sitting),
    })
    await touchMeeting(deps, tx, meetingId)
  })
}

/** The session moved: its sittings move by as many days, in the same transaction. */
export async function followSession(deps: Deps, tx: Tx, { sessionId, from, to, actor }: SessionMoved): Promise<void> {
  const meeting = await tx.selectFrom('meetings.meeting').selectAll().where('session_id', '=', sessionId).forUpdate().executeTakeFirst()
  if (!meeting) return
  const days = daysBetween(from.starts, to.starts)
  await tx
    .updateTable('meetings.meeting')
    .set({ sequence: meeting.sequence + 1, version: meeting.version + 1 })
    .where('id', '=', meeting.id)
    .execute()
  if (days !== 0) {
    await tx
      .updateTable('meetings.sitting')
      .set((eb) => ({
        day: sql<string>`day + ${days}::int`,
        sequence: eb('sequence', '+', 1),
        version: eb('version', '+', 1),
        updated_at: deps.clock.now(),
      }))
      .where('meeting_id', '=', meeting.id)
      .where('cancelled_at', 'is', null)
      .execute()
    await audit(tx, actor, { action: 'meetings.sittings-moved', record: { type: 'meetings.meeting', id: meeting.id }, after: { days } })
  }
  await touchMeeting(deps, tx, meeting.id)
}
