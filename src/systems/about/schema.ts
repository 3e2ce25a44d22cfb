import type { Generated, JSONColumnType } from 'kysely'
import type { Manifest, Written } from './open-data/dump.ts'

/** A manifest whose files are kept, compressed, under another content address. */
export interface Published extends Manifest {
  tables: (Omit<Manifest['tables'][number], 'files'> & { files: (Written & { kept: string; size: number })[] })[]
}

export interface OpenDataTable {
  one: Generated<boolean>
  made_at: Date
  manifest: JSONColumnType<Published, string, string>
}

declare module '../../platform/db/database.ts' {
  interface Database {
    'about.open_data': OpenDataTable
  }
}
