import type { ComponentChildren } from 'preact'
import type { Language, Translate } from '../../../platform/i18n/index.ts'
import { type MarkedRun, Runs, Sheet, SheetHeading, SheetOpener, SheetParagraph } from '../../../ui/index.ts'
import { paragraphPageLink } from '../links.ts'
import { MendNote } from '../links-check/views/mends.tsx'
import { type Block, blocksOf, isShown, type Links, labelBefore, labelIn, type Reading, runsIn, wholeChange } from '../paper.ts'
import type { ParagraphRow } from '../queries/paragraphs.ts'

interface Props {
  t: Translate
  paragraphs: readonly ParagraphRow[]
  language: Language
  /** the reading; what is proposed unless told */
  reading?: Reading
  links?: Links
  notes?: readonly { key: string; text: string }[]
  /** anchor of the paragraph that the page is about */
  here?: string
  /** paragraphs link to their own pages rather than to their place on this one: for a few paragraphs quoted elsewhere */
  quoted?: boolean
  /** what stands beside a paragraph, by anchor: a count of mandates */
  beside?: (paragraph: ParagraphRow) => ComponentChildren
  label?: string
}

const proposed: Reading = { view: 'proposed', by: null }

/** A text, or a few paragraphs of it, set as the paper that it is. */
export function Paper({ t, paragraphs, language, reading = proposed, links, notes = [], here, quoted, beside, label }: Props) {
  const shown = paragraphs.filter((paragraph) => isShown(paragraph, reading))
  const front = quoted ? [] : shown.slice(0, frontLength(shown))
  const one = (paragraph: ParagraphRow) => (
    <One
      key={paragraph.anchor}
      {...{ t, paragraph, reading, links, quoted }}
      here={paragraph.anchor === here}
      beside={beside?.(paragraph)}
    />
  )
  return (
    <Sheet
      lang={language}
      label={label}
      head={
        front.length > 0 &&
        front.map((paragraph) => (
          <p key={paragraph.anchor} id={paragraph.anchor}>
            {labelIn(paragraph, reading)} <Runs t={t} runs={wordsIn(t, paragraph, reading, links)} />
          </p>
        ))
      }
    >
      {blocksOf(shown.slice(front.length)).map((block) =>
        'table' in block ? <PaperTable {...{ t, reading, links }} rows={block.table} /> : one(block.paragraph),
      )}
      {notes.length > 0 && (
        <ol class="notes">
          {notes.map((note) => (
            <li key={note.key} id={`note-${note.key}`} value={Number(note.key) || undefined}>
              {note.text}
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  )
}

/** The words of a paragraph, with what was put behind its dead links. */
export const wordsIn = (t: Translate, paragraph: ParagraphRow, reading: Reading, links?: Links): MarkedRun[] =>
  runsIn(paragraph, reading, links).map(({ mend, ...run }) => (mend ? { ...run, after: <MendNote t={t} mend={mend} /> } : run))

/** The block of session, symbol, date and source that stands before the text, outside any table. */
const frontLength = (paragraphs: readonly ParagraphRow[]): number => {
  const end = paragraphs.findIndex(({ kind, cell }) => kind !== 'front' || cell !== null)
  return end < 0 ? 0 : end
}

interface OneProps {
  t: Translate
  paragraph: ParagraphRow
  reading: Reading
  links?: Links | undefined
  quoted?: boolean | undefined
  here: boolean
  beside: ComponentChildren
}

function One({ t, paragraph, reading, links, quoted, here, beside }: OneProps) {
  const { anchor, kind, level, path } = paragraph
  const runs = wordsIn(t, paragraph, reading, links)
  const label = labelIn(paragraph, reading)
  if (kind === 'opener' && !beside) {
    return (
      <SheetOpener id={anchor}>
        <Runs t={t} runs={runs} />
      </SheetOpener>
    )
  }
  if ((kind === 'heading' || kind === 'annex-title') && !beside) {
    return (
      <SheetHeading id={anchor} level={level === 0 ? 2 : level === 1 ? 3 : 4}>
        {label} <Runs t={t} runs={runs} />
      </SheetHeading>
    )
  }
  const change = wholeChange(paragraph, reading)
  const was = labelBefore(paragraph, reading)
  return (
    <SheetParagraph
      t={t}
      id={anchor}
      label={was ? paragraph.labels.proposed : label}
      {...(was && { was })}
      path={path}
      runs={runs}
      level={level}
      here={here}
      {...(change && { change })}
      {...(quoted && { permalink: t.href(paragraphPageLink(paragraph.document_id, anchor)) })}
      beside={beside}
    />
  )
}

function PaperTable({
  t,
  rows,
  reading,
  links,
}: Pick<OneProps, 't' | 'reading' | 'links'> & { rows: Extract<Block, { table: unknown }>['table'] }) {
  const columns = Math.max(...rows.map((row) => row.length))
  return (
    // a group and no landmark: a paper has many tables, all called the same
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div class="paper-table" role="group" tabIndex={0} aria-label={t('documents.paper.table')} lang={t.lang}>
      <table>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) => (
                <td key={place} colSpan={place === row.length - 1 && row.length < columns ? columns - row.length + 1 : undefined}>
                  {cell.map((paragraph) => (
                    <p key={paragraph.anchor} id={paragraph.anchor} lang={paragraph.language} dir="auto">
                      {labelIn(paragraph, reading)} <Runs t={t} runs={wordsIn(t, paragraph, reading, links)} />
                    </p>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
