import { describe, expect, test } from 'vitest'
import type { Language } from '../types.ts'
import { alignment } from './align.ts'
import { compile } from './compile.ts'
import { apply, isRefusal, negotiationOf } from './negotiate.ts'
import { settled } from './settle.ts'
import { amendment, clause, placeAfter, stepOn } from './testing.ts'
import type { Amendment, Clause, Deed, NegotiatedText } from './types.ts'

/** Everything that was proposed is taken. */
function allTaken(base: Clause[], amendments: Amendment[], language: Language): NegotiatedText {
  let text = negotiationOf(compile(base, amendments, language))
  const step = (paragraph: string, deed: Deed) => {
    const next = apply(text, stepOn(text, `s${text.version + 1}`, paragraph, deed))
    if (isRefusal(next)) throw new Error(next.code)
    text = next
  }
  for (const { id } of text.paragraphs) {
    const find = () => text.paragraphs.find((one) => one.id === id) as NegotiatedText['paragraphs'][0]
    const { presence } = find()
    if (presence) step(id, { do: 'choose', choice: presence.id, option: presence.silent === 'out' ? 0 : 1 })
    for (
      let choice = find().pieces.find((piece) => typeof piece !== 'string');
      choice && !find().gone;
      choice = find().pieces.find((piece) => typeof piece !== 'string')
    )
      step(id, { do: 'choose', choice: (choice as { id: string }).id, option: 1 })
  }
  return text
}

const adopted = (text: NegotiatedText) => {
  const result = settled(text)
  if (!result.settled) throw new Error(`open: ${result.open.join()}`)
  return result
}

const english = [
  clause('o', 'resolves', { kind: 'opener' }),
  clause('p1', 'to continue;', { label: '1' }),
  clause('p2', 'to report on resolves 3 below;', { label: '2' }),
  clause('p3', 'to publish, without prejudice to resolves 2 of Resolution 140 (Rev. Bucharest, 2022);', { label: '3' }),
  clause('i', 'instructs the Secretary-General', { kind: 'opener', opener: 'instructs-sg' }),
  clause('q1', 'to act on paragraph 3 of resolves above,', { label: '1', opener: 'instructs-sg', path: 'instructs-sg 1' }),
]

describe('adoption', () => {
  const changes = [
    amendment('m1', 'CEPT', 'ADD', 'n1', { text: 'to invite;', place: placeAfter('p1') }),
    amendment('m2', 'CEPT', 'MOD', 'p1', { text: 'to continue its work;' }),
  ]

  test('waits until nothing is open', () => {
    expect(settled(negotiationOf(compile(english, changes, 'en')))).toEqual({ settled: false, open: ['p1', 'n1'] })
  })

  test('puts labels in order, and references follow their paragraphs', () => {
    const { clauses, references } = adopted(allTaken(english, changes, 'en'))
    expect(clauses.map(({ label, text }) => `${label} ${text}`)).toEqual([
      ' resolves',
      '1 to continue its work;',
      '2 to invite;',
      '3 to report on resolves 4 below;',
      '4 to publish, without prejudice to resolves 2 of Resolution 140 (Rev. Bucharest, 2022);',
      ' instructs the Secretary-General',
      '1 to act on paragraph 4 of resolves above,',
    ])
    expect(references.map(({ paragraph, words, now }) => [paragraph, words, now])).toEqual([
      ['p2', '3', '4'],
      ['q1', '3', '4'],
    ])
  })

  test('says what became of each paragraph, so that mandates follow', () => {
    const ended = [...changes, amendment('m3', 'ATU', 'SUP', 'p3')]
    const { carried } = adopted(allTaken(english, ended, 'en'))
    expect(carried.map(({ from, fate, after }) => [from, fate, after?.path])).toEqual([
      ['o', 'unchanged', 'resolves'],
      ['p1', 'reworded', 'resolves 1'],
      ['p2', 'unchanged', 'resolves 3'],
      ['p3', 'ended', undefined],
      ['i', 'unchanged', 'resolves'],
      ['q1', 'unchanged', 'instructs-sg 1'],
      [null, 'new', 'resolves 2'],
    ])
  })

  test('carries a paragraph that was moved with its mandate', () => {
    const move = [
      amendment('m1', 'CEPT', 'SUP*', 'p1', { partner: 'n1' }),
      amendment('m2', 'CEPT', 'ADD*', 'n1', { partner: 'p1', text: 'to continue;', place: placeAfter('p3') }),
    ]
    const { clauses, carried } = adopted(allTaken(english, move, 'en'))
    expect(clauses.slice(1, 4).map(({ label, id }) => [label, id])).toEqual([
      ['1', 'p2'],
      ['2', 'p3'],
      ['3', 'n1'],
    ])
    expect(carried.find(({ from }) => from === 'p1')).toMatchObject({
      to: 'n1',
      fate: 'moved',
      reworded: false,
      after: { path: 'resolves 3' },
    })
  })

  test.each([
    ['fr', 'décide', 'conformément au point 2 du décide ci-dessus', 'conformément au point 3 du décide ci-dessus'],
    ['es', 'resuelve', 'de conformidad con el resuelve 2 anterior', 'de conformidad con el resuelve 3 anterior'],
    ['ru', 'решает', 'в соответствии с пунктом 2 раздела решает, выше', 'в соответствии с пунктом 3 раздела решает, выше'],
    ['zh', '做出决议', '按照上述第2段的规定', '按照上述第3段的规定'],
    ['ar', 'يقرر', 'وفقا للفقرة 2 من يقرر أعلاه', 'وفقا للفقرة 2 من يقرر أعلاه'],
    ['ar', 'يقرر', 'عملا بأحكام الفقرة ٢ أعلاه', 'عملا بأحكام الفقرة ٣ أعلاه'],
  ] as const)('references follow in %s', (language, opener, before, after) => {
    const base = [
      clause('o', opener, { kind: 'opener' }),
      clause('p1', 'x', { label: '1' }),
      clause('p2', 'y', { label: '2' }),
      clause('p3', before, { label: '3' }),
    ]
    const one = [amendment('m1', 'CEPT', 'ADD', 'n1', { text: 'z', place: placeAfter('p1') })]
    expect(adopted(allTaken(base, one, language)).clauses.at(-1)?.text).toBe(after)
  })

  test.each([
    ['a)', 'b)', 'c)'],
    ['1.', '2.', '3.'],
    ['أ )', 'ب)', 'ج)'],
    ['а)', 'б)', 'в)'],
    ['（一）', '（二）', '（三）'],
    ['3.1', '3.2', '3.3'],
  ])('counts on in the style of the paper: %s %s %s', (one, two, three) => {
    const base = [clause('p1', 'x', { label: one }), clause('p2', 'y', { label: two })]
    const add = [amendment('m1', 'CEPT', 'ADD', 'n1', { text: 'z', place: placeAfter('p1') })]
    expect(adopted(allTaken(base, add, 'en')).clauses.map(({ label }) => label.replace(' ', ''))).toEqual(
      [one, two, three].map((label) => label.replace(' ', '')),
    )
  })
})

