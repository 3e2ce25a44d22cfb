import { type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import { type Db, plannedOnce, type Tx } from '../../platform/db/index.ts'
import { type Language, type Localized, languages } from '../../platform/i18n/index.ts'
import { isOneWord, query } from '../../platform/search/index.ts'
import type { Genre } from '../../texts/types.ts'
import type { Standing } from './events.ts'
import { visibilitiesFor } from './policy.ts'
import { workKey } from './rules.ts'
import type { InstrumentKind, InstrumentStatus, ParagraphTable, Visibility } from './schema.ts'
import { workKeyOf } from './symbols.ts'

type Condition = RawBuilder<SqlBool>
const both = (conditions: readonly Condition[]): Condition =>
  conditions.length ? sql<SqlBool>`(${sql.join(conditions, sql` and `)})` : sql<SqlBool>`true`
const anyOf = (values: readonly (string | number)[], type: 'text' | 'int') => sql`any(${[...values]}::${sql.raw(type)}[])`

/** Documents `d` that somebody may see. What one may not see is not found, not counted and not cited. */
export function visible(actor: Actor): Condition {
  const { all, visible, organization } = visibilitiesFor(actor)
  if (all) return sql<SqlBool>`true`
  const byVisibility = sql<SqlBool>`d.visibility = ${anyOf(visible, 'text')}`
  return organization
    ? sql<SqlBool>`(${byVisibility} or d.owner_id = ${organization} or (d.visibility = 'group' and d.readers @> array[${organization}]::text[]))`
    : byVisibility
}

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

/** What somebody typed, as a question on texts of all languages, each searched as its own. */
const inAnyLanguage = (typed: string) => sql`documents.any_of(array[${sql.join(languages.map((language) => query(language, typed)))}])`

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

const documentColumns = sql`d.id, d.symbol, d.title, d.kind, d.standing, d.body_id, b.acronym as body_acronym, b.name as body_name,
  d.instrument_id, i.symbol as instrument_symbol, d.year, d.dated, d.source, d.languages, d.revision, d.tracked, d.visibility, d.version,
  d.updated_at`
const documentTables = sql`documents.document d left join reference.body b on b.id = d.body_id
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

export interface DocumentDetail extends DocumentRow {
  symbol_key: string | null
  instrument_key: string | null
  session_id: string | null
  session_name: Localized | null
  instrument_title: Localized | null
  agenda_item: string | null
  original_language: Language | null
  owner_id: string | null
  /** of an addendum or corrigendum: the key of its main document */
  main_key: string | null
}

export async function findDocument(db: Db | Tx, actor: Actor, id: string): Promise<DocumentDetail | undefined> {
  const { rows } = await sql<DocumentDetail>`
    select ${documentColumns}, d.symbol_key, i.symbol_key as instrument_key, d.session_id, s.name as session_name, i.title as instrument_title, d.agenda_item,
      d.original_language, d.owner_id, d.main_key
    from ${documentTables} left join reference.session s on s.id = d.session_id
    where d.id = ${id} and ${visible(actor)}`.execute(db)
  return rows[0]
}

/** The current texts of a document, the newest revision first. */
export const listEditions = (db: Db | Tx, documentId: string) =>
  db
    .selectFrom('documents.edition')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('current', '=', true)
    .orderBy('revision', 'desc')
    .orderBy('language')
    .execute()
/** Any edition of a document, also one that has been replaced. */
export const findEdition = (db: Db | Tx, documentId: string, id: number) =>
  db.selectFrom('documents.edition').selectAll().where('document_id', '=', documentId).where('id', '=', id).executeTakeFirst()

export type EditionRow = Awaited<ReturnType<typeof listEditions>>[number]

/** The words that open the section of paragraph `p`: "instructs the Secretary-General". */
const openerWords = sql<string | null>`case when p.opener is not null and p.kind <> 'opener' then (
  select opener.text from documents.paragraph opener
  where opener.edition_id = p.edition_id and opener.kind = 'opener' and opener.ordinal < p.ordinal order by opener.ordinal desc limit 1) end`

const paragraphColumns = [
  'id',
  'edition_id',
  'document_id',
  'language',
  'ordinal',
  'anchor',
  'label',
  'path',
  'opener',
  'kind',
  'level',
  'cell',
  'text',
  'base_text',
  'in_base',
  'in_proposed',
  'labels',
  'runs',
  'changes',
  'refs',
] as const
export type ParagraphRow = Pick<Selectable<ParagraphTable>, (typeof paragraphColumns)[number]>

/** All paragraphs of some editions, in order; `part` for a piece of one. */
export const listParagraphs = (
  db: Db | Tx,
  editions: readonly number[],
  part: { after?: number; limit?: number } = {},
): Promise<ParagraphRow[]> =>
  db
    .selectFrom('documents.paragraph')
    .select(paragraphColumns)
    .where('edition_id', 'in', editions)
    .$if(part.after !== undefined, (q) => q.where('ordinal', '>', part.after!))
    .orderBy('edition_id')
    .orderBy('ordinal')
    .$if(part.limit !== undefined, (q) => q.limit(part.limit!))
    .execute()

/** A paragraph with its neighbours: `n` before and after, fewer at the ends; [] when the edition has no such paragraph. */
export async function paragraphsAround(db: Db | Tx, editionId: number, anchor: string, n = 1): Promise<ParagraphRow[]> {
  return db
    .selectFrom('documents.paragraph')
    .modifyFront(plannedOnce)
    .select(paragraphColumns)
    .where('edition_id', '=', editionId)
    .where((eb) => {
      const here = eb
        .selectFrom('documents.paragraph as here')
        .where('here.edition_id', '=', editionId)
        .where('here.anchor', '=', anchor)
        .select('here.ordinal')
      return eb.and([eb('ordinal', '>=', eb(here, '-', n)), eb('ordinal', '<=', eb(here, '+', n))])
    })
    .orderBy('ordinal')
    .execute()
}

/** The words that open the section in which a paragraph stands. */
export async function findOpener(db: Db | Tx, paragraph: Pick<ParagraphRow, 'id'>): Promise<string | null> {
  const { rows } = await sql<{ words: string | null }>`
    select ${openerWords} as words from documents.paragraph p where p.id = ${paragraph.id}`.execute(db)
  return rows[0]?.words ?? null
}

/** A cited key, and where it leads. */
export interface Target {
  symbol_key: string
  kind: 'document' | 'instrument'
  id: string
  symbol: string
  title: Localized
}

/** Where symbols lead, by their key without revision or edition: to the document, or else to the instrument. One statement. */
export async function findTargets(db: Db | Tx, actor: Actor, keys: readonly string[]): Promise<Map<string, Target>> {
  if (keys.length === 0) return new Map()
  const wanted = anyOf([...new Set(keys)], 'text')
  const { rows } = await sql<Target>`
    select i.symbol_key, 'instrument' as kind, i.id, i.symbol, i.title from documents.instrument i where i.symbol_key = ${wanted}
    union all
    select d.symbol_key, 'document', d.id, d.symbol, d.title from documents.document d where d.symbol_key = ${wanted} and ${visible(actor)}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.symbol_key, row]))
}

