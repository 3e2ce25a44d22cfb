import { type Language, nativeName, read } from '../../../../platform/i18n/index.ts'
import type { Piece } from '../../../../platform/search/index.ts'
import { type Frame, ListHead, Page, withQuery } from '../../../../ui/index.ts'
import { documentLink, documentsLink } from '../../links.ts'
import type { DocumentDetail } from '../../queries/document.ts'
import { PassageItem } from '../../views/passage.tsx'
import { pathWords } from '../../views/words.tsx'
import type { PassageWithin } from '../queries.ts'
import { WithinForm } from './within-form.tsx'

interface Props {
  frame: Frame
  document: DocumentDetail
  q: string
  language: Language
  passages: { passage: PassageWithin; pieces: Piece[] }[]
}

/** The passages of one document that answer, each a link to its place in the text. */
export function WithinPage({ frame, document, q, language, passages }: Props) {
  const { t } = frame
  const name = document.symbol ?? read(document.title, t.lang).text
  const of = (passage: PassageWithin) =>
    withQuery(t.href(documentLink(document.id)), { lang: passage.language, rev: String(passage.revision) })
  return (
    <Page
      frame={frame}
      title={t('documents.within.title', { document: name })}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: name, href: t.href(documentLink(document.id)) },
        { label: t('documents.within.act') },
      ]}
      noindex
    >
      <WithinForm t={t} id={document.id} language={language} q={q} />
      {q !== '' && (
        <>
          <ListHead t={t} sentence={t('documents.within.sentence', { count: passages.length, q })} />
          <ol class="passages">
            {passages.map(({ passage, pieces }) => (
              <PassageItem key={passage.paragraph_id} language={passage.language} pieces={pieces}>
                <a href={`${of(passage)}#${encodeURIComponent(passage.anchor)}`}>
                  <bdi lang={passage.language}>{pathWords(passage)}</bdi>
                </a>{' '}
                <span class="muted" lang={passage.language}>
                  {nativeName[passage.language]}
                </span>
              </PassageItem>
            ))}
          </ol>
        </>
      )}
    </Page>
  )
}
