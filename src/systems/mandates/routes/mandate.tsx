import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Actor, anyone, isSignedIn } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { isLanguage } from '../../../platform/i18n/index.ts'
import { assign, releaseOwner, takeOver } from '../commands/assign.ts'
import { addComment } from '../commands/comment.ts'
import { addEvidence, removeEvidence } from '../commands/link.ts'
import { report, reportOccurrence } from '../commands/report.ts'
import { fieldsOf, readComment, readEvidence, readMoney, readOccurrence, readOwner, readPlan, readReport } from '../forms.ts'
import { mandateLink, registerLink } from '../links.ts'
import { mayAssign, mayChangeState, mayComment, mayDelegate, mayReport, mayReportSomewhere, mayReview, mayTakeOver } from '../policy.ts'
import { findMandate, listColleagues, readDetail } from '../queries/mandate.ts'
import { readNames } from '../queries/names.ts'
import { progresses, states } from '../states.ts'
import type { FormName, Refused } from '../views/mandate-forms.tsx'
import { MandatePage } from '../views/mandate-page.tsx'
import type { Kept } from './register.tsx'

const byId = { params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 53 }) }) }
const idPath = `${registerLink}/:id`

/** Those who take part see names, comments and history. */
const seesPeople = (actor: Actor): boolean => isSignedIn(actor) && actor.roles.length > 0

