import { isDay } from '../../platform/clock.ts'
import { FormReader } from '../../platform/http/index.ts'
import { type Language, type Localized, languages } from '../../platform/i18n/index.ts'
import type { Genre } from '../../texts/types.ts'
import type { Standing } from './events.ts'
import type { choicesForCorrection, DocumentDetail } from './queries/document.ts'
import { type Visibility, visibilities } from './schema.ts'

export const genres: readonly Genre[] = ['itu-resolution', 'un-resolution', 'outcome', 'report', 'summary-record', 'letter', 'other']
export const standings: readonly Standing[] = ['proposal', 'adopted', 'record']

/** What the uploader says about all files of a batch; null is left to the text. */
export interface ImportForm {
  language: Language | null
  document: string | null
  standing: Standing | null
  visibility: Visibility | null
}

export function readImportForm(body: unknown): ImportForm {
  const r = new FormReader(body)
  const choice = <T extends string>(name: string, choices: readonly T[]) => (r.text(name) === '' ? null : r.choice(name, choices))
  return r.done({
    language: choice('language', languages),
    document: r.optional('document'),
    standing: choice('standing', standings),
    visibility: choice('visibility', visibilities),
  })
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
  const r = new FormReader(body)
  /** What is not sent stays as it was. */
  const given = <T>(name: string, fallback: T, value: () => T): T => (name in r.body ? value() : fallback)
  const dated = given('dated', before.dated, () => r.optional('dated'))
  if (dated !== null && !isDate(dated)) r.fail('dated', 'ui.field.not-a-date', { example: '2026-04-10' })
  return r.done({
    title: readTitle(r, before.title),
    dated,
    kind: given('kind', before.kind, () => r.choice('kind', genres)),
    standing: given('standing', before.standing, () => r.choice('standing', standings)),
    body: given('body', before.body, () => r.known('body', known.bodies)),
    instrument: given('instrument', before.instrument, () => r.known('instrument', known.instruments)),
    source: given('source', before.source, () => r.optional('source', longestSource)),
    visibility: given('visibility', before.visibility, () => r.choice('visibility', visibilities)),
    version: r.version,
  })
}

const longestSource = 300
const longestTitle = 1000

/** Titles as fields of a form, or by language as the API has them; an emptied one goes, and one at least stays. */
function readTitle(r: FormReader, before: Localized): Localized {
  const { title: sent } = r.body
  const byLanguage = new FormReader(
    typeof sent === 'object' && sent !== null
      ? Object.fromEntries(Object.entries(sent).map(([language, words]) => [`title-${language}`, words]))
      : r.body,
  )
  const title: Localized = { ...before }
  for (const language of languages) {
    const field = `title-${language}`
    if (!(field in byLanguage.body)) continue
    const value = byLanguage.text(field, longestTitle)
    if (value) title[language] = value
    else delete title[language]
  }
  Object.assign(r.errors, byLanguage.errors)
  const first = languages.find((language) => before[language]) ?? 'en'
  if (!languages.some((language) => title[language])) r.fail(`title-${first}`, 'ui.field.required')
  return title
}

/** The fields of a document that a person may correct, as they stand. */
export const correctable = (document: DocumentDetail) => ({
  title: document.title,
  dated: document.dated,
  kind: document.kind,
  standing: document.standing,
  body: document.body_id,
  instrument: document.instrument_id,
  source: document.source,
  visibility: document.visibility,
})

export const knownIds = ({ bodies, instruments }: Awaited<ReturnType<typeof choicesForCorrection>>) => ({
  bodies: new Set(bodies.map((body) => body.id)),
  instruments: new Set(instruments.map((instrument) => instrument.id)),
})
