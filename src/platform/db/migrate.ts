import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Migrator, sql } from 'kysely'
import type { Db } from './database.ts'

export interface MigrationFolder {
  name: string
  path: string
}

/** Names and paths of all migrations in the order in which they apply. */
export function findMigrations(folders: readonly MigrationFolder[]): [name: string, path: string][] {
  return folders
    .flatMap(({ path }) =>
      readdirSync(path).includes('migrations')
        ? readdirSync(join(path, 'migrations'))
            .filter((file) => file.endsWith('.sql'))
            .map((file): [string, string] => [file.replace(/\.sql$/, ''), join(path, 'migrations', file)])
        : [],
    )
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * Applies the `migrations/*.sql` of all folders in the order of their names, which begin with a UTC minute
 * (`20261121T0900Z-mandates-create.sql`); with `only`, no others than these. Forward only. One process migrates at a time; a statement
 * that would wait for a lock on a busy table gives up after five seconds rather than queue every reader behind it, and the start is tried again.
 */
export async function migrate(db: Db, folders: readonly MigrationFolder[], only?: readonly string[]): Promise<string[]> {
  const files = findMigrations(folders).filter(([name]) => !only || only.includes(name))
  const migrations = Object.fromEntries(
    files.map(([name, path]) => [
      name,
      {
        up: async (tx: Db) => {
          await sql`set local lock_timeout = '5s'`.execute(tx)
          await sql.raw(readFileSync(path, 'utf8')).execute(tx)
        },
      },
    ]),
  )
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    migrationTableSchema: 'platform',
    allowUnorderedMigrations: true,
  })
  const { error, results } = await migrator.migrateToLatest()
  if (error) throw error
  return results?.map((r) => r.migrationName) ?? []
}
