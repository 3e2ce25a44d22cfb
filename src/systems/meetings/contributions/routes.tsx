import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, requireAllowed } from '../../../platform/errors.ts'
import {
  type App,
  attempt,
  type Body,
  fromCursor,
  nextPage,
  readUpload,
  typedIn,
  type Upload,
  withUpload,
} from '../../../platform/http/index.ts'
import { isLanguage, languages } from '../../../platform/i18n/index.ts'
import { templateDocx } from '../../../texts/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { listSeries } from '../../documents/index.ts'
import { mailFor } from '../../people/index.ts'
import { readReason } from '../forms.ts'
import { listReleases, readAgenda } from '../queries/agenda.ts'
import { type MeetingRow, meetingName } from '../queries/meetings.ts'
import { byId, getMeeting } from '../routes/common.ts'
import { admitContribution, allocateContribution, moveToMeeting, returnContribution, takeContributionStep } from './commands/desk.ts'
import { publishContribution, readPaper } from './commands/publication.ts'
import { standingOf, submitContribution } from './commands/submission.ts'
import { attachFile, beginContribution, beginFromFile, discardDraft, reviseContribution, saveDraft } from './commands/writing.ts'
import type { classOf } from './deadlines.ts'
import { readBeginning, readDraft, readSymbol } from './forms.ts'
import { contributionLink, contributionsLink, writeLink } from './links.ts'
import { mayAdmit, mayContribute, mayKeepDesk, maySee, mayStep, mayWrite } from './policy.ts'
import { type ContributionRow, findContribution, findRevision, laterMeetings, listContributions } from './queries.ts'
import { purposes } from './schema.ts'
import { stepsFrom } from './states.ts'
import { ContributionPage } from './views/contribution-page.tsx'
import { ContributionsPage } from './views/contributions-page.tsx'
import type { Outlook } from './views/parts.tsx'
import { WritePage } from './views/write-page.tsx'

const byNumber = { params: Type.Object({ number: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) }) }
const perPage = 50

/** Papers of delegations: their list and templates, the form they are written in, the desk they come in at. */
export function contributionRoutes(app: App, deps: Deps): void {
  withUpload(app, deps, (scope) => {
    lists(scope, deps)
    writing(scope, deps)
    steps(scope, deps)
  })
}

/** The file of a form that must bring one, with its fields. */
async function fileOf(req: FastifyRequest, limit: number): Promise<Upload & { fields: Body }> {
  const fields: Body = {}
  const file = await readUpload(req, fields, limit)
  if (!file) throw new InvalidForm({ file: { key: 'ui.field.file-required' } })
  return { ...file, fields }
}

async function outlookFor(
  { db, clock }: Deps,
  req: FastifyRequest,
  meeting: MeetingRow,
  paper: Parameters<typeof classOf>[1],
): Promise<Outlook> {
  const { actor } = req
  return {
    ...(await standingOf(db, meeting, paper)),
    now: clock.now(),
    ownZone: actor.id === null ? null : ((await mailFor(db, actor.id))?.timeZone ?? null),
  }
}

/** Items that a paper can be for: those of the released agenda, or for the desk those of its draft. */
async function itemsFor({ db }: Deps, req: FastifyRequest, meeting: MeetingRow) {
  const draft = await readAgenda(db, meeting)
  if (mayKeepDesk(req.actor)) return draft
  const released = (await listReleases(db, meeting.id))[0]?.items ?? []
  const standing = new Set(draft.map(({ item }) => item))
  return released.filter(({ item }) => standing.has(item))
}

