import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, staff } from '../../platform/actor.ts'
import { historyOf } from '../../platform/audit/index.ts'
import { today } from '../../platform/clock.ts'
import type { Deps } from '../../platform/deps.ts'
import { type FieldErrors, notFound } from '../../platform/errors.ts'
import { type CalendarEvent, calendar, calendarType } from '../../platform/export/index.ts'
import { type App, attempt, typedIn } from '../../platform/http/index.ts'
import { read, type Translate } from '../../platform/i18n/index.ts'
import { addSession, confirmValue, moveSession } from './commands.ts'
import { readNewSession, readSessionForm } from './forms.ts'
import { sessionLink, timelineLink } from './links.ts'
import { mayKeepCalendar, maySeeUnverified } from './policy.ts'
import {
  findActionLine,
  findBody,
  findSession,
  listActionLines,
  listBodies,
  listMilestones,
  listSdgLinks,
  listSdgs,
  listSessions,
  type MilestoneRow,
  type SessionRow,
} from './queries.ts'
import { ActionLineList, ActionLinePage } from './views/action-lines.tsx'
import { BodyList } from './views/body-list.tsx'
import { BodyPage } from './views/body-page.tsx'
import { NewSessionPage } from './views/new-session-page.tsx'
import { SdgList, SdgPage } from './views/sdgs.tsx'
import { SessionPage } from './views/session-page.tsx'
import { UnverifiedPage } from './views/unverified-page.tsx'

const byId = { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) }
const open = { may: anyone, topics: ['reference'] }

