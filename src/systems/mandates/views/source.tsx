import type { Localized, Translate } from '../../../platform/i18n/index.ts'
import { type Language, read } from '../../../platform/i18n/index.ts'
import { LocalizedText } from '../../../ui/index.ts'
import { instrumentMandatesLink } from '../links.ts'

interface Given {
  instrument_id: string | null
  instrument_symbol: string | null
  document_id: string
  document_symbol: string | null
  document_title: Localized | null
  place: string
  /** of the place */
  language: Language
}

/** The instrument, or else the document, and the paragraph in it as a delegate says it. */
export const Source = ({ t, of: m }: { t: Translate; of: Given }) => (
  <>
    {m.instrument_id ? (
      <a href={t.href(instrumentMandatesLink(m.instrument_id))}>{m.instrument_symbol}</a>
    ) : m.document_title ? (
      <LocalizedText t={t} reading={read(m.document_title, t.lang)} quiet />
    ) : (
      (m.document_symbol ?? m.document_id)
    )}
    {', '}
    <bdi lang={m.language === t.lang ? undefined : m.language}>{m.place}</bdi>
  </>
)

/** Where a mandate stands in its text, in words: in the reader's language where the text has it. */
export const placeWords = ({ place, path }: { place: Partial<Record<Language, string>>; path: string }, language: Language): string =>
  place[language] ?? place.en ?? Object.values(place)[0] ?? path
