import data from '../lexicon/calendar.json' with { type: 'json' }

/** One session of a body. `session` is the event's name in dues: `CSTD-30`, `ITU-COUNCIL-2027`. Dates are ISO days. */
export interface Session {
  body: string
  session: string
  ordinal: number | null
  year: number
  from: string
  to: string
}

export interface Calendar {
  sessions: readonly Session[]
  /** bodies that meet every year: session n opens in year `yearBeforeFirst` + n, in month `opens`, and gives its dates where none are known */
  series: readonly { body: string; yearBeforeFirst: number; opens: number }[]
  /** days named with a year of two digits: WTISD-25 */
  days: readonly { name: string; month: number; day: number }[]
}

/** The sessions of the WSIS bodies that the process data knew when this release was made; a caller with a register passes its own. */
export const defaultCalendar: Calendar = data

/** What is known of a session, whatever of it was printed: its number, its year, or that it is the next one after a day. */
export function findSession(
  calendar: Calendar,
  body: string,
  { ordinal = null, year = null, next = null }: { ordinal?: number | null; year?: number | null; next?: string | null },
): Session | null {
  const own = calendar.sessions.filter((session) => session.body === body)
  if (next !== null) {
    const later = own.filter((session) => session.from > next).sort((a, b) => a.from.localeCompare(b.from))
    return later[0] ?? null
  }
  const series = calendar.series.find((known) => known.body === body)
  const number = ordinal ?? (series && year !== null ? year - series.yearBeforeFirst : null)
  const known = own.find((session) =>
    number !== null && session.ordinal !== null ? session.ordinal === number : year !== null && session.year === year,
  )
  if (known) return known
  const opens = year ?? (series && number !== null ? series.yearBeforeFirst + number : null)
  if (opens === null || opens < 1990 || opens > 2100) return null
  const name = `${body.toUpperCase()}-${series && number !== null ? number : opens}`
  if (!series || series.opens === 1)
    return { body, session: name, ordinal: number, year: opens, from: `${opens}-01-01`, to: `${opens}-12-31` }
  const month = String(series.opens).padStart(2, '0')
  const start = series && number !== null ? series.yearBeforeFirst + number : opens
  return { body, session: name, ordinal: number, year: start, from: `${start}-${month}-01`, to: `${start + 1}-${month}-01` }
}