export function mandateRoutes(app: App, deps: Deps, kept: Kept): void {
  const { db, clock } = deps

  async function show(req: FastifyRequest, reply: FastifyReply, id: number, refused?: Refused, status = 200) {
    const { actor, t } = req
    const day = today(clock)
    const mandate = await findMandate(db, actor, id, day)
    if (!mandate) throw notFound()
    const asked = new URLSearchParams(req.pagePath.split('?', 2)[1]).get('lang')
    const wanted = isLanguage(asked) ? asked : t.lang
    const inLanguage = (language: string) => mandate.wordings.find((w) => w.language === language)
    const wording = inLanguage(wanted) ?? inLanguage('en') ?? mandate.wordings[0]
    const [detail, names, colleagues] = await Promise.all([
      readDetail(db, actor, mandate, wording, seesPeople(actor)),
      readNames(db, kept.names),
      mayAssign(actor) ? listColleagues(db, null) : mayDelegate(actor, mandate) ? listColleagues(db, actor.organization) : [],
    ])
    const frame = req.frame()
    return reply.page(
      <MandatePage
        // a refused form stands at its own address; the page is the mandate's
        frame={refused ? { ...frame, path: mandateLink(id) } : frame}
        mandate={mandate}
        wording={wording}
        detail={detail}
        names={names}
        today={day}
        colleagues={colleagues}
        own={actor.organization}
        may={{
          takeOver: mayTakeOver(actor, mandate) && actor.organization !== null && mandate.review === 'confirmed',
          assign: mayAssign(actor),
          delegate: mayDelegate(actor, mandate),
          report: mayReport(actor, mandate),
          changeState: mayChangeState(actor),
          comment: mayComment(actor),
          review: mayReview(actor),
          seePeople: seesPeople(actor),
        }}
        refused={refused}
      />,
      status,
    )
  }

  app.get(idPath, { config: { may: anyone, topics: ['mandates', 'reference', 'documents'] }, schema: byId }, async (req, reply) =>
    show(req, reply, req.params.id),
  )

  type Params = { id: number }
  /** A form that is refused comes back on the mandate's page with all that was typed; a stale one with both versions. */
  async function orShow(
    req: FastifyRequest,
    reply: FastifyReply,
    form: FormName,
    work: () => Promise<unknown>,
    done: { notice: string; section: string },
  ) {
    const { id } = req.params as Params
    try {
      await work()
    } catch (error) {
      const typed = Object.fromEntries(Object.entries(fieldsOf(req.body, form)).map(([k, v]) => [k, String(v)]))
      if (error instanceof InvalidForm) return show(req, reply, id, { form, typed, errors: error.fields, stale: null }, 422)
      if (error instanceof Refusal && error.status === 409) {
        const stale = 'theirs' in error.extra ? (error.extra as unknown as Refused['stale']) : null
        return show(req, reply, id, { form, typed, errors: stale ? null : { '': { key: error.messageKey } }, stale }, 409)
      }
      throw error
    }
    return reply.see(`${mandateLink(id)}#${done.section}`, `mandates.notice.${done.notice}`)
  }

  const write = { config: { may: mayReportSomewhere }, schema: byId }
  const saved = { notice: 'saved', section: 'report' }

  app.post(`${idPath}/takeover`, write, async (req, reply) => {
    await takeOver(deps, req.actor, req.params.id)
    return reply.see(`${mandateLink(req.params.id)}#owners`, 'mandates.notice.taken-over')
  })

  app.post(`${idPath}/owners`, write, async (req, reply) =>
    orShow(req, reply, 'owner', async () => assign(deps, req.actor, req.params.id, readOwner(fieldsOf(req.body, 'owner'))), {
      notice: 'assigned',
      section: 'owners',
    }),
  )

  const byOwner = { params: Type.Object({ ...byId.params.properties, organization: Type.String({ maxLength: 100 }) }) }
  app.post(`${idPath}/owners/:organization/release`, { config: { may: mayAssign }, schema: byOwner }, async (req, reply) => {
    await releaseOwner(deps, req.actor, req.params.id, req.params.organization)
    return reply.see(`${mandateLink(req.params.id)}#owners`, 'mandates.notice.released')
  })

  app.post(`${idPath}/progress`, write, async (req, reply) =>
    orShow(
      req,
      reply,
      'progress',
      async () => {
        const { version, value, note } = readReport(fieldsOf(req.body, 'progress'), 'progress', progresses)
        await report(deps, req.actor, req.params.id, version, { progress: value, note })
      },
      saved,
    ),
  )

  app.post(`${idPath}/plan`, write, async (req, reply) =>
    orShow(
      req,
      reply,
      'plan',
      async () => {
        const { version, plan } = readPlan(fieldsOf(req.body, 'plan'))
        await report(deps, req.actor, req.params.id, version, { plan })
      },
      saved,
    ),
  )

  app.post(`${idPath}/money`, write, async (req, reply) =>
    orShow(
      req,
      reply,
      'money',
      async () => {
        const { version, ...money } = readMoney(fieldsOf(req.body, 'money'))
        await report(deps, req.actor, req.params.id, version, { money })
      },
      saved,
    ),
  )

  app.post(`${idPath}/state`, { config: { may: mayChangeState }, schema: byId }, async (req, reply) =>
    orShow(
      req,
      reply,
      'state',
      async () => {
        const { version, value, note } = readReport(fieldsOf(req.body, 'state'), 'state', states)
        await report(deps, req.actor, req.params.id, version, { state: value, note })
      },
      saved,
    ),
  )

  const byTime = { params: Type.Object({ ...byId.params.properties, time: Type.Integer({ minimum: 1 }) }) }
  app.post(`${idPath}/times/:time/report`, { config: { may: mayReportSomewhere }, schema: byTime }, async (req, reply) =>
    orShow(
      req,
      reply,
      `occurrence-${req.params.time}`,
      async () =>
        reportOccurrence(
          deps,
          req.actor,
          req.params.id,
          req.params.time,
          readOccurrence(fieldsOf(req.body, `occurrence-${req.params.time}`)),
        ),
      { notice: 'saved', section: 'times' },
    ),
  )

  app.post(`${idPath}/evidence`, write, async (req, reply) =>
    orShow(req, reply, 'evidence', async () => addEvidence(deps, req.actor, req.params.id, readEvidence(fieldsOf(req.body, 'evidence'))), {
      notice: 'evidence-added',
      section: 'evidence',
    }),
  )

  const byEvidence = { params: Type.Object({ ...byId.params.properties, evidence: Type.Integer({ minimum: 1 }) }) }
  app.post(`${idPath}/evidence/:evidence/removal`, { config: { may: mayReportSomewhere }, schema: byEvidence }, async (req, reply) => {
    await removeEvidence(deps, req.actor, req.params.id, req.params.evidence)
    return reply.see(`${mandateLink(req.params.id)}#evidence`, 'mandates.notice.evidence-removed')
  })

  app.post(`${idPath}/comments`, { config: { may: mayComment }, schema: byId }, async (req, reply) =>
    orShow(
      req,
      reply,
      'comment',
      async () => addComment(deps, req.actor, req.params.id, req.t.lang, readComment(fieldsOf(req.body, 'comment'))),
      {
        notice: 'commented',
        section: 'comments',
      },
    ),
  )
}
