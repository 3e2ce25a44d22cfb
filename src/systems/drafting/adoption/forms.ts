import { FormReader } from '../../../platform/http/index.ts'
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

const visibilities = ['public', 'members', 'restricted'] as const satisfies readonly Visibility[]

export function readAdoption(body: unknown, { sessions, decisions, after }: Offered): AdoptionForm {
  const r = new FormReader(body)
  const dated = r.requiredDay('dated')
  if (after !== null && dated !== '' && dated <= after) r.fail('dated', 'drafting.adoption.error-earlier', { date: after })
  const decision = r.known('decision', decisions)
  return r.done({
    symbol: r.required('symbol'),
    dated,
    session: r.known('session', sessions),
    decision: decision === null ? null : Number(decision),
    visibility: r.choice('visibility', visibilities),
    versions: Object.fromEntries(
      languages.flatMap((language) => {
        const version = r.id(`version-${language}`)
        return version === null ? [] : [[language, version]]
      }),
    ),
  })
}
