import { describe, expect, test } from 'vitest'
import type { Language } from '../types.ts'
import { compile } from './compile.ts'
import { plain, print } from './print.ts'
import { problems } from './problems.ts'
import { progress } from './progress.ts'
import { amendment, clause, placeAfter } from './testing.ts'
import type { Amendment, Clause } from './types.ts'

const base = [
  clause('o', 'resolves', { kind: 'opener' }),
  clause('p1', 'to submit a report to the Council;', { label: '1' }),
  clause('p2', 'to continue the work:', { label: '2' }),
  clause('p21', 'in all regions;', { label: 'a)', level: 1 }),
  clause('p3', 'to inform Member States.', { label: '3' }),
]
const add = (id: string, by: string, after: string, text: string, level = 0) =>
  amendment(id, by, 'ADD', `n-${id}`, { text, place: placeAfter(after, level) })

const printed = (
  list: Amendment[],
  options: Parameters<typeof print>[1] = { attribution: 'named' },
  from: Clause[] = base,
  language: Language = 'en',
) => print(compile(from, list, language), options).map(({ label, printed: pieces }) => `${label} ${plain(pieces)}`.trim())

describe('a compilation', () => {
  const rivals = [
    amendment('m1', 'CEPT', 'MOD', 'p1', { text: 'to submit annual reports to the Council;' }),
    amendment('m2', 'ATU', 'MOD', 'p1', { text: 'to submit annual reports to the Council;' }),
    amendment('m3', 'RCC', 'NOC', 'p1'),
  ]

  test('merges what is the same and sets against it what is kept, with everybody’s name', () => {
    expect(printed(rivals)[1]).toBe('1 to submit [CEPT, ATU: annual reports / RCC: a report] to the Council;')
    expect(printed(rivals, { attribution: 'anonymous' })[1]).toBe('1 to submit [annual reports / a report] to the Council;')
    expect(printed(rivals, { attribution: 'named', parties: { CEPT: 'Europe' } })[1]).toContain('[Europe, ATU: annual')
  })

  test('shows deletions and additions of whole paragraphs, with changes of words inside them', () => {
    const list = [
      amendment('m1', 'APT', 'SUP', 'p3'),
      amendment('m2', 'RCC', 'MOD', 'p3', { text: 'to inform all Member States.' }),
      add('a', 'CEPT', 'p3', 'to publish the outcome;'),
      amendment('m3', 'ATU', 'MOD', 'n-a', { text: 'to publish the outcome quickly;' }),
    ]
    expect(printed(list).slice(4)).toEqual([
      '3 [APT: SUP / RCC: to inform [RCC: all ]Member States.]',
      '3 bis [CEPT, ATU: ADD to publish the outcome[ATU:  quickly / CEPT: NOC];]',
    ])
    expect(progress(compile(base, list, 'en'))).toMatchObject({
      brackets: 4,
      paragraphs: { total: 6, open: 2 },
      proposals: { ATU: { open: 1 } },
    })
  })

  test('numbers new paragraphs bis, ter, in their level, and rivals Alt 1, Alt 2', () => {
    const list = [
      add('a', 'CEPT', 'p1', 'to invite the regional organizations to cooperate;'),
      add('b', 'ATU', 'p1', 'to invite all regional organizations to cooperate;'),
      add('c', 'RCC', 'p1', 'something else;'),
      add('d', 'APT', 'p21', 'in every country;', 1),
      add('e', 'APT', 'o', 'before all others;'),
    ]
    expect(compile(base, list, 'en').paragraphs.map(({ label }) => label)).toEqual([
      '', '1 ante', '1', '1 bis Alt 1', '1 bis Alt 2', '1 ter', '2', 'a)', 'a bis)', '3',
    ]) // biome-ignore format: labels read best in a row
  })

  test('prints Arabic and Chinese with their own marks between names', () => {
    const arabic = [clause('p1', 'تقديم تقرير إلى المجلس؛', { label: '1' })]
    const chinese = [clause('p1', '向理事会提交一份报告；', { label: '1' })]
    const joint = (text: string) => [amendment('m1', ['ASMG', 'APT'], 'MOD', 'p1', { text }), amendment('m2', [], 'NOC', 'p1')]
    expect(printed(joint('تقديم تقرير سنوي إلى المجلس؛'), undefined, arabic, 'ar')[0]).toMatch(/\[ASMG، APT: .*بدون تحديد الجهة: NOC\]/)
    expect(printed(joint('向理事会提交年度报告；'), undefined, chinese, 'zh')[0]).toMatch(/\[ASMG、APT：.*未具名：.*\]/)
  })
})

test.each<[string, Amendment[], string]>([
  ['an unknown target', [amendment('m', 'A', 'SUP', 'none')], 'target-unknown'],
  ['an unknown place', [add('m', 'A', 'none', 'x')], 'place-unknown'],
  ['places after each other', [add('m', 'A', 'n-k', 'x'), add('k', 'A', 'n-m', 'y')], 'place-in-a-circle'],
  ['an id that is taken', [amendment('m', 'A', 'ADD', 'p1', { text: 'x', place: placeAfter('p1') })], 'id-taken'],
  ['a deletion that shows text', [amendment('m', 'A', 'SUP', 'p1', { text: 'x' })], 'shows-text'],
  ['(MOD) that changes substance', [amendment('m', 'A', '(MOD)', 'p1', { text: 'x' })], 'editorial-changes-substance'],
  ['MOD that changes nothing', [amendment('m', 'A', 'MOD', 'p3', { text: 'to inform Member States.' })], 'mod-changes-nothing'],
  ['words added to a paragraph as a new one', [add('m', 'A', 'p3', 'to inform all Member States.')], 'add-repeats-paragraph'],
  ['a move without its other half', [amendment('m', 'A', 'SUP*', 'p1', { partner: 'n' })], 'move-without-partner'],
  ['two moves to one place', ['p1', 'p3'].map((id) => amendment(`m${id}`, 'A', 'SUP*', id, { partner: 'n' })), 'moved-to-one-place'],
  ['a party that speaks twice', [amendment('m', 'A', 'SUP', 'p1'), amendment('k', 'A', 'NOC', 'p1')], 'party-speaks-twice'],
])('names %s', (_, list, code) => {
  expect(problems(base, list, 'en').map((problem) => problem.code)).toContain(code)
})
