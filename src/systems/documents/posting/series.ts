/**
 * Series of papers: which symbols a body gives in a session, and which number is next. Pure.
 */

export interface SymbolForm {
  body_id: string
  code: string
  form: string
  translated: boolean
}

/** The key of a session's series up to its number, `C26/DT/`; null when the form asks for what the session does not have. */
export function seriesKey(form: string, session: { year: number; ordinal: number | null }): string | null {
  if (form.includes('{meeting}') && session.ordinal === null) return null
  return form
    .replace('{yyyy}', String(session.year))
    .replace('{yy}', String(session.year % 100).padStart(2, '0'))
    .replace('{meeting}', String(session.ordinal))
    .replace(/\{n\}$/, '')
}

/** Whether papers of this symbol come in six languages; null for a series that the process does not name. */
export function isTranslated(key: string, forms: readonly SymbolForm[]): boolean | null {
  const plain = key.replace(/[(/](?:Rev|Add|Corr)\.\d+\)?/g, '')
  return forms.find(({ form }) => patternOf(form).test(plain))?.translated ?? null
}

const patternOf = (form: string): RegExp =>
  new RegExp(
    `^${form
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replace('{yyyy}', '\\d{4}')
      .replace('{yy}', '\\d{2}')
      .replace('{meeting}', '\\d+')
      .replace('{n}', '\\d+')}$`,
  )
