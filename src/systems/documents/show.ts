import type { Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/db/index.ts'
import { notFound } from '../../platform/errors.ts'
import { isLanguage, type Language } from '../../platform/i18n/index.ts'
import type { View } from '../../texts/types.ts'
import { documentLink, instrumentLink } from './links.ts'
import type { LinkOf, Reading } from './paper.ts'
import { type DocumentDetail, type EditionRow, findDocument, findTargets, listEditions, type ParagraphRow, type Target } from './queries.ts'
import { workKey } from './rules.ts'

/** What an address may say about the text that is shown. */
export interface TextQuery {
  lang?: string
  rev?: string
  view?: string
  by?: string
}

/** The document with its editions, and the one to show: the language asked for, else the reader's, the original, English, any. */
export async function openDocument(db: Db, actor: Actor, id: string, query: TextQuery, reader: Language) {
  const document = await findDocument(db, actor, id)
  if (!document) throw notFound()
  const editions = await listEditions(db, document.id)
  const edition = chooseEdition(document, editions, query, reader)
  if (!edition) throw notFound()
  return { document, editions, edition }
}

function chooseEdition(document: DocumentDetail, editions: readonly EditionRow[], { lang, rev }: TextQuery, reader: Language) {
  const revision = /^\d{1,3}$/.test(rev ?? '') ? Number(rev) : null
  const fitting = revision === null ? editions : editions.filter((edition) => edition.revision === revision)
  if (isLanguage(lang)) return fitting.find((edition) => edition.language === lang)
  const order = [reader, document.original_language, 'en', ...editions.map(({ language }) => language)]
  for (const language of order) {
    const edition = fitting.find((one) => one.language === language)
    if (edition) return edition
  }
  return undefined
}

const views: readonly View[] = ['base', 'proposed', 'marked']

/** A text with tracked changes opens with its changes shown; `by=-` is the author whom the file does not name. */
export function readReading(edition: Pick<EditionRow, 'tracked'>, { view, by }: TextQuery): Reading {
  if (!edition.tracked) return { view: 'proposed', by: null }
  return { view: views.find((one) => one === view) ?? 'marked', by: by === undefined || by === '' ? null : by === '-' ? '' : by }
}

/** Where the symbols lead that these paragraphs cite; a document's own symbol leads nowhere. */
export async function openCitations(
  db: Db,
  actor: Actor,
  document: Pick<DocumentDetail, 'symbol_key'>,
  paragraphs: readonly Pick<ParagraphRow, 'refs'>[],
  href: (path: string) => string,
) {
  const targets = await findTargets(
    db,
    actor,
    paragraphs.flatMap(({ refs }) => refs.map(({ key }) => workKey(key))),
  )
  const linkOf: LinkOf = (key) => {
    const target = workKey(key) === document.symbol_key ? undefined : targets.get(workKey(key))
    return target && href(targetLink(target))
  }
  return { targets, linkOf }
}

export const targetLink = ({ kind, id }: Target): string => (kind === 'document' ? documentLink(id) : instrumentLink(id))