test('a change in one language marks the same paragraph stale in the others, until they follow', () => {
  const languages = ['en', 'ar', 'zh'] as const
  const texts = Object.fromEntries(languages.map((language) => [language, negotiationOf(compile([clause('p1', 'x')], [], language))]))
  const edit = (language: string, text: string, from?: { language: Language; version: number }) => {
    const next = apply(
      texts[language] as NegotiatedText,
      stepOn(texts[language] as NegotiatedText, `${language}${text}`, 'p1', { do: 'edit', text }, from ? { from } : {}),
    )
    if (isRefusal(next)) throw new Error(next.code)
    texts[language] = next
  }
  const step = (language: string, deed: Deed, on: string | null = 'p1') => {
    const text = texts[language] as NegotiatedText
    const next = apply(text, stepOn(text, `${language} ${text.version}`, on, deed))
    if (isRefusal(next)) throw new Error(next.code)
    texts[language] = next
  }
  const states = () => alignment(texts).map(({ language, state }) => `${language} ${state}`)
  expect(states()).toEqual(['en current', 'ar current', 'zh current'])
  edit('en', 'y')
  expect(states()).toEqual(['en current', 'ar stale', 'zh stale'])
  edit('ar', 'ص', { language: 'en', version: 1 })
  expect(states()).toEqual(['en current', 'ar current', 'zh stale'])
  expect(alignment(texts)[2]?.behind).toEqual([{ language: 'en', version: 1, madeFrom: 0 }])
  edit('zh', '字', { language: 'en', version: 1 })

  // a status is nothing to translate, and neither is taking it back
  const all = ['en current', 'ar current', 'zh current']
  step('en', { do: 'status', status: 'suggested-for-closure' })
  step('en', { do: 'attribution', shown: false })
  expect(states()).toEqual(all)
  const { id } = texts.en!.history.at(-1)!.step
  step('en', { do: 'undo', step: id }, null)
  expect(states()).toEqual(all)
  // words that are taken back are
  edit('en', 'z')
  step('en', { do: 'undo', step: texts.en!.history.at(-1)!.step.id }, null)
  expect(alignment(texts)[1]?.behind).toEqual([{ language: 'en', version: 6, madeFrom: 1 }])
})
