/** A count below this is not told: who is meant could be guessed. */
export const privacyThreshold = 5

/**
 * Counts of one table, with those hidden (null) that would tell of few people. Where the rest and the total would give a hidden
 * count away, the next smallest is hidden too, until at least two are and together they are not few (complementary
 * suppression: Handbook on Statistical Disclosure Control, 4.2). Nobody (0) tells of nobody and is shown.
 */
export function suppress(counts: readonly number[], threshold = privacyThreshold): (number | null)[] {
  const hidden = new Set(counts.flatMap((count, index) => (count > 0 && count < threshold ? [index] : [])))
  const order = counts.map((count, index) => ({ count, index })).filter(({ count }) => count >= threshold)
  order.sort((a, b) => a.count - b.count || a.index - b.index)
  const together = () => [...hidden].reduce((sum, index) => sum + counts[index]!, 0)
  while (hidden.size > 0 && (hidden.size < 2 || together() < threshold) && order.length > 0) hidden.add(order.shift()!.index)
  return counts.map((count, index) => (hidden.has(index) ? null : count))
}

/** The total, unless it is itself of few people, or one hidden count is all of it. */
export function tellTotal(counts: readonly number[], threshold = privacyThreshold): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const told = suppress(counts, threshold)
  const hidden = told.filter((count) => count === null).length
  return (total > 0 && total < threshold) || hidden === 1 ? null : total
}

/** `2026-11-22` and seven days -> `2026-11-29`. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

/** One for each zone: each takes memory outside the heap that comes back late. */
const days = new Map<string, Intl.DateTimeFormat>()

export function dayIn(timeZone: string, at: Date): string {
  const format = days.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone })
  days.set(timeZone, format)
  return format.format(at)
}
