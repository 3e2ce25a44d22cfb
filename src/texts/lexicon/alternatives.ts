import { letters } from './pattern.ts'
import type { Lexicon } from './types.ts'

/** Where one of many patterns stands in a text. */
export interface Found {
  /** where the word begins, with the small words joined in front */
  word: number
  from: number
  to: number
  /** numbers of the patterns that can begin with its first character, in their order */
  candidates: readonly number[]
}

interface Bucket {
  pattern: RegExp
  candidates: readonly number[]
}

/**
 * Finds the first of many patterns at each word of a text, as `(?<!letter)(?:clitics)?(?:a|b|…)(?!letter)` would. A lexicon has
 * hundreds of them, and a regular expression that long is no longer compiled well and tries them all at every character; here each
 * word is only tried with those that can begin with its first letter.
 */
export class Alternatives {
  readonly #sources: readonly string[]
  readonly #first: readonly (ReadonlySet<number> | null)[]
  /** small words joined in front, by the character they begin with: most words begin with none */
  readonly #clitics = new Map<number, string[]>()
  readonly #edge: string
  readonly #buckets = new Map<number, Bucket | null>()
  readonly #shared = new Map<string, Bucket | null>()

  /** `sources` are filled and written out (`compact`). In a language that writes no spaces a word begins at every character. */
  constructor({ spaced, clitics }: Pick<Lexicon, 'spaced' | 'clitics'>, sources: readonly string[]) {
    this.#sources = sources
    this.#first = sources.map(firstOf)
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
    const bucket = this.#bucketOf(text.charCodeAt(from))
    if (bucket === null) return null
    bucket.pattern.lastIndex = from
    return bucket.pattern.test(text) ? { word, from, to: bucket.pattern.lastIndex, candidates: bucket.candidates } : null
  }

  #bucketOf(code: number): Bucket | null {
    const known = this.#buckets.get(code)
    if (known !== undefined) return known
    // the second half of a character beyond the basic plane begins nothing
    if (code >= 0xdc00 && code <= 0xdfff) return null
    const candidates = this.#sources.flatMap((_, index) => (this.#first[index]?.has(code) === false ? [] : [index]))
    const key = candidates.join()
    let bucket = this.#shared.get(key)
    if (bucket === undefined) {
      const pattern = (): RegExp => new RegExp(`(?:${candidates.map((index) => this.#sources[index]).join('|')})${this.#edge}`, 'uy')
      bucket = candidates.length === 0 ? null : { pattern: pattern(), candidates }
      this.#shared.set(key, bucket)
    }
    this.#buckets.set(code, bucket)
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

// a class wider than this tells little, and is taken for any character
const widest = 300

/** The code units that a match of the source can begin with; null where that is any, or not told. */
export function firstOf(source: string): ReadonlySet<number> | null {
  let at = 0
  interface First {
    codes: Set<number> | null
    /** may match nothing, so that what follows may come first */
    empty: boolean
  }
  const nothing = (): First => ({ codes: new Set(), empty: true })

  function alternatives(): First {
    const all = sequence()
    while (source[at] === '|') {
      at++
      const next = sequence()
      all.codes = union(all.codes, next.codes)
      all.empty ||= next.empty
    }
    return all
  }
  function sequence(): First {
    const all = nothing()
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const term = quantified(atom())
      if (!all.empty) continue
      all.codes = union(all.codes, term.codes)
      all.empty = term.empty
    }
    return all
  }
  function quantified(term: First): First {
    const quantifier = /[?*+]|\{\d+(?:,\d*)?\}/y
    quantifier.lastIndex = at
    const found = quantifier.exec(source)?.[0]
    if (found === undefined) return term
    at += found.length
    if (source[at] === '?') at++
    return { codes: term.codes, empty: term.empty || found === '?' || found === '*' || found.startsWith('{0') }
  }
  function atom(): First {
    const character = source[at] as string
    if (character === '(') return group()
    if (character === '[') return characterClass()
    if (character === '^' || character === '$') {
      at++
      return nothing()
    }
    if (character === '.') {
      at++
      return { codes: null, empty: false }
    }
    const code = literal()
    if (code !== null) return { codes: new Set([code]), empty: false }
    return { codes: null, empty: false }
  }
  /** One character, written plainly or after a backslash; null for a class such as `\d`, which is stepped over. */
  function literal(): number | null {
    if (source[at] !== '\\') return source.charCodeAt(at++)
    const escaped = source[at + 1] as string
    if (escaped === 'u' && source[at + 2] !== '{') {
      const code = Number.parseInt(source.slice(at + 2, at + 6), 16)
      at += 6
      return code
    }
    if (escaped === 'p' || escaped === 'P') at = source.indexOf('}', at) + 1
    else at += 2
    return /[a-z0-9]/i.test(escaped) ? null : escaped.charCodeAt(0)
  }
  function group(): First {
    const opening = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y
    opening.lastIndex = at
    const opened = opening.exec(source)?.[0] ?? '('
    at += opened.length
    const inner = alternatives()
    at++
    return /[=!]$/.test(opened) ? nothing() : inner
  }
  function characterClass(): First {
    at++
    const negated = source[at] === '^'
    let codes: Set<number> | null = new Set()
    while (source[at] !== ']') {
      const from = literal()
      let to = from
      if (from !== null && source[at] === '-' && source[at + 1] !== ']') {
        at++
        to = literal()
      }
      if (from === null || to === null || to - from > widest) codes = null
      else if (codes !== null) for (let code = from; code <= to; code++) codes.add(code)
    }
    at++
    return { codes: negated ? null : codes, empty: false }
  }

  const { codes, empty } = alternatives()
  return empty ? null : codes
}

const union = (a: Set<number> | null, b: Set<number> | null): Set<number> | null => {
  if (a === null || b === null) return null
  for (const code of b) a.add(code)
  return a
}
