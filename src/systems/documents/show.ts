import type { Actor } from '../../platform/actor.ts'
import type { Db } from '../../platform/db/index.ts'
import { notFound, Refusal } from '../../platform/errors.ts'
import { fromCursor, toCursor } from '../../platform/http/index.ts'
import { isLanguage, type Language } from '../../platform/i18n/index.ts'
import type { View } from '../../texts/types.ts'
import { withQuery } from '../../ui/index.ts'
import { documentLink, instrumentLink } from './links.ts'
import { listMends, type MendRow } from './links-check/queries.ts'
import type { Links, Reading } from './paper.ts'
import { type CitingKey, type CitingRow, findTargets, listCiting, type Target } from './queries/citations.ts'
import { type DocumentDetail, type EditionRow, findDocument, listEditions } from './queries/document.ts'
import type { ParagraphRow } from './queries/paragraphs.ts'
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
  // without one asked for, a link leads to the latest revision, in whatever language it is there
  const latest = revision === null ? editions.filter((edition) => edition.revision === document.revision) : fitting
  const order = [reader, document.original_language, 'en', ...editions.map(({ language }) => language)]
  for (const language of order) {
    const edition = latest.find((one) => one.language === language)
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

/** Where the words of these paragraphs lead: the symbols that they cite, except the document's own, and links that were mended. */
export async function openLinks(
  db: Db,
  actor: Actor,
  document: Pick<DocumentDetail, 'id' | 'symbol_key'>,
  paragraphs: readonly Pick<ParagraphRow, 'refs'>[],
  href: (path: string) => string,
): Promise<{ targets: Map<string, Target>; mends: MendRow[]; links: Links }> {
  const [targets, mends] = await Promise.all([
    findTargets(
      db,
      actor,
      paragraphs.flatMap(({ refs }) => refs.map(({ key }) => workKey(key))),
    ),
    listMends(db, document.id),
  ])
  const linkOf = (key: string) => {
    const target = workKey(key) === document.symbol_key ? undefined : targets.get(workKey(key))
    return target && href(targetLink(target))
  }
  return { targets, mends, links: { linkOf, mends: new Map(mends.map((mend) => [mend.url, mend])) } }
}

/** The keys under which others cite a text: its own symbol, and that of its instrument once it is adopted. */
export const citedAs = ({
  symbol_key,
  instrument_key,
  standing,
}: Pick<DocumentDetail, 'symbol_key' | 'instrument_key' | 'standing'>): string[] => [
  ...new Set([symbol_key, standing === 'adopted' ? instrument_key : null].filter((key) => key !== null)),
]

/** One page of the paragraphs that cite these keys, and the address of the next, which `link` leads to. */
export async function openCiting(
  db: Db,
  actor: Actor,
  keys: readonly string[],
  {
    language,
    own = null,
    after,
    link,
    length,
  }: { language: Language; own?: string | null; after: string | undefined; link: string; length: number },
): Promise<{ citing: CitingRow[]; more: string | null }> {
  const key = fromCursor(after)
  if (key && (key.length !== 3 || !key.every((part) => typeof part === 'string')))
    throw new Refusal(400, 'ui.malformed', { detail: 'after' })
  const rows = await listCiting(db, actor, keys, { language, own, after: key as CitingKey | null, limit: length + 1 })
  const citing = rows.slice(0, length)
  const last = citing.at(-1)
  const more =
    last && rows.length > length
      ? `${withQuery(link, { after: toCursor([last.dated ?? '', last.document_id, last.path]) })}#cited-by`
      : null
  return { citing, more }
}

export const targetLink = ({ kind, id }: Target): string => (kind === 'document' ? documentLink(id) : instrumentLink(id))
