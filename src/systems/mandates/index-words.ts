import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../platform/db/index.ts'
import { vector } from '../../platform/search/index.ts'

/**
 * Writes what full text finds a mandate by: its words in all its languages, each with its own dictionary, and the symbols of where it
 * stands and what it cites. To be called after a wording, the document or the instrument of a mandate has changed.
 */
export async function indexWords(tx: Tx, mandateIds: readonly number[]): Promise<void> {
  for (let from = 0; from < mandateIds.length; from += 500) await indexSome(tx, mandateIds.slice(from, from + 500))
}

async function indexSome(tx: Tx, ids: readonly number[]): Promise<void> {
  const rows = await tx
    .selectFrom('mandates.mandate as m')
    .innerJoin('documents.documents as d', 'd.id', 'm.document_id')
    .leftJoin('documents.instruments as i', 'i.id', 'm.instrument_id')
    .leftJoin('mandates.wording as w', 'w.mandate_id', 'm.id')
    .select(['m.id', 'm.path', 'm.refs', 'd.symbol', 'i.symbol as instrument', 'w.language', 'w.quote', 'w.deliverable'])
    .where('m.id', 'in', ids)
    .execute()
  const vectors = new Map<number, RawBuilder<string>[]>()
  for (const { id, path, refs, symbol, instrument, language, quote, deliverable } of rows) {
    let parts = vectors.get(id)
    if (!parts) {
      parts = [vector(null, { B: [symbol, instrument, path].filter(Boolean).join(' '), D: refs.join(' ') })]
      vectors.set(id, parts)
    }
    if (language) parts.push(vector(language, { A: deliverable, C: quote }))
  }
  if (vectors.size === 0) return
  await sql`update mandates.mandate m set search = v.search from (values ${sql.join(
    [...vectors].map(([id, parts]) => sql`(${id}::bigint, ${sql.join(parts, sql` || `)})`),
  )}) v(id, search) where m.id = v.id`.execute(tx)
}
