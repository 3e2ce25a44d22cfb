import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { workKey } from '../rules.ts'
import type { InstrumentKind, InstrumentStatus } from '../schema.ts'
import { workKeyOf } from '../symbols.ts'
import { anyOf, visible } from './scope.ts'

export interface InstrumentFilter {
  q?: string
  body?: readonly string[]
  kind?: readonly InstrumentKind[]
  status?: readonly InstrumentStatus[]
  ids?: readonly string[]
  keys?: readonly string[]
}

const instrumentColumns = [
  'i.id',
  'i.symbol',
  'i.symbol_key',
  'i.body_id',
  'b.acronym as body_acronym',
  'b.name as body_name',
  'i.year',
  'i.title',
  'i.kind',
  'i.status',
  'i.status_words',
  'i.note',
  'i.editions',
  'i.inferred',
] as const

/** Instruments by body and year: some dozens in a process, read whole. `q`: words of the symbol or title, or a symbol in any spelling. */
export async function findInstruments(db: Db | Tx, filter: InstrumentFilter = {}) {
  const { q, body = [], kind = [], status = [], ids, keys } = filter
  const symbol = q ? workKeyOf(q) : null
  return db
    .selectFrom('documents.instrument as i')
    .innerJoin('reference.body as b', 'b.id', 'i.body_id')
    .select(instrumentColumns)
    .$if(body.length > 0, (x) => x.where('i.body_id', 'in', body))
    .$if(kind.length > 0, (x) => x.where('i.kind', 'in', kind))
    .$if(status.length > 0, (x) => x.where('i.status', 'in', status))
    .$if(ids !== undefined, (x) => x.where(sql<SqlBool>`i.id = ${anyOf(ids ?? [], 'text')}`))
    .$if(keys !== undefined, (x) => x.where(sql<SqlBool>`i.symbol_key = ${anyOf((keys ?? []).map(workKey), 'text')}`))
    .$if(Boolean(q), (x) =>
      x.where(sql<SqlBool>`(i.symbol_key = ${symbol} or i.symbol ilike ${likely(q!)} or exists (
        select from jsonb_each_text(i.title) title where title.key <> 'original' and title.value ilike ${likely(q!)}))`),
    )
    .orderBy('b.position')
    .orderBy('i.year', 'desc')
    .orderBy('i.symbol')
    .execute()
}

export type InstrumentRow = Awaited<ReturnType<typeof findInstruments>>[number]

const likely = (words: string) => `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`

export const findInstrument = async (db: Db | Tx, id: string): Promise<InstrumentRow | undefined> =>
  (await findInstruments(db, { ids: [id] }))[0]

/** How many documents hang on each instrument. */
export async function countByInstrument(db: Db | Tx, actor: Actor): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; count: number }>`
    select d.instrument_id as id, count(*)::int as count from documents.document d
    where d.instrument_id is not null and ${visible(actor)} group by 1`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
