import type { Language } from '../../../platform/i18n/index.ts'

export interface ObjectionTable {
  text_id: string
  language: Language
  number: number
  party_id: string
  reason: string
  by_id: string | null
  by_name: string
  at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'drafting.objection': ObjectionTable
  }
}
