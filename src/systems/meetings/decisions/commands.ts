import { type Selectable, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Database, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { lockMeeting, type Meeting, touchMeeting } from '../commands/meetings.ts'
import { momentIn } from '../contributions/deadlines.ts'
import { readAgenda } from '../queries/agenda.ts'
import { dayIn } from '../rules.ts'
import type { DecisionForm } from './forms.ts'
import { mayRecord, takesDecisions } from './policy.ts'
import { reopen, takeBack } from './postponed.ts'
import type { Named } from './schema.ts'
import { columnsOf, type UntilColumns, untilOf } from './until.ts'
import './schema.ts'

declare module '../../../platform/events/index.ts' {
  interface EventMap {
    /** Emitted in the transaction that records a decision: what it brings about is done in the same step. */
    'meetings.decided': {
      decisionId: number
      meetingId: string
      /** in the meeting, from 1 */
      number: number
      /** id of `decision-verbs.json` */
      verb: string
      itemId: number | null
      /** normal forms of symbols */
      documents: string[]
      bySilence: boolean
      actor: Actor
    }
  }
}

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** the decisions of a meeting become a paper that the text engine reads */
    'meetings.keep-decisions': { meetingId: string }
  }
}

type Decision = Selectable<Database['meetings.decision']>

/**
 * Puts a decision of a meeting on record under the next number; returns its id. Matters that are postponed come back on an agenda
 * when what they wait for has come, and tasks in the words wait at the review desk as soon as they have been read.
 *
 * With `deps.db` a transaction of the caller's, it joins that.
 * @throws InvalidForm for an unknown verb or item, an event or body that the verb needs, a decision on nothing
 */
export async function recordDecision(deps: Deps, actor: Actor, meetingId: string, form: DecisionForm): Promise<number> {
  return await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    requireAllowed(mayRecord(actor, meeting))
    if (!takesDecisions(meeting.phase)) throw new Refusal(409, 'meetings.not-in-session')
    return await enterDecision(deps, tx, actor, meeting, form)
  })
}

/** Whose words brought the decision about: the assent of a silence is nobody's to claim. */
interface Origin {
  bySilence: boolean
  recordedBy: string
}

/** Records within the caller's transaction, once it is settled that this may be: the meeting is locked. */
export async function enterDecision(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  meeting: Meeting,
  form: DecisionForm,
  origin: Origin = { bySilence: false, recordedBy: actor.name },
): Promise<number> {
  const now = deps.clock.now()
  const checked = await check(tx, meeting, form, now)
  const { number } = await tx
    .selectFrom('meetings.decision')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('number'))
    .where('meeting_id', '=', meeting.id)
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('meetings.decision')
    .values({
      ...checked,
      meeting_id: meeting.id,
      number: Number(number) + 1,
      by_silence: origin.bySilence,
      recorded_by: origin.recordedBy,
      recorded_at: now,
      changed_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await putDocuments(tx, id, form.documents)
  await audit(tx, actor, { action: 'meetings.decided', record: { type: 'meetings.decision', id }, after: told(checked, form.documents) })
  await followUp(deps, tx, actor, meeting, id, checked)
  await deps.events.emit(tx, 'meetings.decided', {
    decisionId: id,
    meetingId: meeting.id,
    number: Number(number) + 1,
    verb: form.verb,
    itemId: form.item,
    documents: form.documents.map(({ key }) => key),
    bySilence: origin.bySilence,
    actor,
  })
  return id
}

/** Mends what was recorded; the history keeps what it said before. */
export async function correctDecision(deps: Deps, actor: Actor, meetingId: string, number: number, form: DecisionForm): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { meeting, decision, documents } = await lockDecision(tx, actor, meetingId, number)
    if (decision.withdrawn_at) throw new Refusal(409, 'meetings.decision-withdrawn')
    const checked = await check(tx, meeting, form, decision.recorded_at)
    const [before, after] = [told(decision, documents), told(checked, form.documents)]
    if (form.version !== decision.version) throw stale({ ...before, version: decision.version }, after)
    const waits = (of: UntilColumns & { item_id: number | null }) => JSON.stringify([untilOf(of), of.item_id])
    const elsewhere = waits(checked) !== waits(decision)
    if (elsewhere) await takeBack(deps, tx, decision)
    await tx
      .updateTable('meetings.decision')
      .set({ ...checked, changed_at: deps.clock.now(), version: decision.version + 1 })
      .where('id', '=', decision.id)
      .execute()
    await putDocuments(tx, decision.id, form.documents)
    await audit(tx, actor, { action: 'meetings.decision-corrected', record: { type: 'meetings.decision', id: decision.id }, before, after })
    await followUp(deps, tx, actor, meeting, decision.id, checked)
  })
}

/** Says that a decision was recorded in error: it stays, struck out, and its number stays taken. */
export async function withdrawDecision(deps: Deps, actor: Actor, meetingId: string, number: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { meeting, decision } = await lockDecision(tx, actor, meetingId, number)
    if (decision.withdrawn_at) return
    const now = deps.clock.now()
    await takeBack(deps, tx, decision)
    await tx
      .updateTable('meetings.decision')
      .set({ withdrawn_at: now, changed_at: now, version: decision.version + 1 })
      .where('id', '=', decision.id)
      .execute()
    await audit(tx, actor, { action: 'meetings.decision-withdrawn', record: { type: 'meetings.decision', id: decision.id } })
    await followUp(deps, tx, actor, meeting, decision.id, null)
  })
}

