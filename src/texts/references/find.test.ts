import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findReferences } from './find.ts'

const keys = (text: string): string[] => findReferences(text).map((reference) => reference.key)

describe('resolutions are found in the wording of each language', () => {
  test.each([
    ['as set out in Resolution 140 (Rev. Bucharest, 2022)', ['ITU-PP/RES/140(Rev.Bucharest,2022)']],
    [
      'Resolution 1332 (C11, last amended C24) and Resolution 1334 (Modified 2023)',
      ['ITU-COUNCIL/RES/1332(C24)', 'ITU-COUNCIL/RES/1334(C23)'],
    ],
    ['its resolutions 56/183 of 21 December 2001, 70/125 and 80/173', ['A/RES/56/183', 'A/RES/70/125', 'A/RES/80/173']],
    ['Economic and Social Council resolution 2026/11', ['E/RES/2026/11']],
    [
      'conformément à la résolution 80/173 et à la Résolution 140 (Rév. Bucarest, 2022)',
      ['A/RES/80/173', 'ITU-PP/RES/140(Rev.Bucharest,2022)'],
    ],
    ['la Resolución 30 (Rev. Bakú, 2025)', ['ITU-WTDC/RES/30(Rev.Baku,2025)']],
    ['в Резолюции 140 (Пересм. Доха, 2026 г.) и резолюции А/80/173', ['ITU-PP/RES/140(Rev.Doha,2026)', 'A/RES/80/173']],
    ['القرار ١٤٠ (المراجَع في بوخارست، ٢٠٢٢) والقرار ٨٠/١٧٣', ['ITU-PP/RES/140(Rev.Bucharest,2022)', 'A/RES/80/173']],
    ['القراران ١٣٣٢ و١٣٣٤ للمجلس', ['ITU-COUNCIL/RES/1332', 'ITU-COUNCIL/RES/1334']],
    ['第140号决议（2022年，布加勒斯特，修订版）', ['ITU-PP/RES/140(Rev.Bucharest,2022)']],
    ['第1332号决议（C11，最后修正C24）', ['ITU-COUNCIL/RES/1332(C24)']],
    ['理事会第1332和1334号决议', ['ITU-COUNCIL/RES/1332', 'ITU-COUNCIL/RES/1334']],
    ['Decision 556 and PP Decision 11', ['ITU-COUNCIL/DEC/556', 'ITU-PP/DEC/11']],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected)
  })
})

test('a report that is called a resolution stays a report', () => {
  expect(keys('联合国大会（UNGA）第A/RES/70/1、A/71/212、A/70/684号决议')).toEqual(['A/RES/70/1', 'A/RES/71/212', 'A/70/684'])
})

test('numbers that are no references are left alone', () => {
  expect(keys('open 24/7, on 3/4 of the 2026-2027 budget, in 2027')).toEqual([])
})

test('a symbol glued from two is not guessed at', () => {
  expect(keys('第A/70/12580/173号决议')).toEqual([])
})

test('offsets give back the words, whatever the text', () => {
  const pieces = fc.constantFrom(
    'Resolution 140 (Rev. Dubai, 2018)',
    'С26/59',
    'القرار ١٣٣٢',
    '第140号决议（2022年，布加勒斯特，修订版）',
    'A/RES/80/173',
    ' и ',
    '、',
    ' and ',
    '\u0640',
    'ً',
    '＆',
    '…',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 }), (parts) => {
      const text = parts.join(' ')
      return findReferences(text).every(
        (reference) => reference.from >= 0 && reference.to <= text.length && text.slice(reference.from, reference.to) === reference.words,
      )
    }),
  )
})
