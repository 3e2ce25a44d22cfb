import type { ColumnType, Generated } from 'kysely'
import type { Language, Localized } from '../../platform/i18n/index.ts'
import type { Amendment, Clause, Compilation, NegotiatedText, Step } from '../../texts/index.ts'

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>

export type PartyKind = 'state' | 'group' | 'organization' | 'secretariat'
export type TextState = 'collecting' | 'negotiating' | 'adopted' | 'closed'
export type ProposalState = 'draft' | 'submitted' | 'withdrawn' | 'replaced'
export type Visibility = 'public' | 'members' | 'restricted'

export interface PartyTable {
  id: string
  kind: PartyKind
  name: Json<Localized>
  members: Generated<string[]>
  country_id: string | null
  organization_id: string | null
  /** the members of a group are not confirmed by anybody */
  inferred: Generated<boolean>
  position: Generated<number>
  confirmed_by: string | null
  confirmed_at: Date | null
}

export interface TextTable {
  id: string
  title: Json<Localized>
  body_id: string
  session_id: string | null
  instrument_id: string | null
  document_id: string | null
  revision: number | null
  original: Language
  state: Generated<TextState>
  visibility: Generated<Visibility>
  proposals_until: Date | null
  editors: Generated<string[]>
  adopted_document_id: string | null
  created_by: string | null
  created_at: Date
  version: Generated<number>
}

export interface BaseTable {
  text_id: string
  language: Language
  edition_id: number | null
  clauses: Json<Clause[]>
}

/** An author of tracked changes as the file names them, null without a name, and for whom they speak. */
export interface FileAuthor {
  name: string | null
  parties: string[]
}

export interface ProposalTable {
  id: Generated<number>
  text_id: string
  language: Language
  parties: string[]
  state: Generated<ProposalState>
  replaces: number | null
  document_id: string | null
  file_sha256: string | null
  file_name: string | null
  authors: ColumnType<FileAuthor[], string | undefined, string>
  reasons: string | null
  by_id: string | null
  by_name: string
  organization_id: string | null
  created_at: Date
  submitted_at: Date | null
  version: Generated<number>
}

export interface InvitationTable {
  proposal_id: number
  party_id: string
  by_id: string | null
  by_name: string
  at: Date
  answer: Generated<'confirmed' | 'declined' | null>
  answered_by_id: Generated<string | null>
  answered_by_name: Generated<string | null>
  answered_at: Generated<Date | null>
}

export interface AmendmentTable {
  id: string
  proposal_id: number
  position: number
  amendment: Json<Amendment>
}

export interface RoomTable {
  text_id: string
  language: Language
  origin: Json<Compilation>
  version: Generated<number>
  opened_at: Date
  key: Generated<string>
}

export interface StepTable {
  text_id: string
  language: Language
  number: number
  id: string
  paragraph: string | null
  step: Json<Step>
  by_id: string | null
  by_name: string
  at: Date
}

export interface SnapshotTable {
  text_id: string
  language: Language
  version: number
  state: Json<NegotiatedText>
}

export interface VisitTable {
  text_id: string
  language: Language
  person_id: string
  version: number
  at: Date
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'drafting.party': PartyTable
    'drafting.text': TextTable
    'drafting.base': BaseTable
    'drafting.proposal': ProposalTable
    'drafting.invitation': InvitationTable
    'drafting.amendment': AmendmentTable
    'drafting.room': RoomTable
    'drafting.step': StepTable
    'drafting.snapshot': SnapshotTable
    'drafting.visit': VisitTable
  }
}
