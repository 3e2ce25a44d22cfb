import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'
import { isLanguage, type Language, read } from '../../../platform/i18n/index.ts'
import { documentQuery, readFilter } from '../list-query.ts'
import type { DocumentFilter } from '../queries/register.ts'
import { slug } from '../rules.ts'
import { archiveLink } from './links.ts'
import { listPack, makePack, streamPack } from './pack.ts'
import { sessionsWithPapers } from './queries.ts'
import { PackPage } from './views/pack-page.tsx'
import { readRange } from './zip.ts'

const words = Type.String({ maxLength: 200 })
/** A filter of the register, a session, or documents by id; `in`: the languages. */
const packQuery = Type.Object({
  ...documentQuery.properties,
  session: Type.Optional(words),
  document: Type.Optional(Type.Union([words, Type.Array(words, { maxItems: 300 })])),
  in: Type.Optional(Type.Union([words, Type.Array(words, { maxItems: 6 })])),
})
type PackQuery = Static<typeof packQuery>

const list = (value: string | string[] | undefined): string[] => (value === undefined ? [] : [value].flat())

const filterOf = (query: PackQuery): DocumentFilter => ({
  ...readFilter(query),
  ...(query.session && { session: query.session }),
  ...(query.document && { ids: list(query.document) }),
})
const languagesOf = (query: PackQuery, reader: Language): Language[] => {
  const chosen = [...new Set(list(query.in).filter(isLanguage))].sort()
  return chosen.length ? chosen : [reader]
}

export function packRoutes(app: App, deps: Deps): void {
  const { db } = deps

  /** What the pack is called: its session in English, so that the same papers have the same bytes for every reader. */
  async function titleOf({ session }: PackQuery): Promise<string> {
    const found = session ? (await sessionsWithPapers(db)).find(({ id }) => id === session) : undefined
    return found ? read(found.name, 'en').text : 'Documents'
  }

  app.get('/packs', { config: { may: anyone, topics: ['documents'] }, schema: { querystring: packQuery } }, async (req, reply) => {
    const { query } = req
    const chosen = languagesOf(query, req.t.lang)
    const sessions = await sessionsWithPapers(db)
    const asked = Object.values(query).some((value) => value !== undefined && value !== '')
    const found = asked ? await listPack(db, req.actor, filterOf(query), chosen) : null
    const session = sessions.find(({ id }) => id === query.session)
    return reply.page(
      <PackPage
        frame={req.frame()}
        sessions={sessions}
        session={query.session}
        chosen={chosen}
        pack={
          found && {
            title: session ? read(session.name, req.t.lang).text : req.t('documents.list.title'),
            documents: new Set(found.files.map(({ document_id }) => document_id)).size,
            files: found.files.length,
            size: found.files.reduce((sum, { size }) => sum + Number(size), 0),
            missing: found.documents.length * chosen.length - found.files.length,
            archive: `${archiveLink}?${archiveQuery(req, chosen)}`,
          }
        }
      />,
    )
  })

  app.get('/packs/papers.zip', { config: { may: anyone }, schema: { querystring: packQuery } }, async (req, reply) => {
    const { query } = req
    const chosen = languagesOf(query, req.t.lang)
    const pack = await makePack(deps, req.actor, filterOf(query), chosen, await titleOf(query))
    const { size } = pack.layout
    const name = slug(['papers', query.session, ...chosen].filter(Boolean).join(' ')).toLowerCase()
    reply
      .header('etag', pack.etag)
      .header('accept-ranges', 'bytes')
      .header('cache-control', 'private, no-cache')
      .header('content-disposition', `attachment; filename="${name}.zip"`)
      .type('application/zip')
    if (req.headers['if-none-match'] === pack.etag) return reply.status(304).send()
    // a part of another archive than the one begun would make a broken file: then the whole comes
    const fits = req.headers['if-range'] === undefined || req.headers['if-range'] === pack.etag
    const range = fits ? readRange(req.headers.range, size) : null
    if (range === 'unsatisfiable') return reply.status(416).header('content-range', `bytes */${size}`).send()
    const { from, to } = range ?? { from: 0, to: size }
    if (range) reply.status(206).header('content-range', `bytes ${from}-${to - 1}/${size}`)
    return reply.header('content-length', to - from).send(streamPack(deps, pack, from, to))
  })
}

/** The query of the page as that of the archive, with its languages spelled out: the archive must not change with the reader. */
function archiveQuery(req: FastifyRequest, chosen: readonly Language[]): string {
  const query = new URLSearchParams(req.pagePath.split('?')[1] ?? '')
  query.delete('in')
  for (const name of [...query.keys()]) if (query.get(name) === '') query.delete(name)
  for (const language of chosen) query.append('in', language)
  return query.toString()
}
