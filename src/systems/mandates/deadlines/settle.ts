import { sql } from 'kysely'
import { systemActor } from '../../../platform/actor.ts'
import { auditAll } from '../../../platform/audit/index.ts'
import { systemClock, today } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Progress } from '../states.ts'
import { addDays } from './days.ts'
import { type DueRule, type Occasion, occasionsOf, type SessionDates, windowOf } from './resolve.ts'

/** How far ahead recurring duties are laid out, in days from today. */
const horizonDays = 3 * 365

/**
 * Brings the dates of these mandates in line with the calendar and with their due rows: the window of each due row, the
 * occurrences, and the next due date that lists show. An occurrence that somebody reported on is never touched; an open one
 * that no longer follows from the text goes, and so do those of an order that has ended. `day` is today: recurring duties are
 * laid out from there on.
 *
 * Answers the mandates of which an open occurrence came, moved or went. The number of statements does not depend on the
 * number of mandates.
 */
export async function settleDeadlines(tx: Tx, mandateIds: readonly number[], day: string = today(systemClock)): Promise<Set<number>> {
  if (mandateIds.length === 0) return new Set()
  const ids = [...new Set(mandateIds)]
  const among = sql<number>`any(${ids}::bigint[])`
  const mandates = await tx
    .selectFrom('mandates.mandate as m')
    .innerJoin('documents.documents as d', 'd.id', 'm.document_id')
    .select(['m.id', 'm.state', 'm.progress', 'm.recurrence', 'm.created_at', 'd.dated'])
    .where('m.id', '=', among)
    .orderBy('m.id')
    .forUpdate('m')
    .execute()
  const dues = await tx.selectFrom('mandates.due').selectAll().where('mandate_id', '=', among).orderBy('position').execute()
  const calendar: SessionDates[] = await tx
    .selectFrom('reference.sessions')
    .select(['id', 'body_id as body', 'year', 'starts', 'ends'])
    .orderBy('starts')
    .orderBy('id')
    .execute()
  const existing = await tx.selectFrom('mandates.occurrence').selectAll().where('mandate_id', '=', among).execute()

  const sessions = new Map(calendar.map((s) => [s.id, s]))
  const duesOf = Map.groupBy(dues, (d) => d.mandate_id)
  const occurrencesOf = Map.groupBy(existing, (o) => o.mandate_id)
  const horizon = addDays(day, horizonDays)
  const windows = dues.flatMap((d) => {
    const session = d.session_id ? sessions.get(d.session_id) : null
    return session ? [{ id: d.id, ...windowOf({ ...d, from: null, to: null }, session) }] : []
  })
  const added: (Occasion & { mandate: number })[] = []
  const moved: (Occasion & { mandate: number; id: number })[] = []
  const gone: { mandate: number; id: number }[] = []
  const again: { id: number; progress: Progress }[] = []

  for (const { id, state, progress, recurrence, created_at, dated } of mandates) {
    const came = created_at.toISOString().slice(0, 10)
    const duty = { dues: (duesOf.get(id) ?? []).map(asRule), recurrence, since: dated ?? came, watched: `${came.slice(0, 4)}-01-01` }
    const living = state === 'proposed' || state === 'in-force'
    const wanted = new Map((living ? occasionsOf(duty, calendar, horizon) : []).map((o) => [o.key, o]))
    const times = occurrencesOf.get(id) ?? []
    for (const occurrence of times) {
      const want = wanted.get(occurrence.key)
      wanted.delete(occurrence.key)
      if (occurrence.status !== 'open') continue
      if (!want) gone.push({ mandate: id, id: occurrence.id })
      else if (differs(want, occurrence)) moved.push({ ...want, mandate: id, id: occurrence.id })
    }
    for (const occasion of wanted.values()) added.push({ mandate: id, ...occasion })
    // as far as its times were: one more of them, and it is no longer
    const closed = times.length > 0 && times.every(({ status }) => status !== 'open')
    if (recurrence && wanted.size > 0 && closed && (progress === 'reported' || progress === 'done')) again.push({ id, progress })
  }

  await write(tx, { windows, gone, moved, added })
  await goOn(tx, again)
  await refreshNext(tx, ids)
  return new Set([...added, ...moved, ...gone].map(({ mandate }) => mandate))
}

