import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { type Localized, read, type Translate } from '../../../platform/i18n/index.ts'
import type { Phase } from '../states.ts'
import '../schema.ts'

const meetingColumns = [
  'm.id',
  'm.session_id',
  'm.phase',
  'm.time_zone',
  'm.chair_id',
  'm.remote_link',
  'm.agenda_prefix',
  'm.registration_closes',
  'm.decisions_document',
  'm.sequence',
  'm.version',
  'm.updated_at',
  's.name as session_name',
  's.starts',
  's.ends',
  's.place',
  's.body_id',
  's.version as session_version',
  'b.acronym',
  'b.name as body_name',
  'd.name as chair_name',
] as const

const meetings = (db: Db | Tx) =>
  db
    .selectFrom('meetings.meeting as m')
    .innerJoin('reference.session as s', 's.id', 'm.session_id')
    .innerJoin('reference.body as b', 'b.id', 's.body_id')
    .leftJoin('people.directory as d', 'd.person_id', 'm.chair_id')
    .select(meetingColumns)

export const findMeeting = (db: Db | Tx, id: string) => meetings(db).where('m.id', '=', id).executeTakeFirst()
export type MeetingRow = NonNullable<Awaited<ReturnType<typeof findMeeting>>>

export interface MeetingFilter {
  body?: string
  phase?: Phase
  /** first day and id of the last row seen */
  after?: readonly [starts: string, id: string] | null
  limit?: number
}

/** Meetings, the latest first. */
export async function listMeetings(db: Db | Tx, { body, phase, after, limit = 50 }: MeetingFilter = {}): Promise<MeetingRow[]> {
  let query = meetings(db)
  if (body) query = query.where('s.body_id', '=', body)
  if (phase) query = query.where('m.phase', '=', phase)
  if (after) query = query.where(sql<SqlBool>`(s.starts, m.id) < (${after[0]}::date, ${after[1]})`)
  return await query.orderBy('s.starts', 'desc').orderBy('m.id', 'desc').limit(limit).execute()
}

/** What changed last first: for the feed. */
export const listChangedMeetings = (db: Db | Tx, { body, limit = 100 }: { body?: string; limit?: number } = {}) =>
  meetings(db)
    .$if(body !== undefined, (q) => q.where('s.body_id', '=', body!))
    .orderBy('m.updated_at', 'desc')
    .orderBy('m.id')
    .limit(limit)
    .execute()

/** Sittings of one meeting or of several, by time, each with the moments it begins and ends. */
export const listSittings = (db: Db | Tx, meetingIds: readonly string[]) =>
  db
    .selectFrom('meetings.sitting as g')
    .innerJoin('meetings.meeting as m', 'm.id', 'g.meeting_id')
    .select([
      'g.id',
      'g.meeting_id',
      'g.day',
      'g.starts',
      'g.ends',
      'g.room',
      'g.name',
      'g.cancelled_at',
      'g.sequence',
      'g.version',
      'g.updated_at',
      'm.time_zone',
      sql<Date>`(g.day + g.starts::time) at time zone m.time_zone`.as('begins_at'),
      sql<Date>`(g.day + g.ends::time) at time zone m.time_zone`.as('ends_at'),
    ])
    .where('g.meeting_id', 'in', meetingIds.length > 0 ? [...meetingIds] : [''])
    .orderBy('g.meeting_id')
    .orderBy('g.day')
    .orderBy('g.starts')
    .orderBy('g.id')
    .execute()
export type SittingRow = Awaited<ReturnType<typeof listSittings>>[number]

/** Versions of the invitation, the latest first; drafts only for those who write them. */
export const listLetters = (db: Db | Tx, meetingId: string, { drafts }: { drafts: boolean }) =>
  db
    .selectFrom('meetings.letter')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .$if(!drafts, (q) => q.where('published_at', 'is not', null))
    .orderBy('number', 'desc')
    .execute()
export type LetterRow = Awaited<ReturnType<typeof listLetters>>[number]

export const findLetter = (db: Db | Tx, meetingId: string, number: number) =>
  db.selectFrom('meetings.letter').selectAll().where('meeting_id', '=', meetingId).where('number', '=', number).executeTakeFirst()

/** Sessions from `day` on whose meeting is not open yet. */
export const listSessionsWithoutMeeting = (db: Db | Tx, day: string) =>
  db
    .selectFrom('reference.session as s')
    .innerJoin('reference.body as b', 'b.id', 's.body_id')
    .leftJoin('meetings.meeting as m', 'm.session_id', 's.id')
    .select(['s.id', 's.name as session_name', 's.starts', 's.ends', 'b.acronym', 'b.name as body_name'])
    .where('m.id', 'is', null)
    .where('s.ends', '>=', day)
    .orderBy('s.starts')
    .orderBy('s.id')
    .limit(300)
    .execute()

/** Bodies that have a meeting, for the list's filter. */
export const listMeetingBodies = (db: Db | Tx) =>
  db
    .selectFrom('meetings.meeting as m')
    .innerJoin('reference.session as s', 's.id', 'm.session_id')
    .innerJoin('reference.body as b', 'b.id', 's.body_id')
    .select(['b.id', 'b.acronym', 'b.name', 'b.position'])
    .distinct()
    .orderBy('b.position')
    .execute()

interface Named {
  acronym: string | null
  body_name: Localized
  session_name: Localized
}

/** `CWG-WSIS&SDG: 44th meeting`; the session alone where its name says whose it is. */
export function meetingName(t: Translate, { acronym, body_name, session_name }: Named): string {
  const session = read(session_name, t.lang).text
  const body = acronym && (t.lang === 'en' || !/[a-z]{3}/.test(acronym)) ? acronym : read(body_name, t.lang).text
  const namesItsBody = acronym !== null && session_name.en?.includes(acronym)
  return namesItsBody || session.includes(body) ? session : t('reference.session.title', { body, session })
}
