import type { Db, Tx } from '../../../platform/db/index.ts'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import { compile, type NegotiatedText, negotiationOf } from '../../../texts/index.ts'
import { readRoom } from '../rooms.ts'
import { listBases, type TextRow } from '../texts/queries.ts'
import { type AlignedRow, alignedRows, type Count, countsOf } from './align.ts'
import type { Translator } from './policy.ts'
import './schema.ts'

/**
 * The text in every language that has a base, the original first. A language without a room stands as its base does: its room opens with
 * the first translation.
 */
export async function readTexts(db: Db | Tx, text: Pick<TextRow, 'id' | 'original'>): Promise<NegotiatedText[]> {
  const bases = await listBases(db, text)
  const texts: NegotiatedText[] = []
  for (const { language, clauses } of bases)
    texts.push((await readRoom(db, text.id, language)) ?? negotiationOf(compile(clauses, [], language)))
  return texts
}

export interface LanguageState {
  texts: NegotiatedText[]
  rows: AlignedRow[]
  counts: Map<Language, Count>
}

/** How far each language follows the others: for the page of the languages, and for a line on the page of the text. */
export async function readLanguages(db: Db | Tx, text: Pick<TextRow, 'id' | 'original'>): Promise<LanguageState> {
  const texts = await readTexts(db, text)
  const rows = alignedRows(texts)
  return { texts, rows, counts: countsOf(rows) }
}

export interface TranslatorRow extends Translator {
  language: Language
  person: string | null
  organization: Localized | null
  acronym: string | null
}

export const listTranslators = (db: Db | Tx, textId: string): Promise<TranslatorRow[]> =>
  db
    .selectFrom('drafting.translator as t')
    .leftJoin('people.directory as d', 'd.person_id', 't.person_id')
    .leftJoin('people.organizations as o', 'o.id', 't.organization_id')
    .select(['t.language', 't.person_id', 't.organization_id', 'd.name as person', 'o.name as organization', 'o.acronym'])
    .where('t.text_id', '=', textId)
    .orderBy('t.language')
    .execute()
