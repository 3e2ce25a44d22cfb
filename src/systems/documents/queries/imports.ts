import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'

/** Files of an import in the order in which they arrived, with the documents that they became. */
export const listImportFiles = (db: Db | Tx, importId: number) =>
  db
    .selectFrom('documents.import_file as f')
    .leftJoin('documents.document as d', 'd.id', 'f.document_id')
    .leftJoin('documents.edition as e', 'e.id', 'f.edition_id')
    .select([
      'f.id',
      'f.position',
      'f.name',
      'f.size',
      'f.state',
      'f.reason',
      'f.reason_values',
      'f.document_id',
      'f.finished_at',
      'd.symbol',
      'd.title',
      'd.standing',
      'e.language',
      'e.warnings',
    ])
    .where('f.import_id', '=', importId)
    .orderBy('f.position')
    .execute()

export type ImportFileRow = Awaited<ReturnType<typeof listImportFiles>>[number]

/** The latest imports of a person, or of everybody. */
export async function listImports(db: Db | Tx, createdBy: string | null, limit: number) {
  const { rows } = await sql<{ id: number; created_by_name: string; created_at: Date; files: number; unfinished: number; refused: number }>`
    select i.id, i.created_by_name, i.created_at, count(f.id)::int as files,
      (count(f.id) filter (where f.state in ('waiting', 'reading', 'posting')))::int as unfinished,
      (count(f.id) filter (where f.state = 'refused'))::int as refused
    from (select * from documents.import where not held ${createdBy === null ? sql`` : sql`and created_by = ${createdBy}`} order by id desc limit ${limit}) i
    left join documents.import_file f on f.import_id = i.id
    group by i.id, i.created_by_name, i.created_at order by i.id desc`.execute(db)
  return rows
}

export type ImportRow = Awaited<ReturnType<typeof listImports>>[number]
