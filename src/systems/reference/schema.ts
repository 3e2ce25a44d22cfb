import type { ColumnType, Generated } from 'kysely'
import type { Localized } from '../../platform/i18n/index.ts'

/** A JSON column: read as a value, written as text. */
type Json<T> = ColumnType<T, string, string>

interface BodyTable {
  id: string
  acronym: string | null
  name: Json<Localized>
  kind: string
  parent_id: string | null
  cadence: string | null
  inferred: Generated<boolean>
  position: number
}

interface AddresseeTable {
  id: string
  name: Json<Localized>
  body_id: string | null
  members: string[]
  note: string | null
  position: number
}

interface SessionTable {
  id: string
  body_id: string
  name: Json<Localized>
  ordinal: number | null
  year: number
  starts: string
  ends: string
  place: string | null
  source: string | null
  precision: string | null
  inferred: Generated<boolean>
  confirmed_by: string | null
  confirmed_at: Date | null
  version: Generated<number>
}

interface MilestoneTable {
  id: string
  addressee_id: string | null
  starts: string
  ends: string
  what: Json<Localized>
  kind: string
  source: string | null
  precision: string | null
  inferred: Generated<boolean>
  confirmed_by: string | null
  confirmed_at: Date | null
}

interface ActionLineTable {
  id: string
  parent_id: string | null
  name: Json<Localized>
  lead: string[]
  co_facilitators: string[]
  detail: Json<Record<string, unknown>>
  inferred: Generated<boolean>
  position: number
}

interface SdgTable {
  id: string
  goal: number
  name: Json<Localized>
  position: number
}

interface GdcTable {
  id: string
  objective: number
  name: Json<Localized>
  detail: Json<Record<string, unknown>>
  inferred: Generated<boolean>
  position: number
}

interface SdgLinkTable {
  action_line_id: string
  sdg_id: string
  rationale: Json<Localized> | null
}

interface RegionTable {
  id: string
  scheme: string
  name: Json<Localized>
  position: number
}

interface CountryTable {
  id: string
  name: Json<Localized>
  itu_region_id: string | null
  inferred: Generated<boolean>
}

interface StakeholderTypeTable {
  id: string
  name: Json<Localized>
  position: number
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'reference.body': BodyTable
    'reference.addressee': AddresseeTable
    'reference.session': SessionTable
    'reference.milestone': MilestoneTable
    'reference.action_line': ActionLineTable
    'reference.sdg': SdgTable
    'reference.gdc': GdcTable
    'reference.sdg_link': SdgLinkTable
    'reference.region': RegionTable
    'reference.country': CountryTable
    'reference.stakeholder_type': StakeholderTypeTable
    // what other systems read
    'reference.bodies': BodyTable
    'reference.addressees': AddresseeTable
    'reference.sessions': SessionTable
    'reference.action_lines': ActionLineTable
    'reference.sdgs': SdgTable
    'reference.countries': CountryTable
    'reference.stakeholder_types': StakeholderTypeTable
  }
}
