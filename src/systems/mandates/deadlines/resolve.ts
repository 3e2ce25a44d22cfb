import type { Recurrence } from '../../../texts/types.ts'
import { addDays, type Day, shiftDay } from './days.ts'

export interface SessionDates {
  id: string
  body: string
  /** by which the session is called; one that was put off may be held in the next */
  year: number
  starts: Day
  ends: Day
}

/** A due date as the text gives it: on a session, or between two days, or in words alone. */
export interface DueRule {
  /** place among the due dates of its mandate */
  position: number
  relation: 'at' | 'by' | 'before' | 'after' | 'during' | 'asap'
  session: string | null
  /** ISO 8601 duration before or after the session */
  shift: string | null
  from: Day | null
  to: Day | null
}

export interface Window {
  starts: Day | null
  ends: Day | null
}

/** The days of a due date, given the dates of its session as they are now. Without a session its own days stand. */
export function windowOf(
  due: Pick<DueRule, 'relation' | 'shift' | 'from' | 'to'>,
  session: Pick<SessionDates, 'starts' | 'ends'> | null,
): Window {
  if (!session) return { starts: due.from, ends: due.to }
  switch (due.relation) {
    case 'before':
      return { starts: null, ends: due.shift ? shiftDay(session.starts, due.shift, -1) : addDays(session.starts, -1) }
    case 'by':
      // what is due "by the thirtieth session" must lie on its table when it opens
      return { starts: null, ends: due.shift ? shiftDay(session.starts, due.shift, -1) : session.starts }
    case 'after':
      return due.shift ? { starts: session.ends, ends: shiftDay(session.ends, due.shift, 1) } : { starts: session.ends, ends: null }
    default:
      return { starts: session.starts, ends: session.ends }
  }
}

/** One time that a mandate is to be done. */
export interface Occasion extends Window {
  /**
   * Tells the times of one mandate apart, whatever their dates: the place of a due date (`0`), or of a recurring duty the
   * session (`cstd-30`), the year (`2027`) or the month (`2027-03`).
   */
  key: string
  session: string | null
  year: number | null
}

export interface Duty {
  /** in their order */
  dues: readonly DueRule[]
  recurrence: Recurrence | null
  /** day of the text: what recurs lies after it */
  since: Day
  /** from this day on a recurring duty is watched; what it asked for earlier is not made up for */
  watched: Day
}

/**
 * Every time that a duty is to be done, up to `horizon`.
 *
 * A single duty is done once for each of its due dates, or once without a date. A recurring one is done at each session of
 * its body that the calendar knows ("every Council"), or each year or month; a due date on a session of another body ("and to
 * CSTD at its thirtieth session") stands beside it. "Regularly" gives no times of its own: it stays open until somebody reports.
 */
export function occasionsOf(duty: Duty, calendar: readonly SessionDates[], horizon: Day): Occasion[] {
  const { dues, recurrence, watched } = duty
  const sessions = new Map(calendar.map((s) => [s.id, s]))
  const single = (due: DueRule): Occasion => {
    const session = due.session ? (sessions.get(due.session) ?? null) : null
    return { ...windowOf(due, session), key: String(due.position), session: session?.id ?? null, year: null }
  }
  if (recurrence && recurrence.every !== 'regular') {
    const anchor = dues.find((due) => bodyOf(sessions, due) && (!recurrence.body || bodyOf(sessions, due) === recurrence.body))
    const body = recurrence.body ?? (anchor ? bodyOf(sessions, anchor) : null)
    const series = timesOf(duty, recurrence, { body, anchor, calendar, horizon }).filter((o) => (o.ends ?? o.starts ?? horizon) >= watched)
    const beside = dues.filter((due) => due !== anchor && bodyOf(sessions, due)).map(single)
    if (series.length > 0) return [...series, ...beside]
  }
  return dues.length > 0 ? dues.map(single) : [{ starts: null, ends: null, key: '0', session: null, year: null }]
}

const bodyOf = (sessions: ReadonlyMap<string, SessionDates>, due: DueRule): string | null =>
  due.session ? (sessions.get(due.session)?.body ?? null) : null

interface Series {
  body: string | null
  /** the due date on one of the body's sessions, with which the series begins */
  anchor: DueRule | undefined
  calendar: readonly SessionDates[]
  horizon: Day
}

function timesOf({ dues, since }: Duty, { every, interval }: Recurrence, { body, anchor, calendar, horizon }: Series): Occasion[] {
  const step = Math.max(1, interval)
  if (every === 'month') return months(since, horizon, step)
  const first = calendar.find((s) => s.id === anchor?.session)
  const own = calendar.filter((s) => s.body === body)
  const held = (every === 'year' ? onePerYear(own) : own).filter(
    (s) => s.starts <= horizon && (first ? s.starts >= first.starts : s.starts > since),
  )
  // "two months before every Council" hangs on no one session, and says all the same how far from each
  const rule = anchor ?? dues.find((due) => !due.session && !due.to && due.shift) ?? { relation: 'at', shift: null, from: null, to: null }
  const times = held
    .filter((_, index) => index % step === 0)
    .map((session): Occasion => ({ ...windowOf(rule, session), key: session.id, session: session.id, year: session.year }))
  return times.length > 0 || every === 'session' ? times : years(dues, since, horizon, step)
}

/** The longest session of a body in each year: an additional or last meeting is not another "every Council". */
function onePerYear(sessions: readonly SessionDates[]): SessionDates[] {
  const best = new Map<number, SessionDates>()
  const length = (s: SessionDates) => Date.parse(s.ends) - Date.parse(s.starts)
  for (const session of sessions) {
    const known = best.get(session.year)
    if (!known || length(session) > length(known)) best.set(session.year, session)
  }
  return [...best.values()].sort((a, b) => (a.starts < b.starts ? -1 : 1))
}

/** Each year, on the day and month of the first due date, or by its end. */
function years(dues: readonly DueRule[], since: Day, horizon: Day, step: number): Occasion[] {
  const pattern = dues.find((due) => !due.session && due.to)
  const first = Number((pattern?.to ?? since).slice(0, 4))
  const occasions: Occasion[] = []
  for (let year = first; `${year}-01-01` <= horizon; year += step) {
    const within = (d: Day | null) => (d ? shiftDay(d, `P${year - first}Y`, 1) : null)
    const window = pattern ? { starts: within(pattern.from), ends: within(pattern.to) } : { starts: `${year}-01-01`, ends: `${year}-12-31` }
    occasions.push({ ...window, key: String(year), session: null, year })
  }
  return occasions
}

/** By each month's last day. */
function months(since: Day, horizon: Day, step: number): Occasion[] {
  const occasions: Occasion[] = []
  for (let start = `${since.slice(0, 7)}-01`; start <= horizon; start = shiftDay(start, `P${step}M`, 1)) {
    const ends = addDays(shiftDay(start, 'P1M', 1), -1)
    occasions.push({ starts: start, ends, key: start.slice(0, 7), session: null, year: Number(start.slice(0, 4)) })
  }
  return occasions
}
