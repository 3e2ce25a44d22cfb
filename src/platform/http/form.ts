import { isDay } from '../clock.ts'
import { type FieldErrors, InvalidForm, Refusal } from '../errors.ts'
import { isLanguage, type Language, type Localized, languages } from '../i18n/index.ts'

/** What a form sends, or the API in its place. */
export type Body = Record<string, unknown>
/** What was typed, to show it again; a field that was sent several times is a list. */
export type Typed = Record<string, string | string[] | undefined>

export const typedIn = <T extends Typed = Record<string, string | undefined>>(req: { body: unknown }): T => (req.body ?? {}) as T
/** One value of what was typed: the first, where a field was sent several times. */
export const word = (typed: Typed | null | undefined, name: string): string | undefined => [typed?.[name]].flat()[0]

/**
 * Does a form's step; when the form is refused, `again` shows its page with the errors and what was typed.
 * @param conflictAt the field (or '', the whole form) at which a refusal is told that lies in how things stand by now (409): without
 *   it, such a refusal is a page of its own
 */
export async function attempt<T>(
  work: () => Promise<T>,
  again: (errors: FieldErrors, status: 422 | 409) => Promise<T> | T,
  conflictAt?: string,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InvalidForm) return await again(error.fields, 422)
    if (conflictAt !== undefined && error instanceof Refusal && error.status === 409) {
      return await again({ [conflictAt]: { key: error.messageKey, values: error.values } }, 409)
    }
    throw error
  }
}

/** Reads a form field by field, collects what is wrong, and refuses the whole of it at the end. */
export class FormReader {
  readonly errors: FieldErrors = {}
  readonly body: Body

  constructor(body: unknown) {
    this.body = typeof body === 'object' && body !== null ? (body as Body) : {}
  }

  fail(name: string, key: string, values?: Record<string, string | number>): void {
    this.errors[name] ??= values ? { key, values } : { key }
  }

  /** Exactly as it was typed: a password. */
  raw(name: string): string {
    const value = [this.body[name]].flat()[0]
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
  }

  /** Without spaces around it; a browser sends the ends of lines its own way. '' when there is none. `limit` in UTF-16 units. */
  text(name: string, limit = 200): string {
    const value = this.raw(name).replace(/\r\n?/g, '\n').trim()
    if (value.length > limit) this.fail(name, 'ui.field.too-long', { limit })
    return value
  }

  optional(name: string, limit?: number): string | null {
    return this.text(name, limit) || null
  }

  required(name: string, limit?: number): string {
    const value = this.text(name, limit)
    if (value === '') this.fail(name, 'ui.field.required')
    return value
  }

  /** @param fallback what a field that is not sent means; without it, it must be sent */
  choice<T extends string>(name: string, choices: readonly T[], fallback?: T): T {
    const value = this.raw(name).trim()
    const found = choices.find((choice) => choice === value) ?? (value === '' ? fallback : undefined)
    if (found === undefined) this.fail(name, value === '' ? 'ui.field.required' : 'ui.field.not-a-choice')
    return found ?? (choices[0] as T)
  }

  /** An id among those that are known, or none. */
  known(name: string, ids: ReadonlySet<string> | readonly string[]): string | null {
    const value = this.raw(name).trim()
    const among = ids instanceof Set ? ids.has(value) : (ids as readonly string[]).includes(value)
    if (value !== '' && !among) this.fail(name, 'ui.field.not-a-choice')
    return value || null
  }

  /** A field that may be sent several times: each value once. */
  list(name: string): string[] {
    const values = [this.body[name] ?? []].flat().flatMap((one) => (typeof one === 'string' ? [one.trim()] : []))
    return [...new Set(values)].filter((one) => one !== '')
  }

  ticked(name: string): boolean {
    return this.body[name] === 'on' || this.body[name] === true
  }

  day(name: string): string | null {
    const value = this.raw(name).trim()
    if (value !== '' && !isDay(value)) this.fail(name, 'ui.field.not-a-date', { example: '2027-03-15' })
    return value || null
  }

  requiredDay(name: string): string {
    const value = this.day(name)
    if (value === null) this.fail(name, 'ui.field.required')
    return value ?? ''
  }

  /** Of a day, in 24 hours: `09:30`. */
  time(name: string): string {
    const value = this.raw(name).trim().slice(0, 5)
    if (value === '') this.fail(name, 'ui.field.required')
    else if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(value)) this.fail(name, 'ui.field.not-a-time')
    return value
  }

  /** The row that a page's field names, by its number; null when there is none. */
  id(name: string): number | null {
    const value = Number(this.raw(name))
    return Number.isSafeInteger(value) && value > 0 ? value : null
  }

  /** A text in any of the six languages, sent as `name-en`, `name-fr`, …; `name-original`, else English, else the first is the original. */
  localized(name: string, limit: number): Localized | null {
    const given = languages.filter((language) => this.text(`${name}-${language}`, limit) !== '')
    if (given.length === 0) return null
    const said = this.raw(`${name}-original`)
    const original: Language = [said, 'en'].find((one): one is Language => isLanguage(one) && given.includes(one)) ?? given[0]!
    return { ...Object.fromEntries(given.map((language) => [language, this.text(`${name}-${language}`, limit)])), original }
  }

  /** Of the record that was on the page; 0 when none was told. */
  get version(): number {
    return this.id('version') ?? 0
  }

  done<T>(form: T): T {
    if (Object.keys(this.errors).length > 0) throw new InvalidForm(this.errors)
    return form
  }
}
