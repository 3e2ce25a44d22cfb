import type { ColumnType } from 'kysely'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Warning } from '../../../texts/index.ts'
import type { Format } from './make.ts'
import type { Content } from './paper.ts'

export interface ExportTable {
  text_id: string
  language: Language
  version: number
  what: Content
  party: string
  format: Format
  file_sha256: string
  file_size: number
  warnings: ColumnType<Warning[], string, string>
  made_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'drafting.export': ExportTable
  }
}
