import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Actor, anyone } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound, Refusal } from '../../../platform/errors.ts'
import { type App, attempt, fromCursor, nextPage, type Typed, typedIn, word } from '../../../platform/http/index.ts'
import { type Language, type Localized, read } from '../../../platform/i18n/index.ts'
import { listAddressees, listCountries, listStakeholderTypes } from '../../reference/index.ts'
import { acceptInvitation, invitationHash, invite, withdrawInvitation } from '../commands/invitations.ts'
import { approveJoining, askToJoin, refuseJoining } from '../commands/joining.ts'
import { addOrganization, addUnit, changeOrganization, organizationsTopic } from '../commands/organizations.ts'
import { readInvitation, readJoining, readOrganization, readReason, readUnit } from '../forms.ts'
import { organizationLink } from '../links.ts'
import {
  mayAddOrganization,
  mayAskToJoin,
  mayClassifyOrganizations,
  mayKeepOrganization,
  mayKeepOwnAccount,
  mayKeepSomeOrganization,
  maySeePeople,
  rolesToGive,
} from '../policy.ts'
import {
  findInvitation,
  findOrganization,
  findOrganizations,
  findPerson,
  listInvitations,
  listJoinings,
  peopleOf,
  unitsOf,
} from '../queries.ts'
import { InvitationList, InvitationPage } from '../views/invitations.tsx'
import { OrganizationFormPage } from '../views/organization-form.tsx'
import { OrganizationList, OrganizationPage } from '../views/organizations.tsx'

const byId = { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) }
const byNumber = { params: Type.Object({ id: Type.Integer({ minimum: 1 }) }) }
const open = { may: anyone, topics: [organizationsTopic] }
const keeper = { may: mayKeepSomeOrganization }
const perPage = 50

const listQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200 })),
  kind: Type.Optional(Type.String({ maxLength: 100 })),
  after: Type.Optional(Type.String({ maxLength: 400 })),
})

const choices = (rows: readonly { id: string; name: Localized }[], language: Language) =>
  rows.map(({ id, name }) => ({ value: id, label: read(name, language).text })).sort((a, b) => a.label.localeCompare(b.label, language))

