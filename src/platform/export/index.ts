export { type AtomFeed, atom, atomType } from './atom.ts'
export { type CalendarEvent, calendar, calendarType } from './calendar.ts'
export { csv } from './csv.ts'
