import { sql } from 'kysely'
import { publicActor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/index.ts'
import { visible } from './queries/scope.ts'

/** JSON Schema of one field; a field that may be empty is null then. */
export interface DumpField {
  type: 'string' | 'integer' | 'boolean' | 'array' | 'object'
  description: string
}

/** One table of open data: what the public may see of it, in the order of its key. */
export interface Dump {
  /** name of the file, without its ending */
  name: string
  description: string
  fields: Record<string, DumpField>
  /** the rows after this key, `limit` of them at most; `key` is the last field of the order */
  read: (tx: Tx, after: string | number | null, limit: number) => Promise<Record<string, unknown>[]>
  key: string
}

const field = (type: DumpField['type'], description: string): DumpField => ({ type, description })
const localized = 'by language code; `original` names the language it was written in'

/** Documents, their paragraphs in every language, and the instruments: what the register shows to everybody. */
export const documentDumps: readonly Dump[] = [
  {
    name: 'documents',
    description: 'Official papers in the register.',
    key: 'id',
    fields: {
      id: field('string', 'identifier, as in /documents/ID'),
      symbol: field('string', 'official symbol'),
      kind: field('string', 'genre'),
      standing: field('string', 'proposal, adopted or record'),
      body: field('string', 'identifier of the body'),
      session: field('string', 'identifier of the session'),
      instrument: field('string', 'identifier of the instrument that it is or would change'),
      dated: field('string', 'date as far as printed: 2026-04-10, 2026-04 or 2026'),
      title: field('object', localized),
      languages: field('array', 'codes of the languages in which its text is here'),
      revision: field('integer', 'newest revision, 0 for the first text'),
      updated_at: field('string', 'last change, ISO 8601'),
    },
    read: async (tx, after, limit) =>
      (
        await sql<Record<string, unknown>>`select d.id, d.symbol, d.kind, d.standing, d.body_id as body, d.session_id as session,
            d.instrument_id as instrument, d.dated, d.title, d.languages, d.revision, d.updated_at
          from documents.document d where ${visible(publicActor)} and d.id > ${after ?? ''} order by d.id limit ${limit}`.execute(tx)
      ).rows,
  },
  {
    name: 'paragraphs',
    description: 'Paragraphs of the current texts, in every language.',
    key: 'id',
    fields: {
      id: field('integer', 'identifier of this paragraph in this text'),
      document: field('string', 'identifier of the document'),
      revision: field('integer', 'revision of the text'),
      language: field('string', 'language code'),
      ordinal: field('integer', 'place in the text, from 0'),
      anchor: field('string', 'its address: /documents/DOCUMENT#ANCHOR'),
      path: field('string', 'the same in every language: instructs-sg 6'),
      label: field('string', 'number or letter as printed'),
      kind: field('string', 'heading, opener, operative and the like'),
      text: field('string', 'its words, with what a proposal would change taken as changed'),
    },
    read: async (tx, after, limit) =>
      (
        await sql<
          Record<string, unknown>
        >`select p.id, p.document_id as document, e.revision, p.language, p.ordinal, p.anchor, p.path, p.label,
            p.kind, p.text
          from documents.paragraph p
          join documents.edition e on e.id = p.edition_id and e.current
          join documents.document d on d.id = p.document_id
          where ${visible(publicActor)} and p.id > ${after ?? 0} order by p.id limit ${limit}`.execute(tx)
      ).rows,
  },
  {
    name: 'instruments',
    description: 'Resolutions, decisions and outcomes, all editions of a number as one.',
    key: 'id',
    fields: {
      id: field('string', 'identifier, as in /instruments/ID'),
      symbol: field('string', 'as papers cite it, without the edition'),
      body: field('string', 'identifier of the body that adopted it'),
      year: field('integer', 'year of the first edition'),
      kind: field('string', 'resolution, decision, outcome, declaration, plan or report'),
      status: field('string', 'in-force, superseded, abrogated, not-an-instrument or unknown'),
      title: field('object', localized),
      editions: field('array', 'symbol, year and status of each edition, the latest first'),
    },
    read: async (tx, after, limit) =>
      (
        await sql<Record<string, unknown>>`select id, symbol, body_id as body, year, kind, status, title, editions
          from documents.instrument where id > ${after ?? ''} order by id limit ${limit}`.execute(tx)
      ).rows,
  },
]
