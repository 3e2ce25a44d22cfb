/**
 * Which mandate of a document is which, when its text comes again: in another language, or revised. Pure.
 *
 * A mandate is known by its paragraph's path, which is the same in every language, and by its place there. Reviewers split and
 * merge, revisions insert and renumber, and another language may word two tasks as one; so likeness decides, not the count.
 */

export interface Known {
  id: number
  path: string
  nth: number
  addressees: readonly string[]
  act: string
  verbClass: string
  /** its words in the language that comes, if it has come before */
  quote: string | null
}

export interface Found {
  path: string
  addressees: readonly string[]
  act: string
  verbClass: string
  quote: string
}

export interface Alignment<K, F> {
  /** `nth` differs from the known one where a revision has moved the task to another paragraph */
  same: { known: K; found: F; nth: number }[]
  added: { found: F; nth: number }[]
  missing: K[]
}

export function align<K extends Known, F extends Found>(known: readonly K[], found: readonly F[]): Alignment<K, F> {
  const same: Alignment<K, F>['same'] = []
  const restKnown = new Set(known)
  const restFound = new Set(found)
  const last = new Map<string, number>()
  for (const { path, nth } of known) last.set(path, Math.max(last.get(path) ?? 0, nth))
  const nextIn = (path: string) => {
    const nth = (last.get(path) ?? 0) + 1
    last.set(path, nth)
    return nth
  }
  const pair = (k: K, f: F) => {
    same.push({ known: k, found: f, nth: k.path === f.path ? k.nth : nextIn(f.path) })
    restKnown.delete(k)
    restFound.delete(f)
  }
  // Unchanged words are the same task: first where they stood, then wherever a revision has moved them.
  for (const samePath of [true, false]) {
    const byWords = Map.groupBy(restKnown, (k) => (k.quote === null ? '' : plainWords(k.quote)))
    for (const f of [...restFound]) {
      const candidates = byWords.get(plainWords(f.quote)) ?? []
      const k = candidates.find((one) => restKnown.has(one) && (!samePath || one.path === f.path))
      if (k) pair(k, f)
    }
  }
  const foundByPath = Map.groupBy(restFound, (f) => f.path)
  for (const [path, ks] of Map.groupBy(restKnown, (k) => k.path)) {
    for (const [k, f] of inOrder(
      ks.toSorted((a, b) => a.nth - b.nth),
      foundByPath.get(path) ?? [],
    ))
      pair(k, f)
  }
  const added = [...restFound].map((f) => ({ found: f, nth: nextIn(f.path) }))
  return { same, added, missing: [...restKnown] }
}

export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How alike two tasks of one paragraph are; never nothing, so that as many as possible find a partner. */
function likeness(k: Known, f: Found): number {
  const shared = f.addressees.filter((a) => k.addressees.includes(a)).length
  const union = new Set([...k.addressees, ...f.addressees]).size
  return 1 + (union ? (3 * shared) / union : 0) + (k.act === f.act ? 1 : 0) + (k.verbClass === f.verbClass ? 0.5 : 0)
}

/** The pairing of two lists that keeps their order and is most alike in sum (Needleman and Wunsch, gaps cost nothing). */
function inOrder<K extends Known, F extends Found>(known: readonly K[], found: readonly F[]): [K, F][] {
  const best = Array.from({ length: known.length + 1 }, () => new Float64Array(found.length + 1))
  for (let i = known.length - 1; i >= 0; i--) {
    for (let j = found.length - 1; j >= 0; j--) {
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, best[i + 1]![j + 1]! + likeness(known[i]!, found[j]!))
    }
  }
  const pairs: [K, F][] = []
  for (let i = 0, j = 0; i < known.length && j < found.length; ) {
    if (best[i]![j] === best[i + 1]![j + 1]! + likeness(known[i]!, found[j]!)) pairs.push([known[i++]!, found[j++]!])
    else if (best[i]![j] === best[i + 1]![j]) i++
    else j++
  }
  return pairs
}
