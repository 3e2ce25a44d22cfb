import { describe, expect, test } from 'vitest'
import { textOf } from '../project.ts'
import { readPdf } from './pdf.ts'
import { makePdf, type PdfText } from './testing.ts'
import { readingOrder } from './visual-order.ts'

/** Lines of 12 points, 16 apart, from the top of the text; '' leaves a gap. Each letter is 6 points wide: 80 fill a line. */
const set = (lines: readonly string[], x = 57, top = 740): PdfText[] =>
  lines.map((text, i) => ({ x, y: top - i * 16, text })).filter(({ text }) => text !== '')
const paragraphs = async (...pages: PdfText[][]) => (await readPdf(makePdf(pages))).paragraphs.map(({ runs }) => textOf(runs))

const long = [
  'The Secretary-General is invited to continue the work on the outcomes of the two',
  'phases of the Summit, and to bring the matter to the attention of all members of',
  'the Union in good time.',
]
const joined = long.join(' ')

describe('paragraphs', () => {
  test('are lines with no more than the usual distance between them', async () => {
    expect(await paragraphs(set([...long, '', ...long, '', 'resolves']))).toEqual([joined, joined, 'resolves'])
  })

  test('end with a short line where no space is left between them', async () => {
    expect(await paragraphs(set([...long, ...long, ...long]))).toEqual([joined, joined, joined])
  })

  test('begin with a label, also within a close setting', async () => {
    const label = (text: string, y: number): PdfText => ({ x: 57, y, text })
    const lines = [...set(long, 97, 740), ...set(long, 97, 692)]
    expect(await paragraphs([label('a)', 740), ...lines.slice(0, 3), label('b)', 692), ...lines.slice(3)])).toEqual([
      `a)\t${joined}`,
      `b)\t${joined}`,
    ])
  })

  test('go on over the page', async () => {
    const [one, two, three] = long as [string, string, string]
    expect(await paragraphs([...set([...long, '', one], 57, 200)], set([two, three, '', ...long]))).toEqual([joined, joined, joined])
  })

  test('keep the page on which they begin', async () => {
    const doc = await readPdf(makePdf([set(long), set(['resolves'])]))
    expect(doc.paragraphs.map(({ page }) => page)).toEqual([1, 2])
  })

  test('cells of a row stand on one line, and rows apart', async () => {
    const row = (y: number, ...cells: string[]): PdfText[] => cells.map((text, i) => ({ x: 57 + i * 180, y, text }))
    expect(await paragraphs([...set(long), ...row(660, 'Region', 'Proposals'), ...row(644, 'Africa', '9')])).toEqual([
      joined,
      'Region\tProposals',
      'Africa\t9',
    ])
  })

  test('columns are read one after the other when the file draws them so', async () => {
    const narrow = ['to invite the members', 'of the Union to send', 'their contributions.']
    expect(
      await paragraphs([
        ...set(narrow, 57),
        ...set(
          narrow.map((l) => l.toUpperCase()),
          320,
        ),
      ]),
    ).toEqual([narrow.join(' '), narrow.join(' ').toUpperCase()])
  })

  test('what is written askew across the page is not text', async () => {
    const file = Buffer.from(makePdf([[...set(long), { x: 99, y: 99, text: 'DRAFT' }]])).toString('latin1')
    const askew = file.replace('1 0 0 1 99 99 Tm', '7 7 -7 7 9 9 Tm').replace('1 0 0 1 99 99', '')
    expect((await readPdf(new Uint8Array(Buffer.from(askew, 'latin1')))).paragraphs).toHaveLength(1)
  })
})

