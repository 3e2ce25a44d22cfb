import { diff } from '../compare/diff.ts'
import { tokens } from '../compare/tokens.ts'
import type { Language } from '../types.ts'
import type { Choice, Option, Piece, Voice } from './types.ts'

/** The words `[from, to)` of a source become `text`. */
export interface Hunk {
  from: number
  to: number
  text: string
}

/** What turns a source into a proposal, in order, none touching the next. */
export function hunksOf(source: string, proposed: string, language: Language): Hunk[] {
  const hunks: Hunk[] = []
  let at = 0
  let open: Hunk | null = null
  for (const { op, text } of diff(source, proposed, language)) {
    if (op === 'keep') {
      open = null
      at += text.length
      continue
    }
    if (!open) {
      open = { from: at, to: at, text: '' }
      hunks.push(open)
    }
    if (op === 'ins') open.text += text
    else {
      at += text.length
      open.to = at
    }
  }
  return hunks
}

/** The stretch `[from, to)` of a source after some hunks, all of which lie within it. */
export function patched(source: string, from: number, to: number, hunks: readonly Hunk[]): string {
  let text = ''
  let at = from
  for (const hunk of hunks) {
    text += source.slice(at, hunk.from) + hunk.text
    at = hunk.to
  }
  return text + source.slice(at, to)
}

/** Hunks of several authors that overlap or touch, with the stretch that they cover together. */
export interface Group<T extends Hunk> {
  from: number
  to: number
  hunks: T[]
}

export function grouped<T extends Hunk>(hunks: readonly T[]): Group<T>[] {
  const groups: Group<T>[] = []
  for (const hunk of [...hunks].sort((one, other) => one.from - other.from || one.to - other.to)) {
    const last = groups.at(-1)
    if (last && hunk.from <= last.to) {
      last.to = Math.max(last.to, hunk.to)
      last.hunks.push(hunk)
    } else groups.push({ from: hunk.from, to: hunk.to, hunks: [hunk] })
  }
  return groups
}

/** A wording of the whole paragraph and who proposes it. */
export interface Variant {
  text: string
  voices: Voice[]
}

/**
 * Lays several wordings of one source over each other. Where no one changes anything the words stand; where some do there is a
 * choice: the words of the source for those who spoke on the paragraph and keep them, then each different wording once, with all
 * its voices. Every wording can be read back whole.
 */
export function weave(source: string, variants: readonly Variant[], keep: readonly Voice[], language: Language, id: string): Piece[] {
  const owned = variants.map((variant) => hunksOf(source, variant.text, language).map((hunk) => ({ ...hunk, variant })))
  const pieces: Piece[] = []
  let at = 0
  for (const group of grouped(owned.flat())) {
    const stood = source.slice(group.from, group.to)
    const byWords = new Map<string, Voice[]>([[stood, [...keep]]])
    for (const variant of variants) {
      const words = patched(
        source,
        group.from,
        group.to,
        group.hunks.filter((hunk) => hunk.variant === variant),
      )
      byWords.set(words, [...(byWords.get(words) ?? []), ...variant.voices])
    }
    if (group.from > at) pieces.push(source.slice(at, group.from))
    const options = [...byWords].map(([words, by]): Option => ({ by, pieces: words === '' ? [] : [words] }))
    pieces.push({ id: `${id}:${group.from}`, options } satisfies Choice)
    at = group.to
  }
  if (at < source.length) pieces.push(source.slice(at))
  return pieces
}

/** How much two texts share, from 0 to 1: twice the common words over all words (Dice). Spaces and marks do not count. */
export function likeness(one: string, other: string, language: Language): number {
  return shared(wordsOf(one, language), wordsOf(other, language))
}

const spoken = /[\p{L}\p{N}]/u

export function wordsOf(text: string, language: Language): Map<string, number> {
  const counts = new Map<string, number>()
  for (const token of tokens(text, language)) {
    if (!spoken.test(token)) continue
    const word = token.toLowerCase()
    counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

export function shared(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0]
  for (const [word, count] of one) {
    all += count
    common += Math.min(count, other.get(word) ?? 0)
  }
  for (const count of other.values()) all += count
  return all === 0 ? 0 : (2 * common) / all
}
