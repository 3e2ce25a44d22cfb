import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn, staff } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import { type App, attempt, fromCursor, nextPage, typedIn } from '../../../platform/http/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { findPeople, mailFor } from '../../people/index.ts'
import { publishLetter, saveLetter } from '../commands/letters.ts'
import { addSitting, cancelSitting, changeSettings, changeSitting, openMeeting, takeStep } from '../commands/meetings.ts'
import { meetingsTopic } from '../events.ts'
import { readLetter, readSettings, readSitting } from '../forms.ts'
import { letterLink, meetingLink } from '../links.ts'
import { timed } from '../plan/rules.ts'
import { mayAnswerForSome, mayConduct, mayKeepMeetings, mayRegister, maySeeRemoteLink, mayTakeStep } from '../policy.ts'
import { findLatestRelease } from '../queries/agenda.ts'
import {
  listLetters,
  listMeetingBodies,
  listMeetings,
  listSessionsWithoutMeeting,
  listSittings,
  type MeetingRow,
} from '../queries/meetings.ts'
import { countWaiting, findOwnRegistration } from '../queries/registrations.ts'
import { isPhase, pressedSteps, stepsFrom, stepsToPress } from '../states.ts'
import { SettingsPage, SittingPage, StepPage } from '../views/keeping.tsx'
import { LetterPage } from '../views/letter-page.tsx'
import { MeetingList } from '../views/meeting-list.tsx'
import { MeetingPage } from '../views/meeting-page.tsx'
import { OpenMeetingPage } from '../views/open-page.tsx'
import { byId, byNumber, getMeeting } from './common.ts'

const open = { may: anyone, topics: [meetingsTopic, 'reference'] }
const keepers = { may: staff }
const perPage = 50
const word = Type.Optional(Type.String({ maxLength: 400 }))
const listQuery = Type.Object({ body: word, phase: word, after: word })

/** Meetings, their sittings, phases, settings and invitations. */
export function meetingRoutes(app: App, deps: Deps): void {
  const { db, clock } = deps

  app.get('/meetings', { config: open, schema: { querystring: listQuery } }, async (req, reply) => {
    const { body, phase, after } = req.query
    const filter = { ...(body && { body }), ...(phase && isPhase(phase) && { phase }) }
    const found = await listMeetings(db, { ...filter, after: fromCursor(after) as [string, string] | null, limit: perPage + 1 })
    const meetings = found.slice(0, perPage)
    const last = meetings.at(-1)
    return reply.page(
      <MeetingList
        frame={req.frame()}
        meetings={meetings}
        bodies={await listMeetingBodies(db)}
        filter={filter}
        next={found.length > perPage && last ? req.t.href(nextPage(req, [last.starts, last.id])) : null}
        first={after ? req.t.href(withQuery(req.pagePath, { after: null })) : null}
        may={{ keep: mayKeepMeetings(req.actor) }}
      />,
    )
  })

  async function openPage(req: FastifyRequest, reply: FastifyReply, chosen: string | null, errors?: FieldErrors) {
    const sessions = await listSessionsWithoutMeeting(db, today(clock))
    return reply.page(
      <OpenMeetingPage frame={req.frame()} sessions={sessions} chosen={chosen} errors={errors ?? null} />,
      errors ? 422 : 200,
    )
  }

  app.get('/meetings/new', { config: keepers, schema: { querystring: Type.Object({ session: word }) } }, (req, reply) =>
    openPage(req, reply, req.query.session ?? null),
  )

  app.post('/meetings', { config: keepers }, (req, reply) =>
    attempt(
      async () => {
        const session = typedIn(req).session
        if (!session) throw new InvalidForm({ session: { key: 'ui.field.required' } })
        return reply.see(meetingLink(await openMeeting(deps, req.actor, session)), 'meetings.notice.opened')
      },
      (errors) => openPage(req, reply, null, errors),
    ),
  )

  app.get('/meetings/:id', { config: open, schema: byId }, async (req, reply) => {
    const { actor } = req
    const meeting = await getMeeting(db, req.params.id)
    const sittings = await listSittings(db, [meeting.id])
    const release = await findLatestRelease(db, meeting.id)
    const [letter] = await listLetters(db, meeting.id, { drafts: false })
    const own = actor.id === null ? undefined : await findOwnRegistration(db, meeting.id, actor.id)
    const keep = mayKeepMeetings(actor)
    const answer = mayAnswerForSome(actor)
    return reply.page(
      <MeetingPage
        frame={req.frame()}
        {...{ meeting, sittings, letter, own }}
        plan={timed(sittings, release?.plan ?? [])}
        agenda={release?.items ?? []}
        waiting={answer ? await countWaiting(db, meeting.id, keep ? undefined : actor.organization!) : 0}
        ownZone={actor.id === null ? null : ((await mailFor(db, actor.id))?.timeZone ?? null)}
        history={keep ? await historyOf(db, 'meetings.meeting', meeting.id) : []}
        may={{
          keep,
          conduct: mayConduct(actor, meeting),
          answer,
          register: mayRegister(actor),
          seeRemoteLink: maySeeRemoteLink(actor, meeting, own?.state === 'approved'),
          steps: stepsToPress(meeting.phase).filter((step) => mayTakeStep(actor, meeting, step)),
        }}
      />,
    )
  })

  app.get(
    '/meetings/:id/phase',
    { config: { may: signedIn }, schema: { ...byId, querystring: Type.Object({ step: Type.Enum(['close', 'cancel']) }) } },
    async (req, reply) => {
      const meeting = await getMeeting(db, req.params.id)
      const { step } = req.query
      requireAllowed(mayTakeStep(req.actor, meeting, step))
      if (!stepsFrom(meeting.phase).includes(step)) throw new Refusal(409, 'meetings.not-that-step')
      return reply.page(<StepPage frame={req.frame()} meeting={meeting} step={step} />)
    },
  )
  const stepBody = Type.Object({ step: Type.Enum([...pressedSteps]) })
  app.post('/meetings/:id/phase', { config: { may: signedIn }, schema: { ...byId, body: stepBody } }, async (req, reply) => {
    await takeStep(deps, req.actor, req.params.id, req.body.step)
    return reply.see(meetingLink(req.params.id), 'meetings.notice.phase')
  })

  settings(app, deps)
  sittings(app, deps)
  letters(app, deps)
}

