import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { zoneComponent } from './time-zone.ts'

interface Common {
  /** stable: the same event moved keeps it */
  id: string
  title: string
  description?: string
  place?: string
  link: string
  /** grows with each change, so that calendars take the newer one */
  version?: number
  updated?: Date
  /** it does not take place: calendars that hold it strike it out */
  cancelled?: boolean
}

/** Whole days belong to no time zone; `from` and `to` are the first and last, inclusive: `2027-03-15`. */
interface WholeDays extends Common {
  from: string
  to: string
}

/** A time on one day, on the wall clock of an IANA time zone: `2027-03-15`, `09:30` to `12:30`. */
interface Timed extends Common {
  day: string
  starts: string
  ends: string
  timeZone: string
}

export type CalendarEvent = WholeDays | Timed

export const calendarType = 'text/calendar; charset=utf-8'

/** RFC 5545: whole-day events, and timed ones with the rules of their time zones beside them. */
export function calendar(name: string, publicUrl: string, events: Iterable<CalendarEvent>): string {
  const all = [...events]
  const out = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Actionline', product: 'Actionline' } })
  const days = all.flatMap((event) => ('day' in event ? [event.day] : []))
  if (days.length > 0) {
    const [first, last] = [days.reduce((a, b) => (a < b ? a : b)), days.reduce((a, b) => (a > b ? a : b))]
    out.timezone({ name: null, generator: (zone) => zoneComponent(zone, first, last) })
  }
  const host = new URL(publicUrl).hostname
  for (const event of all) {
    out.createEvent({
      id: `${event.id}@${host}`,
      ...when(event),
      summary: event.title,
      ...(event.description && { description: event.description }),
      ...(event.place && { location: event.place }),
      url: event.link,
      sequence: event.version ?? 0,
      ...(event.updated && { lastModified: event.updated }),
      stamp: event.updated ?? utcDay('day' in event ? event.day : event.from),
      ...(event.cancelled && { status: ICalEventStatus.CANCELLED }),
    })
  }
  return out.toString()
}

const when = (event: CalendarEvent) =>
  'day' in event
    ? { start: new WallClock(event.day, event.starts), end: new WallClock(event.day, event.ends), timezone: event.timeZone }
    : {
        start: utcDay(event.from),
        end: new Date(utcDay(event.to).getTime() + 86_400_000), // DTEND is the first day that is free again
        allDay: true,
        timezone: 'UTC',
      }

const utcDay = (day: string) => new Date(`${day}T00:00:00Z`)

/**
 * A time as it stands on a wall, wherever this program runs. The library reads the fields of a Date in the zone of its own machine,
 * but those of a date that knows its zone (`@date-fns/tz`) as that one gives them: such a date this is, with its time kept in UTC.
 */
class WallClock extends Date {
  readonly internal: Date = this
  constructor(day: string, time: string) {
    super(`${day}T${time}:00Z`)
  }
  withTimeZone() {
    return this
  }
  tzComponents(): [string, string, string] {
    return ['+', '00', '00']
  }
  override getFullYear() {
    return this.getUTCFullYear()
  }
  override getMonth() {
    return this.getUTCMonth()
  }
  override getDate() {
    return this.getUTCDate()
  }
  override getHours() {
    return this.getUTCHours()
  }
  override getMinutes() {
    return this.getUTCMinutes()
  }
  override getSeconds() {
    return this.getUTCSeconds()
  }
}
