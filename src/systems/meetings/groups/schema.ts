import type { ColumnType, Generated } from 'kysely'
import type { Language } from '../../../platform/i18n/index.ts'
import type { WritablePaper } from '../../../texts/index.ts'

export const stepActors = ['convenor', 'members', 'secretariat', 'chair'] as const
export type StepActor = (typeof stepActors)[number]
export const procedureKinds = ['consensus', 'silence'] as const
export type ProcedureKind = (typeof procedureKinds)[number]
/** Who reads a group's texts beside its members: nobody, the participants of its meeting, or all who take part in the process. */
export const groupReaders = ['group', 'meeting', 'all'] as const
export type GroupReaders = (typeof groupReaders)[number]
export type GroupState = 'open' | 'handed-over' | 'closed'
export type Outcome = 'assent' | 'broken'

interface GroupTable {
  id: Generated<number>
  body_id: string
  meeting_id: string | null
  name: string
  language: Language
  terms: string
  product: string
  convenor_id: string
  open: boolean
  readers: Generated<GroupReaders>
  state: Generated<GroupState>
  document_id: string | null
  note: string | null
  ended_at: Date | null
  version: Generated<number>
  created_at: Date
}

interface MemberTable {
  id: Generated<number>
  group_id: number
  person_id: string
  organization_id: string | null
  joined_at: Date
  left_at: Date | null
}

interface StepTable {
  id: Generated<number>
  group_id: number
  actor: StepActor
  product: string
  due: string
  done_at: Date | null
}

interface DraftTable {
  id: Generated<number>
  group_id: number
  number: number
  language: Language
  paper: ColumnType<WritablePaper, string, never>
  by_name: string
  at: Date
}

interface CommentTable {
  id: Generated<number>
  draft_id: number
  place: number | null
  text: string
  member_id: number
  by_name: string
  at: Date
  message_id: string | null
}

interface ProcedureTable {
  id: Generated<number>
  group_id: number
  draft_id: number
  kind: ProcedureKind
  opened_at: Date
  until: Date
  outcome: Outcome | null
  ended_at: Date | null
}

interface ObjectionTable {
  id: Generated<number>
  procedure_id: number
  member_id: number
  by_name: string
  reason: string
  at: Date
  withdrawn_at: Date | null
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'meetings.correspondence_group': GroupTable
    'meetings.group_member': MemberTable
    'meetings.group_step': StepTable
    'meetings.group_draft': DraftTable
    'meetings.group_comment': CommentTable
    'meetings.group_procedure': ProcedureTable
    'meetings.group_objection': ObjectionTable
  }
}
