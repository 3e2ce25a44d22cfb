import { sql } from 'kysely'
import type { Db } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { openerWords } from '../queries/paragraphs.ts'
import { inAnyLanguage } from '../queries/scope.ts'

/** A paragraph of a document that answers. */
export interface PassageWithin {
  paragraph_id: number
  anchor: string
  ordinal: number
  label: string
  path: string
  opener_words: string | null
  text: string
  language: Language
  revision: number
}

/** The paragraphs of the newest revision that answer, in all its languages, each searched as its own; `language` comes first. */
export async function searchWithin(db: Db, documentId: string, q: string, language: Language, limit: number): Promise<PassageWithin[]> {
  const { rows } = await sql<PassageWithin>`
    select p.id as paragraph_id, p.anchor, p.ordinal, p.label, p.path, p.language, e.revision,
      case when p.text = '' then coalesce(p.base_text, '') else p.text end as text,
      ${openerWords} as opener_words
    from documents.edition e join documents.paragraph p on p.edition_id = e.id
    where e.document_id = ${documentId} and e.current and p.search @@ ${inAnyLanguage(q)}
      and e.revision = (select max(newest.revision) from documents.edition newest
        where newest.document_id = e.document_id and newest.current and newest.language = e.language)
    order by p.language <> ${language}, p.language, p.ordinal limit ${limit}`.execute(db)
  return rows
}
