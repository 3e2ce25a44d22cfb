import { Type } from 'typebox'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { type App, attempt, fromCursor, nextPage, typedIn, word } from '../../../platform/http/index.ts'
import { findDocument } from '../queries/document.ts'
import { mendLink, readMendForm } from './commands.ts'
import { deadLinksLink } from './links.ts'
import { maySeeLinks } from './policy.ts'
import { listDeadLinks, listUnknownSymbols } from './queries.ts'
import { LinksPage, UnknownSymbolsPage } from './views/links-page.tsx'

const perPage = 50
const text = Type.Optional(Type.String({ maxLength: 400 }))

export function linkRoutes(app: App, deps: Deps): void {
  const { db } = deps
  const query = { querystring: Type.Object({ document: text, all: text, after: text }) }

  app.get('/links', { config: { may: maySeeLinks }, schema: query }, async (req, reply) => {
    const { document, all } = req.query
    const key = fromCursor(req.query.after)
    if (key && (typeof key[0] !== 'string' || typeof key[1] !== 'number')) throw new Refusal(400, 'ui.malformed', { detail: 'after' })
    const filter = { ...(document && { document }), ...(all && { all: true }) }
    const rows = await listDeadLinks(db, req.actor, filter, { after: key as [string, number] | null, limit: perPage + 1 })
    const shown = rows.slice(0, perPage)
    const last = shown.at(-1)
    const next = last && rows.length > perPage ? req.t.href(nextPage(req, [last.document_id, last.link_id])) : null
    return reply.page(<LinksPage frame={req.frame()} rows={shown} next={next} all={Boolean(all)} />)
  })

  app.get('/links/symbols', { config: { may: maySeeLinks }, schema: query }, async (req, reply) => {
    const key = fromCursor(req.query.after)
    if (key && typeof key[0] !== 'string') throw new Refusal(400, 'ui.malformed', { detail: 'after' })
    const rows = await listUnknownSymbols(db, req.actor, { after: (key?.[0] as string) ?? null, limit: perPage + 1 })
    const shown = rows.slice(0, perPage)
    const next = rows.length > perPage ? req.t.href(nextPage(req, [shown.at(-1)!.symbol_key])) : null
    return reply.page(<UnknownSymbolsPage frame={req.frame()} rows={shown} next={next} />)
  })

  const address = { params: Type.Object({ id: Type.String({ maxLength: 200 }), link: Type.Integer({ minimum: 1, maximum: 2 ** 50 }) }) }
  app.post('/documents/:id/links/:link', { config: { may: maySeeLinks }, schema: address }, async (req, reply) => {
    const { id, link } = req.params
    if (!(await findDocument(db, req.actor, id))) throw notFound()
    return attempt(
      async () => {
        await mendLink(deps, req.actor, id, link, readMendForm(req.body))
        return reply.see(deadLinksLink, 'documents.notice.link-mended')
      },
      async (errors, status) => {
        const rows = await listDeadLinks(db, req.actor, { document: id, all: true }, { after: null, limit: perPage })
        const typed = { link, words: word(typedIn(req), 'replacement') ?? '' }
        return reply.page(<LinksPage frame={req.frame()} rows={rows} next={null} all typed={typed} errors={errors} />, status)
      },
    )
  })
}
