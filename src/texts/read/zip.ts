import { crc32, inflateRawSync } from 'node:zlib'
import { TextError } from '../types.ts'
import type { Limits } from './limits.ts'

/** A zip archive whose parts are unpacked on demand. Names are those of the Open Packaging Conventions: lower case, no leading slash. */
export interface Zip {
  has(name: string): boolean
  /** unpacked bytes, or null when there is no such part */
  read(name: string): Uint8Array | null
}

interface Entry {
  name: string
  method: number
  crc: number
  packed: number
  size: number
  offset: number
}

const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20)
export const partName = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

export function refuseTooLarge(bytes: Uint8Array, limits: Limits): void {
  if (bytes.length > limits.fileBytes) throw new TextError('too-large', { megabytes: megabytes(limits.fileBytes) })
}

/**
 * Opens an archive under limits. Sizes in its directory are claims: they may refuse a file early, but what bounds the
 * memory is `maxOutputLength` while unpacking.
 * @throws TextError too-large, too-many-parts, part-too-large, too-compressed, encrypted, damaged-zip
 */
export function openZip(bytes: Uint8Array, limits: Limits): Zip {
  refuseTooLarge(bytes, limits)
  const entries = new Map<string, Entry>()
  let claimed = 0
  for (const entry of directory(bytes, limits)) {
    const name = partName(entry.name)
    // Two parts of one name are read differently by different programs: a way to show one text and carry another.
    if (entries.has(name)) throw new TextError('damaged-zip', { part: entry.name })
    if (entry.size > limits.partBytes) throw new TextError('part-too-large', { part: entry.name, megabytes: megabytes(limits.partBytes) })
    claimed += entry.size
    if (claimed > limits.totalBytes) throw new TextError('part-too-large', { part: entry.name, megabytes: megabytes(limits.totalBytes) })
    entries.set(name, entry)
  }
  let unpacked = 0
  return {
    has: (name) => entries.has(partName(name)),
    read(name) {
      const entry = entries.get(partName(name))
      if (!entry) return null
      const part = unpack(bytes, entry, limits.totalBytes - unpacked, limits)
      unpacked += part.length
      return part
    },
  }
}

function* directory(bytes: Uint8Array, limits: Limits): Generator<Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) throw new TextError('too-many-parts', { limit: limits.entries })
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new TextError('damaged-zip')
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw new TextError('damaged-zip')
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (view.getUint16(at + 8, true) & 1) throw new TextError('encrypted', { part: name })
    yield {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    at = next
  }
}

/** The record at the end of the archive; a comment of up to 64 kB may follow it. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  throw new TextError('damaged-zip')
}

function unpack(bytes: Uint8Array, entry: Entry, room: number, limits: Limits): Uint8Array {
  const damaged = () => new TextError('damaged-zip', { part: entry.name })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50) throw damaged()
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (from + entry.packed > bytes.length) throw damaged()
  const packed = bytes.subarray(from, from + entry.packed)

  const byRatio = Math.max(limits.ratioFrom, entry.packed * limits.ratio)
  const bySize = Math.min(limits.partBytes, room)
  const tooCompressed = () => new TextError('too-compressed', { part: entry.name, ratio: limits.ratio })
  const tooLarge = () =>
    new TextError('part-too-large', {
      part: entry.name,
      megabytes: megabytes(room < limits.partBytes ? limits.totalBytes : limits.partBytes),
    })
  if (entry.size > byRatio) throw tooCompressed()
  let part: Uint8Array
  if (entry.method === 0) part = packed
  else if (entry.method === 8) {
    try {
      part = inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(bySize, byRatio)) })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw damaged()
      throw byRatio < bySize ? tooCompressed() : tooLarge()
    }
  } else throw damaged()
  if (part.length > bySize) throw tooLarge()
  if (part.length !== entry.size || crc32(part) !== entry.crc) throw damaged()
  return part
}
