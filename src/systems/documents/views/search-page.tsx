import { languages, read } from '../../../platform/i18n/index.ts'
import type { Piece } from '../../../platform/search/index.ts'
import { EmptyState, FilterPanel, type Frame, KeyPager, ListHead, LocalizedText, Page } from '../../../ui/index.ts'
import { documentLink, documentsLink, instrumentLink, paragraphPageLink } from '../links.ts'
import type { InstrumentRow } from '../queries/instruments.ts'
import type { DocumentRow } from '../queries/register.ts'
import { mostCounted, type Passage } from '../queries/search.ts'
import { PassageItem } from './passage.tsx'
import { DateWords, pathWords, StandingTag } from './words.tsx'

interface Props {
  frame: Frame
  q: string
  documents: DocumentRow[]
  instruments: InstrumentRow[]
  passages: { passage: Passage; pieces: Piece[] }[]
  count: number
  next: string | null
  first: string | null
}

/** Documents, instruments and passages that answer, in all six languages at once. */
export function SearchPage({ frame, q, documents, instruments, passages, count, next, first }: Props) {
  const { t, path } = frame
  const found = documents.length + instruments.length + passages.length > 0
  const sentence =
    count > mostCounted ? t('documents.search.more-than', { count: mostCounted, q }) : t('documents.search.sentence', { count, q })
  return (
    <Page
      frame={frame}
      title={t('documents.search.title')}
      layout="list"
      noindex
      aside={
        <FilterPanel
          t={t}
          path={path}
          search={{ label: t('documents.search.label'), placeholder: t('documents.list.search-example') }}
          facets={[
            {
              name: 'language',
              title: t('documents.facet.language'),
              single: true,
              options: languages.map((language) => ({ value: language, label: t(`ui.language.${language}`) })),
            },
          ]}
        />
      }
    >
      {q === '' ? (
        <EmptyState title={t('documents.search.empty')}>{t('documents.search.help')}</EmptyState>
      ) : !found ? (
        <EmptyState title={t('documents.search.none', { q })}>{t('documents.search.help')}</EmptyState>
      ) : (
        <>
          {instruments.length + documents.length > 0 && (
            <section aria-labelledby="found-documents">
              <h2 id="found-documents">{t('documents.list.title')}</h2>
              <ul class="passages">
                {instruments.map((instrument) => (
                  <li key={instrument.id}>
                    <a href={t.href(instrumentLink(instrument.id))}>
                      <bdi>{instrument.symbol}</bdi>
                    </a>{' '}
                    <LocalizedText t={t} reading={read(instrument.title, t.lang)} quiet />
                  </li>
                ))}
                {documents.map((document) => (
                  <li key={document.id}>
                    <a href={t.href(documentLink(document.id))}>
                      {document.symbol && (
                        <>
                          <bdi>{document.symbol}</bdi>{' '}
                        </>
                      )}
                      <LocalizedText t={t} reading={read(document.title, t.lang)} quiet />
                    </a>{' '}
                    <span class="muted">
                      <DateWords t={t} date={document.dated} />
                    </span>{' '}
                    <StandingTag t={t} standing={document.standing} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section aria-labelledby="found-passages">
            <h2 id="found-passages">{t('documents.search.passages')}</h2>
            <ListHead t={t} sentence={sentence}>
              <a href={`${t.href(documentsLink)}?q=${encodeURIComponent(q)}`}>{t('documents.search.as-list')}</a>
            </ListHead>
            <ul class="passages">
              {passages.map(({ passage, pieces }) => (
                <PassageItem key={passage.paragraph_id} language={passage.language} pieces={pieces}>
                  <a href={t.href(paragraphPageLink(passage.document_id, passage.anchor))}>
                    <bdi>{passage.symbol ?? read(passage.title, t.lang).text}</bdi>, <bdi>{pathWords(passage)}</bdi>
                  </a>{' '}
                  <span class="muted">
                    <DateWords t={t} date={passage.dated} />
                    {passage.machine && <> {t('documents.machine-translated')}</>}
                  </span>
                </PassageItem>
              ))}
            </ul>
            <KeyPager t={t} next={next} first={first} />
          </section>
        </>
      )}
    </Page>
  )
}
