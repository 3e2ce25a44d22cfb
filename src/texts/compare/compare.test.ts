import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effort } from './common.ts'
import { type Comparable, compare, type Pair } from './compare.ts'
import { sideOf } from './diff.ts'

const languages = ['ar', 'en', 'zh'] as const
const letters = {
  ar: 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي',
  en: 'abcdefghijklmnopqrstuvwxyz',
  zh: Array.from({ length: 3000 }, (_, at) => String.fromCharCode(0x4e00 + at * 6)),
}
const common = { ar: ['المجلس', 'في', 'إلى'], en: ['the', 'Council', 'of'], zh: ['的', '和', '在'] }

/** `resolves 1`, `resolves 2` ... under one opener, or any other. */
const list = (texts: readonly string[], opener = 'resolves'): Comparable[] =>
  texts.map((text, at) => ({
    id: `${opener}-${at + 1}`,
    label: String(at + 1),
    path: `${opener} ${at + 1}`,
    opener,
    kind: 'operative',
    level: 0,
    text,
  }))

const states = (pairs: Pair[]): string[] =>
  pairs.map(({ state, before, after }) => `${before?.path ?? ''} > ${after?.path ?? ''}: ${state}`)

const word = (language: (typeof languages)[number]) =>
  fc.array(fc.constantFrom(...letters[language]), { minLength: 4, maxLength: 8 }).map((parts) => parts.join(''))
const sentence = (language: (typeof languages)[number]) =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: word(language) }, fc.constantFrom(...common[language])), { minLength: 14, maxLength: 22 })
    .map((words) => words.join(language === 'zh' ? '，' : ' '))

