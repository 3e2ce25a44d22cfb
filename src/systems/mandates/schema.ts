import type { ColumnType, Generated } from 'kysely'
import type { Language } from '../../platform/i18n/index.ts'
import type { Due, Mandate, Recurrence } from '../../texts/types.ts'
import type { Relation } from './carry-over/pairing.ts'
import type { Progress, Review, State } from './states.ts'

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>
type JsonOrNull<T> = ColumnType<T | null, string | null, string | null>

export interface MandateTable {
  id: Generated<number>
  document_id: string
  instrument_id: string | null
  path: string
  /** the same in words, by language: "instructs the Secretary-General 6" */
  place: ColumnType<Partial<Record<Language, string>>, string | undefined, string>
  nth: Generated<number>
  review: Generated<Review>
  reviewed_by: string | null
  reviewed_by_name: string | null
  reviewed_at: Date | null
  review_note: string | null
  state: State
  struck: Generated<boolean>
  progress: Generated<Progress>
  act: string
  verb_class: string
  recurrence: JsonOrNull<Recurrence>
  conditions: Json<string[]>
  qualifiers: Json<string[]>
  refs: string[]
  confidence: number
  why: Json<string[]>
  plan: string | null
  money_amount: string | null
  money_currency: string | null
  money_source: string | null
  money_secured: boolean | null
  action_lines: Generated<string[]>
  sdgs: Generated<string[]>
  addressees: Generated<string[]>
  recipients: Generated<string[]>
  intermediaries: Generated<string[]>
  owner_organizations: Generated<string[]>
  due_from: string | null
  due_to: string | null
  due_words: string | null
  body_id: string | null
  superseded_by: number | null
  merged_into: number | null
  state_note: string | null
  progress_note: string | null
  version: Generated<number>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  search: string | null
}

interface WordingTable {
  mandate_id: number
  language: Language
  edition_id: number
  anchor: string
  quote: string
  deliverable: string
}

interface RetellingTable {
  edition_id: number
  anchor: string
  mandate_id: number
}

interface RewordingTable {
  mandate_id: number
  language: Language
  edition_id: number
  anchor: string | null
  found: JsonOrNull<Mandate>
  at: Generated<Date>
}

export interface DueTable {
  id: Generated<number>
  mandate_id: number
  position: number
  words: string
  relation: Due['relation']
  session_id: string | null
  shift: string | null
  starts: string | null
  ends: string | null
  inferred: Generated<boolean>
  /** the session that the words name while the calendar does not have it */
  awaits: Generated<string | null>
}

export interface OccurrenceTable {
  id: Generated<number>
  mandate_id: number
  /** place of the due date (`0`), or of a recurring duty session, year or month: tells the times of one mandate apart */
  key: string
  session_id: string | null
  year: number | null
  starts: string | null
  ends: string | null
  status: Generated<'open' | 'reported' | 'done' | 'dropped'>
  note: string | null
  reported_by: string | null
  reported_by_name: string | null
  reported_at: Date | null
  version: Generated<number>
}

export interface OwnerTable {
  id: Generated<number>
  mandate_id: number
  organization_id: string
  unit: string | null
  person_id: string | null
  lead: Generated<boolean>
  since: Generated<Date>
}

export interface EvidenceTable {
  id: Generated<number>
  mandate_id: number
  occurrence_id: number | null
  kind: 'document' | 'activity' | 'link' | 'note'
  document_id: string | null
  url: string | null
  title: string
  note: string | null
  added_by: string
  added_by_name: string
  added_at: Generated<Date>
}

interface CommentTable {
  id: Generated<number>
  mandate_id: number
  by_id: string
  by_name: string
  language: Language
  text: string
  at: Generated<Date>
}

interface NoticeTable {
  id: Generated<number>
  person_id: string
  mandate_id: number
  occurrence_id: number | null
  kind: 'due-soon' | 'overdue' | 'moved' | 'assigned' | 'changed' | 'handed-over'
  detail: Json<Record<string, unknown>>
  due_on: string
  sent_at: Date | null
}

interface SubscriptionTable {
  person_id: string
  serial: Generated<number>
  since: Date
}

interface CarryOverTable {
  id: Generated<number>
  instrument_id: string
  from_document: string
  to_document: string
  proposed_at: Generated<Date>
  confirmed_by: string | null
  confirmed_by_name: string | null
  confirmed_at: Date | null
  version: Generated<number>
}

interface CarriedTable {
  carry_over_id: number
  from_mandate: number | null
  to_mandate: number | null
  relation: Relation
}

interface TracedTable {
  carry_over_id: number
  from_path: string
  to_path: string | null
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'mandates.mandate': MandateTable
    'mandates.wording': WordingTable
    'mandates.retelling': RetellingTable
    'mandates.rewording': RewordingTable
    'mandates.due': DueTable
    'mandates.occurrence': OccurrenceTable
    'mandates.owner': OwnerTable
    'mandates.evidence': EvidenceTable
    'mandates.comment': CommentTable
    'mandates.notice': NoticeTable
    'mandates.subscription': SubscriptionTable
    'mandates.carry_over': CarryOverTable
    'mandates.carried': CarriedTable
    'mandates.traced': TracedTable
  }
}
