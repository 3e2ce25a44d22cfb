import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Localized } from '../../../platform/i18n/index.ts'
import { visible } from '../queries/scope.ts'
import { linksOf } from './policy.ts'
import type { LinkState } from './schema.ts'

export interface LinkRow {
  document_id: string
  link_id: number
  symbol: string | null
  title: Localized
  anchor: string
  words: string
  url: string
  state: LinkState
  status: number | null
  reason: string | null
  checked_at: Date | null
  dead_since: Date | null
  replacement: string | null
  /** of the mend; 0 without one */
  version: number
}

/** Documents `d` whose links somebody looks after. */
function ofActor(actor: Actor) {
  const own = linksOf(actor)
  if (!own) return sql<SqlBool>`true`
  return sql<SqlBool>`(d.owner_id = ${own.organization} or exists (
    select from documents.edition mine where mine.document_id = d.id and mine.imported_by = ${own.person}))`
}

export interface LinkFilter {
  document?: string
  /** also those that were mended */
  all?: boolean
}

/** Links that are dead or failing, by document. `after`: document and link of the last row shown. */
export async function listDeadLinks(
  db: Db | Tx,
  actor: Actor,
  filter: LinkFilter,
  { after, limit }: { after: readonly [string, number] | null; limit: number },
): Promise<LinkRow[]> {
  const conditions = [
    visible(actor),
    ofActor(actor),
    ...(filter.document ? [sql<SqlBool>`d.id = ${filter.document}`] : []),
    ...(filter.all ? [] : [sql<SqlBool>`m.link_id is null`]),
    ...(after ? [sql<SqlBool>`(d.id, l.id) > (${after[0]}, ${after[1]})`] : []),
  ]
  const { rows } = await sql<LinkRow>`
    select distinct on (d.id, l.id) d.id as document_id, l.id as link_id, d.symbol, d.title, u.anchor, u.words, l.url, l.state, l.status, l.reason,
      l.checked_at, l.dead_since, m.replacement, coalesce(m.version, 0) as version
    from documents.link l
    join documents.link_use u on u.link_id = l.id
    join documents.edition e on e.id = u.edition_id and e.current
    join documents.document d on d.id = u.document_id
    left join documents.link_mend m on m.document_id = d.id and m.link_id = l.id
    where l.state in ('dead', 'failing') and ${sql.join(conditions, sql` and `)}
    order by d.id, l.id, u.edition_id limit ${limit}`.execute(db)
  return rows
}

/** What a person put beside a link: where it leads by now. */
export interface Mend {
  /** null: nowhere any more */
  replacement: string | null
  by_name: string
  at: Date
}
export interface MendRow extends Mend {
  url: string
  /** as the link stands in the text, with its first paragraph */
  words: string
  anchor: string
}

/** What stands beside the links of one document. */
export async function listMends(db: Db | Tx, documentId: string): Promise<MendRow[]> {
  const { rows } = await sql<MendRow>`
    select distinct on (l.id) l.url, m.replacement, m.by_name, m.at, u.words, u.anchor from documents.link_mend m
    join documents.link l on l.id = m.link_id
    join documents.link_use u on u.link_id = l.id and u.document_id = m.document_id
    where m.document_id = ${documentId} order by l.id, u.edition_id desc`.execute(db)
  return rows
}

export interface UnknownSymbol {
  symbol_key: string
  count: number
  document_id: string
  symbol: string | null
  title: Localized
  anchor: string
}

/** Symbols of series of the process that no document and no instrument has, by symbol, each with a paper that cites it. */
export async function listUnknownSymbols(
  db: Db | Tx,
  actor: Actor,
  { after, limit }: { after: string | null; limit: number },
): Promise<UnknownSymbol[]> {
  // the patterns name their groups for JavaScript, which the database knows without names only
  const { rows } = await sql<UnknownSymbol>`
    select c.symbol_key, count(distinct d.id)::int as count, min(d.id) as document_id,
      (array_agg(d.symbol order by d.id))[1] as symbol, (array_agg(d.title order by d.id))[1] as title,
      (array_agg(p.anchor order by d.id, p.ordinal))[1] as anchor
    from documents.citation c
    join documents.paragraph p on p.id = c.paragraph_id
    join documents.document d on d.id = p.document_id
    where ${visible(actor)} and ${ofActor(actor)} ${after === null ? sql`` : sql`and c.symbol_key > ${after}`}
      and not exists (select from documents.document known where known.symbol_key = c.symbol_key)
      and not exists (select from documents.instrument known where known.symbol_key = c.symbol_key)
      and exists (select from documents.series s where c.symbol_key ~ regexp_replace(s.pattern, '[(][?]<[a-z]+>', '(', 'g'))
    group by c.symbol_key order by c.symbol_key limit ${limit}`.execute(db)
  return rows
}

/** Who is told of links that died since a moment: the person who brought the paper, with how many. */
export async function countNewlyDead(db: Db | Tx, since: Date): Promise<{ person: string; count: number }[]> {
  const { rows } = await sql<{ person: string; count: number }>`
    select e.imported_by as person, count(distinct (u.document_id, l.id))::int as count
    from documents.link l
    join documents.link_use u on u.link_id = l.id
    join documents.edition e on e.id = u.edition_id and e.current and e.imported_by is not null
    left join documents.link_mend m on m.document_id = u.document_id and m.link_id = l.id
    where l.state = 'dead' and l.dead_since >= ${since} and m.link_id is null group by 1 order by 1`.execute(db)
  return rows
}

export async function countDead(db: Db | Tx, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from documents.link l where l.state = 'dead' and l.dead_since >= ${since} and exists (
      select from documents.link_use u join documents.edition e on e.id = u.edition_id and e.current
      left join documents.link_mend m on m.document_id = u.document_id and m.link_id = l.id where u.link_id = l.id and m.link_id is null)`.execute(
    db,
  )
  return rows[0]!.count
}
