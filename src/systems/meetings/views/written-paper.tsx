import type { ComponentChildren } from 'preact'
import type { Translate } from '../../../platform/i18n/index.ts'
import type { WritablePaper, WritableParagraph } from '../../../texts/index.ts'
import { Runs, Sheet, SheetHeading, SheetOpener, SheetParagraph } from '../../../ui/index.ts'

interface Props {
  t: Translate
  language: WritablePaper['language']
  paragraphs: readonly WritableParagraph[]
  title?: string
  label?: string
  /** what stands beside a paragraph, by its place */
  beside?: (place: number) => ComponentChildren
}

/** The address of a paragraph of a paper that is not a document yet: its place. */
export const placeAnchor = (place: number): string => `p${place + 1}`

/** A text that is still being written, set as the paper that it will be. */
export const WrittenPaper = ({ t, language, paragraphs, title, label, beside }: Props) => (
  <Sheet lang={language} {...(title && { head: <p class="title">{title}</p> })} {...(label && { label })}>
    {paragraphs.map((paragraph, place) => {
      const { kind, level, runs } = paragraph
      const printed = paragraph.label.map(({ text }) => text).join('')
      const anchor = placeAnchor(place)
      const remarks = beside?.(place)
      if (runs.every(({ text }) => text.trim() === '') && printed === '') return null
      if (kind === 'opener' && !remarks) {
        return (
          <SheetOpener key={anchor} id={anchor}>
            <Runs t={t} runs={runs} />
          </SheetOpener>
        )
      }
      if ((kind === 'heading' || kind === 'annex-title') && !remarks) {
        return (
          <SheetHeading key={anchor} id={anchor} level={level === 0 ? 2 : 3}>
            {printed} <Runs t={t} runs={runs} />
          </SheetHeading>
        )
      }
      return <SheetParagraph key={anchor} t={t} id={anchor} label={printed} level={level} runs={runs} beside={remarks} />
    })}
  </Sheet>
)
