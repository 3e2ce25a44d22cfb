import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Standing } from './policy.ts'
import './schema.ts'

const groups = (db: Db | Tx) =>
  db
    .selectFrom('meetings.correspondence_group as g')
    .innerJoin('reference.body as b', 'b.id', 'g.body_id')
    .leftJoin('people.directory as d', 'd.person_id', 'g.convenor_id')
    .leftJoin('meetings.meeting as m', 'm.id', 'g.meeting_id')
    .select([
      'g.id',
      'g.body_id',
      'g.meeting_id',
      'g.name',
      'g.language',
      'g.terms',
      'g.product',
      'g.convenor_id',
      'g.open',
      'g.readers',
      'g.state',
      'g.document_id',
      'g.note',
      'g.ended_at',
      'g.version',
      'b.name as body_name',
      'd.name as convenor_name',
      'm.chair_id',
      sql<number>`(select count(*)::int from meetings.group_member x where x.group_id = g.id and x.left_at is null)`.as('members'),
      sql<string | null>`(select min(s.due) from meetings.group_step s where s.group_id = g.id and s.done_at is null)`.as('next_due'),
    ])

export const findGroup = (db: Db | Tx, id: number) => groups(db).where('g.id', '=', id).executeTakeFirst()
export type GroupRow = NonNullable<Awaited<ReturnType<typeof findGroup>>>

/** Groups, the latest first. */
export const listGroups = (db: Db | Tx, { after, limit = 50 }: { after?: number | null; limit?: number } = {}) =>
  groups(db)
    .$if(Boolean(after), (q) => q.where('g.id', '<', after!))
    .orderBy('g.id', 'desc')
    .limit(limit)
    .execute()

export const listMembers = (db: Db | Tx, groupId: number) =>
  db
    .selectFrom('meetings.group_member as m')
    .innerJoin('people.directory as d', 'd.person_id', 'm.person_id')
    .leftJoin('people.organization as o', 'o.id', 'm.organization_id')
    .select(['m.id', 'm.person_id', 'd.name', 'o.name as organization_name', 'o.acronym as organization_acronym'])
    .where('m.group_id', '=', groupId)
    .where('m.left_at', 'is', null)
    .where('d.departed_at', 'is', null)
    .orderBy('d.name')
    .orderBy('m.id')
    .execute()
export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number]

export const findMember = (db: Db | Tx, groupId: number, personId: string | null) =>
  db
    .selectFrom('meetings.group_member')
    .select(['id', 'person_id'])
    .where('group_id', '=', groupId)
    .where('person_id', '=', personId ?? '')
    .where('left_at', 'is', null)
    .executeTakeFirst()

/** What somebody is to a group: one of its members, a participant of the meeting that it works for. */
export async function findStanding(db: Db | Tx, group: Pick<GroupRow, 'id' | 'meeting_id'>, personId: string | null): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select
      exists (select from meetings.group_member m where m.group_id = ${group.id} and m.person_id = ${personId} and m.left_at is null) as member,
      exists (select from meetings.registration r
        where r.meeting_id = ${group.meeting_id} and r.person_id = ${personId} and r.state = 'approved') as participant`.execute(db)
  return rows[0]!
}

/** Organizations that a text handed over is for: those of the members and of the chair, and of the meeting's participants where it is for them. */
export async function listReaders(db: Db | Tx, group: Pick<GroupRow, 'id' | 'meeting_id' | 'readers'>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organization_id as id from meetings.group_member where group_id = ${group.id} and left_at is null
    union select d.organization_id from meetings.meeting m join people.directory d on d.person_id = m.chair_id where m.id = ${group.meeting_id}
    union select organization_id from meetings.registration
      where meeting_id = ${group.meeting_id} and state = 'approved' and ${group.readers === 'meeting'}
    order by 1`.execute(db)
  return rows.flatMap(({ id }) => id ?? [])
}

export const listSteps = (db: Db | Tx, groupId: number) =>
  db.selectFrom('meetings.group_step').selectAll().where('group_id', '=', groupId).orderBy('due').orderBy('id').execute()
export type StepRow = Awaited<ReturnType<typeof listSteps>>[number]

/** Versions of a group's text, the latest first, with the number of what was said of each. */
export const listDrafts = (db: Db | Tx, groupId: number) =>
  db
    .selectFrom('meetings.group_draft as d')
    .select(['d.id', 'd.number', 'd.language', 'd.by_name', 'd.at'])
    .select(sql<number>`(select count(*)::int from meetings.group_comment c where c.draft_id = d.id)`.as('comments'))
    .where('d.group_id', '=', groupId)
    .orderBy('d.number', 'desc')
    .execute()
export type DraftRow = Awaited<ReturnType<typeof listDrafts>>[number]

export const findDraft = (db: Db | Tx, groupId: number, number: number) =>
  db.selectFrom('meetings.group_draft').selectAll().where('group_id', '=', groupId).where('number', '=', number).executeTakeFirst()

export const listComments = (db: Db | Tx, draftId: number) =>
  db
    .selectFrom('meetings.group_comment')
    .select(['id', 'place', 'text', 'by_name', 'at', sql<boolean>`message_id is not null`.as('by_mail')])
    .where('draft_id', '=', draftId)
    .orderBy('id')
    .execute()
export type CommentRow = Awaited<ReturnType<typeof listComments>>[number]

/** The procedures of a group, the latest first, each with its objections. */
export async function listProcedures(db: Db | Tx, groupId: number) {
  const procedures = await db
    .selectFrom('meetings.group_procedure as p')
    .innerJoin('meetings.group_draft as d', 'd.id', 'p.draft_id')
    .select(['p.id', 'p.kind', 'p.opened_at', 'p.until', 'p.outcome', 'p.ended_at', 'p.draft_id', 'd.number'])
    .where('p.group_id', '=', groupId)
    .orderBy('p.id', 'desc')
    .execute()
  const objections = await db
    .selectFrom('meetings.group_objection as o')
    .innerJoin('meetings.group_procedure as p', 'p.id', 'o.procedure_id')
    .innerJoin('meetings.group_member as m', 'm.id', 'o.member_id')
    .select(['o.id', 'o.procedure_id', 'o.member_id', 'm.person_id', 'o.by_name', 'o.reason', 'o.at', 'o.withdrawn_at'])
    .where('p.group_id', '=', groupId)
    .orderBy('o.id')
    .execute()
  return procedures.map((procedure) => ({
    ...procedure,
    objections: objections.filter(({ procedure_id }) => procedure_id === procedure.id),
  }))
}
export type ProcedureRow = Awaited<ReturnType<typeof listProcedures>>[number]

/** Steps that are to be called to mind on a day: so many days before they are due. */
export const stepsDue = (db: Db | Tx, days: readonly string[]) =>
  db
    .selectFrom('meetings.group_step as s')
    .innerJoin('meetings.correspondence_group as g', 'g.id', 's.group_id')
    .select(['s.id', 's.group_id', 's.due'])
    .where('g.state', '=', 'open')
    .where('s.done_at', 'is', null)
    .where(sql<SqlBool>`s.due = any(${[...days]}::date[])`)
    .execute()
