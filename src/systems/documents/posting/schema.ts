import type { Generated } from 'kysely'
import type { Language } from '../../../platform/i18n/index.ts'

export interface SymbolFormTable {
  position: number
  body_id: string
  /** `INF`, `DT`; '' for the plain series */
  code: string
  /** `C{yy}/DT/{n}` */
  form: string
  /** whether its papers come in six languages */
  translated: boolean
  inferred: Generated<boolean>
}

export interface ReservedNumberTable {
  id: Generated<number>
  /** the key without its number: `C26/DT/` */
  series: string
  number: number
  session_id: string | null
  by_id: string | null
  by_name: string
  at: Date
  returned_at: Date | null
}

/** What the text of a file says it is. */
export interface FoundInText {
  /** normal form with revision; null without a symbol on its front page */
  symbol: string | null
  language: Language
  title: string
  original: Language | null
}

/** What a person says a file is; what is left out is as found. */
export interface GivenByPerson {
  symbol?: string
  language?: Language
  title?: string
  machine?: boolean
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'documents.symbol_form': SymbolFormTable
    'documents.reserved_number': ReservedNumberTable
  }
}
