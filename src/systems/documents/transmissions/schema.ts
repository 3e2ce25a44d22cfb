import type { ColumnType, Generated } from 'kysely'
import type { Language } from '../../../platform/i18n/index.ts'

/** A language edition as it was handed on. */
export interface SentFile {
  language: Language
  name: string
  sha256: string
}

export interface PostingTable {
  id: Generated<number>
  document_id: string
  revision: number
  since: Generated<Date>
  until: Date | null
}

export interface CommentTable {
  id: Generated<number>
  document_id: string
  revision: number
  anchor: string | null
  language: Language
  text: string
  by_id: string
  by_name: string
  organization_id: string | null
  at: Date
  withdrawn_at: Date | null
}

export interface CommentPeriodTable {
  position: number
  from_body: string | null
  to_body: string | null
  days: number
  source: string | null
  inferred: Generated<boolean>
}

export interface TransmissionTable {
  id: Generated<number>
  document_id: string
  revision: number
  to_body: string
  note: string | null
  files: ColumnType<SentFile[], string, never>
  posted_since: Date | null
  days: number
  comments: number
  override: string | null
  by_id: string | null
  by_name: string
  at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'documents.posting': PostingTable
    'documents.comment': CommentTable
    'documents.comment_period': CommentPeriodTable
    'documents.transmission': TransmissionTable
  }
}
