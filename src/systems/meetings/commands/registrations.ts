import { randomBytes } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { forbidden, InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import { meetingsTopic, meetingTopic } from '../events.ts'
import type { RegistrationForm } from '../forms.ts'
import { enqueueLetter } from '../mail.ts'
import { mayAnswerFor, mayMarkAttendance, mayRegister, mayWithdraw, takesRegistrations } from '../policy.ts'
import { dayIn } from '../rules.ts'
import { lockMeeting } from './meetings.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Ten letters and digits that can be read aloud at a desk; 50 bits. */
const newCode = () => Array.from(randomBytes(10), (byte) => alphabet[byte & 31]).join('')

/**
 * Registers the actor, or somebody of an organization that the actor answers for. Whoever may approve has thereby approved;
 * any other registration waits for the organization's focal point. Returns the registration's id.
 */
export async function register(deps: Deps, actor: Actor, meetingId: string, form: RegistrationForm): Promise<number> {
  requireAllowed(mayRegister(actor))
  const { db, clock } = deps
  return await inTransaction(db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    if (!takesRegistrations(meeting, dayIn(meeting.time_zone, clock.now()))) throw new Refusal(409, 'meetings.registration-closed')
    const personId = form.person ?? actor.id!
    const person = await tx
      .selectFrom('people.directory')
      .select(['person_id', 'name', 'organization_id'])
      .where('person_id', '=', personId)
      .where('departed_at', 'is', null)
      .executeTakeFirst()
    if (!person?.organization_id) throw new InvalidForm({ person: { key: 'meetings.field.no-such-person' } })
    const answers = mayAnswerFor(actor, person.organization_id)
    if (personId !== actor.id && !answers) throw forbidden()
    await requirePlace(tx, meetingId, personId, person.organization_id, form)
    const state = answers ? 'approved' : 'waiting'
    const now = clock.now()
    const fields = { capacity: form.capacity, attends: form.attends, listed: form.listed }
    const { id } = await tx
      .insertInto('meetings.registration')
      .values({
        ...fields,
        gender: form.gender,
        meeting_id: meetingId,
        person_id: personId,
        organization_id: person.organization_id,
        state,
        code: newCode(),
        asked_by: actor.id!,
        asked_at: now,
        answered_by: answers ? actor.name : null,
        answered_at: answers ? now : null,
        reason: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'meetings.registered',
      record: { type: 'meetings.registration', id },
      after: { meeting: meetingId, person: person.name, organization: person.organization_id, state, ...fields },
    })
    if (state === 'waiting') await askFocalPoints(deps, tx, id, person.organization_id)
    else if (personId !== actor.id) await enqueueLetter(deps, tx, { kind: 'approved', person: personId, registration: id })
    await deps.events.touch(tx, meetingsTopic, meetingTopic(meetingId))
    return id
  })
}

/** One registration for each person, one head for each delegation; asked here so that the answer names the field. */
async function requirePlace(tx: Tx, meetingId: string, personId: string, organizationId: string, { capacity }: RegistrationForm) {
  const standing = await tx
    .selectFrom('meetings.registration')
    .select(['person_id', 'capacity', 'organization_id'])
    .where('meeting_id', '=', meetingId)
    .where('state', 'in', ['waiting', 'approved'])
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('organization_id', '=', organizationId)]))
    .execute()
  if (standing.some((one) => one.person_id === personId)) throw new Refusal(409, 'meetings.already-registered')
  if (capacity === 'head' && standing.some((one) => one.capacity === 'head' && one.organization_id === organizationId)) {
    throw new InvalidForm({ capacity: { key: 'meetings.field.one-head' } })
  }
}

async function askFocalPoints(deps: Deps, tx: Tx, registration: number, organizationId: string): Promise<void> {
  const focalPoints = await tx
    .selectFrom('people.directory')
    .select('person_id')
    .where('organization_id', '=', organizationId)
    .where('departed_at', 'is', null)
    .where(sql<SqlBool>`roles @> array['focal-point']`)
    .execute()
  for (const { person_id } of focalPoints) await enqueueLetter(deps, tx, { kind: 'asked', person: person_id, registration })
}