/** Organizations, their units and members; joining by request and by invitation. */
export function organizationRoutes(app: App, deps: Deps): void {
  const { db } = deps

  app.get('/organizations', { config: open, schema: { querystring: listQuery } }, async (req, reply) => {
    const { q, kind, after } = req.query
    const found = await findOrganizations(db, req.t.lang, {
      ...(q && { text: q }),
      ...(kind && { kind }),
      after: fromCursor(after) as [string, string] | null,
      limit: perPage + 1,
    })
    const organizations = found.slice(0, perPage)
    const last = organizations.at(-1)
    const kinds = await listStakeholderTypes(db)
    return reply.page(
      <OrganizationList
        frame={req.frame()}
        organizations={organizations}
        kinds={kinds.map(({ id, name }) => ({ value: id, label: read(name, req.t.lang).text }))}
        next={found.length > perPage && last ? req.t.href(nextPage(req, [last.sort_name, last.id])) : null}
        may={{ add: mayAddOrganization(req.actor) }}
      />,
    )
  })

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, errors?: FieldErrors) {
    const organization = await findOrganization(db, id)
    if (!organization) throw notFound()
    const { actor } = req
    const keep = mayKeepOrganization(actor, id)
    return reply.page(
      <OrganizationPage
        frame={req.frame()}
        organization={organization}
        units={await unitsOf(db, id)}
        people={maySeePeople(actor) ? await peopleOf(db, id) : null}
        joinings={keep ? await listJoinings(db, id) : []}
        invitations={keep ? await listInvitations(db, id) : []}
        history={keep ? await historyOf(db, 'people.organization', id) : []}
        may={{ keep, join: mayAskToJoin(actor), roles: rolesToGive(actor, id) }}
        asked={mayAskToJoin(actor) && (await hasAsked(actor, id))}
        {...(errors && { typed: typedIn<Typed>(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  const hasAsked = async (actor: Actor, id: string) => (await listJoinings(db, id)).some(({ person_id }) => person_id === actor.id)

  app.get('/organizations/:id', { config: open, schema: byId }, (req, reply) => page(req, reply, req.params.id))

  async function choicesFor(language: Language) {
    const [kinds, countries, addressees] = [await listStakeholderTypes(db), await listCountries(db), await listAddressees(db)]
    return {
      kinds: kinds.map(({ id, name }) => ({ value: id, label: read(name, language).text })),
      countries: choices(countries, language),
      addressees: choices(addressees, language),
    }
  }

  type Choosable = Awaited<ReturnType<typeof choicesFor>>
  const formOf = (req: FastifyRequest, { kinds, countries, addressees }: Choosable) =>
    readOrganization(req.body, {
      kinds: kinds.map(({ value }) => value),
      countries: countries.map(({ value }) => value),
      addressees: addressees.map(({ value }) => value),
    })

  app.get('/organizations/new', { config: { may: mayAddOrganization } }, async (req, reply) =>
    reply.page(
      <OrganizationFormPage frame={req.frame()} organization={null} may={{ classify: true }} {...(await choicesFor(req.t.lang))} />,
    ),
  )

  app.post('/organizations', { config: { may: mayAddOrganization } }, async (req, reply) => {
    const choosable = await choicesFor(req.t.lang)
    return await attempt(
      async () => {
        const id = await addOrganization(deps, req.actor, formOf(req, choosable))
        return reply.see(organizationLink(id), 'people.notice.organization-added')
      },
      (errors) =>
        reply.page(
          <OrganizationFormPage
            frame={req.frame()}
            organization={null}
            may={{ classify: true }}
            typed={typedIn<Typed>(req)}
            errors={errors}
            {...choosable}
          />,
          422,
        ),
    )
  })

  async function editable(req: FastifyRequest, id: string) {
    const organization = await findOrganization(db, id)
    if (!organization || !mayKeepOrganization(req.actor, id)) throw notFound()
    return { organization, may: { classify: mayClassifyOrganizations(req.actor) }, ...(await choicesFor(req.t.lang)) }
  }

  app.get('/organizations/:id/edit', { config: keeper, schema: byId }, async (req, reply) =>
    reply.page(<OrganizationFormPage frame={req.frame()} {...(await editable(req, req.params.id))} />),
  )

  app.post('/organizations/:id/edit', { config: keeper, schema: byId }, async (req, reply) => {
    const { id } = req.params
    const shown = await editable(req, id)
    return await attempt(
      async () => {
        await changeOrganization(deps, req.actor, id, formOf(req, shown))
        return reply.see(organizationLink(id), 'people.notice.saved')
      },
      (errors) => reply.page(<OrganizationFormPage frame={req.frame()} {...shown} typed={typedIn<Typed>(req)} errors={errors} />, 422),
    )
  })

  app.post('/organizations/:id/units', { config: keeper, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await addUnit(deps, req.actor, req.params.id, readUnit(req.body, req.t.lang))
        return reply.see(`${organizationLink(req.params.id)}#units`, 'people.notice.unit-added')
      },
      (errors) => page(req, reply, req.params.id, errors),
    ),
  )

  app.post('/organizations/:id/joinings', { config: { may: mayKeepOwnAccount }, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await askToJoin(deps, req.actor, req.params.id, readJoining(req.body))
        return reply.see(organizationLink(req.params.id), 'people.notice.asked')
      },
      (errors) => page(req, reply, req.params.id, errors),
    ),
  )

  const backTo = async (id: number) => {
    const joining = await db.selectFrom('people.joining').select('organization_id').where('id', '=', id).executeTakeFirst()
    if (!joining) throw notFound()
    return organizationLink(joining.organization_id)
  }

  app.post('/joinings/:id/approval', { config: keeper, schema: byNumber }, async (req, reply) => {
    await approveJoining(deps, req.actor, req.params.id)
    return reply.see(await backTo(req.params.id), 'people.notice.approved')
  })

  app.post('/joinings/:id/refusal', { config: keeper, schema: byNumber }, async (req, reply) => {
    await refuseJoining(deps, req.actor, req.params.id, readReason(req.body, req.params.id))
    return reply.see(await backTo(req.params.id), 'people.notice.refused')
  })

  app.post('/organizations/:id/invitations', { config: keeper, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await invite(deps, req.actor, req.params.id, readInvitation(req.body))
        return reply.see(`${organizationLink(req.params.id)}#invite`, 'people.notice.invited')
      },
      (errors) => page(req, reply, req.params.id, errors),
    ),
  )

  app.get('/invitations', { config: keeper }, async (req, reply) => {
    const own = mayAddOrganization(req.actor) ? undefined : (req.actor.organization ?? '')
    return reply.page(<InvitationList frame={req.frame()} invitations={await listInvitations(db, own)} />)
  })

  app.post('/invitations/:id/withdrawal', { config: keeper, schema: byNumber }, async (req, reply) => {
    await withdrawInvitation(deps, req.actor, req.params.id)
    return reply.see('/invitations', 'people.notice.invitation-withdrawn')
  })

  const withToken = { querystring: Type.Object({ token: Type.String({ maxLength: 100 }) }) }

  app.get('/invitations/accept', { config: { may: anyone }, schema: withToken }, async (req, reply) => {
    const { token } = req.query
    const invitation = await findInvitation(db, invitationHash(token))
    if (invitation?.state !== 'sent' || invitation.expires_at <= deps.clock.now()) throw new Refusal(410, 'people.invitation-gone')
    const person = req.actor.id === null ? undefined : await findPerson(db, req.actor.id)
    return reply.page(
      <InvitationPage frame={req.frame()} invitation={invitation} token={token} fits={person?.email === invitation.email} />,
    )
  })

  app.post('/invitations/accept', { config: { may: mayKeepOwnAccount } }, async (req, reply) => {
    const organizationId = await acceptInvitation(deps, req.actor, word(typedIn<Typed>(req), 'token') ?? '')
    return reply.see(organizationLink(organizationId), 'people.notice.joined')
  })
}
