import type { Language } from '../platform/i18n/index.ts'

const formats = new Map<Language, Intl.DateTimeFormat>()

/** `Mar`, `mars`, `3月`: a month's short name as it stands alone, for the ticks of a drawing. `date`: a day of it. */
export function monthName(lang: Language, date: string): string {
  const format = formats.get(lang) ?? new Intl.DateTimeFormat(lang, { month: 'short', timeZone: 'UTC' })
  formats.set(lang, format)
  return format.format(new Date(date))
}
