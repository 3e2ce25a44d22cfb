import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, requireAllowed, stale } from '../../../platform/errors.ts'
import type { LetterForm } from '../forms.ts'
import { mayKeepMeetings } from '../policy.ts'
import { advance, lockMeeting, touchMeeting } from './meetings.ts'

/** Writes the draft of the invitation: the open one, or the next version after those that were sent. */
export async function saveLetter(deps: Deps, actor: Actor, meetingId: string, form: LetterForm): Promise<void> {
  requireAllowed(mayKeepMeetings(actor))
  const now = deps.clock.now()
  await inTransaction(deps.db, async (tx) => {
    await lockMeeting(tx, meetingId)
    const letters = await tx
      .selectFrom('meetings.letter')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .orderBy('number', 'desc')
      .limit(1)
      .execute()
    const latest = letters[0]
    const after = { circular: form.circular, texts: form.texts }
    if (latest && !latest.published_at) {
      const before = { circular: latest.circular, texts: latest.texts }
      if (form.version !== latest.version) throw stale({ ...before, version: latest.version }, after)
      await tx
        .updateTable('meetings.letter')
        .set({ ...after, texts: JSON.stringify(form.texts), written_by: actor.name, written_at: now, version: latest.version + 1 })
        .where('id', '=', latest.id)
        .execute()
      await audit(tx, actor, { action: 'meetings.letter-changed', record: { type: 'meetings.meeting', id: meetingId }, before, after })
    } else {
      // Two who begin the next version at once: the second one's form has seen no draft, so it carries no version of one.
      if (form.version !== 0) throw stale({ version: 0 }, after)
      await tx
        .insertInto('meetings.letter')
        .values({
          meeting_id: meetingId,
          number: (latest?.number ?? 0) + 1,
          circular: form.circular,
          texts: JSON.stringify(form.texts),
          written_by: actor.name,
          written_at: now,
          published_at: null,
        })
        .execute()
      await audit(tx, actor, { action: 'meetings.letter-begun', record: { type: 'meetings.meeting', id: meetingId }, after })
    }
    await touchMeeting(deps, tx, meetingId, false)
  })
}

/** Publishes the draft. The first letter invites; focal points are written to each time. */
export async function publishLetter(deps: Deps, actor: Actor, meetingId: string, version: number): Promise<void> {
  requireAllowed(mayKeepMeetings(actor))
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    const draft = await tx
      .selectFrom('meetings.letter')
      .selectAll()
      .where('meeting_id', '=', meetingId)
      .where('published_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!draft) throw notFound()
    if (draft.version !== version) throw stale({ circular: draft.circular, texts: draft.texts, version: draft.version }, { version })
    await tx.updateTable('meetings.letter').set({ published_at: deps.clock.now() }).where('id', '=', draft.id).execute()
    await audit(tx, actor, {
      action: 'meetings.letter-published',
      record: { type: 'meetings.meeting', id: meetingId },
      after: { circular: draft.circular, number: draft.number },
    })
    if (meeting.phase === 'announced') await advance(deps, tx, actor, meeting, 'invite')
    else await touchMeeting(deps, tx, meetingId)
    await deps.jobs.enqueue(tx, 'meetings.invite', { meetingId, letter: draft.number }, { key: `${meetingId}-${draft.number}` })
  })
}
