import type { Line } from './pdf-lines.ts'
import { bodySize } from './pdf-paragraphs.ts'

export interface Page {
  lines: Line[]
  /** of the page, in points */
  height: number
}

/**
 * Takes out what repeats at the head and foot of pages: titles, symbols, page numbers. A line repeats when its words, figures
 * aside, stand at the same height on several pages; a page number alone is known by its form.
 */
export function withoutRunningLines(pages: readonly Page[]): Page[] {
  const seen = new Map<string, Set<number>>()
  const keyOf = ({ text, y }: Line, height: number) => `${text.replace(/\d+/g, '#').trim()} @${Math.round((y / height) * 60)}`
  for (const [number, page] of pages.entries()) {
    const { head, foot } = margins(page)
    for (const line of [...head, ...foot]) {
      const key = keyOf(line, page.height)
      seen.set(key, (seen.get(key) ?? new Set()).add(number))
    }
  }
  // Left and right pages may carry different heads, and the first page its own.
  const enough = Math.max(2, pages.length * 0.3)
  return pages.map((page) => {
    const repeats = (line: Line) => (seen.get(keyOf(line, page.height))?.size ?? 0) >= enough || isPageNumber(line.text, pages.length)
    const { head, foot } = margins(page)
    // From the edge inwards, up to the first line that does not repeat: a sentence may repeat in a text, but not outside its page.
    const running = new Set([...untilNot(head, repeats), ...untilNot(foot, repeats)])
    return { ...page, lines: page.lines.filter((line) => !running.has(line)) }
  })
}

function untilNot<T>(items: readonly T[], test: (item: T) => boolean): readonly T[] {
  const end = items.findIndex((item) => !test(item))
  return end < 0 ? items : items.slice(0, end)
}

/** Lines that may be heads or feet, from the edge inwards: up to three at either end, within the outer eighth of the page. */
function margins({ lines, height }: Page): { head: Line[]; foot: Line[] } {
  const sorted = lines.toSorted((a, b) => b.y - a.y)
  return {
    head: sorted.slice(0, 3).filter(({ y }) => y > height * 0.875),
    foot: sorted
      .slice(-3)
      .filter(({ y }) => y < height * 0.125)
      .reverse(),
  }
}

function isPageNumber(text: string, pages: number): boolean {
  const number = /^\s*(?:[-–—]\s*)?(?:page\s+|p\.\s*)?(\d{1,4}|[ivxl]{1,6})(?:\s*(?:\/|of|sur|de|из)\s*\d{1,4})?(?:\s*[-–—])?\s*$/iu.exec(
    text,
  )?.[1]
  return number !== undefined && (!/^\d/.test(number) || Number(number) <= pages + 1000)
}

export interface FootNote {
  key: string
  lines: Line[]
}

/**
 * Takes the notes off the foot of each page: lines in smaller type, the first of which begins with a mark. Where the mark
 * stands in the text, raised, it is replaced by the note's key.
 */
export function takeNotes(pages: readonly Page[]): { pages: Page[]; notes: FootNote[] } {
  const body = bodySize(pages.flatMap(({ lines }) => lines))
  const notes: FootNote[] = []
  const rest = pages.map((page) => {
    const from = page.lines.findLastIndex(({ size }) => size > body * 0.93) + 1
    const small = page.lines.slice(from)
    const first = small[0]
    if (from === 0 || !first || (markOf(first) === undefined && notes.length === 0)) return page
    const keys = new Map<string, string>()
    for (const line of small) {
      const mark = markOf(line)
      if (mark === undefined) notes.at(-1)?.lines.push(line)
      else {
        const key = `fn${notes.length + 1}`
        keys.set(mark, key)
        notes.push({ key, lines: [withoutMark(line, mark)] })
      }
    }
    const lines = page.lines.slice(0, from).map((line) => ({
      ...line,
      pieces: line.pieces.map((piece) => {
        const note = piece.raised ? keys.get(piece.text.trim()) : undefined
        return note === undefined ? piece : { ...piece, text: '', note }
      }),
    }))
    return { ...page, lines }
  })
  return { pages: rest, notes }
}

function markOf({ pieces, text }: Line): string | undefined {
  const first = pieces.find((piece) => piece.text.trim() !== '')
  if (first?.raised) return first.text.trim()
  return /^\s*(\d{1,3}|\*{1,3}|[†‡])[\t ]/u.exec(text)?.[1]
}

function withoutMark(line: Line, mark: string): Line {
  const text = line.text.trimStart().slice(mark.length).trimStart()
  return { ...line, text, pieces: [{ text, raised: false }] }
}
