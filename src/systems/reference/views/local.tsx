import { type Localized, read, type Translate } from '../../../platform/i18n/index.ts'
import { LocalizedText } from '../../../ui/index.ts'

/** A text of the record in a table or list, where the words "in English" would only repeat themselves. */
export const Local = ({ t, text }: { t: Translate; text: Localized | null }) => <LocalizedText t={t} reading={read(text, t.lang)} quiet />
