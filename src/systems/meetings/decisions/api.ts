import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type App, listOf, nextPage, pageQuery, problemSchema } from '../../../platform/http/index.ts'
import type { Localized } from '../../../platform/i18n/index.ts'
import { symbolOf } from '../../documents/index.ts'
import { meetingsTopic } from '../events.ts'
import { byId, getMeeting } from '../routes/common.ts'
import { recordDecision } from './commands.ts'
import { readDecision } from './forms.ts'
import { type DecisionRow, listDecisions } from './queries.ts'
import { numberIn } from './routes.tsx'
import { untilKinds, untilOf } from './until.ts'

const localized = Type.Object({}, { additionalProperties: Type.String(), description: 'text by language code' })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const awaited = Type.Object(
  {
    kind: Type.Enum([...untilKinds]),
    session: Type.Optional(Type.String()),
    body: Type.Optional(Type.String()),
    day: Type.Optional(Type.String({ description: 'YYYY-MM-DD' })),
    document: Type.Optional(Type.String({ description: 'symbol; in any spelling when sent' })),
  },
  {
    description:
      'what a postponed item waits for: `session` and `day` say which; a `next-session` has its body, a `decision` body and document',
  },
)
const decision = Type.Object({
  id: Type.Integer(),
  meeting: Type.String(),
  number: Type.Integer({ description: 'in the meeting, from 1' }),
  verb: Type.String({ description: 'noted rather than approved: the exact verb, by its id in the process' }),
  level: nullable(Type.Integer({ description: '0 (considered) to 5 (adopted); null for what sends a matter elsewhere' })),
  item: nullable(Type.Integer({ description: 'of the agenda' })),
  itemNumber: nullable(Type.String()),
  documents: Type.Array(Type.String({ description: 'symbol, in its normal form' })),
  texts: nullable(localized),
  until: nullable(awaited),
  to: nullable(Type.String({ description: 'body to which the documents are forwarded' })),
  bySilence: Type.Boolean(),
  recordedAt: Type.String({ format: 'date-time' }),
})

const asDecision = (d: DecisionRow) => ({
  id: d.id,
  meeting: d.meeting_id,
  number: d.number,
  verb: d.verb,
  level: d.level,
  item: d.item_id,
  itemNumber: d.item_number,
  documents: d.documents.map(({ key }) => key),
  texts: d.texts as (Localized & Record<string, string>) | null,
  until: untilOf(d),
  to: d.to_body,
  bySilence: d.by_silence,
  recordedAt: d.recorded_at.toISOString(),
})

export function decisionApi(app: App, deps: Deps): void {
  const { db } = deps
  const tags = ['meetings']
  const open = { may: anyone, topics: [meetingsTopic] }

  app.get(
    '/api/v1/meetings/:id/decisions',
    {
      config: open,
      schema: {
        tags,
        summary: 'What a meeting decided, in order',
        ...byId,
        querystring: Type.Object(pageQuery),
        response: { 200: listOf(decision), 404: problemSchema },
      },
    },
    async (req) => {
      const { after, limit = 50 } = req.query
      const { id } = await getMeeting(db, req.params.id)
      const found = await listDecisions(db, { meeting: id, after: numberIn(after), limit: limit + 1 })
      const items = found.slice(0, limit)
      return { items: items.map(asDecision), ...(found.length > limit && { next: nextPage(req, [items.at(-1)!.number]) }) }
    },
  )

  const query = Type.Object({
    ...pageQuery,
    document: Type.Optional(Type.String({ description: 'symbol, in any spelling', maxLength: 200 })),
  })
  app.get(
    '/api/v1/decisions',
    {
      config: open,
      schema: { tags, summary: 'Decisions of all meetings, the latest first', querystring: query, response: { 200: listOf(decision) } },
    },
    async (req) => {
      const { after, limit = 50, document } = req.query
      const filter = document === undefined ? {} : { document: symbolOf(document) ?? document }
      const found = await listDecisions(db, { ...filter, after: numberIn(after), limit: limit + 1 })
      const items = found.slice(0, limit)
      return { items: items.map(asDecision), ...(found.length > limit && { next: nextPage(req, [items.at(-1)!.id]) }) }
    },
  )

  const wanted = Type.Object({
    verb: Type.String(),
    item: Type.Optional(Type.Integer()),
    documents: Type.Optional(Type.Array(Type.String(), { description: 'symbols in any spelling', maxItems: 100 })),
    texts: Type.Optional(localized),
    until: Type.Optional(awaited),
    to: Type.Optional(Type.String()),
  })
  app.post(
    '/api/v1/meetings/:id/decisions',
    {
      config: { may: signedIn },
      schema: {
        tags,
        summary: 'Record a decision, as the chair or the secretariat of the meeting',
        security: [{ key: [] }],
        ...byId,
        body: wanted,
        response: { 201: decision, 409: problemSchema, 422: problemSchema },
      },
    },
    async (req, reply) => {
      const { item, documents = [], texts = {}, until, ...rest } = req.body
      const fields = Object.fromEntries(Object.entries(texts).map(([language, text]) => [`text-${language}`, text]))
      const waits = until && {
        until: until.kind,
        ...Object.fromEntries((['session', 'body', 'day', 'document'] as const).map((part) => [`until-${part}`, until[part] ?? ''])),
      }
      const form = readDecision({
        ...rest,
        ...fields,
        ...waits,
        item: item === undefined ? '' : String(item),
        documents: documents.join('\n'),
      })
      const id = await recordDecision(deps, req.actor, req.params.id, form)
      const [made] = await listDecisions(db, { id })
      return reply.status(201).send(asDecision(made!))
    },
  )
}
