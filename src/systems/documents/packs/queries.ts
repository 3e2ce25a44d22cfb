import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'

/** The newest text of a document in one language, as its file. */
export interface PackFile {
  document_id: string
  symbol: string | null
  revision: number
  /** a later revision is there in another language */
  older: boolean
  language: Language
  machine: boolean
  name: string
  size: number
  sha256: string
  /** null until it has been in a pack */
  crc32: number | null
}

/** Files of documents that the reader may see, of each language the newest revision. */
export async function packFiles(db: Db | Tx, documents: readonly string[], languages: readonly Language[]): Promise<PackFile[]> {
  if (documents.length === 0 || languages.length === 0) return []
  const { rows } = await sql<PackFile>`
    select distinct on (e.document_id, e.language) e.document_id, d.symbol, e.revision, e.revision < d.revision as older, e.language,
      e.machine_translated as machine, e.file_name as name, e.file_size as size, e.file_sha256 as sha256, s.crc32
    from documents.edition e
    join documents.document d on d.id = e.document_id
    left join documents.file_sum s on s.sha256 = e.file_sha256
    where e.current and e.document_id = any(${[...documents]}::text[]) and e.language = any(${[...languages]}::text[])
    order by e.document_id, e.language, e.revision desc`.execute(db)
  return rows
}

/** Sessions that have papers, the latest first. */
export async function sessionsWithPapers(db: Db | Tx): Promise<{ id: string; name: Localized; acronym: string | null }[]> {
  return db
    .selectFrom('reference.session as s')
    .innerJoin('reference.body as b', 'b.id', 's.body_id')
    .select(['s.id', 's.name', 'b.acronym'])
    .where((eb) => eb.exists(eb.selectFrom('documents.document as d').select('d.id').whereRef('d.session_id', '=', 's.id')))
    .orderBy('s.starts', 'desc')
    .execute()
}
