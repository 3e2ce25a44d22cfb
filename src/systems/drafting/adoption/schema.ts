import type { ColumnType } from 'kysely'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Carried } from '../../../texts/index.ts'
import type { PartyOutcome } from '../out/outcome.ts'
import type { HeadlineRule } from './headline.ts'

export type PartyCounts = Pick<PartyOutcome, 'party' | 'counts'>

export interface AdoptionTable {
  text_id: string
  document_id: string
  symbol: string
  /** ISO date */
  dated: string
  session_id: string | null
  decision_id: number | null
  /** language -> version of its room that was adopted */
  versions: ColumnType<Partial<Record<Language, number>>, string, string>
  carried: ColumnType<Carried[], string, string>
  /** what became of everybody's amendments; empty where names are kept back */
  parties: ColumnType<PartyCounts[], string, string>
  by_id: string | null
  by_name: string
  at: Date
}

export interface HeadlineTable {
  body_id: string
  rule: ColumnType<HeadlineRule, string, string>
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'drafting.adoption': AdoptionTable
    'drafting.headline': HeadlineTable
  }
}
