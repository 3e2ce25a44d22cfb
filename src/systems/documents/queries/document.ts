import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { findInstruments } from './instruments.ts'
import { type DocumentRow, documentColumns, documentTables } from './register.ts'
import { visible } from './scope.ts'

export interface DocumentDetail extends DocumentRow {
  symbol_key: string | null
  instrument_key: string | null
  session_id: string | null
  session_name: Localized | null
  instrument_title: Localized | null
  agenda_item: string | null
  original_language: Language | null
  owner_id: string | null
  /** of an addendum or corrigendum: the key of its main document */
  main_key: string | null
}

export async function findDocument(db: Db | Tx, actor: Actor, id: string): Promise<DocumentDetail | undefined> {
  const { rows } = await sql<DocumentDetail>`
    select ${documentColumns}, d.symbol_key, i.symbol_key as instrument_key, d.session_id, s.name as session_name, i.title as instrument_title, d.agenda_item,
      d.original_language, d.owner_id, d.main_key
    from ${documentTables} left join reference.session s on s.id = d.session_id
    where d.id = ${id} and ${visible(actor)}`.execute(db)
  return rows[0]
}

/** The current texts of a document, the newest revision first. */
export const listEditions = (db: Db | Tx, documentId: string) =>
  db
    .selectFrom('documents.edition')
    .selectAll()
    .where('document_id', '=', documentId)
    .where('current', '=', true)
    .orderBy('revision', 'desc')
    .orderBy('language')
    .execute()

/** Any edition of a document, also one that has been replaced. */
export const findEdition = (db: Db | Tx, documentId: string, id: number) =>
  db.selectFrom('documents.edition').selectAll().where('document_id', '=', documentId).where('id', '=', id).executeTakeFirst()

export type EditionRow = Awaited<ReturnType<typeof listEditions>>[number]

/** Bodies and instruments to choose from when a document is corrected. */
export async function choicesForCorrection(db: Db | Tx) {
  const bodies = await db.selectFrom('reference.body').select(['id', 'acronym', 'name']).orderBy('position').execute()
  const instruments = await findInstruments(db)
  return { bodies, instruments }
}
