import { existsSync } from 'node:fs'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { readPdf } from '../../read/pdf.ts'
import { type Language, languages } from '../../types.ts'
import { fronts, paper, para, plain, resolutions } from '../testing.ts'
import type { WritablePaper } from '../types.ts'
import { chineseFonts, writePdf } from './pdf.ts'

const canPrintChinese = chineseFonts.some((file) => existsSync(file))
if (!canPrintChinese) console.warn('No Noto CJK font is installed (Debian: fonts-noto-cjk): Chinese words are not looked for in a PDF.')

const textOf = async (bytes: Uint8Array) =>
  (await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true })).text.normalize('NFKC')

const report = (language: Language): WritablePaper =>
  paper(
    language,
    [
      para('heading', fronts[language].title!, { label: '1' }),
      para('prose', fronts[language].purpose!, { label: '1.1' }),
      para('prose', fronts[language].actionRequired!, { label: 'a)', level: 1 }),
    ],
    { front: fronts[language] },
  )

/** Words as a person looks for them: without signs around them. */
const wordsIn = (language: Language) => {
  const said = `${fronts[language].title} ${fronts[language].purpose} ${fronts[language].actionRequired} ${fronts[language].source}`
  const words = said.normalize('NFKC').match(/[\p{L}\p{M}\p{N}]+/gu)!
  return [...new Set(words)].filter((word) => word.length > 2)
}

describe('the words of a PDF are found again', () => {
  test.each(languages.filter((language) => language !== 'zh' || canPrintChinese))('%s', async (language) => {
    const { bytes, warnings } = await writePdf(report(language))
    expect(warnings).toEqual([])
    const text = (await textOf(bytes)).replace(/\s+/g, language === 'zh' ? '' : ' ')
    const words = wordsIn(language)
    const found = words.filter((word) => text.includes(word))
    // of Arabic, extraction cuts words where the font joins two letters into one shape
    if (language === 'ar') expect(found.length / words.length).toBeGreaterThan(0.7)
    else expect(found).toEqual(words)
  })
})

test('Arabic is read back from right to left, figures from left to right', async () => {
  const { bytes } = await writePdf(paper('ar', [para('prose', 'المجلس في سنة 2026 إلى القمة')]))
  const { paragraphs } = await readPdf(bytes)
  const text = paragraphs.map(({ runs }) => runs.map((run) => run.text).join('')).join(' ')
  const places = ['المجلس', 'سنة', '2026', 'القمة'].map((word) => text.indexOf(word))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('tracked changes are printed with who made them, and the file is tagged', async () => {
  const { bytes } = await writePdf(resolutions.en)
  const text = await textOf(bytes)
  for (const words of ['each year', 'annual reports', '[CEPT]', '[RCC]', '[ATU – moved]', '1 bis', 'Chair (3 March 2026)'])
    expect(text).toContain(words)
  expect(Buffer.from(bytes).toString('latin1')).toContain('/MarkInfo')
})

test('what an author wrote is never taken as markup', async () => {
  const hostile = '#read("/etc/hostname") *bold* $x$ \\ @ref <label> // gone'
  expect(await textOf((await writePdf(paper('en', [para('prose', hostile)]))).bytes)).toContain(hostile)
})

test('a script without a font is named, and no row of boxes stands for its words', async () => {
  const { bytes, warnings } = await writePdf(paper('en', [para('prose', [plain('see 决议 and ถ้อยคำ')])]), { chineseFonts: [] })
  expect(warnings.map(({ code, detail }) => [code, detail?.script])).toEqual([
    ['font-missing', 'Han'],
    ['font-missing', 'other'],
  ])
  expect(await textOf(bytes)).toContain('see [?] and [?]')
})

test('the same paper gives the same bytes, and ten pages are set without holding up this thread', async () => {
  const long = paper(
    'en',
    Array.from({ length: 150 }, (_, i) => para('operative', `${fronts.en.purpose} `.repeat(3), { label: `${i + 1}` })),
    { front: fronts.en },
  )
  const started = performance.now()
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const { bytes } = await writePdf(long)
  const took = performance.now() - started
  clearInterval(watch)
  const { numPages } = await getDocumentProxy(bytes.slice())
  console.info(`${numPages} pages: ${Math.round(took)} ms, this thread waited ${Math.round(longest)} ms at most`)
  expect(numPages).toBeGreaterThanOrEqual(8)
  expect(longest).toBeLessThan(500)
  expect((await writePdf(long)).bytes).toEqual(bytes)
})
