import { letters } from './pattern.ts'
import { prefixesOf, told } from './prefixes.ts'
import type { Lexicon } from './types.ts'

/** Where one of many patterns stands in a text. */
export interface Found {
  /** where the word begins, with the small words joined in front */
  word: number
  from: number
  to: number
  /** numbers of the patterns that can begin as it does, in their order */
  candidates: readonly number[]
}

interface Bucket {
  pattern: RegExp
  candidates: readonly number[]
}

/**
 * Finds the first of many patterns at each word of a text, as `(?<!letter)(?:clitics)?(?:a|b|…)(?!letter)` would. A lexicon has
 * hundreds of them, and a regular expression that long is no longer compiled well and tries them all at every character; here each
 * word is only tried with those that can begin with its first two letters.
 */
export class Alternatives {
  readonly #sources: readonly string[]
  /** numbers of the patterns by what they can begin with */
  readonly #starting = new Map<string, number[]>()
  /** small words joined in front, by the character they begin with: most words begin with none */
  readonly #clitics = new Map<number, string[]>()
  readonly #edge: string
  readonly #buckets = new Map<number, Bucket | null>()
  readonly #shared = new Map<string, Bucket | null>()

  /** `sources` are filled and written out (`compact`). In a language that writes no spaces a word begins at every character. */
  constructor({ spaced, clitics }: Pick<Lexicon, 'spaced' | 'clitics'>, sources: readonly string[]) {
    this.#sources = sources
    for (const [index, source] of sources.entries())
      for (const prefix of prefixesOf(source)) this.#starting.set(prefix, [...(this.#starting.get(prefix) ?? []), index])
    for (const clitic of clitics ? spellings(clitics) : []) {
      const code = clitic.charCodeAt(0)
      this.#clitics.set(code, [...(this.#clitics.get(code) ?? []), clitic])
    }
    this.#edge = spaced ? `(?![${letters}0-9])` : ''
  }

  /** All that stand in a text from an offset on, left to right, none within another; at most `limit` of them. */
  find(text: string, start = 0, limit = Number.POSITIVE_INFINITY): Found[] {
    const found: Found[] = []
    const spaced = this.#edge !== ''
    for (let at = start; at < text.length; at++) {
      if (spaced && at > 0 && isWordCharacter[text.charCodeAt(at - 1)] === 1) continue
      const one = this.#at(text, at)
      if (one === null) continue
      found.push(one)
      if (found.length >= limit) break
      at = one.to - 1
    }
    return found
  }

  #at(text: string, at: number): Found | null {
    const clitics = this.#clitics.get(text.charCodeAt(at))
    if (clitics !== undefined)
      for (const clitic of clitics) {
        const found = text.startsWith(clitic, at) ? this.#from(text, at, at + clitic.length) : null
        if (found !== null) return found
      }
    return this.#from(text, at, at)
  }

  #from(text: string, word: number, from: number): Found | null {
    const bucket = this.#bucketAt(text, from)
    if (bucket === null) return null
    bucket.pattern.lastIndex = from
    return bucket.pattern.test(text) ? { word, from, to: bucket.pattern.lastIndex, candidates: bucket.candidates } : null
  }

  #bucketAt(text: string, from: number): Bucket | null {
    const code = text.charCodeAt(from)
    // NaN at the end of the text counts as 0
    const start = code * 0x10000 + (text.charCodeAt(from + 1) | 0)
    const known = this.#buckets.get(start)
    if (known !== undefined) return known
    // the second half of a character beyond the basic plane begins nothing
    const half = code >= 0xdc00 && code <= 0xdfff
    const bucket = half ? null : this.#bucketOf(text.slice(from, from + told))
    this.#buckets.set(start, bucket)
    return bucket
  }

  #bucketOf(start: string): Bucket | null {
    const possible = Array.from({ length: start.length + 1 }, (_, length) => this.#starting.get(start.slice(0, length)) ?? [])
    const candidates = [...new Set(possible.flat())].sort((a, b) => a - b)
    const key = candidates.join()
    let bucket = this.#shared.get(key)
    if (bucket === undefined) {
      const pattern = (): RegExp => new RegExp(`(?:${candidates.map((index) => this.#sources[index]).join('|')})${this.#edge}`, 'uy')
      bucket = candidates.length === 0 ? null : { pattern: pattern(), candidates }
      this.#shared.set(key, bucket)
    }
    return bucket
  }
}

/** `[وف]?(?:لل|ب)?` spelled out: ولل, وب, فلل, … the longest first, as an expression of optional parts would try them. */
function spellings(optional: string): string[] {
  const parts = [...optional.matchAll(/\[([^\]]*)\]\?|\(\?:([^)]*)\)\?/g)].map(([, letter, words]) => [
    '',
    ...(words?.split('|') ?? letter ?? ''),
  ])
  const all = parts.reduce((before, part) => before.flatMap((lead) => part.map((next) => lead + next)), [''])
  return all.filter((spelling) => spelling !== '').sort((a, b) => b.length - a.length)
}

const isWordCharacter = new Uint8Array(0x10000)
{
  const wordCharacter = new RegExp(`[${letters}0-9]`)
  for (let code = 0; code < 0x10000; code++) if (wordCharacter.test(String.fromCharCode(code))) isWordCharacter[code] = 1
}
