import type { Db } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { Warning } from '../../../texts/index.ts'
import './schema.ts'

export interface RoomRow {
  language: Language
  version: number
}

/** Rooms that are open, that of the original first. */
export async function listRooms(db: Db, { id, original }: { id: string; original: Language }): Promise<RoomRow[]> {
  const rows = await db.selectFrom('drafting.room').select(['language', 'version']).where('text_id', '=', id).orderBy('language').execute()
  return rows.toSorted((a, b) => Number(b.language === original) - Number(a.language === original))
}

/** What could not be printed in the files that were made of a version. */
export async function listWarnings(db: Db, textId: string, { language, version }: RoomRow): Promise<Warning[]> {
  const rows = await db
    .selectFrom('drafting.export')
    .select('warnings')
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .where('version', '=', version)
    .execute()
  const all = rows.flatMap(({ warnings }) => warnings)
  return [...new Map(all.map((warning) => [JSON.stringify(warning), warning])).values()]
}

/** Names of parties by id. */
export async function partyNames(db: Db, ids: readonly string[]): Promise<Map<string, Localized>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('drafting.party')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
