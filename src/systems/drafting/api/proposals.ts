import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm } from '../../../platform/errors.ts'
import {
  type App,
  type Body,
  fromCursor,
  listOf,
  nextPage,
  pageQuery,
  problemSchema,
  readUpload,
  seenVersion,
  withUpload,
} from '../../../platform/http/index.ts'
import { languages } from '../../../platform/i18n/index.ts'
import { byProposal, byText } from '../common.ts'
import { proposalLink } from '../links.ts'
import { mayPropose } from '../policy.ts'
import { beginProposal, changeDetails, discardDraft, reviseProposal, submitProposal, withdrawProposal } from '../proposals/commands.ts'
import { doings, readAmendment, readDetails, readProposalForm } from '../proposals/forms.ts'
import { answerInvitation, inviteParty, joinProposal } from '../proposals/joining.ts'
import { getProposal, listAmendments, listProposals } from '../proposals/queries.ts'
import { takeIn } from '../proposals/taking.ts'
import { removeAmendment, writeAmendment } from '../proposals/writing.ts'
import { readRoom } from '../rooms.ts'
import { getText } from '../texts/queries.ts'
import { amendment, asAmendment, asProposal, key, oneOf, proposal, proposalFields, sent } from './schemas.ts'

/** What is wanted of a paragraph: the same as the page's form. */
const saying = Type.Object(
  {
    paragraph: Type.String({ maxLength: 250, description: 'id, of the base or of what a proposal adds: of its `base` or `compilation`' }),
    doing: oneOf(doings),
    text: Type.Optional(Type.String({ description: 'MOD, (MOD): the paragraph as it shall read; ADD: the new one that follows it' })),
    below: Type.Optional(Type.Boolean({ description: 'ADD: one level lower' })),
    after: Type.Optional(sent({ description: 'move: id of the paragraph that it shall follow' })),
    reason: Type.Optional(sent()),
  },
  { additionalProperties: false },
)
type Saying = { paragraph: string; doing: string; text?: string; below?: boolean; after?: string | null; reason?: string | null }

const formOf = ({ doing, text = '', below, after, reason }: Saying, version: number) =>
  readAmendment({ doing, [doing === 'ADD' ? 'added' : 'text']: text, below, after, reason, version }, null)

