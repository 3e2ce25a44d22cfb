import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../../platform/actor.ts'
import type { Language, Localized } from '../../platform/i18n/index.ts'

/** jsonb: read as a value, written as text */
type Json<T> = ColumnType<T, string, string>

export interface OrganizationTable {
  id: string
  name: Json<Localized>
  acronym: string | null
  kind: string
  country_id: string | null
  addressee_id: string | null
  sector_member: Generated<boolean>
  website: string | null
  version: Generated<number>
  created_at: Generated<Date>
}

export interface UnitTable {
  id: string
  organization_id: string
  name: Json<Localized>
  acronym: string | null
  addressee_id: string | null
}

export interface PersonTable {
  id: string
  name: string
  email: string
  email_verified: boolean
  image: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
  two_factor_enabled: Generated<boolean>
  organization_id: string | null
  unit_id: string | null
  roles: Generated<Role[]>
  language: Generated<Language>
  time_zone: Generated<string>
  unwanted: Generated<string[]>
  pace: Generated<'daily' | 'weekly'>
  departed_at: Date | null
  version: Generated<number>
}

interface SessionTable {
  id: string
  expires_at: Date
  token: string
  created_at: Generated<Date>
  updated_at: Date
  ip_address: string | null
  user_agent: string | null
  user_id: string
}

interface AccountTable {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  password: string | null
  created_at: Generated<Date>
  updated_at: Date
}

interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: Date
}

interface PasskeyTable {
  id: string
  name: string | null
  user_id: string
  credential_id: string
  device_type: string
  backed_up: boolean
  created_at: Date | null
}

interface TwoFactorTable {
  id: string
  user_id: string
  verified: boolean | null
}

interface ApiKeyTable {
  id: string
  name: string | null
  start: string | null
  reference_id: string
  last_request: Date | null
  expires_at: Date | null
  created_at: Date
  permissions: string | null
}

export interface JoiningTable {
  id: Generated<number>
  person_id: string
  organization_id: string
  unit_id: string | null
  words: string | null
  asked_at: Date
  state: Generated<'waiting' | 'approved' | 'refused' | 'withdrawn'>
  answered_by: string | null
  answered_at: Date | null
  reason: string | null
}

export interface InvitationTable {
  id: Generated<number>
  email: string
  organization_id: string
  unit_id: string | null
  roles: Role[]
  language: Language
  token_hash: string
  invited_by: string
  invited_at: Date
  expires_at: Date
  state: Generated<'sent' | 'accepted' | 'withdrawn'>
  accepted_by: string | null
  accepted_at: Date | null
}

interface AttemptTable {
  subject: string
  at: Date
}

/** What other systems may read of people; see the view's comment in the migration. */
export interface DirectoryView {
  person_id: string
  name: string
  organization_id: string | null
  organization_name: Localized | null
  organization_acronym: string | null
  unit_id: string | null
  unit: Localized | null
  unit_acronym: string | null
  roles: Role[]
  language: Language
  departed_at: Date | null
}

/** What other systems may read of organizations. */
export interface OrganizationsView {
  id: string
  name: Localized
  acronym: string | null
  kind: string
  /** as whom the organization or one of its units owes and receives what texts ask for */
  addressees: string[]
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'people.organization': OrganizationTable
    'people.unit': UnitTable
    'people.person': PersonTable
    'people.session': SessionTable
    'people.account': AccountTable
    'people.verification': VerificationTable
    'people.passkey': PasskeyTable
    'people.two_factor': TwoFactorTable
    'people.api_key': ApiKeyTable
    'people.joining': JoiningTable
    'people.invitation': InvitationTable
    'people.attempt': AttemptTable
    'people.directory': DirectoryView
    'people.organizations': OrganizationsView
  }
}
