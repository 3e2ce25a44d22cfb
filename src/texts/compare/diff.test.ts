import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Language } from '../types.ts'
import { effort } from './common.ts'
import { diff, sideOf } from './diff.ts'
import { tokens } from './tokens.ts'

const words: Record<'ar' | 'en' | 'zh', string[]> = {
  en: [
    'decides',
    'the',
    'Council',
    'report',
    'annual',
    ' ',
    ' ',
    '  ',
    ',',
    ';',
    '\n',
    'A/RES/80/173',
    'Secretary-General',
    'ITU’s',
    '2027',
  ],
  ar: ['يقرر', 'المجلس', 'تقريراً', 'الاتحاد', ' ', ' ', '،', '؛', '2027', '\u0600', 'سنوية', 'A/80/173'],
  zh: ['理事会', '报告', '国际电联', '秘书长', '，', '；', '2027年', '第', '70/125', '号', '🇨🇳', '👩‍👩‍👧', 'e\u0301', '\ud800'],
}
const languages = ['ar', 'en', 'zh'] as const
const text = (language: (typeof languages)[number]) =>
  fc.array(fc.constantFrom(...words[language]), { maxLength: 40 }).map((parts) => parts.join(''))

/** `[-gone-]` and `{+new+}`, as a reader of plain mail would see it. */
const printed = (before: string, after: string, language: Language): string =>
  diff(before, after, language)
    .map(({ op, text }) => (op === 'keep' ? text : op === 'del' ? `[-${text}-]` : `{+${text}+}`))
    .join('')

describe('tokens', () => {
  it.each(languages)('join to the text again and end between graphemes (%s)', (language) => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    fc.assert(
      fc.property(fc.oneof(text(language), fc.string({ unit: 'binary', maxLength: 60 })), (sample) => {
        const cut = tokens(sample, language)
        expect(cut.join('')).toBe(sample)
        const borders = new Set(Array.from(graphemes.segment(sample), ({ index }) => index))
        let at = 0
        for (const token of cut) {
          expect(borders.has(at)).toBe(true)
          at += token.length
        }
      }),
    )
  })

  it('keep a document symbol whole', () => {
    expect(tokens('see A/RES/80/173, C26/59 and telecommunication/ICT', 'en')).toEqual([
      'see',
      ' ',
      'A/RES/80/173',
      ',',
      ' ',
      'C26/59',
      ' ',
      'and',
      ' ',
      'telecommunication',
      '/',
      'ICT',
    ])
  })
})

describe('diff', () => {
  it.each(languages)('rebuilds both texts exactly, whitespace included (%s)', (language) => {
    fc.assert(
      fc.property(text(language), text(language), (before, after) => {
        const changes = diff(before, after, language)
        expect([sideOf(changes, 'del'), sideOf(changes, 'ins')]).toEqual([before, after])
        expect(changes.every(({ text: part }) => part !== '')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it.each(languages)('says that a text did not change against itself (%s)', (language) => {
    fc.assert(
      fc.property(text(language), (same) => {
        expect(diff(same, same, language)).toEqual(same === '' ? [] : [{ op: 'keep', text: same }])
      }),
    )
  })

  it('marks whole words, and keeps what two replacements share in earnest', () => {
    expect(
      printed(
        'requests the Secretary-General to submit a report to the Council at its 2026 session, pursuant to A/70/125;',
        'requests the Secretary-General to submit annual reports to the Council at its 2027 and 2028 sessions, pursuant to A/80/173;',
        'en',
      ),
    ).toBe(
      'requests the Secretary-General to submit [-a report-]{+annual reports+} to the Council at its [-2026 session-]{+2027 and 2028 sessions+}, pursuant to [-A/70/125-]{+A/80/173+};',
    )
    expect(printed('decides to invite the Council', 'resolves to request the Council', 'en')).toBe(
      '[-decides-]{+resolves+} to [-invite-]{+request+} the Council',
    )
  })

  it('marks whole words in Chinese and Arabic', () => {
    expect(
      printed('最后修正C24，世界峰会二十周年，根据大会第70/125号决议', '最后修正C26，世界峰会三十周年，根据大会第80/173号决议', 'zh'),
    ).toBe('最后修正[-C24-]{+C26+}，世界峰会[-二十-]{+三十+}周年，根据大会第[-70/125-]{+80/173+}号决议')
    expect(printed('يقرر أن يقدم تقريراً إلى المجلس', 'يقرر أن يقدم تقارير سنوية إلى المجلس', 'ar')).toBe(
      'يقرر أن يقدم [-تقريراً-]{+تقارير سنوية+} إلى المجلس',
    )
  })

  it('puts an addition where a reader would', () => {
    expect(printed('The cat came.', 'The cat cat came. It stayed.', 'en')).toBe('The cat {+cat +}came.{+ It stayed.+}')
    expect(printed('noted; and agreed; and adopted', 'noted; and endorsed; and agreed; and adopted', 'en')).toBe(
      'noted; {+and endorsed; +}and agreed; and adopted',
    )
  })

  it('ends coarser rather than late on texts of 60,000 characters that share nothing, or everything but the order', () => {
    const numbered = (letter: string, step: number) =>
      Array.from({ length: 10_000 }, (_, at) => letter + ((at * step) % 10_000))
        .join(' ')
        .slice(0, 60_000)
    for (const [before, after] of [
      [numbered('a', 1), numbered('b', 1)],
      [numbered('a', 1), numbered('a', 3571)],
      ['a b '.repeat(15_000), 'b b a '.repeat(10_000)],
    ] as const) {
      const spend = effort()
      const changes = diff(before, after, 'en', spend)
      expect(spend.coarse).toBe(true)
      // the bound is on work: one round of the search at most beyond it
      expect(spend.steps).toBeGreaterThan(-100_000)
      expect([sideOf(changes, 'del'), sideOf(changes, 'ins')]).toEqual([before, after])
    }
  })

  it('finds what stands once on each side when its effort is spent', () => {
    const before = 'one two three four five six'
    const after = 'zero two three 4 five seven'
    const spend = effort(0)
    const changes = diff(before, after, 'en', spend)
    expect(spend.coarse).toBe(true)
    expect(changes.filter(({ op }) => op === 'keep').map(({ text: kept }) => kept.trim())).toEqual(['two three', 'five'])
    expect([sideOf(changes, 'del'), sideOf(changes, 'ins')]).toEqual([before, after])
  })
})
