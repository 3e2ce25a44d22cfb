import { Type } from 'typebox'
import type { Deps } from '../../../platform/deps.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type App, fromCursor, toCursor } from '../../../platform/http/index.ts'
import { isLanguage } from '../../../platform/i18n/index.ts'
import { headlines } from '../../../platform/search/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { findInstruments } from '../queries/instruments.ts'
import { countPassages, keyOfPassage, type PassageKey, searchPassages, searchTitles } from '../queries/search.ts'
import { SearchPage } from '../views/search-page.tsx'
import { open, text } from './common.ts'

function readPassageKey(word: string | undefined): PassageKey | null {
  const key = fromCursor(word)
  if (key === null) return null
  const [dated, document, paragraph] = key
  if (key.length === 3 && typeof dated === 'string' && typeof document === 'string' && typeof paragraph === 'number')
    return [dated, document, paragraph]
  throw new Refusal(400, 'ui.malformed', { detail: 'after' })
}

/** One search in documents, instruments and paragraphs. */
export function searchRoutes(app: App, { db }: Deps): void {
  const searchQuery = Type.Object({ q: text, language: text, after: Type.Optional(Type.String({ maxLength: 1000 })) })
  const length = 20

  app.get('/search', { config: open, schema: { querystring: searchQuery } }, async (req, reply) => {
    const { actor, t } = req
    const q = req.query.q?.trim() ?? ''
    const language = isLanguage(req.query.language) ? req.query.language : null
    const after = readPassageKey(req.query.after)
    if (q === '')
      return reply.page(
        <SearchPage frame={req.frame()} q="" documents={[]} instruments={[]} passages={[]} count={0} next={null} first={null} />,
      )
    const passages = await searchPassages(db, actor, { q, language, after, limit: length + 1 })
    const count = await countPassages(db, actor, { q, language })
    const documents = after ? [] : await searchTitles(db, actor, q, 8)
    const found = after ? [] : (await findInstruments(db, { q })).slice(0, 5)
    const shown = passages.slice(0, length)
    const pieces = await headlines(db, shown, q, { length: 45 })
    const here = withQuery(t.href(req.pagePath), { after: null })
    const last = shown.at(-1)
    return reply.page(
      <SearchPage
        frame={req.frame()}
        {...{ q, documents, count }}
        instruments={found}
        passages={shown.map((passage, index) => ({ passage, pieces: pieces[index]! }))}
        next={last && passages.length > length ? withQuery(here, { after: toCursor([...keyOfPassage(last)]) }) : null}
        first={after ? here : null}
      />,
    )
  })
}
