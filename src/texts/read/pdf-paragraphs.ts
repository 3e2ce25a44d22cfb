import type { Line } from './pdf-lines.ts'

/** Labels that a line of a text begins with: `a)`, `(iv)`, `3.15.1`, `–`. A bare number counts only before a wide gap. */
const label =
  /^\s*(?:\(?(?:\p{L}{1,2}|\d{1,3}|[ivxlc]{1,6}|[IVXLC]{1,6})\)[\t ]|(?:\p{L}|\d{1,3}(?:\.\d{1,3}){0,4})\.?\t|\d{1,3}(?:\.\d{1,3}){1,4}\.?(?=[\t \p{Script=Han}])|\d{1,3}\. |[-–—•▪◦●][\t ])/u
const sentenceEnd = /[.;:!?。；：！？؛؟]["'”»’)\]]*\s*$/
const han = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

interface Column {
  left: number
  right: number
}

/** How a text is set. */
interface Setting {
  /** distance of baselines within a paragraph, as a multiple of the type's size */
  pitch: number
  /** whether space is left between paragraphs, so that a short line alone says little */
  spaced: boolean
  columnOf(line: Line): Column
}

/** Groups the lines of a text into its paragraphs by spacing, indents, labels, and whether the next word would have fitted. */
export function paragraphsOf(given: readonly Line[]): Line[][] {
  // A line of Latin names within an Arabic text is set from the right like the others.
  const rtl = given.filter((line) => line.rtl).length * 2 > given.length
  const lines = rtl ? given.map((line) => ({ ...line, rtl })) : given
  const setting = settingOf(lines)
  const paragraphs: Line[][] = []
  for (const line of lines) {
    const open = paragraphs.at(-1)
    if (open && continues(open, line, setting)) open.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

/** The size that most of the text is set in, in points. */
export function bodySize(lines: readonly Line[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length)
  }
  return [...letters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [12, 0])[0]
}

function settingOf(lines: readonly Line[]): Setting {
  const body = bodySize(lines)
  const steps = new Map<number, number>()
  let all = 0
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1]
    if (!before || before.page !== line.page || Math.abs(line.size - body) > 1) continue
    const step = Math.round(((before.y - line.y) / line.size) * 20) / 20
    if (step < 0.8 || step > 3) continue
    steps.set(step, (steps.get(step) ?? 0) + 1)
    all++
  }
  const most = Math.max(0, ...steps.values())
  // The smallest of the frequent ones: between one-line paragraphs the distance is larger, and may be as frequent.
  const pitch = Math.min(...[...steps].filter(([, times]) => times >= most / 3).map(([step]) => step), 2)
  const wide = [...steps].reduce((sum, [step, times]) => (step > pitch * 1.2 ? sum + times : sum), 0)
  return { pitch, spaced: wide * 12 > all, columnOf: columnsOf(lines, body) }
}

/**
 * The column in which each line stands: the lines of a page between two jumps upwards. Where these are few, as on the
 * last page, the whole text tells better how wide it is set.
 */
function columnsOf(lines: readonly Line[], body: number): (line: Line) => Column {
  const parts: Line[][] = []
  for (const line of lines) {
    const part = parts.at(-1)
    const before = part?.at(-1)
    if (part && before?.page === line.page && line.y <= before.y) part.push(line)
    else parts.push([line])
  }
  const whole = extent(lines, body)
  const columns = new Map<Line, Column>()
  for (const part of parts) {
    const column = part.length < 3 ? whole : extent(part, body)
    for (const line of part) columns.set(line, column)
  }
  return (line) => columns.get(line) ?? whole
}

/** From where to where most lines in the size of the text reach. */
function extent(lines: readonly Line[], body: number): Column {
  const text = lines.filter(({ size }) => Math.abs(size - body) < 1)
  const at = (values: number[], share: number) => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)]
  const left =
    at(
      (text.length > 0 ? text : lines).map((line) => line.left),
      0.05,
    ) ?? 0
  const right =
    at(
      (text.length > 0 ? text : lines).map((line) => line.right),
      0.95,
    ) ?? 0
  return { left, right }
}

