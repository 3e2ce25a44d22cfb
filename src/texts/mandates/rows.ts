import type { Lexicon } from '../lexicon/types.ts'
import type { Placed } from '../structure/placed.ts'
import type { Mandate } from '../types.ts'
import { datesOf, type Found, mandatesOf } from './found.ts'
import { rulesOf } from './grammar.ts'
import type { Mention } from './mentions.ts'
import { datesIn } from './parts.ts'
import type { Passage } from './passage.ts'
import type { Reading } from './reading.ts'
import { startsLikeTask } from './split.ts'

/** One cell of a table, or one piece of a line between tabs. Offsets count in the folded text. */
export interface Cell {
  passage: Passage
  from: number
  to: number
}

/** A row of agreed actions: who is to do what, in whatever order the columns stand. */
export interface ActionRow {
  task: Cell
  doers: Mention[]
  /** cells that are neither: where the row says by when, or that it is done */
  rest: Cell[]
}

/** The pieces of a line that tabs part. */
export function cellsOf(passage: Passage): Cell[] {
  const cells: Cell[] = []
  let from = 0
  for (let at = 0; at <= passage.text.length; at++) {
    if (at < passage.text.length && passage.printed[passage.folded.at(at)] !== '\t') continue
    if (passage.text.slice(from, at).trim() !== '') cells.push({ passage, from, to: at })
    from = at + 1
  }
  return cells
}

/** Reads a row in which one cell names bodies and nothing else, and another begins as a task does. Null for any other row. */
export function actionRow(lexicon: Lexicon, cells: readonly Cell[]): ActionRow | null {
  if (cells.length < 2) return null
  const doer = cells.find((cell) => namesOnly(lexicon, cell))
  const task = cells.find(
    (cell) => cell !== doer && startsLikeTask(lexicon, cell.passage.masked.slice(cell.from, cell.to).trimStart(), true),
  )
  if (!doer || !task) return null
  return { task, doers: mentionsIn(doer), rest: cells.filter((cell) => cell !== doer && cell !== task) }
}

const mentionsIn = ({ passage, from, to }: Cell): Mention[] =>
  passage.mentions.filter((mention) => mention.from >= from && mention.to <= to)

function namesOnly(lexicon: Lexicon, cell: Cell): boolean {
  if (mentionsIn(cell).length === 0) return false
  const { joinerWords } = rulesOf(lexicon)
  return cell.passage.masked
    .slice(cell.from, cell.to)
    .split(/[\ue0ff\ue100-\ue13f\s,;/]+/u)
    .every((word) => word === '' || joinerWords.test(word))
}

/** A row of a table of agreed actions, its cells parted by tabs: task, who, by when. Null for what is none; empty for what is done. */
export function rowTasks(reading: Reading, placed: Placed, index: number): Mandate[] | null {
  const passage = reading.passage(index)
  const row = actionRow(reading.lexicon, cellsOf(passage))
  if (!row) return null
  const found: Found = {
    class: 'instruct',
    addressees: [...new Set(row.doers.flatMap((mention) => reading.ids(mention)))],
    range: { from: row.task.from, to: row.task.to },
    lead: { from: 0, to: 0 },
    nested: [],
    own: false,
    why: ['row'],
    confidence: 0.85,
  }
  const [mandate] = mandatesOf(reading, placed, index, found)
  if (!mandate) return null
  const dated = datesOf(reading, placed, index, found)
  const told = row.rest.map((cell) => datesIn(passage, dated, cell))
  const says =
    told.some(({ due, recurrence }) => due.length > 0 || recurrence !== null) ||
    row.rest.some((cell) => /\d/.test(passage.text.slice(cell.from, cell.to)))
  // "done" in the last column
  if (row.rest.length > 0 && !says) return []
  return [
    {
      ...mandate,
      due: [...told.flatMap(({ due }) => due), ...mandate.due],
      recurrence: told.find(({ recurrence }) => recurrence !== null)?.recurrence ?? mandate.recurrence,
    },
  ]
}
