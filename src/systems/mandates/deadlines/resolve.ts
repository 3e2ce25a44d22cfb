import type { Recurrence } from '../../../texts/types.ts'
import { addDays, type Day, shiftDay } from './days.ts'

export interface SessionDates {
  id: string
  body: string
  year: number
  starts: Day
  ends: Day
}

/** A due date as the text gives it: on a session, or between two days, or in words alone. */
export interface DueRule {
  id: number
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

/** One time that a mandate is to be done. The key tells two times of one mandate apart. */
export interface Occasion extends Window {
  due: number | null
  session: string | null
  year: number | null
}

export const occasionKey = (o: Pick<Occasion, 'due' | 'session' | 'year'>): string => `${o.session ?? ''}|${o.year ?? 0}|${o.due ?? 0}`

export interface Duty {
  dues: readonly DueRule[]
  recurrence: Recurrence | null
  /** the day from which a recurring duty counts: that of the text */
  since: Day
}

/**
 * Every time that a duty is to be done, from the day of its text to `horizon`.
 *
 * A single duty is done once for each of its due dates, or once without a date. A recurring one is done at each session of
 * its body that the calendar knows ("every Council"), or each year: at the yearly session on which its due date hangs, or
 * within the year. "Regularly" gives no times of its own: it stays open until somebody reports.
 */
export function occasionsOf({ dues, recurrence, since }: Duty, calendar: readonly SessionDates[], horizon: Day): Occasion[] {
  const byId = new Map(calendar.map((s) => [s.id, s]))
  const single = dues.map((due): Occasion => {
    const session = due.session ? (byId.get(due.session) ?? null) : null
    return { ...windowOf(due, session), due: due.id, session: session?.id ?? null, year: null }
  })
  if (!recurrence || recurrence.every === 'regular') {
    return single.length ? single : [{ starts: null, ends: null, due: null, session: null, year: null }]
  }
  const anchored = dues.find((due) => due.session && byId.has(due.session))
  const first = anchored ? byId.get(anchored.session!)! : null
  // "every year, at the session of CSTD" names its body by the session it hangs on
  const body = recurrence.body ?? first?.body ?? null
  const from = first && first.starts < since ? first.starts : since
  if (body && recurrence.every !== 'month') {
    const sessions = calendar.filter((s) => s.body === body && s.ends >= from && s.starts <= horizon)
    const every = recurrence.every === 'year' ? onePerYear(sessions) : sessions
    const rule = anchored ?? { relation: 'at' as const, shift: null, from: null, to: null }
    const occasions = every
      .filter((_, index) => index % Math.max(1, recurrence.interval) === 0)
      .map((session): Occasion => ({ ...windowOf(rule, session), due: null, session: session.id, year: null }))
    if (occasions.length) return occasions
  }
  if (recurrence.every === 'month') return months(from, horizon, recurrence.interval)
  return years(dues, from, horizon, recurrence.interval)
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
function years(dues: readonly DueRule[], since: Day, horizon: Day, interval: number): Occasion[] {
  const pattern = dues.find((due) => due.to)
  const first = Number((pattern?.to ?? since).slice(0, 4))
  const occasions: Occasion[] = []
  for (let year = first; `${year}-01-01` <= horizon; year += Math.max(1, interval)) {
    const within = (d: Day | null) => (d ? shiftDay(d, `P${year - first}Y`, 1) : null)
    occasions.push(
      pattern
        ? { starts: within(pattern.from), ends: within(pattern.to), due: null, session: null, year }
        : { starts: `${year}-01-01`, ends: `${year}-12-31`, due: null, session: null, year },
    )
  }
  return occasions
}

/** Each month's last day. `year` holds year and month as one number, 202703, to tell them apart. */
function months(since: Day, horizon: Day, interval: number): Occasion[] {
  const occasions: Occasion[] = []
  for (let start = `${since.slice(0, 7)}-01`; start <= horizon; start = shiftDay(start, `P${Math.max(1, interval)}M`, 1)) {
    occasions.push({
      starts: start,
      ends: addDays(shiftDay(start, 'P1M', 1), -1),
      due: null,
      session: null,
      year: Number(start.slice(0, 7).replace('-', '')),
    })
  }
  return occasions
}
