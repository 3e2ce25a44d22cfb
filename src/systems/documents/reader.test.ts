import { expect, test } from 'vitest'
import { writeDocx } from './example-docx.ts'
import { createReader } from './reader.ts'
import { writePaper } from './testing.ts'

test('papers are read side by side, each with its own text', async () => {
  const reader = createReader({ threads: 2 })
  const papers = Array.from({ length: 6 }, (_, n) => writePaper({ symbol: `C26/${600 + n}` }))
  const read = await Promise.all(papers.map((bytes) => reader.read(bytes, 'paper.txt')))
  expect(read.map(({ text }) => text.document.symbol)).toEqual(papers.map((_, n) => `C26/${600 + n}`))
})

test('the bytes that were handed over stay as they are', async () => {
  const bytes = writePaper({ symbol: 'C26/610' })
  const before = Buffer.from(bytes)
  await createReader().read(bytes, 'paper.txt')
  expect(bytes.equals(before)).toBe(true)
})

test('a refused file does not disturb the next one', async () => {
  const reader = createReader({ threads: 1 })
  const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
  const [refused, read] = await Promise.allSettled([
    reader.read(old, 'old.doc'),
    reader.read(writePaper({ symbol: 'C26/611' }), 'paper.txt'),
  ])
  expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'old-or-encrypted-word' } })
  expect(read.status).toBe('fulfilled')
})

test('a file that takes too long is refused, its thread ends, and another takes its place', async () => {
  const endless = Buffer.from(
    writePaper({ paragraphs: Array.from({ length: 15_000 }, (_, n) => `The Group requested report ${n} on A/RES/80/173. `.repeat(30)) }),
  )
  const reader = createReader({ threads: 1, deadline: 4000 })
  await expect(reader.read(endless, 'long.txt')).rejects.toMatchObject({ code: 'too-heavy' })
  expect((await reader.read(writePaper({ symbol: 'C26/612' }), 'paper.txt')).text.document.symbol).toBe('C26/612')
})

test('a text of more paragraphs than any paper has is refused before its orders are looked for', async () => {
  const lines = Buffer.from('A line of its own.\n\n'.repeat(25_000))
  await expect(createReader().read(lines, 'lines.txt')).rejects.toMatchObject({ code: 'too-many-elements', values: { limit: 20_000 } })
})

test('a described Word file holds its changes with their authors, the same bytes each time', async () => {
  const description = {
    authors: { A: 'Norlandia & Co', B: 'Austrania' },
    at: '2027-04-12T09:00:00Z',
    paragraphs: [
      ['', 'resolves'],
      ['1', 'to keep ', ['-A', 'one'], ['+B', 'two'], ' registers;'],
      ['+A 2', ['+A', 'to keep them open.']],
    ],
  } as const
  const { text, format } = await createReader().read(writeDocx(description), 'example.docx')
  expect(format).toBe('docx')
  expect(text.paragraphs.flatMap(({ changes }) => changes.map(({ op, by, text }) => [op, by, text]))).toEqual(
    expect.arrayContaining([
      ['del', 'Norlandia & Co', 'one'],
      ['ins', 'Austrania', 'two'],
      ['ins', 'Norlandia & Co', 'to keep them open.'],
    ]),
  )
  expect(writeDocx(description).equals(writeDocx(description))).toBe(true)
})
