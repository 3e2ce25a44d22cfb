import type { Generated } from 'kysely'
import type { Language } from '../../../platform/i18n/index.ts'

/** The report of the chair, and the summary record of the meeting. */
export const reportKinds = ['report', 'record'] as const
export type ReportKind = (typeof reportKinds)[number]
export const isReportKind = (value: string): value is ReportKind => (reportKinds as readonly string[]).includes(value)

interface ReportTable {
  id: Generated<number>
  meeting_id: string
  kind: ReportKind
  original_language: Language
}

interface SectionTable {
  report_id: number
  language: Language
  key: string
  position: number
  level: number
  version: number
  removed_at: Date | null
}

interface VersionTable {
  report_id: number
  language: Language
  key: string
  number: number
  origin: 'compiled' | 'edited' | 'restored'
  touched: boolean
  heading: string
  heading_language: Language
  text: string
  by_id: string | null
  by_name: string
  at: Date
}

interface PostingTable {
  report_id: number
  revision: number
  symbol: string
  document_id: string
  languages: Language[]
  by_name: string
  at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'meetings.report': ReportTable
    'meetings.report_section': SectionTable
    'meetings.report_version': VersionTable
    'meetings.report_posting': PostingTable
  }
}
