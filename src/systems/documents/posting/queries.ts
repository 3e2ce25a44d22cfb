import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { visible } from '../queries/scope.ts'
import { workKey } from '../rules.ts'
import { type HeldFile, identify, judge, type Line, type PostedEdition } from './checks.ts'
import type { SymbolForm } from './series.ts'

export const listForms = (db: Db | Tx): Promise<SymbolForm[]> =>
  db.selectFrom('documents.symbol_form').select(['body_id', 'code', 'form', 'translated']).orderBy('position').execute()

/** Sessions of bodies that have series, the latest first. */
export const listPostingSessions = (db: Db | Tx) =>
  db
    .selectFrom('reference.session as s')
    .innerJoin('reference.body as b', 'b.id', 's.body_id')
    .select(['s.id', 's.name', 's.starts', 'b.acronym'])
    .where((eb) => eb.exists(eb.selectFrom('documents.symbol_form as f').select('f.position').whereRef('f.body_id', '=', 's.body_id')))
    .orderBy('s.starts', 'desc')
    .execute()
export type PostingSession = Awaited<ReturnType<typeof listPostingSessions>>[number]

/** What is posted under these symbols. */
async function postedUnder(db: Db | Tx, keys: readonly string[]): Promise<PostedEdition[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<PostedEdition>`
    select d.symbol_key as key, d.revision as newest, e.revision, e.language, e.file_sha256 as sha256
    from documents.document d join documents.edition e on e.document_id = d.id and e.current
    where d.symbol_key = any(${[...new Set(keys)]}::text[])`.execute(db)
  return rows
}

/** The files of a held batch that wait for a person, each judged among the others. */
export async function previewLines(db: Db | Tx, batch: { id: number; symbol: string | null; title: string | null }): Promise<Line[]> {
  const rows = await db
    .selectFrom('documents.import_file')
    .select(['id', 'name', 'sha256', 'found', 'given'])
    .where('import_id', '=', batch.id)
    .where('state', '=', 'checked')
    .orderBy('name')
    .orderBy('position')
    .execute()
  const files = rows.flatMap(({ found, ...file }): HeldFile[] => (found ? [{ ...file, found }] : []))
  const keys = files.flatMap((file) => identify(file, batch).symbol ?? []).map(workKey)
  const mains = keys.map((key) => key.replace(/[(/](?:Add|Corr)\.\d+.*$/, ''))
  return judge(files, batch, await postedUnder(db, [...keys, ...mains]), await listForms(db))
}

/** The latest held batches, with how many of their files wait. */
export async function listPostings(db: Db | Tx, limit = 20) {
  const { rows } = await sql<{
    id: number
    created_by_name: string
    created_at: Date
    posts_at: Date | null
    symbol: string | null
    files: number
    checked: number
    done: number
  }>`
    select i.id, i.created_by_name, i.created_at, i.posts_at, i.symbol, count(f.id)::int as files,
      (count(f.id) filter (where f.state = 'checked'))::int as checked, (count(f.id) filter (where f.state in ('done', 'duplicate')))::int as done
    from (select * from documents.import where held order by id desc limit ${limit}) i
    left join documents.import_file f on f.import_id = i.id
    group by i.id, i.created_by_name, i.created_at, i.posts_at, i.symbol order by i.id desc`.execute(db)
  return rows
}
export type PostingRow = Awaited<ReturnType<typeof listPostings>>[number]

/** A document that stands with another: its addendum, its corrigendum, or the main document of either. */
export interface Part {
  id: string
  symbol: string
  title: Localized
  languages: Language[]
  main: boolean
}

/** Addenda and corrigenda of a document, and the main document of one that is such. */
export async function listParts(
  db: Db | Tx,
  actor: Actor,
  { symbol_key, main_key }: { symbol_key: string | null; main_key: string | null },
): Promise<Part[]> {
  if (symbol_key === null) return []
  const conditions =
    main_key === null ? sql<SqlBool>`d.main_key = ${symbol_key}` : sql<SqlBool>`(d.main_key = ${main_key} or d.symbol_key = ${main_key})`
  const { rows } = await sql<Part>`
    select d.id, d.symbol, d.title, d.languages, d.main_key is null as main from documents.document d
    where ${conditions} and d.symbol_key <> ${symbol_key} and ${visible(actor)} order by main desc, d.symbol limit 100`.execute(db)
  return rows
}
