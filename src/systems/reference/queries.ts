import type { Db, Tx } from '../../platform/db/index.ts'

/** Bodies in the order of the process, each with its next session as seen from `day`. */
export async function listBodies(db: Db | Tx, day: string) {
  return db
    .selectFrom('reference.body as b')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('reference.session as s')
          .whereRef('s.body_id', '=', 'b.id')
          .where('s.ends', '>=', day)
          .select(['s.id as session_id', 's.name as session_name', 's.starts', 's.ends'])
          .orderBy('s.starts')
          .limit(1)
          .as('next'),
      (join) => join.onTrue(),
    )
    .select(['b.id', 'b.acronym', 'b.name', 'b.kind', 'b.cadence', 'next.session_id', 'next.session_name', 'next.starts', 'next.ends'])
    .orderBy('b.position')
    .execute()
}

export const findBody = (db: Db | Tx, id: string) =>
  db
    .selectFrom('reference.body as b')
    .leftJoin('reference.body as p', 'p.id', 'b.parent_id')
    .select(['b.id', 'b.acronym', 'b.name', 'b.kind', 'b.cadence', 'b.parent_id', 'p.name as parent_name'])
    .where('b.id', '=', id)
    .executeTakeFirst()

export interface SessionFilter {
  body?: string
  from?: string
  to?: string
  unverified?: boolean
}

const sessionColumns = [
  's.id',
  's.body_id',
  's.name',
  's.ordinal',
  's.year',
  's.starts',
  's.ends',
  's.place',
  's.source',
  's.precision',
  's.inferred',
  's.confirmed_by',
  's.confirmed_at',
  's.version',
  'b.acronym',
  'b.name as body_name',
  'b.position',
] as const

/** Sessions with their body, by date. The calendar of a process is some hundreds of rows: it is read whole. */
export async function listSessions(db: Db | Tx, filter: SessionFilter = {}) {
  let query = db.selectFrom('reference.session as s').innerJoin('reference.body as b', 'b.id', 's.body_id').select(sessionColumns)
  if (filter.body) query = query.where('s.body_id', '=', filter.body)
  if (filter.from) query = query.where('s.ends', '>=', filter.from)
  if (filter.to) query = query.where('s.starts', '<=', filter.to)
  if (filter.unverified) query = query.where('s.inferred', '=', true)
  return query.orderBy('s.starts').orderBy('s.id').execute()
}

export const findSession = (db: Db | Tx, id: string) =>
  db
    .selectFrom('reference.session as s')
    .innerJoin('reference.body as b', 'b.id', 's.body_id')
    .select(sessionColumns)
    .where('s.id', '=', id)
    .executeTakeFirst()

export async function listMilestones(db: Db | Tx, filter: SessionFilter = {}) {
  let query = db
    .selectFrom('reference.milestone as m')
    .leftJoin('reference.addressee as a', 'a.id', 'm.addressee_id')
    .leftJoin('reference.body as b', 'b.id', 'a.body_id')
    .select([
      'm.id',
      'm.addressee_id',
      'a.name as addressee_name',
      'a.body_id',
      'b.acronym',
      'a.position',
      'm.starts',
      'm.ends',
      'm.what',
      'm.kind',
      'm.source',
      'm.precision',
      'm.inferred',
      'm.confirmed_by',
    ])
  if (filter.body) query = query.where('m.addressee_id', '=', filter.body)
  if (filter.from) query = query.where('m.ends', '>=', filter.from)
  if (filter.to) query = query.where('m.starts', '<=', filter.to)
  if (filter.unverified) query = query.where('m.inferred', '=', true)
  return query.orderBy('m.starts').orderBy('m.id').execute()
}

export type SessionRow = Awaited<ReturnType<typeof listSessions>>[number]
export type MilestoneRow = Awaited<ReturnType<typeof listMilestones>>[number]

export const listAddressees = (db: Db | Tx) => db.selectFrom('reference.addressee').selectAll().orderBy('position').execute()

export const listActionLines = (db: Db | Tx) => db.selectFrom('reference.action_line').selectAll().orderBy('position').execute()

export const findActionLine = (db: Db | Tx, id: string) =>
  db.selectFrom('reference.action_line').selectAll().where('id', '=', id).executeTakeFirst()

/** Goals, or with `targets` the targets too. */
export const listSdgs = (db: Db | Tx, targets = false) =>
  db
    .selectFrom('reference.sdg')
    .selectAll()
    .$if(!targets, (q) => q.whereRef('id', '=', (eb) => eb.cast<string>(eb.ref('goal'), 'text')))
    .orderBy('position')
    .execute()

/** The official matrix: which goals and targets an action line serves, or the other way round. */
export const listSdgLinks = (db: Db | Tx, by: { actionLine?: string; goal?: number } = {}) =>
  db
    .selectFrom('reference.sdg_link as l')
    .innerJoin('reference.sdg as s', 's.id', 'l.sdg_id')
    .innerJoin('reference.action_line as a', 'a.id', 'l.action_line_id')
    .select(['l.action_line_id', 'a.name as action_line_name', 'l.sdg_id', 's.goal', 's.name'])
    .$if(by.actionLine !== undefined, (q) => q.where('l.action_line_id', '=', by.actionLine!))
    .$if(by.goal !== undefined, (q) => q.where('s.goal', '=', by.goal!))
    .orderBy('a.position')
    .orderBy('s.position')
    .execute()

export const listGdc = (db: Db | Tx) => db.selectFrom('reference.gdc').selectAll().orderBy('position').execute()
export const listRegions = (db: Db | Tx) => db.selectFrom('reference.region').selectAll().orderBy('position').execute()
export const listCountries = (db: Db | Tx) => db.selectFrom('reference.country').selectAll().orderBy('id').execute()
export const listStakeholderTypes = (db: Db | Tx) => db.selectFrom('reference.stakeholder_type').selectAll().orderBy('position').execute()
