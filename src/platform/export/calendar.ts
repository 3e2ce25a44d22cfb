import ical, { ICalCalendarMethod } from 'ical-generator'

export interface CalendarEvent {
  /** stable: the same event moved keeps it */
  id: string
  /** first and last day, inclusive: `2027-03-15`. Whole days belong to no time zone. */
  from: string
  to: string
  title: string
  description?: string
  place?: string
  link: string
  /** grows with each change, so that calendars take the newer one */
  version?: number
  updated?: Date
}

export const calendarType = 'text/calendar; charset=utf-8'

/** RFC 5545, whole-day events. */
export function calendar(name: string, publicUrl: string, events: Iterable<CalendarEvent>): string {
  const out = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'Actionline', product: 'Actionline' } })
  const host = new URL(publicUrl).hostname
  for (const event of events) {
    out.createEvent({
      id: `${event.id}@${host}`,
      start: utcDay(event.from),
      end: new Date(utcDay(event.to).getTime() + 86_400_000), // DTEND is the first day that is free again
      allDay: true,
      timezone: 'UTC',
      summary: event.title,
      ...(event.description && { description: event.description }),
      ...(event.place && { location: event.place }),
      url: event.link,
      sequence: event.version ?? 0,
      ...(event.updated && { lastModified: event.updated }),
      stamp: event.updated ?? utcDay(event.from),
    })
  }
  return out.toString()
}

const utcDay = (day: string) => new Date(`${day}T00:00:00Z`)