/** Proposals, handed in by programs with the steps of the pages. A draft is found by those who write it. */
export function proposalApi(app: App, deps: Deps): void {
  const { db } = deps
  const tags = ['drafting']
  const open = { may: anyone }
  const proposers = { may: mayPropose }
  const refusals = { 403: problemSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema }
  const errors = { 404: problemSchema }

  const proposalsQuery = Type.Object({ ...pageQuery, party: Type.Optional(Type.String({ maxLength: 40 })) })
  app.get(
    '/api/v1/drafting/:id/proposals',
    {
      config: open,
      schema: {
        tags,
        summary: 'Proposals on a text, the latest first',
        ...byText,
        querystring: proposalsQuery,
        response: { 200: listOf(proposal), ...errors },
      },
    },
    async (req) => {
      const { id } = await getText(db, req.actor, req.params.id)
      const { after, limit = 50, party: by } = req.query
      const before = (fromCursor(after)?.[0] ?? null) as number | null
      const found = await listProposals(db, req.actor, id, { ...(by && { party: by }), before, limit: limit + 1 })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return { items: items.map(asProposal), ...(last && found.length > limit && { next: nextPage(req, [last.id]) }) }
    },
  )

  const whole = Type.Object({ ...proposalFields, amendments: Type.Array(amendment) })
  app.get(
    '/api/v1/drafting/:id/proposals/:number',
    { config: open, schema: { tags, summary: 'One proposal with its amendments', ...byProposal, response: { 200: whole, ...errors } } },
    async (req, reply) => {
      const { id, number } = req.params
      await getText(db, req.actor, id)
      return await answer(req, reply, id, number)
    },
  )
  const answer = async (req: FastifyRequest, reply: FastifyReply, id: string, number: number) => {
    const row = await getProposal(db, req.actor, id, number)
    reply.header('etag', `"${row.version}"`)
    return { ...asProposal(row), amendments: ((await listAmendments(db, [number])).get(number) ?? []).map(asAmendment) }
  }

  const made = async (req: FastifyRequest, reply: FastifyReply, id: string, number: number) => {
    reply.status(201).header('location', `/api/v1${proposalLink(id, number)}`)
    return await answer(req, reply, id, number)
  }
  const address = '/api/v1/drafting/:id/proposals/:number'

  const draft = Type.Object(
    {
      parties: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100, description: 'the author first; none: attribution left open' }),
      language: Type.Optional(oneOf(languages)),
      reasons: Type.Optional(sent()),
      amendments: Type.Optional(Type.Array(saying, { maxItems: 1000 })),
    },
    { additionalProperties: false },
  )
  app.post(
    '/api/v1/drafting/:id/proposals',
    {
      config: proposers,
      schema: {
        tags,
        summary: 'Begin a proposal: a draft, to be handed in with its `submission`',
        security: key,
        ...byText,
        body: draft,
        response: { 201: whole, ...refusals },
      },
    },
    async (req, reply) => {
      const { id, original } = await getText(db, req.actor, req.params.id)
      const { amendments = [], language = original, ...rest } = req.body
      const form = readProposalForm({ ...rest, language }, languages, 'page')
      const number = await inTransaction(db, async (tx) => {
        const within = { ...deps, db: tx }
        const begun = await beginProposal(within, req.actor, id, form, null)
        for (const [at, one] of amendments.entries()) await writeAmendment(within, req.actor, id, begun, one.paragraph, formOf(one, at + 1))
        return begun
      })
      return await made(req, reply, id, number)
    },
  )

  withUpload(app, deps, (scope) => {
    scope.post(
      '/api/v1/drafting/:id/proposals/file',
      {
        config: proposers,
        schema: {
          tags,
          summary:
            'Begin a proposal with a paper: multipart/form-data with `file` (.docx with tracked changes), `parties`, `language`, `reasons`',
          consumes: ['multipart/form-data'],
          security: key,
          ...byText,
          response: { 201: whole, ...refusals },
        },
      },
      async (req, reply) => {
        const { id, languages: known } = await getText(db, req.actor, req.params.id)
        const fields: Body = {}
        const file = await readUpload(req, fields, deps.config.uploadLimit)
        if (!file) throw new InvalidForm({ file: { key: 'ui.field.file-required' } })
        const number = await beginProposal(deps, req.actor, id, readProposalForm(fields, known, 'file'), file)
        return await made(req, reply, id, number)
      },
    )
  })

  const changing = { security: key, ...byProposal }
  const versioned = { 200: whole, ...refusals, 428: problemSchema }
  app.patch(
    address,
    {
      config: proposers,
      schema: {
        tags,
        summary: 'Say whose draft it is, and why. Send the version you read in If-Match; a stale one is refused with both versions.',
        ...changing,
        body: Type.Object(
          { parties: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 })), reasons: Type.Optional(sent()) },
          { additionalProperties: false },
        ),
        response: versioned,
      },
    },
    async (req, reply) => {
      const { id, number } = req.params
      const { parties, reasons } = await getProposal(db, req.actor, id, number)
      await changeDetails(deps, req.actor, id, number, readDetails({ parties, reasons, ...req.body, version: seenVersion(req) }))
      return await answer(req, reply, id, number)
    },
  )
  app.delete(
    address,
    { config: proposers, schema: { tags, summary: 'Discard a draft', ...changing, response: { 204: Type.Null(), ...refusals } } },
    async (req, reply) => {
      await discardDraft(deps, req.actor, req.params.id, req.params.number)
      return reply.status(204).send(null)
    },
  )

  app.post(
    `${address}/amendments`,
    {
      config: proposers,
      schema: {
        tags,
        summary: 'Propose something on a paragraph; what the draft said on it gives way. Send the version you read in If-Match.',
        ...changing,
        body: saying,
        response: versioned,
      },
    },
    async (req, reply) => {
      const { id, number } = req.params
      await writeAmendment(deps, req.actor, id, number, req.body.paragraph, formOf(req.body, seenVersion(req)))
      return await answer(req, reply, id, number)
    },
  )
  app.delete(
    `${address}/amendments/:amendment`,
    {
      config: proposers,
      schema: {
        tags,
        summary: 'Take an amendment out of a draft. Send the version you read in If-Match.',
        security: key,
        params: Type.Object({ ...byProposal.params.properties, amendment: Type.String({ maxLength: 60 }) }),
        response: versioned,
      },
    },
    async (req, reply) => {
      const { id, number, amendment: one } = req.params
      await removeAmendment(deps, req.actor, id, number, one, seenVersion(req))
      return await answer(req, reply, id, number)
    },
  )

  app.post(
    `${address}/submission`,
    {
      config: proposers,
      schema: { tags, summary: 'Hand a draft in. Send the version you read in If-Match.', ...changing, response: versioned },
    },
    async (req, reply) => {
      const { id, number } = req.params
      await submitProposal(deps, req.actor, id, number, seenVersion(req))
      return await answer(req, reply, id, number)
    },
  )
  app.post(
    `${address}/withdrawal`,
    {
      config: proposers,
      schema: { tags, summary: 'Maintain a proposal no longer; it stays on record', ...changing, response: { 200: whole, ...refusals } },
    },
    async (req, reply) => {
      const { id, number } = req.params
      await withdrawProposal(deps, req.actor, id, number)
      return await answer(req, reply, id, number)
    },
  )
  app.post(
    `${address}/revision`,
    {
      config: proposers,
      schema: {
        tags,
        summary: 'A draft with the same amendments, which takes its place when it is handed in',
        ...changing,
        response: { 201: whole, ...refusals },
      },
    },
    async (req, reply) => {
      const { id, number } = req.params
      return await made(req, reply, id, await reviseProposal(deps, req.actor, id, number))
    },
  )
  app.post(
    `${address}/joining`,
    {
      config: proposers,
      schema: {
        tags,
        summary: 'Stand behind a proposal with a party that you speak for',
        ...changing,
        body: Type.Object({ party: Type.String({ maxLength: 40 }) }),
        response: { 200: whole, ...refusals },
      },
    },
    async (req, reply) => {
      const { id, number } = req.params
      await joinProposal(deps, req.actor, id, number, req.body.party)
      return await answer(req, reply, id, number)
    },
  )

  const asked = Type.Object({ party: Type.String({ maxLength: 40 }) })
  app.post(
    `${address}/invitations`,
    {
      config: proposers,
      schema: { tags, summary: 'Ask a party to stand behind it', ...changing, body: asked, response: { 200: whole, ...refusals } },
    },
    async (req, reply) => {
      const { id, number } = req.params
      await inviteParty(deps, req.actor, id, number, req.body.party)
      return await answer(req, reply, id, number)
    },
  )
  const said = Type.Object({ party: Type.String({ maxLength: 40 }), answer: oneOf(['confirmed', 'declined'] as const) })
  app.post(
    `${address}/answers`,
    {
      config: proposers,
      schema: { tags, summary: 'Answer for a party that was asked', ...changing, body: said, response: { 204: Type.Null(), ...refusals } },
    },
    async (req, reply) => {
      const { id, number } = req.params
      await answerInvitation(deps, req.actor, id, number, req.body.party, req.body.answer)
      return reply.status(204).send(null)
    },
  )

  app.post(
    `${address}/taking`,
    {
      config: { may: signedIn },
      schema: {
        tags,
        summary: 'Take a late, revised or withdrawn proposal into its room, as an editor. If-Match: the version of the room that you read.',
        ...changing,
        response: {
          200: Type.Object({
            taken: Type.Integer(),
            refused: Type.Integer({ description: 'on a paragraph that is agreed or deleted' }),
            version: Type.Integer(),
          }),
          ...refusals,
          428: problemSchema,
        },
      },
    },
    async (req) => {
      const { id, number } = req.params
      const { language } = await getProposal(db, req.actor, id, number)
      const count = await takeIn(deps, req.actor, id, language, number, seenVersion(req))
      return { ...count, version: (await readRoom(db, id, language))?.version ?? 0 }
    },
  )
}
