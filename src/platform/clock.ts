/** The only source of the present moment; tests hand in their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export const fixedClock = (iso: string): Clock & { set(iso: string): void } => {
  let at = new Date(iso)
  const set = (next: string) => {
    at = new Date(next)
  }
  return { now: () => new Date(at), set }
}

/** Made once: a formatter holds tens of kilobytes outside of the JavaScript heap, which no collection sees as pressing. */
const inGeneva = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Zurich' })

const hour = 3_600_000
let known = { hour: Number.NaN, day: '' }

/** The day in Geneva, where the process keeps its deadlines: `2027-03-15`. Asked by every request, and told anew by the hour: Geneva's midnight falls on one. */
export function today(clock: Clock): string {
  const at = clock.now()
  const current = Math.floor(at.getTime() / hour)
  if (current !== known.hour) known = { hour: current, day: inGeneva.format(at) }
  return known.day
}

/** A day that exists, as `2027-03-15`. */
export function isDay(value: string): boolean {
  const at = new Date(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value)
}
