import { describe, expect, it, test } from 'vitest'
import {
  type Evidence,
  inferStanding,
  instrumentId,
  instrumentKeys,
  namesParagraph,
  placeOf,
  revisionOf,
  slug,
  titleSlug,
  workKey,
  writtenSymbol,
} from './rules.ts'
import { keyOf } from './symbols.ts'

test('a document is one work whatever its revision, and a resolution whatever its edition; an addendum is a paper of its own', () => {
  const keys = [
    'CWG-WSIS&SDG-44/8(Rev.1)',
    'E/CN.16/2027/2/Rev.1',
    'ITU-PP/RES/140(Rev.Bucharest,2022)',
    'ITU-COUNCIL/RES/1332(C24)',
    'PP-26/20(Add.1)',
    'WSIS-05/TUNIS/DOC/6(Rev.1)',
  ]
  expect(keys.map(workKey)).toEqual([
    'CWG-WSIS&SDG-44/8',
    'E/CN.16/2027/2',
    'ITU-PP/RES/140',
    'ITU-COUNCIL/RES/1332',
    'PP-26/20(Add.1)',
    'WSIS-05/TUNIS/DOC/6',
  ])
  expect(keys.map(revisionOf)).toEqual([1, 1, 0, 0, 0, 1])
})

test('a symbol is known in every spelling that is typed', () => {
  const spellings = ['C26/59', 'c26/59-e', 'С26/59-R', ' C26/59-F ', 'C26/059']
  expect(spellings.map(keyOf)).toEqual(spellings.map(() => 'C26/59'))
  expect(['CWGWSIS36/2', 'CWG-WSIS＆SDG-36/2', 'CWG-WSIS&SDG-36-2', 'WG-WSIS-36/2-E'].map(keyOf)).toEqual(
    Array(4).fill('CWG-WSIS&SDG-36/2'),
  )
  expect(['А/RES/80/173', 'a/res/80/173', 'resolution 80/173'].map(keyOf)).toEqual(Array(3).fill('A/RES/80/173'))
  expect(['roadmap', 'the report of the Group', ''].map(keyOf)).toEqual([null, null, null])
})

test('addresses are readable: the symbol, or the title and date, or what the paper would change', () => {
  expect(slug('CWG-WSIS&SDG-44/8')).toBe('CWG-WSIS-SDG-44-8')
  expect(titleSlug('Report on the Forum', '2026-04', 'report')).toBe('report-on-the-forum-2026-04')
  expect(titleSlug('关于修订第1332号决议的提案', '2026-04-10', 'council-res-1332-proposal')).toBe('council-res-1332-proposal-2026-04-10')
  expect(instrumentId('Council Resolution 1332 (C11, last amended C24)')).toBe('council-res-1332')
  expect(instrumentId(writtenSymbol('ITU-PP/DEC/11'))).toBe('pp-dec-11')
})

test('a symbol says whose paper it is, of which year and session', () => {
  const series = [
    { pattern: '^C(?<yy>\\d{2})/', body_id: 'itu-council' },
    { pattern: '^CWG-WSIS&SDG-(?<n>\\d+)/', body_id: 'itu-cwg-wsis-sdg' },
    { pattern: '^A/(?:RES/)?(?<assembly>\\d{2})/', body_id: 'unga' },
  ]
  expect(placeOf('C26/59', series)).toEqual({ body: 'itu-council', year: 2026, ordinal: null })
  expect(placeOf('CWG-WSIS&SDG-44/8', series)).toEqual({ body: 'itu-cwg-wsis-sdg', year: null, ordinal: 44 })
  expect(placeOf('A/RES/80/173', series)).toEqual({ body: 'unga', year: 2025, ordinal: null })
  expect(placeOf('CL-23/23', series)).toBeNull()
})

test('in doubt a resolution is only proposed: an order that binds nobody must not look as if it did', () => {
  const standing = (evidence: Partial<Evidence>) =>
    inferStanding({ genre: 'itu-resolution', tracked: false, resolutionSymbol: false, opening: [], ...evidence })
  expect(standing({})).toBe('proposal')
  expect(standing({ opening: ['RESOLUTION 1499 (C26)', '(adopted at the eleventh Plenary Meeting)'] })).toBe('adopted')
  expect(standing({ opening: ['MOD', '(adopted at the eleventh Plenary Meeting)'] })).toBe('proposal')
  expect(standing({ tracked: true, opening: ['(adopted at the eleventh Plenary Meeting)'] })).toBe('proposal')
  expect(standing({ genre: 'un-resolution', resolutionSymbol: true })).toBe('adopted')
  expect(standing({ genre: 'un-resolution' })).toBe('proposal')
  expect([standing({ genre: 'report' }), standing({ genre: 'summary-record' }), standing({ genre: 'letter' })]).toEqual(
    Array(3).fill('record'),
  )
})

test.each([
  ['en', '(adopted at the eleventh Plenary Meeting)'],
  ['en', 'Resolution adopted by the General Assembly on 17 December 2025'],
  ['fr', '(adoptée à la onzième séance plénière)'],
  ['es', 'Resolución aprobada por la Asamblea General el 17 de diciembre de 2025'],
  ['ru', 'Резолюция, принятая Генеральной Ассамблеей 17 декабря 2025 года'],
  ['ar', '(اعتُمد في الجلسة العامة الحادية عشرة)'],
  ['zh', '（第十一次全体会议通过）'],
])('the line that says who adopted a text is read in %s: %s', (_language, line) => {
  expect(inferStanding({ genre: 'itu-resolution', tracked: false, resolutionSymbol: false, opening: [line] })).toBe('adopted')
})

test('a proposal is about the resolution in its headline, not about those that it cites', () => {
  const reference = (text: string, words: string, key: string) => ({
    key,
    words,
    kind: 'resolution' as const,
    from: text.indexOf(words),
    to: text.indexOf(words) + words.length,
  })
  const cites = 'References: A/RES/80/173; Resolution 140 (Rev. Bucharest, 2022)'
  const headline = 'RESOLUTION 1332 (C11, last amended C26)'
  const keys = instrumentKeys(null, 'Proposal', [
    { kind: 'front', text: cites, references: [reference(cites, 'A/RES/80/173', 'A/RES/80/173')] },
    { kind: 'prose', text: headline, references: [reference(headline, headline, 'ITU-COUNCIL/RES/1332(C26)')] },
  ])
  expect(keys).toEqual(['ITU-COUNCIL/RES/1332'])
})

describe('whether a citation names a paragraph', () => {
  it.each([
    ['paragraph 113 of General Assembly resolution 80/173', 'resolution 80/173', '113', true],
    ['paragraph 11 of General Assembly resolution 80/173', 'resolution 80/173', '113', false],
    ['resolution 80/173, in 113 countries', 'resolution 80/173', '113', false],
    ['в соответствии с пунктом 67 резолюции 80/173', 'резолюции 80/173', '67', true],
    ['按照第80/173号决议第113段', '第80/173号决议', '113', true],
    ['الفقرة 67 من القرار 80/173', 'القرار 80/173', '67', true],
    ['el párrafo 6 a) de la Resolución 1332', 'la Resolución 1332', '6 a)', true],
  ])('%s', (text, words, label, expected) => {
    expect(namesParagraph(text, words, label)).toBe(expected)
  })
})
