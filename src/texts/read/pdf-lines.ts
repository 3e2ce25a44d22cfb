import { isRightToLeft, readingOrder } from './visual-order.ts'

/** What pdf.js gives for a stretch of glyphs. */
export interface TextItem {
  str: string
  dir: string
  /** the last two are the position of the baseline's start, from the page's lower left corner, in points */
  transform: number[]
  width: number
  height: number
}

export interface Piece {
  text: string
  /** set above the line: the mark of a note, as a rule */
  raised: boolean
  /** key of the note whose mark this is */
  note?: string
}

export interface Line {
  pieces: Piece[]
  text: string
  page: number
  left: number
  right: number
  /** of the baseline, from the foot of the page */
  y: number
  /** of the type, in points */
  size: number
  rtl: boolean
}

interface Placed {
  text: string
  left: number
  right: number
  y: number
  size: number
}

/**
 * Glyphs of a page to its lines. Lines follow each other as the file draws them, which keeps columns apart and is the order
 * of reading in what word processors write; a file that draws in no such order is taken from top to bottom.
 */
export function linesOfPage(items: readonly TextItem[], page: number): Line[] {
  const rows: Placed[][] = []
  for (const item of items) {
    const placed = place(item)
    if (!placed) continue
    const row = rows.at(-1)
    if (row && sameBaseline(row, placed)) {
      if (!row.some((other) => other.text === placed.text && Math.abs(other.left - placed.left) < 1)) row.push(placed)
    } else rows.push([placed])
  }
  const lines = rows.map((row) => lineOf(row, page)).filter((line) => line.text.trim() !== '')
  const climbs = lines.filter((line, at) => at > 0 && line.y > lines[at - 1]!.y + line.size * 2).length
  return climbs > Math.max(3, lines.length / 4) ? lines.toSorted((a, b) => b.y - a.y || a.left - b.left) : lines
}

function place({ str, transform, width, height }: TextItem): Placed | null {
  const [a = 0, b = 0, , , left = 0, y = 0] = transform
  // What stands askew is a watermark or a number in the margin, and blank items only say what positions say better.
  if (str.trim() === '' || Math.abs(b) > Math.abs(a) / 10) return null
  return { text: plain(str), left, right: left + width, y, size: height || Math.abs(a) }
}

/**
 * Some programs write Chinese signs as the radicals that look the same, and Arabic letters as their joined forms:
 * back to the letters themselves. A glyph without a meaning becomes the replacement character.
 */
const plain = (text: string) =>
  text
    .replace(/[\u2e80-\u2ef3]/g, (c) => radicals.get(c) ?? c)
    .replace(/[\u2f00-\u2fd5\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]/g, (c) => c.normalize('NFKC'))
    .replace(/\u0000/g, '\ufffd')
    .replace(/[\u0001-\u0008\u000b-\u001f]/g, '')
    // a vowel sign drawn by itself comes with a space to stand on
    .replace(/^\s*(\p{M}+)\s*$/u, '$1')

/** Radicals of the supplement block that are also words; Unicode gives them no normal form (EquivalentUnifiedIdeograph.txt does). */
const radicals = new Map(
  [
    ...'⺁厂⺇几⺎兀⺒巳⺓幺⺛旡⺝月⺟母⺠民⺧牛⺩王⺪疋⺬示⺮竹⺶羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟',
  ].flatMap((radical, at, all): [string, string][] => (at % 2 === 0 ? [[radical, all[at + 1]!]] : [])),
)

/** Small type set higher or lower still belongs to the line, if it overlaps its height. */
function sameBaseline(row: readonly Placed[], next: Placed): boolean {
  const main = row.reduce((most, piece) => (piece.size > most.size ? piece : most))
  const tall = Math.max(main.size, next.size)
  return Math.abs(next.y - main.y) < (Math.min(main.size, next.size) < tall * 0.85 ? tall * 0.6 : tall * 0.3)
}

/** Vowel signs and accents drawn by themselves go back to the letter that they stand on. */
function withMarksOnLetters(row: readonly Placed[]): Placed[] {
  const isMark = ({ text }: Placed) => /^\p{M}+$/u.test(text)
  const letters = row.filter((piece) => !isMark(piece)).map((piece) => ({ ...piece }))
  if (letters.length === 0) return [...row]
  for (const mark of row.filter(isMark)) {
    const near = letters.reduce((best, piece) => (Math.abs(piece.left - mark.left) < Math.abs(best.left - mark.left) ? piece : best))
    near.text += mark.text
  }
  return letters
}

function lineOf(row: readonly Placed[], page: number): Line {
  const main = row.reduce((most, piece) => (piece.text.length * piece.size > most.text.length * most.size ? piece : most))
  const rtl = isRightToLeft(row.map(({ text }) => text).join(' '))
  const sorted = withMarksOnLetters(row).toSorted((a, b) => a.left - b.left)
  const pieces: Piece[] = []
  for (const [at, piece] of sorted.entries()) {
    const before = sorted[at - 1]
    const gap = before ? piece.left - before.right : 0
    const space = gap > main.size * 1.5 ? '\t' : gap > main.size * 0.15 ? ' ' : ''
    if (before && space !== '' && !/\s$/.test(before.text) && !/^\s/.test(piece.text)) pieces.push({ text: space, raised: false })
    pieces.push({ text: piece.text, raised: piece.size < main.size * 0.87 && piece.y > main.y + main.size * 0.15 })
  }
  const ordered = rtl ? readingOrder(pieces) : pieces
  return {
    pieces: ordered,
    text: ordered.map(({ text }) => text).join(''),
    page,
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    y: main.y,
    size: main.size,
    rtl,
  }
}
