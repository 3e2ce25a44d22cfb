import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import type { Config } from '../config/index.ts'
import { notFound } from '../errors.ts'
import type { Files } from './index.ts'

export type FilesConfig = Pick<Config, 'data' | 's3Region'> &
  Partial<Pick<Config, 's3Bucket' | 's3Endpoint' | 's3AccessKey' | 's3SecretKey'>>

/** An unfinished upload this old belongs to no process any more. */
const abandonedAfter = 24 * 3600 * 1000

/**
 * Files by content, `ab/cd/<sha256>`, in the folder `files` of the data folder or in a bucket. What arrives is first written beside them,
 * to learn its address; a broken upload leaves nothing, and a reader never sees half a file.
 */
export function createFiles(config: FilesConfig): Files {
  const folder = join(config.data, 'files')
  const incoming = join(folder, 'incoming')
  let opened: Promise<Disk> | undefined
  const disk = () => (opened ??= openDisk())

  async function openDisk(): Promise<Disk> {
    await mkdir(incoming, { recursive: true })
    await removeAbandoned(incoming)
    return config.s3Bucket
      ? (await import('./bucket.ts')).openBucket(config, config.s3Bucket)
      : new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  }

  /** A new file gets its address in one step: by renaming it in the folder, or by the bucket, which shows whole objects only. */
  async function settle(file: string, key: string, size: number): Promise<void> {
    if (config.s3Bucket) return (await disk()).putStream(key, createReadStream(file), { contentLength: size })
    await mkdir(dirname(join(folder, key)), { recursive: true })
    await rename(file, join(folder, key))
  }

  async function present(sha256: string): Promise<Disk> {
    const found = isAddress(sha256) && (await (await disk()).exists(keyOf(sha256)))
    if (!found) throw notFound()
    return disk()
  }

  const stream = async (sha256: string) => (await present(sha256)).getStream(keyOf(sha256))

  return {
    async put(content) {
      await disk()
      const file = join(incoming, randomUUID())
      try {
        const hash = createHash('sha256')
        let size = 0
        await pipeline(
          Buffer.isBuffer(content) ? Readable.from([content]) : content,
          async function* (chunks: AsyncIterable<Buffer | string>) {
            for await (const chunk of chunks) {
              const bytes = Buffer.from(chunk)
              hash.update(bytes)
              size += bytes.length
              yield bytes
            }
          },
          createWriteStream(file, { flags: 'wx', mode: 0o640, flush: true }),
        )
        const sha256 = hash.digest('hex')
        if (!(await (await disk()).exists(keyOf(sha256)))) await settle(file, keyOf(sha256), size)
        return { sha256, size }
      } finally {
        await rm(file, { force: true })
      }
    },
    get: async (sha256) => buffer(await stream(sha256)),
    stream,
    async remove(sha256) {
      if (isAddress(sha256)) await (await disk()).delete(keyOf(sha256))
    },
    has: async (sha256) => isAddress(sha256) && (await disk()).exists(keyOf(sha256)),
  }
}

const isAddress = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

const keyOf = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

async function removeAbandoned(incoming: string): Promise<void> {
  for (const name of await readdir(incoming)) {
    const file = join(incoming, name)
    const age = Date.now() - ((await stat(file).catch(() => null))?.mtimeMs ?? Date.now())
    if (age > abandonedAfter) await rm(file, { force: true })
  }
}
