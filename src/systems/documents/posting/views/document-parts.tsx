import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { LocalizedText, withQuery } from '../../../../ui/index.ts'
import { documentLink } from '../../links.ts'
import type { DocumentDetail, EditionRow } from '../../queries/document.ts'
import type { Part } from '../queries.ts'

/** Addenda and corrigenda of a document, or the document that it adds to. */
export const PartsFact = ({ t, parts }: { t: Translate; parts: readonly Part[] }) => (
  <ul class="plain">
    {parts.map((part) => (
      <li key={part.id}>
        <a href={t.href(documentLink(part.id))}>
          <bdi>{part.symbol}</bdi>
        </a>{' '}
        {part.main ? t('documents.posting.main') : titleOf(t, part)}
      </li>
    ))}
  </ul>
)

/** An addendum whose front page says no more than its symbol has no other title. */
function titleOf(t: Translate, { symbol, title }: Part) {
  const words = read(title, t.lang)
  return words.text === symbol ? null : <LocalizedText t={t} reading={words} quiet />
}

interface NoticeProps {
  t: Translate
  document: Pick<DocumentDetail, 'id' | 'revision'>
  editions: readonly EditionRow[]
  edition: Pick<EditionRow, 'revision' | 'language'>
}

/** That the text shown is the latest revision, or that a later one has taken its place. */
export function RevisionNotice({ t, document, editions, edition }: NoticeProps) {
  if (edition.revision === document.revision)
    return edition.revision > 0 ? <p class="muted">{t('documents.posting.latest', { number: edition.revision })}</p> : null
  const there = editions.some((one) => one.revision === document.revision && one.language === edition.language)
  return (
    <div class="notice warning" role="note">
      <p>
        {t('documents.posting.older', { number: document.revision })}{' '}
        <a href={withQuery(t.href(documentLink(document.id)), { lang: there ? edition.language : null, rev: String(document.revision) })}>
          {t('documents.posting.to-latest')}
        </a>
      </p>
    </div>
  )
}
