import { createHash } from 'node:crypto'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { Actor } from '../../../platform/actor.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { printedSymbol } from '../posting/names.ts'
import { type DocumentFilter, type DocumentRow, listDocuments } from '../queries/register.ts'
import { type PackFile, packFiles } from './queries.ts'
import { offlineIndex } from './views/offline-index.tsx'
import { bytesOf, type Entry, type Layout, layOut, TooLarge } from './zip.ts'

/** Documents of one pack; a longer list is a dump, not a bundle for a meeting. */
export const mostDocuments = 1000

/** A file of a pack: stored, or made with it. */
export type PackEntry = Entry & ({ sha256: string } | { content: Buffer })

export interface Pack {
  documents: DocumentRow[]
  files: (PackFile & { path: string })[]
  layout: Layout<PackEntry>
  etag: string
}

/** The papers of a filter that the actor may see, by symbol, with their newest texts in some languages. */
export async function listPack(db: Db, actor: Actor, filter: DocumentFilter, languages: readonly Language[]) {
  const documents = await listDocuments(db, actor, filter, { by: 'symbol', descending: false }, { key: null, limit: mostDocuments })
  const files = await packFiles(
    db,
    documents.map(({ id }) => id),
    languages,
  )
  return { documents, files: named(documents, files) }
}

/**
 * A pack with its index page and its manifest. Two askings of the same papers give the same bytes: nothing in it tells when or for whom
 * it was made, so that a download goes on after a break.
 *
 * @throws Refusal `documents.pack-too-large` (413) beyond four gigabytes
 */
export async function makePack(
  deps: Deps,
  actor: Actor,
  filter: DocumentFilter,
  languages: readonly Language[],
  title: string,
): Promise<Pack> {
  const { db, i18n, config } = deps
  const { documents, files } = await listPack(db, actor, filter, languages)
  if (files.length === 0) throw notFound()
  const summed = await withSums(deps, files)
  const manifest = {
    title,
    source: config.publicUrl,
    files: summed.map((file) => ({
      path: file.path,
      document: file.document_id,
      symbol: file.symbol,
      revision: file.revision,
      language: file.language,
      machineTranslated: file.machine,
      size: file.size,
      sha256: file.sha256,
    })),
  }
  const made = (name: string, words: string): PackEntry => {
    const content = Buffer.from(words)
    return { name, content, size: content.length, crc32: crc32(content) }
  }
  const entries: PackEntry[] = [
    made('index.html', offlineIndex({ i18n, title, documents, files: summed, publicUrl: config.publicUrl })),
    made('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`),
    ...summed.map(({ path, sha256, size, crc32 }) => ({ name: path, sha256, size, crc32 })),
  ]
  const sum = createHash('sha256')
  for (const entry of entries) sum.update(`${entry.name}\0${'sha256' in entry ? entry.sha256 : entry.crc32}\0${entry.size}\n`)
  try {
    return { documents, files: summed, layout: layOut(entries), etag: `"${sum.digest('hex').slice(0, 32)}"` }
  } catch (error) {
    if (error instanceof TooLarge) throw new Refusal(413, 'documents.pack-too-large')
    throw error
  }
}

/** The bytes of a pack from `from` to before `to`, file after file. */
export const streamPack = ({ files }: Pick<Deps, 'files'>, { layout }: Pick<Pack, 'layout'>, from: number, to: number): Readable =>
  Readable.from(
    bytesOf(layout, async (entry) => ('content' in entry ? Readable.from([entry.content]) : await files.stream(entry.sha256)), from, to),
    { objectMode: false },
  )

/** Each file's place in the archive: `en/C26-59(Rev.1)-E.docx`. */
function named(documents: readonly DocumentRow[], files: readonly PackFile[]): (PackFile & { path: string })[] {
  const order = new Map(documents.map(({ id }, index) => [id, index]))
  const taken = new Set<string>()
  return files
    .toSorted((a, b) => order.get(a.document_id)! - order.get(b.document_id)! || (a.language < b.language ? -1 : 1))
    .map((file) => {
      const stem = (file.symbol ? printedSymbol(file.symbol, file.revision, file.language) : file.document_id).replace(
        /[/\\:*?"<>|]+/g,
        '-',
      )
      const suffix = extname(file.name).toLowerCase().slice(0, 6)
      let path = `${file.language}/${stem}${suffix}`
      for (let n = 2; taken.has(path.toLowerCase()); n++) path = `${file.language}/${stem}-${n}${suffix}`
      taken.add(path.toLowerCase())
      return { ...file, path }
    })
}

/** The sums of files that no pack has held yet are made now, one file after the other, and kept. */
async function withSums({ db, files: store }: Deps, files: readonly (PackFile & { path: string })[]) {
  const missing = new Map(files.filter((file) => file.crc32 === null).map((file) => [file.sha256, file.size]))
  const made = new Map<string, number>()
  for (const [sha256] of missing) {
    let sum = 0
    for await (const chunk of await store.stream(sha256)) sum = crc32(chunk as Buffer, sum)
    made.set(sha256, sum)
  }
  if (made.size)
    await db
      .insertInto('documents.file_sum')
      .values([...made].map(([sha256, sum]) => ({ sha256, size: missing.get(sha256)!, crc32: sum })))
      .onConflict((c) => c.doNothing())
      .execute()
  return files.map((file) => ({ ...file, crc32: file.crc32 ?? made.get(file.sha256)! }))
}
