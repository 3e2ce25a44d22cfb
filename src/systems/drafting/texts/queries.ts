import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import { notFound } from '../../../platform/errors.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { Clause } from '../../../texts/index.ts'
import { visibilitiesFor } from '../policy.ts'
import type { TextState, Visibility } from '../schema.ts'

export interface TextRow {
  id: string
  title: Localized
  body_id: string
  body_acronym: string | null
  body_name: Localized
  session_id: string | null
  session_name: Localized | null
  instrument_id: string | null
  document_id: string | null
  revision: number | null
  original: Language
  state: TextState
  visibility: Visibility
  proposals_until: Date | null
  editors: string[]
  adopted_document_id: string | null
  created_at: Date
  version: number
  /** languages that have a base */
  languages: Language[]
  /** handed in and maintained */
  proposals: number
}

/** Texts `x` that somebody may see. The rest is not found and not counted. */
const visible = (actor: Actor) =>
  sql<SqlBool>`(x.visibility = any(${[...visibilitiesFor(actor)]}::text[]) or ${actor.id}::text = any(x.editors))`

const columns = sql`x.id, x.title, x.body_id, b.acronym as body_acronym, b.name as body_name, x.session_id, s.name as session_name,
  x.instrument_id, x.document_id, x.revision, x.original, x.state, x.visibility, x.proposals_until, x.editors, x.adopted_document_id,
  x.created_at, x.version,
  array(select base.language from drafting.base base where base.text_id = x.id order by base.language <> x.original, base.language) as languages,
  (select count(*)::int from drafting.proposal p where p.text_id = x.id and p.state = 'submitted') as proposals`
const tables = sql`drafting.text x join reference.body b on b.id = x.body_id left join reference.session s on s.id = x.session_id`

export interface TextFilter {
  body?: string
  state?: TextState
}

/** Time of making and id of the last row seen. */
export type TextKey = readonly [at: string, id: string]

export async function listTexts(
  db: Db | Tx,
  actor: Actor,
  { body, state }: TextFilter,
  { after, limit }: { after: TextKey | null; limit: number },
): Promise<TextRow[]> {
  const conditions = [
    visible(actor),
    ...(body ? [sql<SqlBool>`x.body_id = ${body}`] : []),
    ...(state ? [sql<SqlBool>`x.state = ${state}`] : []),
    ...(after ? [sql<SqlBool>`(x.created_at, x.id) < (${after[0]}::timestamptz, ${after[1]})`] : []),
  ]
  const { rows } = await sql<TextRow>`
    select ${columns} from ${tables} where ${sql.join(conditions, sql` and `)}
    order by x.created_at desc, x.id desc limit ${limit}`.execute(db)
  return rows
}

export async function getText(db: Db | Tx, actor: Actor, id: string): Promise<TextRow> {
  const { rows } = await sql<TextRow>`select ${columns} from ${tables} where x.id = ${id} and ${visible(actor)}`.execute(db)
  if (!rows[0]) throw notFound()
  return rows[0]
}

/** Bodies that have a text somebody may see, for the filter. */
export async function listTextBodies(db: Db, actor: Actor): Promise<{ id: string; acronym: string | null; name: Localized }[]> {
  const { rows } = await sql<{ id: string; acronym: string | null; name: Localized }>`
    select b.id, b.acronym, b.name from reference.body b
    where exists (select from drafting.text x where x.body_id = b.id and ${visible(actor)}) order by b.position`.execute(db)
  return rows
}

/** The base in each language, that of the original first. */
export async function listBases(db: Db | Tx, text: Pick<TextRow, 'id' | 'original'>): Promise<{ language: Language; clauses: Clause[] }[]> {
  const rows = await db
    .selectFrom('drafting.base')
    .select(['language', 'clauses'])
    .where('text_id', '=', text.id)
    .orderBy('language')
    .execute()
  return rows.toSorted((a, b) => Number(b.language === text.original) - Number(a.language === text.original))
}

export async function findBase(db: Db | Tx, textId: string, language: Language): Promise<Clause[] | null> {
  const row = await db
    .selectFrom('drafting.base')
    .select('clauses')
    .where('text_id', '=', textId)
    .where('language', '=', language)
    .executeTakeFirst()
  return row?.clauses ?? null
}

/** People by their ids, for the names of editors. */
export const namesOf = (db: Db | Tx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db.selectFrom('people.directory').select(['person_id as id', 'name']).where('person_id', 'in', ids).orderBy('name').execute()
