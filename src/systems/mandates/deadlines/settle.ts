import { sql } from 'kysely'
import { systemClock, today } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import { addDays } from './days.ts'
import { type DueRule, type Occasion, occasionKey, occasionsOf, type SessionDates, windowOf } from './resolve.ts'

/** How far ahead recurring duties are laid out, in days from today. */
const horizonDays = 3 * 365

/**
 * Brings the dates of these mandates in line with the calendar and with their due rows: the window of each due row, the
 * occurrences, and the next due date that lists show. An occurrence that somebody reported on is never touched; an open one
 * that no longer follows from the text goes. `day` is today: recurring duties are laid out from there on. The number of statements does not depend on the number of mandates.
 */
export async function settleDeadlines(tx: Tx, mandateIds: readonly number[], day: string = today(systemClock)): Promise<void> {
  if (mandateIds.length === 0) return
  const ids = [...new Set(mandateIds)]
  const mandates = await tx
    .selectFrom('mandates.mandate as m')
    .innerJoin('documents.document as d', 'd.id', 'm.document_id')
    .select(['m.id', 'm.recurrence', 'm.created_at', 'd.dated'])
    .where('m.id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('m.id')
    .forUpdate('m')
    .execute()
  const dues = await tx
    .selectFrom('mandates.due')
    .selectAll()
    .where('mandate_id', '=', sql<number>`any(${ids}::bigint[])`)
    .orderBy('mandate_id')
    .orderBy('position')
    .execute()
  const calendar: SessionDates[] = await tx
    .selectFrom('reference.session')
    .select(['id', 'body_id as body', 'year', 'starts', 'ends'])
    .orderBy('starts')
    .execute()
  const existing = await tx
    .selectFrom('mandates.occurrence')
    .selectAll()
    .where('mandate_id', '=', sql<number>`any(${ids}::bigint[])`)
    .execute()

  const sessions = new Map(calendar.map((s) => [s.id, s]))
  const duesOf = Map.groupBy(dues, (d) => d.mandate_id)
  const occurrencesOf = Map.groupBy(existing, (o) => o.mandate_id)
  const horizon = addDays(day, horizonDays)

  const windows = dues
    .filter((d) => d.session_id)
    .map((d) => ({
      id: d.id,
      ...windowOf({ relation: d.relation, shift: d.shift, from: null, to: null }, sessions.get(d.session_id!) ?? null),
    }))
  const added: (Occasion & { mandate: number })[] = []
  const moved: { id: number; starts: string | null; ends: string | null }[] = []
  const gone: number[] = []

  for (const mandate of mandates) {
    const rules = (duesOf.get(mandate.id) ?? []).map(
      (d): DueRule => ({ id: d.id, relation: d.relation, session: d.session_id, shift: d.shift, from: d.starts, to: d.ends }),
    )
    const since = mandate.dated ?? mandate.created_at.toISOString().slice(0, 10)
    const wanted = new Map(
      occasionsOf({ dues: rules, recurrence: mandate.recurrence, since }, calendar, horizon).map((o) => [occasionKey(o), o]),
    )
    for (const occurrence of occurrencesOf.get(mandate.id) ?? []) {
      const key = occasionKey({ due: occurrence.due_id, session: occurrence.session_id, year: occurrence.year })
      const want = wanted.get(key)
      wanted.delete(key)
      if (!want) {
        if (occurrence.status === 'open') gone.push(occurrence.id)
      } else if (occurrence.status === 'open' && (want.starts !== occurrence.starts || want.ends !== occurrence.ends)) {
        moved.push({ id: occurrence.id, starts: want.starts, ends: want.ends })
      }
    }
    for (const occasion of wanted.values()) added.push({ mandate: mandate.id, ...occasion })
  }

  await setWindows(tx, 'mandates.due', windows)
  if (gone.length) await tx.deleteFrom('mandates.occurrence').where('id', 'in', gone).execute()
  await setWindows(tx, 'mandates.occurrence', moved)
  if (added.length) {
    await sql`insert into mandates.occurrence (mandate_id, due_id, session_id, year, starts, ends)
      select * from jsonb_to_recordset(${JSON.stringify(added)}::jsonb)
        as o(mandate bigint, due bigint, session text, year int, starts date, ends date)`.execute(tx)
  }
  await refreshNext(tx, ids)
}

async function setWindows(
  tx: Tx,
  table: 'mandates.due' | 'mandates.occurrence',
  rows: readonly { id: number; starts: string | null; ends: string | null }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`update ${sql.table(table)} as t set starts = r.starts, ends = r.ends
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id bigint, starts date, ends date)
    where t.id = r.id and (t.starts, t.ends) is distinct from (r.starts, r.ends)`.execute(tx)
}

/**
 * The due date that lists show: that of the open occurrence that ends first, and none when all are closed. Call it whenever
 * an occurrence is closed or reopened.
 */
export async function refreshNext(tx: Tx, mandateIds: readonly number[]): Promise<void> {
  await sql`update mandates.mandate m set due_from = next.starts, due_to = next.ends, due_words = words.words
    from unnest(${mandateIds}::bigint[]) as wanted(id)
    left join lateral (
      select starts, ends from mandates.occurrence o
      where o.mandate_id = wanted.id and o.status = 'open' and coalesce(o.ends, o.starts) is not null
      order by o.ends nulls last, o.starts limit 1
    ) next on true
    left join lateral (
      select string_agg(d.words, ' · ' order by d.position) as words from mandates.due d where d.mandate_id = wanted.id
    ) words on true
    where m.id = wanted.id and (m.due_from, m.due_to, m.due_words) is distinct from (next.starts, next.ends, words.words)`.execute(tx)
}
