import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { StandingSection } from './plan.ts'
import type { ReportKind } from './schema.ts'
import './schema.ts'

export const findReport = (db: Db | Tx, meetingId: string, kind: ReportKind) =>
  db.selectFrom('meetings.report').selectAll().where('meeting_id', '=', meetingId).where('kind', '=', kind).executeTakeFirst()
export type ReportRow = NonNullable<Awaited<ReturnType<typeof findReport>>>

/** Sections of a report in one language, in order, each with the wording that stands and what compiling wrote last. */
export async function listSections(db: Db | Tx, reportId: number, language: Language): Promise<StandingSection[]> {
  const { rows } = await sql<StandingSection>`
    select s.key, s.level, s.version, v.heading, v.heading_language, v.text, v.touched,
      (select jsonb_build_object('heading', c.heading, 'text', c.text) from meetings.report_version c
        where c.report_id = s.report_id and c.language = s.language and c.key = s.key and c.origin = 'compiled'
        order by c.number desc limit 1) as compiled
    from meetings.report_section s
    join meetings.report_version v
      on v.report_id = s.report_id and v.language = s.language and v.key = s.key and v.number = s.version
    where s.report_id = ${reportId} and s.language = ${language} and s.removed_at is null
    order by s.position, s.key`.execute(db)
  return rows
}

/** Wordings of a section, the latest first. */
export const listVersions = (db: Db | Tx, reportId: number, language: Language, key: string, limit = 100) =>
  db
    .selectFrom('meetings.report_version')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('language', '=', language)
    .where('key', '=', key)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
export type VersionRow = Awaited<ReturnType<typeof listVersions>>[number]

export interface WrittenReport {
  id: number
  kind: ReportKind
  languages: { language: Language; at: Date; by: string; edited: number }[]
  postings: PostingRow[]
}

/** The reports of a meeting, each with the languages it is written in and what was posted of it. */
export async function listReports(db: Db | Tx, meetingId: string): Promise<WrittenReport[]> {
  const reports = await db.selectFrom('meetings.report').select(['id', 'kind']).where('meeting_id', '=', meetingId).execute()
  const ids = reports.map(({ id }) => id)
  if (ids.length === 0) return []
  const { rows } = await sql<{ report_id: number; language: Language; at: Date; by: string; edited: number }>`
    select s.report_id, s.language, max(v.at) as at, (array_agg(v.by_name order by v.at desc))[1] as by,
      (count(*) filter (where v.touched))::int as edited
    from meetings.report_section s
    join meetings.report_version v
      on v.report_id = s.report_id and v.language = s.language and v.key = s.key and v.number = s.version
    where s.report_id = any(${ids}::bigint[]) and s.removed_at is null
    group by 1, 2 order by 1, 2`.execute(db)
  const postings = await listPostings(db, ids)
  return reports.map(({ id, kind }) => ({
    id,
    kind,
    languages: rows.filter(({ report_id }) => report_id === id),
    postings: postings.filter(({ report_id }) => report_id === id),
  }))
}

/** What went out of these reports, the latest first. */
export const listPostings = (db: Db | Tx, reportIds: readonly number[]) =>
  db
    .selectFrom('meetings.report_posting')
    .selectAll()
    .where('report_id', 'in', [...reportIds])
    .orderBy('report_id')
    .orderBy('revision', 'desc')
    .execute()
export type PostingRow = Awaited<ReturnType<typeof listPostings>>[number]

/** How many wordings a report has had in all languages: changes with every edit. */
export async function wordings(db: Db | Tx, reportId: number): Promise<number> {
  const { count } = await db
    .selectFrom('meetings.report_version')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('report_id', '=', reportId)
    .executeTakeFirstOrThrow()
  return count
}
