import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../testing.ts'
import { TextError } from '../types.ts'
import { decode, readTxt } from './txt.ts'

const paragraphs = (bytes: Uint8Array): string[] =>
  readTxt(bytes).paragraphs.map((paragraph) => paragraph.runs.map((run) => run.text).join(''))

describe('bytes of any encoding in use are read', () => {
  const russian = 'Совет поручает Генеральному секретарю представить доклад'
  test('UTF-8, with its mark or without', () => {
    expect(decode(new TextEncoder().encode(russian))).toBe(russian)
    expect(paragraphs(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(russian)]))).toEqual([russian])
  })
  test('UTF-16 of either order', () => {
    const little = Buffer.from(`\ufeff${russian}`, 'utf16le')
    expect(paragraphs(little)).toEqual([russian])
    expect(paragraphs(Buffer.from(little).swap16())).toEqual([russian])
    expect(paragraphs(Buffer.from('The Council, in Geneva', 'utf16le'))).toEqual(['The Council, in Geneva'])
  })
  test('the old Cyrillic and Western pages', () => {
    const table = new Map([...Array(256).keys()].map((byte) => [new TextDecoder('windows-1251').decode(new Uint8Array([byte])), byte]))
    expect(decode(new Uint8Array([...russian].map((letter) => table.get(letter) ?? 32)))).toBe(russian)
    expect(decode(Buffer.from('Le Conseil, à sa session, a prié le Secrétaire général', 'latin1'))).toBe(
      'Le Conseil, à sa session, a prié le Secrétaire général',
    )
  })
  test('what is no text is refused', () => {
    expect(() => decode(new Uint8Array([0x50, 0, 1, 0, 0, 7, 8, 0, 9]))).toThrow(TextError)
  })
})

describe('what extraction left behind goes, what the author wrote stays', () => {
  test('bookmarks', () => {
    expect(paragraphs(textOf('[bookmark: _Toc1]1\tIntroduction', '[bookmark: Formula][bookmark: Main]recalling'))).toEqual([
      '1\tIntroduction',
      'recalling',
    ])
  })
  test('a footnote within the line is kept as a note', () => {
    const doc = readTxt(textOf('the organizations[footnoteRef:1]1 concerned, [1: 1\tICANN among others.] ', 'next'))
    expect(doc.notes).toEqual([{ key: '1', kind: 'footnote', runs: [{ text: 'ICANN among others.', revisions: [] }] }])
    expect(doc.paragraphs[0]?.runs).toEqual([
      { text: 'the organizations', revisions: [] },
      { text: '', revisions: [], note: '1' },
      { text: ' concerned,', revisions: [] },
    ])
  })
  test('footnotes as lines after the text', () => {
    const doc = readTxt(textOf('1.\tTakes note of the report;[footnoteRef:1]1', '_____', '1\tA/81/74.'))
    expect(doc.notes.map((note) => note.runs[0]?.text)).toEqual(['A/81/74.'])
    expect(doc.paragraphs).toHaveLength(2)
  })
})

test('lines wrapped at a margin become paragraphs again, each label its own', () => {
  const words = 'the Council Working Group on WSIS and SDGs should continue its work in an open and transparent manner as before'
  const wrap = (text: string): string[] => (text.match(/.{1,68}(?: |$)/g) ?? []).map((line) => line.trim())
  const items = Array.from({ length: 8 }, (_, index) => `${index + 1}. ${words} and so on until the very end of item ${index + 1};`)
  const lines = items.flatMap((item) => [...wrap(item), ''])
  expect(paragraphs(textOf(...lines))).toEqual(items)
})

test('reading never fails on UTF-8, and loses no letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const letters = (of: string): string => of.normalize('NFC').replace(/[^\p{L}\p{N}]/gu, '')
      return letters(paragraphs(new TextEncoder().encode(text)).join('')) === letters(text)
    }),
  )
})
