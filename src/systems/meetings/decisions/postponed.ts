import { type Selectable, sql } from 'kysely'
import { type Actor, systemActor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Database, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { appendAgendaItem } from '../commands/agenda.ts'
import { touchMeeting } from '../commands/meetings.ts'
import { dayIn } from '../rules.ts'
import { answers, type Happening, untilOf } from './until.ts'
import './schema.ts'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** what a postponed matter waits for may have come */
    'meetings.reopen': { decision: number }
  }
}

type Decision = Selectable<Database['meetings.decision']>
type Parts = Pick<Deps, 'events' | 'clock'>

/**
 * Notes, in the transaction in which something happens, which matters waited for it. They come back by a job, since what happens may
 * be the import of a paper, which is not to wait for the agenda of a meeting that somebody else is ordering.
 */
export async function noteHappening({ clock, jobs }: Pick<Deps, 'clock' | 'jobs'>, tx: Tx, happening: Happening): Promise<void> {
  const symbols = happening.kind === 'posted' ? [happening.symbol] : [...happening.symbols]
  if (symbols.length === 0) return
  const waiting = await tx
    .selectFrom('meetings.decision')
    .select(['id', 'until_kind', 'until_session', 'until_body', 'until_day', 'until_document'])
    .where('until_document', 'in', symbols)
    .where('came_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id, ...columns } of waiting) {
    const until = untilOf(columns)
    if (!until || !answers(until, happening)) continue
    await tx.updateTable('meetings.decision').set({ came_at: clock.now() }).where('id', '=', id).execute()
    await jobs.enqueue(tx, 'meetings.reopen', { decision: id }, { key: String(id) })
  }
}

/** Notes that a paper was posted or adopted, as `documents.imported` and the correction of a standing tell it. */
export async function notePaper(deps: Pick<Deps, 'clock' | 'jobs'>, tx: Tx, documentId: string, editionId: number | null): Promise<void> {
  const paper = await tx
    .selectFrom('documents.documents as d')
    .leftJoin('documents.instruments as i', 'i.id', 'd.instrument_id')
    .select(['d.symbol_key', 'd.standing', 'd.visibility', 'd.revision', 'i.symbol_key as instrument_key'])
    .where('d.id', '=', documentId)
    .executeTakeFirst()
  if (!paper) return
  if (paper.standing === 'adopted') {
    const symbols = [paper.symbol_key, paper.instrument_key].flatMap((key) => key ?? [])
    await noteHappening(deps, tx, { kind: 'adopted', symbols })
  }
  if (editionId === null || paper.symbol_key === null || !['public', 'members'].includes(paper.visibility)) return
  // a further language of what was posted before is no posting
  const earlier = await tx
    .selectFrom('documents.editions')
    .select('id')
    .where('document_id', '=', documentId)
    .where('revision', '=', paper.revision)
    .where('id', '<', editionId)
    .limit(1)
    .executeTakeFirst()
  if (!earlier) await noteHappening(deps, tx, { kind: 'posted', symbol: paper.symbol_key })
}

