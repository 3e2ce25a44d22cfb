import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { type Db, plannedOnce, type Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { queryAny, query as textQuery } from '../../../platform/search/index.ts'
import type { Recurrence } from '../../../texts/types.ts'
import { visibleDocuments } from '../../documents/index.ts'
import { type DueWindow, type FacetName, type Filter, isEmpty, livingStates, type Order } from '../filter.ts'
import type { Progress, State } from '../states.ts'
import { placeIn, titleOf } from './place.ts'
import { gapConditions, isOverdue } from './standing.ts'
import { seenBy } from './visible.ts'

type Condition = RawBuilder<boolean>

/** What has no date comes after all that has one. */
const dueOrNever = sql`coalesce(m.due_to, 'infinity'::date)`

export type Facet = FacetName | 'due' | 'gap'

const texts = (values: readonly string[]) => sql`${[...values]}::text[]`

/** What each facet asks of `mandates.mandate as m`. */
const asks: Record<FacetName, (values: readonly string[]) => Condition> = {
  addressee: (values) => sql`m.addressees && ${texts(values)}`,
  recipient: (values) => sql`m.recipients && ${texts(values)}`,
  instrument: (values) => sql`m.instrument_id = any(${texts(values)})`,
  document: (values) => sql`m.document_id = any(${texts(values)})`,
  body: (values) => sql`m.body_id = any(${texts(values)})`,
  session: (values) => sql`exists (select from mandates.occurrence o where o.mandate_id = m.id and o.session_id = any(${texts(values)}))`,
  // a line stands for its parts (C7 for C7 e-health), a goal for its targets
  line: (values) =>
    sql`m.action_lines && (select array_agg(id) from reference.action_lines where id = any(${texts(values)}) or parent_id = any(${texts(values)}))`,
  sdg: (values) =>
    sql`m.sdgs && (select array_agg(id) from reference.sdgs where id = any(${texts(values)}) or goal::text = any(${texts(values)}))`,
  owner: (values) =>
    values.includes('none')
      ? sql`(m.owner_organizations = '{}' or m.owner_organizations && ${texts(values)})`
      : sql`m.owner_organizations && ${texts(values)}`,
  state: (values) => sql`m.state = any(${texts(values)})`,
  progress: (values) => sql`m.progress = any(${texts(values)})`,
}

export const dueWithin: Record<DueWindow, (day: string) => Condition> = {
  overdue: isOverdue,
  month: (day) => sql`m.due_to between ${day}::date and ${day}::date + interval '1 month'`,
  quarter: (day) => sql`m.due_to between ${day}::date and ${day}::date + interval '3 months'`,
  year: (day) => sql`m.due_to between ${day}::date and ${day}::date + interval '1 year'`,
  none: () => sql`m.due_to is null`,
}

/**
 * `day` is today. Whoever chooses no state is shown what counts now or would if adopted, as a choice like any other: the facet of states
 * leads to the superseded, spent and withdrawn. Text is asked for in all six languages; words in letters that only one of them writes, in that one alone. */
export function conditionsOf(filter: Filter, day: string): { facets: Map<Facet, Condition>; common: Condition[] } {
  const facets = new Map<Facet, Condition>()
  for (const [name, values] of Object.entries(filter.facets)) facets.set(name as FacetName, asks[name as FacetName](values))
  if (!filter.facets.state) facets.set('state', asks.state(livingStates))
  if (filter.due) facets.set('due', dueWithin[filter.due](day))
  if (filter.gap) facets.set('gap', gapConditions[filter.gap](day))
  const common: Condition[] = []
  // said of the column that the index of deadlines orders by, so that a list from today on begins there and not at the oldest
  if (filter.from) common.push(sql`m.due_to is not null and ${dueOrNever} >= ${filter.from}::date`)
  if (filter.to) common.push(sql`${dueOrNever} <= ${filter.to}::date`)
  if (filter.q) common.push(sql`m.search @@ ${searched(filter.q)}`)
  return { facets, common }
}

export function searched(q: string): RawBuilder<string> {
  const scripts: [RegExp, Language][] = [
    [/\p{Script=Han}/u, 'zh'],
    [/\p{Script=Cyrillic}/u, 'ru'],
    [/\p{Script=Arabic}/u, 'ar'],
  ]
  const only = scripts.find(([script]) => script.test(q))?.[1]
  return only ? textQuery(only, q) : queryAny(q)
}

export const all = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`

/** Confirmed mandates that the filter lets through. */
const chosen = (filter: Filter, day: string): Condition[] => {
  const { facets, common } = conditionsOf(filter, day)
  return [sql`m.review = 'confirmed'`, ...common, ...facets.values()]
}

/** Confirmed mandates that the actor may see and the filter lets through. */
export const inRegister = (actor: Actor, filter: Filter, day: string): Condition => all([seenBy(actor), ...chosen(filter, day)])

/** Where a page begins: the sort value and id of a row, and whether it follows or goes before it. */
export interface Place {
  key: readonly (string | number | null)[] | null
  backwards: boolean
  limit: number
}

/** What a list shows of a mandate. */
export interface ListRow {
  id: number
  path: string
  /** as a delegate says it, in the reader's language where the text has it: "instructs the Secretary-General 6" */
  place: string
  document_id: string
  document_symbol: string | null
  /** of a document without a symbol */
  document_title: Localized | null
  instrument_id: string | null
  instrument_symbol: string | null
  addressees: string[]
  recipients: string[]
  state: State
  progress: Progress
  due_from: string | null
  due_to: string | null
  due_words: string | null
  recurrence: Recurrence | null
  overdue: boolean
  language: Language
  deliverable: string
  /** sort value of the row, for the place of the next page */
  sort_key: string
}

/** What an export tells of it. */
export interface RegisterRow extends ListRow {
  body_id: string | null
  act: string
  owner_organizations: string[]
  action_lines: string[]
  sdgs: string[]
  version: number
  updated_at: Date
}

/** Columns that pages are ordered by, each with an index of its own (`id` second), but for relevance. */
const orders: Record<
  Order['by'],
  (filter: Filter, descending: boolean) => { by: RawBuilder<unknown>; key: RawBuilder<string>; value: (v: string) => RawBuilder<unknown> }
> = {
  due: (_, descending) => {
    const by = descending ? sql`coalesce(m.due_to, '-infinity'::date)` : dueOrNever
    return { by, key: sql<string>`(${by})::text`, value: (v) => sql`${v}::date` }
  },
  updated: () => ({
    by: sql`m.updated_at`,
    key: sql<string>`to_char(m.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    value: (v) => sql`${v}::timestamptz`,
  }),
  addressee: () => ({
    by: sql`coalesce(m.addressees[1], '')`,
    key: sql<string>`coalesce(m.addressees[1], '')`,
    value: (v) => sql`${v}::text`,
  }),
  relevance: ({ q }) => {
    const by = sql`round(-ts_rank_cd(m.search, ${searched(q ?? '')}, 1)::numeric, 6)`
    return { by, key: sql<string>`(${by})::text`, value: (v) => sql`${v}::numeric` }
  },
}

