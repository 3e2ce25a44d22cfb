import { type Selectable, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Database, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { appendAgendaItem } from '../commands/agenda.ts'
import { lockMeeting, type Meeting, touchMeeting } from '../commands/meetings.ts'
import { readAgenda } from '../queries/agenda.ts'
import type { DecisionForm } from './forms.ts'
import { mayRecord, takesDecisions } from './policy.ts'
import type { Named } from './schema.ts'
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
 * Puts a decision of a meeting on record under the next number; returns its id. Matters that are postponed come back on the agenda
 * of the session they are put off to, and tasks in the words wait at the review desk as soon as they have been read.
 *
 * With `deps.db` a transaction of the caller's, it joins that.
 * @throws InvalidForm for an unknown verb or item, a session or body that the verb needs, a decision on nothing
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
  const checked = await check(tx, meeting, form)
  const { number } = await tx
    .selectFrom('meetings.decision')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('number'))
    .where('meeting_id', '=', meeting.id)
    .executeTakeFirstOrThrow()
  const now = deps.clock.now()
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
  await followUp(deps, tx, actor, meeting, checked.until_session)
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
    const checked = await check(tx, meeting, form)
    const [before, after] = [told(decision, documents), told(checked, form.documents)]
    if (form.version !== decision.version) throw stale({ ...before, version: decision.version }, after)
    const elsewhere = checked.until_session !== decision.until_session || checked.item_id !== decision.item_id
    if (elsewhere) await takeBack(deps, tx, decision)
    await tx
      .updateTable('meetings.decision')
      .set({ ...checked, changed_at: deps.clock.now(), version: decision.version + 1, ...(elsewhere && { reopened_item: null }) })
      .where('id', '=', decision.id)
      .execute()
    await putDocuments(tx, decision.id, form.documents)
    await audit(tx, actor, { action: 'meetings.decision-corrected', record: { type: 'meetings.decision', id: decision.id }, before, after })
    await followUp(deps, tx, actor, meeting, checked.until_session)
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
      .set({ withdrawn_at: now, changed_at: now, reopened_item: null, version: decision.version + 1 })
      .where('id', '=', decision.id)
      .execute()
    await audit(tx, actor, { action: 'meetings.decision-withdrawn', record: { type: 'meetings.decision', id: decision.id } })
    await followUp(deps, tx, actor, meeting, null)
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

type Checked = Pick<Decision, 'verb' | 'item_id' | 'item_number' | 'until_session' | 'to_body'> & { texts: string | null }

/** The row's own columns, or what is wrong with them at which field. */
async function check(tx: Tx, meeting: Meeting, form: DecisionForm): Promise<Checked> {
  const { verb, item, documents, texts } = form
  const errors: FieldErrors = {}
  const known = await tx.selectFrom('meetings.decision_verb').select('asks').where('id', '=', verb).executeTakeFirst()
  if (!known) errors.verb = { key: 'ui.field.not-a-choice' }
  const until = known?.asks === 'session' ? form.until : null
  const to = known?.asks === 'body' ? form.to : null
  if (known?.asks === 'session') {
    if (item === null) errors.item = { key: 'meetings.field.which-item' }
    if (!until) errors.until = { key: 'ui.field.required' }
    else if (until === meeting.session_id || !(await exists(tx, 'reference.session', until)))
      errors.until = { key: 'ui.field.not-a-choice' }
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
    until_session: until,
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
  until_session: of.until_session,
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

async function followUp(deps: Deps, tx: Tx, actor: Actor, meeting: Meeting, until: string | null): Promise<void> {
  if (until) await reopenPostponed(deps, tx, actor, until)
  await deps.jobs.enqueue(tx, 'meetings.keep-decisions', { meetingId: meeting.id }, { key: meeting.id })
  await touchMeeting(deps, tx, meeting.id)
}

/**
 * Brings what was put off to a session back on its agenda: when the decision falls, or when that meeting is opened later. May run
 * again: what has come back once does not come twice.
 */
export async function reopenPostponed(deps: Pick<Deps, 'events' | 'clock'>, tx: Tx, actor: Actor, sessionId: string): Promise<void> {
  const target = await tx.selectFrom('meetings.meeting').select('id').where('session_id', '=', sessionId).forUpdate().executeTakeFirst()
  if (!target) return
  const waiting = await tx
    .selectFrom('meetings.decision as d')
    .innerJoin('meetings.agenda_item as i', 'i.id', 'd.item_id')
    .select(['d.id', 'i.title', 'i.lead'])
    .where('d.until_session', '=', sessionId)
    .where('d.reopened_item', 'is', null)
    .where('d.withdrawn_at', 'is', null)
    .orderBy('d.id')
    .execute()
  for (const { id, title, lead } of waiting) {
    const documents = await tx
      .selectFrom('meetings.decision_document')
      .select(['symbol_key as key', 'words'])
      .where('decision_id', '=', id)
      .orderBy('position')
      .execute()
    const item = await appendAgendaItem(deps, tx, actor, target.id, { parent: null, title, lead, documents })
    await tx.updateTable('meetings.decision').set({ reopened_item: item }).where('id', '=', id).execute()
  }
}

/** The item that a mended or withdrawn decision had brought back leaves the agenda again. */
async function takeBack(deps: Pick<Deps, 'events' | 'clock'>, tx: Tx, decision: Decision): Promise<void> {
  if (decision.reopened_item === null) return
  const taken = await tx
    .updateTable('meetings.agenda_item')
    .set({ removed_at: deps.clock.now() })
    .where('id', '=', decision.reopened_item)
    .where('removed_at', 'is', null)
    .returning('meeting_id')
    .executeTakeFirst()
  if (taken) await touchMeeting(deps, tx, taken.meeting_id, false)
}
