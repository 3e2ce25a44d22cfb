/**
 * Which task of a newer edition continues which task of the one before. Pure.
 *
 * The rule is the practice of resolutions that are amended from one conference to the next (reference, section 11, rule 10): each
 * task is unchanged, reworded, moved or ended, and a struck paragraph ends its task. A new edition inserts and renumbers freely,
 * so the words decide first, and the number of the paragraph only between alike ones.
 */
import { plainWords } from '../align.ts'

export const relations = ['unchanged', 'reworded', 'moved', 'ended', 'new'] as const
export type Relation = (typeof relations)[number]

export interface Task {
  id: number
  /** address of its paragraph: `instructs-sg 6` */
  path: string
  addressees: readonly string[]
  /** in the language in which both editions are compared; null when the edition is not there in it */
  words: string | null
  /** stands in the newer text only as a struck paragraph */
  struck: boolean
}

/** From this share of common words on, two tasks are one that was reworded. Below it, a person may still say so. */
const alike = 0.5

/** What the drafting of the newer text made of each paragraph, by the address it had: its address now; null where it was taken out. */
export type Traced = ReadonlyMap<string, string | null>

/**
 * The likely continuation of each earlier task, by id; what is not in the map has none. Every later task continues one at most. Where the
 * newer text was drafted here, the paragraph that a task stands in is known to have stayed, moved or gone, and need not be guessed.
 */
export function pairTasks(earlier: readonly Task[], later: readonly Task[], traced: Traced = new Map()): Map<number, number> {
  const pairs = new Map<number, number>()
  const free = new Set(later)
  const pair = (before: Task, after: Task) => {
    pairs.set(before.id, after.id)
    free.delete(after)
  }
  for (const before of earlier) {
    const path = traced.get(before.path)
    const there = [...free].filter((one) => one.path === path && !one.struck)
    const words = countWords(before.words)
    const [best] = there.toSorted(
      (a, b) => likeness(before, b, words, countWords(b.words)) - likeness(before, a, words, countWords(a.words)),
    )
    if (best) pair(before, best)
  }
  const open = earlier.filter(({ path }) => traced.get(path) !== null)
  const same = (before: Task, after: Task) => before.words !== null && sameWords(before.words, after.words)
  for (const samePath of [true, false]) {
    for (const before of open) {
      if (pairs.has(before.id)) continue
      const after = [...free].find((one) => same(before, one) && (!samePath || one.path === before.path))
      if (after) pair(before, after)
    }
  }
  const left = [...free].map((after) => ({ after, words: countWords(after.words) }))
  const candidates = open
    .filter(({ id }) => !pairs.has(id))
    .flatMap((before) => {
      const words = countWords(before.words)
      return left.map((one) => ({ before, after: one.after, score: likeness(before, one.after, words, one.words) }))
    })
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score)
  for (const { before, after } of candidates) if (!pairs.has(before.id) && free.has(after)) pair(before, after)
  return pairs
}

/**
 * What became of a task. Where no language holds both editions its words cannot be compared: then it counts as reworded, so that a
 * person looks. Words that changed weigh more than a number that did.
 */
export function relationOf(before: Task | null, after: Task | null): Relation {
  if (!before) return 'new'
  if (!after || after.struck) return 'ended'
  if (before.words === null || !sameWords(before.words, after.words)) return 'reworded'
  return before.path === after.path ? 'unchanged' : 'moved'
}

/** Punctuation, capitals and spaces make no other words. */
const sameWords = (a: string, b: string | null): boolean => b !== null && plainWords(a) !== '' && plainWords(a) === plainWords(b)

/** Share of common words (Sørensen and Dice), a little more for the same paragraph and the same addressee. */
function likeness(before: Task, after: Task, mine: ReadonlyMap<string, number>, theirs: ReadonlyMap<string, number>): number {
  const samePath = before.path === after.path
  const sameAddressee = before.addressees.some((one) => after.addressees.includes(one))
  if (before.words === null || after.words === null) return samePath && sameAddressee ? 1 : 0
  let common = 0
  for (const [word, count] of mine) common += Math.min(count, theirs.get(word) ?? 0)
  const all = sum(mine) + sum(theirs)
  return (all ? (2 * common) / all : 0) + (samePath ? 0.1 : 0) + (sameAddressee ? 0.05 : 0)
}

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0)

/** Words and how often; Chinese, which sets no spaces, by two characters. */
function countWords(text: string | null): Map<string, number> {
  const counts = new Map<string, number>()
  for (const run of plainWords(text ?? '').split(' ')) {
    const parts = /\p{Script=Han}/u.test(run) ? Array.from({ length: Math.max(1, run.length - 1) }, (_, i) => run.slice(i, i + 2)) : [run]
    for (const part of parts) if (part) counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  return counts
}
