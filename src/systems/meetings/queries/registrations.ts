import { type SqlBool, sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Capacity, Gender, RegistrationState } from '../schema.ts'
import '../schema.ts'

const columns = [
  'r.id',
  'r.meeting_id',
  'r.person_id',
  'r.organization_id',
  'r.capacity',
  'r.attends',
  'r.listed',
  'r.gender',
  'r.state',
  'r.code',
  'r.asked_at',
  'r.answered_by',
  'r.answered_at',
  'r.reason',
  'r.version',
  'd.name',
  'o.name as organization_name',
  'o.acronym as organization_acronym',
] as const

const registrations = (db: Db | Tx) =>
  db
    .selectFrom('meetings.registration as r')
    .innerJoin('people.directory as d', 'd.person_id', 'r.person_id')
    .innerJoin('people.organizations as o', 'o.id', 'r.organization_id')
    .select(columns)
    .select((eb) =>
      eb
        .selectFrom('meetings.attendance as a')
        .whereRef('a.registration_id', '=', 'r.id')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('count'))
        .as('sittings_attended'),
    )

export const findRegistration = (db: Db | Tx, id: number) => registrations(db).where('r.id', '=', id).executeTakeFirst()
export type RegistrationRow = NonNullable<Awaited<ReturnType<typeof findRegistration>>>

/** The person's latest registration for a meeting, in whatever state. */
export const findOwnRegistration = (db: Db | Tx, meetingId: string, personId: string) =>
  registrations(db)
    .where('r.meeting_id', '=', meetingId)
    .where('r.person_id', '=', personId)
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** An admitted participant by the code on their registration. */
export const findByCode = (db: Db | Tx, meetingId: string, code: string) =>
  registrations(db)
    .where('r.meeting_id', '=', meetingId)
    .where('r.code', '=', code.trim().toUpperCase())
    .where('r.state', '=', 'approved')
    .executeTakeFirst()

export interface RegistrationFilter {
  state?: RegistrationState
  organization?: string
  /** only those who want to be named */
  listed?: boolean
  /** in the person's name */
  text?: string
  /** the last row seen */
  after?: readonly [organization: string, rank: number, id: number] | null
  limit?: number
}

/** Delegation by delegation: the head first, then by capacity. */
const rank = sql<number>`array_position(array['head','deputy','delegate','adviser','observer'], r.capacity)`

export async function listRegistrations(
  db: Db | Tx,
  meetingId: string,
  { state, organization, listed, text, after, limit = 100 }: RegistrationFilter,
) {
  let query = registrations(db).select(rank.as('rank')).where('r.meeting_id', '=', meetingId)
  if (state) query = query.where('r.state', '=', state)
  if (organization) query = query.where('r.organization_id', '=', organization)
  if (listed) query = query.where('r.listed', '=', true)
  if (text) query = query.where('d.name', 'ilike', `%${text.replace(/[\\%_]/g, '\\$&')}%`)
  if (after) query = query.where(sql<SqlBool>`(r.organization_id, ${rank}, r.id) > (${after[0]}, ${after[1]}::int, ${after[2]}::bigint)`)
  return await query.orderBy('r.organization_id').orderBy(rank).orderBy('r.id').limit(limit).execute()
}
export type ParticipantRow = Awaited<ReturnType<typeof listRegistrations>>[number]

/** Who of these registrations was at a sitting. */
export async function attendedAt(db: Db | Tx, sitting: number, registrationIds: readonly number[]): Promise<Set<number>> {
  if (registrationIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('meetings.attendance')
    .select('registration_id')
    .where('sitting_id', '=', sitting)
    .where('registration_id', 'in', [...registrationIds])
    .execute()
  return new Set(rows.map(({ registration_id }) => registration_id))
}

export interface Tally {
  organization_id: string
  kind: string
  gender: Gender | null
  capacity: Capacity
  count: number
  attended: number
}

/** Admitted participants, counted by what the figures are made of; as many rows as there are such combinations. */
export async function tally(db: Db | Tx, meetingId: string): Promise<Tally[]> {
  return await db
    .selectFrom('meetings.registration as r')
    .innerJoin('people.organizations as o', 'o.id', 'r.organization_id')
    .select([
      'r.organization_id',
      'o.kind',
      'r.gender',
      'r.capacity',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`(count(*) filter (where exists (select from meetings.attendance a where a.registration_id = r.id)))::int`.as('attended'),
    ])
    .where('r.meeting_id', '=', meetingId)
    .where('r.state', '=', 'approved')
    .groupBy(['r.organization_id', 'o.kind', 'r.gender', 'r.capacity'])
    .execute()
}

/** How many wait for an answer, for the whole meeting or one organization. */
export async function countWaiting(db: Db | Tx, meetingId: string, organization?: string): Promise<number> {
  const row = await db
    .selectFrom('meetings.registration')
    .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'waiting')
    .$if(organization !== undefined, (q) => q.where('organization_id', '=', organization!))
    .executeTakeFirstOrThrow()
  return row.count
}
