import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export interface Entry {
  readonly version: string
  readonly type: string
  /** as sent: a string would be encoded anew for each reader, and what that allocates the process keeps */
  readonly body: Buffer
  readonly etag: string
  readonly encoded: Map<'br' | 'gzip', Buffer>
}

/**
 * Pages as the public sees them, kept in memory until a topic that they show changes.
 *
 * A page is stored under the version that held before its queries ran: a change in between leaves an entry that no later
 * request accepts. Versions move by `touch`, at commit and in every process; '*' moves them all.
 */
export class PageCache {
  readonly #entries = new Map<string, Entry>()
  readonly #versions = new Map<string, number>()
  #all = 0
  #bytes = 0

  /** `limit`: most bytes kept, compressed copies included; the page longest unused goes first. */
  constructor(readonly limit = 64 * 1024 * 1024) {}

  get bytes(): number {
    return this.#bytes
  }

  touch(topic: string): void {
    if (topic === '*') this.#all++
    else this.#versions.set(topic, (this.#versions.get(topic) ?? 0) + 1)
  }

  /** The version of a set of topics on a day: relative dates on a page change at midnight. */
  version(topics: readonly string[], day: string): string {
    return `${day}.${this.#all}.${topics.map((topic) => this.#versions.get(topic) ?? 0).join('.')}`
  }

  get(key: string, version: string): Entry | undefined {
    const entry = this.#entries.get(key)
    if (!entry) return undefined
    if (entry.version !== version) {
      this.#drop(key, entry)
      return undefined
    }
    // last in the order of use
    this.#entries.delete(key)
    this.#entries.set(key, entry)
    return entry
  }

  set(key: string, version: string, type: string, page: string | Buffer): Entry {
    const body = typeof page === 'string' ? Buffer.from(page) : page
    const entry: Entry = { version, type, body, etag: `"${createHash('sha1').update(body).digest('base64url')}"`, encoded: new Map() }
    const before = this.#entries.get(key)
    if (before) this.#drop(key, before)
    this.#entries.set(key, entry)
    this.#bytes += body.length
    this.#makeRoom()
    return entry
  }

  /** The page in this encoding, compressed once for all who ask. */
  encoded(key: string, entry: Entry, encoding: 'br' | 'gzip'): Buffer {
    let body = entry.encoded.get(encoding)
    if (!body) {
      body =
        encoding === 'br'
          ? brotliCompressSync(entry.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
          : gzipSync(entry.body, { level: 6 })
      entry.encoded.set(encoding, body)
      if (this.#entries.get(key) === entry) this.#bytes += body.length
      this.#makeRoom()
    }
    return body
  }

  #makeRoom(): void {
    for (const [key, entry] of this.#entries) {
      if (this.#bytes <= this.limit) break
      this.#drop(key, entry)
    }
  }

  #drop(key: string, entry: Entry): void {
    this.#entries.delete(key)
    this.#bytes -= entry.body.length
    for (const copy of entry.encoded.values()) this.#bytes -= copy.length
  }
}
