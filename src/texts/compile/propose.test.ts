import { expect, test } from 'vitest'
import type { Paragraph, Revision } from '../types.ts'
import { amendmentsFrom } from './propose.ts'
import { clause } from './testing.ts'

const base = [
  clause('p1', 'to submit a report to the Council;', { label: '1' }),
  clause('p2', 'to continue the work on the forum;', { label: '2' }),
  clause('p3', 'to inform all Member States;', { label: '3' }),
]

type Part = string | [kind: 'ins' | 'del', by: string, text: string]

/** A paragraph as the reader gives it. */
function read(...parts: Part[]): Paragraph {
  const runs = parts.map((part) =>
    typeof part === 'string'
      ? { text: part, revisions: [] as Revision[] }
      : { text: part[2], revisions: [{ kind: part[0], by: part[1], at: null }] as Revision[] },
  )
  const side = (hidden: 'ins' | 'del') =>
    runs
      .filter(({ revisions }) => !revisions.some(({ kind }) => kind === hidden))
      .map(({ text }) => text)
      .join('')
  const views = { base: side('ins') !== '', proposed: side('del') !== '' }
  return {
    ...clause('x', views.proposed ? side('del') : side('ins')),
    changes: [], runs, labels: { base: '', proposed: '', marked: '' }, views, base: views.base ? side('ins') : null, cell: null, references: [], source: [],
  } // biome-ignore format: the fields that do not matter here
}

const short = (list: ReturnType<typeof amendmentsFrom>) =>
  list.map(({ action, target, text, parties }) => `${parties.join()} ${action} ${target} ${text}`.trim())

test('an edited paper without tracked changes is read by its words', () => {
  const paper = [read('to submit annual reports to the Council;'), read('to thank the host;'), read('to continue the work on the forum.')]
  expect(short(amendmentsFrom(base, paper, ['CEPT'], 'en', 'a'))).toEqual([
    'CEPT MOD p1 to submit annual reports to the Council;',
    'CEPT ADD an2 to thank the host;',
    'CEPT (MOD) p2 to continue the work on the forum.',
    'CEPT SUP p3',
  ])
})

test('each author of tracked changes speaks for its own party', () => {
  const paper = [
    read(
      'to submit ',
      ['del', 'Ann', 'a report'],
      ['ins', 'Ann', 'annual reports'],
      ' to the Council',
      ['ins', 'Bo', ' and to members'],
      ';',
    ),
    read(['del', 'Bo', 'to continue the work on the forum;']),
    read('to inform all Member States;'),
    read(['ins', 'Ann', 'to thank the host;']),
  ]
  expect(short(amendmentsFrom(base, paper, (author) => [author === 'Ann' ? 'CEPT' : 'RCC'], 'en', 'a'))).toEqual([
    'CEPT MOD p1 to submit annual reports to the Council;',
    'CEPT ADD a1-n4 to thank the host;',
    'RCC MOD p1 to submit a report to the Council and to members;',
    'RCC SUP p2',
  ])
})

test('a paragraph that left one place and came to another was moved', () => {
  const paper = [
    read('to continue the work on the forum;'),
    read('to inform all Member States;'),
    read('to submit a report to the Council;'),
  ]
  expect(short(amendmentsFrom(base, paper, ['CEPT'], 'en', 'a'))).toEqual([
    'CEPT ADD* an3 to submit a report to the Council;',
    'CEPT SUP* p1',
  ])
})

test('a tracked paper proposes what it marks, not its cover page nor what it does not print', () => {
  const paper = [
    read('Contribution by the Administration of Norlandia'),
    read('to submit ', ['del', 'Ann', 'a report'], ['ins', 'Ann', 'annual reports'], ' to the Council;'),
    read('to inform all the Member States;'),
  ]
  const expected = ['CEPT MOD p1 to submit annual reports to the Council;']
  expect(short(amendmentsFrom(base, paper, ['CEPT'], 'en', 'a'))).toEqual(expected)
  expect(short(amendmentsFrom(base, paper, () => ['CEPT'], 'en', 'a'))).toEqual(expected)
})
