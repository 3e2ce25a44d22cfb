import { readLabel } from '../structure/labels.ts'
import { readRow } from '../table-lines.ts'
import { type Cell, type Note, type SourceDocument, type SourceParagraph, TextError, type Warning } from '../types.ts'

/** Bytes of a plain text, of any encoding in use for official documents, to paragraphs. What extraction tools left behind is taken out. */
export function readTxt(bytes: Uint8Array): SourceDocument {
  const text = clean(decode(bytes))
  const notes: Note[] = []
  const warnings: Warning[] = []
  const withoutNotes = takeNotes(text, notes)
  const paragraphs = inTables(unwrap(withoutNotes.split('\n')))
  return { format: 'txt', paragraphs, notes, comments: [], warnings }
}

// the Cyrillic and Arabic pages are tried by what they make of the bytes: letters of one script, few odd signs
const fallbacks = ['windows-1251', 'windows-1256', 'gb18030', 'windows-1252'] as const

/** Text of the bytes: by their mark, as UTF-8 when they are, else as the old code page that reads best. Binary bytes are refused. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const sample = bytes.subarray(0, 4096)
  const zeros = countBytes(sample, (byte) => byte === 0)
  if (zeros > 0) {
    const odd = countBytes(sample, (byte, index) => byte === 0 && index % 2 === 1)
    if (odd > sample.length / 8 && zeros === odd) return new TextDecoder('utf-16le').decode(bytes)
    if (zeros > sample.length / 8 && odd === 0) return new TextDecoder('utf-16be').decode(bytes)
    throw new TextError('not-a-text')
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const readings = fallbacks.map((name) => new TextDecoder(name).decode(bytes))
    return readings.reduce((best, reading) => (plausibility(reading) > plausibility(best) ? reading : best))
  }
}

function countBytes(bytes: Uint8Array, test: (byte: number, index: number) => boolean): number {
  let count = 0
  for (let i = 0; i < bytes.length; i++) if (test(bytes[i] as number, i)) count++
  return count
}

/** How much a decoded text looks like one of the six languages: common words and letters count for it, stray signs against it. */
function plausibility(reading: string): number {
  const sample = reading.slice(0, 4000)
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0
  const common =
    count(/(?<!\p{L})(?:и|в|на|по|для|в|о|с|de|la|et|les|el|los|que|the|of|and|في|من|على|إلى|أن)(?!\p{L})/gu) + count(/[的和会国决议]/gu)
  // a word of two scripts was read in the wrong page
  const stray = count(
    /[\ufffd\u0080-\u009f¤¦¨¬¶¸×÷ƒˆ‰]|[a-z][À-ß]|\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Arabic}]|[\p{Script=Cyrillic}\p{Script=Arabic}]\p{Script=Latin}/gu,
  )
  return common * 5 - stray * 3
}

function clean(text: string): string {
  return text
    .replace(/^\ufeff/, '')
    .normalize('NFC')
    .replace(/\r\n?|\u2028|\u2029|\u0085|\f/g, '\n')
    .replace(/\v/g, ' ')
    .replace(/\[(?:bookmark|Bookmark): [^\]\n]*\]/g, '')
    .replace(/[\u0000-\u0008\u000e-\u001f]/g, '')
}

/**
 * Footnotes as text extraction leaves them: `[footnoteRef:1]1` where the mark stood, `[1: 1 text]` where the note was put, or
 * the note as a line of its own after the text. Mark and note leave the text; a run remembers where the mark was by `note`.
 */
function takeNotes(text: string, notes: Note[]): string {
  const marks = [...text.matchAll(/\[(?:footnoteRef|endnoteRef):\s*(\d{1,3})\]/g)]
  if (marks.length === 0) return text
  const keys = new Set(marks.map((mark) => mark[1] as string))
  let rest = text.replace(
    /[ \t]*\[(\d{1,3}):[ \t]*(?:\1[ \t]+)?([^\]\n]*(?:\][^\]\n]+)*?)\][ \t]*(?=\n|$)/g,
    (whole, key: string, body: string) => {
      if (!keys.has(key)) return whole
      notes.push(note(key, body))
      return ''
    },
  )
  // the printed mark often follows its anchor: "[footnoteRef:1]1"
  rest = rest.replace(/\[(?:footnoteRef|endnoteRef):\s*(\d{1,3})\](\d{1,3})?/g, (_, key: string, printed: string | undefined) =>
    printed === undefined || printed === key ? `\ue0f0${key}\ue0f1` : `\ue0f0${key}\ue0f1${printed}`,
  )
  const lines = rest.split('\n')
  for (const key of keys) {
    if (notes.some((known) => known.key === key)) continue
    const at = lines.findLastIndex((line) => new RegExp(`^[ \\t]*\\(?${key}\\)?[ \\t]+\\S`).test(line) && !line.includes('\ue0f0'))
    if (at < 0 || at < lines.findIndex((line) => line.includes(`\ue0f0${key}\ue0f1`))) continue
    notes.push(note(key, (lines[at] as string).replace(/^[ \t]*\(?\d{1,3}\)?[ \t]+/, '')))
    lines[at] = ''
  }
  notes.sort((a, b) => Number(a.key) - Number(b.key))
  return lines.join('\n')
}

const note = (key: string, body: string): Note => ({ key, kind: 'footnote', runs: [{ text: body.trim(), revisions: [] }] })

/**
 * Lines to paragraphs. Most files keep a paragraph on a line; those that were wrapped at a margin have blank lines between
 * paragraphs and lines of nearly one length, and are joined again.
 */
function unwrap(lines: string[]): string[] {
  if (!isWrapped(lines)) return lines.filter((line) => line.trim() !== '')
  const paragraphs: string[] = []
  let open = false
  for (const line of lines) {
    if (line.trim() === '') open = false
    else if (open && !readLabel(line) && !readRow(line) && !/^[ \t]{4,}\S/.test(line))
      paragraphs[paragraphs.length - 1] += ` ${line.trim()}`
    else {
      paragraphs.push(line.trimEnd())
      open = !readRow(line)
    }
  }
  return paragraphs
}

function isWrapped(lines: string[]): boolean {
  const full = lines.filter((line) => line.trim() !== '')
  const longest = full.reduce((most, line) => Math.max(most, line.length), 0)
  if (longest > 130 || full.length < 20 || lines.length - full.length < full.length / 12) return false
  const nearMargin = full.filter((line) => line.length > longest * 0.75).length
  return nearMargin > full.length * 0.4
}

/** Lines as paragraphs, and those that are rows as the cells of their table. */
function inTables(lines: readonly string[]): SourceParagraph[] {
  let table = -1
  let row = -1
  return lines.flatMap((line) => {
    const cells = readRow(line)
    if (cells === null) {
      row = -1
      return [paragraph(line, null)]
    }
    if (cells.length === 0) return []
    if (++row === 0) table++
    return cells.flatMap((inside, cell) => inside.map((text) => paragraph(text, { table, row, cell })))
  })
}

function paragraph(line: string, cell: Cell | null): SourceParagraph {
  const runs = line
    .split(/(\ue0f0\d+\ue0f1)/)
    .filter((piece) => piece !== '')
    .map((piece) => (piece.startsWith('\ue0f0') ? { text: '', revisions: [], note: piece.slice(1, -1) } : { text: piece, revisions: [] }))
  return {
    label: { base: '', proposed: '', marked: '' },
    runs,
    mark: [],
    style: null,
    depth: 0,
    cell,
    rtl: /^[\s\d\p{P}]*[\u0590-\u08ff]/u.test(line),
  }
}
