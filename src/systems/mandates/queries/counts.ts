import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { type Filter, gaps, keyOf } from '../filter.ts'
import type { Keep } from '../keep.ts'
import { all, conditionsOf, dueWithin, type Facet, inRegister } from './register.ts'
import { gapConditions, isOverdue } from './standing.ts'
import { audienceOf, seenBy } from './visible.ts'

export type CountedFacet = Exclude<Facet, 'document'>

export interface Counts {
  /** mandates in the list; `most + 1` stands for more than that, when a search finds a word that nearly all have */
  total: number
  /** how many there would be with each choice of a facet, the others as they are; null: too many to be worth counting */
  facets: Record<CountedFacet, Map<string, number>>
  counted: boolean
  /** `2027-03` -> mandates that end in it, and how many of them are overdue */
  months: Map<string, { count: number; late: number }>
}

/** A search that finds more is not counted to the end: nobody reads on, and counting is what makes a common word slow. */
export const most = 1000

/**
 * Counts of a list, kept until a mandate changes. With 20,000 mandates they take some 150 ms to make (two cores), which is why no
 * request makes them that need not; the rows of a page take 1 ms of the server's time, a capped count of a common word 3.
 */
export async function countMandates(db: Db | Tx, keep: Keep, actor: Actor, filter: Filter, day: string): Promise<Counts> {
  const key = (f: Filter, what: string) => `${what} ${day} ${audienceOf(actor)} ${keyOf(f)}`
  const exact = (f: Filter) => keep(key(f, 'counts'), () => countAll(db, actor, f, day))
  if (!filter.q) return await exact(filter)
  const total = await keep(key(filter, 'total'), () => countSome(db, actor, filter, day))
  if (total <= most) return await exact(filter)
  // The choices of the same list without the word, and no numbers beside them.
  return { ...(await exact({ ...filter, q: null })), total, counted: false }
}

async function countSome(db: Db | Tx, actor: Actor, filter: Filter, day: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from
    (select from mandates.mandate m where ${inRegister(actor, filter, day)} limit ${most + 1}) m`.execute(db)
  return rows[0]!.n
}

/** Arrays and columns that hold a facet's values. */
const valuesOf: Record<Exclude<CountedFacet, 'due' | 'gap' | 'session'>, RawBuilder<unknown>> = {
  addressee: sql`unnest(m.addressees)`,
  recipient: sql`unnest(m.recipients)`,
  instrument: sql`m.instrument_id`,
  body: sql`m.body_id`,
  line: sql`unnest(m.action_lines)`,
  sdg: sql`(select distinct split_part(s, '.', 1) from unnest(m.sdgs) s)`,
  owner: sql`unnest(case when m.owner_organizations = '{}' then '{none}' else m.owner_organizations end)`,
  state: sql`m.state`,
  progress: sql`m.progress`,
}

/** One statement: the rows that no facet drops are read once, then counted for each facet without its own choice. */
async function countAll(db: Db | Tx, actor: Actor, filter: Filter, day: string): Promise<Counts> {
  const { facets, common } = conditionsOf(filter, day)
  const flag = (name: string) => sql.ref(`m.is_${name}`)
  const flags = [...facets].map(([name, condition]) => sql`, (${condition}) as ${sql.ref(`is_${name}`)}`)
  const but = (name?: string) => all([...facets.keys()].filter((one) => one !== name).map((one) => sql<boolean>`${flag(one)}`))
  const gapFlags = gaps.map((gap) => sql`, ${gapConditions[gap](day)} as ${sql.ref(gap)}`)
  const due = Object.entries(dueWithin).map(([name, condition]) => sql`(${sql.lit(name)}, ${condition(day)})`)
  const counted = Object.entries(valuesOf).map(([name, value]) =>
    name === 'sdg'
      ? sql`select 'sdg', v, count(*), 0 from m, lateral ${value} t(v) where ${but(name)} group by v`
      : sql`select ${sql.lit(name)}, v, count(*), 0 from m, lateral (select ${value} as v) t where v is not null and ${but(name)} group by v`,
  )
  const { rows } = await sql<{ facet: string; value: string; n: number; late: number }>`
    with m as materialized (
      select m.id, m.addressees, m.recipients, m.instrument_id, m.body_id, m.action_lines, m.sdgs, m.owner_organizations, m.state, m.progress,
        m.due_to ${sql.join([...flags, ...gapFlags], sql``)}
      from mandates.mandate m where ${all([sql`m.review = 'confirmed'`, seenBy(actor), ...common])})
    select 'total' as facet, '' as value, count(*)::int as n, 0 as late from m where ${but()}
    union all ${sql.join(counted, sql` union all `)}
    union all select 'session', o.session_id, count(distinct m.id), 0 from m join mandates.occurrence o on o.mandate_id = m.id
      where o.session_id is not null and ${but('session')} group by 2
    union all select 'due', v, count(*), 0 from m, lateral (values ${sql.join(due)}) t(v, yes) where yes and ${but('due')} group by 2
    union all select 'gap', v, count(*), 0 from m, lateral (values ${sql.join(gaps.map((gap) => sql`(${sql.lit(gap)}, ${sql.ref(`m.${gap}`)})`))}) t(v, yes)
      where yes and ${but('gap')} group by 2
    union all select 'month', to_char(m.due_to, 'YYYY-MM'), count(*), count(*) filter (where ${isOverdue(day)}) from m
      where m.due_to is not null and ${but()} group by 2`.execute(db)
  const of = (facet: string) => new Map(rows.filter((r) => r.facet === facet).map((r) => [r.value, Number(r.n)]))
  const names = [...Object.keys(valuesOf), 'session', 'due', 'gap'] as CountedFacet[]
  return {
    total: Number(rows.find((r) => r.facet === 'total')?.n ?? 0),
    counted: true,
    facets: Object.fromEntries(names.map((name) => [name, of(name)])) as Counts['facets'],
    months: new Map(rows.filter((r) => r.facet === 'month').map((r) => [r.value, { count: Number(r.n), late: Number(r.late) }])),
  }
}
