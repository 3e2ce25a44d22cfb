import { read, type Translate } from '../../../platform/i18n/index.ts'
import { LocalizedText, Tag, type Tone } from '../../../ui/index.ts'
import type { Standing } from '../events.ts'
import type { InstrumentRow } from '../queries/instruments.ts'
import type { DocumentRow } from '../queries/register.ts'

const tones: Record<Standing, Tone> = { proposal: 'proposed', adopted: 'done', record: 'off' }

export const StandingTag = ({ t, standing }: { t: Translate; standing: Standing }) => (
  <Tag tone={tones[standing]}>{t(`documents.standing.${standing}`)}</Tag>
)

const statusTones: Record<InstrumentRow['status'], Tone> = {
  'in-force': 'done',
  superseded: 'off',
  abrogated: 'off',
  'not-an-instrument': 'off',
  unknown: 'soon',
}

export const StatusTag = ({ t, status }: { t: Translate; status: InstrumentRow['status'] }) => (
  <Tag tone={statusTones[status]}>{t(`documents.status.${status}`)}</Tag>
)

/** A date as far as it is known: a day, a month, a year. */
export function dateWords(t: Translate, date: string): string {
  if (date.length === 4) return date
  return date.length === 7 ? t.date(`${date}-01`, 'month') : t.date(date)
}

export const DateWords = ({ t, date }: { t: Translate; date: string | null }) =>
  date ? <time dateTime={date}>{dateWords(t, date)}</time> : null

export const bodyWords = (t: Translate, { body_acronym, body_name }: Pick<DocumentRow, 'body_acronym' | 'body_name'>): string =>
  body_acronym ?? read(body_name, t.lang).text

/** A document by its symbol, or by its title where it has none. */
export const DocumentName = ({ t, document }: { t: Translate; document: Pick<DocumentRow, 'symbol' | 'title'> }) =>
  document.symbol ? <bdi>{document.symbol}</bdi> : <LocalizedText t={t} reading={read(document.title, t.lang)} quiet />

/** How a delegate would say it: "instructs the Secretary-General 6", "3.15.1"; what has no number, by its place in the text. */
export function pathWords({ path, label, ordinal, opener_words }: PlacedParagraph): string {
  const [, ...rest] = path.split(' ')
  if (opener_words) return [opener_words.replace(/[\s,،:：]+$/u, ''), ...rest].join(' ')
  return label || `¶ ${ordinal + 1}`
}

export interface PlacedParagraph {
  path: string
  label: string
  ordinal: number
  /** the words that open its section */
  opener_words?: string | null
}
