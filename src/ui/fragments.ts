import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

interface Kept {
  from: readonly unknown[]
  html: string
}

/**
 * Parts of pages that many readers see alike, such as a list's filters with their numbers: rendered once, and again when anything
 * that they were made from is another. What is the reader's own (name, rights, notices) has no place in them.
 */
export class Fragments {
  readonly #kept = new Map<string, Kept>()
  #size = 0

  /** `limit`: most characters kept; the fragment longest unused goes first. */
  constructor(readonly limit = 4 * 1024 * 1024) {}

  get size(): number {
    return this.#size
  }

  /**
   * `key`: what and where, with its language. `from`: all else that `make` reads, compared one by one with `===`; rows and counts
   * that are kept elsewhere are the same object until they change.
   */
  of(key: string, from: readonly unknown[], make: () => VNode): VNode {
    const known = this.#kept.get(key)
    this.#kept.delete(key)
    let html: string
    if (known && known.from.length === from.length && known.from.every((value, index) => value === from[index])) {
      html = known.html
      this.#kept.set(key, known)
    } else {
      html = flat(renderToString(make()))
      this.#kept.set(key, { from, html })
      this.#size += html.length - (known?.html.length ?? 0)
      this.#makeRoom()
    }
    return jsxTemplate([html])
  }

  #makeRoom(): void {
    for (const [oldest, { html }] of this.#kept) {
      if (this.#size <= this.limit) break
      this.#kept.delete(oldest)
      this.#size -= html.length
    }
  }
}

/** In one piece: what the renderer returns is a chain of thousands of parts, which every page that holds it would be put together from anew. */
const flat = (html: string): string => Buffer.from(html).toString()