/** Place of a citing paragraph in the list: date and id of its document, its path. */
export type CitingKey = readonly [string, string, string]

/** A paragraph of the newest text that cites a symbol. */
export interface CitingRow {
  paragraph_id: number
  document_id: string
  anchor: string
  ordinal: number
  label: string
  path: string
  opener_words: string | null
  text: string
  language: Language
  words: string
  symbol: string | null
  title: Localized
  dated: string | null
}

/**
 * Who cites a document or instrument, by any of its keys: the newest documents first, each paragraph in the reader's language or in
 * English where its text is there in it. A text does not cite itself.
 */
export async function listCiting(
  db: Db | Tx,
  actor: Actor,
  keys: readonly string[],
  { language, own = null, after = null, limit }: { language: Language; own?: string | null; after?: CitingKey | null; limit: number },
): Promise<CitingRow[]> {
  if (keys.length === 0) return []
  const cited = anyOf([...keys], 'text')
  const { rows } = await sql<CitingRow>`
    select * from (
      select distinct on (coalesce(d.dated, ''), d.id, p.path) p.id as paragraph_id, p.document_id, p.anchor, p.ordinal, p.label,
        p.path, ${openerWords} as opener_words, p.text, p.language, c.words, d.symbol, d.title, d.dated
      from documents.citation c
      join documents.paragraph p on p.id = c.paragraph_id
      join documents.document d on d.id = p.document_id
      where c.symbol_key = ${cited} and ${visible(actor)} and (d.symbol_key is null or d.symbol_key <> all(${[...keys]}::text[]))
        and d.id is distinct from ${own}
        ${after ? sql`and (coalesce(d.dated, ''), d.id, p.path) < (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
      order by coalesce(d.dated, '') desc, d.id desc, p.path desc, p.language <> ${language}, p.language <> 'en', p.language
    ) citing
    limit ${limit}`.execute(db)
  return rows
}

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

/** A paragraph that answers, with its document. */
export interface Passage {
  paragraph_id: number
  document_id: string
  anchor: string
  ordinal: number
  label: string
  path: string
  opener_words: string | null
  text: string
  language: Language
  symbol: string | null
  title: Localized
  dated: string | null
  standing: Standing
  /** the text was translated by a machine */
  machine: boolean
}
export type PassageKey = readonly [string, string, number]
export const keyOfPassage = (passage: Passage): PassageKey => [passage.dated ?? '', passage.document_id, passage.paragraph_id]

/** Paragraphs that answer, of the newest documents first, in the order of the text. */
export async function searchPassages(
  db: Db | Tx,
  actor: Actor,
  { q, language, after, limit }: { q: string; language: Language | null; after: PassageKey | null; limit: number },
): Promise<Passage[]> {
  const conditions = [
    visible(actor),
    sql<SqlBool>`p.search @@ ${inAnyLanguage(q)}`,
    ...(language ? [sql<SqlBool>`p.language = ${language}`] : []),
    ...(after
      ? [
          sql<SqlBool>`(coalesce(d.dated, ''), d.id) <= (${after[0]}, ${after[1]})`,
          sql<SqlBool>`((coalesce(d.dated, ''), d.id) < (${after[0]}, ${after[1]}) or p.id > ${after[2]})`,
        ]
      : []),
  ]
  const { rows } = await sql<Passage>`
    select p.id as paragraph_id, p.document_id, p.anchor, p.ordinal, p.label, p.path, ${openerWords} as opener_words,
      case when p.text = '' then coalesce(p.base_text, '') else p.text end as text, p.language, d.symbol, d.title, d.dated, d.standing,
      (select e.machine_translated from documents.edition e where e.id = p.edition_id) as machine
    from documents.document d join documents.paragraph p on p.document_id = d.id
    where ${both(conditions)}
    order by coalesce(d.dated, '') desc, d.id desc, p.id limit ${limit}`.execute(db)
  return rows
}

/** Counted up to a limit: beyond it the number tells nobody anything. */
export const mostCounted = 1000
export async function countPassages(db: Db | Tx, actor: Actor, { q, language }: { q: string; language: Language | null }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from documents.paragraph p join documents.document d on d.id = p.document_id
      where p.search @@ ${inAnyLanguage(q)} and ${visible(actor)} ${language ? sql`and p.language = ${language}` : sql``}
      limit ${mostCounted + 1}
    ) counted`.execute(db)
  return rows[0]!.count
}

