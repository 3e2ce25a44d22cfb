import { type Localized, read, type Translate } from '../../../platform/i18n/index.ts'
import type { DecisionRow } from './queries.ts'
import type { UntilColumns } from './until.ts'

/**
 * What a postponed matter waits for, as it stands after the verb: `until the next session of the Council`; null for one that waits for
 * nothing.
 * @param say a name in the reader's language, or how it is marked where there is none in it
 */
export function untilWords(
  t: Translate,
  decision: Pick<DecisionRow, keyof UntilColumns | 'until_session_name' | 'until_body_name' | 'until_acronym'>,
  say: (name: Localized) => string = (name) => read(name, t.lang).text,
): string | null {
  const { until_kind: kind, until_session_name, until_body_name, until_acronym: acronym, until_day: day, until_document } = decision
  if (kind === null) return null
  // an acronym of words, as "Council" is one, is English
  const short = acronym && (t.lang === 'en' || !/[a-z]{3}/.test(acronym)) ? acronym : null
  const body = short ?? (until_body_name ? say(until_body_name) : '')
  return t(`meetings.until.${kind}`, {
    body,
    session: until_session_name ? t('reference.session.title', { body, session: say(until_session_name) }) : '',
    day: day ? t.date(day) : '',
    document: until_document ? (t.dir === 'rtl' ? `\u2068${until_document}\u2069` : until_document) : '',
  })
}
