import { createReadStream, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Actor, systemActor } from '../platform/actor.ts'
import type { Deps } from '../platform/deps.ts'
import { isLanguage } from '../platform/i18n/index.ts'
import { beginImport, type ImportFileRow, listImportFiles, receiveFile } from '../systems/documents/index.ts'
import { withMachinery } from './machinery.ts'

const usage = `usage: actionline import FILE|FOLDER... [--language ar|en|es|fr|ru|zh] [--document ID]

Official papers (.docx, .pdf, .txt, .html) of files and folders. May be stopped at any moment: every file that was taken is
read at the next start of the server or of this command, and what is there already is passed over.
`

/** What a folder is looked through for; a file that is named by itself is tried whatever its name. */
const extensions = new Set(['.docx', '.pdf', '.txt', '.html', '.htm'])

const operator: Actor = { ...systemActor, name: 'actionline import' }

/** `actionline import FILE|FOLDER...`: beside a running server or without one. Returns 1 when a file was refused. */
export async function importCommand(args: string[], out: NodeJS.WritableStream): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { language: { type: 'string' }, document: { type: 'string' } },
  })
  const language = values.language ?? null
  if (positionals.length === 0 || (language !== null && !isLanguage(language))) {
    process.stderr.write(usage)
    return 2
  }
  const paths = (await Promise.all(positionals.map(filesBelow))).flat()
  if (paths.length === 0) {
    process.stderr.write(`${positionals.join(', ')}: no file that could be read (${[...extensions].join(' ')})\n`)
    return 1
  }
  return withMachinery(async (deps) => {
    const progress = teller(out)
    await deps.jobs.start({ work: false })
    const id = await beginImport(deps, operator, { language, document: values.document ?? null, standing: null, visibility: null })
    for (const [index, path] of paths.entries()) {
      await receiveFile(deps, id, basename(path), createReadStream(path))
      progress(`taken ${index + 1} of ${paths.length}`)
    }
    await deps.jobs.start({ work: true })
    return follow(deps, id, out, progress)
  })
}

/** Tells each file as it is done. The reading is the jobs' work, here or in a running server. */
async function follow(deps: Deps, id: number, out: NodeJS.WritableStream, progress: (line: string | null) => void): Promise<number> {
  const from = performance.now()
  const told = new Set<number>()
  for (;;) {
    const files = await listImportFiles(deps.db, id)
    for (const file of files.filter(({ id, finished_at }) => finished_at && !told.has(id))) {
      told.add(file.id)
      progress(null)
      out.write(`${lineOf(deps, file)}\n`)
    }
    if (told.size === files.length) {
      const count = (state: ImportFileRow['state']) => files.filter((file) => file.state === state).length
      const seconds = Math.max(0.1, (performance.now() - from) / 1000)
      out.write(
        `${files.length} files in ${seconds.toFixed(1)} s (${Math.round((files.length / seconds) * 60)} a minute): ` +
          `${count('done')} brought in, ${count('duplicate')} known before, ${count('refused')} refused\n`,
      )
      return count('refused') > 0 ? 1 : 0
    }
    progress(`read ${told.size} of ${files.length}`)
    await pause(250)
  }
}

function lineOf({ i18n }: Deps, file: ImportFileRow): string {
  const state = i18n.en(`documents.file-state.${file.state}`)
  if (file.state !== 'refused') return `${file.name}: ${state}, ${file.document_id} (${file.language})`
  const key = file.reason && i18n.en.has(file.reason) ? file.reason : 'documents.refused.unexpected'
  return `${file.name}: ${state}. ${i18n.en(key, file.reason_values ?? {})}`
}

/** One line that is written over on a terminal; elsewhere nothing, since a log of it helps nobody. */
function teller(out: NodeJS.WritableStream): (line: string | null) => void {
  if (!('isTTY' in out) || !out.isTTY) return () => {}
  return (line) => out.write(`\r\u001b[K${line ?? ''}`)
}

async function filesBelow(path: string): Promise<string[]> {
  if (!statSync(path).isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && extensions.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
