import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, requireAllowed } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { changesSince, type NegotiatedText, type Status, statuses } from '../../../texts/index.ts'
import { roomLink, roomParagraphLink } from '../links.ts'
import { mayEdit } from '../policy.ts'
import { RefusedStep } from '../rooms.ts'
import { partiesFor } from '../texts/parties.ts'
import { breakSilence, markSeen, takeEditorsStep } from './commands.ts'
import { RoomFeed } from './feed.tsx'
import { type Body, readObjection, readStep } from './forms.ts'
import { RoomFragments } from './fragments.tsx'
import { historyRoutes } from './history-routes.tsx'
import { paragraphPageLink } from './links.ts'
import { mayObject, mayTakeSteps, takesSteps } from './policy.ts'
import { getRoom, lastVisit, type OpenRoom, objectionsOf, partyNames, waitingAmendments } from './queries.ts'
import { countsOf, type Filter, matches, outcomesOf, there } from './show.ts'
import { tellOf } from './story.ts'
import { ParagraphPage } from './views/paragraph-page.tsx'
import { RefusedPage } from './views/refused-page.tsx'
import { type Change, RoomPage } from './views/room-page.tsx'
import { nameOf } from './views/words.tsx'

const id = Type.String({ maxLength: 200 })
const language = Type.String({ maxLength: 2 })
const byRoom = { params: Type.Object({ id, language }) }
const byParagraph = { params: Type.Object({ id, language, paragraph: Type.String({ maxLength: 300 }) }) }
const version = Type.Integer({ minimum: 0, maximum: 1_000_000 })

/** The room: the text under negotiation, its steps, its history. */
export function roomRoutes(app: App, deps: Deps): void {
  const fragments = new RoomFragments()
  room(app, deps, fragments)
  steps(app, deps)
  historyRoutes(app, deps)
}

function room(app: App, deps: Deps, fragments: RoomFragments): void {
  const { db } = deps
  const feed = new RoomFeed(deps, fragments)
  const filters = Type.Object({
    show: Type.Optional(Type.String()),
    status: Type.Optional(Type.String()),
    party: Type.Optional(Type.String()),
  })

  app.get('/drafting/:id/room/:language', { config: { may: anyone }, schema: { ...byRoom, querystring: filters } }, async (req, reply) => {
    const { actor, t } = req
    const opened = await getRoom(db, actor, req.params.id, req.params.language)
    const { text, negotiated } = opened
    const edit = mayEdit(actor, text) && takesSteps(text)
    const visit = await lastVisit(db, actor, text.id, opened.language)
    // the first time everything is new, and nothing has changed
    if (!visit) await markSeen(deps, actor, opened.text && { id: text.id, language: opened.language }, negotiated.version)
    const outcomes = negotiated.attribution === 'anonymous' ? null : outcomesOf(negotiated)
    const filter = readFilter(req.query)
    return reply.page(
      <RoomPage
        frame={req.frame()}
        {...opened}
        paragraphs={there(negotiated)
          .filter((paragraph) => matches(negotiated, paragraph, filter))
          .map((paragraph) => ({ id: paragraph.id, markup: fragments.paragraph(t, text.id, negotiated, paragraph, edit) }))}
        gone={edit ? negotiated.paragraphs.filter(({ gone }) => gone) : []}
        filter={filter}
        counts={countsOf(negotiated)}
        outcomes={outcomes}
        parties={outcomes ? await partyNames(db, Object.keys(outcomes)) : []}
        changes={actor.id === null ? null : changesOf(negotiated, visit?.version ?? negotiated.version)}
        seen={visit?.version ?? negotiated.version}
        waiting={edit ? await waitingAmendments(db, text.id, negotiated) : []}
        may={{ edit }}
      />,
    )
  })

  const since = Type.Object({ since: version })
  app.get(
    '/drafting/:id/room/:language/changes',
    { config: { may: anyone }, schema: { ...byRoom, querystring: since } },
    async (req, reply) => feed.watch(req, reply, await getRoom(db, req.actor, req.params.id, req.params.language), req.query.since),
  )

  app.post('/drafting/:id/room/:language/visit', { config: { may: signedIn }, schema: byRoom }, async (req, reply) => {
    const opened = await getRoom(db, req.actor, req.params.id, req.params.language)
    const seen = Number((req.body as Body | undefined)?.version)
    const { negotiated, language } = opened
    const known = Number.isInteger(seen) && seen >= 0 && seen <= negotiated.version ? seen : negotiated.version
    await markSeen(deps, req.actor, { id: opened.text.id, language }, known)
    return reply.see(roomLink(opened.text.id, language))
  })
}

const readFilter = ({ show, status, party }: { show?: string; status?: string; party?: string }): Filter => ({
  open: show === 'open',
  status: statuses.includes(status as Status) ? (status as Status) : null,
  party: party || null,
})