function lists(app: App, deps: Deps): void {
  const { db } = deps
  const query = Type.Object({ after: Type.Optional(Type.String({ maxLength: 400 })) })

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, desk: boolean, after?: string, errors?: FieldErrors) {
    const meeting = await getMeeting(db, id)
    const { actor, t } = req
    const found = await listContributions(db, actor, {
      meeting: meeting.id,
      ...(desk && { desk: { body: meeting.body_id, starts: meeting.starts } }),
      after: (fromCursor(after) as [number] | null)?.[0] ?? null,
      limit: perPage + 1,
    })
    const rows = found.slice(0, perPage)
    const usual = { purpose: 'action' as const, special: null, by_secretariat: mayKeepDesk(actor) }
    return reply.page(
      <ContributionsPage
        frame={req.frame()}
        {...{ meeting, rows, desk }}
        agenda={await itemsFor(deps, req, meeting)}
        next={found.length > perPage ? t.href(nextPage(req, [rows.at(-1)!.id])) : null}
        first={after ? t.href(withQuery(req.pagePath, { after: null })) : null}
        outlook={await outlookFor(deps, req, meeting, usual)}
        open={!['closed', 'reported', 'cancelled'].includes(meeting.phase)}
        may={{ contribute: mayContribute(actor), desk: mayKeepDesk(actor) }}
        {...(errors && { errors })}
      />,
      errors ? 422 : 200,
    )
  }

  app.get('/meetings/:id/contributions', { config: { may: anyone }, schema: { ...byId, querystring: query } }, (req, reply) =>
    page(req, reply, req.params.id, false, req.query.after),
  )
  app.get('/meetings/:id/contributions/desk', { config: { may: mayKeepDesk }, schema: { ...byId, querystring: query } }, (req, reply) =>
    page(req, reply, req.params.id, true, req.query.after),
  )

  const wanted = Type.Object({
    language: Type.Enum([...languages]),
    kind: Type.Enum([...purposes]),
    item: Type.Optional(Type.Integer()),
  })
  app.get(
    '/meetings/:id/contributions/template.docx',
    { config: { may: anyone }, schema: { ...byId, querystring: wanted } },
    async (req, reply) => {
      const { language, kind } = req.query
      if (!isLanguage(language)) throw notFound()
      const meeting = await getMeeting(db, req.params.id)
      const t = deps.i18n[language]
      const item = (await itemsFor(deps, req, meeting)).find((entry) => entry.item === req.query.item)
      const bytes = templateDocx(language, kind, {
        session: t('meetings.contribution.session-line', {
          meeting: meetingName(t, meeting),
          dates: t.period(meeting.starts, meeting.ends),
        }),
        agendaItem: item?.number ?? null,
      })
      return reply
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .header('content-disposition', `attachment; filename="contribution-${kind}-${language}.docx"`)
        .send(Buffer.from(bytes))
    },
  )

  app.post('/meetings/:id/contributions', { config: { may: mayContribute }, schema: byId }, async (req, reply) => {
    const id = await beginContribution(deps, req.actor, req.params.id, readBeginning(req.body))
    return reply.see(writeLink(id))
  })
  app.post('/meetings/:id/contributions/file', { config: { may: mayContribute }, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        const { bytes, name, fields } = await fileOf(req, deps.config.uploadLimit)
        const purpose = fields.purpose === 'information' ? 'information' : 'action'
        const id = await beginFromFile(deps, req.actor, req.params.id, { bytes, name, purpose })
        return reply.see(writeLink(id), 'meetings.contribution.notice.read')
      },
      (errors) => page(req, reply, req.params.id, false, undefined, errors),
    ),
  )
}

async function getContribution({ db }: Deps, req: FastifyRequest, id: number): Promise<ContributionRow> {
  const contribution = await findContribution(db, id)
  if (!contribution || !maySee(req.actor, contribution)) throw notFound()
  return contribution
}

