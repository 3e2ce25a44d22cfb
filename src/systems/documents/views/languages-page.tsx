import { type Language, languages, read } from '../../../platform/i18n/index.ts'
import { type Frame, Page, SideBySide } from '../../../ui/index.ts'
import { documentLink, documentsLink } from '../links.ts'
import { aligned, type Links, type Reading } from '../paper.ts'
import type { DocumentDetail, EditionRow } from '../queries/document.ts'
import type { ParagraphRow } from '../queries/paragraphs.ts'
import { wordsIn } from './paper.tsx'
import { pathWords } from './words.tsx'

interface Props {
  frame: Frame
  document: DocumentDetail
  /** the newest edition of each language */
  editions: EditionRow[]
  /** paragraphs by edition */
  paragraphs: ReadonlyMap<number, ParagraphRow[]>
  links: Links
}

const reading: Reading = { view: 'marked', by: null }

/** All six languages side by side, paragraph by paragraph; what is missing is said. */
export function LanguagesPage({ frame, document, editions, paragraphs, links }: Props) {
  const { t } = frame
  const title = read(document.title, t.lang)
  const order = columns(document, editions, t.lang)
  const missing = languages.filter((language) => !order.includes(language))
  const texts = order.map((language) => {
    const edition = editions.find((one) => one.language === language)
    return edition ? (paragraphs.get(edition.id) ?? []) : []
  })
  const rows = aligned(texts)
  return (
    <Page
      frame={frame}
      title={t('documents.languages.title', { document: document.symbol ?? title.text })}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: document.symbol ?? title.text, href: t.href(documentLink(document.id)) },
        { label: t('documents.languages.side-by-side') },
      ]}
      lead={title.text}
      layout="wide"
      noindex={document.visibility !== 'public'}
    >
      {missing.length > 0 && (
        <p class="muted">{t('documents.languages.missing', { list: t.list(missing.map((language) => t(`ui.language.${language}`))) })}</p>
      )}
      <SideBySide
        t={t}
        title={t('documents.languages.title', { document: document.symbol ?? title.text })}
        sides={order.map((language) => ({ lang: language, ...noteOf(language) }))}
        rows={rows.map(({ anchor, cells }) => {
          const first = cells.find((cell) => cell !== null)!
          return {
            id: anchor,
            label: first.kind === 'front' ? t('documents.paragraph.front') : pathWords(first),
            cells: cells.map((cell) => (cell ? wordsIn(t, cell, reading, links) : null)),
            opener: first.kind === 'opener',
          }
        })}
      />
    </Page>
  )

  function noteOf(language: Language): { note?: string } {
    const edition = editions.find((one) => one.language === language)
    if (edition?.machine_translated) return { note: t('documents.machine-translated') }
    return document.original_language === language ? { note: t('documents.languages.original') } : {}
  }
}

/** The reader's language first, then the original, then the others that exist. */
function columns(document: DocumentDetail, editions: readonly EditionRow[], reader: Language): Language[] {
  const weight = (language: Language) => (language === reader ? 0 : language === document.original_language ? 1 : 2)
  return languages.filter((language) => editions.some((edition) => edition.language === language)).sort((a, b) => weight(a) - weight(b))
}
