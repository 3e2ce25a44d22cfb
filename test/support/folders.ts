import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { MigrationFolder } from '../../src/platform/db/index.ts'

/** Every folder of the sources that holds migrations; a new system's are found without a list. */
export function migrationFolders(): MigrationFolder[] {
  const src = join(import.meta.dirname, '../../src')
  const systems = join(src, 'systems')
  return [
    ...['platform', 'ui', 'texts'].map((name) => ({ name, path: join(src, name) })),
    ...readdirSync(systems).map((name) => ({ name, path: join(systems, name) })),
  ].filter(({ path }) => existsSync(join(path, 'migrations')))
}
