import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, requireAllowed } from '../../../platform/errors.ts'
import { csv } from '../../../platform/export/index.ts'
import type { App } from '../../../platform/http/index.ts'
import {
  type Comparable,
  changesSince,
  compare,
  editable,
  type NegotiatedText,
  type Status,
  statuses,
  versionAt,
} from '../../../texts/index.ts'
import { roomLink, roomParagraphLink } from '../links.ts'
import { mayEdit } from '../policy.ts'
import { RefusedStep } from '../rooms.ts'
import { partiesFor } from '../texts/parties.ts'
import { breakSilence, markSeen, takeEditorsStep } from './commands.ts'
import { RoomFeed } from './feed.tsx'
import { type Body, readObjection, readStep } from './forms.ts'
import { RoomFragments } from './fragments.tsx'
import { paragraphPageLink } from './links.ts'
import { mayObject, mayTakeSteps, takesSteps } from './policy.ts'
import { getRoom, lastVisit, type OpenRoom, objectionsOf, partyNames, waitingAmendments } from './queries.ts'
import { countsOf, type Filter, matches, outcomesOf, plainWords, there } from './show.ts'
import { type Told, tellLatest, tellOf } from './story.ts'
import { ComparePage, HistoryPage, VersionPage } from './views/history-page.tsx'
import { ParagraphPage } from './views/paragraph-page.tsx'
import { RefusedPage } from './views/refused-page.tsx'
import { type Change, RoomPage } from './views/room-page.tsx'
import { nameOf } from './views/words.tsx'

const id = Type.String({ maxLength: 200 })
const language = Type.String({ maxLength: 2 })
const byRoom = { params: Type.Object({ id, language }) }
const byParagraph = { params: Type.Object({ id, language, paragraph: Type.String({ maxLength: 300 }) }) }
const version = Type.Integer({ minimum: 0, maximum: 1_000_000 })

/** steps on one page of the history */
const stepsShown = 50

/** The room: the text under negotiation, its steps, its history. */
export function roomRoutes(app: App, deps: Deps): void {
  const fragments = new RoomFragments()
  room(app, deps, fragments)
  steps(app, deps)
  history(app, deps)
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

function history(app: App, { db }: Deps): void {
  const before = Type.Object({ before: Type.Optional(version) })
  app.get(
    '/drafting/:id/room/:language/history',
    { config: { may: anyone }, schema: { ...byRoom, querystring: before } },
    async (req, reply) => {
      const opened = await getRoom(db, req.actor, req.params.id, req.params.language)
      const { text, language, negotiated } = opened
      const told = tellLatest(negotiated, req.query.before ?? null, stepsShown)
      const last = told.at(-1)
      return reply.page(
        <HistoryPage
          frame={req.frame()}
          {...opened}
          steps={told}
          objections={
            await objectionsOf(
              db,
              text.id,
              language,
              told.map(({ number }) => number),
            )
          }
          latest={negotiated.version}
          next={last && last.number > 1 ? last.number : null}
          paged={req.query.before !== undefined}
        />,
      )
    },
  )

  app.get('/drafting/:id/room/:language/history.csv', { config: { may: anyone }, schema: byRoom }, async (req, reply) => {
    const { negotiated, text, language } = await getRoom(db, req.actor, req.params.id, req.params.language)
    const { t } = req
    const told = tellLatest(negotiated, null, negotiated.version).reverse()
    const objections = await objectionsOf(
      db,
      text.id,
      language,
      told.map(({ number }) => number),
    )
    const words = (paragraph: Told['before']) =>
      paragraph && plainWords(negotiated, { ...paragraph, anonymous: paragraph.anonymous || isHidden(negotiated, paragraph.id) })
    const rows = told.map((one) => [
      one.number,
      one.step.at,
      one.step.by,
      one.step.deed.do,
      one.paragraph?.id,
      one.paragraph?.name,
      words(one.before),
      words(one.after),
      one.before?.status,
      one.after?.status,
      objections.get(one.number)?.party,
      objections.get(one.number)?.reason,
    ])
    const head = ['number', 'at', 'by', 'did', 'paragraph', 'name', 'before', 'after', 'status-before', 'status-after', 'party', 'reason']
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${text.id}-${language}-steps.csv"`)
      .send(
        csv(
          head.map((name) => t(`drafting.room.column.${name}`)),
          rows,
        ),
      )
  })

  const byVersion = { params: Type.Object({ id, language, version }) }
  app.get('/drafting/:id/room/:language/versions/:version', { config: { may: anyone }, schema: byVersion }, async (req, reply) => {
    const opened = await getRoom(db, req.actor, req.params.id, req.params.language)
    const { negotiated } = opened
    if (req.params.version > negotiated.version) throw notFound()
    const then = asNow(negotiated, versionAt(negotiated, req.params.version))
    return reply.page(<VersionPage frame={req.frame()} {...opened} version={then} latest={negotiated.version} />)
  })

  const sides = Type.Object({ from: version, to: version })
  app.get(
    '/drafting/:id/room/:language/compare',
    { config: { may: anyone }, schema: { ...byRoom, querystring: sides } },
    async (req, reply) => {
      const opened = await getRoom(db, req.actor, req.params.id, req.params.language)
      const { negotiated, language } = opened
      const { from, to } = req.query
      if (Math.max(from, to) > negotiated.version) throw notFound()
      const [one, other] = [from, to].map((version) => comparedText(asNow(negotiated, versionAt(negotiated, version)))) as [
        Comparable[],
        Comparable[],
      ]
      const pairs = compare(one, other, language)
      return reply.page(<ComparePage frame={req.frame()} {...opened} from={from} to={to} latest={negotiated.version} pairs={pairs} />)
    },
  )
}

const isHidden = (text: NegotiatedText, paragraph: string): boolean =>
  text.paragraphs.find(({ id }) => id === paragraph)?.anonymous ?? false

/** An earlier version for readers of today: parties that are not named now are not named in the past either. */
const asNow = (now: NegotiatedText, then: NegotiatedText): NegotiatedText => ({
  ...then,
  attribution: now.attribution,
  paragraphs: then.paragraphs.map((paragraph) => ({ ...paragraph, anonymous: isHidden(now, paragraph.id) })),
})

const comparedText = (text: NegotiatedText): Comparable[] =>
  there(text).map((paragraph) => ({
    id: paragraph.id,
    label: paragraph.label,
    path: paragraph.base?.path ?? '',
    opener: paragraph.opener,
    kind: paragraph.kind,
    level: paragraph.level,
    text: plainWords(text, paragraph) || editable(paragraph),
  }))
