import { Type } from 'typebox'
import { anyone, signedIn } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound } from '../../platform/errors.ts'
import { type App, fromCursor, listOf, nextPage, pageQuery } from '../../platform/http/index.ts'
import { findOrganization, findOrganizations, unitsOf } from './queries.ts'
import './schema.ts'

const localized = Type.Object(
  { original: Type.Optional(Type.String()) },
  { additionalProperties: true, description: 'a text in any of ar, en, es, fr, ru, zh; `original` names the one it was written in' },
)
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) => Type.Union([type, Type.Null()])

const organizationSchema = Type.Object({
  id: Type.String(),
  name: localized,
  acronym: nullable(Type.String()),
  kind: Type.String({ description: 'id of a stakeholder type' }),
  country: nullable(Type.String({ description: 'ISO 3166-1 alpha-2' })),
  sectorMember: Type.Boolean(),
  website: nullable(Type.String()),
})

const meSchema = Type.Object({
  kind: Type.String({ description: 'person for a session, key for an API key' }),
  id: Type.String(),
  name: Type.String(),
  roles: Type.Array(Type.String()),
  organization: nullable(Type.String()),
})

interface Row {
  id: string
  name: object
  acronym: string | null
  kind: string
  country_id: string | null
  sector_member: boolean
  website: string | null
}

const shaped = ({ id, name, acronym, kind, country_id, sector_member, website }: Row) => ({
  id,
  name,
  acronym,
  kind,
  country: country_id,
  sectorMember: sector_member,
  website,
})

export function api(app: App, { db }: Deps): void {
  const tags = ['people']

  app.get(
    '/api/v1/me',
    { config: { may: signedIn }, schema: { tags, summary: 'Who the key or session belongs to', response: { 200: meSchema } } },
    async ({ actor }) => ({ kind: actor.kind, id: actor.id!, name: actor.name, roles: [...actor.roles], organization: actor.organization }),
  )

  app.get(
    '/api/v1/organizations',
    {
      config: { may: anyone },
      schema: {
        tags,
        summary: 'Organizations, by name',
        querystring: Type.Object({
          ...pageQuery,
          q: Type.Optional(Type.String({ maxLength: 200 })),
          kind: Type.Optional(Type.String({ maxLength: 100 })),
        }),
        response: { 200: listOf(organizationSchema) },
      },
    },
    async (req) => {
      const { q, kind, after, limit = 50 } = req.query
      const found = await findOrganizations(db, req.t.lang, {
        ...(q && { text: q }),
        ...(kind && { kind }),
        after: fromCursor(after) as [string, string] | null,
        limit: limit + 1,
      })
      const last = found.length > limit ? found[limit - 1] : undefined
      return { items: found.slice(0, limit).map(shaped), ...(last && { next: nextPage(req, [last.sort_name, last.id]) }) }
    },
  )

  const detailSchema = Type.Object({
    ...organizationSchema.properties,
    addressee: nullable(Type.String({ description: 'as whom it owes and receives what texts ask for' })),
    units: Type.Array(Type.Object({ id: Type.String(), name: localized, acronym: nullable(Type.String()) })),
  })
  app.get(
    '/api/v1/organizations/:id',
    {
      config: { may: anyone },
      schema: {
        tags,
        summary: 'One organization with its units',
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: detailSchema },
      },
    },
    async (req) => {
      const found = await findOrganization(db, req.params.id)
      if (!found) throw notFound()
      const units = await unitsOf(db, found.id)
      return { ...shaped(found), addressee: found.addressee_id, units: units.map(({ id, name, acronym }) => ({ id, name, acronym })) }
    },
  )
}
