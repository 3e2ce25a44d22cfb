import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { type Actor, anyone } from '../../platform/actor.ts'
import { today } from '../../platform/clock.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound } from '../../platform/errors.ts'
import { type App, listOf, nextPage, pageQuery, problemSchema, seenVersion, unchanged } from '../../platform/http/index.ts'
import { addEvidence } from './commands/link.ts'
import { type Report, report } from './commands/report.ts'
import { confirm } from './commands/review.ts'
import { asJson } from './exports.ts'
import { dueWindows, facetNames, readFilter, sorts } from './filter.ts'
import { type MoneyForm, readEvidence, readMoney } from './forms.ts'
import { mandateLink } from './links.ts'
import { mayReportSomewhere, mayReview } from './policy.ts'
import { countMandates } from './queries/counts.ts'
import { findMandate, type MandateDetail } from './queries/mandate.ts'
import { exportMandates } from './queries/register.ts'
import { type Kept, orderOf, placeOf, queryOf } from './routes/register.tsx'
import { progresses, states } from './states.ts'
import { placeWords } from './views/source.tsx'

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = (values: readonly string[], description?: string) =>
  Type.Unsafe<string>({ type: 'string', enum: [...values], ...(description && { description }) })
/** In what is sent, two types in one word: of a union the validator would coerce null to the first branch's '' or false. */
const sent = <T>(type: 'string' | 'boolean', more: object = {}) => Type.Unsafe<T | null>({ type: [type, 'null'], ...more })
const ids = Type.Array(Type.String())
const day = Type.String({ description: 'YYYY-MM-DD' })
const language = oneOf(['ar', 'en', 'es', 'fr', 'ru', 'zh'])

const listed = {
  id: Type.Integer(),
  url: Type.String(),
  deliverable: Type.String({ description: 'the words of the text, in `language`' }),
  language,
  document: Type.String(),
  instrument: nullable(Type.String()),
  body: nullable(Type.String({ description: 'the body that gave the order' })),
  path: Type.String({ description: 'address of the paragraph as a delegate says it' }),
  act: Type.String(),
  addressees: ids,
  recipients: ids,
  owners: Type.Array(Type.String(), { description: 'organizations, the lead first' }),
  state: oneOf(states),
  progress: oneOf(progresses),
  overdue: Type.Boolean(),
  dueFrom: nullable(day),
  dueTo: nullable(day),
  dueWords: nullable(Type.String()),
  recurrence: nullable(Type.Object({ every: Type.String(), interval: Type.Integer(), body: nullable(Type.String()) })),
  actionLines: ids,
  sdgs: ids,
  version: Type.Integer(),
  updatedAt: Type.String(),
}
const summary = Type.Object(listed)

const money = Type.Object({
  amount: nullable(Type.String({ description: 'decimal, without separators' })),
  currency: nullable(Type.String({ description: 'ISO 4217' })),
  source: nullable(Type.String()),
  secured: nullable(Type.Boolean()),
})
const sentMoney = Type.Object({
  amount: sent<string>('string', { description: 'decimal, without separators' }),
  currency: sent<string>('string', { description: 'ISO 4217' }),
  source: sent<string>('string'),
  secured: sent<boolean>('boolean'),
})
const whole = Type.Object({
  ...listed,
  review: oneOf(['open', 'confirmed', 'rejected']),
  struck: Type.Boolean({ description: 'a proposal strikes its paragraph' }),
  intermediaries: ids,
  conditions: ids,
  qualifiers: ids,
  references: Type.Array(Type.String(), { description: 'symbols that the paragraph cites' }),
  confidence: Type.Number(),
  why: Type.Array(Type.String(), { description: 'reasons of the confidence' }),
  plan: nullable(Type.String()),
  money,
  stateNote: nullable(Type.String()),
  progressNote: nullable(Type.String()),
  supersededBy: nullable(Type.Integer()),
  wordings: Type.Array(Type.Object({ language, anchor: Type.String(), quote: Type.String(), deliverable: Type.String() })),
  due: Type.Array(
    Type.Object({
      words: Type.String(),
      relation: Type.String(),
      session: nullable(Type.String()),
      shift: nullable(Type.String({ description: 'ISO 8601 duration before or after the session' })),
      from: nullable(day),
      to: nullable(day),
    }),
  ),
  times: Type.Array(
    Type.Object({
      id: Type.Integer(),
      session: nullable(Type.String()),
      from: nullable(day),
      to: nullable(day),
      status: oneOf(['open', 'reported', 'done', 'dropped']),
      note: nullable(Type.String()),
    }),
  ),
  ownership: Type.Array(Type.Object({ organization: Type.String(), unit: nullable(Type.String()), lead: Type.Boolean() })),
  evidence: Type.Array(
    Type.Object({
      id: Type.Integer(),
      kind: oneOf(['document', 'activity', 'link', 'note']),
      title: Type.String(),
      url: nullable(Type.String()),
      document: nullable(Type.String()),
      note: nullable(Type.String()),
      time: nullable(Type.Integer()),
      addedAt: Type.String(),
    }),
  ),
})

