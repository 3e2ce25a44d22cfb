import { Type } from 'typebox'
import { anyone, signedIn } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound } from '../../platform/errors.ts'
import { type App, fromCursor, listOf, nextPage, pageQuery, problemSchema, unchanged } from '../../platform/http/index.ts'
import { register } from './commands/registrations.ts'
import { meetingsTopic } from './events.ts'
import { readRegistration } from './forms.ts'
import { slotKinds } from './plan/rules.ts'
import { maySeeAllParticipants } from './policy.ts'
import { findLatestRelease } from './queries/agenda.ts'
import { listMeetings, listSittings, type MeetingRow } from './queries/meetings.ts'
import { findRegistration, listRegistrations } from './queries/registrations.ts'
import { byId, getMeeting } from './routes/common.ts'
import { readFigures } from './routes/registration.tsx'
import { capacities, presences } from './schema.ts'
import { isPhase, phases } from './states.ts'

const localized = Type.Object({}, { additionalProperties: Type.String(), description: 'text by language code' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const day = Type.String({ description: 'YYYY-MM-DD' })
const oneOf = <W extends string>(words: readonly W[]) => Type.Unsafe<W>({ type: 'string', enum: [...words] })

const meeting = Type.Object({
  id: Type.String(),
  body: Type.String(),
  session: Type.String(),
  name: localized,
  starts: day,
  ends: day,
  place: nullable(Type.String()),
  timeZone: Type.String({ description: 'IANA name; sittings are on its wall clock' }),
  phase: oneOf(phases),
  registrationCloses: nullable(day),
  version: Type.Integer(),
})
const sitting = Type.Object({
  id: Type.Integer(),
  day,
  starts: Type.String({ description: 'HH:MM' }),
  ends: Type.String({ description: 'HH:MM' }),
  beginsAt: Type.String({ format: 'date-time' }),
  endsAt: Type.String({ format: 'date-time' }),
  room: nullable(Type.String()),
  name: nullable(localized),
  cancelled: Type.Boolean(),
})
const participant = Type.Object({
  name: Type.String(),
  organization: Type.String(),
  capacity: oneOf(capacities),
  attends: oneOf(presences),
})
const figure = Type.Array(Type.Object({ key: Type.String(), count: nullable(Type.Integer({ description: 'null: too few to tell' })) }))
const figures = Type.Object({ total: nullable(Type.Integer()), regions: figure, types: figure, genders: figure })
const registration = Type.Object({ id: Type.Integer(), state: Type.String() })

const asMeeting = (m: MeetingRow) => ({
  id: m.id,
  body: m.body_id,
  session: m.session_id,
  name: m.session_name,
  starts: m.starts,
  ends: m.ends,
  place: m.place,
  timeZone: m.time_zone,
  phase: m.phase,
  registrationCloses: m.registration_closes,
  version: m.version,
})

export function api(app: App, deps: Deps): void {
  const { db } = deps
  const tags = ['meetings']
  const open = { may: anyone, topics: [meetingsTopic, 'reference'] }

  const listQuery = Type.Object({ ...pageQuery, body: Type.Optional(Type.String()), phase: Type.Optional(oneOf(phases)) })
  app.get(
    '/api/v1/meetings',
    { config: open, schema: { tags, summary: 'Meetings, the latest first', querystring: listQuery, response: { 200: listOf(meeting) } } },
    async (req) => {
      const { after, limit = 50, body, phase } = req.query
      const found = await listMeetings(db, {
        ...(body && { body }),
        ...(phase && isPhase(phase) && { phase }),
        after: fromCursor(after) as [string, string] | null,
        limit: limit + 1,
      })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return { items: items.map(asMeeting), ...(last && found.length > limit && { next: nextPage(req, [last.starts, last.id]) }) }
    },
  )

  const detail = Type.Object({ ...meeting.properties, sittings: Type.Array(sitting) })
  app.get(
    '/api/v1/meetings/:id',
    { config: open, schema: { tags, summary: 'One meeting with its sittings', ...byId, response: { 200: detail, 404: problemSchema } } },
    async (req, reply) => {
      const found = await getMeeting(db, req.params.id)
      const sittings = await listSittings(db, [found.id])
      const versions = [found.version, found.session_version, ...sittings.map(({ id, version }) => `${id}.${version}`)]
      if (unchanged(req, reply, versions.join('-'))) return reply
      return {
        ...asMeeting(found),
        sittings: sittings.map((s) => ({
          id: s.id,
          day: s.day,
          starts: s.starts,
          ends: s.ends,
          beginsAt: s.begins_at.toISOString(),
          endsAt: s.ends_at.toISOString(),
          room: s.room,
          name: s.name,
          cancelled: s.cancelled_at !== null,
        })),
      }
    },
  )

  const participants = {
    tags,
    summary: 'Participants who want to be named; for the secretariat all',
    ...byId,
    querystring: Type.Object(pageQuery),
    response: { 200: listOf(participant), 404: problemSchema },
  }
  app.get('/api/v1/meetings/:id/participants', { config: open, schema: participants }, async (req) => {
    const { after, limit = 50 } = req.query
    const { id } = await getMeeting(db, req.params.id)
    const found = await listRegistrations(db, id, {
      state: 'approved',
      ...(!maySeeAllParticipants(req.actor) && { listed: true }),
      after: fromCursor(after) as [string, number, number] | null,
      limit: limit + 1,
    })
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return {
      items: rows.map(({ name, organization_id, capacity, attends }) => ({ name, organization: organization_id, capacity, attends })),
      ...(last && found.length > limit && { next: nextPage(req, [last.organization_id, last.rank, last.id]) }),
    }
  })

  app.get(
    '/api/v1/meetings/:id/figures',
    {
      config: open,
      schema: { tags, summary: 'Participants by region, type and gender; counts of few are null', ...byId, response: { 200: figures } },
    },
    async (req) => {
      const { id } = await getMeeting(db, req.params.id)
      return await readFigures(db, id, req.t.lang)
    },
  )

  const registering = Type.Object({
    person: Type.Optional(Type.String({ description: 'whom to register; the key’s own person when not said' })),
    capacity: oneOf(capacities),
    attends: oneOf(presences),
    listed: Type.Optional(Type.Boolean()),
    gender: Type.Optional(Type.String({ description: 'for figures only; may stay unsaid' })),
  })
  app.post(
    '/api/v1/meetings/:id/registrations',
    {
      config: { may: signedIn },
      schema: {
        tags,
        summary: 'Register for a meeting',
        security: [{ key: [] }],
        ...byId,
        body: registering,
        response: { 201: registration, 409: problemSchema, 422: problemSchema },
      },
    },
    async (req, reply) => {
      const id = await register(deps, req.actor, req.params.id, readRegistration(req.body))
      const made = await findRegistration(db, id)
      return reply.status(201).send({ id, state: made!.state })
    },
  )

  const agenda = Type.Object({
    release: Type.Integer(),
    releasedAt: Type.String({ format: 'date-time' }),
    items: Type.Array(
      Type.Object({
        id: Type.Integer(),
        parent: nullable(Type.Integer()),
        number: Type.String(),
        title: localized,
        lead: nullable(Type.String()),
        documents: Type.Array(Type.String({ description: 'symbol, in its normal form' })),
      }),
    ),
    plan: Type.Array(
      Type.Object({
        id: Type.Integer(),
        sitting: Type.Integer(),
        kind: oneOf(slotKinds),
        item: nullable(Type.Integer({ description: 'the item that it is about' })),
        title: nullable(localized),
        day,
        starts: Type.String({ description: 'HH:MM, on the clock of the meeting’s time zone' }),
        ends: Type.String({ description: 'HH:MM' }),
        minutes: Type.Integer(),
      }),
      { description: 'the time plan, at the times of the release' },
    ),
  })
  app.get(
    '/api/v1/meetings/:id/agenda',
    {
      config: open,
      schema: { tags, summary: 'The agenda and the time plan as last released', ...byId, response: { 200: agenda, 404: problemSchema } },
    },
    async (req) => {
      const { id } = await getMeeting(db, req.params.id)
      const latest = await findLatestRelease(db, id)
      if (!latest) throw notFound()
      return {
        release: latest.number,
        releasedAt: latest.released_at.toISOString(),
        items: latest.items.map(({ item, parent, number, title, lead, documents }) => ({
          id: item,
          parent,
          number,
          title,
          lead,
          documents: documents.map(({ key }) => key),
        })),
        plan: latest.plan.map(({ slot, ...rest }) => ({ id: slot, ...rest })),
      }
    },
  )
}
