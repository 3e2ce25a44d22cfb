import type { ColumnType, Generated } from 'kysely'
import type { Language } from '../../../platform/i18n/index.ts'
import type { DeadlineRule, Handling, Special } from './deadlines.ts'
import type { State } from './states.ts'

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>
type JsonWithDefault<T> = ColumnType<T, string | undefined, string>

export const purposes = ['action', 'information'] as const
export type Purpose = (typeof purposes)[number]
export const visibilities = ['public', 'members', 'restricted'] as const
export type Visibility = (typeof visibilities)[number]

/** A joint author: an organization that we know, or the name as it was written. */
export interface JointAuthor {
  organization: string | null
  name: string
}

export interface Section {
  heading: string
  /** paragraphs, set apart by empty lines */
  text: string
}

interface DeadlineRuleTable {
  position: number
  session_id: string | null
  body_id: string | null
  time_zone: string
  closes: string
  classes: Json<DeadlineRule['classes']>
  source: string
  inferred: Generated<boolean>
}

export interface ContributionTable {
  id: Generated<number>
  meeting_id: string
  item_id: number | null
  organization_id: string
  author_id: string
  authors: JsonWithDefault<JointAuthor[]>
  purpose: Purpose
  special: Special | null
  by_secretariat: Generated<boolean>
  language: Language
  visibility: Generated<Visibility>
  title: Generated<string>
  summary: Generated<string>
  requested: Generated<string>
  sections: JsonWithDefault<Section[]>
  file_sha256: string | null
  file_name: string | null
  annex_sha256: string | null
  annex_name: string | null
  state: Generated<State>
  handling: Handling | null
  submitted_at: Date | null
  post_by: string | null
  reason: string | null
  symbol: string | null
  symbol_key: string | null
  document_id: string | null
  published_at: Date | null
  revises_id: number | null
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'meetings.deadline_rule': DeadlineRuleTable
    'meetings.contribution': ContributionTable
  }
}
