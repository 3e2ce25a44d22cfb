import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound, requireAllowed } from '../../../platform/errors.ts'
import { type App, attempt, nextPage, typedIn } from '../../../platform/http/index.ts'
import { meetingsTopic } from '../events.ts'
import { documentsBySymbol, readAgenda } from '../queries/agenda.ts'
import type { MeetingRow } from '../queries/meetings.ts'
import { byId, byNumber, getMeeting } from '../routes/common.ts'
import { readObjection, readSilence } from './forms.ts'
import { silenceLink } from './links.ts'
import { mayObject, mayRecord, maySeeObjections, takesSilence } from './policy.ts'
import { listVerbs } from './queries.ts'
import { keysOf, numberIn } from './routes.tsx'
import { object, openSilence, withdrawSilence } from './silence.ts'
import { listObjections, listSilences, momentOf } from './silence-queries.ts'
import { SilenceForm, SilencePage, SilencesPage } from './views/silence-pages.tsx'

const open = { may: anyone, topics: [meetingsTopic, 'documents'] }
const conductors = { may: signedIn }
const perPage = 50

/** Texts that stand unless somebody objects. */
export function silenceRoutes(app: App, deps: Deps): void {
  const { db, clock } = deps
  const listQuery = Type.Object({ after: Type.Optional(Type.String({ maxLength: 100 })) })

  app.get('/meetings/:id/silence', { config: open, schema: { ...byId, querystring: listQuery } }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    const found = await listSilences(db, { meeting: meeting.id, before: numberIn(req.query.after), limit: perPage + 1 })
    const silences = found.slice(0, perPage)
    return reply.page(
      <SilencesPage
        frame={req.frame()}
        {...{ meeting, silences }}
        next={found.length > perPage ? req.t.href(nextPage(req, [silences.at(-1)!.number])) : null}
        may={{ open: mayRecord(req.actor, meeting) && takesSilence(meeting.phase) }}
      />,
    )
  })

  async function form(req: FastifyRequest, reply: FastifyReply, meeting: MeetingRow, errors?: FieldErrors) {
    requireAllowed(mayRecord(req.actor, meeting))
    return reply.page(
      <SilenceForm
        frame={req.frame()}
        meeting={meeting}
        verbs={(await listVerbs(db)).filter(({ asks }) => asks === null)}
        agenda={await readAgenda(db, meeting)}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }
  app.get('/meetings/:id/silence/new', { config: conductors, schema: byId }, async (req, reply) =>
    form(req, reply, await getMeeting(db, req.params.id)),
  )
  app.post('/meetings/:id/silence', { config: conductors, schema: byId }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    return attempt(
      async () => {
        const asked = await readSilence(req.body, (day, time) => momentOf(db, day, time, meeting.time_zone), clock.now())
        const number = await openSilence(deps, req.actor, meeting.id, asked)
        return reply.see(silenceLink(meeting.id, number), 'meetings.notice.silence-opened')
      },
      (errors) => form(req, reply, meeting, errors),
    )
  })

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, number: number, errors?: FieldErrors) {
    const { actor } = req
    const meeting = await getMeeting(db, id)
    const [silence] = await listSilences(db, { meeting: id, number })
    if (!silence) throw notFound()
    const takesPart = maySeeObjections(actor)
    const answerable = silence.deadline > clock.now() && (silence.outcome === null || silence.outcome === 'broken')
    return reply.page(
      <SilencePage
        frame={req.frame()}
        {...{ meeting, silence }}
        posted={await documentsBySymbol(db, actor, keysOf([silence]))}
        objections={takesPart ? await listObjections(db, silence.id) : null}
        history={mayRecord(actor, meeting) ? await historyOf(db, 'meetings.silence', silence.id) : []}
        may={{ object: mayObject(actor) && answerable, withdraw: mayRecord(actor, meeting) && silence.outcome === null }}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }
  app.get('/meetings/:id/silence/:number', { config: open, schema: byNumber }, (req, reply) =>
    page(req, reply, req.params.id, req.params.number),
  )
  app.post('/meetings/:id/silence/:number/objections', { config: { may: mayObject }, schema: byNumber }, (req, reply) => {
    const { id, number } = req.params
    return attempt(
      async () => {
        await object(deps, req.actor, id, number, { reason: readObjection(req.body), language: req.t.lang })
        return reply.see(silenceLink(id, number), 'meetings.notice.objected')
      },
      (errors) => page(req, reply, id, number, errors),
    )
  })
  app.post('/meetings/:id/silence/:number/withdrawal', { config: conductors, schema: byNumber }, async (req, reply) => {
    const { id, number } = req.params
    await withdrawSilence(deps, req.actor, id, number)
    return reply.see(silenceLink(id, number), 'meetings.notice.silence-withdrawn')
  })
}
