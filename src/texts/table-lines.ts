/**
 * A row of a table in plain text: `| one | two |`. Paragraphs of one cell are parted by ` ¶ `; a backslash stands before a sign that
 * means itself. The writer of plain texts and their reader agree on it.
 */
export const printRow = (cells: readonly (readonly string[])[]): string =>
  `| ${cells.map((paragraphs) => paragraphs.map(guarded).join(' ¶ ')).join(' | ')} |`

const guarded = (text: string): string => text.replace(/[\\|¶]/g, '\\$&')

/** The cells of a line that is a row; null where it is none. A line of strokes below the head of a table gives no cells. */
export function readRow(line: string): string[][] | null {
  if (!/^\| .* \|\s*$/.test(line) && !/^\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)) return null
  const cells = parted(line.trimEnd().slice(1, -1), '|').map((cell) => cell.replace(/^ | $/g, ''))
  return cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell)) ? [] : cells.map((cell) => parted(cell, ' ¶ ').map(unguarded))
}

/** Parts at a sign where no backslash stands before it. */
function parted(text: string, sign: string): string[] {
  const parts = ['']
  for (let at = 0; at < text.length; at++) {
    if (text.startsWith(sign, at)) {
      parts.push('')
      at += sign.length - 1
    } else if (text[at] === '\\') parts[parts.length - 1] += text.slice(at, ++at + 1)
    else parts[parts.length - 1] += text[at]!
  }
  return parts
}

const unguarded = (text: string): string => text.replace(/\\(.)/gs, '$1')