const several = (description: string) => Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { description }))
const query = Type.Object({
  ...pageQuery,
  q: Type.Optional(Type.String({ maxLength: 300, description: 'words in any of the six languages, or a symbol' })),
  ...Object.fromEntries(facetNames.map((name) => [name, several(`${name}; repeat it for several, of which one is enough`)])),
  due: Type.Optional(oneOf(dueWindows)),
  from: Type.Optional(day),
  to: Type.Optional(day),
  sort: Type.Optional(oneOf(sorts.flatMap((sort) => [sort, `-${sort}`]))),
})
const byId = { params: Type.Object({ id: Type.Integer({ minimum: 1 }) }) }

export function api(app: App, deps: Deps, kept: Kept): void {
  const { db, clock, config } = deps
  const tags = ['mandates']
  const key = [{ key: [] }]

  app.get(
    '/api/v1/mandates',
    {
      config: { may: anyone },
      schema: {
        tags,
        summary: 'Confirmed mandates, filtered as the register is; without `state`, those in force or proposed',
        querystring: query,
        response: { 200: listOf(summary), 304: Type.Null() },
      },
    },
    async (req, reply) => {
      const asked = queryOf(req)
      const filter = readFilter(asked)
      const at = today(clock)
      const limit = req.query.limit ?? 50
      // only a search needs to know how much it finds, to choose its order
      const total = filter.q ? (await countMandates(db, kept.counts, req.actor, filter, at)).total : 0
      const order = orderOf(asked, filter, total)
      const rows = await exportMandates(
        db,
        req.actor,
        filter,
        order,
        { ...placeOf(asked), limit: limit + 1 },
        { day: at, language: req.t.lang },
      )
      const items = rows.slice(0, limit).map((row) => asJson(row, config.publicUrl))
      const last = rows.length > limit ? rows[limit - 1] : undefined
      const body = { items, ...(last && { next: nextPage(req, [last.sort_key, last.id]) }) }
      if (unchanged(req, reply, createHash('sha1').update(JSON.stringify(body)).digest('base64url'))) return reply
      return body
    },
  )

  const read = async (actor: Actor, id: number, lang: string) => {
    const mandate = await findMandate(db, actor, id, today(clock))
    if (!mandate) throw notFound()
    return { mandate, body: asWhole(mandate, lang) }
  }

  function asWhole(m: MandateDetail, lang: string) {
    const wording = m.wordings.find((w) => w.language === lang) ?? m.wordings.find((w) => w.language === 'en') ?? m.wordings[0]
    const language = wording?.language ?? 'en'
    const row = { ...m, language, place: placeWords(m, language), deliverable: wording?.deliverable ?? '', sort_key: '' }
    return {
      ...asJson(row, config.publicUrl),
      review: m.review,
      struck: m.struck,
      intermediaries: m.intermediaries,
      conditions: m.conditions,
      qualifiers: m.qualifiers,
      references: m.refs,
      confidence: m.confidence,
      why: m.why,
      plan: m.plan,
      money: { amount: m.money_amount, currency: m.money_currency, source: m.money_source, secured: m.money_secured },
      stateNote: m.state_note,
      progressNote: m.progress_note,
      supersededBy: m.superseded_by,
      wordings: m.wordings.map(({ language, anchor, quote, deliverable }) => ({ language, anchor, quote, deliverable })),
      due: m.dues.map((d) => ({ words: d.words, relation: d.relation, session: d.session_id, shift: d.shift, from: d.starts, to: d.ends })),
      times: m.occurrences.map((o) => ({ id: o.id, session: o.session_id, from: o.starts, to: o.ends, status: o.status, note: o.note })),
      ownership: m.owners.map((o) => ({ organization: o.organization_id, unit: o.unit, lead: o.lead })),
      evidence: m.evidence.map((e) => ({
        id: e.id,
        kind: e.kind,
        title: e.title,
        url: e.url,
        document: e.document_id,
        note: e.note,
        time: e.occurrence_id,
        addedAt: e.added_at.toISOString(),
      })),
    }
  }

  app.get(
    '/api/v1/mandates/:id',
    {
      config: { may: anyone },
      schema: { tags, summary: 'One mandate', ...byId, response: { 200: whole, 304: Type.Null(), 404: problemSchema } },
    },
    async (req, reply) => {
      const { mandate, body } = await read(req.actor, req.params.id, req.t.lang)
      if (unchanged(req, reply, mandate.version)) return reply
      return body
    },
  )

  app.patch(
    '/api/v1/mandates/:id',
    {
      config: { may: mayReportSomewhere },
      schema: {
        tags,
        summary: 'Report on a mandate. Send the version you read in If-Match; a stale one is refused with both versions.',
        security: key,
        ...byId,
        body: Type.Object(
          {
            progress: Type.Optional(oneOf(progresses)),
            note: Type.Optional(sent<string>('string', { maxLength: 4000, description: 'why progress or state changes' })),
            plan: Type.Optional(sent<string>('string', { maxLength: 20_000 })),
            money: Type.Optional(sentMoney),
            state: Type.Optional(oneOf(states, 'the secretariat only')),
          },
          { additionalProperties: false },
        ),
        response: { 200: whole, 403: problemSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema, 428: problemSchema },
      },
    },
    async (req, reply) => {
      const { money: said, ...rest } = req.body
      const given = { ...rest, ...(said && { money: checkedMoney(said) }) } as Report
      await report(deps, req.actor, req.params.id, seenVersion(req), given)
      const { mandate, body } = await read(req.actor, req.params.id, req.t.lang)
      reply.header('etag', `"${mandate.version}"`)
      return body
    },
  )

  app.post(
    '/api/v1/mandates/:id/evidence',
    {
      config: { may: mayReportSomewhere },
      schema: {
        tags,
        summary: 'Add what shows that it was acted on',
        security: key,
        ...byId,
        body: Type.Object({
          title: Type.Optional(Type.String()),
          url: Type.Optional(Type.String()),
          document: Type.Optional(Type.String()),
          note: Type.Optional(Type.String()),
          activity: Type.Optional(Type.Boolean({ description: 'the link is an activity' })),
          time: Type.Optional(Type.Integer({ description: 'one of the mandate’s `times`' })),
        }),
        response: { 201: Type.Object({ id: Type.Integer() }), 403: problemSchema, 404: problemSchema, 422: problemSchema },
      },
    },
    async (req, reply) => {
      const { activity, time, ...rest } = req.body
      const id = await addEvidence(
        deps,
        req.actor,
        req.params.id,
        readEvidence({ ...rest, activity: activity ? 'on' : '', occurrence: time }),
      )
      return reply.status(201).header('location', mandateLink(req.params.id)).send({ id })
    },
  )

  app.post(
    '/api/v1/mandates/:id/confirmation',
    {
      config: { may: mayReview },
      schema: {
        tags,
        summary: 'Confirm a proposed mandate',
        security: key,
        ...byId,
        response: { 200: whole, 403: problemSchema, 404: problemSchema },
      },
    },
    async (req) => {
      await confirm(deps, req.actor, [req.params.id])
      return (await read(req.actor, req.params.id, req.t.lang)).body
    },
  )
}

/** The same checks as the form's. */
function checkedMoney({ secured, ...fields }: { secured: boolean | null; [field: string]: unknown }): MoneyForm {
  const { version: _, ...money } = readMoney({ ...fields, secured: secured === null ? '' : secured ? 'yes' : 'no' })
  return money
}
