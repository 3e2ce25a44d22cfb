import { Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractCommand } from './cli-extract.ts'
import { extract } from './extract.ts'
import { detectLanguage } from './language/detect.ts'
import { readTxt } from './read/txt.ts'
import { extracted, textOf } from './testing.ts'
import type { Language } from './types.ts'

const pieces = fc.constantFrom(
  'The General Assembly,',
  'instructs the Secretary-General',
  '1.\tRequests the Commission to report by 30 September 2027;',
  'a)\tto publish it',
  'charge le Secrétaire général',
  'El Consejo,',
  'resuelve',
  'поручает Генеральному секретарю',
  '责成秘书长',
  '1\t每年向理事会提交报告；',
  'يكلف الأمين العام',
  '١\tبأن يقدم تقريراً',
  '–\t',
  'iv)\t',
  '_____',
  'Annex',
  'fg)\tx',
  'C26/59',
  '第A/70/12580/173号决议',
  'It was so agreed.',
)
const texts = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 25 })
  // bytes with zeros are no text and are refused, as the reader's own tests say
  .map((lines) => lines.join('\n').replaceAll('\u0000', ''))

describe('whatever the text', () => {
  test('extraction never fails, and the same text gives the same answer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const doc = readTxt(textOf(text))
        expect(JSON.stringify(extract(doc))).toBe(JSON.stringify(extract(doc)))
      }),
      { numRuns: 150 },
    )
  })

  test('ids are unique, and every mandate and reference stands within its paragraph', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { paragraphs, mandates } = extracted(text)
        const byId = new Map(paragraphs.map((paragraph) => [paragraph.id, paragraph]))
        expect(byId.size).toBe(paragraphs.length)
        for (const paragraph of paragraphs)
          for (const { from, to, words } of paragraph.references) expect(paragraph.text.slice(from, to)).toBe(words)
        for (const mandate of mandates) {
          const text = byId.get(mandate.paragraph)?.text ?? ''
          expect(text).toContain(mandate.deliverable)
          for (const due of mandate.due) expect(text).toContain(due.words)
          expect(mandate.confidence).toBeGreaterThan(0)
          expect(mandate.confidence).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('the time it takes grows with the text, not faster', () => {
  test.each<[Language, string, string]>([
    [
      'en',
      'instructs the Secretary-General',
      'to submit to the Council, through the Council Working Group on WSIS and SDGs, a report on Resolution 140 (Rev. Bucharest, 2022), by 30 September 2027, and to post it;',
    ],
    [
      'ru',
      'поручает Генеральному секретарю',
      'представить Совету через Рабочую группу Совета по ВВУИО и ЦУР отчет о выполнении Резолюции 140 (Пересм. Бухарест, 2022 г.) до 30 сентября 2027 года;',
    ],
    [
      'ar',
      'يكلف الأمين العام',
      'بأن يقدم إلى المجلس، من خلال فريق العمل التابع للمجلس، تقريراً عن القرار ١٤٠ (المراجَع في بوخارست، ٢٠٢٢) قبل ٣٠ سبتمبر ٢٠٢٧؛',
    ],
  ])('%s', (_, opener, item) => {
    const clause = { en: 'The ITU Council,', ru: 'Совет,', ar: 'إن مجلس الاتحاد الدولي للاتصالات،' }[_ as 'en']
    const seconds = (items: number): number => {
      const doc = readTxt(textOf('MOD', clause, opener, ...Array.from({ length: items }, (_unused, index) => `${index + 1}\t${item}`)))
      const start = process.cpuUsage()
      expect(extract(doc).mandates.length).toBeGreaterThanOrEqual(items)
      const used = process.cpuUsage(start)
      return (used.user + used.system) / 1e6
    }
    seconds(50)
    const [small, large] = [seconds(150), seconds(1200)]
    // eight times the text; a square would take 64 times as long
    expect(large).toBeLessThan(Math.max(small, 0.02) * 24)
  })

  test('a line of one letter repeated, or of commas, is no trap', () => {
    const start = Date.now()
    for (const trap of [
      'a'.repeat(60_000),
      ', and '.repeat(8_000),
      `requests ${'the Council, '.repeat(4_000)}`,
      '第'.repeat(40_000),
      'و'.repeat(40_000),
    ])
      extracted('The General Assembly,', `1.\t${trap}`)
    expect(Date.now() - start).toBeLessThan(12_000)
  })
})

test.each<[Language, string]>([
  ['en', 'The Council instructs the Secretary-General to report.'],
  ['fr', 'Le Conseil charge le Secrétaire général de faire rapport.'],
  ['es', 'El Consejo encarga al Secretario General que informe.'],
  ['ru', 'Совет поручает Генеральному секретарю представить отчет по WSIS.'],
  ['zh', '责成秘书长提交有关WSIS&SDG的报告'],
  ['ar', 'يكلف المجلس الأمين العام بتقديم تقرير عن WSIS'],
])('%s is told from the text', (language, text) => {
  expect(detectLanguage(text)).toBe(language)
})

test('a text too short to tell is in the language of its document', () => {
  expect(detectLanguage('C26/59', 'fr')).toBe('fr')
})

describe('actionline extract', () => {
  const run = async (...args: string[]): Promise<{ code: number; out: string; errors: string }> => {
    const taken = { out: '', errors: '' }
    const into = (key: 'out' | 'errors') =>
      new Writable({
        write: (chunk, _encoding, done) => {
          taken[key] += String(chunk)
          done()
        },
      })
    return { code: await extractCommand(args, into('out'), into('errors')), ...taken }
  }
  const paper = new URL('../../test/corpus/mandates/en-3.txt', import.meta.url).pathname

  test('prints one object for a file and an array for several', async () => {
    const one = await run(paper, '--json')
    expect(JSON.parse(one.out)).toMatchObject({
      file: paper,
      document: { symbol: 'E/RES/2028/14', language: 'en', genre: 'un-resolution' },
    })
    expect(JSON.parse((await run(paper, paper, '--json')).out)).toHaveLength(2)
    expect(one.code).toBe(0)
  })
  test('prints a table for people', async () => {
    const { out } = await run(paper)
    expect(out).toContain('E/RES/2028/14')
    expect(out).toMatch(/instruct: update\s+.*recast/)
  })
  test('says which file it cannot open, and how it is called', async () => {
    expect(await run('no-such-file.txt')).toMatchObject({ code: 1, errors: expect.stringContaining('no-such-file.txt') })
    expect(await run()).toMatchObject({ code: 2, errors: expect.stringContaining('usage') })
  })
})
