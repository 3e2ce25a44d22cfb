import { type Localized, read, type Translate } from '../../../../platform/i18n/index.ts'
import type { Verdict } from '../gate.ts'

export const bodyName = (t: Translate, body: { acronym: string | null; name: Localized }): string => {
  const name = read(body.name, t.lang).text
  return body.acronym && body.acronym !== name ? `${name} (${body.acronym})` : name
}

/** Whether the gate is open, as a sentence. */
export function verdictWords(t: Translate, verdict: Verdict, days: number): string {
  if (verdict.passes) return t('documents.transmission.open', { since: verdict.since, days })
  return verdict.reason === 'not-posted'
    ? t('documents.error.not-posted', { days })
    : t('documents.error.too-early', { since: verdict.since, days, opens: verdict.opens })
}
