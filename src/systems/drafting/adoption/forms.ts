import { type FieldErrors, InvalidForm } from '../../../platform/errors.ts'
import { type Language, languages } from '../../../platform/i18n/index.ts'
import type { Visibility } from '../schema.ts'

export interface AdoptionForm {
  symbol: string
  /** ISO date */
  dated: string
  session: string | null
  decision: number | null
  visibility: Visibility
  /** the version of each language that was shown: another one is not adopted unseen */
  versions: Partial<Record<Language, number>>
}

export interface Offered {
  sessions: ReadonlySet<string>
  decisions: ReadonlySet<string>
  /** date of the edition that this one follows */
  after: string | null
}

const visibilities: readonly string[] = ['public', 'members', 'restricted'] satisfies Visibility[]

export function readAdoption(body: unknown, { sessions, decisions, after }: Offered): AdoptionForm {
  const given = (body ?? {}) as Record<string, unknown>
  const field = (name: string): string => (typeof given[name] === 'string' ? given[name].trim() : '')
  const errors: FieldErrors = {}
  const symbol = field('symbol')
  if (symbol === '') errors.symbol = { key: 'ui.field.required' }
  else if (symbol.length > 200) errors.symbol = { key: 'ui.field.too-long', values: { limit: 200 } }
  const dated = field('dated')
  if (dated === '') errors.dated = { key: 'ui.field.required' }
  else if (!/^\d{4}-\d{2}-\d{2}$/.test(dated) || Number.isNaN(Date.parse(dated)))
    errors.dated = { key: 'ui.field.not-a-date', values: { example: '2027-05-14' } }
  else if (after !== null && dated <= after) errors.dated = { key: 'drafting.adoption.error-earlier', values: { date: after } }
  const session = field('session')
  if (session !== '' && !sessions.has(session)) errors.session = { key: 'ui.field.not-a-choice' }
  const decision = field('decision')
  if (decision !== '' && !decisions.has(decision)) errors.decision = { key: 'ui.field.not-a-choice' }
  const visibility = field('visibility')
  if (!visibilities.includes(visibility)) errors.visibility = { key: 'ui.field.not-a-choice' }
  if (Object.keys(errors).length > 0) throw new InvalidForm(errors)
  const versions = Object.fromEntries(
    languages.flatMap((language) =>
      /^\d{1,7}$/.test(field(`version-${language}`)) ? [[language, Number(field(`version-${language}`))]] : [],
    ),
  )
  return {
    symbol,
    dated,
    session: session || null,
    decision: decision ? Number(decision) : null,
    visibility: visibility as Visibility,
    versions,
  }
}
