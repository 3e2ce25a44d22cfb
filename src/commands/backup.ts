import { existsSync } from 'node:fs'
import { folders } from '../app.ts'
import { loadConfig } from '../platform/config/index.ts'
import { type BackupSummary, backup, restore } from '../platform/db/backup.ts'

/** `actionline backup FILE`: everything that is kept, as of one moment, beside the running server. Never overwrites. */
export async function backupCommand([file]: string[], out: NodeJS.WritableStream): Promise<number> {
  if (!file || existsSync(file)) {
    process.stderr.write(file ? `${file} is there already.\n` : 'usage: actionline backup FILE.tar.gz\n')
    return 2
  }
  const summary = await backup(loadConfig(), file, (line) => out.write(`${line}\n`))
  return report(summary, out)
}

/** `actionline restore FILE`: brings a backup back into an empty database. May be run again when it was interrupted. */
export async function restoreCommand([file]: string[], out: NodeJS.WritableStream): Promise<number> {
  if (!file) {
    process.stderr.write('usage: actionline restore FILE.tar.gz\n')
    return 2
  }
  const summary = await restore(loadConfig(), file, folders, (line) => out.write(`${line}\n`))
  return report(summary, out)
}

function report({ tables, rows, files, damaged }: BackupSummary, out: NodeJS.WritableStream): number {
  out.write(`${tables} tables with ${rows} rows, ${files} files\n`)
  if (damaged.length === 0) return 0
  process.stderr.write(`${damaged.length} of the files were damaged when the backup was made: ${damaged.join(', ')}\n`)
  return 1
}
