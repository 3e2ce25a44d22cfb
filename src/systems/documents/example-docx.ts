import { crc32, deflateRawSync } from 'node:zlib'

/** A stretch of text: as it stands, or added or struck by one of the authors: `["+A", "words"]`. */
type Piece = string | readonly [mark: string, words: string]

/** A Word file with tracked changes, described in a few lines: what the example's proposal is made from. */
export interface DocxDescription {
  /** by letter, as the marks name them */
  authors: Record<string, string>
  /** when all changes were made, ISO 8601 */
  at: string
  /** each a label, then its pieces; a label with a mark (`+A 4`) is that of a paragraph added or struck as a whole */
  paragraphs: readonly (readonly [label: string, ...pieces: Piece[]])[]
}

/** A small .docx: the same bytes each time, so that bringing it in again is no news. */
export function writeDocx(description: DocxDescription): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  return zip({
    '[Content_Types].xml': `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': documentXml(description),
  })
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

function documentXml({ authors, at, paragraphs }: DocxDescription): string {
  let id = 0
  const change = (mark: string, content: string) =>
    `<w:${mark[0] === '+' ? 'ins' : 'del'} w:id="${++id}" w:author="${xml(authors[mark[1]!] ?? mark)}" w:date="${at}">${content}</w:${mark[0] === '+' ? 'ins' : 'del'}>`
  const run = (words: string, struck = false) => {
    const element = struck ? 'w:delText' : 'w:t'
    return `<w:r>${words
      .split('\t')
      .map((part) => `<${element} xml:space="preserve">${xml(part)}</${element}>`)
      .join('<w:tab/>')}</w:r>`
  }
  const piece = (one: Piece) => (typeof one === 'string' ? run(one) : change(one[0], run(one[1], one[0].startsWith('-'))))
  const body = paragraphs.map(([label, ...pieces]) => {
    const [, mark, name] = /^(?:([+-]\w) )?(.*)$/.exec(label)!
    const labelled: Piece[] = name ? [mark ? [mark, `${name}\t`] : `${name}\t`, ...pieces] : pieces
    const paragraphMark = mark ? `<w:pPr><w:rPr>${change(mark, '')}</w:rPr></w:pPr>` : ''
    return `<w:p>${paragraphMark}${labelled.map(piece).join('')}</w:p>`
  })
  return `${declaration}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const xml = (text: string) => text.replace(/[&<>"]/g, (c) => entities[c]!)

/** A zip archive without times. */
function zip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    // version 2.0, names in UTF-8, deflated, 1 January 1980
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, place, Buffer.from(name)]))
    parts.push(local)
    offset += local.length
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
