import fc from 'fast-check'
import { expect, test } from 'vitest'
import { project } from '../project.ts'
import { readTxt } from '../read/txt.ts'
import { unitsOf } from '../structure/units.ts'
import type { SourceDocument, SourceParagraph } from '../types.ts'
import { asSource } from './settle.ts'
import { anyPaper, paper, para, resolutions } from './testing.ts'
import { writeText } from './text.ts'

const read = (text: string) => readTxt(new TextEncoder().encode(text))
const doc = (paragraphs: SourceParagraph[]): SourceDocument => ({ format: 'docx', paragraphs, notes: [], comments: [], warnings: [] })
const tidy = (text: string) => text.normalize('NFC').replace(/\n/g, ' ')

test('each reading of a paper is taken back from plain text with its words', () => {
  fc.assert(
    fc.property(anyPaper(), (made) => {
      // notes are a test of their own: their marks are no words
      const given = { ...made, notes: [] }
      for (const view of ['base', 'proposed'] as const) {
        const words = project(doc(asSource(given.paragraphs)), view).map(({ text }) => tidy(text))
        const again = project(read(writeText(given, view)), 'proposed').map(({ text }) => text)
        expect(again.filter((text) => text.trim() !== '')).toEqual(words.filter((text) => text.trim() !== ''))
      }
    }),
    { numRuns: 200 },
  )
})

test.each(['en', 'zh', 'ar'] as const)('labels are taken back from plain text, %s', (language) => {
  const given = { ...resolutions[language], front: { ...resolutions[language].front, title: null } }
  const again = unitsOf(read(writeText(given, 'base')))
  const labels = given.paragraphs
    .filter(({ kind }) => kind === 'preamble' || kind === 'operative')
    .map(({ label }) =>
      label
        .filter(({ revisions }) => !revisions.some(({ kind }) => kind === 'ins'))
        .map(({ text }) => text)
        .join(''),
    )
  expect(again.flatMap(({ label }) => label?.printed ?? [])).toEqual(labels.filter((label) => label !== ''))
})

test('notes are taken back from plain text', () => {
  const { notes } = read(writeText(resolutions.en, 'proposed'))
  expect(notes.map(({ runs }) => runs.map(({ text }) => text).join(''))).toEqual(['each year annual reports'])
})

test('a table is taken back from plain text with its rows and cells, and the signs that part them', () => {
  const cell = (row: number, cell: number, text: string) => para('table', text, { cell: { table: 0, row, cell } })
  const cells = [cell(0, 0, 'Task'), cell(0, 2, 'When | where'), cell(1, 0, 'report'), cell(1, 0, 'publish ¶ \\'), cell(1, 1, '2027')]
  const text = writeText(paper('en', [...cells, para('prose', '| no row')]), 'proposed')
  expect(text).toBe('| Task |  | When \\| where |\n| report ¶ publish \\¶ \\\\ | 2027 |  |\n| no row\n')
  const again = read(text).paragraphs.map((one) => [one.cell?.row, one.cell?.cell, one.runs.map((run) => run.text).join('')])
  expect(again.filter(([, , words]) => words !== '')).toEqual([
    [0, 0, 'Task'],
    [0, 2, 'When | where'],
    [1, 0, 'report'],
    [1, 0, 'publish ¶ \\'],
    [1, 1, '2027'],
    [undefined, undefined, '| no row'],
  ])
})

test('the marked reading tells who added and who struck', () => {
  expect(writeText(resolutions.en, 'marked')).toContain(
    '1\tto submit a report to the Council [-CEPT:  each year-]{+CEPT:  annual reports+}.\n',
  )
})
