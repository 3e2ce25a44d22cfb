import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemActor } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { importText } from './commands.ts'
import { type DocxDescription, writeDocx } from './example-docx.ts'

/**
 * A small year of invented papers, from `process/<name>/example`: a resolution in six languages, a proposal with tracked changes on
 * it, and what surrounds them. Read like any paper that somebody brings in; once, on an installation without documents.
 */
export async function demonstrate(deps: Deps): Promise<void> {
  const any = await deps.db.selectFrom('documents.document').select('id').limit(1).executeTakeFirst()
  if (any) return
  const folder = join(import.meta.dirname, '../../../process', deps.config.process, 'example')
  // The original of a text comes before its translations, and what a paper cites before the paper.
  const files = readdirSync(folder).sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
  for (const file of files) {
    const content = readFileSync(join(folder, file))
    if (!file.endsWith('.json')) {
      await importText(deps, systemActor, { name: file, bytes: content })
      continue
    }
    const { file: name, ...description } = JSON.parse(content.toString()) as DocxDescription & { file: string }
    await importText(deps, systemActor, { name, bytes: writeDocx(description) })
  }
}

const place = (file: string): number =>
  file === 'resolution-en.txt' ? 0 : file.startsWith('resolution') ? 1 : file.endsWith('.txt') ? 2 : 3
