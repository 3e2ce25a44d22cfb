import type { ComponentChildren } from 'preact'
import type { Translate } from '../platform/i18n/index.ts'

interface Props {
  t: Translate
  as: 'ins' | 'del'
  /** what a screen reader says before the words; "added" or "deleted" when not said */
  said?: string
  title?: string
  /** where the words stand, for a script that looks for them */
  at?: string | undefined
  children: ComponentChildren
}

/** Words that were put in or taken out: marked for the eye, begun and ended in words for the ear. */
export const Changed = ({ t, as: Element, said = t(`ui.change.${Element}-plain`), title, at, children }: Props) => (
  <Element title={title} data-at={at}>
    <Spoken t={t} words={said} />
    {children}
    <Spoken t={t} words={t(`ui.change.${Element}-end`)} />
  </Element>
)

/** A text before and after in one line: what both have, what went and what came. */
export const ChangedText = ({ t, changes }: { t: Translate; changes: readonly { op: 'keep' | 'ins' | 'del'; text: string }[] }) => (
  <>
    {changes.map(({ op, text }, index) =>
      op === 'keep' ? (
        text
      ) : (
        <Changed key={index} t={t} as={op}>
          {text}
        </Changed>
      ),
    )}
  </>
)

/** In the reader's language, whatever that of the text; a script that counts the words of the text passes over it. */
const Spoken = ({ t, words }: { t: Translate; words: string }) => (
  <span class="hidden" lang={t.lang} data-spoken>
    {' '}
    [{words}]{' '}
  </span>
)
