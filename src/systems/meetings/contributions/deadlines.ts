/** What becomes of a paper that comes in at some time. `original`: posted in its own language, as papers for information are. */
export const handlings = ['translated', 'late', 'held', 'original'] as const
export type Handling = (typeof handlings)[number]

export const specials = ['financial', 'treaty'] as const
export type Special = (typeof specials)[number]
export type DeadlineClass = 'member' | 'secretariat' | 'information' | Special

/** How long before the first day of the session, and what it brings. The longest comes first. */
export interface Tier {
  days?: number
  weeks?: number
  months?: number
  handling: Exclude<Handling, 'held'>
  /** days before the session by which the translations are out */
  out?: number
  /** working days within which the original is posted */
  postedWithin?: number
}

export interface DeadlineRule {
  time_zone: string
  /** the last minute of the last day: `23:59` */
  closes: string
  classes: Partial<Record<DeadlineClass, Tier[]>>
  source: string
}

/** A rule may be of one session, of a body, or of all; the first that fits holds. */
export const ruleFor = <R extends { session_id: string | null; body_id: string | null }>(
  rules: readonly R[],
  session: { session_id: string; body_id: string },
): R | undefined =>
  rules.find(({ session_id }) => session_id === session.session_id) ??
  rules.find(({ session_id, body_id }) => session_id === null && body_id === session.body_id) ??
  rules.find(({ session_id, body_id }) => session_id === null && body_id === null)

/** The class that a paper falls in; a rule that does not tell it apart treats it as a member's. */
export function classOf(
  rule: Pick<DeadlineRule, 'classes'>,
  paper: { purpose: 'action' | 'information'; special: Special | null; by_secretariat: boolean },
): DeadlineClass {
  if (paper.purpose === 'information' && rule.classes.information) return 'information'
  if (paper.special && rule.classes[paper.special]) return paper.special
  return paper.by_secretariat && rule.classes.secretariat ? 'secretariat' : 'member'
}

export interface Deadline {
  handling: Tier['handling']
  /** the last minute in which a paper is in time */
  until: Date
  /** the day by which translations are out */
  out: string | null
  postedWithin: number | null
}

/** The deadlines of a class of papers for a session that starts on a day, the earliest first. */
export const deadlinesOf = (rule: DeadlineRule, wanted: DeadlineClass, starts: string): Deadline[] =>
  (rule.classes[wanted] ?? [])
    .map((tier) => ({
      handling: tier.handling,
      until: momentIn(rule.time_zone, dayBefore(starts, tier), rule.closes),
      out: tier.out === undefined ? null : dayBefore(starts, { days: tier.out }),
      postedWithin: tier.postedWithin ?? null,
    }))
    .sort((a, b) => a.until.getTime() - b.until.getTime())

/** The deadline that a paper sent now keeps; none: it is held for the next meeting. The minute named is still in time. */
export const keptAt = (deadlines: readonly Deadline[], now: Date): Deadline | undefined =>
  deadlines.find(({ until }) => now.getTime() < until.getTime() + 60_000)

export const handlingAt = (deadlines: readonly Deadline[], now: Date): Handling => keptAt(deadlines, now)?.handling ?? 'held'

/** `2026-04-28` and eight weeks -> `2026-03-03`. A month that has no such day ends before it: 31 October less eight months is 28 February. */
export function dayBefore(day: string, { days = 0, weeks = 0, months = 0 }: Pick<Tier, 'days' | 'weeks' | 'months'>): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (months) {
    const wanted = at.getUTCDate()
    at.setUTCDate(1)
    at.setUTCMonth(at.getUTCMonth() - months)
    const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
    at.setUTCDate(Math.min(wanted, last))
  }
  at.setUTCDate(at.getUTCDate() - days - 7 * weeks)
  return at.toISOString().slice(0, 10)
}

/** So many working days after a day; Saturdays and Sundays are none. */
export function workingDaysAfter(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  for (let left = count; left > 0; ) {
    at.setUTCDate(at.getUTCDate() + 1)
    if (at.getUTCDay() % 6 !== 0) left--
  }
  return at.toISOString().slice(0, 10)
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Milliseconds that a zone's clocks are ahead of UTC at a moment. */
function ahead(zone: string, at: number): number {
  let clock = clocks.get(zone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    clocks.set(zone, clock)
  }
  return Date.parse(`${clock.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}

/** The moment at which clocks of a zone show a time of a day. */
export function momentIn(zone: string, day: string, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`)
  // the first guess may lie on the other side of a change of clocks
  const guess = wall - ahead(zone, wall)
  return new Date(wall - ahead(zone, guess))
}
