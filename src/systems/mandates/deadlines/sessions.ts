import { type RawBuilder, sql } from 'kysely'
import { auditAll } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { SessionAdded, SessionMoved } from '../../reference/index.ts'
import { noticeOwners } from './notices.ts'
import { settleDeadlines } from './settle.ts'

type Parts = Pick<Deps, 'clock' | 'events'>

/**
 * A session moved: in the same transaction every mandate that hangs on it, by a due date or as a duty that recurs at the
 * sessions of its body, gets its new dates, an entry in its history, and a notice to whoever answers for it: also of a proposed
 * mandate, for they prepare for the day on which it is adopted. What was reported on, or is closed, stays as it is and says nothing.
 */
export async function followSession({ clock, events }: Parts, tx: Tx, moved: SessionMoved): Promise<void> {
  const day = today(clock)
  const ids = await idsOf(tx, sql`${dueAt(moved.sessionId)} union ${recurringAt(moved.bodyId)}`)
  const before = await datesOf(tx, ids)
  const followed = await settleAnew({ clock, events }, tx, ids)
  const after = await datesOf(tx, [...followed])
  await auditAll(
    tx,
    moved.actor,
    [...after].map(([id, { due_from, due_to }]) => ({
      action: 'mandates.due-moved',
      record: { type: 'mandates.mandate', id },
      before: { due_from: before.get(id)?.due_from, due_to: before.get(id)?.due_to, session: null },
      after: { due_from, due_to, session: moved.sessionId },
      note: moved.note,
    })),
  )
  const owed = [...after].filter(([, mandate]) => mandate.owed).map(([id]) => id)
  const { sessionId: session, from, to, note } = moved
  await noticeOwners(tx, owed, 'moved', { session, from, to, note }, day, { session })
}

/** A session came into the calendar: due dates that named it before it was called hang on it now, and what recurs gets one more time. */
export async function welcomeSession({ clock, events }: Parts, tx: Tx, { sessionId, bodyId }: SessionAdded): Promise<void> {
  await tx.updateTable('mandates.due').set({ session_id: sessionId, awaits: null }).where('awaits', '=', sessionId).execute()
  const ids = await idsOf(tx, sql`${dueAt(sessionId)} union ${recurringAt(bodyId)}`)
  await settleAnew({ clock, events }, tx, ids)
}

/** Whoever has read these mandates, a calendar or a program as well, learns that they have other dates now. */
async function settleAnew({ clock, events }: Parts, tx: Tx, ids: readonly number[]): Promise<Set<number>> {
  const settled = await settleDeadlines(tx, ids, today(clock))
  if (settled.size > 0) {
    await sql`update mandates.mandate set version = version + 1, updated_at = ${clock.now()} where id = any(${[...settled]}::bigint[])`.execute(
      tx,
    )
    await events.touch(tx, 'mandates')
  }
  return settled
}

/** In parts, so that nobody waits long for a mandate that is being laid out. */
const atOnce = 500

/** The days go by: lays recurring duties out as far ahead as ever. Each part is a transaction of its own; running twice changes nothing. */
export async function layOutAhead({ db, clock, events }: Parts & Pick<Deps, 'db'>): Promise<void> {
  const ids = await idsOf(db, sql`select id from mandates.mandate m where recurrence is not null and ${living} order by id`)
  for (let from = 0; from < ids.length; from += atOnce) {
    await inTransaction(db, (tx) => settleAnew({ clock, events }, tx, ids.slice(from, from + atOnce)))
  }
}

const living = sql`m.review <> 'rejected' and m.state in ('proposed', 'in-force')`

const dueAt = (sessionId: string) =>
  sql`select d.mandate_id as id from mandates.due d join mandates.mandate m on m.id = d.mandate_id where d.session_id = ${sessionId} and ${living}`

/** What names the body, and what says "every year" of a session of it. */
const recurringAt = (bodyId: string) => sql`
  select m.id from mandates.mandate m where m.recurrence is not null and m.recurrence ->> 'body' = ${bodyId} and ${living}
  union
  select m.id from reference.sessions s join mandates.due d on d.session_id = s.id join mandates.mandate m on m.id = d.mandate_id
  where s.body_id = ${bodyId} and m.recurrence is not null and ${living}`

async function idsOf(db: Tx | Deps['db'], query: RawBuilder<unknown>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`${query}`.execute(db)
  return rows.map(({ id }) => id)
}

async function datesOf(tx: Tx, ids: readonly number[]) {
  const { rows } = await sql<{ id: number; due_from: string | null; due_to: string | null; owed: boolean }>`
    select id, due_from, due_to, review = 'confirmed' and state in ('proposed', 'in-force') and progress not in ('done', 'dropped') as owed
    from mandates.mandate where id = any(${[...ids]}::bigint[]) order by id`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
