import { sql } from 'kysely'
import { type Actor, systemActor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { lockMeeting, type Meeting, touchMeeting } from '../commands/meetings.ts'
import { findAgendaItem } from '../queries/agenda.ts'
import { enterDecision } from './commands.ts'
import type { SilenceForm } from './forms.ts'
import { mayObject, mayRecord, objectors, takesSilence } from './policy.ts'
import './schema.ts'

/** What a letter about a silence procedure says; its words are the messages `meetings.mail.silence-<kind>.subject` and `.text`. */
export type SilenceNews = 'opened' | 'ending' | 'broken' | 'assent' | 'withdrawn'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** the deadline has come */
    'meetings.settle-silence': { silenceId: number }
    /** everybody who takes part hears of it */
    'meetings.tell-silence': { silenceId: number; news: SilenceNews }
    'meetings.tell-silence-one': { silenceId: number; news: SilenceNews; person: string }
  }
}

/**
 * Puts a text to those who take part: it is decided when nobody has objected by the deadline. Works between meetings as well.
 * Returns its number in the meeting.
 */
export async function openSilence(deps: Deps, actor: Actor, meetingId: string, form: SilenceForm): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    requireAllowed(mayRecord(actor, meeting))
    if (!takesSilence(meeting.phase)) throw new Refusal(409, 'meetings.meeting-cancelled')
    const verb = await tx.selectFrom('meetings.decision_verb').select('asks').where('id', '=', form.verb).executeTakeFirst()
    // what sends a matter elsewhere is for a meeting to say
    if (!verb || verb.asks !== null) throw new InvalidForm({ verb: { key: 'ui.field.not-a-choice' } })
    if (form.item !== null && !(await findAgendaItem(tx, meetingId, form.item)))
      throw new InvalidForm({ item: { key: 'ui.field.not-a-choice' } })
    const { number } = await tx
      .selectFrom('meetings.silence')
      .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('number'))
      .where('meeting_id', '=', meetingId)
      .executeTakeFirstOrThrow()
    const { id } = await tx
      .insertInto('meetings.silence')
      .values({
        meeting_id: meetingId,
        number: Number(number) + 1,
        verb: form.verb,
        item_id: form.item,
        documents: JSON.stringify(form.documents),
        texts: JSON.stringify(form.texts),
        deadline: form.deadline,
        proposed_by: actor.name,
        proposed_at: deps.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'meetings.silence-opened',
      record: { type: 'meetings.silence', id },
      after: {
        verb: form.verb,
        deadline: form.deadline.toISOString(),
        documents: form.documents.map(({ words }) => words).join('; ') || null,
      },
    })
    await deps.jobs.enqueue(tx, 'meetings.settle-silence', { silenceId: id }, { key: String(id), startAfter: form.deadline })
    await tell(deps, tx, id, 'opened')
    const reminder = new Date(form.deadline.getTime() - deps.config.silenceReminder * 3_600_000)
    // what is asked for a shorter time than that has just been told
    if (reminder > deps.clock.now() && reminder < form.deadline) await tell(deps, tx, id, 'ending', reminder)
    await touchMeeting(deps, tx, meetingId)
    return Number(number) + 1
  })
}

const tell = ({ jobs }: Pick<Deps, 'jobs'>, tx: Tx, silenceId: number, news: SilenceNews, startAfter?: Date): Promise<void> =>
  jobs.enqueue(tx, 'meetings.tell-silence', { silenceId, news }, { key: `${silenceId}-${news}`, ...(startAfter && { startAfter }) })

async function lockSilence(tx: Tx, meeting: Meeting, number: number) {
  const silence = await tx
    .selectFrom('meetings.silence')
    .selectAll()
    .where('meeting_id', '=', meeting.id)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (!silence) throw notFound()
  return silence
}

