import type { Language } from '../../../platform/i18n/index.ts'

export interface TranslatorTable {
  text_id: string
  language: Language
  person_id: string | null
  organization_id: string | null
  since: Date
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'drafting.translator': TranslatorTable
  }
}
