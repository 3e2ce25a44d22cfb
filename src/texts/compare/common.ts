/** What two sequences have in common, in order. */

/** `length` items from `before` in the one sequence are those from `after` in the other. */
export interface Run {
  before: number
  after: number
  length: number
}

/**
 * How much work a comparison may do, counted and not timed: the same two texts compare the same on every machine and under any
 * load. Spent by all that share it; `coarse` says that some part had to be compared without looking at every word.
 */
export interface Effort {
  steps: number
  coarse: boolean
}

/** The default lasts about a third of a second on a small server. */
export const effort = (steps = 20_000_000): Effort => ({ steps, coarse: false })

/**
 * The longest common subsequence as runs, by the linear-space algorithm of E. W. Myers, "An O(ND) Difference Algorithm and Its
 * Variations" (1986). When the effort is spent, what remains is matched by the items that stand once on each side.
 */
export function commonRuns(before: Int32Array, after: Int32Array, spend: Effort): Run[] {
  const runs: Run[] = []
  const add = (run: Run): void => {
    const last = runs.at(-1)
    if (run.length === 0) return
    if (last && last.before + last.length === run.before && last.after + last.length === run.after) last.length += run.length
    else runs.push(run)
  }
  const walk = (b0: number, b1: number, a0: number, a1: number): void => {
    let head = 0
    while (b0 + head < b1 && a0 + head < a1 && before[b0 + head] === after[a0 + head]) head++
    add({ before: b0, after: a0, length: head })
    b0 += head
    a0 += head
    let tail = 0
    while (b1 - tail > b0 && a1 - tail > a0 && before[b1 - tail - 1] === after[a1 - tail - 1]) tail++
    b1 -= tail
    a1 -= tail
    if (b0 < b1 && a0 < a1) {
      const split = middle(before, b0, b1, after, a0, a1, spend)
      if (split === 'spent') for (const run of uniqueRuns(before, b0, b1, after, a0, a1)) add(run)
      else if (split) {
        walk(b0, split.before, a0, split.after)
        walk(split.before, b1, split.after, a1)
      }
    }
    add({ before: b1, after: a1, length: tail })
  }
  walk(0, before.length, 0, after.length)
  return runs
}

/** Where a shortest edit path crosses its middle; null where the two parts share nothing. */
function middle(
  before: Int32Array,
  b0: number,
  b1: number,
  after: Int32Array,
  a0: number,
  a1: number,
  spend: Effort,
): { before: number; after: number } | null | 'spent' {
  const n = b1 - b0
  const m = a1 - a0
  const max = Math.ceil((n + m) / 2)
  const offset = max + 1
  const size = 2 * max + 3
  const forth = new Int32Array(size).fill(-1)
  const back = new Int32Array(size).fill(-1)
  forth[offset + 1] = 0
  back[offset + 1] = 0
  const delta = n - m
  const odd = delta % 2 !== 0
  // how far diagonals have run off the grid at either end
  let [forthStart, forthEnd, backStart, backEnd] = [0, 0, 0, 0]
  for (let d = 0; d < max; d++) {
    if (spend.steps <= 0) {
      spend.coarse = true
      return 'spent'
    }
    for (let k = -d + forthStart; k <= d - forthEnd; k += 2) {
      const down = k === -d || (k !== d && (forth[offset + k - 1] as number) < (forth[offset + k + 1] as number))
      const start = down ? (forth[offset + k + 1] as number) : (forth[offset + k - 1] as number) + 1
      let x = start
      while (x < n && x - k < m && before[b0 + x] === after[a0 + x - k]) x++
      spend.steps -= 1 + x - start
      forth[offset + k] = x
      if (x > n) forthEnd += 2
      else if (x - k > m) forthStart += 2
      else if (odd) {
        const at = offset + delta - k
        if (at >= 0 && at < size && back[at] !== -1 && x >= n - (back[at] as number)) return { before: b0 + x, after: a0 + x - k }
      }
    }
    for (let k = -d + backStart; k <= d - backEnd; k += 2) {
      const down = k === -d || (k !== d && (back[offset + k - 1] as number) < (back[offset + k + 1] as number))
      const start = down ? (back[offset + k + 1] as number) : (back[offset + k - 1] as number) + 1
      let x = start
      while (x < n && x - k < m && before[b1 - x - 1] === after[a1 - x + k - 1]) x++
      spend.steps -= 1 + x - start
      back[offset + k] = x
      if (x > n) backEnd += 2
      else if (x - k > m) backStart += 2
      else if (!odd) {
        const diagonal = delta - k
        const at = offset + diagonal
        if (at >= 0 && at < size && forth[at] !== -1) {
          const reached = forth[at] as number
          if (reached >= n - x) return { before: b0 + reached, after: a0 + reached - diagonal }
        }
      }
    }
  }
  return null
}

/** Items that stand once in each part and in the same order, with what is equal around them. */
function uniqueRuns(before: Int32Array, b0: number, b1: number, after: Int32Array, a0: number, a1: number): Run[] {
  const where = onceIn(before, b0, b1)
  const shared = [...onceIn(after, a0, a1)]
    .map(([item, at]): [number, number] => [where.get(item) ?? -1, at])
    .filter(([at]) => at >= 0)
    .sort((one, other) => one[1] - other[1])
  const runs: Run[] = []
  let [b, a] = [b0, a0]
  for (const at of increasing(shared.map(([first]) => first))) {
    let [i, j] = shared[at] as [number, number]
    if (i < b || j < a) continue
    while (i > b && j > a && before[i - 1] === after[j - 1]) [i, j] = [i - 1, j - 1]
    let length = 1
    while (i + length < b1 && j + length < a1 && before[i + length] === after[j + length]) length++
    runs.push({ before: i, after: j, length })
    b = i + length
    a = j + length
  }
  return runs
}

function onceIn(items: Int32Array, from: number, to: number): Map<number, number> {
  const seen = new Map<number, number>()
  for (let at = from; at < to; at++) seen.set(items[at] as number, seen.has(items[at] as number) ? -1 : at)
  for (const [item, at] of seen) if (at === -1) seen.delete(item)
  return seen
}

/** The places of a heaviest strictly increasing subsequence, in order; the longest one where all weigh the same. `values` are not negative. */
export function increasing(values: readonly number[], weight: (place: number) => number = () => 1): number[] {
  // best[v] is the place that ends the heaviest chain among the values below some bound: a Fenwick tree of maxima
  const size = values.reduce((most, value) => Math.max(most, value), 0) + 2
  const best = new Int32Array(size).fill(-1)
  const heavy = new Float64Array(values.length)
  const previous = new Int32Array(values.length)
  const heavier = (one: number, other: number): number =>
    one === -1 || (other !== -1 && (heavy[other] as number) > (heavy[one] as number)) ? other : one
  for (const [place, value] of values.entries()) {
    let last = -1
    for (let at = value; at > 0; at -= at & -at) last = heavier(last, best[at] as number)
    previous[place] = last
    heavy[place] = weight(place) + (last === -1 ? 0 : (heavy[last] as number))
    for (let at = value + 1; at < size; at += at & -at) best[at] = heavier(best[at] as number, place)
  }
  const places: number[] = []
  let at = values.reduce((end, _, place) => heavier(end, place), -1)
  for (; at >= 0; at = previous[at] as number) places.push(at)
  return places.reverse()
}

/** Numbers for things, equal things the same number. */
export function numberer(): (items: readonly string[]) => Int32Array {
  const known = new Map<string, number>()
  return (items) =>
    Int32Array.from(items, (item) => {
      const number = known.get(item) ?? known.size
      known.set(item, number)
      return number
    })
}
