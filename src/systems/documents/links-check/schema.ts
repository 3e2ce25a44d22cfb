import type { Generated } from 'kysely'

export type LinkState = 'unchecked' | 'alive' | 'failing' | 'dead' | 'barred'

export interface LinkTable {
  id: Generated<number>
  url: string
  state: Generated<LinkState>
  status: number | null
  reason: string | null
  leads_to: string | null
  failures: Generated<number>
  checked_at: Date | null
  next_check: Generated<Date>
  dead_since: Date | null
}

export interface LinkMendTable {
  document_id: string
  link_id: number
  /** null: known to be dead, with nothing in its place */
  replacement: string | null
  by_name: string
  at: Date
  version: Generated<number>
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'documents.link': LinkTable
    'documents.link_mend': LinkMendTable
  }
}