export function routes(app: App, deps: Deps): void {
  const { db, clock, config } = deps

  app.get('/bodies', { config: open }, async (req, reply) =>
    reply.page(<BodyList frame={req.frame()} bodies={await listBodies(db, today(clock))} />),
  )

  app.get('/bodies/:id', { config: open, schema: byId }, async (req, reply) => {
    const body = await findBody(db, req.params.id)
    if (!body) throw notFound()
    const sessions = await listSessions(db, { body: body.id })
    return reply.page(<BodyPage frame={req.frame()} body={body} sessions={sessions} may={{ keep: mayKeepCalendar(req.actor) }} />)
  })

  app.get('/bodies/:id/calendar.ics', { config: open, schema: byId }, async (req, reply) => {
    const body = await findBody(db, req.params.id)
    if (!body) throw notFound()
    const sessions = await listSessions(db, { body: body.id })
    return reply
      .type(calendarType)
      .send(calendar(read(body.name, req.t.lang).text, config.publicUrl, sessions.map(sessionEvent(req.t, config.publicUrl))))
  })

  const newSession = async (req: FastifyRequest, typed: Record<string, string | undefined>, errors?: FieldErrors) => (
    <NewSessionPage frame={req.frame()} bodies={await listBodies(db, today(clock))} typed={typed} {...(errors && { errors })} />
  )
  const fromBody = { querystring: Type.Object({ body: Type.Optional(Type.String({ maxLength: 100 })) }) }
  app.get('/sessions/new', { config: { may: mayKeepCalendar }, schema: fromBody }, async (req, reply) =>
    reply.page(await newSession(req, req.query)),
  )

  app.post('/sessions', { config: { may: mayKeepCalendar } }, (req, reply) =>
    attempt(
      async () => {
        const bodies = await listBodies(db, today(clock))
        const form = readNewSession(
          req.body,
          bodies.map(({ id }) => id),
        )
        return reply.see(sessionLink(await addSession(deps, req.actor, form)), 'reference.notice.added')
      },
      async (errors, status) => reply.page(await newSession(req, typedIn(req), errors), status),
    ),
  )

  app.get('/sessions/:id', { config: open, schema: byId }, async (req, reply) => {
    const session = await findSession(db, req.params.id)
    if (!session) throw notFound()
    const history = await historyOf(db, 'reference.session', session.id)
    return reply.page(<SessionPage frame={req.frame()} session={session} history={history} may={{ keep: mayKeepCalendar(req.actor) }} />)
  })

  app.post('/sessions/:id/dates', { config: { may: staff }, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await moveSession(deps, req.actor, req.params.id, readSessionForm(req.body))
        return reply.see(sessionLink(req.params.id), 'reference.notice.moved')
      },
      async (errors, status) => {
        const session = await findSession(db, req.params.id)
        if (!session) throw notFound()
        const history = await historyOf(db, 'reference.session', session.id)
        return reply.page(
          <SessionPage frame={req.frame()} session={session} history={history} may={{ keep: true }} typed={typedIn(req)} errors={errors} />,
          status,
        )
      },
    ),
  )

  app.get('/timeline.ics', { config: open }, async (req, reply) => {
    const events = [
      ...(await listSessions(db, { from: '2021-01-01' })).map(sessionEvent(req.t, config.publicUrl)),
      ...(await listMilestones(db, { from: '2021-01-01' })).map(milestoneEvent(req.t, config.publicUrl)),
    ]
    return reply.type(calendarType).send(calendar(req.t('reference.timeline.title'), config.publicUrl, events))
  })

  app.get('/action-lines', { config: open }, async (req, reply) =>
    reply.page(<ActionLineList frame={req.frame()} lines={await listActionLines(db)} links={await listSdgLinks(db)} />),
  )

  app.get('/action-lines/:id', { config: open, schema: byId }, async (req, reply) => {
    const line = await findActionLine(db, req.params.id)
    if (!line) throw notFound()
    const links = await listSdgLinks(db, { actionLine: line.id })
    return reply.page(<ActionLinePage frame={req.frame()} line={line} links={links} showUnverified={maySeeUnverified(req.actor)} />)
  })

  app.get('/sdgs', { config: open }, async (req, reply) => reply.page(<SdgList frame={req.frame()} goals={await listSdgs(db)} />))

  app.get('/sdgs/:id', { config: open, schema: byId }, async (req, reply) => {
    const goal = Number(req.params.id)
    const targets = (await listSdgs(db, true)).filter((s) => s.goal === goal)
    if (targets.length === 0) throw notFound()
    return reply.page(<SdgPage frame={req.frame()} targets={targets} links={await listSdgLinks(db, { goal })} />)
  })

  app.get('/unverified', { config: { may: staff } }, async (req, reply) => {
    const sessions = await listSessions(db, { unverified: true })
    const milestones = await listMilestones(db, { unverified: true })
    return reply.page(<UnverifiedPage frame={req.frame()} sessions={sessions} milestones={milestones} />)
  })

  const confirmable = {
    params: Type.Object({ kind: Type.Union([Type.Literal('session'), Type.Literal('milestone')]), id: Type.String({ maxLength: 200 }) }),
  }
  app.post('/unverified/:kind/:id/confirmation', { config: { may: staff }, schema: confirmable }, async (req, reply) => {
    const source = String((req.body as { source?: unknown } | undefined)?.source ?? '')
      .trim()
      .slice(0, 300)
    await confirmValue(deps, req.actor, req.params.kind, req.params.id, source)
    return reply.see('/unverified', 'reference.notice.confirmed')
  })
}

const sessionEvent =
  (t: Translate, publicUrl: string) =>
  (s: SessionRow): CalendarEvent => ({
    id: `session-${s.id}`,
    from: s.starts,
    to: s.ends,
    title: t('reference.session.title', { body: s.acronym ?? read(s.body_name, t.lang).text, session: read(s.name, t.lang).text }),
    ...(s.place && { place: s.place }),
    link: `${publicUrl}${t.href(sessionLink(s.id))}`,
    version: s.version - 1,
    ...(s.confirmed_at && { updated: s.confirmed_at }),
  })

const milestoneEvent =
  (t: Translate, publicUrl: string) =>
  (m: MilestoneRow): CalendarEvent => ({
    id: `milestone-${m.id}`,
    from: m.starts,
    to: m.ends,
    title: read(m.what, t.lang).text,
    link: `${publicUrl}${t.href(timelineLink)}`,
  })
