import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf } from '../symbols.ts'
import { languageOfLetter, printedSymbol, readFileName } from './names.ts'

const read = (name: string) => Object.values(readFileName(name))

test('the name of a file tells its symbol and language, as secretariats name files', () => {
  const names: Record<string, [string | null, string | null]> = {
    'C26-59-E.docx': ['C26/59', 'en'],
    'C26_DT_1-F.pdf': ['C26/DT/1', 'fr'],
    'CWG-WSIS&SDG-44-8-Rev1-C.docx': ['CWG-WSIS&SDG-44/8(Rev.1)', 'zh'],
    'CWG-WSIS_SDG-44-INF-4_en.docx': ['CWG-WSIS&SDG-44/INF/4', 'en'],
    'C26-0059(Add.1)(Rev.2)-R.docx': ['C26/59(Add.1)(Rev.2)', 'ru'],
    'PP-14-20-Add1-S.pdf': ['PP-14/20(Add.1)', 'es'],
    'E_CN.16_2027_2-ar.docx': ['E/CN.16/2027/2', 'ar'],
    'C26–59–A.docx': ['C26/59', 'ar'],
    'C26-59.docx': ['C26/59', null],
    'report-final-E.docx': [null, null],
    'plan-B.docx': [null, null],
  }
  expect(Object.keys(names).map((name) => [name, ...read(name)])).toEqual(Object.entries(names).map(([name, said]) => [name, ...said]))
})

test("the names of ITU's document store are read, those of its study groups are not ours", () => {
  expect(read('S26-CL-C-0059!!MSW-E.docx')).toEqual(['C26/59', 'en'])
  expect(read('S26-CL-C-0059!R1!MSW-F.docx')).toEqual(['C26/59(Rev.1)', 'fr'])
  expect(read('S26-CL-DT-0001!!PDF-S.pdf')).toEqual(['C26/DT/1', 'es'])
  expect(read('S22-PP-C-0020!A1!MSW-A.docx')).toEqual(['PP-22/20(Add.1)', 'ar'])
  expect(read('S25-RCLCWGWSIS44-INF-0004!!MSW-R.docx')).toEqual(['CWG-WSIS&SDG-44/INF/4', 'ru'])
  expect(read('T22-SG17-C-0100!!MSW-E.docx')).toEqual([null, null])
})

test('whatever spelling a symbol is given, it is one key; printed, it bears the letter of its language', () => {
  const series = fc.constantFrom('C26/', 'C26/DT/', 'CWG-WSIS&SDG-44/', 'CWG-WSIS&SDG-44/INF/', 'PP-26/')
  const number = fc.integer({ min: 1, max: 9999 })
  const letter = fc.constantFrom(...Object.keys(languageOfLetter))
  fc.assert(
    fc.property(series, number, fc.nat(9), letter, fc.constantFrom('-', '_'), (start, n, revision, mark, joint) => {
      const symbol = `${start}${n}`
      const language = languageOfLetter[mark]!
      const printed = printedSymbol(symbol, revision, language)
      const full = revision ? `${symbol}(Rev.${revision})` : symbol
      expect(keyOf(printed)).toBe(full)
      expect(readFileName(`${printed.replaceAll('/', joint)}.docx`)).toEqual({ symbol: full, language })
    }),
  )
  expect(printedSymbol('E/CN.16/2027/2', 1, 'fr')).toBe('E/CN.16/2027/2/Rev.1')
})
