import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Actor, anyone, signedIn } from '../../../platform/actor.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound } from '../../../platform/errors.ts'
import { csv } from '../../../platform/export/index.ts'
import { type App, attempt, fromCursor, nextPage, typedIn } from '../../../platform/http/index.ts'
import { type Language, read } from '../../../platform/i18n/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { findOrganizations, named, organizationOptions, peopleOf } from '../../people/index.ts'
import { listCountries, listRegions, listStakeholderTypes } from '../../reference/index.ts'
import { answerRegistration, markAttendance, register, withdrawRegistration } from '../commands/registrations.ts'
import { meetingsTopic } from '../events.ts'
import { type Figures, figuresOf } from '../figures.ts'
import { readReason, readRegistration } from '../forms.ts'
import { checkInLink, registrationLink, registrationsLink } from '../links.ts'
import { mayAnswerFor, mayAnswerForSome, mayMarkAttendance, mayRegister, maySeeAllParticipants, takesRegistrations } from '../policy.ts'
import { listSittings } from '../queries/meetings.ts'
import {
  attendedAt,
  findByCode,
  findOwnRegistration,
  listRegistrations,
  type ParticipantRow,
  type RegistrationFilter,
  tally,
} from '../queries/registrations.ts'
import { dayIn } from '../rules.ts'
import { CheckInPage } from '../views/check-in-page.tsx'
import { ParticipantsPage } from '../views/participants-page.tsx'
import { RegistrationPage } from '../views/registration-page.tsx'
import { RegistrationsPage } from '../views/registrations-page.tsx'
import { byId, byNumber, getMeeting } from './common.ts'

const word = Type.Optional(Type.String({ maxLength: 400 }))
const pageQuery = Type.Object({ after: word })
const perPage = 100
const mostExported = 10_000
const mostAtDesk = 20

type Key = [organization: string, rank: number, id: number]
const keyOf = (row: ParticipantRow): Key => [row.organization_id, row.rank, row.id]

/** Who of the participants a reader sees: the secretariat everybody, others those who want to be named. */
const visibleTo = (actor: Actor): RegistrationFilter => ({
  state: 'approved',
  ...(!maySeeAllParticipants(actor) && { listed: true }),
})

/** Registration, its answers, the list of participants with its figures, and the desk at the door. */
export function registrationRoutes(app: App, deps: Deps): void {
  own(app, deps)
  desk(app, deps)
  participants(app, deps)
  checkIn(app, deps)
}

