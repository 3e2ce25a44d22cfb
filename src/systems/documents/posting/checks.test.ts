import { expect, test } from 'vitest'
import type { Language } from '../../../platform/i18n/index.ts'
import { type HeldFile, isFit, isStopped, judge, type PostedEdition } from './checks.ts'
import { isTranslated, type SymbolForm, seriesKey } from './series.ts'

const forms: SymbolForm[] = [
  { body_id: 'itu-council', code: '', form: 'C{yy}/{n}', translated: true },
  { body_id: 'itu-council', code: 'INF', form: 'C{yy}/INF/{n}', translated: false },
  { body_id: 'itu-cwg-wsis-sdg', code: '', form: 'CWG-WSIS&SDG-{meeting}/{n}', translated: false },
]
const none = { symbol: null, title: null }
let ids = 0
const file = (name: string, symbol: string | null, language: Language = 'en', given: HeldFile['given'] = null): HeldFile => ({
  id: ++ids,
  name,
  sha256: name,
  found: { symbol, language, title: 'REPORT', original: null },
  given,
})
const codes = (files: HeldFile[], posted: PostedEdition[] = [], batch = none) =>
  judge(files, batch, posted, forms).map(({ findings }) => findings.map(({ code }) => code))

test('a file whose name and front page agree is proposed for posting', () => {
  const [line] = judge([file('C26-INF-59-E.docx', 'C26/INF/59')], none, [], forms)
  expect(line).toMatchObject({ symbol: 'C26/INF/59', language: 'en', findings: [] })
  expect(isFit(line!)).toBe(true)
})

test('name and front page that contradict each other are shown, and a person decides', () => {
  const contradicting = file('C26-INF-59-F.docx', 'C26/INF/60', 'en')
  const [line] = judge([contradicting], none, [], forms)
  expect(line!.findings.map(({ code, weight }) => [code, weight])).toEqual([
    ['symbol-differs', 'asks'],
    ['language-differs', 'asks'],
  ])
  expect([isFit(line!), isStopped(line!)]).toEqual([false, false])
  const [decided] = judge([{ ...contradicting, given: { symbol: 'C26/INF/60', language: 'en' } }], none, [], forms)
  expect([decided!.symbol, decided!.language, isFit(decided!)]).toEqual(['C26/INF/60', 'en', true])
})

test('what bears no symbol, and what is there twice, cannot be posted', () => {
  expect(codes([file('report.docx', null)])).toEqual([['no-symbol']])
  const twice = judge([file('C26-INF-1-E.docx', 'C26/INF/1'), file('C26_INF_1-E.pdf', 'C26/INF/1')], none, [], forms)
  expect(twice.map(isStopped)).toEqual([false, true])
})

test('a translated series tells once which languages are missing, with those posted already counted', () => {
  const posted: PostedEdition[] = [{ key: 'C26/59', newest: 0, revision: 0, language: 'zh', sha256: 'x' }]
  const [first, second] = judge([file('C26-59-E.docx', 'C26/59'), file('C26-59-F.docx', 'C26/59', 'fr')], none, posted, forms)
  expect(first!.findings).toMatchObject([{ code: 'missing', languages: ['ar', 'es', 'ru'] }])
  expect(second!.findings).toEqual([])
  expect(codes([file('CWG-WSIS&SDG-44-8-E.docx', 'CWG-WSIS&SDG-44/8')])).toEqual([[]])
})

test('what is posted already is told: the very file, another in its place, a later revision', () => {
  const posted = (sha256: string, newest = 0): PostedEdition[] => [{ key: 'C26/INF/1', newest, revision: 0, language: 'en', sha256 }]
  const one = () => [file('C26-INF-1-E.docx', 'C26/INF/1')]
  expect(codes(one(), posted('C26-INF-1-E.docx'))).toEqual([['known']])
  expect(codes(one(), posted('other'))).toEqual([['replaces']])
  expect(codes(one(), posted('other', 2))).toEqual([['replaces', 'older']])
})

test('an addendum without its main document is noted, unless that comes in the same batch', () => {
  const addendum = file('C26-INF-5-Add1-E.docx', 'C26/INF/5(Add.1)')
  expect(codes([addendum])).toEqual([['no-main']])
  expect(codes([addendum, file('C26-INF-5-E.docx', 'C26/INF/5')])).toEqual([[], []])
})

test('files of one document take the symbol that the secretariat gave', () => {
  const lines = judge([file('anything.docx', null), file('autre.docx', null, 'fr')], { symbol: 'C26/INF/7', title: 'New title' }, [], forms)
  expect(lines.map(({ symbol, language, title }) => [symbol, language, title])).toEqual([
    ['C26/INF/7', 'en', 'New title'],
    ['C26/INF/7', 'fr', 'REPORT'],
  ])
})

test('a series is named by its session', () => {
  expect(seriesKey('C{yy}/DT/{n}', { year: 2026, ordinal: null })).toBe('C26/DT/')
  expect(seriesKey('E/CN.16/{yyyy}/L.{n}', { year: 2027, ordinal: 30 })).toBe('E/CN.16/2027/L.')
  expect(seriesKey('CWG-WSIS&SDG-{meeting}/{n}', { year: 2027, ordinal: 45 })).toBe('CWG-WSIS&SDG-45/')
  expect(seriesKey('CWG-WSIS&SDG-{meeting}/{n}', { year: 2027, ordinal: null })).toBe(null)
  expect(['C26/59(Rev.1)', 'C26/INF/3', 'X/1'].map((key) => isTranslated(key, forms))).toEqual([true, false, null])
})
