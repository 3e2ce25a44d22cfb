import type { Language, Paragraph } from '../types.ts'
import { commonRuns, type Effort, increasing, numberer } from './common.ts'
import { type Features, featuresOf, LikenessIndex, likeness } from './likeness.ts'

/** What a comparison needs to know of a paragraph. */
export type Comparable = Pick<Paragraph, 'id' | 'label' | 'path' | 'opener' | 'kind' | 'level' | 'text'>

export interface Alignment {
  /** place in the text before of the paragraph at each place of the text after; -1 for a new one */
  partner: Int32Array
  /** places in the text after whose partner stands in the same order as those of the others */
  inOrder: Set<number>
  /** the features of the paragraphs that had to be looked at, by place */
  before: Map<number, Features>
  after: Map<number, Features>
}

/** Below this, a paragraph is another one; a shorter likeness of words is chance. */
const enough = 0.3
/** A paragraph that has also left its place must be known by more than that. */
const enoughToMove = 0.6
/** Words fewer than these are the same by chance ("Annex", "Yes"), and are no proof of a move. */
const wordy = 20

/**
 * Which paragraph of one text is which in another: first those whose words did not change, in order, then those that moved, then
 * the reworded ones by the likeness of their words, helped by place, id and opener.
 */
export function align(before: readonly Comparable[], after: readonly Comparable[], language: Language, spend: Effort): Alignment {
  const partner = new Int32Array(after.length).fill(-1)
  const taken = new Int32Array(before.length).fill(-1)
  const pair = (b: number, a: number): void => {
    partner[a] = b
    taken[b] = a
  }

  const number = numberer()
  for (const run of commonRuns(number(before.map(identity)), number(after.map(identity)), spend))
    for (let step = 0; step < run.length; step++) pair(run.before + step, run.after + step)
  const free = (side: Int32Array): number[] => Array.from(side.keys()).filter((at) => side[at] === -1)

  for (const [b, a] of sameWordsElsewhere(before, free(taken), after, free(partner))) pair(b, a)

  const features = {
    before: new Map(free(taken).map((at) => [at, featuresOf((before[at] as Comparable).text, language)])),
    after: new Map(free(partner).map((at) => [at, featuresOf((after[at] as Comparable).text, language)])),
  }
  const gapBefore = gaps(taken)
  const gapAfter = gaps(partner)
  const index = new LikenessIndex(features.before)
  const byId = new Map([...features.before.keys()].map((at) => [(before[at] as Comparable).id, at]))
  const byGap = Map.groupBy(features.before.keys(), (at) => gapBefore[at] as number)

  const candidates: { b: number; a: number; like: number; score: number }[] = []
  for (const [a, words] of features.after) {
    const there = after[a] as Comparable
    const sameGap = byGap.get(gapAfter[a] as number) ?? []
    const near = new Set([...index.nearest(words), ...(sameGap.length <= 4 ? sameGap : []), byId.get(there.id) ?? -1])
    near.delete(-1)
    for (const b of near) {
      const here = before[b] as Comparable
      const like = likeness(features.before.get(b) as Features, words)
      if (like < enough || (here.kind === 'opener') !== (there.kind === 'opener')) continue
      let score = like
      if (gapBefore[b] === gapAfter[a]) score += 0.15
      if (here.id === there.id) score += 0.08
      if (here.opener === there.opener && here.kind === there.kind) score += 0.05
      candidates.push({ b, a, like, score })
    }
  }
  candidates.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b)
  const weak = new Set<number>()
  for (const { b, a, like } of candidates) {
    if (partner[a] !== -1 || taken[b] !== -1) continue
    pair(b, a)
    if (like < enoughToMove) weak.add(a)
  }

  let inOrder = ordered(partner, after)
  const strayed = [...weak].filter((a) => !inOrder.has(a))
  if (strayed.length > 0) {
    for (const a of strayed) partner[a] = -1
    inOrder = ordered(partner, after)
  }
  return { partner, inOrder, ...features }
}

/** Equal paragraphs have equal words; the same few words under another opener are another paragraph. */
const identity = ({ text, opener, kind }: Comparable): string =>
  kind !== 'opener' && text.length < wordy ? `${text}\u0000${opener ?? ''}` : text

/** Pairs of paragraphs with the same words, out of order: those that stand once on each side, or keep their id. */
function sameWordsElsewhere(
  before: readonly Comparable[],
  freeBefore: number[],
  after: readonly Comparable[],
  freeAfter: number[],
): [number, number][] {
  const old = Map.groupBy(freeBefore, (at) => (before[at] as Comparable).text)
  const pairs: [number, number][] = []
  for (const [text, places] of Map.groupBy(freeAfter, (at) => (after[at] as Comparable).text)) {
    const from = old.get(text) ?? []
    if (from.length === 1 && places.length === 1 && text.length >= wordy) pairs.push([from[0] as number, places[0] as number])
    else
      for (const a of places) {
        const b = from.find((at) => (before[at] as Comparable).id === (after[a] as Comparable).id)
        if (b !== undefined) pairs.push([b, a])
      }
  }
  return pairs
}

/** For each place, after how many settled places it stands. */
function gaps(side: Int32Array): Int32Array {
  let settled = 0
  return side.map((other) => (other === -1 ? settled : settled++))
}

/** Those that stayed in order: as much text as possible, so that a short paragraph moves past a long one and not the reverse. */
function ordered(partner: Int32Array, after: readonly Comparable[]): Set<number> {
  const paired = Array.from(partner.keys()).filter((a) => partner[a] !== -1)
  const before = paired.map((a) => partner[a] as number)
  const weight = (place: number): number => {
    const { kind, text } = after[paired[place] as number] as Comparable
    // what moves is a paragraph past a heading or an opener
    return kind === 'heading' || kind === 'opener' ? headingWeight : 1 + text.length
  }
  return new Set(increasing(before, weight).map((place) => paired[place] as number))
}

const headingWeight = 10_000