function own(app: App, deps: Deps): void {
  const { db, clock, config } = deps
  const query = Type.Object({ organization: word })

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, organization?: string, errors?: FieldErrors) {
    const { actor, t } = req
    const meeting = await getMeeting(db, id)
    const registration = await findOwnRegistration(db, meeting.id, actor.id ?? '')
    const comesFrom = organization ?? actor.organization
    const others =
      comesFrom && mayAnswerFor(actor, comesFrom) ? (await peopleOf(db, comesFrom)).filter((person) => person.id !== actor.id) : []
    const standing = registration && (registration.state === 'waiting' || registration.state === 'approved')
    return reply.page(
      <RegistrationPage
        frame={req.frame()}
        meeting={meeting}
        own={registration}
        others={others.map((person) => ({ value: person.id, label: person.name }))}
        organizations={maySeeAllParticipants(actor) ? await organizationOptions(db, t.lang) : []}
        organization={comesFrom}
        open={takesRegistrations(meeting, dayIn(meeting.time_zone, clock.now()))}
        may={{ register: mayRegister(actor), answer: mayAnswerForSome(actor) }}
        checkInAddress={
          standing && registration.state === 'approved' ? `${config.publicUrl}${checkInLink(meeting.id)}?code=${registration.code}` : null
        }
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  app.get('/meetings/:id/registration', { config: { may: signedIn }, schema: { ...byId, querystring: query } }, (req, reply) =>
    page(req, reply, req.params.id, req.query.organization),
  )
  app.post('/meetings/:id/registration', { config: { may: signedIn }, schema: { ...byId, querystring: query } }, (req, reply) =>
    attempt(
      async () => {
        const form = readRegistration(req.body)
        await register(deps, req.actor, req.params.id, form)
        return reply.see(form.person ? registrationsLink(req.params.id) : registrationLink(req.params.id), 'meetings.notice.registered')
      },
      (errors) => page(req, reply, req.params.id, req.query.organization, errors),
    ),
  )
  app.post('/meetings/:id/registration/withdrawal', { config: { may: signedIn }, schema: byId }, async (req, reply) => {
    const registration = await findOwnRegistration(db, req.params.id, req.actor.id ?? '')
    if (!registration) throw notFound()
    await withdrawRegistration(deps, req.actor, req.params.id, registration.id)
    return reply.see(registrationLink(req.params.id), 'meetings.notice.withdrawn')
  })
}

/** Turns one page of a list that was read with a row more than it shows. */
function turn(req: FastifyRequest, found: ParticipantRow[], after: string | undefined) {
  const rows = found.slice(0, perPage)
  const last = rows.at(-1)
  return {
    rows,
    next: found.length > perPage && last ? req.t.href(nextPage(req, keyOf(last))) : null,
    first: after ? req.t.href(withQuery(req.pagePath, { after: null })) : null,
  }
}

function desk(app: App, deps: Deps): void {
  const { db } = deps
  const keepers = { may: mayAnswerForSome }

  async function page(
    req: FastifyRequest,
    reply: FastifyReply,
    id: string,
    after: string | undefined,
    refused: { id: number; errors: FieldErrors } | null = null,
  ) {
    const meeting = await getMeeting(db, id)
    const found = await listRegistrations(db, meeting.id, {
      ...(!maySeeAllParticipants(req.actor) && { organization: req.actor.organization! }),
      after: fromCursor(after) as Key | null,
      limit: perPage + 1,
    })
    return reply.page(
      <RegistrationsPage frame={req.frame()} meeting={meeting} {...turn(req, found, after)} refused={refused} />,
      refused ? 422 : 200,
    )
  }

  app.get('/meetings/:id/registrations', { config: keepers, schema: { ...byId, querystring: pageQuery } }, (req, reply) =>
    page(req, reply, req.params.id, req.query.after),
  )
  app.post('/meetings/:id/registrations/:number/approval', { config: keepers, schema: byNumber }, async (req, reply) => {
    await answerRegistration(deps, req.actor, req.params.id, req.params.number, { state: 'approved' })
    return reply.see(registrationsLink(req.params.id), 'meetings.notice.approved')
  })
  app.post('/meetings/:id/registrations/:number/refusal', { config: keepers, schema: byNumber }, (req, reply) => {
    const { id, number } = req.params
    return attempt(
      async () => {
        await answerRegistration(deps, req.actor, id, number, { state: 'refused', reason: readReason(req.body, `reason-${number}`) })
        return reply.see(registrationsLink(id), 'meetings.notice.refused')
      },
      (errors) => page(req, reply, id, undefined, { id: number, errors }),
    )
  })
  app.post('/meetings/:id/registrations/:number/withdrawal', { config: keepers, schema: byNumber }, async (req, reply) => {
    await withdrawRegistration(deps, req.actor, req.params.id, req.params.number)
    return reply.see(registrationsLink(req.params.id), 'meetings.notice.withdrawn')
  })
}

/** Figures of a meeting, with the regions of the organizations' countries. */
export async function readFigures(db: Db, meetingId: string, language: Language): Promise<Figures> {
  const rows = await tally(db, meetingId)
  const organizations = await findOrganizations(db, language, { limit: 100_000 })
  const regions = new Map((await listCountries(db)).map(({ id, itu_region_id }) => [id, itu_region_id]))
  return figuresOf(rows, new Map(organizations.map(({ id, country_id }) => [id, country_id ? (regions.get(country_id) ?? null) : null])))
}

function participants(app: App, deps: Deps): void {
  const { db } = deps
  const open = { may: anyone, topics: [meetingsTopic, 'organizations', 'reference'] }

  app.get('/meetings/:id/participants', { config: open, schema: { ...byId, querystring: pageQuery } }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    const { after } = req.query
    const found = await listRegistrations(db, meeting.id, {
      ...visibleTo(req.actor),
      after: fromCursor(after) as Key | null,
      limit: perPage + 1,
    })
    const words = new Map([
      ...(await listRegions(db)).map(({ id, name }) => [`region ${id}`, read(name, req.t.lang).text] as const),
      ...(await listStakeholderTypes(db)).map(({ id, name }) => [`type ${id}`, read(name, req.t.lang).text] as const),
    ])
    return reply.page(
      <ParticipantsPage
        frame={req.frame()}
        meeting={meeting}
        {...turn(req, found, after)}
        figures={await readFigures(db, meeting.id, req.t.lang)}
        words={words}
        may={{ seeAll: maySeeAllParticipants(req.actor) }}
      />,
    )
  })

  app.get('/meetings/:id/participants.csv', { config: open, schema: byId }, async (req, reply) => {
    const { t } = req
    const meeting = await getMeeting(db, req.params.id)
    const all = maySeeAllParticipants(req.actor)
    const rows = await listRegistrations(db, meeting.id, { ...visibleTo(req.actor), limit: mostExported })
    const columns = ['organization', 'person', 'capacity', 'attends', ...(all ? ['listed', 'attended'] : [])]
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="participants.csv"')
      .send(
        csv(
          columns.map((column) => t(column === 'attended' ? 'meetings.participants.attended' : `meetings.field-name.${column}`)),
          rows.map((row) => [
            named(row.organization_name, row.organization_acronym, t.lang),
            row.name,
            t(`meetings.capacity.${row.capacity}`),
            t(`meetings.attends.${row.attends}`),
            ...(all ? [t(`meetings.listed.${row.listed}`), row.sittings_attended ?? 0] : []),
          ]),
        ),
      )
  })
}

