import { type FieldErrors, InvalidForm } from '../../../platform/errors.ts'
import { isLanguage, type Language, languages } from '../../../platform/i18n/index.ts'
import { isDay } from '../../reference/index.ts'
import type { Visibility } from '../schema.ts'

export const visibilities: readonly Visibility[] = ['public', 'members', 'restricted']
export const origins = ['instrument', 'file', 'words'] as const
/** Where a base comes from: the instrument in force, an uploaded file, or words written here. */
export type Origin = (typeof origins)[number]

type Body = Record<string, unknown>
const word = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '')

/** Reads fields of a form one by one, and refuses the whole of it at the end. */
export class Reading {
  readonly errors: FieldErrors = {}
  readonly body: Body

  constructor(body: unknown) {
    this.body = (body ?? {}) as Body
  }

  fail(name: string, key: string, values?: Record<string, string | number>): void {
    this.errors[name] ??= values ? { key, values } : { key }
  }

  text(name: string, limit: number, required = true): string | null {
    const value = word(this.body, name)
    if (value === '' && required) this.fail(name, 'ui.field.required')
    if (value.length > limit) this.fail(name, 'ui.field.too-long', { limit })
    return value || null
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback?: T): T {
    const value = word(this.body, name)
    const found = choices.find((choice) => choice === value)
    if (found === undefined && (value !== '' || fallback === undefined)) {
      this.fail(name, value === '' ? 'ui.field.required' : 'ui.field.not-a-choice')
    }
    return found ?? fallback ?? (choices[0] as T)
  }

  day(name: string): string | null {
    const value = word(this.body, name)
    if (value !== '' && !isDay(value)) this.fail(name, 'ui.field.not-a-date', { example: '2027-03-15' })
    return value || null
  }

  /** A field that may be sent several times. */
  list(name: string): string[] {
    const value = this.body[name]
    return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string' && one !== '')
  }

  done<T>(form: T): T {
    if (Object.keys(this.errors).length > 0) throw new InvalidForm(this.errors)
    return form
  }
}

export interface TextForm {
  title: string
  body: string
  session: string | null
  original: Language
  visibility: Visibility
  /** last day, in Geneva */
  until: string | null
  origin: Origin
  /** instrument: the document whose text is the base */
  document: string | null
  words: string | null
}

export function readTextForm(given: unknown, bodies: readonly string[], sessions: readonly string[]): TextForm {
  const form = new Reading(given)
  const origin = form.choice('origin', origins)
  const session = form.text('session', 200, false)
  if (session && !sessions.includes(session)) form.fail('session', 'ui.field.not-a-choice')
  return form.done({
    title: form.text('title', 400) ?? '',
    body: form.choice('body', bodies),
    session,
    original: form.choice('original', languages, 'en'),
    visibility: form.choice('visibility', visibilities, 'members'),
    until: form.day('until'),
    origin,
    document: form.text('document', 200, origin === 'instrument'),
    words: form.text('words', 200_000, origin === 'words'),
  })
}

export interface SettingsForm {
  title: string
  session: string | null
  visibility: Visibility
  until: string | null
  version: number
}

export function readTextSettings(given: unknown, sessions: readonly string[]): SettingsForm {
  const form = new Reading(given)
  const session = form.text('session', 200, false)
  if (session && !sessions.includes(session)) form.fail('session', 'ui.field.not-a-choice')
  return form.done({
    title: form.text('title', 400) ?? '',
    session,
    visibility: form.choice('visibility', visibilities),
    until: form.day('until'),
    version: Number(form.body.version) || 0,
  })
}

export interface BaseForm {
  language: Language
  words: string | null
}

export function readBaseForm(given: unknown): BaseForm {
  const form = new Reading(given)
  return form.done({ language: form.choice('language', languages.filter(isLanguage)), words: form.text('words', 200_000, false) })
}
