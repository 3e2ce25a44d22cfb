/**
 * A ZIP archive whose every byte is known before the first is sent (APPNOTE 6.3.10): entries are stored as they are, with fixed times,
 * and what stands before and behind them follows from their names, sizes and sums. So any part of it can be served without making the
 * whole, and a broken download goes on where it stopped.
 */

export interface Entry {
  /** path in the archive, with `/` */
  name: string
  /** bytes */
  size: number
  crc32: number
}

export interface Layout<E extends Entry> {
  /** bytes of the whole archive */
  size: number
  parts: readonly Part<E>[]
}

/** A stretch of the archive: bytes that are known, or the content of an entry. */
type Part<E> = { at: number; size: number } & ({ bytes: Buffer } | { entry: E })

/** Without the ZIP64 records an archive ends here; a session's papers are far below. */
export const largestArchive = 2 ** 32 - 1
export const mostEntries = 65_535

/** Why a set of files makes no archive of this kind. */
export class TooLarge extends Error {}

const version = 20
const utf8 = 0x0800
/** 1 January 1980, where the format's calendar begins: the time of making tells nobody anything, and would change the bytes. */
const date = 0x0021

/** @throws TooLarge */
export function layOut<E extends Entry>(entries: readonly E[]): Layout<E> {
  const content = entries.reduce((sum, { size }) => sum + size, 0)
  if (entries.length > mostEntries || content > largestArchive) throw new TooLarge()
  const parts: Part<E>[] = []
  const directory: Buffer[] = []
  let at = 0
  const put = (part: { size: number } & ({ bytes: Buffer } | { entry: E })) => {
    parts.push({ at, ...part })
    at += part.size
  }
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    directory.push(centralHeader(entry, name, at))
    const header = localHeader(entry, name)
    put({ size: header.length, bytes: header })
    put({ size: entry.size, entry })
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  if (at + central.length + end.length > largestArchive) throw new TooLarge()
  const tail = Buffer.concat([central, end])
  put({ size: tail.length, bytes: tail })
  return { size: at, parts }
}

/** What both headers say of an entry: version, flags, method (stored), time, date, sum, sizes, length of the name. */
function writeFacts(header: Buffer, at: number, { size, crc32 }: Entry, name: Buffer): void {
  header.writeUInt16LE(version, at)
  header.writeUInt16LE(utf8, at + 2)
  header.writeUInt16LE(date, at + 8)
  header.writeUInt32LE(crc32, at + 10)
  header.writeUInt32LE(size, at + 14)
  header.writeUInt32LE(size, at + 18)
  header.writeUInt16LE(name.length, at + 22)
}

function localHeader(entry: Entry, name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  writeFacts(header, 4, entry, name)
  return Buffer.concat([header, name])
}

function centralHeader(entry: Entry, name: Buffer, offset: number): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(version, 4)
  writeFacts(header, 6, entry, name)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, name])
}

/**
 * The bytes from `from` to before `to`. Files are opened one after the other, and only those that the range touches, so that memory
 * holds one piece of one file at a time.
 */
export async function* bytesOf<E extends Entry>(
  { parts }: Layout<E>,
  open: (entry: E) => Promise<AsyncIterable<Buffer>>,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (part.at + part.size <= from || part.at >= to) continue
    const first = Math.max(0, from - part.at)
    const last = Math.min(part.size, to - part.at)
    if ('bytes' in part) yield part.bytes.subarray(first, last)
    else yield* piece(await open(part.entry), first, last)
  }
}

async function* piece(content: AsyncIterable<Buffer>, first: number, last: number): AsyncGenerator<Buffer> {
  let at = 0
  for await (const chunk of content) {
    const part = chunk.subarray(Math.max(0, first - at), Math.max(0, last - at))
    at += chunk.length
    if (part.length) yield part
    if (at >= last) return
  }
}

/** A range as a header asks for it; `null`: the whole; `unsatisfiable`: beyond the end. Several at once are answered with the whole, as RFC 9110 allows. */
export function readRange(header: string | undefined, size: number): { from: number; to: number } | 'unsatisfiable' | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first === undefined || last === undefined || (first === '' && last === '')) return null
  if (first === '') return Number(last) === 0 ? 'unsatisfiable' : { from: Math.max(0, size - Number(last)), to: size }
  const from = Number(first)
  const to = last === '' ? size : Math.min(size, Number(last) + 1)
  if (from >= size) return 'unsatisfiable'
  return to <= from ? null : { from, to }
}
