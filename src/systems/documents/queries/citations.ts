import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { openerWords } from './paragraphs.ts'
import { anyOf, visible } from './scope.ts'

/** A cited key, and where it leads. */
export interface Target {
  symbol_key: string
  kind: 'document' | 'instrument'
  id: string
  symbol: string
  title: Localized
}

/** Where symbols lead, by their key without revision or edition: to the document, or else to the instrument. One statement. */
export async function findTargets(db: Db | Tx, actor: Actor, keys: readonly string[]): Promise<Map<string, Target>> {
  if (keys.length === 0) return new Map()
  const wanted = anyOf([...new Set(keys)], 'text')
  const { rows } = await sql<Target>`
    select i.symbol_key, 'instrument' as kind, i.id, i.symbol, i.title from documents.instrument i where i.symbol_key = ${wanted}
    union all
    select d.symbol_key, 'document', d.id, d.symbol, d.title from documents.document d where d.symbol_key = ${wanted} and ${visible(actor)}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.symbol_key, row]))
}

/** Place of a citing paragraph in the list: date and id of its document, its path. */
export type CitingKey = readonly [string, string, string]

/** A paragraph of the newest text that cites a symbol. */
export interface CitingRow {
  paragraph_id: number
  document_id: string
  anchor: string
  ordinal: number
  label: string
  path: string
  opener_words: string | null
  text: string
  language: Language
  words: string
  symbol: string | null
  title: Localized
  dated: string | null
}

/**
 * Who cites a document or instrument, by any of its keys: the newest documents first, each paragraph in the reader's language or in
 * English where its text is there in it. A text does not cite itself.
 */
export async function listCiting(
  db: Db | Tx,
  actor: Actor,
  keys: readonly string[],
  { language, own = null, after = null, limit }: { language: Language; own?: string | null; after?: CitingKey | null; limit: number },
): Promise<CitingRow[]> {
  if (keys.length === 0) return []
  const cited = anyOf([...keys], 'text')
  const { rows } = await sql<CitingRow>`
    select * from (
      select distinct on (coalesce(d.dated, ''), d.id, p.path) p.id as paragraph_id, p.document_id, p.anchor, p.ordinal, p.label,
        p.path, ${openerWords} as opener_words, p.text, p.language, c.words, d.symbol, d.title, d.dated
      from documents.citation c
      join documents.paragraph p on p.id = c.paragraph_id
      join documents.document d on d.id = p.document_id
      where c.symbol_key = ${cited} and ${visible(actor)} and (d.symbol_key is null or d.symbol_key <> all(${[...keys]}::text[]))
        and d.id is distinct from ${own}
        ${after ? sql`and (coalesce(d.dated, ''), d.id, p.path) < (${after[0]}, ${after[1]}, ${after[2]})` : sql``}
      order by coalesce(d.dated, '') desc, d.id desc, p.path desc, p.language <> ${language}, p.language <> 'en', p.language
    ) citing
    limit ${limit}`.execute(db)
  return rows
}
