import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound } from '../../../platform/errors.ts'
import { openStream } from '../../../platform/events/index.ts'
import {
  type App,
  attempt,
  type Body,
  FormReader,
  fromCursor,
  nextPage,
  readUpload,
  typedIn,
  withUpload,
} from '../../../platform/http/index.ts'
import { languages } from '../../../platform/i18n/index.ts'
import { meetingTopic } from '../events.ts'
import { mayConduct } from '../policy.ts'
import { readAgenda } from '../queries/agenda.ts'
import { findOwnRegistration } from '../queries/registrations.ts'
import { byId, byNumber, getMeeting } from '../routes/common.ts'
import type { Refused } from '../views/parts.tsx'
import {
  askToSpeak,
  callNext,
  longestStatement,
  openItem,
  type Statement,
  submitStatement,
  withdrawRequest,
  withdrawStatement,
} from './commands.ts'
import { Floors } from './feed.tsx'
import { liveLink, statementsLink } from './links.ts'
import { maySpeak, mayState, statementsFor } from './policy.ts'
import { findFloor, findOwnRequest, findStatementFile, listStatements } from './queries.ts'
import { type StatementFormat, statementVisibilities } from './schema.ts'
import { LivePage } from './views/live-page.tsx'
import { StatementsPage } from './views/statements-page.tsx'

const perPage = 50

