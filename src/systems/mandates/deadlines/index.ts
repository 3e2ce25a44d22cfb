export { addDays, type Day, daysBetween, shiftDay } from './days.ts'
export { type DueRule, type Occasion, occasionsOf, type SessionDates, windowOf } from './resolve.ts'
export { refreshNext, settleDeadlines } from './settle.ts'
