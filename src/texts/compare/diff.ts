import type { Language } from '../types.ts'
import { commonRuns, type Effort, effort, numberer, type Run } from './common.ts'
import { tokens } from './tokens.ts'

/** A stretch of two compared texts: in both, in the second only, or in the first only. */
export interface Change {
  op: 'keep' | 'ins' | 'del'
  text: string
}

/**
 * What changed from one text to another, by whole words. `keep` and `del` joined are `before`, `keep` and `ins` joined are `after`,
 * to the last space. At every place the deletion comes before the insertion.
 *
 * The work is bounded by `spend` (see `effort`): a text that shares little with the other ends coarser, never late.
 */
export function diff(before: string, after: string, language: Language, spend: Effort = effort()): Change[] {
  if (before === after) return before === '' ? [] : [{ op: 'keep', text: before }]
  if (before === '') return [{ op: 'ins', text: after }]
  if (after === '') return [{ op: 'del', text: before }]
  const number = numberer()
  const old = tokens(before, language)
  const fresh = tokens(after, language)
  const runs = commonRuns(number(old), number(fresh), spend)
  return write(old, fresh, slide(old, fresh, readable(old, fresh, runs)))
}

/** The text before (`del`) or after (`ins`) the changes. */
export const sideOf = (changes: readonly Change[], side: 'del' | 'ins'): string =>
  changes
    .filter(({ op }) => op === 'keep' || op === side)
    .map(({ text }) => text)
    .join('')

const hasWord = /[\p{L}\p{N}]/u

/**
 * Leaves out what two texts share by chance: between two replacements, a stretch no longer than each of them (the semantic clean-up
 * of N. Fraser's diff-match-patch, counted in words), or a mere space or mark.
 */
function readable(old: string[], fresh: string[], runs: Run[]): Run[] {
  const kept: Run[] = [{ before: 0, after: 0, length: 0 }]
  const end: Run = { before: old.length, after: fresh.length, length: 0 }
  for (const next of [...runs, end]) {
    // every run that falls makes the gap before `next` wider, so the one before it is asked again
    for (let run = kept.at(-1) as Run; kept.length > 1; run = kept.at(-1) as Run) {
      const left = gap(kept.at(-2) as Run, run)
      const right = gap(run, next)
      if (left.widest === 0 || right.widest === 0) break
      const byChance = run.length <= left.widest && run.length <= right.widest
      const both = left.del + right.del > 0 && left.ins + right.ins > 0
      if (!both || (!byChance && !wordless(old, run))) break
      kept.pop()
    }
    kept.push(next)
  }
  return kept
    .map((run) => ({ ...run }))
    .map(takeBackBorders(old, fresh))
    .slice(1, -1)
}

/** Merging two replacements can leave the same word at an end of both sides; it is common after all. */
function takeBackBorders(old: string[], fresh: string[]) {
  return (run: Run, at: number, runs: Run[]): Run => {
    const previous = runs[at - 1]
    if (!previous) return run
    const between = () => {
      const { del, ins } = gap(previous, run)
      return del > 0 && ins > 0
    }
    while (between() && old[run.before - 1] === fresh[run.after - 1]) {
      run.before--
      run.after--
      run.length++
    }
    while (between() && old[previous.before + previous.length] === fresh[previous.after + previous.length]) previous.length++
    return run
  }
}

function gap(left: Run, right: Run): { del: number; ins: number; widest: number } {
  const del = right.before - left.before - left.length
  const ins = right.after - left.after - left.length
  return { del, ins, widest: Math.max(del, ins) }
}

function wordless(old: string[], run: Run): boolean {
  for (let at = run.before; at < run.before + run.length; at++) if (hasWord.test(old[at] as string)) return false
  return true
}

const slideLimit = 200

/** Moves a pure insertion or deletion to where a reader would put it: "the annual [report of the] report" begins after a space, a mark or a sentence. */
function slide(old: string[], fresh: string[], runs: Run[]): Run[] {
  const bounded: Run[] = [
    { before: 0, after: 0, length: 0 },
    ...runs.map((run) => ({ ...run })),
    { before: old.length, after: fresh.length, length: 0 },
  ]
  for (let at = 1; at < bounded.length; at++) {
    const left = bounded[at - 1] as Run
    const right = bounded[at] as Run
    const { del, ins } = gap(left, right)
    if (del > 0 === ins > 0) continue
    const side = del > 0 ? old : fresh
    const width = del + ins
    const from = (del > 0 ? left.before : left.after) + left.length
    // the first run may be used up: the change then opens the text
    const least = at === 1 || (at === 2 && left.before === 0 && left.after === 0) ? 0 : 1
    let back = 0
    while (back < left.length - least && back < slideLimit && side[from - back - 1] === side[from - back - 1 + width]) back++
    const most = at === bounded.length - 1 || (at === bounded.length - 2 && endsBoth(old, fresh, right)) ? right.length : right.length - 1
    let forth = 0
    while (forth < most && forth < slideLimit && side[from + forth] === side[from + forth + width]) forth++
    let best = 0
    let bestFit = -1
    for (let move = -back; move <= forth; move++) {
      const fit = border(side, from + move) + border(side, from + move + width)
      if (fit >= bestFit) [best, bestFit] = [move, fit]
    }
    left.length += best
    right.before += best
    right.after += best
    right.length -= best
  }
  return bounded.slice(1, -1).filter(({ length }) => length > 0)
}

const endsBoth = (old: string[], fresh: string[], run: Run): boolean =>
  run.before + run.length === old.length && run.after + run.length === fresh.length

const sentenceEnd = /[\n.;:。；：؛]$/

/** How natural a cut is before the token at this place: at a sentence, at a word, at a mark, inside. */
function border(side: string[], at: number): number {
  const previous = side[at - 1]
  const next = side[at]
  if (previous === undefined || next === undefined) return 4
  if (/\s$/.test(previous)) return sentenceEnd.test(previous) || sentenceEnd.test(side[at - 2] ?? '') ? 3 : 2
  if (/^\s/.test(next)) return 1
  if (sentenceEnd.test(previous)) return 3
  return hasWord.test(previous) && hasWord.test(next) ? 0 : 1
}

function write(old: string[], fresh: string[], runs: Run[]): Change[] {
  const changes: Change[] = []
  let [b, a] = [0, 0]
  const add = (op: Change['op'], text: string): void => {
    if (text !== '') changes.push({ op, text })
  }
  for (const run of [...runs, { before: old.length, after: fresh.length, length: 0 }]) {
    add('del', old.slice(b, run.before).join(''))
    add('ins', fresh.slice(a, run.after).join(''))
    b = run.before + run.length
    a = run.after + run.length
    add('keep', old.slice(run.before, b).join(''))
  }
  return changes
}