async function lockRegistration(tx: Tx, meetingId: string, id: number) {
  const registration = await tx
    .selectFrom('meetings.registration')
    .selectAll()
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .forUpdate()
    .executeTakeFirst()
  if (!registration) throw notFound()
  return registration
}

/** The focal point's or the secretariat's answer; a refusal has a reason, which the person reads. */
export async function answerRegistration(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  id: number,
  answer: { state: 'approved' } | { state: 'refused'; reason: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const registration = await lockRegistration(tx, meetingId, id)
    // Whose registration it is not one's to answer is not there.
    if (!mayAnswerFor(actor, registration.organization_id)) throw notFound()
    if (registration.state !== 'waiting') throw new Refusal(409, 'meetings.already-answered')
    const after = { state: answer.state, reason: answer.state === 'refused' ? answer.reason : null }
    await tx
      .updateTable('meetings.registration')
      .set({ ...after, answered_by: actor.name, answered_at: deps.clock.now(), version: registration.version + 1 })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: `meetings.registration-${answer.state}`,
      record: { type: 'meetings.registration', id },
      before: { state: registration.state },
      after,
    })
    await enqueueLetter(deps, tx, { kind: answer.state, person: registration.person_id, registration: id })
    await deps.events.touch(tx, meetingsTopic, meetingTopic(meetingId))
  })
}

/** Takes a registration back: the person, the focal point, the secretariat. Who did attend stays in the figures. */
export async function withdrawRegistration(deps: Deps, actor: Actor, meetingId: string, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const registration = await lockRegistration(tx, meetingId, id)
    if (!mayWithdraw(actor, registration)) throw notFound()
    if (registration.state !== 'waiting' && registration.state !== 'approved') throw new Refusal(409, 'meetings.already-answered')
    await tx
      .updateTable('meetings.registration')
      .set({ state: 'withdrawn', answered_by: actor.name, answered_at: deps.clock.now(), version: registration.version + 1 })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.registration-withdrawn',
      record: { type: 'meetings.registration', id },
      before: { state: registration.state },
      after: { state: 'withdrawn' },
    })
    if (registration.person_id !== actor.id) {
      await enqueueLetter(deps, tx, { kind: 'withdrawn', person: registration.person_id, registration: id })
    }
    await deps.events.touch(tx, meetingsTopic, meetingTopic(meetingId))
  })
}

/** Somebody is in the room, or was marked by mistake. Marking twice is once. */
export async function markAttendance(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  { sitting, registration, present }: { sitting: number; registration: number; present: boolean },
): Promise<void> {
  requireAllowed(mayMarkAttendance(actor))
  await inTransaction(deps.db, async (tx) => {
    const { state } = await lockRegistration(tx, meetingId, registration)
    if (state !== 'approved') throw new Refusal(409, 'meetings.not-admitted')
    const open = await tx
      .selectFrom('meetings.sitting')
      .select('id')
      .where('id', '=', sitting)
      .where('meeting_id', '=', meetingId)
      .where('cancelled_at', 'is', null)
      .executeTakeFirst()
    if (!open) throw notFound()
    const changed = present
      ? await tx
          .insertInto('meetings.attendance')
          .values({ sitting_id: sitting, registration_id: registration, marked_by: actor.name, marked_at: deps.clock.now() })
          .onConflict((c) => c.doNothing())
          .returning('sitting_id')
          .execute()
      : await tx
          .deleteFrom('meetings.attendance')
          .where('sitting_id', '=', sitting)
          .where('registration_id', '=', registration)
          .returning('sitting_id')
          .execute()
    if (changed.length === 0) return
    await audit(tx, actor, {
      action: present ? 'meetings.attended' : 'meetings.attendance-removed',
      record: { type: 'meetings.registration', id: registration },
      after: { sitting },
    })
    await deps.events.touch(tx, meetingsTopic, meetingTopic(meetingId))
  })
}
