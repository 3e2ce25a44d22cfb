import { FormReader } from '../../../platform/http/index.ts'
import { isLanguage, type Language, languages } from '../../../platform/i18n/index.ts'
import type { Visibility } from '../schema.ts'

export const visibilities: readonly Visibility[] = ['public', 'members', 'restricted']
export const origins = ['instrument', 'file', 'words'] as const
/** Where a base comes from: the instrument in force, an uploaded file, or words written here. */
export type Origin = (typeof origins)[number]

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
  const form = new FormReader(given)
  const origin = form.choice('origin', origins)
  const session = form.known('session', sessions)
  return form.done({
    title: form.required('title', 400),
    body: form.choice('body', bodies),
    session,
    original: form.choice('original', languages, 'en'),
    visibility: form.choice('visibility', visibilities, 'members'),
    until: form.day('until'),
    origin,
    document: origin === 'instrument' ? form.required('document') : form.optional('document'),
    words: origin === 'words' ? form.required('words', 200_000) : form.optional('words', 200_000),
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
  const form = new FormReader(given)
  const session = form.known('session', sessions)
  return form.done({
    title: form.required('title', 400),
    session,
    visibility: form.choice('visibility', visibilities),
    until: form.day('until'),
    version: form.version,
  })
}

export interface BaseForm {
  language: Language
  words: string | null
}

export function readBaseForm(given: unknown): BaseForm {
  const form = new FormReader(given)
  return form.done({ language: form.choice('language', languages.filter(isLanguage)), words: form.optional('words', 200_000) })
}
