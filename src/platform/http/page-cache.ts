import { createHash } from 'node:crypto'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

interface Entry {
  version: string
  type: string
  body: string
  etag: string
  encoded: Map<'br' | 'gzip', Buffer>
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
  #size = 0

  /** `limit`: most characters kept, the page longest unused goes first. */
  constructor(readonly limit = 64 * 1024 * 1024) {}

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
    this.#entries.delete(key)
    if (entry.version !== version) {
      this.#size -= entry.body.length
      return undefined
    }
    this.#entries.set(key, entry)
    return entry
  }

  set(key: string, version: string, type: string, body: string): Entry {
    const etag = `"${createHash('sha1').update(body).digest('base64url')}"`
    const entry: Entry = { version, type, body, etag, encoded: new Map() }
    this.#size += body.length - (this.#entries.get(key)?.body.length ?? 0)
    this.#entries.set(key, entry)
    for (const [oldest, { body: dropped }] of this.#entries) {
      if (this.#size <= this.limit) break
      this.#entries.delete(oldest)
      this.#size -= dropped.length
    }
    return entry
  }

  /** The body as the reader's browser takes it, compressed once. */
  static body(entry: Entry, acceptEncoding: string | undefined): { encoding: 'br' | 'gzip' | null; body: string | Buffer } {
    const encoding = /\bbr\b/.test(acceptEncoding ?? '') ? 'br' : /\bgzip\b/.test(acceptEncoding ?? '') ? 'gzip' : null
    if (!encoding) return { encoding, body: entry.body }
    let body = entry.encoded.get(encoding)
    if (!body) {
      body =
        encoding === 'br'
          ? brotliCompressSync(entry.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
          : gzipSync(entry.body, { level: 6 })
      entry.encoded.set(encoding, body)
    }
    return { encoding, body }
  }
}
