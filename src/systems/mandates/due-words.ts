import type { Translate } from '../../platform/i18n/index.ts'
import type { Recurrence } from '../../texts/types.ts'

type Due = { due_from: string | null; due_to: string | null; due_words: string | null }

/** `15–26 March 2027`, one day where only the last is known, or the text's own words; null when it says nothing. */
export function dueText(t: Translate, due: Due): string | null {
  if (due.due_to) return due.due_from ? t.period(due.due_from, due.due_to) : t.date(due.due_to)
  return due.due_words
}

/** The same as short as a list wants it: a whole year or month is named, of a longer window the last day counts. */
export function dueInShort(t: Translate, { due_from: from, due_to: to, due_words }: Due): string | null {
  if (!to) return due_words
  if (!from || from === to) return t.date(to, 'short')
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4)
  if (from.endsWith('-01') && from.slice(0, 7) === to.slice(0, 7) && to === lastDay(to.slice(0, 7))) return t.date(from, 'month')
  return Date.parse(to) - Date.parse(from) > 31 * 86_400_000 ? t.date(to, 'short') : t.period(from, to)
}

/** The last day of a month: `2027-02` -> `2027-02-28`. */
export const lastDay = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).toISOString().slice(0, 10)

/** `every two years`, `regularly`. */
export const recurrenceText = (t: Translate, { every, interval }: Recurrence): string =>
  t(`mandates.recurs.${every}`, { interval: interval || 1 })