/** Breaks the silence, with the reason; once for each organization. Others may add theirs until the deadline. */
export async function object(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  number: number,
  { reason, language }: { reason: string; language: Language },
): Promise<void> {
  requireAllowed(mayObject(actor))
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    const silence = await lockSilence(tx, meeting, number)
    const now = deps.clock.now()
    if (silence.deadline <= now || (silence.outcome !== null && silence.outcome !== 'broken'))
      throw new Refusal(409, 'meetings.silence-over')
    const objected = await tx
      .insertInto('meetings.objection')
      .values({
        silence_id: silence.id,
        person_id: actor.id!,
        person_name: actor.name,
        organization_id: actor.organization!,
        reason,
        language,
        at: now,
      })
      .onConflict((c) => c.columns(['silence_id', 'organization_id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!objected) throw new Refusal(409, 'meetings.objected-already')
    await audit(tx, actor, {
      action: 'meetings.silence-broken',
      record: { type: 'meetings.silence', id: silence.id },
      after: { organization: actor.organization },
      note: reason,
    })
    if (silence.outcome === null) {
      await tx
        .updateTable('meetings.silence')
        .set({ outcome: 'broken', settled_at: now, version: silence.version + 1 })
        .where('id', '=', silence.id)
        .execute()
      await tell(deps, tx, silence.id, 'broken')
    }
    await touchMeeting(deps, tx, meetingId)
  })
}

/** Takes the question back before its deadline: nothing is decided. */
export async function withdrawSilence(deps: Deps, actor: Actor, meetingId: string, number: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    requireAllowed(mayRecord(actor, meeting))
    const silence = await lockSilence(tx, meeting, number)
    if (silence.outcome !== null) throw new Refusal(409, 'meetings.silence-over')
    await tx
      .updateTable('meetings.silence')
      .set({ outcome: 'withdrawn', settled_at: deps.clock.now(), version: silence.version + 1 })
      .where('id', '=', silence.id)
      .execute()
    await audit(tx, actor, { action: 'meetings.silence-withdrawn', record: { type: 'meetings.silence', id: silence.id } })
    await tell(deps, tx, silence.id, 'withdrawn')
    await touchMeeting(deps, tx, meetingId)
  })
}

/** Assent when nobody has objected by the deadline; run again, or before it, nothing. */
export async function settleSilence(deps: Deps, silenceId: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const found = await tx.selectFrom('meetings.silence').select(['meeting_id', 'number']).where('id', '=', silenceId).executeTakeFirst()
    if (!found) return
    const meeting = await lockMeeting(tx, found.meeting_id)
    const silence = await lockSilence(tx, meeting, found.number)
    if (silence.outcome !== null || silence.deadline > deps.clock.now()) return
    // an item taken off the agenda meanwhile is no reason not to decide
    const item = silence.item_id !== null && (await findAgendaItem(tx, meeting.id, silence.item_id)) ? silence.item_id : null
    const { verb, documents, texts, proposed_by } = silence
    const decision = await enterDecision(
      deps,
      tx,
      systemActor,
      meeting,
      { verb, item, documents, texts, until: null, to: null, version: 0 },
      { bySilence: true, recordedBy: proposed_by },
    )
    await tx
      .updateTable('meetings.silence')
      .set({ outcome: 'assent', settled_at: deps.clock.now(), decision_id: decision, version: silence.version + 1 })
      .where('id', '=', silence.id)
      .execute()
    await audit(tx, systemActor, { action: 'meetings.silence-assent', record: { type: 'meetings.silence', id: silence.id } })
    await tell(deps, tx, silence.id, 'assent')
  })
}

/** Who hears of it: everybody admitted to the meeting, and whoever answers for the organizations. A reminder is for those who may object. */
export const readersOf = async (tx: Tx, meetingId: string, news: SilenceNews): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from people.directory d where departed_at is null
      and ('focal-point' = any(roles)
        or exists (select from meetings.registration r where r.person_id = d.person_id and r.meeting_id = ${meetingId} and r.state = 'approved'))
      and (${news !== 'ending'} or (roles && ${[...objectors]}::text[] and organization_id is not null))
    order by person_id`.execute(tx)
  return rows.map(({ id }) => id)
}
