import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { type Db, plannedOnce, type Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { isOneWord } from '../../../platform/search/index.ts'
import type { Genre } from '../../../texts/types.ts'
import type { Standing } from '../events.ts'
import type { Visibility } from '../schema.ts'
import { workKeyOf } from '../symbols.ts'
import { anyOf, both, type Condition, inAnyLanguage, visible } from './scope.ts'

export const sorts = ['dated', 'symbol', 'updated'] as const

export interface DocumentFilter {
  q?: string
  body?: readonly string[]
  year?: readonly number[]
  kind?: readonly Genre[]
  language?: readonly Language[]
  standing?: readonly Standing[]
  instrument?: string
  session?: string
  /** these alone */
  ids?: readonly string[]
}

export interface Order {
  by: (typeof sorts)[number]
  descending: boolean
}

export interface Part {
  /** sort value and id of the row after which, or before which, the part stands; null for the beginning */
  key: readonly [string, string] | null
  backwards?: boolean
  limit: number
}

const sortKey: Record<Order['by'], RawBuilder<unknown>> = {
  dated: sql`coalesce(d.dated, '')`,
  symbol: sql`coalesce(d.symbol, '')`,
  updated: sql`d.updated_at`,
}

export const facets = ['body', 'year', 'kind', 'language', 'standing'] as const

export type FacetName = (typeof facets)[number]

/** The filter as conditions on `d`; `without` leaves one facet out, to count what choosing in it would give. */
function chosen(filter: DocumentFilter, without?: FacetName): Condition {
  const { body = [], year = [], kind = [], language = [], standing = [], instrument, session, ids } = filter
  const by: Record<FacetName, Condition | false> = {
    body: body.length > 0 && sql<SqlBool>`d.body_id = ${anyOf(body, 'text')}`,
    year: year.length > 0 && sql<SqlBool>`d.year = ${anyOf(year, 'int')}`,
    kind: kind.length > 0 && sql<SqlBool>`d.kind = ${anyOf(kind, 'text')}`,
    language: language.length > 0 && sql<SqlBool>`d.languages && ${[...language]}::text[]`,
    standing: standing.length > 0 && sql<SqlBool>`d.standing = ${anyOf(standing, 'text')}`,
  }
  return both([
    ...facets.flatMap((facet) => (facet !== without && by[facet] ? [by[facet]] : [])),
    ...(instrument ? [sql<SqlBool>`d.instrument_id = ${instrument}`] : []),
    ...(session ? [sql<SqlBool>`d.session_id = ${session}`] : []),
    ...(ids ? [sql<SqlBool>`d.id = ${anyOf(ids, 'text')}`] : []),
  ])
}

/**
 * Documents whose text answers, or whose symbol it is. Several words must stand in one paragraph, so paragraphs are asked; one word is
 * looked up among the words of whole texts, where a word of nearly all of them is found as fast as a rare one.
 */
function answering(typed: string | undefined): Condition {
  if (!typed) return sql<SqlBool>`true`
  const symbol = workKeyOf(typed)
  if (!symbol && isOneWord(typed)) return sql<SqlBool>`d.id in (select documents.with_word(${inAnyLanguage(typed)}))`
  return symbol
    ? sql<SqlBool>`d.id in (select id from documents.document where symbol_key = ${symbol}
        union select p.document_id from documents.paragraph p where p.search @@ ${inAnyLanguage(typed)})`
    : sql<SqlBool>`exists (select from documents.paragraph p where p.document_id = d.id and p.search @@ ${inAnyLanguage(typed)})`
}

export interface DocumentRow {
  id: string
  symbol: string | null
  title: Localized
  kind: Genre
  standing: Standing
  body_id: string | null
  body_acronym: string | null
  body_name: Localized | null
  instrument_id: string | null
  instrument_symbol: string | null
  year: number | null
  dated: string | null
  source: string | null
  languages: Language[]
  revision: number
  tracked: boolean
  visibility: Visibility
  version: number
  updated_at: Date
}

export const documentColumns = sql`d.id, d.symbol, d.title, d.kind, d.standing, d.body_id, b.acronym as body_acronym, b.name as body_name,
  d.instrument_id, i.symbol as instrument_symbol, d.year, d.dated, d.source, d.languages, d.revision, d.tracked, d.visibility, d.version,
  d.updated_at`

export const documentTables = sql`documents.document d left join reference.body b on b.id = d.body_id
  left join documents.instrument i on i.id = d.instrument_id`

/** One part of the register, by key. */
export async function listDocuments(db: Db | Tx, actor: Actor, filter: DocumentFilter, order: Order, part: Part): Promise<DocumentRow[]> {
  const { key, backwards = false, limit } = part
  const descending = order.descending !== backwards
  const sorted = sortKey[order.by]
  const direction = descending ? sql`desc` : sql`asc`
  const after = key
    ? [
        sql<SqlBool>`(${sorted}, d.id) ${descending ? sql`<` : sql`>`} (${key[0]}::${order.by === 'updated' ? sql`timestamptz` : sql`text`}, ${key[1]})`,
      ]
    : []
  const whole = Object.values(filter).every((value) => !value?.length)
  const { rows } = await sql<DocumentRow>`${whole ? plannedOnce : sql``}
    select ${documentColumns} from ${documentTables}
    where ${both([visible(actor), chosen(filter), answering(filter.q), ...after])}
    order by ${sorted} ${direction}, d.id ${direction} limit ${sql.lit(limit)}`.execute(db)
  return backwards ? rows.reverse() : rows
}

export const keyOfDocument = (row: DocumentRow, { by }: Order): [string, string] => [
  by === 'updated' ? row.updated_at.toISOString() : ((by === 'dated' ? row.dated : row.symbol) ?? ''),
  row.id,
]

export interface DocumentCounts {
  all: number
  facets: Record<FacetName, { value: string; count: number }[]>
}

const facetColumn = { body: sql`d.body_id`, year: sql`d.year`, kind: sql`d.kind`, standing: sql`d.standing` } as const

/**
 * How many documents there are in all, and with each choice of a facet while the others stay: one statement. Facets without a
 * choice count the same documents, so these are gone through once for all of them.
 */
export async function countDocuments(db: Db | Tx, actor: Actor, filter: DocumentFilter): Promise<DocumentCounts> {
  const names = Object.keys(facetColumn) as (keyof typeof facetColumn)[]
  const isOpen = (facet: FacetName) => !filter[facet]?.length
  const open = names.filter(isOpen)
  const alone = (facet: FacetName, value: RawBuilder<unknown>, from = sql`found d`) =>
    sql`select ${sql.lit(facet)} as facet, ${value}::text as value, count(*)::int as count from ${from} where ${chosen(filter, facet)} group by 2`
  const label = (what: (facet: keyof typeof facetColumn) => RawBuilder<unknown>, otherwise: RawBuilder<unknown>) =>
    open.length
      ? sql`case ${sql.join(
          open.map((facet) => sql`when grouping(${facetColumn[facet]}) = 0 then ${what(facet)}`),
          sql` `,
        )} else ${otherwise} end`
      : otherwise
  const together = sql`
    select ${label((facet) => sql.lit(facet), sql.lit('all'))} as facet, ${label((facet) => sql`${facetColumn[facet]}::text`, sql.lit(''))} as value,
      count(*)::int as count
    from found d where ${chosen(filter)}
    group by grouping sets (${sql.join([sql`()`, ...open.map((facet) => sql`(${facetColumn[facet]})`)])})`
  const { rows } = await sql<{ facet: FacetName | 'all'; value: string | null; count: number }>`
    with found as materialized (
      select d.id, d.body_id, d.session_id, d.year, d.kind, d.standing, d.languages, d.instrument_id from documents.document d
      where ${both([visible(actor), answering(filter.q)])}
    )
    ${sql.join(
      [
        together,
        ...names.filter((facet) => !isOpen(facet)).map((facet) => alone(facet, facetColumn[facet])),
        alone('language', sql`one.language`, sql`found d cross join unnest(d.languages) as one (language)`),
      ],
      sql` union all `,
    )}
    order by facet, count desc, value`.execute(db)
  const of = (facet: FacetName) =>
    rows.flatMap((row) => (row.facet === facet && row.value !== null ? [{ value: row.value, count: row.count }] : []))
  return {
    all: rows.find(({ facet }) => facet === 'all')?.count ?? 0,
    facets: {
      body: of('body'),
      year: of('year').sort((x, y) => Number(y.value) - Number(x.value)),
      kind: of('kind'),
      language: of('language'),
      standing: of('standing'),
    },
  }
}
