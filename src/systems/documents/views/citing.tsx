import { read, type Translate } from '../../../platform/i18n/index.ts'
import { Tag } from '../../../ui/index.ts'
import { paragraphPageLink } from '../links.ts'
import type { CitingRow } from '../queries/citations.ts'
import { namesParagraph } from '../rules.ts'
import { DateWords, pathWords } from './words.tsx'

interface Props {
  t: Translate
  rows: readonly CitingRow[]
  /** address of the further ones */
  more: string | null
  title: string
  /** label of the paragraph that the page is about: who names it is marked */
  paragraph?: string
  /** address of the mandates that cite it */
  mandates?: string | null
}

/** Paragraphs of other documents that cite this one. */
export function Citing({ t, rows, more, title, paragraph, mandates }: Props) {
  return (
    <section aria-labelledby="cited-by">
      <h2 id="cited-by">{title}</h2>
      {rows.length === 0 ? (
        <p class="muted">{t('documents.cited-by-none')}</p>
      ) : (
        <ul class="passages">
          {rows.map((row) => (
            <li key={row.paragraph_id}>
              <p>
                <a href={t.href(paragraphPageLink(row.document_id, row.anchor))}>
                  <bdi>{row.symbol ?? read(row.title, t.lang).text}</bdi>, <bdi>{pathWords(row)}</bdi>
                </a>{' '}
                <span class="muted">
                  <DateWords t={t} date={row.dated} />
                </span>{' '}
                {paragraph && namesParagraph(row.text, row.words, paragraph) && <Tag tone="done">{t('documents.cited-by-name')}</Tag>}
              </p>
              <blockquote lang={row.language} dir="auto">
                {shortened(row.text)}
              </blockquote>
            </li>
          ))}
        </ul>
      )}
      {mandates && (
        <p>
          <a href={mandates}>{t('documents.cited-by-mandates')}</a>
        </p>
      )}
      {more && (
        <p>
          <a href={more}>{t('ui.pager.next')}</a>
        </p>
      )}
    </section>
  )
}

/** A long paragraph's beginning, cut between words. */
export const shortened = (text: string, longest = 320): string =>
  text.length <= longest ? text : `${text.slice(0, longest).replace(/\s+\S*$/u, '')} …`
