import { InvalidForm } from '../../../platform/errors.ts'
import { isLanguage, type Language } from '../../../platform/i18n/index.ts'

export interface TranslationForm {
  /** the version of the paragraph that the translator saw; 0 where the language has not got it */
  on: number
  /** what the words were made from */
  from: { language: Language; version: number }
  /** names the step: sent twice, it is taken once */
  step: string
  text: string
}

const field = (body: unknown, name: string): string => {
  const value = (body as Record<string, unknown> | null)?.[name]
  return typeof value === 'string' ? value : ''
}

const number = (words: string): number => (/^\d{1,7}$/.test(words) ? Number(words) : Number.NaN)

/** @param paragraph whose words stand in the field `text-<paragraph>`: a page holds many such forms */
export function readTranslation(body: unknown, paragraph: string): TranslationForm {
  const on = number(field(body, 'on'))
  const language = field(body, 'from')
  const version = number(field(body, 'version'))
  const step = field(body, 'step')
  if (Number.isNaN(on) || Number.isNaN(version) || !isLanguage(language) || !/^[\w-]{1,60}$/.test(step))
    throw new InvalidForm({ '': { key: 'ui.error.malformed', values: { detail: 'step' } } })
  return {
    on,
    from: { language, version },
    step,
    text: field(body, `text-${paragraph}`)
      .replace(/[\r\n\t]+/g, ' ')
      .trim(),
  }
}

/** `person:helene`, `organization:itu`, or nobody; only those that were offered. */
export function readTranslator(body: unknown, offered: ReadonlySet<string>): { person: string } | { organization: string } | null {
  const chosen = field(body, 'translator')
  if (chosen === '') return null
  if (!offered.has(chosen)) throw new InvalidForm({ translator: { key: 'ui.field.not-a-choice' } })
  const [kind, id = ''] = chosen.split(/:(.*)/s)
  return kind === 'person' ? { person: id } : { organization: id }
}
