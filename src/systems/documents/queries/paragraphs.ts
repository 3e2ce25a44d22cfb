import { type Selectable, sql } from 'kysely'
import { type Db, plannedOnce, type Tx } from '../../../platform/db/index.ts'
import type { ParagraphTable } from '../schema.ts'

/** The words that open the section of paragraph `p`: "instructs the Secretary-General". */
export const openerWords = sql<string | null>`case when p.opener is not null and p.kind <> 'opener' then (
  select opener.text from documents.paragraph opener
  where opener.edition_id = p.edition_id and opener.kind = 'opener' and opener.ordinal < p.ordinal order by opener.ordinal desc limit 1) end`

const paragraphColumns = [
  'id',
  'edition_id',
  'document_id',
  'language',
  'ordinal',
  'anchor',
  'label',
  'path',
  'opener',
  'kind',
  'level',
  'cell',
  'text',
  'base_text',
  'in_base',
  'in_proposed',
  'labels',
  'runs',
  'changes',
  'refs',
] as const

export type ParagraphRow = Pick<Selectable<ParagraphTable>, (typeof paragraphColumns)[number]>

/** All paragraphs of some editions, in order; `part` for a piece of one. */
export const listParagraphs = (
  db: Db | Tx,
  editions: readonly number[],
  part: { after?: number; limit?: number } = {},
): Promise<ParagraphRow[]> =>
  db
    .selectFrom('documents.paragraph')
    .select(paragraphColumns)
    .where('edition_id', 'in', editions)
    .$if(part.after !== undefined, (q) => q.where('ordinal', '>', part.after!))
    .orderBy('edition_id')
    .orderBy('ordinal')
    .$if(part.limit !== undefined, (q) => q.limit(part.limit!))
    .execute()

/** A paragraph with its neighbours: `n` before and after, fewer at the ends; [] when the edition has no such paragraph. */
export async function paragraphsAround(db: Db | Tx, editionId: number, anchor: string, n = 1): Promise<ParagraphRow[]> {
  return db
    .selectFrom('documents.paragraph')
    .modifyFront(plannedOnce)
    .select(paragraphColumns)
    .where('edition_id', '=', editionId)
    .where((eb) => {
      const here = eb
        .selectFrom('documents.paragraph as here')
        .where('here.edition_id', '=', editionId)
        .where('here.anchor', '=', anchor)
        .select('here.ordinal')
      return eb.and([eb('ordinal', '>=', eb(here, '-', n)), eb('ordinal', '<=', eb(here, '+', n))])
    })
    .orderBy('ordinal')
    .execute()
}

/** The words that open the section in which a paragraph stands. */
export async function findOpener(db: Db | Tx, paragraph: Pick<ParagraphRow, 'id'>): Promise<string | null> {
  const { rows } = await sql<{ words: string | null }>`
    select ${openerWords} as words from documents.paragraph p where p.id = ${paragraph.id}`.execute(db)
  return rows[0]?.words ?? null
}
