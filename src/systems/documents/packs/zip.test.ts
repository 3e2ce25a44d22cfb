import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultLimits } from '../../../texts/read/limits.ts'
import { openZip } from '../../../texts/read/zip.ts'
import { bytesOf, type Entry, layOut, readRange, TooLarge } from './zip.ts'

interface Held extends Entry {
  content: Buffer
}
const hold = (name: string, content: Buffer): Held => ({ name, content, size: content.length, crc32: crc32(content) })
/** The content in pieces of seven bytes, as a stream brings it. */
const open = async ({ content }: Held) =>
  Readable.from(Array.from({ length: Math.ceil(content.length / 7) }, (_, n) => content.subarray(n * 7, n * 7 + 7)))
const whole = (entries: Held[], from = 0, to?: number) => {
  const layout = layOut(entries)
  return buffer(Readable.from(bytesOf(layout, open, from, to ?? layout.size)))
}
const papers = [
  hold('en/C26-59-E.docx', Buffer.from('PK paper')),
  hold('ar/وثيقة.txt', Buffer.from('نص')),
  hold('empty.txt', Buffer.alloc(0)),
]

test('the archive opens with every file whole under its name', async () => {
  const zip = openZip(await whole(papers), defaultLimits)
  expect(papers.map(({ name }) => Buffer.from(zip.read(name)!).toString())).toEqual(papers.map(({ content }) => content.toString()))
})

test('any part of the archive is the same bytes as in the whole', async () => {
  const all = await whole(papers)
  expect(layOut(papers).size).toBe(all.length)
  await fc.assert(
    fc.asyncProperty(fc.nat(all.length), fc.nat(all.length), async (a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      expect((await whole(papers, from, to)).equals(all.subarray(from, to))).toBe(true)
    }),
  )
})

test('a part opens only the files that it touches', async () => {
  const opened: string[] = []
  const layout = layOut(papers)
  const from = layout.size - 10
  const watched = (entry: Held) => {
    opened.push(entry.name)
    return open(entry)
  }
  await buffer(Readable.from(bytesOf(layout, watched, from, layout.size)))
  expect(opened).toEqual([])
})

test('what is too large for an archive is refused before a byte is sent', () => {
  expect(() => layOut([{ name: 'a', size: 2 ** 32, crc32: 0 }])).toThrow(TooLarge)
  expect(() => layOut(Array.from({ length: 65_536 }, (_, n) => ({ name: `${n}`, size: 0, crc32: 0 })))).toThrow(TooLarge)
})

test('ranges are read as RFC 9110 says', () => {
  const cases: [string | undefined, ReturnType<typeof readRange>][] = [
    [undefined, null],
    ['bytes=0-', { from: 0, to: 100 }],
    ['bytes=10-19', { from: 10, to: 20 }],
    ['bytes=90-500', { from: 90, to: 100 }],
    ['bytes=-10', { from: 90, to: 100 }],
    ['bytes=-500', { from: 0, to: 100 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=20-10', null],
    ['bytes=0-1,5-6', null],
    ['lines=0-1', null],
  ]
  expect(cases.map(([header]) => [header, readRange(header, 100)])).toEqual(cases)
})