function settings(app: App, deps: Deps): void {
  const { db } = deps
  const chairsOf = async () => (await findPeople(db, { role: 'chair', limit: 500 })).map(({ id, name }) => ({ value: id, label: name }))

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, errors?: FieldErrors) {
    const meeting = await getMeeting(db, id)
    return reply.page(
      <SettingsPage frame={req.frame()} meeting={meeting} chairs={await chairsOf()} {...(errors && { typed: typedIn(req), errors })} />,
      errors ? 422 : 200,
    )
  }
  app.get('/meetings/:id/settings', { config: keepers, schema: byId }, (req, reply) => page(req, reply, req.params.id))
  app.post('/meetings/:id/settings', { config: keepers, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        const chairs = (await chairsOf()).map(({ value }) => value)
        await changeSettings(deps, req.actor, req.params.id, readSettings(req.body, chairs))
        return reply.see(meetingLink(req.params.id), 'meetings.notice.saved')
      },
      (errors) => page(req, reply, req.params.id, errors),
    ),
  )
}

function sittings(app: App, deps: Deps): void {
  const { db } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, meeting: MeetingRow, number: number | null, errors?: FieldErrors) {
    const sitting = number === null ? undefined : (await listSittings(db, [meeting.id])).find(({ id }) => id === number)
    if (number !== null && !sitting) throw notFound()
    return reply.page(
      <SittingPage frame={req.frame()} meeting={meeting} sitting={sitting} {...(errors && { typed: typedIn(req), errors })} />,
      errors ? 422 : 200,
    )
  }
  const within = (meeting: MeetingRow) => ({ first: meeting.starts, last: meeting.ends })

  app.get('/meetings/:id/sittings/new', { config: keepers, schema: byId }, async (req, reply) =>
    page(req, reply, await getMeeting(db, req.params.id), null),
  )
  app.post('/meetings/:id/sittings', { config: keepers, schema: byId }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    return attempt(
      async () => {
        await addSitting(deps, req.actor, meeting.id, readSitting(req.body, within(meeting)))
        return reply.see(meetingLink(meeting.id), 'meetings.notice.saved')
      },
      (errors) => page(req, reply, meeting, null, errors),
    )
  })
  app.get('/meetings/:id/sittings/:number', { config: keepers, schema: byNumber }, async (req, reply) =>
    page(req, reply, await getMeeting(db, req.params.id), req.params.number),
  )
  app.post('/meetings/:id/sittings/:number', { config: keepers, schema: byNumber }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    return attempt(
      async () => {
        await changeSitting(deps, req.actor, meeting.id, req.params.number, readSitting(req.body, within(meeting)))
        return reply.see(meetingLink(meeting.id), 'meetings.notice.saved')
      },
      (errors) => page(req, reply, meeting, req.params.number, errors),
    )
  })
  app.post('/meetings/:id/sittings/:number/cancellation', { config: keepers, schema: byNumber }, async (req, reply) => {
    await cancelSitting(deps, req.actor, req.params.id, req.params.number)
    return reply.see(meetingLink(req.params.id), 'meetings.notice.sitting-cancelled')
  })
}

function letters(app: App, deps: Deps): void {
  const { db } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, version: number | undefined, errors?: FieldErrors) {
    const meeting = await getMeeting(db, id)
    const keep = mayKeepMeetings(req.actor)
    const all = await listLetters(db, meeting.id, { drafts: keep })
    const sent = all.filter((letter) => letter.published_at !== null)
    const shown = version === undefined ? sent[0] : sent.find((letter) => letter.number === version)
    if (version !== undefined && !shown) throw notFound()
    return reply.page(
      <LetterPage
        frame={req.frame()}
        meeting={meeting}
        letters={all}
        shown={shown}
        may={{ keep }}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  const versionQuery = Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) })
  app.get('/meetings/:id/letter', { config: open, schema: { ...byId, querystring: versionQuery } }, (req, reply) =>
    page(req, reply, req.params.id, req.query.version),
  )
  app.post('/meetings/:id/letter', { config: keepers, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await saveLetter(deps, req.actor, req.params.id, readLetter(req.body))
        return reply.see(letterLink(req.params.id), 'meetings.notice.draft-saved')
      },
      (errors) => page(req, reply, req.params.id, undefined, errors),
    ),
  )
  app.post('/meetings/:id/letter/publication', { config: keepers, schema: byId }, async (req, reply) => {
    await publishLetter(deps, req.actor, req.params.id, Number(typedIn(req).version) || 0)
    return reply.see(letterLink(req.params.id), 'meetings.notice.published')
  })
}