const types: Record<StatementFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8',
}
/** RFC 8187 leaves fewer characters as they are than an address does. */
const escapedFully = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`

function readItem(body: unknown): { item: number | null; minutes: number } {
  const c = new FormReader(body)
  const minutes = Number(c.required('minutes'))
  if (!c.errors.minutes && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= 60)) c.fail('minutes', 'meetings.field.minutes')
  return c.done({ item: c.id('item'), minutes })
}

/** @param withFile whether a file came with the form: then nothing else is said */
function readStatement(body: unknown, withFile: boolean): Statement {
  const c = new FormReader(body)
  const text = withFile ? c.text('text', longestStatement) : c.required('text', longestStatement)
  if (withFile && text) c.fail('text', 'meetings.field.statement-once')
  return c.done({
    item: Number(c.required('item')),
    language: c.choice('language', languages),
    behalf: c.optional('behalf'),
    text,
    visibility: c.choice('visibility', statementVisibilities),
  })
}

/** The running meeting, and statements. */
export function liveRoutes(app: App, deps: Deps): void {
  const { db, config, events } = deps
  const floors = new Floors(deps)

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, errors?: FieldErrors) {
    const { actor } = req
    const meeting = await getMeeting(db, id)
    const floor = await findFloor(db, id)
    const registration = actor.id === null ? undefined : await findOwnRegistration(db, id, actor.id)
    const request = actor.id === null || floor.item_id === null ? undefined : await findOwnRequest(db, floor.item_id, actor.id)
    const conduct = mayConduct(actor, meeting) && meeting.phase === 'running'
    return reply.page(
      <LivePage
        frame={req.frame()}
        meeting={meeting}
        floor={actor.id === null ? await floors.of(id, req.t) : await floors.make(id, req.t)}
        agenda={conduct ? await readAgenda(db, meeting) : []}
        item={floor.item_id}
        minutes={floor.speaking_minutes}
        may={{
          conduct,
          speak: maySpeak(meeting.phase, registration) && floor.item_id !== null && !request,
          withdraw: request !== undefined && request.called_at === null,
          state: mayState(meeting.phase, registration),
        }}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  app.get('/meetings/:id/live', { config: { may: anyone }, schema: byId }, (req, reply) => page(req, reply, req.params.id))
  app.get('/meetings/:id/live/events', { config: { may: anyone }, schema: byId }, async (req, reply) => {
    const { id } = await getMeeting(db, req.params.id)
    return openStream(req, reply, {
      topics: [meetingTopic(id)],
      events,
      limits: { address: config.streamsPerAddress, all: config.streams },
      // what happened while the page was on its way
      first: meetingTopic(id),
      render: () => floors.of(id, req.t),
    })
  })

  app.post('/meetings/:id/live/item', { config: { may: signedIn }, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await openItem(deps, req.actor, req.params.id, readItem(req.body))
        return reply.see(liveLink(req.params.id))
      },
      (errors) => page(req, reply, req.params.id, errors),
    ),
  )
  app.post('/meetings/:id/live/request', { config: { may: signedIn }, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        const c = new FormReader(req.body)
        await askToSpeak(deps, req.actor, req.params.id, c.done(c.optional('behalf')))
        return reply.see(liveLink(req.params.id), 'meetings.notice.asked-to-speak')
      },
      (errors) => page(req, reply, req.params.id, errors),
    ),
  )
  app.post('/meetings/:id/live/request/withdrawal', { config: { may: signedIn }, schema: byId }, async (req, reply) => {
    await withdrawRequest(deps, req.actor, req.params.id)
    return reply.see(liveLink(req.params.id))
  })
  app.post('/meetings/:id/live/next', { config: { may: signedIn }, schema: byId }, async (req, reply) => {
    await callNext(deps, req.actor, req.params.id)
    return reply.see(liveLink(req.params.id))
  })
  withUpload(app, deps, (scope) => statementRoutes(scope, deps))
}

/** What was said in writing: typed, or as a file. */
function statementRoutes(app: App, deps: Deps): void {
  const { db, config, files } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, after?: string, refused?: Refused) {
    const { actor } = req
    const meeting = await getMeeting(db, id)
    const key = fromCursor(after)?.[0]
    const found = await listStatements(db, id, {
      visible: statementsFor(actor),
      after: typeof key === 'number' ? key : null,
      limit: perPage + 1,
    })
    const shown = found.slice(0, perPage)
    const registration = actor.id === null ? undefined : await findOwnRegistration(db, id, actor.id)
    return reply.page(
      <StatementsPage
        frame={req.frame()}
        meeting={meeting}
        statements={shown}
        next={found.length > perPage ? req.t.href(nextPage(req, [shown.at(-1)!.id])) : null}
        agenda={await readAgenda(db, meeting)}
        person={actor.id}
        may={{ state: mayState(meeting.phase, registration) }}
        limit={config.uploadLimit}
        {...refused}
      />,
      refused ? 422 : 200,
    )
  }
  const query = Type.Object({ after: Type.Optional(Type.String({ maxLength: 100 })) })
  app.get('/meetings/:id/statements', { config: { may: anyone }, schema: { ...byId, querystring: query } }, (req, reply) =>
    page(req, reply, req.params.id, req.query.after),
  )
  app.post('/meetings/:id/statements', { config: { may: signedIn }, schema: byId }, (req, reply) => {
    const { id } = req.params
    const fields: Body = {}
    return attempt(
      async () => {
        const file = await readUpload(req, fields, config.uploadLimit)
        await submitStatement(deps, req.actor, id, readStatement(fields, file !== null), file)
        return reply.see(statementsLink(id), 'meetings.notice.stated')
      },
      (errors) => page(req, reply, id, undefined, { errors, typed: fields as Record<string, string> }),
    )
  })
  app.get('/meetings/:id/statements/:number/file', { config: { may: anyone }, schema: byNumber }, async (req, reply) => {
    const found = await findStatementFile(db, req.params.id, req.params.number, statementsFor(req.actor))
    if (!found) throw notFound()
    const etag = `"${found.file_sha256}"`
    reply.header('etag', etag)
    if (req.headers['if-none-match'] === etag) return reply.status(304).send()
    return reply
      .type(types[found.file_format!])
      .header('content-length', found.file_size!)
      .header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(found.file_name!).replace(/['()*]/g, escapedFully)}`,
      )
      .header('repr-digest', `sha-256=:${Buffer.from(found.file_sha256!, 'hex').toString('base64')}:`)
      .header('cache-control', 'private, no-cache') // it may be taken back
      .send(await files.stream(found.file_sha256!))
  })
  app.post('/meetings/:id/statements/:number/withdrawal', { config: { may: signedIn }, schema: byNumber }, async (req, reply) => {
    await withdrawStatement(deps, req.actor, req.params.id, req.params.number)
    return reply.see(statementsLink(req.params.id))
  })
}
