import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/index.ts'
import { type Localized, languages } from '../../platform/i18n/index.ts'
import { tokenize, vector } from '../../platform/search/index.ts'
import type { Facts } from './facts.ts'
import { toJson } from './json.ts'
import { workKey } from './rules.ts'

interface File {
  sha256: string
  size: number
  name: string
  /** translated by a machine */
  machine?: boolean
}

/**
 * Stores a text as an edition of a document. It takes the place of an earlier one of the same revision and language, which stays
 * for the links to its paragraphs; of each language only the newest revision is searched and cites.
 */
export async function addEdition(
  tx: Tx,
  actor: Actor,
  document: { id: string; title: Localized },
  facts: Facts,
  file: File,
): Promise<number> {
  const { language, revision } = facts
  const { text, format } = facts.paper
  const tracked = text.paragraphs.some(({ changes }) => changes.length > 0)
  const siblings = await tx
    .selectFrom('documents.edition')
    .select(['id', 'language', 'revision', 'tracked'])
    .where('document_id', '=', document.id)
    .where('current', '=', true)
    .execute()
  const sameLanguage = siblings.filter((edition) => edition.language === language)
  const replaced = sameLanguage.filter((edition) => edition.revision === revision)
  const newest = sameLanguage.every((edition) => edition.revision <= revision)
  if (replaced.length) {
    const ids = replaced.map(({ id }) => id)
    await tx.updateTable('documents.edition').set({ current: false }).where('id', 'in', ids).execute()
  }
  const { id } = await tx
    .insertInto('documents.edition')
    .values({
      document_id: document.id,
      revision,
      language,
      file_sha256: file.sha256,
      file_name: file.name,
      file_size: file.size,
      format,
      front: toJson(text.document),
      warnings: toJson(text.warnings),
      comments: toJson(text.comments),
      notes: toJson(text.notes),
      tracked,
      machine_translated: file.machine ?? false,
      imported_by: actor.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await insertParagraphs(tx, id, document.id, facts, newest)
  if (newest && sameLanguage.length)
    await takeOutOfSearch(
      tx,
      sameLanguage.map((edition) => edition.id),
    )

  const kept = siblings.filter((edition) => !replaced.includes(edition))
  const title: Localized = { [language]: facts.title, ...document.title }
  await tx
    .updateTable('documents.document')
    .set({
      title: toJson(title),
      search: titleVector(title, facts.symbol),
      languages: [...new Set([...kept.map((edition) => edition.language), language])].sort(),
      revision: Math.max(revision, ...kept.map((edition) => edition.revision)),
      tracked: tracked || kept.some((edition) => edition.tracked),
      dated: sql`coalesce(dated, ${text.document.date})`,
      source: sql`coalesce(source, ${text.document.source})`,
      version: sql`version + 1`,
      updated_at: sql`now()`,
    })
    .where('id', '=', document.id)
    .execute()
  return id
}

/** What a document is found by on its own: its title in every language, and its symbol. */
export const titleVector = (title: Localized, symbol: string | null): RawBuilder<string> =>
  sql<string>`(${sql.join(
    languages.filter((language) => title[language]).map((language) => vector(language, { A: title[language], B: symbol })),
    sql` || `,
  )})`

async function takeOutOfSearch(tx: Tx, editions: readonly number[]): Promise<void> {
  await tx.updateTable('documents.paragraph').set({ search: null }).where('edition_id', 'in', editions).execute()
  await tx.deleteFrom('documents.vocabulary').where('edition_id', 'in', editions).execute()
  await sql`delete from documents.citation c using documents.paragraph p
    where p.id = c.paragraph_id and p.edition_id = any(${[...editions]}::bigint[])`.execute(tx)
}

/** All paragraphs, the words of the text and its citations in three statements, whatever their number. */
async function insertParagraphs(tx: Tx, editionId: number, documentId: string, { paper: { text }, language }: Facts, searchable: boolean) {
  const rows = text.paragraphs.map((paragraph, ordinal) => ({
    ordinal,
    anchor: paragraph.id,
    label: paragraph.label,
    path: paragraph.path,
    opener: paragraph.opener,
    kind: paragraph.kind,
    level: paragraph.level,
    cell: paragraph.cell,
    text: paragraph.text,
    base_text: paragraph.base,
    in_base: paragraph.views.base,
    in_proposed: paragraph.views.proposed,
    labels: paragraph.labels,
    runs: paragraph.runs,
    changes: paragraph.changes,
    refs: paragraph.references,
    // A struck paragraph is found by what it said.
    words: searchable ? tokenize(paragraph.text || paragraph.base || '', language) : null,
    heavy: paragraph.kind === 'heading' || paragraph.kind === 'annex-title' || paragraph.text === text.document.title,
  }))
  await sql`
    insert into documents.paragraph (edition_id, document_id, language, ordinal, anchor, label, path, opener, kind, level, cell, text,
      base_text, in_base, in_proposed, labels, runs, changes, refs, search)
    select ${editionId}, ${documentId}, ${language}, ordinal, anchor, label, path, opener, kind, level, cell, text,
      base_text, in_base, in_proposed, labels, runs, changes, refs,
      case when words is not null then
        platform.search_vector(${language}, case when heavy then words end, null, null, case when not heavy then words end)
      end
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as row (ordinal int, anchor text, label text, path text, opener text,
      kind text, level int, cell jsonb, text text, base_text text, in_base boolean, in_proposed boolean, labels jsonb, runs jsonb,
      changes jsonb, refs jsonb, words text, heavy boolean)`.execute(tx)
  if (!searchable) return
  await sql`select documents.keep_vocabulary(${editionId})`.execute(tx)
  const citations = text.paragraphs.flatMap(({ references }, ordinal) =>
    references.map(({ key, words }) => ({ ordinal, symbol_key: workKey(key), words })),
  )
  if (citations.length === 0) return
  await sql`
    insert into documents.citation (paragraph_id, symbol_key, words)
    select p.id, row.symbol_key, row.words
    from jsonb_to_recordset(${toJson(citations)}::jsonb) as row (ordinal int, symbol_key text, words text)
    join documents.paragraph p on p.edition_id = ${editionId} and p.ordinal = row.ordinal
    on conflict do nothing`.execute(tx)
}
