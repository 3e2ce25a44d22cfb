import { type SqlBool, sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { Standing } from '../events.ts'
import { workKeyOf } from '../symbols.ts'
import { openerWords } from './paragraphs.ts'
import { type DocumentRow, documentColumns, documentTables } from './register.ts'
import { both, inAnyLanguage, visible } from './scope.ts'

/** A paragraph that answers, with its document. */
export interface Passage {
  paragraph_id: number
  document_id: string
  anchor: string
  ordinal: number
  label: string
  path: string
  opener_words: string | null
  text: string
  language: Language
  symbol: string | null
  title: Localized
  dated: string | null
  standing: Standing
  /** the text was translated by a machine */
  machine: boolean
}

export type PassageKey = readonly [string, string, number]

export const keyOfPassage = (passage: Passage): PassageKey => [passage.dated ?? '', passage.document_id, passage.paragraph_id]

/** Paragraphs that answer, of the newest documents first, in the order of the text. */
export async function searchPassages(
  db: Db | Tx,
  actor: Actor,
  { q, language, after, limit }: { q: string; language: Language | null; after: PassageKey | null; limit: number },
): Promise<Passage[]> {
  const conditions = [
    visible(actor),
    sql<SqlBool>`p.search @@ ${inAnyLanguage(q)}`,
    ...(language ? [sql<SqlBool>`p.language = ${language}`] : []),
    ...(after
      ? [
          sql<SqlBool>`(coalesce(d.dated, ''), d.id) <= (${after[0]}, ${after[1]})`,
          sql<SqlBool>`((coalesce(d.dated, ''), d.id) < (${after[0]}, ${after[1]}) or p.id > ${after[2]})`,
        ]
      : []),
  ]
  const { rows } = await sql<Passage>`
    select p.id as paragraph_id, p.document_id, p.anchor, p.ordinal, p.label, p.path, ${openerWords} as opener_words,
      case when p.text = '' then coalesce(p.base_text, '') else p.text end as text, p.language, d.symbol, d.title, d.dated, d.standing,
      (select e.machine_translated from documents.edition e where e.id = p.edition_id) as machine
    from documents.document d join documents.paragraph p on p.document_id = d.id
    where ${both(conditions)}
    order by coalesce(d.dated, '') desc, d.id desc, p.id limit ${limit}`.execute(db)
  return rows
}

/** Counted up to a limit: beyond it the number tells nobody anything. */
export const mostCounted = 1000

export async function countPassages(db: Db | Tx, actor: Actor, { q, language }: { q: string; language: Language | null }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from documents.paragraph p join documents.document d on d.id = p.document_id
      where p.search @@ ${inAnyLanguage(q)} and ${visible(actor)} ${language ? sql`and p.language = ${language}` : sql``}
      limit ${mostCounted + 1}
    ) counted`.execute(db)
  return rows[0]!.count
}

/** Documents that are themselves what was typed: by symbol, or by the words of the title. */
export async function searchTitles(db: Db | Tx, actor: Actor, q: string, limit: number): Promise<DocumentRow[]> {
  const symbol = workKeyOf(q)
  const { rows } = await sql<DocumentRow>`
    select ${documentColumns} from ${documentTables}
    where ${visible(actor)} and d.id in (
      select id from documents.document where search @@ ${inAnyLanguage(q)} union select id from documents.document where symbol_key = ${symbol}
    )
    order by d.symbol_key = ${symbol} desc nulls last, coalesce(d.dated, '') desc, d.id desc limit ${limit}`.execute(db)
  return rows
}
