import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import { type Follower, withFollower } from '../rules.ts'
import { mayPost } from './policy.ts'
import { seriesKey } from './series.ts'

export interface Reserved {
  id: number
  symbol: string
}

/**
 * Takes the next number of a series for somebody: one that was given back, else one more than the highest that a document or another
 * reservation has. Whoever asks at the same time waits, so that no number is given twice and none is left out.
 *
 * @param code of the series, '' for the plain one
 * @throws Refusal `documents.no-series` when the body of the session has no such series
 */
export async function reserveNumber(
  { db, clock, events }: Pick<Deps, 'clock' | 'events'> & { db: Db | Tx },
  actor: Actor,
  { session: sessionId, code }: { session: string; code: string },
): Promise<Reserved> {
  requireAllowed(mayPost(actor))
  return inTransaction(db, async (tx) => {
    const series = (await listSeries(tx, sessionId)).find((one) => one.code === code)?.key
    if (series === undefined) throw new Refusal(422, 'documents.no-series')
    await sql`select pg_advisory_xact_lock(hashtext('documents.series'), hashtext(${series}))`.execute(tx)
    const number = await nextNumber(tx, series)
    const values = { session_id: sessionId, by_id: actor.id, by_name: actor.name, at: clock.now(), returned_at: null }
    const { id } = await tx
      .insertInto('documents.reserved_number')
      .values({ series, number, ...values })
      // the number that was given back has its row already
      .onConflict((c) => c.columns(['series', 'number']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow()
    const symbol = `${series}${number}`
    await audit(tx, actor, { action: 'documents.number-reserved', record: { type: 'documents.reserved_number', id }, after: { symbol } })
    await events.touch(tx, 'documents')
    return { id, symbol }
  })
}

/** Gives a number back that has no document; the next who asks gets it. */
export async function returnNumber({ db, clock, events }: Deps, actor: Actor, id: number): Promise<void> {
  requireAllowed(mayPost(actor))
  await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('documents.reserved_number').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!row || row.returned_at) throw notFound()
    const symbol = `${row.series}${row.number}`
    const used = await tx.selectFrom('documents.document').select('id').where('symbol_key', '=', symbol).executeTakeFirst()
    if (used) throw new Refusal(409, 'documents.number-used', { symbol })
    await tx.updateTable('documents.reserved_number').set({ returned_at: clock.now() }).where('id', '=', id).execute()
    await audit(tx, actor, { action: 'documents.number-returned', record: { type: 'documents.reserved_number', id }, before: { symbol } })
    await events.touch(tx, 'documents')
  })
}

export interface Series {
  /** '' for the plain one */
  code: string
  /** of its symbols, up to the number: `C26/DT/` */
  key: string
}

/** The series from which papers of a session get their symbols, the usual one first; none where its body has none. */
export async function listSeries(db: Db | Tx, sessionId: string): Promise<Series[]> {
  const found = await db
    .selectFrom('reference.session as s')
    .innerJoin('documents.symbol_form as f', 'f.body_id', 's.body_id')
    .select(['f.code', 'f.form', 's.year', 's.ordinal'])
    .where('s.id', '=', sessionId)
    .orderBy('f.position')
    .execute()
  return found.flatMap(({ code, form, ...session }) => {
    const key = seriesKey(form, session)
    return key === null ? [] : [{ code, key }]
  })
}

/** Numbers of the series in the order in which they are wanted: the lowest given back, else the one after the highest. */
async function nextNumber(tx: Tx, series: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    with posted as (
      select substr(symbol_key, ${series.length + 1}::int)::int as number from documents.document
      where symbol_key ^@ ${series} and substr(symbol_key, ${series.length + 1}::int) ~ '^[0-9]{1,5}$'
    )
    select coalesce(
      (select min(r.number) from documents.reserved_number r
        where r.series = ${series} and r.returned_at is not null and r.number not in (select number from posted)),
      greatest((select coalesce(max(number), 0) from posted),
        (select coalesce(max(number), 0) from documents.reserved_number where series = ${series})) + 1
    )::int as number`.execute(tx)
  return rows[0]!.number
}

/**
 * The symbol of the next revision, addendum or corrigendum of a document: after those that are posted, and after those on their way in a
 * batch. Whoever asks at the same time waits.
 *
 * @throws InvalidForm at `of` when no document has the symbol
 */
export async function nextFollower(tx: Tx, { of, kind }: { of: string; kind: Follower }): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('documents.series'), hashtext(${of}))`.execute(tx)
  const document = await tx.selectFrom('documents.document').select('revision').where('symbol_key', '=', of).executeTakeFirst()
  if (!document) throw new InvalidForm({ of: { key: 'documents.posting.no-such-document', values: { symbol: of } } })
  const before = withFollower(of, kind, 1).replace(/1\)?$/, '')
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(substring(substr(symbol, ${before.length + 1}::int) from '^[0-9]{1,3}')::int), 0) as number from (
      select symbol_key as symbol from documents.document where symbol_key ^@ ${before}
      union all
      select symbol from documents.import i where held and symbol ^@ ${before}
        and not exists (select from documents.import_file f where f.import_id = i.id and f.state in ('done', 'duplicate'))
    ) known where substr(symbol, ${before.length + 1}::int) ~ '^[0-9]{1,3}[)]?$'`.execute(tx)
  return withFollower(of, kind, Math.max(rows[0]!.number, kind === 'Rev' ? document.revision : 0) + 1)
}

export interface ReservedRow {
  id: number
  symbol: string
  by_name: string
  at: Date
}

/** Numbers that are reserved and have no document yet, the latest first. */
export async function listReserved(db: Db | Tx, limit = 50): Promise<ReservedRow[]> {
  const { rows } = await sql<ReservedRow>`
    select r.id, r.series || r.number as symbol, r.by_name, r.at from documents.reserved_number r
    where r.returned_at is null and not exists (select from documents.document d where d.symbol_key = r.series || r.number)
    order by r.id desc limit ${limit}`.execute(db)
  return rows
}
