import { visible } from '../project.ts'
import { printRow } from '../table-lines.ts'
import type { Run, View } from '../types.ts'
import { frontLines, lineText } from './front.ts'
import { printedRuns } from './look.ts'
import { settle } from './settle.ts'
import { blocksOf, Table } from './tables.ts'
import type { WritablePaper, WritableParagraph } from './types.ts'
import { paperWords } from './words.ts'

/**
 * Writes a paper as plain text, a line for each paragraph, its label before a tab, and for each row of a table `| one | two |`, all of
 * which the reader of plain texts takes back. Where a note's mark stands it puts `[footnoteRef:1]`, and the note at the end as `[1: text]`. The marked reading
 * sets what is added in `{+CEPT: … +}` and what is struck in `[-ATU: … -]`.
 */
export function writeText(paper: WritablePaper, view: View): string {
  const settled = settle(paper, view)
  const { colon } = paperWords[paper.language]
  const numbers = new Map(settled.notes.map(({ key }, index) => [key, index + 1]))
  const line = (runs: readonly Run[]) => runs.map((run) => printed(run, numbers)).join('')
  const words = (paragraph: WritableParagraph) => line(printedRuns(paragraph))
  const rows = (table: Table<WritableParagraph>) =>
    table.rows
      .map((cells) => cells.map((inside) => inside.map(words)))
      .flatMap((cells) => (cells.flat().join('').trim() === '' ? [] : printRow(cells)))
  return [
    ...frontLines(settled).map((one) => oneLine(lineText(one, colon))),
    ...blocksOf(settled.paragraphs, (paragraph) => paragraph).flatMap((block) => (block instanceof Table ? rows(block) : words(block))),
    ...settled.notes.map(({ key, runs }) => `[${numbers.get(key)}: ${line(runs)}]`),
  ]
    .filter((text) => text.trim() !== '')
    .map((text) => `${text}\n`)
    .join('')
}

function printed({ text, revisions, note }: Run, numbers: ReadonlyMap<string, number>): string {
  const number = note === undefined ? undefined : numbers.get(note)
  const words = number === undefined ? oneLine(text) : `[footnoteRef:${number}]`
  const last = revisions.at(-1)
  if (!last || words === '') return words
  const who = last.by === null ? '' : `${last.by}: `
  return visible(revisions, 'proposed') ? `{+${who}${words}+}` : `[-${who}${words}-]`
}

const oneLine = (text: string) => text.replace(/\r\n?|\n/g, ' ')
