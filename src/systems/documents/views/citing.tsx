import { read, type Translate } from '../../../platform/i18n/index.ts'
import { paragraphPageLink } from '../links.ts'
import type { CitingRow } from '../queries.ts'
import { DateWords, pathWords } from './words.tsx'

/** Paragraphs of other documents that cite this one. */
export function Citing({ t, rows, more, title }: { t: Translate; rows: readonly CitingRow[]; more: string | null; title: string }) {
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
                </span>
              </p>
              <blockquote lang={row.language} dir="auto">
                {shortened(row.text)}
              </blockquote>
            </li>
          ))}
        </ul>
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
