import { isDay } from '../../platform/clock.ts'
import { type FieldErrors, InvalidForm } from '../../platform/errors.ts'
import { isLanguage, type Language, type Localized, languages } from '../../platform/i18n/index.ts'
import type { Genre } from '../../texts/types.ts'
import type { Standing } from './events.ts'
import { type Visibility, visibilities } from './schema.ts'

export const genres: readonly Genre[] = ['itu-resolution', 'un-resolution', 'outcome', 'report', 'summary-record', 'letter', 'other']
export const standings: readonly Standing[] = ['proposal', 'adopted', 'record']

type Body = Record<string, unknown>
const text = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name].trim() : '')
const among = <T extends string>(list: readonly T[], value: string): value is T => (list as readonly string[]).includes(value)

/** What the uploader says about all files of a batch; null is left to the text. */
export interface ImportForm {
  language: Language | null
  document: string | null
  standing: Standing | null
  visibility: Visibility | null
}

export function readImportForm(body: unknown): ImportForm {
  const given = (body ?? {}) as Body
  const errors: FieldErrors = {}
  const choice = <T extends string>(name: string, valid: (value: string) => value is T): T | null => {
    const value = text(given, name)
    if (value === '') return null
    if (valid(value)) return value
    errors[name] = { key: 'ui.field.not-a-choice' }
    return null
  }
  const form = {
    language: choice('language', isLanguage),
    document: text(given, 'document').slice(0, 200) || null,
    standing: choice('standing', (value): value is Standing => among(standings, value)),
    visibility: choice('visibility', (value): value is Visibility => among(visibilities, value)),
  }
  if (Object.keys(errors).length) throw new InvalidForm(errors)
  return form
}

/** What a document is, as a person corrects it. */
export interface CorrectionForm {
  title: Localized
  dated: string | null
  kind: Genre
  standing: Standing
  body: string | null
  instrument: string | null
  source: string | null
  visibility: Visibility
  version: number
}

/** A day, a month or a year that exists: `2026-04-10`, `2026-04`, `2026`. */
const isDate = (value: string): boolean => /^\d{4}(-\d{2}){0,2}$/.test(value) && isDay(`${value}-01-01`.slice(0, 10))

/**
 * @param body of a form, with a title field for each language (`title-en`), or of the API, with `title` by language
 * @param before the record as it stands: what is not sent stays
 * @param known ids that exist
 */
export function readCorrectionForm(
  body: unknown,
  before: Omit<CorrectionForm, 'version'>,
  known: { bodies: ReadonlySet<string>; instruments: ReadonlySet<string> },
): CorrectionForm {
  const given = (body ?? {}) as Body
  const errors: FieldErrors = {}
  const sent = (name: string) => name in given
  const choice = <T extends string>(name: string, list: readonly T[], fallback: T): T => {
    if (!sent(name)) return fallback
    const value = text(given, name)
    if (among(list, value)) return value
    errors[name] = { key: 'ui.field.not-a-choice' }
    return fallback
  }
  const reference = (name: string, ids: ReadonlySet<string>, fallback: string | null): string | null => {
    if (!sent(name)) return fallback
    const value = text(given, name)
    if (value !== '' && !ids.has(value)) errors[name] = { key: 'ui.field.not-a-choice' }
    return value || null
  }
  const words = (name: string, fallback: string | null): string | null => {
    if (!sent(name)) return fallback
    const value = text(given, name)
    if (value.length > 300) errors[name] = { key: 'ui.field.too-long', values: { limit: 300 } }
    return value || null
  }
  const dated = sent('dated') ? text(given, 'dated') || null : before.dated
  if (dated !== null && !isDate(dated)) errors.dated = { key: 'ui.field.not-a-date', values: { example: '2026-04-10' } }
  const form = {
    title: readTitle(given, before.title, errors),
    dated,
    kind: choice('kind', genres, before.kind),
    standing: choice('standing', standings, before.standing),
    body: reference('body', known.bodies, before.body),
    instrument: reference('instrument', known.instruments, before.instrument),
    source: words('source', before.source),
    visibility: choice('visibility', visibilities, before.visibility),
    version: Number(given.version) || 0,
  }
  if (Object.keys(errors).length) throw new InvalidForm(errors)
  return form
}

function readTitle(given: Body, before: Localized, errors: FieldErrors): Localized {
  const title: Localized = { ...before }
  const byLanguage = (typeof given.title === 'object' && given.title !== null ? given.title : {}) as Body
  for (const language of languages) {
    const field = `title-${language}`
    if (!(field in given) && !(language in byLanguage)) continue
    const value = field in given ? text(given, field) : text(byLanguage, language)
    if (value.length > 1000) errors[field] = { key: 'ui.field.too-long', values: { limit: 1000 } }
    if (value) title[language] = value
    else delete title[language]
  }
  const first = languages.find((language) => before[language]) ?? 'en'
  if (!languages.some((language) => title[language])) errors[`title-${first}`] = { key: 'ui.field.required' }
  return title
}
