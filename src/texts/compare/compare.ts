import type { Language } from '../types.ts'
import { type Alignment, align, type Comparable } from './align.ts'
import { type Effort, effort } from './common.ts'
import { type Change, diff } from './diff.ts'
import { type FollowedReference, followedReferences } from './follow.ts'
import { containment } from './likeness.ts'

export type { Comparable } from './align.ts'

export const pairStates = ['unchanged', 'reworded', 'renumbered', 'moved', 'moved-reworded', 'inserted', 'deleted'] as const
export type PairState = (typeof pairStates)[number]

/** One paragraph in two texts. */
export interface Pair<T extends Comparable = Comparable> {
  /** null when `inserted` */
  before: T | null
  /** null when `deleted` */
  after: T | null
  state: PairState
  /** lossless: see `diff` */
  changes: Change[]
  /** the printed labels, when they differ; a paragraph of which nothing else changed is `renumbered` */
  label: { before: string; after: string } | null
  /** words that only follow the new label of another paragraph: "resolves 5 above" that became "resolves 6 above" */
  references: FollowedReference[]
  /** for an inserted paragraph, the id before of the one it was split from; for a deleted one, the id after of the one it was merged into */
  partOf: string | null
}

/**
 * Two texts, paragraph by paragraph, in the reading order of the text after, with deletions where they stood. Every paragraph
 * of either text is in exactly one pair. `inserted` and `deleted` beside a `reworded` neighbour may be a split or a merger: `partOf`.
 *
 * The work is bounded by `spend`; when it is spent, `spend.coarse` is true and words are compared coarsely.
 */
export function compare<T extends Comparable>(
  before: readonly T[],
  after: readonly T[],
  language: Language,
  spend: Effort = effort(),
): Pair<T>[] {
  const alignment = align(before, after, language, spend)
  const { partner, inOrder } = alignment
  const openersBefore = new Set(before.map(({ opener }) => opener))
  const openersAfter = new Set(after.map(({ opener }) => opener))
  const gone = deletions(before.length, alignment)
  const pairs: Pair<T>[] = []
  const del = (b: number): void => {
    const old = before[b] as T
    const merged = wholeOf(b, alignment, 'before', before, after)
    pairs.push({ ...lone, before: old, state: 'deleted', changes: diff(old.text, '', language), partOf: merged })
  }
  for (const b of gone.get(-1) ?? []) del(b)
  for (const [a, fresh] of after.entries()) {
    const b = partner[a] as number
    if (b === -1) {
      const split = wholeOf(a, alignment, 'after', after, before)
      pairs.push({ ...lone, after: fresh, state: 'inserted', changes: diff('', fresh.text, language), partOf: split })
    } else {
      const old = before[b] as T
      // to pass from one known opener to another is a move, even where nothing was overtaken: another body is now tasked
      const reassigned = old.opener !== fresh.opener && openersAfter.has(old.opener) && openersBefore.has(fresh.opener)
      const moved = !inOrder.has(a) || (reassigned && old.opener !== null && fresh.opener !== null)
      const label = old.label.trim() === fresh.label.trim() ? null : { before: old.label, after: fresh.label }
      const changes = diff(old.text, fresh.text, language, spend)
      pairs.push({ ...lone, before: old, after: fresh, state: stateOf(old.text === fresh.text, moved, label !== null), changes, label })
    }
    for (const deleted of gone.get(a) ?? []) del(deleted)
  }
  return followedReferences(pairs)
}

const lone = { before: null, after: null, label: null, references: [], partOf: null }

function stateOf(sameWords: boolean, moved: boolean, relabelled: boolean): PairState {
  if (moved) return sameWords ? 'moved' : 'moved-reworded'
  if (!sameWords) return 'reworded'
  return relabelled ? 'renumbered' : 'unchanged'
}

/** Deleted places by the place after which they stood: that of the nearest paragraph above which kept its order; -1 for the top. */
function deletions(count: number, { partner, inOrder }: Alignment): Map<number, number[]> {
  const kept = new Map([...partner.entries()].filter(([, b]) => b !== -1).map(([a, b]) => [b, a]))
  const gone = new Map<number, number[]>()
  let above = -1
  for (let b = 0; b < count; b++) {
    const a = kept.get(b)
    if (a === undefined) gone.set(above, [...(gone.get(above) ?? []), b])
    else if (inOrder.has(a)) above = a
  }
  return gone
}

/** How far a split or merged part may stand from the rest. */
const reach = 3

/**
 * The paragraph of the other text of which an unpaired one is a part: nearly all its words stand there, and not in the
 * neighbour that is paired with it.
 */
function wholeOf(
  at: number,
  alignment: Alignment,
  side: 'before' | 'after',
  own: readonly Comparable[],
  other: readonly Comparable[],
): string | null {
  const part = alignment[side].get(at)
  if (!part || part.size < 4) return null
  const otherSide = side === 'after' ? 'before' : 'after'
  for (const direction of [-1, 1])
    for (let step = 1; step <= reach; step++) {
      const neighbour = own[at + direction * step]
      const place = side === 'after' ? (alignment.partner[at + direction * step] ?? -1) : alignment.partner.indexOf(at + direction * step)
      const whole = other[place]
      if (!neighbour || !whole) continue
      if (neighbour.text === whole.text) break
      // both changed, so both were looked at
      const [theirs, ours] = [alignment[otherSide].get(place), alignment[side].get(at + direction * step)]
      if (theirs && ours && containment(part, theirs) >= 0.75 && containment(part, ours) < 0.5) return whole.id
      break
    }
  return null
}
