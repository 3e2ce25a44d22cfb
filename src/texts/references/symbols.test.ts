import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DocumentOrResolution, parseSymbol, printSymbol, symbolKey } from './symbols.ts'

describe('one document has one key, however it is spelled', () => {
  test.each([
    ['C26/59-E', 'C26/59'],
    ['С26/59', 'C26/59'],
    ['C26/DT/1', 'C26/DT/1'],
    ['C17/98(Rev.1)-E', 'C17/98(Rev.1)'],
    ['CWG-WSIS&SDG-44/8(Rev.1)', 'CWG-WSIS&SDG-44/8(Rev.1)'],
    ['CWG-WSIS＆SDG–46/7', 'CWG-WSIS&SDG-46/7'],
    ['CWGWSIS36/2', 'CWG-WSIS&SDG-36/2'],
    ['CWG-WSIS&SDG-36-20', 'CWG-WSIS&SDG-36/20'],
    ['WG-WSIS-32/13', 'CWG-WSIS&SDG-32/13'],
    ['PP-06/DT/001-E', 'PP-06/DT/1'],
    ['WSIS-03/GENEVA/DOC/5-S', 'WSIS-03/GENEVA/DOC/5'],
    ['А/RES/70/125', 'A/RES/70/125'],
    ['A/80/L.41', 'A/80/L.41'],
    ['A/81/512/Add.1', 'A/81/512/Add.1'],
    ['E/CN.16/2007/CRP.2', 'E/CN.16/2007/CRP.2'],
    ['E/CN.3/2022/21', 'E/CN.3/2022/21'],
    ['E/RES/2023/3', 'E/RES/2023/3'],
    ['E/RES/2020/212', 'E/DEC/2020/212'],
    ['CL-23/23', 'CL-23/23'],
    ['ITU-PP/RES/140(Rev.Bucharest,2022)', 'ITU-PP/RES/140(Rev.Bucharest,2022)'],
    ['ITU-COUNCIL/RES/1332(C24)', 'ITU-COUNCIL/RES/1332(C24)'],
  ])('%s', (printed, key) => {
    const symbol = parseSymbol(printed)
    expect(symbol && symbolKey(symbol)).toBe(key)
  })

  test.each(['', 'Council', '24/7', 'C26', 'A/', 'E/2027', 'see C26/59 and C26/60'])('%s is none', (printed) => {
    expect(parseSymbol(printed)).toBeNull()
  })
})

const modifiers = fc.array(
  fc.record({ kind: fc.constantFrom('Rev' as const, 'Add' as const, 'Corr' as const), number: fc.integer({ min: 1, max: 9 }) }),
  { maxLength: 2 },
)
const two = (n: number): string => String(n).padStart(2, '0')
const symbols: fc.Arbitrary<DocumentOrResolution> = fc.oneof(
  fc.record({
    kind: fc.constant('document' as const),
    family: fc.constant('council' as const),
    series: fc.integer({ min: 0, max: 99 }).map((year) => `C${two(year)}`),
    subseries: fc.constantFrom('', 'INF', 'ADM', 'DT', 'DL', 'TD'),
    number: fc.integer({ min: 1, max: 9999 }).map(String),
    modifiers,
    language: fc.constantFrom(null, 'E' as const, 'F' as const, 'S' as const, 'R' as const, 'A' as const, 'C' as const),
  }),
  fc.record({
    kind: fc.constant('document' as const),
    family: fc.constant('cwg' as const),
    series: fc.integer({ min: 1, max: 99 }).map((meeting) => `CWG-WSIS&SDG-${meeting}`),
    subseries: fc.constantFrom('', 'INF', 'DT'),
    number: fc.integer({ min: 1, max: 99 }).map(String),
    modifiers,
    language: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('document' as const),
    family: fc.constant('un' as const),
    series: fc.constantFrom('A/81', 'E/2027', 'E/CN.16/2027', 'A/C.2/81', 'E/CN.3/2022'),
    subseries: fc.constantFrom('', 'L', 'CRP'),
    number: fc.integer({ min: 1, max: 999 }).map(String),
    modifiers,
    language: fc.constant(null),
  }),
  fc.record({
    kind: fc.constant('resolution' as const),
    body: fc.constantFrom('ITU-PP' as const, 'ITU-WTDC' as const, 'ITU-WTSA' as const),
    type: fc.constantFrom('RES' as const, 'DEC' as const),
    number: fc.integer({ min: 1, max: 300 }).map(String),
    edition: fc.oneof(
      fc.constant(null),
      fc.record({
        at: fc.constant('conference' as const),
        revised: fc.boolean(),
        place: fc.constantFrom('Bucharest', 'Buenos Aires', 'New Delhi', 'Sharm el-Sheikh'),
        year: fc.integer({ min: 1990, max: 2099 }),
      }),
    ),
  }),
  fc.record({
    kind: fc.constant('resolution' as const),
    body: fc.constant('ITU-COUNCIL' as const),
    type: fc.constant('RES' as const),
    number: fc.integer({ min: 1000, max: 1999 }).map(String),
    edition: fc.oneof(fc.constant(null), fc.record({ at: fc.constant('council' as const), session: fc.integer({ min: 0, max: 99 }) })),
  }),
)

test('what is printed reads back as the same symbol', () => {
  fc.assert(
    fc.property(symbols, (symbol) => {
      expect(parseSymbol(printSymbol(symbol))).toEqual(symbol)
    }),
  )
})

test('a key is its own key', () => {
  fc.assert(
    fc.property(symbols, (symbol) => {
      const key = symbolKey(symbol)
      const again = parseSymbol(key)
      return again !== null && symbolKey(again) === key
    }),
  )
})
