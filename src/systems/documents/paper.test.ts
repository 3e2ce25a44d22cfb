import { expect, test } from 'vitest'
import type { Revision, Run } from '../../texts/types.ts'
import { aligned, authorsOf, blocksOf, isShown, labelBefore, type Reading, runsIn, wholeChange } from './paper.ts'
import type { ParagraphRow } from './queries/paragraphs.ts'

const ins = (by: string): Revision => ({ kind: 'ins', by, at: null })
const del = (by: string): Revision => ({ kind: 'del', by, at: null })
const marked: Reading = { view: 'marked', by: null }

function paragraph(runs: Run[], more: Partial<ParagraphRow> = {}): ParagraphRow {
  const reading = (kind: Revision['kind']) =>
    runs.map((run) => (run.revisions.some((revision) => revision.kind === kind) ? '' : run.text)).join('')
  return {
    id: 1,
    edition_id: 1,
    document_id: 'C27-201',
    language: 'en',
    ordinal: 0,
    anchor: 'resolves-1',
    label: '1',
    path: 'resolves 1',
    opener: 'resolves',
    kind: 'operative',
    level: 0,
    cell: null,
    text: reading('del'),
    base_text: reading('ins'),
    in_base: true,
    in_proposed: true,
    labels: { base: '1', proposed: '1', marked: '1' },
    runs,
    changes: [],
    refs: [],
    ...more,
  }
}

const amended = paragraph([
  { text: 'to report every ', revisions: [] },
  { text: 'year', revisions: [del('A')] },
  { text: 'two ', revisions: [ins('A')] },
  { text: 'short ', revisions: [ins('A'), del('B')] },
  { text: 'years', revisions: [ins('A')] },
  { text: ' to the Council', revisions: [del('B')] },
])
const words = (reading: Reading) =>
  runsIn(amended, reading)
    .map((run) => run.text)
    .join('')

test('the base reading is the text before all changes, the proposed one with all of them, the marked one both', () => {
  expect(words({ view: 'base', by: null })).toBe('to report every year to the Council')
  expect(words({ view: 'proposed', by: null })).toBe('to report every two years')
  expect(words(marked)).toBe('to report every yeartwo short years to the Council')
})

test('of one author the paper is the base text with this author’s changes in it', () => {
  const ofB = runsIn(amended, { view: 'marked', by: 'B' })
  expect(ofB.map((run) => run.text).join('')).toBe('to report every year to the Council')
  expect(ofB.filter((run) => run.revisions?.length)).toEqual([{ text: ' to the Council', revisions: [del('B')] }])
})

test('a paragraph that one author adds is in nobody else’s paper', () => {
  const added = paragraph([{ text: 'to invite UNGIS', revisions: [ins('A')] }], { in_base: false })
  expect([isShown(added, marked), isShown(added, { view: 'marked', by: 'A' }), isShown(added, { view: 'marked', by: 'B' })]).toEqual([
    true,
    true,
    false,
  ])
  expect([isShown(added, { view: 'base', by: null }), wholeChange(added, marked)]).toEqual([false, 'ins'])
})

test('a paragraph that the changes number anew shows both numbers apart, and only with its changes', () => {
  const moved = paragraph([{ text: 'to keep the list', revisions: [] }], { labels: { base: '4', proposed: '6', marked: '46' } })
  const kept = paragraph([{ text: 'to keep the list', revisions: [] }], { labels: { base: '4', proposed: '4', marked: '4' } })
  expect([labelBefore(moved, marked), labelBefore(kept, marked), labelBefore(moved, { view: 'proposed', by: null })]).toEqual([
    '4',
    undefined,
    undefined,
  ])
})

test('authors are listed with the paragraphs that they change', () => {
  expect(authorsOf([amended])).toEqual([
    { name: 'A', inserted: 1, deleted: 1 },
    { name: 'B', inserted: 0, deleted: 1 },
  ])
})

test('a cited symbol becomes a link where it stands, across the changes within it', () => {
  const cites = paragraph(
    [
      { text: ' see A/RES/', revisions: [] },
      { text: '70/125', revisions: [del('A')] },
      { text: '80/173', revisions: [ins('A')] },
      { text: ' and more', revisions: [] },
    ],
    { text: 'see A/RES/80/173 and more', refs: [{ key: 'A/RES/80/173', words: 'A/RES/80/173', kind: 'resolution', from: 4, to: 16 }] },
  )
  const linked = runsIn(cites, marked, { linkOf: (key) => (key === 'A/RES/80/173' ? '/instruments/a-res-80-173' : undefined) })
  expect(linked.map(({ text, href }) => [text, href ?? null])).toEqual([
    [' see ', null],
    ['A/RES/', '/instruments/a-res-80-173'],
    ['70/125', null],
    ['80/173', '/instruments/a-res-80-173'],
    [' and more', null],
  ])
})

test('a dead link is struck where it stands and its mend follows once, also where the address is in parts or behind other words', () => {
  const mend = { replacement: 'https://new.example/', by_name: 'Amina', at: new Date(0) }
  const mends = new Map([['http://old.example/a', mend]])
  const told = (runs: Run[], text?: string) =>
    runsIn(paragraph(runs, text === undefined ? {} : { text }), marked, { mends }).map((run) => [
      run.text,
      run.marks?.includes('strike') ? 'struck' : (run.href ?? null),
      run.mend ? run.mend.instead : 'none',
    ])
  const typed: Run[] = [
    { text: 'See http://old.exa', revisions: [] },
    { text: 'mple/a', revisions: [], marks: ['bold'] },
    { text: '. And http://old.example/b.', revisions: [] },
  ]
  expect(told(typed)).toEqual([
    ['See ', null, 'none'],
    ['http://old.exa', 'struck', 'none'],
    ['mple/a', 'struck', null],
    ['. And http://old.example/b.', null, 'none'],
  ])
  const href = 'http://old.example/a#part'
  const behind: Run[] = [
    { text: 'the ', revisions: [], href },
    { text: 'report', revisions: [], href, marks: ['italic'] },
    { text: 'site', revisions: [], href: 'http://old.example/' },
  ]
  expect(told(behind)).toEqual([
    ['the ', null, 'none'],
    ['report', null, href],
    ['site', 'http://old.example/', 'none'],
  ])
})

test('a footnote mark leads to its note', () => {
  expect(runsIn(paragraph([{ text: '', revisions: [], note: '2' }]), marked)).toEqual([
    { text: '2', revisions: [], marks: ['superscript'], href: '#note-2' },
  ])
})

test('paragraphs of a table stand together as its rows and cells, also where a reading leaves some out', () => {
  const at = (row: number, cell: number, table = 0) =>
    paragraph([{ text: `${row}/${cell}`, revisions: [] }], { cell: { table, row, cell } })
  const [before, first, second, other] = [paragraph([]), at(0, 0), at(2, 1), at(0, 0, 1)]
  expect(blocksOf([before, first, second, other])).toEqual([
    { paragraph: before },
    { table: [[[first]], [[], [second]]] },
    { table: [[[other]]] },
  ])
})

test('languages are lined up by address; what one of them lacks is seen, and what only one has stands in its place', () => {
  const edition = (...anchors: string[]) => anchors.map((anchor) => paragraph([], { anchor }))
  const rows = aligned([edition('a', 'b', 'd'), edition('a', 'c', 'd', 'e')])
  expect(rows.map(({ anchor, cells }) => [anchor, ...cells.map(Boolean)])).toEqual([
    ['a', true, true],
    ['c', false, true],
    ['b', true, false],
    ['d', true, true],
    ['e', false, true],
  ])
})