function changesOf(text: NegotiatedText, since: number): Change[] {
  const numbers = new Map(text.history.slice(since).map(({ step }, at) => [step.id, since + at + 1]))
  return changesSince(text, since).map(({ id, was, now, steps }) => {
    const paragraph = now ?? was
    return {
      id,
      name: paragraph ? nameOf(paragraph, paragraph.opener) : id,
      gone: now === null || now.gone,
      steps: steps.map((step) => ({ number: numbers.get(step.id) ?? 0, step })),
    }
  })
}

function steps(app: App, deps: Deps): void {
  const { db, clock } = deps

  async function paragraphPage(req: FastifyRequest, opened: OpenRoom, paragraphId: string, refused?: { typed: Body; errors: FieldErrors }) {
    const { actor } = req
    const { text, negotiated } = opened
    const paragraph = negotiated.paragraphs.find((one) => one.id === paragraphId || one.merged.includes(paragraphId))
    if (!paragraph) throw notFound()
    const story = tellOf(negotiated, paragraph.id)
    const edit = mayEdit(actor, text) && takesSteps(text)
    const silent = paragraph.status === 'silence' && (paragraph.silenceUntil ?? '') >= today(clock) && takesSteps(text)
    return (
      <ParagraphPage
        frame={req.frame()}
        {...opened}
        paragraph={paragraph}
        story={story}
        objections={
          await objectionsOf(
            db,
            text.id,
            opened.language,
            story.map(({ number }) => number),
          )
        }
        waiting={edit ? await waitingAmendments(db, text.id, negotiated) : []}
        nonce={randomUUID()}
        speaksFor={silent && mayObject(actor) ? await partiesFor(db, actor) : []}
        may={{ edit }}
        {...(refused && { refused })}
      />
    )
  }

  app.get('/drafting/:id/room/:language/paragraphs/:paragraph', { config: { may: anyone }, schema: byParagraph }, async (req, reply) => {
    const { id, language, paragraph } = req.params
    return reply.page(await paragraphPage(req, await getRoom(db, req.actor, id, language), paragraph))
  })

  app.post('/drafting/:id/room/:language/steps', { config: { may: mayTakeSteps }, schema: byRoom }, async (req, reply) => {
    const { actor } = req
    const body = (req.body ?? {}) as Body
    const opened = await getRoom(db, actor, req.params.id, req.params.language)
    requireAllowed(mayEdit(actor, opened.text))
    const { text, language, negotiated } = opened
    const place = { id: text.id, language }
    const scripted = req.headers.accept?.includes('application/json')
    try {
      const paragraph = negotiated.paragraphs.find((one) => one.id === body.paragraph) ?? null
      const waiting = body.do === 'amend' || body.do === 'withdraw' ? await waitingAmendments(db, text.id, negotiated) : []
      const after = await takeEditorsStep(deps, actor, place, readStep(actor, body, { paragraph, waiting }))
      if (scripted) return reply.send({ version: after.version })
      return reply.see(
        body.back ? paragraphPageLink(text.id, language, body.back) : roomParagraphLink(text.id, language, body.paragraph ?? ''),
      )
    } catch (error) {
      if (error instanceof RefusedStep) return refuse(req, reply, error, opened, body)
      if (error instanceof InvalidForm && body.paragraph)
        return reply.page(await paragraphPage(req, opened, body.paragraph, { typed: body, errors: error.fields }), 422)
      throw error
    }
  })

  /** What one saw and what stands now, with one's own words to send again. */
  async function refuse(req: FastifyRequest, reply: FastifyReply, refusal: RefusedStep, opened: OpenRoom, body: Body) {
    const { reason } = refusal
    return reply.page(
      <RefusedPage
        frame={req.frame()}
        {...opened}
        message={req.t(refusal.messageKey, refusal.values)}
        yours={reason.code === 'stale' ? reason.yours : null}
        current={'current' in reason ? reason.current : null}
        body={body}
      />,
      409,
    )
  }

  app.post(
    '/drafting/:id/room/:language/paragraphs/:paragraph/objection',
    { config: { may: mayObject }, schema: byParagraph },
    async (req, reply) => {
      const { actor } = req
      const body = (req.body ?? {}) as Body
      const opened = await getRoom(db, actor, req.params.id, req.params.language)
      const { text, language } = opened
      const { paragraph } = req.params
      try {
        const form = readObjection(body, await partiesFor(db, actor))
        const step = { id: `objection ${actor.id} ${body.step ?? ''}`.slice(0, 200), paragraph, on: Number(body.on) || 0 }
        await breakSilence(deps, actor, { id: text.id, language }, step, form)
        return reply.see(paragraphPageLink(text.id, language, paragraph), 'drafting.notice.silence-broken')
      } catch (error) {
        if (error instanceof RefusedStep) return refuse(req, reply, error, opened, { ...body, do: 'objection' })
        if (error instanceof InvalidForm)
          return reply.page(await paragraphPage(req, opened, paragraph, { typed: body, errors: error.fields }), 422)
        throw error
      }
    },
  )
}
