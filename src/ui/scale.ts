/** Where days lie on a line, for the drawings of time. Days are ISO dates (`2027-03-15`), places are units of the drawing. */

const milliseconds = 86_400_000

/** Days since 1970. A month or a year alone (`2027-03`, `2027`) stands for its first day. */
export const dayNumber = (date: string): number => Date.parse(`${date}-01-01`.slice(0, 10)) / milliseconds

export const isoDay = (day: number): string => new Date(day * milliseconds).toISOString().slice(0, 10)

export interface Tick {
  /** first day of the month */
  date: string
  x: number
  /** the first tick of a year, or of the drawing */
  year: boolean
}

export interface Scale {
  x(date: string): number
  ticks: Tick[]
}

/** Months between ticks that leave at least `room` units for each label. */
function stepOf(months: number, width: number, room: number): number {
  const steps = [1, 3, 6, 12, 24, 60, 120]
  return steps.find((step) => (width / months) * step >= room) ?? 240
}

/**
 * A line of `width` units from the first day to the last; right to left it runs the other way, since time flows with the text.
 * Days beyond its ends are put at the end.
 */
export function timeScale(from: string, to: string, width: number, options: { rtl?: boolean; room?: number } = {}): Scale {
  const first = dayNumber(from)
  const days = Math.max(dayNumber(to) - first, 1)
  const x = (date: string) => {
    const along = (Math.min(Math.max(dayNumber(date) - first, 0), days) / days) * width
    return Math.round((options.rtl ? width - along : along) * 10) / 10
  }
  const step = stepOf(days / 30.44, width, options.room ?? 44)
  const ticks: Tick[] = []
  const start = new Date(first * milliseconds)
  let year = start.getUTCFullYear()
  let month = Math.ceil((start.getUTCMonth() + (start.getUTCDate() > 1 ? 1 : 0)) / step) * step
  if (step > 12) year = Math.ceil((year + month / 12) / (step / 12)) * (step / 12)
  for (let seen = 0; ; month += step) {
    const day = Date.UTC(year, step > 12 ? 0 : month) / milliseconds
    if (step > 12) year += step / 12
    if (day > first + days) break
    const date = isoDay(day)
    const its = Number(date.slice(0, 4))
    ticks.push({ date, x: x(date), year: its !== seen })
    seen = its
  }
  return { x, ticks }
}

/**
 * Lays extents out in as few lanes as it takes for none to touch another of its lane; answers the lane of each, in the order given.
 * An extent is where a thing and its words begin and end.
 */
export function lanes(extents: readonly { from: number; to: number }[], gap = 6): number[] {
  const order = extents.map((_, index) => index).sort((a, b) => extents[a]!.from - extents[b]!.from || a - b)
  const ends: number[] = []
  const lane = new Array<number>(extents.length)
  for (const index of order) {
    const { from, to } = extents[index]!
    let free = ends.findIndex((end) => end + gap <= from)
    if (free === -1) free = ends.push(0) - 1
    ends[free] = to
    lane[index] = free
  }
  return lane
}

/** Width of a line of text before any font is known: generous, so that neighbours do not touch. `size`: of the font, in units. */
export function textWidth(text: string, size: number): number {
  let em = 0
  for (const character of text) {
    const code = character.codePointAt(0)!
    em +=
      code >= 0x2e80
        ? 1
        : code >= 0x300 && code < 0x370
          ? 0
          : /[\p{Lu}mwшщжю@%]/u.test(character)
            ? 0.72
            : /[iljtfr.,:;'| ]/.test(character)
              ? 0.32
              : 0.56
  }
  return em * size
}
