import type { Actor } from '../../../platform/actor.ts'
import type { Db } from '../../../platform/db/index.ts'
import { InvalidForm } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { type Clause, TextError } from '../../../texts/index.ts'
import {
  type DocumentDetail,
  findDocument,
  listDocuments,
  listEditions,
  listParagraphs,
  type ReadPaper,
  reader,
} from '../../documents/index.ts'
import { clausesOf, fromReader } from './base.ts'

/** A base as it is about to be kept. */
export interface NewBase {
  language: Language
  editionId: number | null
  clauses: Clause[]
}

/** most that are offered in one field */
const mostOffered = 200

/** Adopted texts that can be a base, the latest first. */
export const listAdopted = (db: Db, actor: Actor) =>
  listDocuments(db, actor, { standing: ['adopted'] }, { by: 'dated', descending: true }, { key: null, limit: mostOffered })

/** The text of a document in every language that it has, each in its newest revision. */
export async function basesOfDocument(db: Db, actor: Actor, id: string): Promise<{ document: DocumentDetail; bases: NewBase[] }> {
  const document = await findDocument(db, actor, id)
  if (!document) throw new InvalidForm({ document: { key: 'ui.field.not-a-choice' } })
  // the newest revision comes first
  const editions = [...Map.groupBy(await listEditions(db, id), ({ language }) => language).values()].map((all) => all[0]!)
  const paragraphs = Map.groupBy(
    editions.length > 0
      ? await listParagraphs(
          db,
          editions.map((edition) => edition.id),
        )
      : [],
    ({ edition_id }) => edition_id,
  )
  const bases = editions.map(({ id: editionId, language }) => ({
    language,
    editionId,
    clauses: clausesOf(
      (paragraphs.get(editionId) ?? []).map(({ anchor, base_text, in_base, ...rest }) => ({
        ...rest,
        id: anchor,
        base: base_text,
        inBase: in_base,
      })),
    ),
  }))
  if (bases.every(({ clauses }) => clauses.length === 0)) throw new InvalidForm({ document: { key: 'drafting.text.field.no-text' } })
  return { document, bases: bases.filter(({ clauses }) => clauses.length > 0) }
}

/** A file read beside the thread that answers. @throws InvalidForm at `field` with the reader's reason */
export async function readUpload(bytes: Buffer, name: string, field: string, language?: Language): Promise<ReadPaper> {
  try {
    return await reader.read(bytes, name, language ? { language } : {})
  } catch (error) {
    if (error instanceof TextError) throw new InvalidForm({ [field]: { key: `texts.refused.${error.code}`, values: error.values } })
    throw error
  }
}

/** The base reading of a file: what stood before its tracked changes. */
export async function baseOfFile(bytes: Buffer, name: string, language: Language): Promise<NewBase> {
  const { text } = await readUpload(bytes, name, 'file', language)
  return nonEmpty({ language, editionId: null, clauses: fromReader(text.paragraphs) }, 'file')
}

/** Words written here, a paragraph on each line, with its label before a tab or spaces. */
export async function baseOfWords(words: string, language: Language): Promise<NewBase> {
  const { text } = await readUpload(Buffer.from(words), 'text.txt', 'words', language)
  return nonEmpty({ language, editionId: null, clauses: fromReader(text.paragraphs) }, 'words')
}

function nonEmpty(base: NewBase, field: string): NewBase {
  if (base.clauses.length === 0) throw new InvalidForm({ [field]: { key: 'drafting.text.field.no-text' } })
  return base
}
