import { buffer } from 'node:stream/consumers'

/** As much of the tar format (POSIX ustar) as a backup needs: plain files, streamed one after the other. */

export interface TarEntry {
  name: string
  size: number
  /** must be read to its end before the next entry is asked for */
  body: AsyncIterable<Buffer>
}

const block = 512

/** The bytes of one file: header, content, padding. Throws when the content is not `size` bytes long. */
export async function* tarEntry(name: string, size: number, body: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield header(name, size)
  let written = 0
  for await (const chunk of body) {
    written += chunk.length
    yield chunk
  }
  if (written !== size) throw new Error(`${name} was to be ${size} bytes long and is ${written}`)
  if (size % block) yield Buffer.alloc(block - (size % block))
}

export const tarEnd = (): Buffer => Buffer.alloc(2 * block)

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long a name`)
  const bytes = Buffer.alloc(block)
  const octal = (value: number, at: number, length: number) => bytes.write(value.toString(8).padStart(length - 1, '0'), at)
  bytes.write(name, 0)
  octal(0o600, 100, 8)
  octal(0, 108, 8)
  octal(0, 116, 8)
  octal(size, 124, 12)
  octal(Math.floor(Date.now() / 1000), 136, 12)
  bytes.write('0', 156)
  bytes.write('ustar\x0000', 257)
  octal(checksum(bytes), 148, 7)
  return bytes
}

/** Sum of the header's bytes, with the field of the sum itself read as spaces. */
function checksum(bytes: Buffer): number {
  return bytes.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)
}

/** The files of an archive, in their order. Throws when it is cut off or no archive at all. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(source)
  for (;;) {
    const head = await buffer(bytes.take(block))
    if (head.every((byte) => byte === 0)) return
    const text = (from: number, to: number) => head.toString('utf8', from, to).split('\0')[0]!.trim()
    if (Number.parseInt(text(148, 156), 8) !== checksum(head)) throw new Error('this is not an archive, or it is damaged')
    const size = Number.parseInt(text(124, 136), 8)
    const body = bytes.take(size)
    yield { name: text(0, 100), size, body }
    for await (const _ of body);
    if (size % block) for await (const _ of bytes.take(block - (size % block)));
  }
}

/** A stream of buffers, read by number of bytes. */
class Bytes {
  readonly #source: AsyncIterator<Buffer>
  #rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async *take(count: number): AsyncGenerator<Buffer> {
    for (let wanted = count; wanted > 0; ) {
      if (this.#rest.length === 0) {
        const { value, done } = await this.#source.next()
        if (done) throw new Error('the archive ends too early')
        this.#rest = value
      }
      const part = this.#rest.subarray(0, wanted)
      this.#rest = this.#rest.subarray(part.length)
      wanted -= part.length
      yield part
    }
  }
}