type Edit = 'keep' | 'reword' | 'delete' | 'insert-before'
const edits = (language: (typeof languages)[number]) =>
  fc.record({
    steps: fc.array(
      fc.record({
        text: sentence(language),
        fresh: sentence(language),
        word: word(language),
        edit: fc.constantFrom<Edit>('keep', 'keep', 'reword', 'delete', 'insert-before'),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    moving: fc.option(sentence(language)),
  })

describe('compare', () => {
  it.each(languages)('finds a text unchanged against itself (%s)', (language) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(sentence(language), fc.constantFrom('', '–', 'Annex')), { maxLength: 20 }), (texts) => {
        const pairs = compare(list(texts), list(texts), language)
        expect(pairs.map(({ state }) => state)).toEqual(texts.map(() => 'unchanged'))
        expect(pairs.map(({ before, after }) => [before?.id, after?.id])).toEqual(list(texts).map(({ id }) => [id, id]))
      }),
      { numRuns: 50 },
    )
  })

  it.each(languages)('tells inserted, deleted, reworded, renumbered and moved paragraphs apart (%s)', (language) => {
    fc.assert(
      fc.property(edits(language), ({ steps, moving }) => {
        const kept = steps.filter(({ edit }) => edit !== 'delete').length
        const moves = moving !== null && kept >= 2
        const before: string[] = moves ? [moving] : []
        const after: { text: string; was: number | null; reworded: boolean }[] = []
        for (const { text, fresh, word: other, edit } of steps) {
          before.push(text)
          const was = before.length - 1
          if (edit === 'insert-before') after.push({ text: fresh, was: null, reworded: false })
          if (edit !== 'delete')
            after.push({ text: edit === 'reword' ? `${text.replace(/[ ，]/, `$&${other} `)}!` : text, was, reworded: edit === 'reword' })
        }
        if (moves) after.push({ text: moving, was: 0, reworded: false })

        const pairs = compare(list(before), list(after.map(({ text }) => text)), language)
        const expected = after.map(({ was, reworded }, at) => {
          if (was === null) return `new ${at}`
          if (moves && was === 0) return `0>${at} moved`
          return `${was}>${at} ${reworded ? 'reworded' : was === at ? 'unchanged' : 'renumbered'}`
        })
        const place = (paragraph: Comparable | null) => Number(paragraph?.label) - 1
        expect(
          pairs
            .filter(({ state }) => state !== 'deleted')
            .map(({ state, before: b, after: a }) => (b ? `${place(b)}>${place(a)} ${state}` : `new ${place(a)}`)),
        ).toEqual(expected)
        const survivors = new Set(after.map(({ was }) => was))
        expect(pairs.filter(({ state }) => state === 'deleted').map(({ before: b }) => place(b))).toEqual(
          before.map((_, at) => at).filter((at) => !survivors.has(at)),
        )
      }),
      { numRuns: 100 },
    )
  })

  it.each(languages)('puts every paragraph of either text in exactly one pair, and loses no letter (%s)', (language) => {
    const side = fc.array(fc.oneof(sentence(language), fc.constantFrom('', '–', 'Annex', 'a b c d', 'a b c e')), { maxLength: 15 })
    fc.assert(
      fc.property(side, side, fc.nat(3), (one, other, from) => {
        const [before, after] = [list(one), list([...other, ...one.slice(from)])]
        const pairs = compare(before, after, language)
        expect(pairs.flatMap(({ after: a }) => a ?? [])).toEqual(after)
        const order = (paragraphs: Comparable[]) => paragraphs.toSorted((a, b) => Number(a.label) - Number(b.label))
        expect(order(pairs.flatMap(({ before: b }) => b ?? []))).toEqual(before)
        for (const pair of pairs)
          expect([sideOf(pair.changes, 'del'), sideOf(pair.changes, 'ins')]).toEqual([pair.before?.text ?? '', pair.after?.text ?? ''])
      }),
      { numRuns: 100 },
    )
  })

  const tasks = [
    'to continue coordinating the facilitation of action lines with all partners;',
    'to submit a report to the Council at its 2026 session on the matters above;',
    'to maintain the stocktaking database as a repository of good practice;',
    'to raise awareness of the outcomes among the membership in every region,',
  ] as const

  it('calls a paragraph whose label alone changed renumbered, and notes the references that follow it', () => {
    const opener: Comparable = {
      ...list(['resolves'])[0],
      id: 'resolves',
      label: '',
      path: 'resolves',
      kind: 'opener',
      text: 'resolves',
    } as Comparable
    const before = [opener, ...list([...tasks, 'to report on what resolves 2 above asks for, and on paragraph 3.'])]
    const after = [
      opener,
      ...list(['to thank the hosts of the forum;', ...tasks, 'to report on what resolves 3 above asks for, and on paragraph 4.']),
    ]
    const pairs = compare(before, after, 'en')
    expect(states(pairs)).toEqual([
      'resolves > resolves: unchanged',
      ' > resolves 1: inserted',
      'resolves 1 > resolves 2: renumbered',
      'resolves 2 > resolves 3: renumbered',
      'resolves 3 > resolves 4: renumbered',
      'resolves 4 > resolves 5: renumbered',
      'resolves 5 > resolves 6: reworded',
    ])
    expect(pairs.at(-1)?.label).toEqual({ before: '5', after: '6' })
    expect(pairs.at(-1)?.references).toEqual([
      { change: 1, paragraph: 'resolves-3', before: '2', after: '3' },
      { change: 4, paragraph: 'resolves-4', before: '3', after: '4' },
    ])
  })

  it('does not take a changed year for a reference', () => {
    const before = list([...tasks, 'to convene in room 2 of the building where the forum meets;'])
    const after = list(['to thank the hosts of the forum;', ...tasks, 'to convene in room 3 of the building where the forum meets;'])
    expect(compare(before, after, 'en').at(-1)?.references).toEqual([])
  })

  it('calls a task that passed to another addressee moved, even where nothing was overtaken', () => {
    const line = (opener: string, text: string): Comparable => ({
      id: opener,
      label: '',
      path: opener,
      opener,
      kind: 'opener',
      level: 0,
      text,
    })
    const sg = line('instructs-sg', 'instructs the Secretary-General')
    const bdt = line('instructs-bdt', 'instructs the Director of the Telecommunication Development Bureau')
    const before = [sg, ...list(tasks.slice(0, 3), 'instructs-sg'), bdt, ...list(tasks.slice(3), 'instructs-bdt')]
    const after = [sg, ...list(tasks.slice(0, 2), 'instructs-sg'), bdt, ...list(tasks.slice(2), 'instructs-bdt')]
    expect(states(compare(before, after, 'en'))).toEqual([
      'instructs-sg > instructs-sg: unchanged',
      'instructs-sg 1 > instructs-sg 1: unchanged',
      'instructs-sg 2 > instructs-sg 2: unchanged',
      'instructs-bdt > instructs-bdt: unchanged',
      'instructs-sg 3 > instructs-bdt 1: moved',
      'instructs-bdt 1 > instructs-bdt 2: renumbered',
    ])
  })

  it('says that a paragraph was moved and reworded', () => {
    const after = list([tasks[1], tasks[2], tasks[3], tasks[0].replace('all partners', 'all stakeholders')])
    expect(states(compare(list(tasks), after, 'en'))).toEqual([
      'resolves 2 > resolves 1: renumbered',
      'resolves 3 > resolves 2: renumbered',
      'resolves 4 > resolves 3: renumbered',
      'resolves 1 > resolves 4: moved-reworded',
    ])
  })

  it('says of which paragraph a new one was split, and into which a deleted one was merged', () => {
    const long = 'to continue coordinating the facilitation of action lines, and to submit every year a report on progress to the Council;'
    const halves = [
      'to continue coordinating the facilitation of action lines;',
      'to submit every year a report on progress to the Council;',
    ]
    const split = compare(list([tasks[2], long, tasks[3]]), list([tasks[2], ...halves, tasks[3]]), 'en')
    expect(split.map(({ state, partOf }) => [state, partOf])).toEqual([
      ['unchanged', null],
      ...(split[1]?.state === 'reworded'
        ? [
            ['reworded', null],
            ['inserted', 'resolves-2'],
          ]
        : [
            ['inserted', 'resolves-2'],
            ['reworded', null],
          ]),
      ['renumbered', null],
    ])
    const merged = compare(list([tasks[2], ...halves, tasks[3]]), list([tasks[2], long, tasks[3]]), 'en')
    expect(merged.map(({ partOf }) => partOf).filter((id) => id !== null)).toEqual(['resolves-2'])
    expect(merged.map(({ state }) => state).toSorted()).toEqual(['deleted', 'renumbered', 'reworded', 'unchanged'])
  })

  it('compares papers of 3,000 paragraphs within its effort, and papers that share nothing no later', () => {
    const paper = (salt: string, changed: (at: number) => boolean) =>
      list(
        Array.from({ length: 3000 }, (_, at) =>
          Array.from({ length: 30 }, (__, w) =>
            w % 3 === 0 ? `common${w}` : `${changed(at) && w === 7 ? salt : ''}w${(at * 31 + w * 17) % 5000}`,
          ).join(' '),
        ),
      )
    const spend = effort()
    const pairs = compare(
      paper('', () => false),
      paper('x', (at) => at % 20 === 0),
      'en',
      spend,
    )
    expect(spend.coarse).toBe(false)
    expect(Object.groupBy(pairs, ({ state }) => state).reworded?.length).toBe(150)
    const strangers = effort()
    compare(
      paper('', () => false),
      list(Array.from({ length: 3000 }, (_, at) => `another ${at} text ${'of words '.repeat(10)}`)),
      'en',
      strangers,
    )
    expect(strangers.steps).toBeGreaterThan(-100_000)
  })
})
