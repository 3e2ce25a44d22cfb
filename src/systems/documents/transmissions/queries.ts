import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { visible } from '../queries/scope.ts'
import type { CommentPeriod } from './gate.ts'
import type { SentFile } from './schema.ts'

/** What the gate asks of a document: since when members read its latest revision as it is, and what they said of that. */
export interface Standing {
  postedSince: Date | null
  comments: number
  periods: CommentPeriod[]
}

export async function standingOf(db: Db | Tx, documentId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select
      (select since from documents.posting p
        where p.document_id = d.id and p.revision = d.revision and p.until is null) as "postedSince",
      (select count(*)::int from documents.comment c
        where c.document_id = d.id and c.revision = d.revision and c.withdrawn_at is null) as comments,
      (select coalesce(jsonb_agg(to_jsonb(p) order by position), '[]') from documents.comment_period p) as periods
    from documents.document d where d.id = ${documentId}`.execute(db)
  return rows[0]!
}

/** The bodies to which papers go, with their names. */
export const listReceivers = (db: Db | Tx) =>
  db.selectFrom('reference.body').select(['id', 'acronym', 'name']).orderBy('position').execute()
export type Receiver = Awaited<ReturnType<typeof listReceivers>>[number]

export const commentsPerPage = 50

/** What was said of a document, the latest first; `before` is the id of the last one shown. */
export const listComments = (db: Db | Tx, documentId: string, before: number | null, limit: number) =>
  db
    .selectFrom('documents.comment as c')
    .selectAll('c')
    .where('c.document_id', '=', documentId)
    .$if(before !== null, (q) => q.where('c.id', '<', before!))
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
export type CommentRow = Awaited<ReturnType<typeof listComments>>[number]

export interface TransmissionRow {
  id: number
  document_id: string
  /** null where the reader may not see the document: that it went, and to whom, is public all the same */
  title: Localized | null
  symbol: string | null
  revision: number
  from_name: Localized | null
  from_acronym: string | null
  to_body: string
  to_name: Localized
  to_acronym: string | null
  note: string | null
  files: SentFile[]
  posted_since: Date | null
  days: number
  comments: number
  override: string | null
  by_name: string
  at: Date
}

export interface TransmissionFilter {
  document?: string
  to?: string
  /** only those that did not wait */
  overridden?: boolean
  id?: number
}

/** What was handed on, the latest first. */
export async function listTransmissions(
  db: Db | Tx,
  actor: Actor,
  filter: TransmissionFilter,
  { before = null, limit }: { before?: number | null; limit: number },
): Promise<TransmissionRow[]> {
  const conditions = [
    ...(filter.document ? [sql<SqlBool>`t.document_id = ${filter.document}`] : []),
    ...(filter.to ? [sql<SqlBool>`t.to_body = ${filter.to}`] : []),
    ...(filter.overridden ? [sql<SqlBool>`t.override is not null`] : []),
    ...(filter.id !== undefined ? [sql<SqlBool>`t.id = ${filter.id}`] : []),
    ...(before !== null ? [sql<SqlBool>`t.id < ${before}`] : []),
    sql<SqlBool>`true`,
  ]
  const seen = visible(actor)
  const { rows } = await sql<TransmissionRow>`
    select t.id, t.document_id, case when ${seen} then d.title end as title, d.symbol, t.revision, origin.name as from_name,
      origin.acronym as from_acronym, t.to_body, b.name as to_name, b.acronym as to_acronym, case when ${seen} then t.note end as note,
      case when ${seen} then t.files else '[]' end as files, t.posted_since, t.days, t.comments, t.override, t.by_name, t.at
    from documents.transmission t
    join documents.document d on d.id = t.document_id
    join reference.body b on b.id = t.to_body
    left join reference.body origin on origin.id = d.body_id
    where ${sql.join(conditions, sql` and `)}
    order by t.id desc limit ${limit}`.execute(db)
  return rows
}

/** Languages in which the latest revision can be handed on, with their files. */
export async function filesOf(db: Db | Tx, documentId: string, revision: number): Promise<SentFile[]> {
  const rows = await db
    .selectFrom('documents.edition')
    .select(['language', 'file_name as name', 'file_sha256 as sha256'])
    .where('document_id', '=', documentId)
    .where('revision', '=', revision)
    .where('current', '=', true)
    .orderBy('language')
    .execute()
  return rows satisfies { language: Language; name: string; sha256: string }[]
}
