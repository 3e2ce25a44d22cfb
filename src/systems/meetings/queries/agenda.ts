import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Localized } from '../../../platform/i18n/index.ts'
import { visibleDocuments } from '../../documents/index.ts'
import { type AgendaEntry, numbered } from '../agenda.ts'
import '../schema.ts'

/** The draft of the agenda as it stands, in order and numbered. */
export async function readAgenda(db: Db | Tx, meeting: { id: string; agenda_prefix: string }): Promise<AgendaEntry[]> {
  const items = await db
    .selectFrom('meetings.agenda_item')
    .select(['id', 'parent_id', 'position', 'title', 'lead'])
    .where('meeting_id', '=', meeting.id)
    .where('removed_at', 'is', null)
    .execute()
  const papers = await db
    .selectFrom('meetings.agenda_document as d')
    .innerJoin('meetings.agenda_item as i', 'i.id', 'd.item_id')
    .select(['d.item_id', 'd.symbol_key', 'd.words'])
    .where('i.meeting_id', '=', meeting.id)
    .where('i.removed_at', 'is', null)
    .orderBy('d.position')
    .execute()
  return numbered(
    meeting.agenda_prefix,
    items.map((item) => ({
      ...item,
      documents: papers.filter(({ item_id }) => item_id === item.id).map(({ symbol_key, words }) => ({ key: symbol_key, words })),
    })),
  )
}

export const findAgendaItem = (db: Db | Tx, meetingId: string, id: number) =>
  db
    .selectFrom('meetings.agenda_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()

/** Releases of an agenda, the latest first. */
export const listReleases = (db: Db | Tx, meetingId: string) =>
  db.selectFrom('meetings.agenda_release').selectAll().where('meeting_id', '=', meetingId).orderBy('number', 'desc').execute()
export type ReleaseRow = Awaited<ReturnType<typeof listReleases>>[number]

export interface AllocatedDocument {
  id: string
  symbol: string | null
  symbol_key: string
  title: Localized
}

/** The posted papers behind symbols, as far as the reader may see them; others are not posted yet, for all the reader knows. */
export async function documentsBySymbol(db: Db | Tx, actor: Actor, keys: readonly string[]): Promise<Map<string, AllocatedDocument>> {
  if (keys.length === 0) return new Map()
  const { rows } = await sql<AllocatedDocument>`
    select d.id, d.symbol, d.symbol_key, d.title from documents.document d
    where d.symbol_key = any(${[...new Set(keys)]}::text[]) and ${visibleDocuments(actor)}`.execute(db)
  return new Map(rows.map((row) => [row.symbol_key, row]))
}

/** What others see of an agenda and its time plan: the latest release. */
export const findLatestRelease = (db: Db | Tx, meetingId: string) =>
  db
    .selectFrom('meetings.agenda_release')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
