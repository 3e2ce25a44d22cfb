import { type SqlBool, sql } from 'kysely'
import { type Actor, staff } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { type DeadlineRule, ruleFor } from './deadlines.ts'
import { incoming, posted } from './states.ts'
import './schema.ts'

const columns = [
  'c.id',
  'c.meeting_id',
  'c.item_id',
  'c.organization_id',
  'c.author_id',
  'c.authors',
  'c.purpose',
  'c.special',
  'c.by_secretariat',
  'c.language',
  'c.visibility',
  'c.title',
  'c.summary',
  'c.requested',
  'c.sections',
  'c.file_sha256',
  'c.file_name',
  'c.annex_sha256',
  'c.annex_name',
  'c.state',
  'c.handling',
  'c.submitted_at',
  'c.post_by',
  'c.reason',
  'c.symbol',
  'c.symbol_key',
  'c.document_id',
  'c.published_at',
  'c.revises_id',
  'c.version',
  'c.updated_at',
  'o.name as organization_name',
  'o.acronym as organization_acronym',
  'd.name as author_name',
] as const

const contributions = (db: Db | Tx) =>
  db
    .selectFrom('meetings.contribution as c')
    .innerJoin('people.organization as o', 'o.id', 'c.organization_id')
    .leftJoin('people.directory as d', 'd.person_id', 'c.author_id')
    .select(columns)

export const findContribution = (db: Db | Tx, id: number) => contributions(db).where('c.id', '=', id).executeTakeFirst()
export type ContributionRow = NonNullable<Awaited<ReturnType<typeof findContribution>>>

/** The same question as `maySee`, for the rows of a list. */
const seenBy = (actor: Actor) => {
  const takesPart = actor.roles.length > 0
  const own = takesPart ? actor.organization : null
  return sql<SqlBool>`(
    c.organization_id = ${own}
    or (c.state <> 'draft' and (${staff(actor)}::bool or (${own}::text is not null and c.authors @> jsonb_build_array(jsonb_build_object('organization', ${own}::text)))))
    or (c.state = any(${[...posted]}::text[]) and (c.visibility = 'public' or (c.visibility = 'members' and ${takesPart}::bool)))
  )`
}

export interface ContributionFilter {
  meeting: string
  /** what waits at the desk: also what an earlier meeting of the body held back */
  desk?: { body: string; starts: string }
  /** id of the last row seen */
  after?: number | null
  limit?: number
}

/** Contributions that somebody may see, in the order in which they were begun. */
export async function listContributions(
  db: Db | Tx,
  actor: Actor,
  { meeting, desk, after, limit = 50 }: ContributionFilter,
): Promise<ContributionRow[]> {
  let query = contributions(db).where(seenBy(actor))
  query = desk
    ? query
        .innerJoin('meetings.meeting as m', 'm.id', 'c.meeting_id')
        .innerJoin('reference.session as s', 's.id', 'm.session_id')
        .where('c.state', 'in', [...incoming])
        .where((eb) =>
          eb.or([
            eb('c.meeting_id', '=', meeting),
            eb.and([eb('c.handling', '=', 'held'), eb('s.body_id', '=', desk.body), sql<SqlBool>`s.starts < ${desk.starts}::date`]),
          ]),
        )
    : query.where('c.meeting_id', '=', meeting)
  if (after) query = query.where('c.id', '>', after)
  return await query.orderBy('c.id').limit(limit).execute()
}

/** What somebody may see of a document's contribution: for the paper's own page. */
export const findByDocument = (db: Db | Tx, actor: Actor, documentId: string) =>
  contributions(db).where('c.document_id', '=', documentId).where(seenBy(actor)).orderBy('c.id', 'desc').limit(1).executeTakeFirst()

/** The later revision of a contribution, if one has been begun. */
export const findRevision = (db: Db | Tx, id: number) =>
  db.selectFrom('meetings.contribution').select(['id', 'state']).where('revises_id', '=', id).executeTakeFirst()

export type FoundRule = DeadlineRule & { inferred: boolean }

/** The rule that a session follows; one without classes where the process has none. */
export async function findRule(db: Db | Tx, session: { session_id: string; body_id: string }): Promise<FoundRule> {
  const rules = await db.selectFrom('meetings.deadline_rule').selectAll().orderBy('position').execute()
  return ruleFor(rules, session) ?? { time_zone: 'UTC', closes: '23:59', classes: {}, source: '', inferred: true }
}

/** Later meetings of the body, the next one first: where a paper that came too late can go. */
export const laterMeetings = (db: Db | Tx, { body_id, starts }: { body_id: string; starts: string }) =>
  db
    .selectFrom('meetings.meetings')
    .select(['id', 'session_name', 'starts', 'ends', 'session_id', 'body_id'])
    .where('body_id', '=', body_id)
    .where(sql<SqlBool>`starts > ${starts}::date`)
    .where('phase', 'not in', ['closed', 'reported', 'cancelled'])
    .orderBy('starts')
    .limit(5)
    .execute()

/** Organizations by acronym or by name in any language, as somebody typed it. */
export async function findByNames(db: Db | Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const wanted = names.map((name) => name.toLowerCase())
  const { rows } = await sql<{ id: string; word: string }>`
    select o.id, w.word from people.organization o,
      lateral (select lower(o.acronym) as word union select lower(value) from jsonb_each_text(o.name) as n (language, value) where language <> 'original') w
    where w.word = any(${wanted}::text[])`.execute(db)
  return new Map(rows.map(({ id, word }) => [word, id]))
}
