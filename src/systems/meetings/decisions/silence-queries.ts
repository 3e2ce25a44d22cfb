import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { Named, Outcome } from './schema.ts'
import './schema.ts'

export interface SilenceRow {
  id: number
  meeting_id: string
  number: number
  verb_words: Localized
  level: number | null
  item_title: Localized | null
  documents: Named[]
  texts: Localized
  deadline: Date
  proposed_by: string
  proposed_at: Date
  /** null while it runs */
  outcome: Outcome | null
  /** number, in the meeting, of the decision that came of it */
  decision: number | null
}

/** Silence procedures of a meeting, the latest first; `before`: those with a lower number. */
export async function listSilences(
  db: Db | Tx,
  filter: { meeting?: string; number?: number; id?: number; before?: number | null; limit?: number },
): Promise<SilenceRow[]> {
  const { meeting, number, id, before = null, limit = 100 } = filter
  const conditions = [
    ...(meeting === undefined ? [] : [sql<SqlBool>`s.meeting_id = ${meeting}`]),
    ...(number === undefined ? [] : [sql<SqlBool>`s.number = ${number}`]),
    ...(id === undefined ? [] : [sql<SqlBool>`s.id = ${id}`]),
    ...(before === null ? [] : [sql<SqlBool>`s.number < ${before}`]),
  ]
  const { rows } = await sql<SilenceRow>`
    select s.id, s.meeting_id, s.number, v.words as verb_words, v.level, i.title as item_title, s.documents, s.texts, s.deadline,
      s.proposed_by, s.proposed_at, s.outcome, d.number as decision
    from meetings.silence s
    join meetings.decision_verb v on v.id = s.verb
    left join meetings.agenda_item i on i.id = s.item_id
    left join meetings.decision d on d.id = s.decision_id
    where ${conditions.length ? sql.join(conditions, sql` and `) : sql`true`}
    order by s.number desc limit ${limit}`.execute(db)
  return rows
}

export interface ObjectionRow {
  id: number
  person_name: string
  organization_name: Localized
  organization_acronym: string | null
  reason: string
  language: Language
  at: Date
}

export const listObjections = (db: Db | Tx, silenceId: number): Promise<ObjectionRow[]> =>
  db
    .selectFrom('meetings.objection as o')
    .innerJoin('people.organizations as g', 'g.id', 'o.organization_id')
    .select(['o.id', 'o.person_name', 'g.name as organization_name', 'g.acronym as organization_acronym', 'o.reason', 'o.language', 'o.at'])
    .where('o.silence_id', '=', silenceId)
    .orderBy('o.at')
    .orderBy('o.id')
    .execute()

/** A moment on the wall clock of a time zone, as PostgreSQL knows its rules. */
export async function momentOf(db: Db | Tx, day: string, time: string, zone: string): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select (${`${day} ${time}`}::timestamp at time zone ${zone}) as at`.execute(db)
  return rows[0]!.at
}
