/** Days as `2027-03-15`: no time of day, no time zone. */
export type Day = string

const at = (day: Day) => new Date(`${day}T00:00:00Z`)
const day = (date: Date): Day => date.toISOString().slice(0, 10)

export function addDays(from: Day, days: number): Day {
  const date = at(from)
  date.setUTCDate(date.getUTCDate() + days)
  return day(date)
}

/** From a day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((at(to).getTime() - at(from).getTime()) / 86_400_000)

/**
 * A day moved by an ISO 8601 duration of years, months, weeks and days (`P2M`, `P1Y6M`, `P10D`), forward or back.
 * A day that the month does not have becomes its last: two months before 30 April is 28 February.
 */
export function shiftDay(from: Day, duration: string, sign: 1 | -1): Day {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(duration)
  if (!parts) return from
  const [years, months, weeks, days] = parts.slice(1).map((n) => Number(n ?? 0)) as [number, number, number, number]
  const date = at(from)
  const target = new Date(Date.UTC(date.getUTCFullYear() + sign * years, date.getUTCMonth() + sign * months, 1))
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate()
  target.setUTCDate(Math.min(date.getUTCDate(), last))
  return addDays(day(target), sign * (weeks * 7 + days))
}
