import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { isLanguage } from '../../../platform/i18n/index.ts'
import { headlines } from '../../../platform/search/index.ts'
import { findDocument } from '../queries/document.ts'
import { searchWithin } from './queries.ts'
import { WithinPage } from './views/within-page.tsx'

const text = Type.Optional(Type.String({ maxLength: 200 }))
/** A word found more often than this is no way to a passage. */
const most = 200

export function withinRoutes(app: App, { db }: Deps): void {
  const schema = { params: Type.Object({ id: Type.String({ maxLength: 200 }) }), querystring: Type.Object({ q: text, lang: text }) }
  app.get('/documents/:id/search', { config: { may: anyone, topics: ['documents'] }, schema }, async (req, reply) => {
    const document = await findDocument(db, req.actor, req.params.id)
    if (!document) throw notFound()
    const q = req.query.q?.trim() ?? ''
    const language = isLanguage(req.query.lang) ? req.query.lang : req.t.lang
    const passages = q === '' ? [] : await searchWithin(db, document.id, q, language, most)
    const pieces = await headlines(db, passages, q, { length: 60 })
    return reply.page(
      <WithinPage
        frame={req.frame()}
        document={document}
        q={q}
        language={language}
        passages={passages.map((passage, index) => ({ passage, pieces: pieces[index]! }))}
      />,
    )
  })
}
