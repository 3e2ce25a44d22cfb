/**
 * PDF files place glyphs, so a right-to-left line arrives as it looks, from left to right. This puts its pieces back into
 * the order in which it is read: the reverse of the Unicode bidirectional algorithm (UAX 9) for one line whose base
 * direction is right to left, as far as a printed line still shows it.
 */

/** Letters decide a direction; digits run left to right but decide none; all else goes with its surroundings. */
type Direction = 'right' | 'left' | 'number' | 'neutral'

const right = '\\p{Script=Arabic}\\p{Script=Hebrew}،؛؟\\u064b-\\u065f'
const hasRight = new RegExp(`[${right}]`, 'u')
/** A stretch of Latin or Cyrillic letters with what lies between them, within a piece that also runs right to left. */
const leftWithin = new RegExp(
  `([\\p{Script=Latin}\\p{Script=Cyrillic}](?:[^${right}]*[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}%])?)`,
  'u',
)
const mirrored: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«' }

function directionOf(text: string): Direction {
  if (hasRight.test(text)) return 'right'
  if (/\p{L}/u.test(text)) return 'left'
  return /\p{N}/u.test(text) ? 'number' : 'neutral'
}

/** Whether a line is one of a right-to-left language: at least a third of its letters, since symbols and names are often Latin. */
export function isRightToLeft(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const ofRight = text.match(/[\p{Script=Arabic}\p{Script=Hebrew}]/gu)?.length ?? 0
  return ofRight > 0 && ofRight * 3 >= letters
}

/**
 * @param pieces what stands on the line, from left to right; the letters within one piece are in reading order already
 * @returns the pieces, split where they mix directions, in reading order
 */
export function readingOrder<Piece extends { text: string }>(pieces: readonly Piece[]): Piece[] {
  const parts = pieces.flatMap((piece) => split(piece.text).map((text) => ({ ...piece, text })))
  const directions = parts.map(({ text }) => directionOf(text))
  const order: Piece[] = []
  for (let end = parts.length - 1; end >= 0; ) {
    const start = startOfLeftToRight(directions, end)
    if (start < end || directions[end] === 'left') order.push(...parts.slice(start, end + 1))
    else order.push({ ...parts[end]!, text: mirror(parts[end]!.text) })
    end = start - 1
  }
  return order
}

/** Words of a left-to-right language, with the numbers after them, keep their own order together: where such a stretch that ends here starts. */
function startOfLeftToRight(directions: readonly Direction[], end: number): number {
  if (directions[end] !== 'left' && directions[end] !== 'number') return end
  let start = end
  for (let at = end; at >= 0 && directions[at] !== 'right'; at--) if (directions[at] === 'left') start = at
  return start
}

/** Punctuation at the edge of a word goes with the line, except a bracket whose partner is within the word. */
function split(text: string): string[] {
  if (hasRight.test(text)) return text.split(leftWithin).filter((part) => part !== '')
  const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}%]*)$/su.exec(text) ?? []
  const closes = /[[(][^\])]*$/.test(core) && /^[\])]/.test(after) ? 1 : 0
  return [before, core + after.slice(0, closes), after.slice(closes)].filter((part) => part !== '')
}

const mirror = (text: string) => [...text].map((c) => mirrored[c] ?? c).join('')
