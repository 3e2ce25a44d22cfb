import { type Localized, read, type Translate, type Values } from '../../../../platform/i18n/index.ts'
import type { Verdict } from '../gate.ts'

export const bodyName = (t: Translate, body: { acronym: string | null; name: Localized }): string => {
  const name = read(body.name, t.lang).text
  return body.acronym && body.acronym !== name ? `${name} (${body.acronym})` : name
}

/** Whether the gate is open, as a sentence. */
export function verdictWords(t: Translate, verdict: Verdict, days: number): string {
  if (verdict.passes) return t('documents.transmission.open', momentsIn(t, { since: verdict.since, days }))
  return verdict.reason === 'not-posted'
    ? t('documents.error.not-posted', { days })
    : t('documents.error.too-early', momentsIn(t, { since: verdict.since, days, opens: verdict.opens }))
}

/** Moments in the reader's words: a message would print them in the time zone of the server. */
export const momentsIn = (t: Translate, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value instanceof Date ? t.time(value) : value]))
