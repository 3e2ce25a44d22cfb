import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { type Language, languages } from './languages.ts'

export type Values = Record<string, string | number | Date>

/** Messages of one language, keyed `<folder>.<key>`: `mandates.register.title`. */
export type Catalogue = ReadonlyMap<string, string>

/**
 * Reads `messages/<language>.json` below each folder. Files hold flat keys without the folder's name,
 * so that a system can be renamed in one place.
 */
export function loadCatalogues(folders: readonly { name: string; path: string }[]): Record<Language, Catalogue> {
  return Object.fromEntries(
    languages.map((language): [Language, Catalogue] => {
      const catalogue = new Map<string, string>()
      for (const { name, path } of folders) {
        if (!readdirSync(path).includes('messages')) continue
        const messages = JSON.parse(readFileSync(join(path, 'messages', `${language}.json`), 'utf8')) as Record<string, string>
        for (const [key, message] of Object.entries(messages)) catalogue.set(`${name}.${key}`, message)
      }
      return [language, catalogue]
    }),
  ) as unknown as Record<Language, Catalogue>
}

/**
 * Translates for one language, and writes numbers, dates and links its way.
 * A key that no catalogue holds throws: a page in a wrong language is worse than a failing test.
 */
export interface Translate {
  (key: string, values?: Values): string
  readonly lang: Language
  readonly dir: 'ltr' | 'rtl'
  has(key: string): boolean
  /** address of a page in this language: `/mandates` -> `/fr/mandates` */
  href(path: string): string
  number(value: number): string
  /** `2027-03-15` or a Date -> `15 March 2027`; dates alone are taken as they stand, in no time zone */
  date(value: string | Date, style?: 'long' | 'short' | 'month'): string
  /** a moment, in Geneva time unless told */
  time(value: Date, timeZone?: string): string
  /** first and last day: `15–26 March 2027` */
  period(from: string, to: string): string
  list(items: readonly string[]): string
  relative(days: number): string
}

const locales: Record<Language, string> = { ar: 'ar-u-nu-latn', en: 'en-GB', es: 'es', fr: 'fr', ru: 'ru', zh: 'zh-CN' }

export function translator(catalogue: Catalogue, lang: Language): Translate {
  const locale = locales[lang]
  const compiled = new Map<string, string | IntlMessageFormat>()
  const compile = (key: string): string | IntlMessageFormat => {
    const message = catalogue.get(key)
    if (message === undefined) throw new Error(`no message "${key}" in ${lang}`)
    return /[{']/.test(message) ? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }) : message
  }
  const dateOnly = (style: 'long' | 'short' | 'month') =>
    new Intl.DateTimeFormat(
      locale,
      style === 'month'
        ? { year: 'numeric', month: 'long', timeZone: 'UTC' }
        : { year: 'numeric', month: style === 'long' ? 'long' : 'short', day: 'numeric', timeZone: 'UTC' },
    )
  const formats = {
    number: new Intl.NumberFormat(locale),
    long: dateOnly('long'),
    short: dateOnly('short'),
    month: dateOnly('month'),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  }
  const clocks = new Map<string, Intl.DateTimeFormat>()
  const clock = (timeZone: string) =>
    memo(clocks, timeZone, () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }))
  const time = (value: Date, timeZone = 'Europe/Zurich') => clock(timeZone).format(value)
  // A list writes the same dates again and again, and a range of two costs a hundred times what a look-up does.
  const written = new Map<string, string>()
  const once = (key: string, write: () => string): string => {
    if (written.size >= 10_000) written.clear()
    return memo(written, key, write)
  }
  const day = (value: string | Date) => (typeof value === 'string' ? new Date(`${value.slice(0, 10)}T00:00:00Z`) : value)

  const dir: Translate['dir'] = lang === 'ar' ? 'rtl' : 'ltr'
  const t = (key: string, values?: Values): string => {
    const message = memo(compiled, key, compile)
    if (typeof message === 'string') return message
    return String(message.format(values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, spoken(value)]))))
  }
  /** A moment is told as `time` tells it: a message would print it in the time zone of the server. */
  const spoken = (value: string | number | Date): string | number => {
    if (value instanceof Date) return time(value)
    return dir === 'rtl' && typeof value === 'string' ? isolated(value) : value
  }
  return Object.assign(t, {
    lang,
    dir,
    has: (key: string) => catalogue.has(key),
    href: (path: string) => `/${lang}${path === '/' ? '' : path}` || '/',
    number: (value: number) => formats.number.format(value),
    date: (value: string | Date, style: 'long' | 'short' | 'month' = 'long') =>
      typeof value === 'string' ? once(`${style} ${value}`, () => formats[style].format(day(value))) : formats[style].format(value),
    time,
    period: (from: string, to: string) =>
      once(`${from}/${to}`, () =>
        from === to
          ? formats.long.format(day(from))
          : lang === 'zh'
            ? chinesePeriod(from, to)
            : formats.long.formatRange(day(from), day(to)),
      ),
    list: (items: readonly string[]) => formats.list.format(items),
    relative: (days: number) =>
      Math.abs(days) >= 60
        ? formats.relative.format(Math.trunc(days / 30.44), 'month')
        : Math.abs(days) >= 14
          ? formats.relative.format(Math.trunc(days / 7), 'week')
          : formats.relative.format(days, 'day'),
  })
}

/** `2027年3月15日至26日`. The locale data know only strokes between figures, and no paper prints those. */
function chinesePeriod(from: string, to: string): string {
  const parts = (iso: string) => [`${Number(iso.slice(0, 4))}年`, `${Number(iso.slice(5, 7))}月`, `${Number(iso.slice(8, 10))}日`]
  const [first, last] = [parts(from), parts(to)]
  const same = last.findIndex((part, at) => part !== first[at])
  return `${first.join('')}至${last.slice(same).join('')}`
}

/**
 * A Latin name or symbol within an Arabic sentence would draw the date and the comma after it over to its own side: such values
 * are set apart (U+2068 … U+2069, Unicode Annex 9). Addresses stay as they are, for whoever copies them.
 */
const isolated = (value: string): string =>
  /\p{Script=Latin}/u.test(value) && !/^(?:[a-z]+:\/\/|\/)/.test(value) ? `\u2068${value}\u2069` : value

function memo<V>(map: Map<string, V>, key: string, make: (key: string) => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make(key)
  map.set(key, made)
  return made
}

export type I18n = Record<Language, Translate>

export function createI18n(folders: readonly { name: string; path: string }[]): I18n {
  const catalogues = loadCatalogues(folders)
  return Object.fromEntries(languages.map((l) => [l, translator(catalogues[l], l)])) as I18n
}
