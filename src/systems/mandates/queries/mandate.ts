import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { type AuditEntry, historyOf } from '../../../platform/audit/index.ts'
import { type Db, plannedOnce, type Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { paragraphsAround, visibleDocuments } from '../../documents/index.ts'
import { lineageOf } from '../carry-over/queries.ts'
import { type MandateRow, mandateColumns } from '../commands/change.ts'
import { maySeeOpen } from '../policy.ts'
import type { DueTable, EvidenceTable, OccurrenceTable, OwnerTable } from '../schema.ts'
import { isOverdue } from './standing.ts'

export interface Wording {
  language: Language
  edition_id: number
  anchor: string
  quote: string
  deliverable: string
}

type OwnerRow = Omit<Selectable<OwnerTable>, 'mandate_id'> & { name: Localized | null; acronym: string | null; person: string | null }

export interface MandateDetail extends MandateRow {
  overdue: boolean
  document_symbol: string | null
  document_title: Localized
  instrument_symbol: string | null
  wordings: Wording[]
  dues: Omit<Selectable<DueTable>, 'mandate_id'>[]
  occurrences: Omit<Selectable<OccurrenceTable>, 'mandate_id'>[]
  owners: OwnerRow[]
  evidence: Omit<Selectable<EvidenceTable>, 'mandate_id'>[]
}

const columns = sql.join(mandateColumns.map((column) => sql.ref(`m.${column}`)))

/** The rows that hang on `m` in another table, as one value. */
const rowsOf = (rows: RawBuilder<unknown>) => sql`(select coalesce(json_agg(r), '[]') from (${rows}) r)`

const wordings = rowsOf(sql`select w.language, w.edition_id, w.anchor, w.quote, w.deliverable
  from mandates.wording w where w.mandate_id = m.id order by w.language`)
const dues = rowsOf(sql`select id, position, words, relation, session_id, shift, starts, ends, inferred, awaits
  from mandates.due where mandate_id = m.id order by position`)
const occurrences =
  rowsOf(sql`select id, key, session_id, year, starts, ends, status, note, reported_by, reported_by_name, reported_at, version
  from mandates.occurrence where mandate_id = m.id order by coalesce(ends, starts) nulls last, id`)
const owners = rowsOf(sql`select o.id, o.organization_id, org.name, org.acronym, o.unit, o.person_id, p.name as person, o.lead, o.since
  from mandates.owner o left join people.organizations org on org.id = o.organization_id left join people.directory p on p.person_id = o.person_id
  where o.mandate_id = m.id order by o.lead desc, o.since, o.id`)
const evidence = rowsOf(sql`select id, occurrence_id, kind, document_id, url, title, note, added_by, added_by_name, added_at
  from mandates.evidence where mandate_id = m.id order by added_at desc, id desc`)

/**
 * A mandate with its words in all languages, its dates, owners and proofs; nothing when the actor may not see it. One statement: seven
 * cost more in going to the database and back than in the database. `day` is today.
 */
export async function findMandate(db: Db | Tx, actor: Actor, id: number, day: string): Promise<MandateDetail | undefined> {
  const review = maySeeOpen(actor) ? sql`true` : sql`m.review = 'confirmed'`
  const { rows } = await sql<MandateDetail>`${plannedOnce}
    select ${columns}, ${isOverdue(day)} as overdue, d.symbol as document_symbol, d.title as document_title, i.symbol as instrument_symbol,
      ${wordings} as wordings, ${dues} as dues, ${occurrences} as occurrences, ${owners} as owners, ${evidence} as evidence
    from mandates.mandate m
    join documents.documents d on d.id = m.document_id
    left join documents.instruments i on i.id = m.instrument_id
    where m.id = ${id} and ${review} and ${visibleDocuments(actor)}`.execute(db)
  const [mandate] = rows
  // JSON has no moments
  for (const time of mandate?.occurrences ?? []) time.reported_at &&= new Date(time.reported_at)
  for (const owner of mandate?.owners ?? []) owner.since = new Date(owner.since)
  for (const proof of mandate?.evidence ?? []) proof.added_at = new Date(proof.added_at)
  return mandate
}

/**
 * Everything else that a mandate's page shows; each a statement, whatever their number of rows, and all at once. `people`: with the
 * comments and the history, which only those who take part are shown.
 */
export async function readDetail(db: Db, actor: Actor, { id }: Pick<MandateDetail, 'id'>, wording: Wording | undefined, people: boolean) {
  const [lineage, paper, comments, told] = await Promise.all([
    lineageOf(db, actor, id),
    wording ? paragraphsAround(db, wording.edition_id, wording.anchor, 2) : [],
    people ? db.selectFrom('mandates.comment').selectAll().where('mandate_id', '=', id).orderBy('id').execute() : [],
    people ? readHistory(db, id) : { history: [], people: new Map<string, string>() },
  ])
  return { lineage, comments, ...told, paper }
}

/** What happened to a mandate, with the names of those whom it speaks of. */
async function readHistory(db: Db, id: number): Promise<{ history: AuditEntry[]; people: ReadonlyMap<string, string> }> {
  const history = await historyOf(db, 'mandates.mandate', id, 100)
  return { history, people: await namesOf(db, history) }
}

/** Names of the people whom a history speaks of by their ids. */
async function namesOf(db: Db, history: readonly AuditEntry[]): Promise<ReadonlyMap<string, string>> {
  const ids = history.flatMap(({ before, after }) => [before, after].flatMap((side) => peopleIn(side)))
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('people.directory')
    .select(['person_id', 'name'])
    .where('person_id', '=', sql<string>`any(${ids}::text[])`)
    .execute()
  return new Map(rows.map(({ person_id, name }) => [person_id, name]))
}

const peopleIn = (side: AuditEntry['before']): string[] =>
  [side?.person, side?.owners].flatMap((value) => (typeof value === 'string' ? value.split(/; | \/ /) : []))

export type Detail = Awaited<ReturnType<typeof readDetail>>

export interface Colleague {
  person_id: string
  name: string
  organization_id: string
}

/** Who may be named for a mandate, by name: everybody of one organization, or without one the focal points of all. */
export async function listColleagues(db: Db | Tx, organization: string | null): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select person_id, name, organization_id from people.directory
    where departed_at is null and ${organization === null ? sql`'focal-point' = any(roles)` : sql`organization_id = ${organization}`}
      and organization_id is not null
    order by organization_id, lower(name), person_id limit 500`.execute(db)
  return rows
}
