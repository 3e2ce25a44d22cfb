import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type App, listOf, problemSchema, unchanged } from '../../../platform/http/index.ts'
import {
  actions,
  type Deed,
  editable,
  isUnspecified,
  type NegotiatedParagraph,
  type NegotiatedText,
  openBrackets,
  plain,
  statuses,
} from '../../../texts/index.ts'
import { RefusedStep } from '../rooms.ts'
import { takeEditorsStep } from './commands.ts'
import { mayTakeSteps } from './policy.ts'
import { getRoom } from './queries.ts'
import { choicesOf, countsOf, isAnonymous, plainWords, printed, wordsOf } from './show.ts'
import { withheld } from './story.ts'

const oneOf = <W extends string>(words: readonly W[]) => Type.Unsafe<W>({ type: 'string', enum: [...words] })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const words = (maxLength: number) => Type.String({ maxLength })
const paragraphId = Type.String({ minLength: 1, maxLength: 300 })

const option = Type.Object({ words: Type.String(), by: Type.Array(Type.String()) })
const paragraph = Type.Object({
  id: Type.String(),
  label: Type.String(),
  opener: nullable(Type.String()),
  kind: Type.String(),
  level: Type.Integer(),
  version: Type.Integer({ description: 'number of the step that last changed it; a step says it in `on`' }),
  status: oneOf(statuses),
  silenceUntil: Type.Optional(Type.String()),
  gone: Type.Boolean({ description: 'deleted in the room; can be restored' }),
  brackets: Type.Integer({ description: 'open pairs' }),
  printed: Type.String({ description: 'with brackets, names and status' }),
  editable: Type.String({ description: 'what a deed `edit` without a stretch takes back' }),
  presence: nullable(Type.Object({ id: Type.String(), in: Type.Array(Type.String()), out: Type.Array(Type.String()) })),
  choices: Type.Array(Type.Object({ id: Type.String(), options: Type.Array(option) })),
})
const room = Type.Object({
  text: Type.String(),
  language: Type.String(),
  state: Type.String(),
  attribution: oneOf(['named', 'anonymous']),
  version: Type.Integer(),
  progress: Type.Object({
    brackets: Type.Integer(),
    paragraphs: Type.Integer(),
    open: Type.Integer(),
    byStatus: Type.Record(Type.String(), Type.Integer()),
  }),
  paragraphs: Type.Array(paragraph),
})

const stretch = Type.Object({
  within: nullable(Type.Object({ choice: words(400), option: Type.Integer({ minimum: 0 }) })),
  from: Type.Integer({ minimum: 0 }),
  to: Type.Integer({ minimum: 0 }),
})
const place = Type.Object({
  after: nullable(paragraphId),
  kind: oneOf(['operative', 'preamble', 'opener', 'heading', 'body-clause', 'annex-title', 'note']),
  opener: nullable(words(500)),
  level: Type.Integer({ minimum: 0, maximum: 8 }),
})
const amendment = Type.Object({
  id: words(200),
  parties: Type.Array(words(200), { maxItems: 200 }),
  action: oneOf(actions),
  target: paragraphId,
  place: Type.Optional(place),
  text: words(40_000),
  label: Type.Optional(words(100)),
  partner: Type.Optional(paragraphId),
  reason: Type.Optional(words(4000)),
})
const does = <W extends Deed['do']>(word: W) => Type.Unsafe<W>({ type: 'string', const: word })
const deed = Type.Union([
  Type.Object({ do: does('choose'), choice: words(400), option: nullable(Type.Integer({ minimum: 0 })) }),
  Type.Object({ do: does('edit'), text: words(40_000), stretch: Type.Optional(stretch) }),
  Type.Object({ do: does('bracket'), stretch, asked: Type.Object({ by: words(200), why: words(2000) }) }),
  Type.Object({ do: does('unbracket'), choice: words(400) }),
  Type.Object({ do: does('add'), place, text: words(40_000) }),
  Type.Object({ do: does('delete') }),
  Type.Object({ do: does('restore') }),
  Type.Object({ do: does('move'), after: nullable(paragraphId), level: Type.Optional(Type.Integer({ minimum: 0, maximum: 8 })) }),
  Type.Object({
    do: does('status'),
    status: oneOf(statuses),
    silenceUntil: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  }),
  Type.Object({ do: does('attribution'), shown: Type.Boolean() }),
  Type.Object({ do: does('amend'), amendment }),
  Type.Object({ do: does('withdraw'), amendment: words(200) }),
  Type.Object({ do: does('undo'), step: words(200) }),
])
const step = Type.Object({
  id: Type.String({ minLength: 8, maxLength: 200, description: 'made by the sender; sent twice, the step is taken once' }),
  paragraph: nullable(paragraphId),
  on: Type.Integer({ minimum: 0, description: 'version of the paragraph that the sender has seen' }),
  deed,
  from: Type.Optional(Type.Object({ language: oneOf(['ar', 'en', 'es', 'fr', 'ru', 'zh']), version: Type.Integer({ minimum: 0 }) })),
})

