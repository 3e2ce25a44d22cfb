import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { type Db, plannedOnce, type Tx } from '../../../platform/db/index.ts'
import { type Language, type Localized, languages } from '../../../platform/i18n/index.ts'
import { seenBy } from '../queries/visible.ts'
import type { Progress, Review, State } from '../states.ts'
import { pairTasks, type Relation, relationOf, type Task, type Traced } from './pairing.ts'

interface Side {
  id: string
  symbol: string | null
  title: Localized
  dated: string | null
}

export interface CarryOver {
  id: number
  instrument_id: string
  instrument_symbol: string
  from_document: string
  to_document: string
  from: Side
  to: Side
  confirmed_at: Date | null
  confirmed_by_name: string | null
  version: number
  /** mandates of the earlier edition that still bind */
  living: number
}

const side = (alias: 'f' | 'n') =>
  sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'symbol', ${sql.ref(`${alias}.symbol`)}, 'title', ${sql.ref(`${alias}.title`)}, 'dated', ${sql.ref(`${alias}.dated`)})`

const carryOvers = sql`
  select c.id, c.instrument_id, i.symbol as instrument_symbol, c.from_document, c.to_document, ${side('f')} as "from", ${side('n')} as "to",
    c.confirmed_at, c.confirmed_by_name, c.version,
    (select count(*)::int from mandates.mandate m where m.document_id = c.from_document and m.review = 'confirmed' and m.state = 'in-force') as living
  from mandates.carry_over c
  join documents.instruments i on i.id = c.instrument_id
  join documents.documents f on f.id = c.from_document
  join documents.documents n on n.id = c.to_document`

/** Editions whose mandates wait to be carried over, the earliest first: one step builds on the one before. */
export async function listCarryOvers(db: Db | Tx, limit = 200): Promise<CarryOver[]> {
  const { rows } = await sql<CarryOver>`select * from (${carryOvers} where c.confirmed_at is null) c
    where c.living > 0 order by coalesce(c."to" ->> 'dated', ''), c.id limit ${limit}`.execute(db)
  return rows
}

export async function findCarryOver(db: Db | Tx, id: number): Promise<CarryOver | undefined> {
  const { rows } = await sql<CarryOver>`${carryOvers} where c.id = ${id}`.execute(db)
  return rows[0]
}

interface Words {
  edition_id: number
  anchor: string
  quote: string
  deliverable: string
}

/** One mandate of either edition, with its words in every language that the edition is there in. */
export interface Carried {
  id: number
  document_id: string
  path: string
  nth: number
  addressees: string[]
  owner_organizations: string[]
  review: Review
  state: State
  struck: boolean
  progress: Progress
  wordings: Partial<Record<Language, Words>>
}

export interface Row {
  before: Carried | null
  /** what it continues in; a struck paragraph shows how it ended */
  after: Carried | null
  relation: Relation
  /** a person chose this against the proposal */
  chosen: boolean
}

export interface Pairing {
  rows: Row[]
  /** what an earlier mandate may continue in */
  later: Carried[]
  /** the language in which both editions were compared; null when none holds both */
  comparedIn: Language | null
}

/** The mandates of both editions that take part: the earlier ones in force, the later ones that are no refused reading. */
export async function readBoth(tx: Db | Tx, { from_document, to_document }: Pick<CarryOver, 'from_document' | 'to_document'>) {
  const rows = await readMandates(
    tx,
    sql`(m.document_id = ${from_document} and m.review = 'confirmed' and m.state = 'in-force'
      or m.document_id = ${to_document} and m.review <> 'rejected' and m.merged_into is null and (m.state = 'in-force' or m.struck))`,
  )
  return { earlier: rows.filter((m) => m.document_id === from_document), later: rows.filter((m) => m.document_id === to_document) }
}

/** In the order of their texts. */
async function readMandates(tx: Db | Tx, condition: RawBuilder<unknown>): Promise<Carried[]> {
  const { rows } = await sql<Carried>`
    select m.id, m.document_id, m.path, m.nth, m.addressees, m.owner_organizations, m.review, m.state, m.struck, m.progress,
      (select coalesce(jsonb_object_agg(w.language, jsonb_build_object('edition_id', w.edition_id, 'anchor', w.anchor, 'quote', w.quote,
        'deliverable', w.deliverable)), '{}') from mandates.wording w where w.mandate_id = m.id) as wordings
    from mandates.mandate m
    left join lateral (select min(p.ordinal) as ordinal from mandates.wording w
      join documents.paragraphs p on p.edition_id = w.edition_id and p.anchor = w.anchor where w.mandate_id = m.id) place on true
    where ${condition}
    order by place.ordinal nulls last, m.id`.execute(tx)
  return rows
}

/** What becomes of each mandate: as proposed, or as a person chose. */
export async function readPairing(tx: Db | Tx, carryOver: CarryOver): Promise<Pairing> {
  const { earlier, later } = await readBoth(tx, carryOver)
  const chosen = await tx
    .selectFrom('mandates.carried')
    .select(['from_mandate', 'to_mandate'])
    .where('carry_over_id', '=', carryOver.id)
    .where('from_mandate', 'is not', null)
    .execute()
  return pairUp(earlier, later, new Map(chosen.map((c) => [c.from_mandate!, c.to_mandate])), await readTraced(tx, carryOver))
}

/** What became of each paragraph of the earlier edition, where the newer one was drafted here. */
export async function readTraced(tx: Db | Tx, { id }: Pick<CarryOver, 'id'>): Promise<Traced> {
  const rows = await tx.selectFrom('mandates.traced').select(['from_path', 'to_path']).where('carry_over_id', '=', id).execute()
  return new Map(rows.map(({ from_path, to_path }) => [from_path, to_path]))
}

/** What was confirmed, with the mandates as they stand now. */
export async function readSettled(tx: Db | Tx, carryOver: CarryOver): Promise<Pairing> {
  const kept = await tx
    .selectFrom('mandates.carried')
    .select(['from_mandate', 'to_mandate', 'relation'])
    .where('carry_over_id', '=', carryOver.id)
    .execute()
  const all = await readMandates(
    tx,
    sql`m.id = any(${kept.flatMap((k) => [k.from_mandate, k.to_mandate]).filter((id) => id !== null)}::bigint[])`,
  )
  const byId = new Map(all.map((m, place) => [m.id, { m, place }]))
  const at = (id: number | null) => (id === null ? null : (byId.get(id) ?? null))
  const rows = kept
    .map(({ from_mandate, to_mandate, relation }) => ({ before: at(from_mandate), after: at(to_mandate), relation }))
    .sort((a, b) => Number(!a.before) - Number(!b.before) || (a.before ?? a.after)!.place - (b.before ?? b.after)!.place)
    .map(({ before, after, relation }) => ({ before: before?.m ?? null, after: after?.m ?? null, relation, chosen: false }))
  return { rows, later: [], comparedIn: null }
}

/** The rows of two editions, in the order of the earlier one, what is new at the end. `choices`: earlier id -> later id, null: ended. */
export function pairUp(
  earlier: readonly Carried[],
  later: Carried[],
  choices: ReadonlyMap<number, number | null>,
  traced: Traced,
): Pairing {
  const comparedIn = commonLanguage(earlier, later)
  const task = (m: Carried): Task => ({ ...m, words: (comparedIn && m.wordings[comparedIn]?.quote) ?? null })
  const proposed = pairTasks(earlier.map(task), later.map(task), traced)
  const byId = new Map(later.map((m) => [m.id, m]))
  const rows: Row[] = earlier.map((before) => {
    const proposal = proposed.get(before.id) ?? null
    // a choice that the review desk has rejected since is none
    const given = choices.get(before.id)
    const choice = given && !byId.has(given) ? undefined : given
    const after = byId.get((choice === undefined ? proposal : choice) ?? 0) ?? null
    const chosen = choice !== undefined && choice !== (byId.get(proposal ?? 0)?.struck ? null : proposal)
    return { before, after, relation: relationOf(task(before), after && task(after)), chosen }
  })
  const continued = new Set(rows.map(({ after }) => after?.id))
  const fresh = later.filter((m) => !m.struck && !continued.has(m.id))
  return {
    rows: [...rows, ...fresh.map((after) => ({ before: null, after, relation: 'new' as const, chosen: false }))],
    later: later.filter((m) => !m.struck),
    comparedIn,
  }
}

/** The language in which most mandates of both editions have words. */
function commonLanguage(earlier: readonly Carried[], later: readonly Carried[]): Language | null {
  const worded = (all: readonly Carried[], language: Language) => all.filter((m) => m.wordings[language]).length
  const counted = languages
    .map((language) => ({ language, both: Math.min(worded(earlier, language), worded(later, language)) }))
    .filter(({ both }) => both > 0)
    .sort((a, b) => b.both - a.both || Number(b.language === 'en') - Number(a.language === 'en'))
  return counted[0]?.language ?? null
}

/** Where a mandate came from and what became of it, of what the actor may see. */
export interface Lineage {
  /** whether `id` is the earlier or the later mandate */
  direction: 'from' | 'to'
  relation: Relation
  /** null where the edition ended it */
  id: number | null
  document_id: string
  document_symbol: string | null
  document_title: Localized
  dated: string | null
}

/** The mandates that this one continues, and the one that continues it. */
export async function lineageOf(db: Db | Tx, actor: Actor, id: number): Promise<Lineage[]> {
  const { rows } = await sql<Lineage>`${plannedOnce}
    select k.direction, k.relation, k.other as id, d.id as document_id, d.symbol as document_symbol, d.title as document_title, d.dated
    from (
      select 'from' as direction, k.relation, k.from_mandate as other, c.from_document as document
      from mandates.carried k join mandates.carry_over c on c.id = k.carry_over_id
      where k.to_mandate = ${id} and k.from_mandate is not null and k.relation <> 'ended' and c.confirmed_at is not null
      union all
      select 'to', k.relation, case when k.relation <> 'ended' then k.to_mandate end, c.to_document
      from mandates.carried k join mandates.carry_over c on c.id = k.carry_over_id
      where k.from_mandate = ${id} and c.confirmed_at is not null
    ) k join documents.documents d on d.id = k.document
    where exists (select from (select d.id as document_id) m where ${seenBy(actor)})
    order by k.direction, coalesce(d.dated, ''), k.other`.execute(db)
  return rows
}