/** Brings back what waits for this session, for the next one of its body, or only for a meeting of the body that postponed it. */
export async function reopenAt(deps: Parts, tx: Tx, actor: Actor, sessionId: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select d.id from meetings.decision d
    join reference.session opened on opened.id = ${sessionId}
    join reference.session own on own.id = d.meeting_id
    where d.until_kind is not null and d.reopened_item is null and d.withdrawn_at is null
      and (d.until_session = opened.id or (d.until_kind = 'next-session' and d.until_body = opened.body_id)
        or (d.came_at is not null and own.body_id = opened.body_id))
    order by d.id`.execute(tx)
  for (const { id } of rows) await reopen(deps, tx, actor, id)
}

/** What the job does: a matter whose time has come is put on an agenda; nothing where it still waits, came back or was withdrawn. */
export async function reopenPostponed(deps: Deps, { decision }: { decision: number }): Promise<void> {
  await inTransaction(deps.db, (tx) => reopen(deps, tx, systemActor, decision))
}

/**
 * Proposes the item of a postponed matter on the draft of an agenda, with its papers, if what it waits for has come and there is a
 * meeting to take it. May run again: what has come back once does not come twice.
 */
export async function reopen(deps: Parts, tx: Tx, actor: Actor, id: number): Promise<void> {
  const now = deps.clock.now()
  const decision = await tx.selectFrom('meetings.decision').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!decision?.until_kind || decision.withdrawn_at || decision.reopened_item !== null || decision.item_id === null) return
  const target = await findPlace(tx, decision, now)
  const came = decision.came_at ?? (target || (await hasDawned(tx, decision, now)) ? now : null)
  if (came !== decision.came_at) await tx.updateTable('meetings.decision').set({ came_at: came }).where('id', '=', id).execute()
  if (!target) return
  const { title, lead } = await tx
    .selectFrom('meetings.agenda_item')
    .select(['title', 'lead'])
    .where('id', '=', decision.item_id)
    .executeTakeFirstOrThrow()
  const documents = await tx
    .selectFrom('meetings.decision_document')
    .select(['symbol_key as key', 'words'])
    .where('decision_id', '=', id)
    .orderBy('position')
    .execute()
  const item = await appendAgendaItem(deps, tx, actor, target, { parent: null, title, lead, documents })
  await tx.updateTable('meetings.decision').set({ reopened_item: item }).where('id', '=', id).execute()
  await audit(tx, actor, {
    action: 'meetings.decision-reopened',
    record: { type: 'meetings.decision', id },
    after: { meeting: target, item },
  })
  await touchMeeting(deps, tx, decision.meeting_id, false)
}

async function hasDawned(tx: Tx, { until_day, meeting_id }: Decision, now: Date): Promise<boolean> {
  if (until_day === null) return false
  const { time_zone } = await tx.selectFrom('meetings.meeting').select('time_zone').where('id', '=', meeting_id).executeTakeFirstOrThrow()
  return dayIn(time_zone, now) >= until_day
}

/**
 * The meeting on whose agenda a matter comes back now, locked; none while it waits. A matter put off to a session comes back there; any
 * other at the meeting of its own body that is held next, which may be the same one, still in session.
 */
async function findPlace(tx: Tx, decision: Decision, now: Date): Promise<string | undefined> {
  const { until_kind, until_session, until_body, meeting_id } = decision
  const waits = until_kind !== 'session' && until_kind !== 'next-session' && decision.came_at === null
  if (waits && !(await hasDawned(tx, decision, now))) return undefined
  const sessions =
    until_kind === 'session'
      ? sql`select id from reference.session where id = ${until_session}`
      : until_kind === 'next-session'
        ? sql`select id from reference.session where body_id = ${until_body} and id <> ${meeting_id}
            and starts > (${decision.recorded_at}::timestamptz at time zone 'UTC')::date order by starts, id limit 1`
        : sql`select s.id from reference.session s join reference.session own on own.id = ${meeting_id}
            join meetings.meeting m on m.session_id = s.id
            where s.body_id = own.body_id and s.ends >= (${now}::timestamptz at time zone m.time_zone)::date
              and m.phase in ('announced', 'invited', 'registration', 'running') order by s.starts, s.id limit 1`
  const { rows } = await sql<{ id: string }>`
    select m.id from meetings.meeting m where m.session_id in (${sessions})
      and m.phase in ('announced', 'invited', 'registration', 'running') for update of m`.execute(tx)
  return rows[0]?.id
}

/** The item that a mended or withdrawn decision had brought back leaves the agenda again, and the matter waits anew. */
export async function takeBack(deps: Parts, tx: Tx, decision: Decision): Promise<void> {
  await tx.updateTable('meetings.decision').set({ came_at: null, reopened_item: null }).where('id', '=', decision.id).execute()
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