/** The room as programs read and write it: the same commands as the pages. */
export function roomApi(app: App, deps: Deps): void {
  const { db } = deps
  const tags = ['drafting']
  const byRoom = { params: Type.Object({ id: Type.String({ maxLength: 200 }), language: Type.String({ maxLength: 2 }) }) }

  app.get(
    '/api/v1/drafting/:id/room/:language',
    {
      config: { may: anyone },
      schema: {
        tags,
        summary: 'The text in the room of one language, as it stands',
        ...byRoom,
        response: { 200: room, 404: problemSchema },
      },
    },
    async (req, reply) => {
      const { text, language, negotiated } = await getRoom(db, req.actor, req.params.id, req.params.language)
      if (unchanged(req, reply, `${negotiated.version}-${text.state}`)) return reply
      return {
        text: text.id,
        language,
        state: text.state,
        attribution: negotiated.attribution,
        version: negotiated.version,
        progress: countsOf(negotiated),
        paragraphs: negotiated.paragraphs.map((one) => asParagraph(negotiated, one)),
      }
    },
  )

  app.post(
    '/api/v1/drafting/:id/room/:language/steps',
    {
      config: { may: mayTakeSteps },
      schema: {
        tags,
        summary: 'Take a step in the room',
        description: 'A step on a version that somebody has changed since is refused (409) with both versions, `yours` and `current`.',
        security: [{ key: [] }],
        ...byRoom,
        body: step,
        response: { 200: Type.Object({ version: Type.Integer(), paragraph: nullable(paragraph) }), 403: problemSchema, 409: problemSchema },
      },
    },
    async (req) => {
      const { text, language, negotiated } = await getRoom(db, req.actor, req.params.id, req.params.language)
      const { from, ...request } = req.body
      try {
        const after = await takeEditorsStep(
          deps,
          req.actor,
          { id: text.id, language },
          { ...request, deed: request.deed as Deed, ...(from && { from }) },
        )
        const now = after.paragraphs.find(({ id }) => id === request.paragraph)
        return { version: after.version, paragraph: now ? asParagraph(after, now) : null }
      } catch (error) {
        if (!(error instanceof RefusedStep)) throw error
        const { reason } = error
        throw new Refusal(error.status, error.code, error.values, {
          ...('yours' in reason && { yours: reason.yours && asParagraph(negotiated, reason.yours) }),
          ...('current' in reason && reason.current && { current: asParagraph(negotiated, reason.current) }),
          ...('problems' in reason && { problems: reason.problems }),
        })
      }
    },
  )

  const kept = Type.Object({
    number: Type.Integer(),
    id: Type.String(),
    at: Type.String({ format: 'date-time' }),
    by: Type.String(),
    paragraph: nullable(Type.String()),
    on: Type.Integer(),
    deed: Type.Unknown(),
  })
  const page = Type.Object({
    after: Type.Optional(Type.Integer({ minimum: 0, description: 'number of the last step seen' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, default: 200 })),
  })
  app.get(
    '/api/v1/drafting/:id/room/:language/history',
    {
      config: { may: anyone },
      schema: {
        tags,
        summary: 'Every step that was taken, in order: applied to the compilation they give the text',
        ...byRoom,
        querystring: page,
        response: { 200: listOf(kept), 404: problemSchema },
      },
    },
    async (req) => {
      const { negotiated } = await getRoom(db, req.actor, req.params.id, req.params.language)
      const { after = 0, limit = 200 } = req.query
      const items = negotiated.history.slice(after, after + limit).map(({ step, touched }, at) => {
        const current = negotiated.paragraphs.find(({ id }) => id === (step.paragraph ?? touched[0]?.id)) ?? null
        const { id, at: moment, by, paragraph, on, deed } = withheld(negotiated, step, current)
        return { number: after + at + 1, id, at: moment, by, paragraph, on, deed }
      })
      const last = after + items.length
      return { items, ...(last < negotiated.version && { next: `${req.pagePath.split('?')[0]}?after=${last}&limit=${limit}` }) }
    },
  )
}

/** A paragraph for programs; parties that the room does not name are left out here too. */
function asParagraph(text: NegotiatedText, one: NegotiatedParagraph) {
  const hidden = isAnonymous(text, one) || isAnonymous(text, text.paragraphs.find(({ id }) => id === one.id) ?? one)
  const names = (voices: readonly string[]) => (hidden ? [] : voices.filter((voice) => !isUnspecified(voice)))
  const shown = { ...one, anonymous: hidden }
  return {
    id: one.id,
    label: one.label,
    opener: one.opener,
    kind: one.kind,
    level: one.level,
    version: one.version,
    status: one.status,
    ...(one.silenceUntil && { silenceUntil: one.silenceUntil }),
    gone: one.gone,
    brackets: openBrackets(one),
    printed: plain(printed(text, shown)) || plainWords(text, shown),
    editable: editable(one),
    presence: one.presence && { id: one.presence.id, in: names(one.presence.in), out: names(one.presence.out) },
    choices: choicesOf(one.pieces).map(({ id, options }) => ({
      id,
      options: options.map(({ by, pieces }) => ({ words: wordsOf(pieces), by: names(by) })),
    })),
  }
}