function checkIn(app: App, deps: Deps): void {
  const { db, clock } = deps
  const staffed = { may: mayMarkAttendance }
  const query = Type.Object({ sitting: Type.Optional(Type.Union([Type.Integer(), Type.Literal('')])), code: word, name: word })

  app.get('/meetings/:id/check-in', { config: staffed, schema: { ...byId, querystring: query } }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    const sittings = (await listSittings(db, [meeting.id])).filter((sitting) => sitting.cancelled_at === null)
    const now = clock.now()
    // Whoever scans at the door means the sitting that is on, or the next one.
    const sitting = sittings.find(({ id }) => id === req.query.sitting) ?? sittings.find(({ ends_at }) => ends_at > now) ?? sittings.at(-1)
    const [code, name] = [req.query.code?.trim() ?? '', req.query.name?.trim() ?? '']
    const byCode = code ? await findByCode(db, meeting.id, code) : undefined
    const found = byCode
      ? [byCode]
      : name
        ? await listRegistrations(db, meeting.id, { state: 'approved', text: name, limit: mostAtDesk })
        : []
    const present = sitting
      ? await attendedAt(
          db,
          sitting.id,
          found.map(({ id }) => id),
        )
      : new Set<number>()
    return reply.page(<CheckInPage frame={req.frame()} {...{ meeting, sittings, sitting, code, name, found, present }} />)
  })

  const body = Type.Object({
    sitting: Type.Integer(),
    registration: Type.Integer(),
    present: Type.Union([Type.Literal('yes'), Type.Literal('no')]),
    name: word,
  })
  app.post('/meetings/:id/check-in', { config: staffed, schema: { ...byId, body } }, async (req, reply) => {
    const { sitting, registration, present, name } = req.body
    await markAttendance(deps, req.actor, req.params.id, { sitting, registration, present: present === 'yes' })
    const back = withQuery(checkInLink(req.params.id), { sitting: String(sitting), ...(name && { name }) })
    return reply.see(back, present === 'yes' ? 'meetings.notice.present' : 'meetings.notice.not-present')
  })
}
