import type { ColumnType, Generated } from 'kysely'
import type { Localized } from '../../platform/i18n/index.ts'
import type { AgendaEntry } from './agenda.ts'
import type { PlannedSlot } from './plan/rules.ts'
import type { Phase } from './states.ts'

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>

interface MeetingTable {
  id: string
  session_id: string
  phase: Generated<Phase>
  time_zone: Generated<string>
  chair_id: string | null
  remote_link: string | null
  agenda_prefix: Generated<string>
  registration_closes: string | null
  decisions_document: string | null
  sequence: Generated<number>
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

interface SittingTable {
  id: Generated<number>
  meeting_id: string
  day: string
  starts: string
  ends: string
  room: string | null
  name: Json<Localized> | null
  cancelled_at: Date | null
  sequence: Generated<number>
  version: Generated<number>
  updated_at: Date
}

interface LetterTable {
  id: Generated<number>
  meeting_id: string
  number: number
  circular: string
  texts: Json<Localized>
  written_by: string
  written_at: Date
  published_at: Date | null
  version: Generated<number>
}

/** What somebody is in their delegation. */
export const capacities = ['head', 'deputy', 'delegate', 'adviser', 'observer'] as const
export type Capacity = (typeof capacities)[number]
export const presences = ['on-site', 'remote'] as const
export type Presence = (typeof presences)[number]
export const genders = ['female', 'male', 'other'] as const
export type Gender = (typeof genders)[number]
export type RegistrationState = 'waiting' | 'approved' | 'refused' | 'withdrawn'

interface RegistrationTable {
  id: Generated<number>
  meeting_id: string
  person_id: string
  organization_id: string
  capacity: Capacity
  attends: Presence
  listed: Generated<boolean>
  gender: Gender | null
  state: RegistrationState
  code: string
  asked_by: string
  asked_at: Date
  answered_by: string | null
  answered_at: Date | null
  reason: string | null
  version: Generated<number>
}

interface AttendanceTable {
  sitting_id: number
  registration_id: number
  marked_by: string
  marked_at: Date
}

interface AgendaItemTable {
  id: Generated<number>
  meeting_id: string
  parent_id: number | null
  position: number
  title: Json<Localized>
  lead: string | null
  removed_at: Date | null
  version: Generated<number>
}

interface AgendaDocumentTable {
  item_id: number
  symbol_key: string
  words: string
  position: number
}

interface AgendaReleaseTable {
  meeting_id: string
  number: number
  items: Json<AgendaEntry[]>
  plan: Json<PlannedSlot[]>
  released_by: string
  released_at: Date
}

/** What other systems may read of meetings. */
export interface MeetingsView {
  id: string
  session_id: string
  body_id: string
  session_name: Localized
  starts: string
  ends: string
  place: string | null
  phase: Phase
  time_zone: string
  chair_id: string | null
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'meetings.meeting': MeetingTable
    'meetings.sitting': SittingTable
    'meetings.letter': LetterTable
    'meetings.registration': RegistrationTable
    'meetings.attendance': AttendanceTable
    'meetings.agenda_item': AgendaItemTable
    'meetings.agenda_document': AgendaDocumentTable
    'meetings.agenda_release': AgendaReleaseTable
    'meetings.meetings': MeetingsView
  }
}
