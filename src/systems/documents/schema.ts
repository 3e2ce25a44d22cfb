import type { ColumnType, Generated } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Language, Localized, Values } from '../../platform/i18n/index.ts'
import type { Comment, Front, Genre, Paragraph, ParagraphKind, Reference, Run, SourceFormat, View, Warning } from '../../texts/types.ts'
import type { Standing } from './events.ts'
import type { FoundInText, GivenByPerson } from './posting/schema.ts'

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>
/** A JSON column that the database fills when nothing is said. */
type JsonWithDefault<T> = ColumnType<T, string | undefined, string>

export const visibilities = ['public', 'members', 'group', 'restricted'] as const
export type Visibility = (typeof visibilities)[number]
export const instrumentKinds = ['resolution', 'decision', 'outcome', 'declaration', 'plan', 'report'] as const
export type InstrumentKind = (typeof instrumentKinds)[number]
export const instrumentStatuses = ['in-force', 'superseded', 'abrogated', 'not-an-instrument', 'unknown'] as const
export type InstrumentStatus = (typeof instrumentStatuses)[number]
/** Of a held batch a file that was read is `checked` until it is posted; `posting` is then its second `waiting`. */
export type FileState = 'waiting' | 'reading' | 'checked' | 'posting' | 'done' | 'duplicate' | 'refused'

/** Place in a table of the source: nth table, row, cell of the document, from 0. */
export interface CellPlace {
  table: number
  row: number
  cell: number
}

/** An instrument as adopted at one meeting. */
export interface InstrumentEdition {
  symbol: string
  year: number | null
  status: InstrumentStatus
}

export interface SeriesTable {
  position: number
  pattern: string
  body_id: string
}

export interface InstrumentTable {
  id: string
  symbol: string
  symbol_key: string
  body_id: string
  year: number | null
  title: Json<Localized>
  kind: InstrumentKind
  status: InstrumentStatus
  status_words: string | null
  note: string | null
  editions: JsonWithDefault<InstrumentEdition[]>
  inferred: Generated<boolean>
  confirmed_by: string | null
  confirmed_at: Date | null
}

export interface DocumentTable {
  id: string
  symbol: string | null
  symbol_key: string | null
  kind: Genre
  standing: Standing
  body_id: string | null
  session_id: string | null
  instrument_id: string | null
  year: number | null
  /** as far as printed: `2026-04-10`, `2026-04`, `2026` */
  dated: string | null
  title: Json<Localized>
  source: string | null
  agenda_item: string | null
  original_language: Language | null
  visibility: Generated<Visibility>
  owner_id: string | null
  /** of an addendum or corrigendum: the key of its main document, which the database reads from the symbol */
  main_key: ColumnType<string | null, never, never>
  /** organizations whose people read it, when it is for a group */
  readers: Generated<string[]>
  languages: Generated<Language[]>
  revision: Generated<number>
  tracked: Generated<boolean>
  search: string | null
  version: Generated<number>
  created_at: Generated<Date>
  updated_at: Generated<Date>
}

export interface EditionTable {
  id: Generated<number>
  document_id: string
  revision: Generated<number>
  language: Language
  current: Generated<boolean>
  file_sha256: string
  file_name: string
  file_size: number
  format: SourceFormat
  front: Json<Front>
  warnings: JsonWithDefault<Warning[]>
  comments: JsonWithDefault<Comment[]>
  notes: JsonWithDefault<{ key: string; text: string }[]>
  tracked: Generated<boolean>
  machine_translated: Generated<boolean>
  imported_by: string | null
  imported_at: Generated<Date>
}

export interface ParagraphTable {
  id: Generated<number>
  edition_id: number
  document_id: string
  language: Language
  ordinal: number
  anchor: string
  label: string
  path: string
  opener: string | null
  kind: ParagraphKind
  level: number
  cell: JsonOrNull<CellPlace>
  text: string
  base_text: string | null
  in_base: boolean
  in_proposed: boolean
  labels: Json<Record<View, string>>
  runs: Json<Run[]>
  changes: JsonWithDefault<Paragraph['changes']>
  refs: JsonWithDefault<Reference[]>
  search: string | null
}

/** The words of a text that is searched; see `with_word`. */
export interface VocabularyTable {
  edition_id: number
  part: number
  document_id: string
  words: string
}

export interface CitationTable {
  paragraph_id: number
  symbol_key: string
  words: string
}

export interface ImportTable {
  id: Generated<number>
  created_by: string | null
  created_by_name: string
  organization_id: string | null
  actor: Json<Actor>
  language: Language | null
  document_id: string | null
  standing: Standing | null
  visibility: Visibility | null
  /** read and shown before it is posted */
  held: Generated<boolean>
  readers: Generated<string[]>
  /** of all its files, when they are one document; with its title */
  symbol: string | null
  title: string | null
  posts_at: Date | null
  version: Generated<number>
  created_at: Generated<Date>
}

export interface ImportFileTable {
  id: Generated<number>
  import_id: number
  position: number
  name: string
  size: number
  /** null for a file that was not kept */
  sha256: string | null
  state: Generated<FileState>
  attempts: Generated<number>
  reason: string | null
  reason_values: JsonOrNull<Values>
  found: JsonOrNull<FoundInText>
  given: JsonOrNull<GivenByPerson>
  document_id: string | null
  edition_id: number | null
  finished_at: Date | null
}

export interface UploadTable {
  id: string
  import_id: number
  name: string
  size: number
  created_by: string | null
  created_at: Generated<Date>
  file_id: number | null
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'documents.series': SeriesTable
    'documents.instrument': InstrumentTable
    'documents.document': DocumentTable
    'documents.edition': EditionTable
    'documents.paragraph': ParagraphTable
    'documents.vocabulary': VocabularyTable
    'documents.citation': CitationTable
    'documents.import': ImportTable
    'documents.import_file': ImportFileTable
    'documents.upload': UploadTable
    // what other systems read
    'documents.documents': Omit<DocumentTable, 'search'>
    'documents.editions': Omit<EditionTable, 'file_sha256' | 'file_name' | 'file_size'>
    'documents.paragraphs': Omit<ParagraphTable, 'search'> & { opener_words: string | null }
    'documents.instruments': Omit<InstrumentTable, 'confirmed_by' | 'confirmed_at'>
  }
}
