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

/** The day in Geneva, where the process keeps its deadlines: `2027-03-15`. */
export const today = (clock: Clock): string => inGeneva.format(clock.now())
