import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Localized } from '../../../platform/i18n/index.ts'
import type { Named } from './schema.ts'
import type { UntilColumns } from './until.ts'
import './schema.ts'

/** The verbs of the process, from the weakest to the strongest; those taken off its list not. */
export const listVerbs = (db: Db | Tx) =>
  db
    .selectFrom('meetings.decision_verb')
    .select(['id', 'level', 'asks', 'words'])
    .where('retired', '=', false)
    .orderBy('position')
    .execute()
export type VerbRow = Awaited<ReturnType<typeof listVerbs>>[number]

export interface DecisionRow extends UntilColumns {
  id: number
  meeting_id: string
  /** in its meeting, from 1 */
  number: number
  verb: string
  /** 0 (considered) to 5 (adopted); none for what sends a matter elsewhere */
  level: number | null
  verb_words: Localized
  item_id: number | null
  item_number: string | null
  item_title: Localized | null
  texts: Localized | null
  /** papers by the normal form of their symbol */
  documents: Named[]
  /** of the session that is waited for */
  until_session_name: Localized | null
  /** of the body whose session or decision is waited for */
  until_body_name: Localized | null
  until_acronym: string | null
  /** when what was waited for came about; a session is waited for until its meeting is open */
  came_at: Date | null
  /** the meeting on whose agenda it came back, and the item there */
  reopened_meeting: string | null
  reopened_item: number | null
  to_body: string | null
  to_name: Localized | null
  to_acronym: string | null
  by_silence: boolean
  recorded_by: string
  recorded_at: Date
  changed_at: Date
  withdrawn_at: Date | null
  version: number
  /** of the meeting, to name it where decisions of several stand together */
  session_name: Localized
  body_name: Localized
  acronym: string | null
}

export interface DecisionFilter {
  meeting?: string
  /** normal form of a paper's symbol */
  document?: string
  item?: number
  /** the meeting on whose agenda it came back */
  reopenedIn?: string
  number?: number
  id?: number
  /** those recorded in error are shown where a meeting's own list counts them */
  withdrawn?: boolean
  /** only what changed after the meeting's number `after`, in order; across meetings the latest first */
  after?: number | null
  limit?: number
}

/** Decisions of a meeting in their order, or across meetings the latest first. One statement, however many there are. */
export async function listDecisions(db: Db | Tx, filter: DecisionFilter): Promise<DecisionRow[]> {
  const { meeting, document, item, reopenedIn, number, id, withdrawn = false, after = null, limit = 200 } = filter
  const conditions = [
    ...(meeting === undefined ? [] : [sql<SqlBool>`d.meeting_id = ${meeting}`]),
    ...(item === undefined ? [] : [sql<SqlBool>`d.item_id = ${item}`]),
    ...(reopenedIn === undefined ? [] : [sql<SqlBool>`r.meeting_id = ${reopenedIn}`]),
    ...(number === undefined ? [] : [sql<SqlBool>`d.number = ${number}`]),
    ...(id === undefined ? [] : [sql<SqlBool>`d.id = ${id}`]),
    ...(withdrawn ? [] : [sql<SqlBool>`d.withdrawn_at is null`]),
    ...(after === null ? [] : [meeting === undefined ? sql<SqlBool>`d.id < ${after}` : sql<SqlBool>`d.number > ${after}`]),
    ...(document === undefined
      ? []
      : [sql<SqlBool>`exists (select from meetings.decision_document p where p.decision_id = d.id and p.symbol_key = ${document})`]),
  ]
  const { rows } = await sql<DecisionRow>`
    select d.id, d.meeting_id, d.number, d.verb, v.level, v.words as verb_words, d.item_id, d.item_number, i.title as item_title, d.texts,
      coalesce((select jsonb_agg(jsonb_build_object('key', p.symbol_key, 'words', p.words) order by p.position)
        from meetings.decision_document p where p.decision_id = d.id), '[]') as documents,
      d.until_kind, d.until_session, d.until_body, d.until_day, d.until_document, u.name as until_session_name,
      w.name as until_body_name, w.acronym as until_acronym, d.came_at, d.reopened_item, r.meeting_id as reopened_meeting,
      d.to_body, t.name as to_name, t.acronym as to_acronym,
      d.by_silence, d.recorded_by, d.recorded_at, d.changed_at, d.withdrawn_at, d.version,
      s.name as session_name, b.name as body_name, b.acronym
    from meetings.decision d
    join meetings.decision_verb v on v.id = d.verb
    join meetings.meeting m on m.id = d.meeting_id
    join reference.session s on s.id = m.session_id
    join reference.body b on b.id = s.body_id
    left join meetings.agenda_item i on i.id = d.item_id
    left join meetings.agenda_item r on r.id = d.reopened_item
    left join reference.session u on u.id = d.until_session
    left join reference.body w on w.id = coalesce(d.until_body, u.body_id)
    left join reference.body t on t.id = d.to_body
    where ${conditions.length ? sql.join(conditions, sql` and `) : sql`true`}
    order by ${meeting === undefined ? sql`d.id desc` : sql`d.number`} limit ${limit}`.execute(db)
  return rows
}

export async function findDecision(db: Db | Tx, meetingId: string, number: number): Promise<DecisionRow | undefined> {
  return (await listDecisions(db, { meeting: meetingId, number, withdrawn: true }))[0]
}

/** Sessions that a matter may be put off to: those still to come, with those of the meeting's own body first. */
export const listComingSessions = (db: Db | Tx, { day, body }: { day: string; body: string }) =>
  db
    .selectFrom('reference.session as s')
    .innerJoin('reference.body as b', 'b.id', 's.body_id')
    .select(['s.id', 's.name as session_name', 's.starts', 'b.acronym', 'b.name as body_name'])
    .where('s.ends', '>=', day)
    .orderBy(sql`s.body_id <> ${body}`)
    .orderBy('s.starts')
    .orderBy('s.id')
    .limit(300)
    .execute()
export type ComingSession = Awaited<ReturnType<typeof listComingSessions>>[number]

/** Names of verbs, sessions and bodies, by their ids: all of one statement, for the history that mentions them. */
export async function listNames(db: Db | Tx, ids: readonly string[]): Promise<Map<string, Localized>> {
  const { rows } = await sql<{ id: string; name: Localized }>`
    select id, words as name from meetings.decision_verb where id = any(${ids}::text[])
    union all select id, name from reference.session where id = any(${ids}::text[])
    union all select id, name from reference.body where id = any(${ids}::text[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
