import type { Language, Paragraph, Run } from '../types.ts'
import { newCell } from './cells.ts'
import { shared, wordsOf } from './hunks.ts'
import { isEditorial } from './problems.ts'
import type { Amendment, Clause } from './types.ts'

/** One party for the whole paper, or for each author of tracked changes its parties. */
export type PartiesOf = string[] | ((author: string | null) => string[])

/** Paragraphs that share less are not taken for versions of one. */
const likeEnough = 0.5

/**
 * Reads the amendments out of a paper: edited clean, or with tracked changes by any number of authors. Paragraphs are matched with
 * those of the base by their words and order. Whole ones that are new are ADD, that are missing SUP, with other words MOD, with
 * other marks or spaces only (MOD); a paragraph that left one place and came to another as it was is SUP* and ADD*.
 * Labels that merely count on are no amendment. In a paper with tracked changes what bears none proposes nothing: its cover page, and
 * the paragraphs of the base that it does not print. `prefix` makes ids that no other paper has.
 */
export function amendmentsFrom(
  base: readonly Clause[],
  proposed: readonly Paragraph[],
  parties: PartiesOf,
  language: Language,
  prefix: string,
): Amendment[] {
  const tracked = proposed.some(({ runs, views }) => !views.base || !views.proposed || runs.some(({ revisions }) => revisions.length > 0))
  const pairs = matched(base, proposed, tracked, language)
  if (typeof parties !== 'function') {
    const says = tracked ? ({ runs, views }: Paragraph) => !views.base || !views.proposed || isTouched(runs) : null
    return oneSet(base, proposed, pairs, ({ views, text }) => (views.proposed ? text : null), says, parties, prefix)
  }
  const authors = new Set(proposed.flatMap(({ runs }) => runs.flatMap(({ revisions }) => revisions.map(({ by }) => by))))
  return [...authors].flatMap((author, at) => {
    const reading = (paragraph: Paragraph) => readingBy(paragraph, author)
    return oneSet(base, proposed, pairs, reading, ({ runs }) => isTouched(runs, author), parties(author), `${prefix}${at + 1}-`)
  })
}

/** Whether tracked changes stand in a paragraph, of this author or with none named of anybody. */
const isTouched = (runs: readonly Run[], author?: string | null): boolean =>
  runs.some(({ revisions }) => revisions.some(({ by }) => author === undefined || by === author))

/** What one author makes of a paragraph, the others' changes left aside; null when the paragraph is not there. */
function readingBy({ runs, views, base }: Paragraph, author: string | null): string | null {
  if (!isTouched(runs, author)) return views.base ? (base ?? '') : null
  const visible = ({ revisions }: Run) => revisions.every(({ kind, by }) => (kind === 'ins' ? by === author : by !== author))
  const text = runs
    .filter(visible)
    .map((run) => run.text)
    .join('')
    .trim()
  return text === '' ? null : text
}

/** Index of the paragraph of the base that each proposed one is a version of; null for new ones. */
function matched(base: readonly Clause[], proposed: readonly Paragraph[], tracked: boolean, language: Language): (number | null)[] {
  const known = proposed.map((paragraph) => (tracked ? (paragraph.views.base ? (paragraph.base ?? '') : null) : paragraph.text))
  const words = base.map(({ text }) => wordsOf(text, language))
  const theirs = known.map((text) => (text === null ? null : wordsOf(text, language)))
  const likeness = (b: number, p: number): number => {
    const own = theirs[p]
    if (!own) return 0
    if (base[b]?.text === known[p]) return 1
    const like = shared(words[b] as Map<string, number>, own)
    return like >= likeEnough ? like : 0
  }
  // the best matching that keeps the order (Needleman and Wunsch): best[b][p] is the likeness of all before b and p
  const best = Array.from({ length: base.length + 1 }, () => new Float64Array(proposed.length + 1))
  const like = base.map((_, b) => Float64Array.from(proposed, (_one, p) => likeness(b, p)))
  for (let b = 1; b <= base.length; b++)
    for (let p = 1; p <= proposed.length; p++) {
      const pair = like[b - 1]?.[p - 1] ?? 0
      const [row, above] = [best[b] as Float64Array, best[b - 1] as Float64Array]
      row[p] = Math.max(row[p - 1] as number, above[p] as number, pair > 0 ? (above[p - 1] as number) + pair : 0)
    }
  const pairs: (number | null)[] = proposed.map(() => null)
  for (let b = base.length, p = proposed.length; b > 0 && p > 0; ) {
    const here = best[b]?.[p]
    if (here === best[b - 1]?.[p]) b--
    else if (here === best[b]?.[p - 1]) p--
    else pairs[--p] = --b
  }
  return pairs
}

function oneSet(
  base: readonly Clause[],
  proposed: readonly Paragraph[],
  pairs: readonly (number | null)[],
  reading: (paragraph: Paragraph) => string | null,
  /** paragraphs that can propose something; null: all, and what the paper leaves out is SUP */
  says: ((paragraph: Paragraph) => boolean) | null,
  parties: string[],
  prefix: string,
): Amendment[] {
  const amendments: Amendment[] = []
  const push = (one: Omit<Amendment, 'id' | 'parties'>): void =>
    void amendments.push({ ...one, id: `${prefix}${amendments.length + 1}`, parties })
  const kept = new Set<number>()
  const struck = new Set<number>()
  const tables = new Set(proposed.flatMap(({ cell }, at) => (cell && typeof pairs[at] === 'number' ? [cell.table] : [])))
  let after: string | null = null
  let before: Paragraph['cell'] = null
  for (const [at, paragraph] of proposed.entries()) {
    const text = reading(paragraph)
    const pair = pairs[at] ?? null
    const clause = pair === null ? undefined : base[pair]
    if (pair !== null && clause) {
      after = clause.id
      before = paragraph.cell
      if (text === null) {
        struck.add(pair)
        continue
      }
      kept.add(pair)
      if (text !== clause.text && (says?.(paragraph) ?? true))
        push({ action: isEditorial(clause.text, text) ? '(MOD)' : 'MOD', target: clause.id, text })
    } else if (text !== null && text !== '' && (says?.(paragraph) ?? true)) {
      const { kind, opener, level, label, cell } = paragraph
      const target = `${prefix}n${at + 1}`
      const place = { after, kind, opener, level, ...(cell && kind === 'table' && { cell: newCell(cell, before, tables) }) }
      push({ action: 'ADD', target, text, place, ...(label === '' ? {} : { label }) })
      after = target
      before = cell
    }
  }
  for (const [at, { id, text }] of base.entries()) {
    if (says ? !struck.has(at) : kept.has(at)) continue
    // the same words came in elsewhere: they were moved
    const arrived = amendments.find((one) => one.action === 'ADD' && one.text === text)
    if (arrived) Object.assign(arrived, { action: 'ADD*', partner: id })
    push(arrived ? { action: 'SUP*', target: id, text: '', partner: arrived.target } : { action: 'SUP', target: id, text: '' })
  }
  return amendments
}
