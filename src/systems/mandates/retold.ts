import { sql } from 'kysely'
import type { Tx } from '../../platform/db/index.ts'
import type { Language } from '../../platform/i18n/index.ts'
import type { DocumentImported } from '../documents/index.ts'
import { type Found, plainWords } from './align.ts'

interface Held {
  id: number
  act: string
  addressees: string[]
  quote: string
}

/** Shorter words than these may be anybody's: "The secretariat was requested to report." */
const leastWords = 40

/** The task of another record that these words tell again; null where they say something new. Pure. */
export function heldElsewhere(found: Pick<Found, 'act' | 'addressees' | 'quote'>, held: readonly Held[]): Held | null {
  const words = plainWords(found.quote)
  if (words.length < leastWords) return null
  const same = held.filter(({ quote }) => {
    const theirs = plainWords(quote)
    return theirs.length >= leastWords && (theirs.includes(words) || words.includes(theirs))
  })
  const alike = ({ act, addressees }: Held) => Number(act === found.act) + Number(addressees.some((one) => found.addressees.includes(one)))
  return same.toSorted((a, b) => alike(b) - alike(a) || a.id - b.id)[0] ?? null
}

/**
 * Sets aside, of what was found in a record, the tasks that another record of the same session holds already. The rule: what a meeting
 * concluded once is one mandate, however many papers tell of it. The first record that was read holds it, usually the list of the meeting's
 * decisions; the chair's report and the summary record refer to it, paragraph by paragraph. Told apart by their words, in each language.
 *
 * @returns what is new
 */
export async function setRetoldAside<F extends Found & { anchor: string }>(
  tx: Tx,
  { documentId, editionId, language, standing }: Pick<DocumentImported, 'documentId' | 'editionId' | 'language' | 'standing'>,
  found: readonly F[],
): Promise<F[]> {
  if (standing !== 'record' || found.length === 0) return [...found]
  const held = await listHeld(tx, documentId, language)
  const told = found.map((one) => ({ one, by: heldElsewhere(one, held) }))
  const rows = told.flatMap(({ one, by }) => (by ? [{ edition_id: editionId, anchor: one.anchor, mandate_id: by.id }] : []))
  if (rows.length > 0)
    await tx
      .insertInto('mandates.retelling')
      .values(rows)
      .onConflict((c) => c.doNothing())
      .execute()
  return told.flatMap(({ one, by }) => (by ? [] : [one]))
}

/** Tasks of the session's other records; one that was merged stands for what it was merged into, a rejected one is none here either. */
async function listHeld(tx: Tx, documentId: string, language: Language): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select coalesce(m.merged_into, m.id) as id, m.act, m.addressees, w.quote
    from documents.documents own
    join documents.documents d on d.session_id = own.session_id and d.body_id = own.body_id and d.standing = 'record' and d.id <> own.id
    join mandates.mandate m on m.document_id = d.id
    join mandates.wording w on w.mandate_id = m.id and w.language = ${language}
    where own.id = ${documentId} order by m.id`.execute(tx)
  return rows
}