/** Documents that are themselves what was typed: by symbol, or by the words of the title. */
export async function searchTitles(db: Db | Tx, actor: Actor, q: string, limit: number): Promise<DocumentRow[]> {
  const symbol = workKeyOf(q)
  const { rows } = await sql<DocumentRow>`
    select ${documentColumns} from ${documentTables}
    where ${visible(actor)} and d.id in (
      select id from documents.document where search @@ ${inAnyLanguage(q)} union select id from documents.document where symbol_key = ${symbol}
    )
    order by d.symbol_key = ${symbol} desc nulls last, coalesce(d.dated, '') desc, d.id desc limit ${limit}`.execute(db)
  return rows
}

/** Files of an import in the order in which they arrived, with the documents that they became. */
export const listImportFiles = (db: Db | Tx, importId: number) =>
  db
    .selectFrom('documents.import_file as f')
    .leftJoin('documents.document as d', 'd.id', 'f.document_id')
    .leftJoin('documents.edition as e', 'e.id', 'f.edition_id')
    .select([
      'f.id',
      'f.position',
      'f.name',
      'f.size',
      'f.state',
      'f.reason',
      'f.reason_values',
      'f.document_id',
      'f.finished_at',
      'd.symbol',
      'd.title',
      'd.standing',
      'e.language',
      'e.warnings',
    ])
    .where('f.import_id', '=', importId)
    .orderBy('f.position')
    .execute()
export type ImportFileRow = Awaited<ReturnType<typeof listImportFiles>>[number]

/** The latest imports of a person, or of everybody. */
export async function listImports(db: Db | Tx, createdBy: string | null, limit: number) {
  const { rows } = await sql<{ id: number; created_by_name: string; created_at: Date; files: number; unfinished: number; refused: number }>`
    select i.id, i.created_by_name, i.created_at, count(f.id)::int as files,
      (count(f.id) filter (where f.state in ('waiting', 'reading', 'posting')))::int as unfinished,
      (count(f.id) filter (where f.state = 'refused'))::int as refused
    from (select * from documents.import where not held ${createdBy === null ? sql`` : sql`and created_by = ${createdBy}`} order by id desc limit ${limit}) i
    left join documents.import_file f on f.import_id = i.id
    group by i.id, i.created_by_name, i.created_at order by i.id desc`.execute(db)
  return rows
}
export type ImportRow = Awaited<ReturnType<typeof listImports>>[number]

/** Bodies and instruments to choose from when a document is corrected. */
export async function choicesForCorrection(db: Db | Tx) {
  const bodies = await db.selectFrom('reference.body').select(['id', 'acronym', 'name']).orderBy('position').execute()
  const instruments = await findInstruments(db)
  return { bodies, instruments }
}