describe('what repeats on pages is not text', () => {
  const page = (number: number, lines: string[]): PdfText[] => [
    { x: 57, y: 800, text: 'C26/99-E' },
    ...set(lines),
    { x: 290, y: 40, text: `- ${number} -` },
  ]

  test('running heads, feet and page numbers are left out', async () => {
    const pages = ['recalling', 'considering', 'resolves'].map((opener, i) => page(i + 1, [opener, '', ...long]))
    expect(await paragraphs(...pages)).toEqual(['recalling', joined, 'considering', joined, 'resolves', joined])
  })

  test('a single page loses its number and keeps its symbol', async () => {
    expect(await paragraphs(page(1, ['resolves']))).toEqual(['C26/99-E', 'resolves'])
  })
})

describe('words', () => {
  test('broken at the end of a line are whole again; a hyphen of the word itself stays', async () => {
    const lines = [
      'The follow-up of the outcomes is to be continued in cooperation with the regio-',
      'nal organizations, and members are invited to take part in the work of follow-',
      'up.',
    ]
    expect(await paragraphs(set(lines))).toEqual([
      'The follow-up of the outcomes is to be continued in cooperation with the regional organizations, and members are invited to take part in the work of follow-up.',
    ])
  })

  test('Chinese lines join without a space, and radicals are signs again', async () => {
    const line = '忆及关于加强国际电联在树立使用信息通信技术信心和提高安全性方面的作⽤'
    expect(await paragraphs(set([line, line, '的决议'], 57))).toEqual([`${line.replace('⽤', '用').repeat(2)}的决议`])
  })
})

test('notes at the foot of a page are notes, and their marks point to them', async () => {
  const doc = await readPdf(
    makePdf([
      [
        ...set(long),
        { x: 57 + 23 * 6, y: 712, text: '1', size: 7 },
        { x: 57, y: 90, text: '1', size: 6 },
        { x: 62, y: 86, text: 'These include the least developed', size: 9 },
        { x: 57, y: 74, text: 'countries.', size: 9 },
      ],
    ]),
  )
  expect(doc.paragraphs.map(({ runs }) => runs.map(({ text, note }) => note ?? text))).toEqual([[joined, 'fn1']])
  expect(doc.notes.map(({ key, runs }) => [key, textOf(runs)])).toEqual([['fn1', 'These include the least developed countries.']])
})

test('pages without text among others are named', async () => {
  const doc = await readPdf(makePdf([set(long), [], set(['resolves'])]))
  expect(doc.warnings).toEqual([{ code: 'pdf-pages-without-text', detail: { found: '2', count: 1 } }])
})

describe('right-to-left lines come in the order of reading', () => {
  const order = (...pieces: string[]) =>
    readingOrder(pieces.map((text) => ({ text })))
      .map(({ text }) => text)
      .join('')

  test.each([
    ['what stands left of a name is read after it', ['؛', '80/173', ' ', 'A/RES', ' ', 'القرار'], 'القرار A/RES 80/173؛'],
    ['a name and the number after it run left to right', ['بشأن', ' ', 'ITU-T', ' ', 'X.509', ' ', 'القرار'], 'القرار ITU-T X.509 بشأن'],
    ['brackets are the other way round', ['(', '2026', ' ', 'المدينة', ')', ' ', 'القرار'], 'القرار (المدينة 2026)'],
    ['punctuation drawn with a Latin word follows it', ['؛A/RES/80/173', ' ', 'القرار'], 'القرار A/RES/80/173؛'],
    ['a bracket within a Latin name belongs to it', ['ودور', ' ', 'ITU-T X.509 [50%]', ' ', 'بشأن'], 'بشأن ITU-T X.509 [50%] ودور'],
  ])('%s', (_, pieces, expected) => {
    expect(order(...pieces)).toBe(expected)
  })

  test('in a file', async () => {
    // Drawn from left to right, as it looks: "999 (2026)" stands left of the word for resolution.
    const doc = await readPdf(
      makePdf([
        [
          { x: 400, y: 700, text: '(2026) 999' },
          { x: 466, y: 700, text: [...'القرار'].reverse().join('') },
        ],
      ]),
    )
    expect(doc.paragraphs.map(({ runs, rtl }) => [textOf(runs), rtl])).toEqual([['القرار 999 (2026)', true]])
  })
})
