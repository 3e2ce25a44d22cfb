import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { Mandate, Recurrence } from '../../../texts/types.ts'
import type { Standing } from '../../documents/index.ts'
import type { Review, State } from '../states.ts'
import { seenBy } from './visible.ts'

export interface DocumentToReview {
  document_id: string
  symbol: string | null
  title: Localized
  standing: Standing
  dated: string | null
  open: number
  /** of these, those that the engine is at least so sure of */
  sure: number
  reworded: number
}

/** The confidence from which a document's mandates may be accepted together without a look at each. */
export const sureFrom = 0.9

/** Documents with something to decide, the latest import first. */
export async function listToReview(db: Db | Tx, actor: Actor, limit = 200): Promise<DocumentToReview[]> {
  const { rows } = await sql<DocumentToReview>`
    select d.id as document_id, d.symbol, d.title, d.standing, d.dated,
      count(*) filter (where m.review = 'open')::int as open,
      count(*) filter (where m.review = 'open' and m.confidence >= ${sureFrom})::int as sure,
      count(*) filter (where r.mandate_id is not null)::int as reworded
    from mandates.mandate m
    join documents.documents d on d.id = m.document_id
    left join (select distinct mandate_id from mandates.rewording) r on r.mandate_id = m.id
    where (m.review = 'open' or r.mandate_id is not null) and ${seenBy(actor)}
    group by d.id, d.symbol, d.title, d.standing, d.dated order by max(m.created_at) desc, d.id limit ${limit}`.execute(db)
  return rows
}

export interface ReviewDocument {
  id: string
  symbol: string | null
  title: Localized
  standing: Standing
  /** current editions: the newest revision of each language */
  editions: { id: number; language: Language; revision: number }[]
  open: number
  confirmed: number
  rejected: number
  /** lower bound in hundredths -> open mandates that are at least so sure */
  atLeast: Record<string, number>
}

export const thresholds = [95, 90, 85, 80, 70] as const

export async function findReviewDocument(db: Db | Tx, actor: Actor, id: string): Promise<ReviewDocument | undefined> {
  const above = thresholds.map((t) => sql`${sql.lit(String(t))}, count(*) filter (where m.review = 'open' and m.confidence >= ${t / 100})`)
  const { rows } = await sql<ReviewDocument>`
    select d.id, d.symbol, d.title, d.standing,
      (select coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'language', e.language, 'revision', e.revision) order by e.language), '[]')
        from (select distinct on (language) id, language, revision from documents.editions
          where document_id = d.id and current order by language, revision desc) e) as editions,
      count(m.id) filter (where m.review = 'open')::int as open,
      count(m.id) filter (where m.review = 'confirmed')::int as confirmed,
      count(m.id) filter (where m.review = 'rejected')::int as rejected,
      jsonb_build_object(${sql.join(above)}) as "atLeast"
    from documents.documents d left join mandates.mandate m on m.document_id = d.id
    where d.id = ${id} and exists (select from (select d.id as document_id) m where ${seenBy(actor)})
    group by d.id, d.symbol, d.title, d.standing`.execute(db)
  return rows[0]
}

export interface ReviewItem {
  id: number
  path: string
  place: Partial<Record<Language, string>>
  nth: number
  review: Review
  state: State
  struck: boolean
  act: string
  addressees: string[]
  recipients: string[]
  intermediaries: string[]
  action_lines: string[]
  sdgs: string[]
  recurrence: Recurrence | null
  conditions: string[]
  qualifiers: string[]
  refs: string[]
  confidence: number
  why: string[]
  version: number
  due_from: string | null
  due_to: string | null
  due_words: string | null
  reviewed_by_name: string | null
  reviewed_at: Date | null
  review_note: string | null
  merged_into: number | null
  language: Language | null
  edition_id: number | null
  anchor: string | null
  quote: string
  deliverable: string
  ordinal: number
  rewordings: { language: Language; found: Mandate | null }[]
}

const item = sql`m.id, m.path, m.place, m.nth, m.review, m.state, m.struck, m.act, m.addressees, m.recipients, m.intermediaries, m.action_lines, m.sdgs, m.recurrence,
  m.conditions, m.qualifiers, m.refs, m.confidence, m.why, m.version, m.due_from, m.due_to, m.due_words, m.reviewed_by_name, m.reviewed_at,
  m.review_note, m.merged_into, w.language, w.edition_id, w.anchor, coalesce(w.quote, '') as quote, coalesce(w.deliverable, '') as deliverable,
  coalesce(p.ordinal, 0) as ordinal,
  (select coalesce(jsonb_agg(jsonb_build_object('language', r.language, 'found', r.found)), '[]') from mandates.rewording r where r.mandate_id = m.id) as rewordings`

const itemTables = (language: Language) => sql`mandates.mandate m
  left join lateral (select * from mandates.wording w where w.mandate_id = m.id order by w.language = ${language} desc, w.language = 'en' desc limit 1) w on true
  left join documents.paragraphs p on p.edition_id = w.edition_id and p.anchor = w.anchor`

/** What is to be decided in a document, in the order of its text, from the place `after` on. */
export async function listItems(
  db: Db | Tx,
  documentId: string,
  language: Language,
  { after, limit }: { after: readonly [number, number] | null; limit: number },
): Promise<ReviewItem[]> {
  const beyond = after ? sql`and (coalesce(p.ordinal, 0), m.id) > (${after[0]}::int, ${after[1]}::bigint)` : sql``
  const { rows } = await sql<ReviewItem>`select ${item} from ${itemTables(language)}
    where m.document_id = ${documentId} ${beyond}
      and (m.review = 'open' or exists (select from mandates.rewording r where r.mandate_id = m.id))
    order by coalesce(p.ordinal, 0), m.id limit ${limit}`.execute(db)
  return rows
}

/** What was decided last, to be taken back. */
export async function listDecided(db: Db | Tx, documentId: string, language: Language, limit = 30): Promise<ReviewItem[]> {
  const { rows } = await sql<ReviewItem>`select ${item} from ${itemTables(language)}
    where m.document_id = ${documentId} and m.review <> 'open' and m.reviewed_at is not null
    order by m.reviewed_at desc, m.id limit ${limit}`.execute(db)
  return rows
}

export async function findItem(
  db: Db | Tx,
  actor: Actor,
  id: number,
  language: Language,
): Promise<(ReviewItem & { document_id: string }) | undefined> {
  const { rows } = await sql<ReviewItem & { document_id: string }>`select m.document_id, ${item} from ${itemTables(language)}
    where m.id = ${id} and ${seenBy(actor)}`.execute(db)
  return rows[0]
}

export const listDue = (db: Db | Tx, id: number) =>
  db.selectFrom('mandates.due').selectAll().where('mandate_id', '=', id).orderBy('position').execute()

/** The paragraph of an item among those of a page. */
export const paperKey = (editionId: number | null, anchor: string | null): string => `${editionId} ${anchor}`