function writing(app: App, deps: Deps): void {
  const { db } = deps
  const writers = { may: mayContribute }

  async function page(req: FastifyRequest, reply: FastifyReply, id: number, refused?: { errors: FieldErrors; typed: boolean }) {
    const contribution = await getContribution(deps, req, id)
    requireAllowed(mayWrite(req.actor, contribution))
    if (contribution.state !== 'draft') return reply.see(contributionLink(id))
    const meeting = await getMeeting(db, contribution.meeting_id)
    return reply.page(
      <WritePage
        frame={req.frame()}
        {...{ meeting, contribution }}
        agenda={await itemsFor(deps, req, meeting)}
        outlook={await outlookFor(deps, req, meeting, contribution)}
        {...(refused && { errors: refused.errors })}
        {...(refused?.typed && { typed: typedIn(req) })}
      />,
      refused ? 422 : 200,
    )
  }
  const again = (req: FastifyRequest, reply: FastifyReply, id: number, typed: boolean) => (errors: FieldErrors) =>
    page(req, reply, id, { errors, typed })

  app.get('/contributions/:number/edit', { config: writers, schema: byNumber }, (req, reply) => page(req, reply, req.params.number))
  app.post('/contributions/:number', { config: writers, schema: byNumber }, (req, reply) =>
    attempt(
      async () => {
        await saveDraft(deps, req.actor, req.params.number, readDraft(req.body))
        return reply.see(contributionLink(req.params.number), 'meetings.contribution.notice.saved')
      },
      again(req, reply, req.params.number, true),
    ),
  )
  /** What the browser part sends while a person types. */
  app.post('/contributions/:number/draft', { config: writers, schema: byNumber }, async (req, reply) => {
    const version = await saveDraft(deps, req.actor, req.params.number, readDraft(req.body))
    return reply.send({ version, time: req.t.time(deps.clock.now()) })
  })
  app.post('/contributions/:number/submission', { config: writers, schema: byNumber }, (req, reply) =>
    attempt(
      async () => {
        await submitContribution(deps, req.actor, req.params.number)
        return reply.see(contributionLink(req.params.number), 'meetings.contribution.notice.submitted')
      },
      again(req, reply, req.params.number, false),
    ),
  )
  for (const place of ['file', 'annex'] as const) {
    app.post(`/contributions/:number/${place}`, { config: writers, schema: byNumber }, (req, reply) =>
      attempt(
        async () => {
          const { bytes, name } = await fileOf(req, deps.config.uploadLimit)
          await attachFile(deps, req.actor, req.params.number, place, { bytes, name })
          return reply.see(writeLink(req.params.number), 'meetings.contribution.notice.attached')
        },
        again(req, reply, req.params.number, false),
      ),
    )
    app.post(`/contributions/:number/${place}-removal`, { config: writers, schema: byNumber }, async (req, reply) => {
      await attachFile(deps, req.actor, req.params.number, place, null)
      return reply.see(writeLink(req.params.number), 'meetings.contribution.notice.detached')
    })
  }
  app.post('/contributions/:number/removal', { config: writers, schema: byNumber }, async (req, reply) => {
    const { meeting_id } = await getContribution(deps, req, req.params.number)
    await discardDraft(deps, req.actor, req.params.number)
    return reply.see(contributionsLink(meeting_id), 'meetings.contribution.notice.discarded')
  })
  app.post('/contributions/:number/revision', { config: writers, schema: byNumber }, async (req, reply) => {
    const id = await reviseContribution(deps, req.actor, req.params.number)
    return reply.see(writeLink(id))
  })
}

