import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/db/index.ts'
import type { ParagraphRow } from '../../documents/index.ts'
import { paperKey, type ReviewItem } from './review.ts'

/** The paragraph of each item, with the opener or paragraph that leads to it: one statement for all items of a page. */
export async function paragraphsBeside(
  db: Db | Tx,
  items: readonly Pick<ReviewItem, 'edition_id' | 'anchor'>[],
): Promise<Map<string, ParagraphRow[]>> {
  const placed = items.filter((item) => item.edition_id !== null && item.anchor !== null)
  if (placed.length === 0) return new Map()
  const editions = placed.map((item) => item.edition_id!)
  const { rows } = await sql<ParagraphRow & { for_anchor: string }>`
    select p.*, null as search, here.anchor as for_anchor
    from (select distinct edition, anchor from unnest(${editions}::bigint[], ${placed.map((item) => item.anchor)}::text[]) w(edition, anchor)) wanted
    join documents.paragraphs here on here.edition_id = wanted.edition and here.anchor = wanted.anchor
    join documents.paragraphs p on p.edition_id = here.edition_id and p.ordinal between here.ordinal - 1 and here.ordinal
    order by p.edition_id, p.ordinal`.execute(db)
  return Map.groupBy(rows, (row) => paperKey(row.edition_id, row.for_anchor))
}

/** Paragraphs of an edition that can give a task. */
export const paragraphsToChoose = (db: Db | Tx, editionId: number) =>
  db
    .selectFrom('documents.paragraphs')
    .select(['anchor', 'path', 'label', 'ordinal', 'opener_words', 'text'])
    .where('edition_id', '=', editionId)
    .where('kind', 'not in', ['front', 'heading', 'opener', 'annex-title', 'note', 'signature'])
    .where('text', '!=', '')
    .orderBy('ordinal')
    .execute()
