import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import { csv } from '../../../platform/export/index.ts'
import type { App } from '../../../platform/http/index.ts'
import { type Comparable, compare, editable, type NegotiatedText, versionAt } from '../../../texts/index.ts'
import { getRoom, objectionsOf } from './queries.ts'
import { plainWords, there } from './show.ts'
import { type Told, tellLatest } from './story.ts'
import { ComparePage, HistoryPage, VersionPage } from './views/history-page.tsx'

const id = Type.String({ maxLength: 200 })
const language = Type.String({ maxLength: 2 })
const byRoom = { params: Type.Object({ id, language }) }
const version = Type.Integer({ minimum: 0, maximum: 1_000_000 })

/** steps on one page */
const stepsShown = 50

/** What happened in a room, step by step; the text as it stood after any of them; any two of these compared. */
export function historyRoutes(app: App, { db }: Deps): void {
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
