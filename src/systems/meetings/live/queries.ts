import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { StatementVisibility } from './schema.ts'
import './schema.ts'

export interface Floor {
  item_id: number | null
  speaking_minutes: number
  /** since when that item is open, or none */
  since: Date | null
}

/** The floor of a meeting; before anything happened on it: no item, three minutes for each speaker. */
export async function findFloor(db: Db | Tx, meetingId: string): Promise<Floor> {
  const floor = await db
    .selectFrom('meetings.floor')
    .select(['item_id', 'speaking_minutes', 'changed_at as since'])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return floor ?? { item_id: null, speaking_minutes: 3, since: null }
}

/** Everybody who asked for the floor on an item, in the order of asking; those who withdrew not. */
export const listSpeakers = (db: Db | Tx, meetingId: string, item: number) =>
  db
    .selectFrom('meetings.speaker as s')
    .innerJoin('people.organizations as o', 'o.id', 's.organization_id')
    .select([
      's.id',
      's.person_id',
      's.person_name',
      's.behalf',
      's.asked_at',
      's.called_at',
      's.ended_at',
      'o.name as organization_name',
      'o.acronym as organization_acronym',
      sql<number | null>`extract(epoch from s.ended_at - s.called_at)::float`.as('seconds'),
    ])
    .where('s.meeting_id', '=', meetingId)
    .where('s.item_id', '=', item)
    .where('s.withdrawn_at', 'is', null)
    .orderBy('s.id')
    .limit(500)
    .execute()
export type SpeakerRow = Awaited<ReturnType<typeof listSpeakers>>[number]

/** The request of a person that still waits, or that is being spoken to. */
export const findOwnRequest = (db: Db | Tx, item: number, personId: string) =>
  db
    .selectFrom('meetings.speaker')
    .select(['id', 'called_at'])
    .where('item_id', '=', item)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()

interface StatementFilter {
  visible: readonly StatementVisibility[]
  item?: number
  after?: number | null
  limit?: number
}

/** Statements of a meeting in the order in which they came. */
export const listStatements = (db: Db | Tx, meetingId: string, { visible, item, after = null, limit = 100 }: StatementFilter) =>
  db
    .selectFrom('meetings.statement as s')
    .innerJoin('people.organizations as o', 'o.id', 's.organization_id')
    .innerJoin('meetings.agenda_item as i', 'i.id', 's.item_id')
    .select([
      's.id',
      's.item_id',
      's.person_id',
      's.person_name',
      's.behalf',
      's.language',
      's.text',
      's.visibility',
      's.file_name',
      's.file_size',
      's.at',
      'i.title as item_title',
      'o.name as organization_name',
      'o.acronym as organization_acronym',
    ])
    .where('s.meeting_id', '=', meetingId)
    .where('s.visibility', 'in', [...visible])
    .where('s.withdrawn_at', 'is', null)
    .$if(item !== undefined, (q) => q.where('s.item_id', '=', item!))
    .$if(after !== null, (q) => q.where('s.id', '>', after!))
    .orderBy('s.id')
    .limit(limit)
    .execute()
/** The file that a statement came as, for those who may read the statement. */
export const findStatementFile = (db: Db | Tx, meetingId: string, id: number, visible: readonly StatementVisibility[]) =>
  db
    .selectFrom('meetings.statement')
    .select(['file_sha256', 'file_name', 'file_format', 'file_size'])
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .where('visibility', 'in', [...visible])
    .where('withdrawn_at', 'is', null)
    .where('file_sha256', 'is not', null)
    .executeTakeFirst()

export type StatementRow = Awaited<ReturnType<typeof listStatements>>[number]
