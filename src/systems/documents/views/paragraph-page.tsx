import { type Language, read } from '../../../platform/i18n/index.ts'
import { Facts, type Frame, Page, Thread, withQuery } from '../../../ui/index.ts'
import { documentLink, documentsLink, editionsLink, instrumentLink, paragraphLink, paragraphPageLink } from '../links.ts'
import type { Links, Reading } from '../paper.ts'
import type { CitingRow, Target } from '../queries/citations.ts'
import type { DocumentDetail, EditionRow } from '../queries/document.ts'
import type { ParagraphRow } from '../queries/paragraphs.ts'
import { Citing } from './citing.tsx'
import { Paper } from './paper.tsx'
import { DateWords, pathWords, StandingTag } from './words.tsx'

interface Props {
  frame: Frame
  document: DocumentDetail
  editions: EditionRow[]
  edition: EditionRow
  /** the paragraph between its neighbours */
  around: ParagraphRow[]
  paragraph: ParagraphRow
  reading: Reading
  links: Links
  /** what the paragraph cites and what of it is known here */
  cites: { words: string; key: string; target: Target | undefined }[]
  citing: CitingRow[]
  /** address of the further citing paragraphs */
  more: string | null
  /** the words that open its section */
  opener: string | null
}

export function ParagraphPage({
  frame,
  document,
  editions,
  edition,
  around,
  paragraph,
  reading,
  links,
  cites,
  citing,
  more,
  opener,
}: Props) {
  const { t } = frame
  const title = read(document.title, t.lang)
  const name = document.symbol ?? title.text
  const path = pathWords({ ...paragraph, opener_words: opener })
  const others = [...new Set(editions.map(({ language }) => language))].filter((language) => language !== edition.language)
  const inLanguage = (language: Language) => withQuery(t.href(paragraphPageLink(document.id, paragraph.anchor)), { lang: language })
  return (
    <Page
      frame={frame}
      title={t('documents.paragraph.title', { path, document: name })}
      description={paragraph.text.slice(0, 200)}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: name, href: t.href(documentLink(document.id)) },
        { label: path },
      ]}
      lead={
        <>
          {title.text} <StandingTag t={t} standing={document.standing} />
        </>
      }
      noindex={document.visibility !== 'public'}
      aside={
        <Thread
          t={t}
          beads={[
            {
              kind: 'instrument',
              links: document.instrument_id
                ? [{ label: document.instrument_symbol!, href: t.href(instrumentLink(document.instrument_id)) }]
                : [],
            },
            { kind: 'paragraph', here: { label: path } },
            {
              kind: 'mandate',
              links: [{ label: t('documents.mandates'), href: withQuery(t.href('/mandates'), { document: document.id }) }],
            },
          ]}
        />
      }
    >
      {edition.machine_translated && <p class="notice warning">{t('documents.posting.machine-notice')}</p>}
      <Paper
        t={t}
        paragraphs={around}
        language={edition.language}
        reading={reading}
        links={links}
        here={paragraph.anchor}
        quoted
        label={name}
      />
      <p>
        <a
          href={
            withQuery(t.href(documentLink(document.id)), { lang: edition.language }) +
            paragraphLink(document.id, paragraph.anchor).replace(/^[^#]*/, '')
          }
        >
          {t('documents.paragraph.in-text')}
        </a>
      </p>
      <Facts
        facts={[
          { term: t('documents.field.dated'), value: <DateWords t={t} date={document.dated} /> },
          {
            term: t('documents.paragraph.other-languages'),
            value:
              others.length === 0 ? null : (
                <>
                  {others.map((language) => (
                    <span key={language}>
                      <a href={inLanguage(language)}>{t(`ui.language.${language}`)}</a>{' '}
                    </span>
                  ))}
                  <a href={`${t.href(editionsLink(document.id))}#${encodeURIComponent(paragraph.anchor)}`}>
                    {t('documents.languages.side-by-side')}
                  </a>
                </>
              ),
          },
        ]}
      />
      <section aria-labelledby="cites">
        <h2 id="cites">{t('documents.cites')}</h2>
        {cites.length === 0 ? (
          <p class="muted">{t('documents.cites-none')}</p>
        ) : (
          <ul>
            {cites.map(({ words, key, target }) => (
              <li key={key}>
                {target ? (
                  <>
                    <a href={t.href(target.kind === 'document' ? documentLink(target.id) : instrumentLink(target.id))}>
                      <bdi>{target.symbol}</bdi>
                    </a>{' '}
                    {read(target.title, t.lang).text}
                  </>
                ) : (
                  <>
                    <bdi>{words}</bdi> <span class="muted">{t('documents.cites-unknown')}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Citing
        t={t}
        rows={citing}
        more={more}
        title={t('documents.cited-by')}
        paragraph={paragraph.label}
        mandates={document.symbol && withQuery(t.href('/mandates'), { q: document.instrument_symbol ?? document.symbol })}
      />
    </Page>
  )
}