interface Reader {
  /** today */
  day: string
  language: Language
  /**
   * the index of the order is the best way to these mandates, whatever the filter's values, as it is to all of them; else what the
   * values let through decides how to find them
   */
  planned?: boolean
}

/**
 * One page of the register in one statement, along the index of its order: of 20,000 mandates the server reads the rows of the page
 * and what the filter drops between them.
 */
export const listMandates = (db: Db | Tx, actor: Actor, filter: Filter, order: Order, place: Place, reader: Reader): Promise<ListRow[]> =>
  readPart<ListRow>(db, actor, filter, order, place, reader, sql``)

/** The same page with all that an export tells. */
export const exportMandates = (
  db: Db | Tx,
  actor: Actor,
  filter: Filter,
  order: Order,
  place: Place,
  reader: Reader,
): Promise<RegisterRow[]> =>
  readPart<RegisterRow>(
    db,
    actor,
    filter,
    order,
    place,
    reader,
    sql`, m.body_id, m.act, m.owner_organizations, m.action_lines, m.sdgs, m.version, m.updated_at`,
  )

async function readPart<Row extends ListRow>(
  db: Db | Tx,
  actor: Actor,
  filter: Filter,
  order: Order,
  place: Place,
  { day, language, planned = isEmpty(filter) }: Reader,
  more: RawBuilder<unknown>,
): Promise<Row[]> {
  const { by, key, value } = orders[order.by](filter, order.descending)
  const down = order.descending !== place.backwards
  const [at, id] = place.key ?? []
  const beyond = place.key ? sql`and (${by}, m.id) ${down ? sql`<` : sql`>`} (${value(String(at))}, ${Number(id)}::bigint)` : sql``
  const direction = down ? sql`desc` : sql`asc`
  const { rows } = await sql<Row & { words: string }>`${planned ? plannedOnce : sql``}
    select m.id, m.path, ${placeIn(language)} as place, m.document_id, d.symbol as document_symbol, ${titleOf} as document_title, m.instrument_id,
      (select symbol from documents.instruments i where i.id = m.instrument_id) as instrument_symbol,
      m.addressees, m.recipients, m.state, m.progress, m.due_from, m.due_to, m.due_words, m.recurrence, ${isOverdue(day)} as overdue,
      coalesce((${wordsIn(language)}), 'en') as words, ${key} as sort_key ${more}
    from mandates.mandate m join documents.documents d on d.id = m.document_id
    where ${visibleDocuments(actor)} and ${all(chosen(filter, day))} ${beyond}
    order by ${by} ${direction}, m.id ${direction} limit ${sql.lit(place.limit)}`.execute(db)
  for (const row of rows) {
    row.language = row.words.slice(0, 2) as Language
    row.deliverable = row.words.slice(2)
  }
  return place.backwards ? rows.reverse() : rows
}

/**
 * The words of `m` in the reader's language, else in English, else in any, behind the two letters of the language that they are in: one
 * value, so that a row's words are looked up once and only for the rows of the page.
 */
const wordsIn = (language: Language) => sql`select w.language || w.deliverable from mandates.wording w where w.mandate_id = m.id
  order by w.language = ${language} desc, w.language = 'en' desc, w.language limit 1`

/** Every row of a list, in parts of a thousand: for exports. */
export async function* everyMandate(db: Db | Tx, actor: Actor, filter: Filter, order: Order, reader: Reader): AsyncGenerator<RegisterRow> {
  const limit = 1000
  for (let key: Place['key'] = null; ; ) {
    const rows = await exportMandates(db, actor, filter, order, { key, backwards: false, limit }, reader)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < limit) return
    key = [last.sort_key, last.id]
  }
}
