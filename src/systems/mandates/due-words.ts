import type { Translate } from '../../platform/i18n/index.ts'
import type { Recurrence } from '../../texts/types.ts'

/** `15–26 March 2027`, `by 15 January 2027` as one date, or the text's own words; null when it says nothing. */
export function dueText(t: Translate, due: { due_from: string | null; due_to: string | null; due_words: string | null }): string | null {
  if (due.due_to) return due.due_from ? t.period(due.due_from, due.due_to) : t.date(due.due_to)
  return due.due_words
}

/** `every two years`, `regularly`. */
export const recurrenceText = (t: Translate, { every, interval }: Recurrence): string =>
  t(`mandates.recurs.${every}`, { interval: interval || 1 })
