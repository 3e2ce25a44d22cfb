import { describe, expect, test } from 'vitest'
import { TextError } from '../types.ts'
import { readDocx } from './docx.ts'
import { defaultLimits } from './limits.ts'
import { read } from './read.ts'
import { sniff } from './sniff.ts'
import { docxParts, makeDocx, makePdf, makeZip, p, r } from './testing.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const refusal = async (data: Uint8Array, limits = defaultLimits) => {
  try {
    await read(data, 'paper.docx', limits)
  } catch (error) {
    if (error instanceof TextError) return error.code
    throw error
  }
  return 'read'
}

describe('a file is known by its content, not by its name', () => {
  test.each([
    ['docx', makeDocx(p(r('x'))), 'paper.pdf'],
    ['pdf', makePdf([[{ x: 50, y: 700, text: 'x' }]]), 'paper.txt'],
    ['html', bytes('\ufeff <!-- saved --> <!DOCTYPE html><p>x'), 'paper.doc'],
    ['html', bytes('<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'), 'paper.docx'],
    ['txt', bytes('resolves\n1 to act'), 'paper.html'],
    ['txt', bytes('<resolves> is no element of a page'), 'paper.txt'],
    ['txt', new Uint8Array(Buffer.from('\ufeffrésolutions', 'utf16le')), 'paper'],
    ['txt', new Uint8Array([0xf0, 0xe5, 0xf8, 0xe0, 0xe5, 0xf2, 0x20, 0xe8]), 'paper.txt'],
  ])('%s', (format, data, name) => {
    expect(sniff(data, name)).toBe(format)
  })

  test('a long text in Chinese is not torn where the look at it ends', () => {
    for (let shift = 0; shift < 4; shift++) expect(sniff(bytes('a'.repeat(shift) + '做出决议'.repeat(4000)), 'zh.txt')).toBe('txt')
  })
})

describe('a file that cannot be read is refused for its own reason', () => {
  const xml = (content: string) => makeZip({ ...docxParts(''), 'word/document.xml': content })
  test.each([
    ['empty', new Uint8Array()],
    ['empty', bytes(' \n ')],
    ['old-or-encrypted-word', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['rich-text', bytes('{\\rtf1\\ansi resolves}')],
    ['not-a-text', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['not-a-text', bytes('<?xml version="1.0"?><svg/>')],
    ['not-word', makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' })],
    [
      'not-word',
      makeZip({ 'xl/workbook.xml': '<x/>', '_rels/.rels': docxParts('')['_rels/.rels']!.replace('word/document.xml', 'xl/workbook.xml') }),
    ],
    ['damaged-zip', makeDocx(p(r('x'))).slice(0, 400)],
    ['damaged-xml', xml('<w:document')],
    ['damaged-xml', makeZip({ ...docxParts(''), 'word/document.xml': new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]) })],
    ['doctype', xml('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>')],
    ['pdf-no-text', makePdf([[], []])],
    ['damaged-pdf', bytes('%PDF-1.7\nnothing of the kind')],
  ])('%s', async (code, data) => {
    expect(await refusal(data)).toBe(code)
  })

  test('a part that is encrypted', async () => {
    const data = makeDocx(p(r('x')))
    const directory = Buffer.from(data).indexOf('PK\x01\x02', 0, 'latin1')
    data[directory + 8]! |= 1
    expect(await refusal(data)).toBe('encrypted')
  })

  test('two parts of one name, of which programs would show different ones', async () => {
    const parts = docxParts(p(r('x')))
    expect(await refusal(makeZip({ ...parts, 'WORD/document.xml': parts['word/document.xml']! }))).toBe('damaged-zip')
  })
})

describe('a file made to exhaust is refused at a limit', () => {
  const many = (times: number, element = '<w:p/>') => docxParts(element.repeat(times))
  test.each([
    ['too-large', makeDocx(p(r('x'))), { fileBytes: 100 }],
    ['too-many-parts', makeZip({ ...many(1), ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`${i}`, ''])) }), { entries: 20 }],
    ['part-too-large', makeZip(many(1000)), { partBytes: 2000 }],
    ['part-too-large', makeZip(many(1000)), { totalBytes: 5000 }],
    ['too-compressed', makeZip(many(100_000)), { ratioFrom: 1000, ratio: 50 }],
    ['too-many-elements', makeZip(many(3000)), { nodes: 2000 }],
    ['too-deep', makeZip(many(1, `${'<w:sdt>'.repeat(300)}${'</w:sdt>'.repeat(300)}`)), {}],
    ['too-deep', bytes(`<!doctype html>${'<div>'.repeat(300)}`), {}],
    ['too-many-elements', bytes(`<!doctype html>${'<p>x</p>'.repeat(300)}`), { nodes: 200 }],
    ['too-many-pages', makePdf([[{ x: 50, y: 700, text: 'x' }], []]), { pages: 1 }],
  ])('%s', async (code, data, limits) => {
    expect(await refusal(data, { ...defaultLimits, ...limits })).toBe(code)
  })

  test('sizes that the archive claims falsely do not loosen a limit', async () => {
    const data = makeZip(many(1_000_000), { claim: 100 })
    expect(await refusal(data)).toBe('damaged-zip')
    expect(() =>
      readDocx(makeZip({ 'word/document.xml': 'x'.repeat(2 ** 22) }, { claim: 100 }), { ...defaultLimits, partBytes: 2 ** 20 }),
    ).toThrow(new TextError('part-too-large', { part: 'word/document.xml', megabytes: 1 }))
  })
})

test('strict files, other prefixes and a main part of another name are read like any', () => {
  const strict = Object.fromEntries(
    Object.entries(
      docxParts(p(r('x'), '<w:pStyle w:val="C"/>'), {
        styles: '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Call"/></w:style>',
      }),
    ).map(([name, content]) => [
      name.replace('document.xml', 'document2.xml'),
      content
        .replaceAll('http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'http://purl.oclc.org/ooxml/wordprocessingml/main')
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        )
        .replaceAll('document.xml', 'document2.xml')
        .replaceAll('<w:', '<q:')
        .replaceAll('</w:', '</q:')
        .replaceAll(' w:', ' q:')
        .replaceAll('xmlns:w=', 'xmlns:q='),
    ]),
  )
  expect(readDocx(makeZip(strict)).paragraphs.map(({ style, runs }) => [style, runs[0]!.text])).toEqual([['call', 'x']])
})
