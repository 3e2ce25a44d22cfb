import { crc32, deflateRawSync, deflateSync } from 'node:zlib'

/** Papers made in the tests themselves: each test shows the markup that it is about. */

export interface ZipOptions {
  /** store parts unpacked, so that no ratio gives a large part away */
  store?: boolean
  /** unpacked size that the directory claims, instead of the true one */
  claim?: number
}

/** A zip archive of these parts. */
export function makeZip(parts: Record<string, string | Uint8Array>, options: ZipOptions = {}): Uint8Array {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const data = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    const packed = options.store ? data : deflateRawSync(data)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt16LE(options.store ? 0 : 8, 4)
    fields.writeUInt32LE(crc32(data), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(options.claim ?? data.length, 18)
    fields.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, Buffer.from(name)]))
    chunks.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...chunks, list, end]))
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const namespaces = `xmlns:w="${word}" xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`

export interface DocxParts {
  /** children of each part's root */
  styles?: string
  numbering?: string
  footnotes?: string
  endnotes?: string
  comments?: string
  commentsExtended?: string
  /** relationship id -> address outside */
  links?: Record<string, string>
}

const roots: Record<keyof Omit<DocxParts, 'links'>, string> = {
  styles: 'w:styles',
  numbering: 'w:numbering',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  comments: 'w:comments',
  commentsExtended: 'w15:commentsEx',
}

/** The parts of a Word document around the children of its body. */
export function docxParts(body: string, parts: DocxParts = {}): Record<string, string> {
  const { links = {}, ...inner } = parts
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const related = Object.keys(inner) as (keyof typeof roots)[]
  const relation = (id: string, type: string, target: string, more = '') =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${more}/>`
  const relations = (children: string) =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${children}</Relationships>`
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': relations(relation('d', 'officeDocument', 'word/document.xml')),
    'word/document.xml': `${head}<w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(
      related.map((part) => relation(part, part, `${part}.xml`)).join('') +
        Object.entries(links)
          .map(([id, target]) => relation(id, 'hyperlink', target, ' TargetMode="External"'))
          .join(''),
    ),
    ...Object.fromEntries(
      related.map((part) => [`word/${part}.xml`, `${head}<${roots[part]} ${namespaces}>${inner[part]}</${roots[part]}>`]),
    ),
  }
}

export const makeDocx = (body: string, parts?: DocxParts): Uint8Array => makeZip(docxParts(body, parts))

const escaped = (text: string): string => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c)

let ids = 0
const change = (by: string, at: string | null) => `w:id="${++ids}" w:author="${escaped(by)}"${at === null ? '' : ` w:date="${at}"`}`

/** A run of text; `rPr` holds its properties. */
export const r = (text: string, rPr = ''): string => `<w:r><w:rPr>${rPr}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
export const ins = (content: string, by = 'CEPT', at: string | null = '2026-03-01T10:00:00Z'): string =>
  `<w:ins ${change(by, at)}>${content}</w:ins>`
export const del = (text: string, by = 'CEPT', at: string | null = '2026-03-01T10:00:00Z'): string =>
  `<w:del ${change(by, at)}><w:r><w:delText xml:space="preserve">${escaped(text)}</w:delText></w:r></w:del>`
export const insMark = (by = 'CEPT'): string => `<w:rPr><w:ins ${change(by, '2026-03-01T10:00:00Z')}/></w:rPr>`
export const delMark = (by = 'CEPT'): string => `<w:rPr><w:del ${change(by, '2026-03-01T10:00:00Z')}/></w:rPr>`
/** A paragraph; `pPr` holds its properties. */
export const p = (content: string, pPr = ''): string => `<w:p><w:pPr>${pPr}</w:pPr>${content}</w:p>`
export const num = (list: number, level = 0): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
export const tbl = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`
export const tr = (cells: string[], trPr = ''): string =>
  `<w:tr><w:trPr>${trPr}</w:trPr>${cells.map((c) => `<w:tc>${c}</w:tc>`).join('')}</w:tr>`
export const lvl = (level: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
export const abstractNum = (id: number, levels: string): string => `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`
export const list = (id: number, abstract: number, overrides = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${overrides}</w:num>`
export const startOverride = (level: number, start: number): string =>
  `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`

/** Words at a place of a page, in points from its lower left corner. */
export interface PdfText {
  x: number
  y: number
  text: string
  size?: number
}

/**
 * A PDF of these pages (A4), in a font without embedded glyphs but with its meaning: each character is drawn by its own
 * UTF-16 code, 0.5 em wide (1 em for Chinese), so that right-to-left text must be given as it looks, from left to right.
 */
export function makePdf(pages: readonly (readonly PdfText[])[]): Uint8Array {
  const objects: string[] = []
  const add = (content: string) => objects.push(content)
  const stream = (content: string, more = '') =>
    `<< /Length ${Buffer.byteLength(content, 'latin1')} ${more}>>\nstream\n${content}\nendstream`
  const hex = (text: string) => [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  const characters = [...new Set(pages.flat().flatMap(({ text }) => [...text]))]
  const widths = characters
    .map((c) => `${c.charCodeAt(0)} [${/\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u.test(c) ? 1000 : 500}]`)
    .join(' ')
  const chunks = Array.from({ length: Math.ceil(characters.length / 100) }, (_, i) => characters.slice(i * 100, i * 100 + 100))
  const meaning = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${chunks
    .map((chunk) => `${chunk.length} beginbfchar ${chunk.map((c) => `<${hex(c)}> <${hex(c)}>`).join(' ')} endbfchar`)
    .join(' ')} endcmap end end`
  const kids = pages.map((_, i) => `${6 + i * 2} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  add('<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>')
  add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /W [${widths}] /CIDToGIDMap /Identity /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>`,
  )
  add(stream(meaning))
  for (const [i, page] of pages.entries()) {
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + i * 2} 0 R >>`)
    add(stream(page.map(({ x, y, text, size = 12 }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET`).join('\n')))
  }
  return pdfOf(objects)
}

/** A PDF of one page whose drawing is packed. */
export function packedPdf(drawing: string): Uint8Array {
  const packed = deflateSync(drawing).toString('latin1')
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>',
    `<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`,
  ])
}

function pdfOf(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xref = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  file += `trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}
