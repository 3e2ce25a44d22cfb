import type { Generated } from 'kysely'
import type { Language } from '../../../platform/i18n/index.ts'

interface FloorTable {
  meeting_id: string
  item_id: number | null
  speaking_minutes: Generated<number>
  changed_at: Date
}

interface SpeakerTable {
  id: Generated<number>
  meeting_id: string
  item_id: number
  person_id: string
  person_name: string
  organization_id: string
  behalf: string | null
  asked_at: Date
  called_at: Date | null
  ended_at: Date | null
  withdrawn_at: Date | null
}

/** Who reads a statement: everybody, or those who take part. */
export const statementVisibilities = ['public', 'members'] as const
export type StatementVisibility = (typeof statementVisibilities)[number]

/** What a statement may come as. */
export const statementFormats = ['docx', 'pdf', 'txt'] as const
export type StatementFormat = (typeof statementFormats)[number]

interface StatementTable {
  id: Generated<number>
  meeting_id: string
  item_id: number
  person_id: string
  person_name: string
  organization_id: string
  behalf: string | null
  language: Language
  /** as typed, or as read from the file */
  text: string
  file_sha256: string | null
  file_name: string | null
  file_format: StatementFormat | null
  file_size: number | null
  visibility: StatementVisibility
  at: Date
  withdrawn_at: Date | null
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'meetings.floor': FloorTable
    'meetings.speaker': SpeakerTable
    'meetings.statement': StatementTable
  }
}
