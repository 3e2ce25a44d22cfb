import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Role, roles } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound } from '../../../platform/errors.ts'
import { type App, attempt, fromCursor, nextPage, type Typed, typedIn } from '../../../platform/http/index.ts'
import { changeRoles, depart } from '../commands/people.ts'
import { readDeparture, readRoles } from '../forms.ts'
import { accountLink, personLink } from '../links.ts'
import {
  mayChangeRoles,
  mayDepart,
  mayKeepOwnAccount,
  mayKeepSomeOrganization,
  maySeeAddress,
  maySeePeople,
  rolesToGive,
} from '../policy.ts'
import { findPeople, findPerson, named, organizationOptions, peopleOf, unitsOf } from '../queries.ts'
import { PeopleList, PersonPage } from '../views/people.tsx'

const byId = { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) }
const perPage = 50

const listQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  role: Type.Optional(Type.Enum([...roles])),
  organization: Type.Optional(Type.String({ maxLength: 100 })),
  after: Type.Optional(Type.String({ maxLength: 400 })),
})

/** The list of people, and what their keepers do: roles, departures. */
export function peopleRoutes(app: App, deps: Deps): void {
  const { db } = deps

  app.get('/people', { config: { may: maySeePeople }, schema: { querystring: listQuery } }, async (req, reply) => {
    const { q, role, organization, after } = req.query
    const found = await findPeople(db, {
      ...(q && { text: q }),
      ...(role && { role: role as Role }),
      ...(organization && { organization }),
      after: fromCursor(after) as [string, string] | null,
      limit: perPage + 1,
    })
    const people = found.slice(0, perPage)
    const last = people.at(-1)
    const next = found.length > perPage && last ? req.t.href(nextPage(req, [last.name.toLowerCase(), last.id])) : null
    return reply.page(
      <PeopleList frame={req.frame()} people={people} next={next} organizations={await organizationOptions(db, req.t.lang)} />,
    )
  })

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, errors?: FieldErrors) {
    const person = await findPerson(db, id)
    if (!person) throw notFound()
    const { actor, t } = req
    const about = { id, organization: person.organization_id, roles: person.roles }
    const may = {
      address: maySeeAddress(actor, about),
      roles: mayChangeRoles(actor, person.organization_id, person.roles, person.roles) ? rolesToGive(actor, person.organization_id) : [],
      depart: mayDepart(actor, about),
      own: actor.id === id,
    }
    const organization = person.organization_id
    const units = may.roles.length > 0 && organization ? await unitsOf(db, organization) : []
    const colleagues = may.depart && organization ? (await peopleOf(db, organization)).filter((colleague) => colleague.id !== id) : []
    return reply.page(
      <PersonPage
        frame={req.frame()}
        person={person}
        may={may}
        history={may.address ? await historyOf(db, 'people.person', id) : null}
        units={units.map((unit) => ({ value: unit.id, label: named(unit.name, unit.acronym, t.lang) }))}
        colleagues={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        {...(errors && { typed: typedIn<Typed>(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  app.get('/people/:id', { config: { may: maySeePeople }, schema: byId }, (req, reply) => page(req, reply, req.params.id))

  app.post('/people/:id/roles', { config: { may: mayKeepSomeOrganization }, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await changeRoles(deps, req.actor, req.params.id, readRoles(req.body))
        return reply.see(personLink(req.params.id), 'people.notice.roles-changed')
      },
      (errors) => page(req, reply, req.params.id, errors),
    ),
  )

  app.post('/people/:id/departure', { config: { may: mayKeepOwnAccount }, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await depart(deps, req.actor, req.params.id, readDeparture(req.body))
        return req.actor.id === req.params.id
          ? reply.see(`/sign-in?next=${accountLink}`, 'people.notice.you-left')
          : reply.see(personLink(req.params.id), 'people.notice.departed')
      },
      (errors) => page(req, reply, req.params.id, errors),
    ),
  )
}
