import { direction, type Language, read, type Translate } from '../../../../platform/i18n/index.ts'
import { type Crumb, Tag, type Tone } from '../../../../ui/index.ts'
import { draftingLink, textLink } from '../../links.ts'
import type { TextState } from '../../schema.ts'
import type { TextRow } from '../queries.ts'

const tones: Record<TextState, Tone> = { collecting: 'open', negotiating: 'soon', adopted: 'done', closed: 'off' }

export const StateTag = ({ t, state }: { t: Translate; state: TextState }) => (
  <Tag tone={tones[state]}>{t(`drafting.text.state.${state}`)}</Tag>
)

/** The way to a page of a text. */
export const textCrumbs = (t: Translate, text: Pick<TextRow, 'id' | 'title'>, here?: string): Crumb[] => {
  const title = read(text.title, t.lang).text
  return [
    { label: t('drafting.text.list.title'), href: t.href(draftingLink) },
    ...(here === undefined ? [{ label: title }] : [{ label: title, href: t.href(textLink(text.id)) }, { label: here }]),
  ]
}

/** Words of a text in their own language and direction. */
export const Official = ({ lang, children }: { lang: Language; children: string }) => (
  <span class="official" lang={lang} dir={direction(lang)}>
    {children}
  </span>
)
