import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Actor } from '../../platform/actor.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import { acknowledge, fileName, getImport } from './batches.ts'

/**
 * Files that arrive piece by piece (tus 1.0, core and creation). What has arrived lies in `<data>/uploads/<id>`, so its length is
 * the offset: a process that dies knows afterwards how far it came. An upload belongs to one machine; on another it is not found,
 * and the browser begins anew.
 */
const folderOf = ({ config }: Pick<Deps, 'config'>) => join(config.data, 'uploads')
const partial = (deps: Pick<Deps, 'config'>, id: string) => join(folderOf(deps), id)

/** Unfinished uploads are kept this long. */
const kept = 7 * 24 * 3600 * 1000

export interface Upload {
  id: string
  import_id: number
  name: string
  size: number
  /** bytes that have arrived */
  offset: number
  /** the file of the import that it became; null while it is unfinished */
  file_id: number | null
}

export async function beginUpload(deps: Deps, actor: Actor, { importId, name, size }: { importId: number; name: string; size: number }) {
  const batch = await getImport(deps, actor, importId)
  if (size > deps.config.uploadLimit * 2 ** 20) throw new Refusal(413, 'ui.too-large')
  const id = randomUUID()
  await mkdir(folderOf(deps), { recursive: true })
  await pipeline([], createWriteStream(partial(deps, id), { flags: 'wx', mode: 0o640 }))
  await deps.db
    .insertInto('documents.upload')
    .values({ id, import_id: batch.id, name: fileName(name), size, created_by: actor.id })
    .execute()
  return id
}

/** The upload and how far it is; only for the person who began it. */
export async function getUpload(deps: Deps, actor: Actor, id: string): Promise<Upload> {
  const upload = await deps.db.selectFrom('documents.upload').selectAll().where('id', '=', id).executeTakeFirst()
  if (!upload || actor.id === null || upload.created_by !== actor.id) throw notFound()
  if (upload.file_id !== null) return { ...upload, offset: upload.size }
  const size = await stat(partial(deps, id)).then(
    (file) => file.size,
    () => null,
  )
  if (size === null) throw notFound()
  return { ...upload, offset: size }
}

/** uploads that are being written to by this process: a second writer would tear the file */
const busy = new Set<string>()

/**
 * Appends what arrives. Whatever came before a broken connection stays. With the last byte the file joins its import.
 * @throws Refusal `documents.upload-offset` (409) when the sender is not where the file ends, `documents.upload-busy` (423)
 */
export async function appendToUpload(deps: Deps, actor: Actor, id: string, offset: number, body: Readable): Promise<Upload> {
  if (busy.has(id)) throw new Refusal(423, 'documents.upload-busy')
  busy.add(id)
  try {
    const upload = await getUpload(deps, actor, id)
    if (offset !== upload.offset) throw new Refusal(409, 'documents.upload-offset')
    if (upload.file_id !== null) return upload
    let room = upload.size - upload.offset
    const withinSize = async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        room -= chunk.length
        if (room < 0) throw new Refusal(413, 'ui.too-large')
        yield chunk
      }
    }
    await pipeline(body, withinSize, createWriteStream(partial(deps, id), { flags: 'a', flush: true }))
    const now = await getUpload(deps, actor, id)
    return now.offset === now.size ? await finish(deps, now) : now
  } finally {
    busy.delete(id)
  }
}

async function finish(deps: Deps, upload: Upload): Promise<Upload> {
  const { sha256, size } = await deps.files.put(createReadStream(partial(deps, upload.id)))
  const fileId = await inTransaction(deps.db, async (tx) => {
    const { file_id } = await tx
      .selectFrom('documents.upload')
      .select('file_id')
      .where('id', '=', upload.id)
      .forUpdate()
      .executeTakeFirstOrThrow()
    if (file_id !== null) return file_id
    const file = await acknowledge(deps, tx, upload.import_id, { name: upload.name, size, sha256 })
    await tx.updateTable('documents.upload').set({ file_id: file }).where('id', '=', upload.id).execute()
    return file
  })
  await rm(partial(deps, upload.id), { force: true })
  return { ...upload, file_id: fileId }
}

/** Takes away what nobody came back for, with its file. */
export async function sweepUploads(deps: Deps): Promise<void> {
  const before = new Date(deps.clock.now().getTime() - kept)
  const old = await deps.db
    .deleteFrom('documents.upload')
    .where('file_id', 'is', null)
    .where('created_at', '<', before)
    .returning('id')
    .execute()
  await Promise.all(old.map(({ id }) => rm(partial(deps, id), { force: true })))
  // Files whose row never came to be, as when the process died between both.
  for (const name of await readdir(folderOf(deps)).catch(() => [])) {
    const file = await stat(partial(deps, name)).catch(() => null)
    if (file && file.mtime < before) await rm(partial(deps, name), { force: true })
  }
}
