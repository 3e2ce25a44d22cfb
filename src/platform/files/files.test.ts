import { createHash, randomBytes } from 'node:crypto'
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../errors.ts'
import { createFiles, type Files, type FilesConfig } from './index.ts'

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')
const paper = join(import.meta.dirname, '../../../LICENSE')

/** Every file below a folder, as paths. */
const below = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((e) => e.isFile())
        .map((e) => join(e.parentPath, e.name))
    : []

/** An S3 service as far as files need it: whole objects, put, read and asked for. */
function bucketServer() {
  const objects = new Map<string, Buffer>()
  const requests: { method: string; headers: IncomingMessage['headers'] }[] = []
  const server: Server = createServer(async (req, res) => {
    const key = decodeURIComponent(new URL(req.url!, 'http://x').pathname)
    requests.push({ method: req.method!, headers: req.headers })
    try {
      if (req.method === 'PUT') {
        const bytes = await buffer(req)
        if (bytes.length !== Number(req.headers['content-length'])) return res.writeHead(400).end()
        objects.set(key, bytes)
        return res.writeHead(200, { etag: '"x"' }).end()
      }
      const object = objects.get(key)
      if (!object) return res.writeHead(404).end()
      res.writeHead(200, { 'content-length': object.length, 'last-modified': new Date().toUTCString(), etag: '"x"' })
      res.end(req.method === 'HEAD' ? undefined : object)
    } catch {
      res.destroy()
    }
  })
  return { server, objects, requests }
}

const bucket = bucketServer()
const data = mkdtempSync(join(tmpdir(), 'actionline-files-'))
let endpoint: string
beforeAll(async () => {
  await new Promise<void>((resolve) => bucket.server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(bucket.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await new Promise((resolve) => {
    bucket.server.close(resolve)
    bucket.server.closeAllConnections()
  })
  rmSync(data, { recursive: true })
})

const config = (kind: string): FilesConfig => ({
  data,
  s3Region: 'eu-central-2',
  s3Bucket: kind === 'bucket' ? 'papers' : undefined,
  s3Endpoint: kind === 'bucket' ? endpoint : undefined,
  s3AccessKey: 'key',
  s3SecretKey: 'secret',
})

describe.each(['folder', 'bucket'])('in a %s', (kind) => {
  let files: Files
  const stored = () =>
    kind === 'bucket' ? [...bucket.objects.keys()] : below(join(data, 'files')).map((path) => path.slice(join(data, 'files').length))
  beforeEach(() => {
    rmSync(join(data, 'files'), { recursive: true, force: true })
    bucket.objects.clear()
    files = createFiles(config(kind))
  })

  test.each([0, 1, 100, 65_536, 3_000_001])('%i bytes come back as they were, from a buffer and from a stream', async (size) => {
    const bytes = randomBytes(size)
    const expected = { sha256: sha256(bytes), size }
    expect(await files.put(bytes)).toEqual(expected)
    expect(await files.put(Readable.from(size ? [bytes.subarray(0, 10), bytes.subarray(10)] : []))).toEqual(expected)
    expect((await files.get(expected.sha256)).equals(bytes)).toBe(true)
    expect((await buffer(await files.stream(expected.sha256))).equals(bytes)).toBe(true)
    expect(stored()).toHaveLength(1)
  })

  test('a paper is stored under its content, whatever it was called', async () => {
    const { sha256: address, size } = await files.put(createReadStream(paper))
    expect([address, size]).toEqual([sha256(readFileSync(paper)), statSync(paper).size])
    const prefix = kind === 'bucket' ? '/papers' : ''
    expect(stored()).toEqual([`${prefix}/${address.slice(0, 2)}/${address.slice(2, 4)}/${address}`])
  })

  test('twenty uploads of the same paper at once make one file, whole at every moment', async () => {
    const bytes = randomBytes(500_000)
    const address = sha256(bytes)
    let watching = true
    const watch = (async () => {
      while (watching) {
        if (await files.has(address)) expect((await files.get(address)).length).toBe(bytes.length)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const all = await Promise.all(Array.from({ length: 20 }, () => files.put(Readable.from([bytes]))))
    watching = false
    await watch
    expect([new Set(all.map((f) => f.sha256)), stored().length, below(join(data, 'files', 'incoming'))]).toEqual([
      new Set([address]),
      1,
      [],
    ])
  })

  test('a stream that breaks leaves nothing', async () => {
    const broken = Readable.from(
      (async function* () {
        yield randomBytes(100_000)
        throw new Error('the connection broke')
      })(),
    )
    await expect(files.put(broken)).rejects.toThrow('the connection broke')
    const aborted = new Readable({ read() {} })
    aborted.push('half')
    setTimeout(() => aborted.destroy(), 20)
    await expect(files.put(aborted)).rejects.toThrow()
    expect([stored(), below(data)]).toEqual([[], []])
  })

  test.each([
    'a'.repeat(64),
    '../../../etc/passwd',
    `../${'a'.repeat(61)}`,
    'A'.repeat(64),
    `${'a'.repeat(63)}/`,
    `${'a'.repeat(64)}\n`,
    '',
    'incoming',
  ])('%j is no file', async (address) => {
    expect(await files.has(address)).toBe(false)
    for (const read of [files.get, files.stream]) {
      const error = await read(address).catch((e: unknown) => e)
      expect([error instanceof Refusal, (error as Refusal).status]).toEqual([true, 404])
    }
  })
})

test('what an upload left whose process was killed is removed at the next start, once nobody can be writing it', async () => {
  const incoming = join(data, 'files', 'incoming')
  mkdirSync(incoming, { recursive: true })
  for (const name of ['old', 'recent']) writeFileSync(join(incoming, name), 'half a paper')
  utimesSync(join(incoming, 'old'), 0, Date.now() / 1000 - 25 * 3600)
  await createFiles(config('folder')).put(Buffer.from('a paper'))
  expect(readdirSync(incoming)).toEqual(['recent'])
})

test('requests to a bucket are signed, of known length and without a public right', async () => {
  bucket.requests.length = 0
  await createFiles(config('bucket')).put(randomBytes(70_000))
  const put = bucket.requests.find(({ method }) => method === 'PUT')!
  expect(put.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=key\/\d{8}\/eu-central-2\/s3\/aws4_request/)
  expect([put.headers['content-length'], put.headers['transfer-encoding'], put.headers['x-amz-acl']]).toEqual([
    '70000',
    undefined,
    undefined,
  ])
})