function steps(app: App, deps: Deps): void {
  const { db } = deps

  async function page(req: FastifyRequest, reply: FastifyReply, id: number, errors?: FieldErrors) {
    const { actor } = req
    const contribution = await getContribution(deps, req, id)
    const meeting = await getMeeting(db, contribution.meeting_id)
    const source = await findRevision(db, id)
    const own = mayWrite(actor, contribution)
    const held = contribution.state === 'submitted' && contribution.handling === 'held'
    const desk = mayKeepDesk(actor)
    const may = stepsFrom(contribution.state)
    return reply.page(
      <ContributionPage
        frame={req.frame()}
        {...{ meeting, contribution }}
        paper={contribution.document_id === null ? await readPaper(deps, contribution, {}) : null}
        agenda={await itemsFor(deps, req, meeting)}
        outlook={contribution.state === 'draft' ? await outlookFor(deps, req, meeting, contribution) : null}
        history={desk || own ? await historyOf(db, 'meetings.contribution', id) : []}
        revision={source && (own || source.state !== 'draft') ? source.id : null}
        later={held && desk ? await laterMeetings(db, meeting) : []}
        series={desk && may.includes('publish') ? await listSeries(db, meeting.session_id) : []}
        steps={may.filter((step) => mayStep(actor, step, contribution, meeting))}
        may={{
          write: own,
          admit: held && mayAdmit(actor, meeting),
          move: held && desk,
          revise: own && may.includes('revise') && !source,
        }}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }
  const again = (req: FastifyRequest, reply: FastifyReply, id: number) => (errors: FieldErrors) => page(req, reply, id, errors)

  app.get('/contributions/:number', { config: { may: anyone }, schema: byNumber }, (req, reply) => page(req, reply, req.params.number))
  // Whoever chairs the meeting introduces and concludes; which account that is, the command asks.
  for (const taken of ['take-back', 'receive', 'translate', 'introduce', 'conclude'] as const) {
    const may = taken === 'take-back' ? mayContribute : taken === 'receive' || taken === 'translate' ? mayKeepDesk : signedIn
    app.post(`/contributions/:number/${taken}`, { config: { may }, schema: byNumber }, async (req, reply) => {
      await takeContributionStep(deps, req.actor, req.params.number, taken)
      return reply.see(contributionLink(req.params.number), `meetings.contribution.notice.${taken}`)
    })
  }
  app.post('/contributions/:number/return', { config: { may: mayKeepDesk }, schema: byNumber }, (req, reply) =>
    attempt(
      async () => {
        const { meeting_id } = await getContribution(deps, req, req.params.number)
        await returnContribution(deps, req.actor, req.params.number, readReason(req.body, 'return'))
        return reply.see(`${contributionsLink(meeting_id)}/desk`, 'meetings.contribution.notice.returned')
      },
      again(req, reply, req.params.number),
    ),
  )
  app.post('/contributions/:number/admission', { config: { may: signedIn }, schema: byNumber }, (req, reply) =>
    attempt(
      async () => {
        await admitContribution(deps, req.actor, req.params.number, readReason(req.body, 'admission'))
        return reply.see(contributionLink(req.params.number), 'meetings.contribution.notice.admitted')
      },
      again(req, reply, req.params.number),
    ),
  )
  const moved = Type.Object({ meeting: Type.String({ maxLength: 100 }) })
  app.post('/contributions/:number/move', { config: { may: mayKeepDesk }, schema: { ...byNumber, body: moved } }, async (req, reply) => {
    await moveToMeeting(deps, req.actor, req.params.number, req.body.meeting)
    return reply.see(contributionLink(req.params.number), 'meetings.contribution.notice.moved')
  })
  app.post('/contributions/:number/publication', { config: { may: mayKeepDesk }, schema: byNumber }, (req, reply) =>
    attempt(
      async () => {
        const { revises_id } = await getContribution(deps, req, req.params.number)
        await publishContribution(deps, req.actor, req.params.number, revises_id === null ? readSymbol(req.body) : { symbol: '' })
        return reply.see(contributionLink(req.params.number), 'meetings.contribution.notice.published')
      },
      again(req, reply, req.params.number),
    ),
  )
  app.post('/contributions/:number/allocation', { config: { may: mayKeepDesk }, schema: byNumber }, (req, reply) =>
    attempt(
      async () => {
        await allocateContribution(deps, req.actor, req.params.number, Number((req.body as { item?: string }).item) || 0)
        return reply.see(contributionLink(req.params.number), 'meetings.contribution.notice.allocated')
      },
      again(req, reply, req.params.number),
    ),
  )
}
