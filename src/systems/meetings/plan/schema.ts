import type { ColumnType, Generated } from 'kysely'
import type { Localized } from '../../../platform/i18n/index.ts'
import type { SlotKind } from './rules.ts'

interface SlotTable {
  id: Generated<number>
  meeting_id: string
  sitting_id: number | null
  position: number
  kind: SlotKind
  item_id: number | null
  title: ColumnType<Localized, string, string> | null
  minutes: number
  version: Generated<number>
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'meetings.slot': SlotTable
  }
}
