import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { Relation } from './pairing.ts'

/** One mandate as a person confirmed its way from one edition of an instrument to the next. */
export interface WentOn {
  /** the newer edition */
  document: string
  relation: Relation
  from: { id: number; path: string } | null
  to: { id: number; path: string } | null
}

/** editions of one instrument, and mandates of each, are few */
const most = 2000

/**
 * Where the mandates of earlier editions went, in the order in which each edition names them, what is new at the end; only what a person
 * has confirmed.
 *
 * @param documents editions that the reader may see: of a way between others nothing is told
 */
export async function listWentOn(db: Db, documents: readonly string[]): Promise<WentOn[]> {
  if (documents.length === 0) return []
  const among = [...documents]
  const { rows } = await sql<WentOn>`
    select c.to_document as document, k.relation,
      case when f.id is not null then jsonb_build_object('id', f.id, 'path', f.path) end as "from",
      case when n.id is not null then jsonb_build_object('id', n.id, 'path', n.path) end as "to"
    from mandates.carry_over c
    join mandates.carried k on k.carry_over_id = c.id
    left join mandates.mandate f on f.id = k.from_mandate and f.review = 'confirmed'
    left join mandates.mandate n on n.id = k.to_mandate and n.review = 'confirmed'
    where c.confirmed_at is not null and c.to_document = any(${among}::text[]) and c.from_document = any(${among}::text[])
      and (f.id is not null or n.id is not null)
    order by c.to_document, f.id nulls last, n.id limit ${most}`.execute(db)
  return rows
}