function continues(open: readonly Line[], line: Line, setting: Setting): boolean {
  const before = open.at(-1)!
  const { columnOf } = setting
  if (Math.abs(before.size - line.size) > before.size * 0.1 || label.test(line.text)) return false
  const em = line.size
  if (before.page !== line.page || line.y > before.y) {
    if (sentenceEnd.test(before.text) || !isFull(before, line, setting)) return false
    return indent(line, columnOf(line)) < em * 0.8 + hanging(open, columnOf)
  }
  if (before.y - line.y > em * setting.pitch * 1.2) return false
  if (isRow(before) || isRow(line)) return false
  if (isCentred(before, columnOf(before)) && isCentred(line, columnOf(line))) return true
  if (!isFull(before, line, setting)) return false
  const shift = indent(line, columnOf(line)) - indent(before, columnOf(before))
  if (shift > em * 0.8) return open.length === 1 && (label.test(open[0]!.text) || !sentenceEnd.test(before.text))
  return shift > -em * 0.8 || open.length === 1
}

/** Whether a line is as long as it could be: its neighbour's first word would not have fitted on it. */
function isFull(line: Line, next: Line, { spaced, columnOf }: Setting): boolean {
  const column = columnOf(line)
  const word = han.test(next.text[0] ?? '') ? next.text[0]! : (/^\s*\S+/.exec(next.text)?.[0] ?? '')
  const room = line.rtl ? line.left - column.left : column.right - line.right
  const needed = ((next.right - next.left) * word.length) / Math.max(1, next.text.length)
  return room < Math.max(needed * 1.3 + line.size, spaced ? (column.right - column.left) * 0.3 : 0)
}

const indent = (line: Line, column: Column) => (line.rtl ? column.right - line.right : line.left - column.left)

/** Lines under a label stand further in; so does their continuation on the next page. */
const hanging = (open: readonly Line[], columnOf: (line: Line) => Column) =>
  label.test(open[0]!.text) ? Math.max(indent(open.at(-1)!, columnOf(open.at(-1)!)), open[0]!.size * 4) : 0

/** Cells of a table row stand on one line, far apart; a label stands apart from its text only once. */
const isRow = (line: Line) => (line.text.replace(label, '').match(/\t/g)?.length ?? 0) >= 1

function isCentred(line: Line, column: Column): boolean {
  const before = line.left - column.left
  const after = column.right - line.right
  return before > line.size && after > line.size && Math.abs(before - after) < line.size
}

/** Text of lines that follow each other, with the hyphens of broken words taken out. */
export function joinText(before: string, next: string, words: ReadonlySet<string>): { before: string; next: string } {
  const start = next.trimStart()
  const [, head = '', hyphen] = /^(.*?)([\u00ad\u2010-])?\s*$/su.exec(before) ?? []
  const left = /\p{L}+$/u.exec(head)?.[0]
  const right = /^\p{Ll}+/u.exec(start)?.[0]
  if (hyphen === '\u00ad') return { before: head, next: start }
  if (hyphen && left && right) {
    // A hyphen of the word itself is kept where the text has the word with its hyphen elsewhere.
    const kept = words.has(`${left}-${right}`.toLowerCase()) && !words.has(`${left}${right}`.toLowerCase())
    return { before: kept ? `${head}-` : head, next: start }
  }
  if (hyphen) return { before: before.trimEnd(), next: start }
  const closed = han.test(before.trimEnd().at(-1) ?? '') || han.test(start[0] ?? '')
  return { before: closed ? before.trimEnd() : `${before.trimEnd()} `, next: start }
}

/** The words of a text, those with a hyphen within a line included. */
export const wordsOf = (lines: readonly Line[]): Set<string> =>
  new Set(
    lines
      .flatMap(({ text }) => text.toLowerCase().match(/\p{L}+(?:[-\u2010]\p{L}+)*(?![\p{L}\u2010-])/gu) ?? [])
      .map((word) => word.replaceAll('\u2010', '-')),
  )
