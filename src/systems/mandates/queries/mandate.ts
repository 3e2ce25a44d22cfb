import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { type AuditEntry, historyOf } from '../../../platform/audit/index.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { paragraphsAround } from '../../documents/index.ts'
import { lineageOf } from '../carry-over/queries.ts'
import type { MandateRow } from '../commands/change.ts'
import { maySeeOpen } from '../policy.ts'
import { isOverdue } from './standing.ts'
import { seenBy } from './visible.ts'

export interface Wording {
  language: Language
  edition_id: number
  anchor: string
  quote: string
  deliverable: string
}

export interface MandateDetail extends MandateRow {
  overdue: boolean
  document_symbol: string | null
  document_title: Localized
  instrument_symbol: string | null
  wordings: Wording[]
  merged_by: number | null
}

const wordingsOf = sql`(select coalesce(jsonb_agg(jsonb_build_object('language', w.language, 'edition_id', w.edition_id, 'anchor', w.anchor,
  'quote', w.quote, 'deliverable', w.deliverable) order by w.language), '[]') from mandates.wording w where w.mandate_id = m.id)`

/** A mandate with its words in all languages; nothing when the actor may not see it. `day` is today. */
export async function findMandate(db: Db | Tx, actor: Actor, id: number, day: string): Promise<MandateDetail | undefined> {
  const review = maySeeOpen(actor) ? sql`true` : sql`m.review = 'confirmed'`
  const { rows } = await sql<MandateDetail>`
    select m.*, null as search, ${isOverdue(day)} as overdue, d.symbol as document_symbol, d.title as document_title, i.symbol as instrument_symbol,
      ${wordingsOf} as wordings
    from mandates.mandate m
    join documents.documents d on d.id = m.document_id
    left join documents.instruments i on i.id = m.instrument_id
    where m.id = ${id} and ${review} and ${seenBy(actor)}`.execute(db)
  return rows[0]
}

/**
 * Everything else that a mandate's page shows; each a statement, whatever their number of rows, and all at once. `people`: with the
 * comments and the history, which only those who take part are shown.
 */
export async function readDetail(db: Db, actor: Actor, { id }: Pick<MandateDetail, 'id'>, wording: Wording | undefined, people: boolean) {
  const [dues, occurrences, owners, evidence, lineage, paper, comments, told] = await Promise.all([
    db.selectFrom('mandates.due').selectAll().where('mandate_id', '=', id).orderBy('position').execute(),
    db
      .selectFrom('mandates.occurrence')
      .selectAll()
      .where('mandate_id', '=', id)
      .orderBy(sql`coalesce(ends, starts)`, (o) => o.asc().nullsLast())
      .orderBy('id')
      .execute(),
    db
      .selectFrom('mandates.owner as o')
      .leftJoin('people.organizations as org', 'org.id', 'o.organization_id')
      .leftJoin('people.directory as p', 'p.person_id', 'o.person_id')
      .select(['o.id', 'o.organization_id', 'org.name', 'org.acronym', 'o.unit', 'o.person_id', 'p.name as person', 'o.lead', 'o.since'])
      .where('o.mandate_id', '=', id)
      .orderBy('o.lead', 'desc')
      .orderBy('o.since')
      .orderBy('o.id')
      .execute(),
    db.selectFrom('mandates.evidence').selectAll().where('mandate_id', '=', id).orderBy('added_at', 'desc').orderBy('id', 'desc').execute(),
    lineageOf(db, actor, id),
    wording ? paragraphsAround(db, wording.edition_id, wording.anchor, 2) : [],
    people ? db.selectFrom('mandates.comment').selectAll().where('mandate_id', '=', id).orderBy('id').execute() : [],
    people ? readHistory(db, id) : { history: [], people: new Map<string, string>() },
  ])
  return { lineage, dues, occurrences, owners, evidence, comments, ...told, paper }
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
