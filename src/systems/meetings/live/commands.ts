import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Upload } from '../../../platform/http/index.ts'
import type { Language, Values } from '../../../platform/i18n/index.ts'
import { TextError } from '../../../texts/index.ts'
import { reader } from '../../documents/index.ts'
import { lockMeeting, type Meeting, touchMeeting } from '../commands/meetings.ts'
import { mayConduct } from '../policy.ts'
import { findAgendaItem } from '../queries/agenda.ts'
import { findMeeting } from '../queries/meetings.ts'
import { findOwnRegistration } from '../queries/registrations.ts'
import { maySpeak, mayState } from './policy.ts'
import { findFloor, findOwnRequest } from './queries.ts'
import { type StatementFormat, type StatementVisibility, statementFormats } from './schema.ts'

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
    const changed_at = before.item_id === item && before.since ? before.since : deps.clock.now()
    const floor = { item_id: item, speaking_minutes: minutes, changed_at }
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
  /** as typed; of a file, what is read from it */
  text: string
  visibility: StatementVisibility
}

export const longestStatement = 50_000

/**
 * Reads the file that a statement comes as, by the reader of documents and under its limits.
 * @throws InvalidForm at `file` with the reason, when it is hostile, damaged, of another kind or too long
 */
async function readFile({ bytes, name }: Upload, language: Language): Promise<{ text: string; format: StatementFormat }> {
  const refuse = (key: string, values: Values = {}) => new InvalidForm({ file: { key, values } })
  const paper = await reader.read(bytes, name, { language }).catch((error: unknown) => {
    throw error instanceof TextError ? refuse(`texts.refused.${error.code}`, error.values) : error
  })
  const format = statementFormats.find((one) => one === paper.format)
  if (!format) throw refuse('meetings.field.statement-file-kind')
  const text = paper.text.paragraphs
    .map(({ label, text }) => `${label} ${text}`.trim())
    .filter(Boolean)
    .join('\n')
  if (text === '') throw refuse('texts.refused.empty')
  if (text.length > longestStatement) throw refuse('ui.field.too-long', { limit: longestStatement })
  return { text, format }
}

/** Hands a statement in on an item, before the meeting or during it: typed, or as a file that is kept as it came. */
export async function submitStatement(
  deps: Deps,
  actor: Actor,
  meetingId: string,
  statement: Statement,
  upload: Upload | null = null,
): Promise<void> {
  // reading takes a moment: neither the meeting's row waits for it, nor does a stranger have anything read
  const asked = await findMeeting(deps.db, meetingId)
  if (!asked) throw notFound()
  const admitted = actor.id === null ? undefined : await findOwnRegistration(deps.db, meetingId, actor.id)
  requireAllowed(mayState(asked.phase, admitted))
  const file = upload && (await readFile(upload, statement.language))
  const kept = upload && file && (await deps.files.put(upload.bytes))
  await onTheFloor(deps, meetingId, async (tx, meeting) => {
    const registration = actor.id === null ? undefined : await findOwnRegistration(tx, meetingId, actor.id)
    requireAllowed(mayState(meeting.phase, registration))
    const { item, ...said } = statement
    if (!(await findAgendaItem(tx, meetingId, item))) throw new InvalidForm({ item: { key: 'ui.field.not-a-choice' } })
    await tx
      .insertInto('meetings.statement')
      .values({
        ...said,
        text: file?.text ?? said.text,
        file_sha256: kept?.sha256 ?? null,
        file_size: kept?.size ?? null,
        file_name: upload?.name ?? null,
        file_format: file?.format ?? null,
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
      after: { item, language: said.language, visibility: said.visibility, ...(kept && { file: upload?.name, sha256: kept.sha256 }) },
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