async function lockDecision(tx: Tx, actor: Actor, meetingId: string, number: number) {
  const meeting = await lockMeeting(tx, meetingId)
  requireAllowed(mayRecord(actor, meeting))
  const decision = await tx
    .selectFrom('meetings.decision')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!decision) throw notFound()
  const documents = await tx
    .selectFrom('meetings.decision_document')
    .select(['symbol_key as key', 'words'])
    .where('decision_id', '=', decision.id)
    .orderBy('position')
    .execute()
  return { meeting, decision, documents }
}

type Checked = Pick<Decision, 'verb' | 'item_id' | 'item_number' | 'to_body' | keyof UntilColumns> & { texts: string | null }

/** The row's own columns, or what is wrong with them at which field. */
async function check(tx: Tx, meeting: Meeting, form: DecisionForm, now: Date): Promise<Checked> {
  const { verb, item, documents, texts } = form
  const errors: FieldErrors = {}
  const known = await tx.selectFrom('meetings.decision_verb').select('asks').where('id', '=', verb).executeTakeFirst()
  if (!known) errors.verb = { key: 'ui.field.not-a-choice' }
  const until = known?.asks === 'event' ? form.until : null
  const to = known?.asks === 'body' ? form.to : null
  if (known?.asks === 'event') {
    if (item === null) errors.item = { key: 'meetings.field.which-item' }
    if (!until) errors.until = { key: 'ui.field.required' }
    else {
      if ('session' in until && (until.session === meeting.session_id || !(await exists(tx, 'reference.session', until.session))))
        errors['until-session'] = { key: 'ui.field.not-a-choice' }
      if ('body' in until && !(await exists(tx, 'reference.body', until.body))) errors['until-body'] = { key: 'ui.field.not-a-choice' }
      if ('day' in until && until.day <= dayIn(meeting.time_zone, now)) errors['until-day'] = { key: 'meetings.field.past' }
    }
  }
  if (known?.asks === 'body') {
    if (documents.length === 0) errors.documents = { key: 'meetings.field.which-document' }
    if (!to) errors.to = { key: 'ui.field.required' }
    else if (!(await exists(tx, 'reference.body', to))) errors.to = { key: 'ui.field.not-a-choice' }
  }
  if (item === null && documents.length === 0 && texts === null) errors['text-en'] = { key: 'meetings.field.on-what' }
  const entry = item === null ? undefined : (await readAgenda(tx, meeting)).find((one) => one.item === item)
  if (item !== null && !entry) errors.item = { key: 'ui.field.not-a-choice' }
  if (Object.keys(errors).length) throw new InvalidForm(errors)
  return {
    verb,
    item_id: item,
    item_number: entry?.number ?? null,
    texts: texts && JSON.stringify(texts),
    ...columnsOf(until),
    to_body: to,
  }
}

const exists = async (tx: Tx, table: 'reference.session' | 'reference.body', id: string): Promise<boolean> =>
  (await sql`select from ${sql.table(table)} where id = ${id}`.execute(tx)).rows.length > 0

/** What the history tells of a decision. */
const told = (of: Omit<Checked, 'texts'> & { texts: unknown }, documents: readonly Named[]) => ({
  verb: of.verb,
  item_number: of.item_number,
  documents: documents.map(({ words }) => words).join('; ') || null,
  until_kind: of.until_kind,
  until_session: of.until_session,
  until_body: of.until_body,
  until_day: of.until_day,
  until_document: of.until_document,
  to_body: of.to_body,
  ...texts(of.texts),
})

/** Each language as a field of its own, so that the history names only those that changed. */
const texts = (value: unknown): Record<string, string> => {
  const all = (typeof value === 'string' ? JSON.parse(value) : (value ?? {})) as Record<string, string>
  return Object.fromEntries(
    Object.entries(all).flatMap(([language, text]) => (language === 'original' ? [] : [[`text-${language}`, text]])),
  )
}

async function putDocuments(tx: Tx, decision: number, documents: readonly Named[]): Promise<void> {
  await tx.deleteFrom('meetings.decision_document').where('decision_id', '=', decision).execute()
  if (documents.length === 0) return
  await tx
    .insertInto('meetings.decision_document')
    .values(documents.map(({ key, words }, position) => ({ decision_id: decision, symbol_key: key, words, position })))
    .execute()
}

async function followUp(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  meeting: Meeting,
  decision: number,
  checked: Pick<Checked, 'until_kind' | 'until_day'> | null,
): Promise<void> {
  if (checked?.until_kind) await reopen(deps, tx, actor, decision)
  if (checked?.until_day) {
    const startAfter = momentIn(meeting.time_zone, checked.until_day, '00:00')
    await deps.jobs.enqueue(tx, 'meetings.reopen', { decision }, { key: `${decision}-${checked.until_day}`, startAfter })
  }
  await deps.jobs.enqueue(tx, 'meetings.keep-decisions', { meetingId: meeting.id }, { key: meeting.id })
  await touchMeeting(deps, tx, meeting.id)
}
