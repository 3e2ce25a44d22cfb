import { foldText } from '../fold.ts'
import type { Language } from '../types.ts'
import { tokens } from './tokens.ts'

/** What a paragraph is recognised by: its words and its pairs of neighbouring words, spelling folded. */
export type Features = ReadonlySet<string>

export function featuresOf(text: string, language: Language): Features {
  const features = new Set<string>()
  let previous = ''
  for (const token of tokens(foldText(text).toLowerCase(), language)) {
    if (!/[\p{L}\p{N}]/u.test(token)) continue
    features.add(token)
    if (previous) features.add(`${previous} ${token}`)
    previous = token
  }
  return features
}

function shared(one: Features, other: Features): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let count = 0
  for (const feature of small) if (large.has(feature)) count++
  return count
}

/** 0 for nothing in common, 1 for the same words (the Dice coefficient). */
export const likeness = (one: Features, other: Features): number =>
  one.size + other.size === 0 ? 1 : (2 * shared(one, other)) / (one.size + other.size)

/** How much of the part stands in the whole, from 0 to 1. */
export const containment = (part: Features, whole: Features): number => (part.size === 0 ? 0 : shared(part, whole) / part.size)

// a feature that stands in more paragraphs than this tells them apart no better, and would make the index quadratic
const commonplace = 30
const closest = 8

/** Finds the few paragraphs that share most with a given one, without looking at all of them. */
export class LikenessIndex {
  readonly #where = new Map<string, number[]>()

  constructor(entries: Iterable<[number, Features]>) {
    for (const [at, features] of entries)
      for (const feature of features) {
        const places = this.#where.get(feature)
        if (!places) this.#where.set(feature, [at])
        else if (places.length <= commonplace) places.push(at)
      }
  }

  nearest(features: Features): number[] {
    const counts = new Map<number, number>()
    for (const feature of features) {
      const places = this.#where.get(feature)
      if (!places || places.length > commonplace) continue
      for (const at of places) counts.set(at, (counts.get(at) ?? 0) + 1)
    }
    return [...counts]
      .sort((one, other) => other[1] - one[1] || one[0] - other[0])
      .slice(0, closest)
      .map(([at]) => at)
  }
}