const asRule = (
  d: { position: number; session_id: string | null; starts: string | null; ends: string | null } & Pick<DueRule, 'relation' | 'shift'>,
): DueRule => ({
  position: d.position,
  relation: d.relation,
  session: d.session_id,
  shift: d.shift,
  from: d.starts,
  to: d.ends,
})

const differs = (want: Occasion, is: { session_id: string | null; starts: string | null; ends: string | null }) =>
  want.starts !== is.starts || want.ends !== is.ends || want.session !== is.session_id

interface Changes {
  windows: readonly { id: number; starts: string | null; ends: string | null }[]
  gone: readonly { id: number }[]
  moved: readonly (Occasion & { id: number })[]
  added: readonly (Occasion & { mandate: number })[]
}

async function write(tx: Tx, { windows, gone, moved, added }: Changes): Promise<void> {
  const rows = (list: readonly object[]) => sql`${JSON.stringify(list)}::jsonb`
  if (windows.length)
    await sql`update mandates.due d set starts = r.starts, ends = r.ends
      from jsonb_to_recordset(${rows(windows)}) as r(id bigint, starts date, ends date)
      where d.id = r.id and (d.starts, d.ends) is distinct from (r.starts, r.ends)`.execute(tx)
  if (gone.length) await sql`delete from mandates.occurrence where id = any(${gone.map(({ id }) => id)}::bigint[])`.execute(tx)
  if (moved.length)
    await sql`update mandates.occurrence o set session_id = r.session, starts = r.starts, ends = r.ends
      from jsonb_to_recordset(${rows(moved)}) as r(id bigint, session text, starts date, ends date) where o.id = r.id`.execute(tx)
  if (added.length)
    await sql`insert into mandates.occurrence (mandate_id, key, session_id, year, starts, ends)
      select * from jsonb_to_recordset(${rows(added)}) as o(mandate bigint, key text, session text, year int, starts date, ends date)`.execute(
      tx,
    )
}

/** A recurring duty of which every known time was done is under way again when the calendar has the next. */
async function goOn(tx: Tx, mandates: readonly { id: number; progress: Progress }[]): Promise<void> {
  if (mandates.length === 0) return
  await sql`update mandates.mandate set progress = 'under-way', version = version + 1 where id = any(${mandates.map(({ id }) => id)}::bigint[])`.execute(
    tx,
  )
  await auditAll(
    tx,
    systemActor,
    mandates.map(({ id, progress }) => ({
      action: 'mandates.progress',
      record: { type: 'mandates.mandate', id },
      before: { progress },
      after: { progress: 'under-way' },
    })),
  )
}

/**
 * The due date that lists show: that of the open occurrence that ends first. When all are closed, a single duty shows its last
 * one, and a recurring duty none: what it owed is told, and the next time is not yet known. Call it whenever an occurrence is
 * closed or reopened.
 */
export async function refreshNext(tx: Tx, mandateIds: readonly number[]): Promise<void> {
  await sql`update mandates.mandate m set due_from = next.starts, due_to = next.ends, due_words = words.words
    from unnest(${mandateIds}::bigint[]) as wanted(id)
    left join lateral (
      select o.starts, o.ends from mandates.occurrence o join mandates.mandate d on d.id = o.mandate_id
      where o.mandate_id = wanted.id and coalesce(o.ends, o.starts) is not null and (o.status = 'open' or d.recurrence is null)
      order by o.status <> 'open', case when o.status = 'open' then o.ends end nulls last, o.ends desc, o.starts limit 1
    ) next on true
    left join lateral (
      select string_agg(d.words, ' · ' order by d.position) as words from mandates.due d where d.mandate_id = wanted.id
    ) words on true
    where m.id = wanted.id and (m.due_from, m.due_to, m.due_words) is distinct from (next.starts, next.ends, words.words)`.execute(tx)
}
