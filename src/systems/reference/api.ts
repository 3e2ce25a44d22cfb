import { Type } from 'typebox'
import { anyone, staff } from '../../platform/actor.ts'
import { today } from '../../platform/clock.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound } from '../../platform/errors.ts'
import { type App, fromCursor, listOf, nextPage, pageQuery, problemSchema, seenVersion, unchanged } from '../../platform/http/index.ts'
import { moveSession } from './commands.ts'
import { readSessionForm } from './forms.ts'
import {
  findBody,
  findSession,
  listActionLines,
  listAddressees,
  listBodies,
  listCountries,
  listGdc,
  listRegions,
  listSdgs,
  listSessions,
} from './queries.ts'

const localized = Type.Object({}, { additionalProperties: Type.String(), description: 'text by language code' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const day = Type.String({ description: 'YYYY-MM-DD' })

const session = Type.Object({
  id: Type.String(),
  body: Type.String(),
  name: localized,
  ordinal: nullable(Type.Integer()),
  year: Type.Integer(),
  starts: day,
  ends: day,
  place: nullable(Type.String()),
  inferred: Type.Boolean({ description: 'true while the dates have not been verified' }),
  version: Type.Integer(),
})
const body = Type.Object({ id: Type.String(), acronym: nullable(Type.String()), name: localized, kind: Type.String() })
const named = Type.Object({ id: Type.String(), name: localized }, { additionalProperties: true })
const byId = { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) }

type Row = Awaited<ReturnType<typeof listSessions>>[number]
const asSession = (s: Row) => ({
  id: s.id,
  body: s.body_id,
  name: s.name,
  ordinal: s.ordinal,
  year: s.year,
  starts: s.starts,
  ends: s.ends,
  place: s.place,
  inferred: s.inferred,
  version: s.version,
})

export function api(app: App, deps: Deps): void {
  const { db, clock } = deps
  const open = { may: anyone, topics: ['reference'] }
  const tags = ['reference']

  app.get(
    '/api/v1/bodies',
    { config: open, schema: { tags, summary: 'Bodies of the process', response: { 200: listOf(body) } } },
    async () => ({
      items: (await listBodies(db, today(clock))).map(({ id, acronym, name, kind }) => ({ id, acronym, name, kind })),
    }),
  )
  app.get(
    '/api/v1/bodies/:id',
    { config: open, schema: { tags, summary: 'One body', ...byId, response: { 200: body, 404: problemSchema } } },
    async (req) => {
      const found = await findBody(db, req.params.id)
      if (!found) throw notFound()
      return { id: found.id, acronym: found.acronym, name: found.name, kind: found.kind }
    },
  )

  const sessionQuery = Type.Object({ ...pageQuery, body: Type.Optional(Type.String()), from: Type.Optional(day), to: Type.Optional(day) })
  app.get(
    '/api/v1/sessions',
    { config: open, schema: { tags, summary: 'Sessions, by date', querystring: sessionQuery, response: { 200: listOf(session) } } },
    async (req) => {
      const { after, limit = 50, ...filter } = req.query
      const key = fromCursor(after)
      const all = await listSessions(db, filter)
      const rest = key ? all.filter((s) => s.starts > String(key[0]) || (s.starts === key[0] && s.id > String(key[1]))) : all
      const items = rest.slice(0, limit)
      const last = items.at(-1)
      return { items: items.map(asSession), ...(last && rest.length > limit && { next: nextPage(req, [last.starts, last.id]) }) }
    },
  )
  app.get(
    '/api/v1/sessions/:id',
    { config: { may: anyone }, schema: { tags, summary: 'One session', ...byId, response: { 200: session, 404: problemSchema } } },
    async (req, reply) => {
      const found = await findSession(db, req.params.id)
      if (!found) throw notFound()
      if (unchanged(req, reply, found.version)) return reply
      return asSession(found)
    },
  )
  app.patch(
    '/api/v1/sessions/:id',
    {
      config: { may: staff },
      schema: {
        tags,
        summary: 'Move a session; what hangs on it moves too. Send the version you read in If-Match.',
        security: [{ key: [] }],
        ...byId,
        body: Type.Object({ starts: day, ends: day, place: Type.Optional(nullable(Type.String())), note: Type.Optional(Type.String()) }),
        response: { 200: session, 409: problemSchema, 428: problemSchema },
      },
    },
    async (req, reply) => {
      await moveSession(deps, req.actor, req.params.id, readSessionForm({ ...req.body, version: seenVersion(req) }))
      const found = await findSession(db, req.params.id)
      reply.header('etag', `"${found!.version}"`)
      return asSession(found!)
    },
  )

  const lists = {
    addressees: () => listAddressees(db),
    'action-lines': () => listActionLines(db),
    sdgs: () => listSdgs(db, true),
    gdc: () => listGdc(db),
    regions: () => listRegions(db),
    countries: () => listCountries(db),
  }
  for (const [name, list] of Object.entries(lists)) {
    app.get(
      `/api/v1/reference/${name}`,
      { config: open, schema: { tags, summary: `Reference data: ${name}`, response: { 200: listOf(named) } } },
      async () => ({ items: await list() }),
    )
  }
}
