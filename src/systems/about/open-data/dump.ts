import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deps } from '../../../platform/deps.ts'
import { csv } from '../../../platform/export/index.ts'
import { type Dump, documentDumps } from '../../documents/index.ts'
import { mandateDumps } from '../../mandates/index.ts'

export const dumps: readonly Dump[] = [...documentDumps, ...mandateDumps]
/** Rows that are in memory at a time. */
const part = 1000

export interface Written {
  file: string
  bytes: number
  sha256: string
}

export interface Manifest {
  /** address of the installation */
  source: string
  /** ISO 8601 */
  madeAt: string
  tables: { name: string; description: string; rows: number; files: Written[] }[]
}

/**
 * Writes the open-data dump of one moment into a folder: `documents.csv`, `documents.jsonl`, `documents.schema.json` and so on, and
 * `manifest.json`, which names them with rows, size in bytes and SHA-256. A file has its name only once it is whole, the manifest last;
 * those of an earlier dump are replaced.
 */
export async function exportOpenData(
  { db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>,
  folder: string,
  tell: (line: string) => void,
): Promise<Manifest> {
  await mkdir(folder, { recursive: true })
  const tables: Manifest['tables'] = []
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      for (const dump of dumps) {
        const columns = Object.keys(dump.fields)
        const asCsv = await begin(folder, `${dump.name}.csv`)
        const asLines = await begin(folder, `${dump.name}.jsonl`)
        let rows = 0
        try {
          await asCsv.write(csv(columns, []))
          for (let after: string | number | null = null; ; ) {
            const read = await dump.read(tx, after, part)
            rows += read.length
            await asLines.write(read.map((row) => `${JSON.stringify(row)}\n`).join(''))
            const lines = csv(
              columns,
              read.map((row) => columns.map((column) => inCell(row[column]))),
            )
            await asCsv.write(lines.slice(lines.indexOf('\r\n') + 2))
            if (read.length < part) break
            after = read.at(-1)![dump.key] as string | number
            if (rows % (10 * part) === 0) tell(`${dump.name}: ${rows} rows`)
          }
        } catch (error) {
          await Promise.all([asCsv.abandon(), asLines.abandon()])
          throw error
        }
        const files = [await asCsv.finish(), await asLines.finish()]
        await whole(folder, `${dump.name}.schema.json`, schemaOf(dump))
        tables.push({ name: dump.name, description: dump.description, rows, files })
        tell(`${dump.name}: ${rows} rows, ${files.map(({ file, bytes }) => `${file} ${bytes} bytes`).join(', ')}`)
      }
    })
  const manifest: Manifest = { source: config.publicUrl, madeAt: clock.now().toISOString(), tables }
  await whole(folder, 'manifest.json', manifest)
  return manifest
}

/** A file that has its name only when it is whole. */
async function begin(folder: string, file: string) {
  const unfinished = join(folder, `.${file}.part`)
  const handle: FileHandle = await open(unfinished, 'w')
  const hash: Hash = createHash('sha256')
  let bytes = 0
  return {
    async write(text: string): Promise<void> {
      const data = Buffer.from(text)
      hash.update(data)
      bytes += data.length
      await handle.writeFile(data)
    },
    async finish(): Promise<Written> {
      await handle.sync()
      await handle.close()
      await rename(unfinished, join(folder, file))
      return { file, bytes, sha256: hash.digest('hex') }
    },
    async abandon(): Promise<void> {
      await handle.close()
      await rm(unfinished, { force: true })
    },
  }
}

async function whole(folder: string, file: string, value: unknown): Promise<void> {
  const unfinished = join(folder, `.${file}.part`)
  await writeFile(unfinished, `${JSON.stringify(value, null, 2)}\n`)
  await rename(unfinished, join(folder, file))
}

/** A list in one cell; what has parts of its own, such as a title in six languages, as JSON. */
function inCell(value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** JSON Schema of one line of the JSON Lines file. */
export const schemaOf = ({ name, description, fields }: Dump) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: name,
  description,
  type: 'object',
  required: Object.keys(fields),
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(fields).map(([field, { type, description: says }]) => [field, { type: [type, 'null'], description: says }]),
  ),
})
