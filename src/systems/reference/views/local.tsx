import { type Localized, read, type Translate } from '../../../platform/i18n/index.ts'
import { LocalizedText } from '../../../ui/index.ts'

/** A text of the record in a table or list, where the words "in English" would only repeat themselves. */
export const Local = ({ t, text }: { t: Translate; text: Localized | null }) => <LocalizedText t={t} reading={read(text, t.lang)} quiet />

/** The acronym of a body where the reader reads it: UNGIS is the same for everybody, "Council" is an English word. */
export const shortName = (t: Translate, acronym: string | null, name: Localized | null): string =>
  acronym && (t.lang === 'en' || !/[a-z]{3}/.test(acronym)) ? acronym : read(name, t.lang).text
