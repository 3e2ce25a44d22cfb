import type { ColumnType, Generated } from 'kysely'
import type { Language, Localized } from '../../../platform/i18n/index.ts'
import type { UntilColumns } from './until.ts'

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>

/** A paper by the normal form of its symbol, and the words that named it. */
export interface Named {
  key: string
  words: string
}

interface VerbTable {
  id: string
  position: number
  level: number | null
  asks: 'event' | 'body' | null
  words: Json<Localized>
  retired: Generated<boolean>
}

interface DecisionTable extends UntilColumns {
  id: Generated<number>
  meeting_id: string
  number: number
  verb: string
  item_id: number | null
  item_number: string | null
  texts: ColumnType<Localized | null, string | null, string | null>
  /** when what was waited for came about */
  came_at: Date | null
  reopened_item: number | null
  to_body: string | null
  by_silence: Generated<boolean>
  recorded_by: string
  recorded_at: Date
  changed_at: Date
  withdrawn_at: Date | null
  version: Generated<number>
}

interface DecisionDocumentTable {
  decision_id: number
  symbol_key: string
  words: string
  position: number
}

/** How a silence procedure ended. */
export type Outcome = 'assent' | 'broken' | 'withdrawn'

interface SilenceTable {
  id: Generated<number>
  meeting_id: string
  number: number
  verb: string
  item_id: number | null
  documents: Json<Named[]>
  texts: Json<Localized>
  deadline: Date
  proposed_by: string
  proposed_at: Date
  outcome: Outcome | null
  settled_at: Date | null
  decision_id: number | null
  version: Generated<number>
}

interface ObjectionTable {
  id: Generated<number>
  silence_id: number
  person_id: string
  person_name: string
  organization_id: string
  reason: string
  language: Language
  at: Date
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'meetings.decision_verb': VerbTable
    'meetings.decision': DecisionTable
    'meetings.decision_document': DecisionDocumentTable
    'meetings.silence': SilenceTable
    'meetings.objection': ObjectionTable
  }
}
