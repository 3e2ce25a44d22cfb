import { Type } from 'typebox'
import { anyone } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { notFound } from '../../platform/errors.ts'
import { type App, fromCursor, listOf, nextPage, pageQuery, problemSchema } from '../../platform/http/index.ts'
import { languages } from '../../platform/i18n/index.ts'
import { type Amendment, actions, openBrackets, plain, printParagraph, progress, readingOf } from '../../texts/index.ts'
import { byProposal, byText, languageOf } from './common.ts'
import { compileText } from './proposals/compiled.ts'
import { getProposal, listAmendments, listProposals, type ProposalRow } from './proposals/queries.ts'
import { textStates } from './states.ts'
import { gapsIn } from './texts/base.ts'
import { listParties } from './texts/parties.ts'
import { getText, listBases, listTexts, type TextKey, type TextRow } from './texts/queries.ts'

const oneOf = <W extends string>(words: readonly W[]) => Type.Unsafe<W>({ type: 'string', enum: [...words] })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const localized = Type.Object({}, { additionalProperties: Type.String(), description: 'text by language code' })
const moment = Type.String({ format: 'date-time' })
const lang = Type.Optional(oneOf(languages))

const text = Type.Object({
  id: Type.String(),
  title: localized,
  body: Type.String(),
  session: nullable(Type.String()),
  instrument: nullable(Type.String()),
  document: nullable(Type.String({ description: 'whose text is the base' })),
  original: oneOf(languages),
  languages: Type.Array(oneOf(languages), { description: 'with a base, the original first' }),
  state: oneOf(textStates),
  proposalsUntil: nullable(moment),
  proposals: Type.Integer({ description: 'handed in and maintained' }),
  adoptedAs: nullable(Type.String()),
  version: Type.Integer(),
})

const clause = Type.Object({
  id: Type.String({ description: 'the same in all languages' }),
  label: Type.String(),
  path: Type.String(),
  opener: nullable(Type.String()),
  kind: Type.String(),
  level: Type.Integer(),
  text: Type.String(),
})

const amendment = Type.Object({
  id: Type.String(),
  parties: Type.Array(Type.String(), { description: 'empty: attribution left open' }),
  action: oneOf(actions),
  target: Type.String({ description: 'id of the paragraph; of ADD and ADD* the id that the new paragraph bears' }),
  after: Type.Optional(nullable(Type.String({ description: 'ADD, ADD*: id of the paragraph that it follows' }))),
  partner: Type.Optional(Type.String({ description: 'the other half of a move' })),
  text: Type.String(),
  reason: nullable(Type.String()),
})

const proposalFields = {
  id: Type.Integer(),
  language: oneOf(languages),
  parties: Type.Array(Type.String()),
  state: oneOf(['draft', 'submitted', 'withdrawn', 'replaced']),
  late: Type.Boolean(),
  replaces: nullable(Type.Integer()),
  reasons: nullable(Type.String()),
  submittedAt: nullable(moment),
  amendmentCount: Type.Integer(),
  version: Type.Integer(),
}
const proposal = Type.Object(proposalFields)

const asText = (row: TextRow) => ({
  id: row.id,
  title: row.title,
  body: row.body_id,
  session: row.session_id,
  instrument: row.instrument_id,
  document: row.document_id,
  original: row.original,
  languages: row.languages,
  state: row.state,
  proposalsUntil: row.proposals_until?.toISOString() ?? null,
  proposals: row.proposals,
  adoptedAs: row.adopted_document_id,
  version: row.version,
})

const asProposal = (row: ProposalRow) => ({
  id: row.id,
  language: row.language,
  parties: row.parties,
  state: row.state,
  late: row.late,
  replaces: row.replaces,
  reasons: row.reasons,
  submittedAt: row.submitted_at?.toISOString() ?? null,
  amendmentCount: row.amendments,
  version: row.version,
})

const asAmendment = ({ id, parties, action, target, place, partner, text: words, reason }: Amendment) => ({
  id,
  parties,
  action,
  target,
  ...(place && { after: place.after }),
  ...(partner !== undefined && { partner }),
  text: words,
  reason: reason ?? null,
})

/** Texts, parties, proposals and their compilation, to be read by programs. What one may not see is not found. */
export function draftingApi(app: App, deps: Deps): void {
  const { db } = deps
  const tags = ['drafting']
  const open = { may: anyone }
  const errors = { 404: problemSchema }

  const listQuery = Type.Object({ ...pageQuery, body: Type.Optional(Type.String()), state: Type.Optional(oneOf(textStates)) })
  app.get(
    '/api/v1/drafting',
    {
      config: open,
      schema: { tags, summary: 'Texts in drafting, the latest first', querystring: listQuery, response: { 200: listOf(text) } },
    },
    async (req) => {
      const { after, limit = 50, body, state } = req.query
      const filter = { ...(body && { body }), ...(state && { state }) }
      const found = await listTexts(db, req.actor, filter, { after: fromCursor(after) as TextKey | null, limit: limit + 1 })
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(asText),
        ...(last && found.length > limit && { next: nextPage(req, [last.created_at.toISOString(), last.id]) }),
      }
    },
  )

  const party = Type.Object({
    id: Type.String({ description: 'stands before the words: CEPT, JOR' }),
    kind: oneOf(['state', 'group', 'organization', 'secretariat']),
    name: localized,
    members: Type.Array(Type.String(), { description: 'States of a group, ISO 3166-1 alpha-2' }),
    unverified: Type.Boolean({ description: 'nobody has confirmed the members' }),
  })
  app.get(
    '/api/v1/drafting/parties',
    { config: open, schema: { tags, summary: 'Who can propose', response: { 200: listOf(party) } } },
    async () => ({
      items: (await listParties(db)).map(({ id, kind, name, members, inferred }) => ({ id, kind, name, members, unverified: inferred })),
    }),
  )

  app.get(
    '/api/v1/drafting/:id',
    { config: open, schema: { tags, summary: 'One text', ...byText, response: { 200: text, ...errors } } },
    async (req) => asText(await getText(db, req.actor, req.params.id)),
  )

  const base = Type.Object({
    language: oneOf(languages),
    clauses: Type.Array(clause),
    missing: Type.Array(Type.String({ description: 'ids of paragraphs that other languages have' })),
  })
  app.get(
    '/api/v1/drafting/:id/base',
    { config: open, schema: { tags, summary: 'The base text in each language', ...byText, response: { 200: listOf(base), ...errors } } },
    async (req) => {
      const bases = await listBases(db, await getText(db, req.actor, req.params.id))
      const gaps = gapsIn(bases)
      return { items: bases.map((one, at) => ({ ...one, missing: (gaps[at]?.missing ?? []).map(({ id }) => id) })) }
    },
  )

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
    async (req) => {
      const { id, number } = req.params
      await getText(db, req.actor, id)
      const row = await getProposal(db, req.actor, id, number)
      return { ...asProposal(row), amendments: ((await listAmendments(db, [number])).get(number) ?? []).map(asAmendment) }
    },
  )

  const compiled = Type.Object({
    language: oneOf(languages),
    parties: Type.Array(Type.String()),
    brackets: Type.Integer({ description: 'open pairs' }),
    paragraphs: Type.Array(
      Type.Object({
        id: Type.String(),
        label: Type.String(),
        level: Type.Integer(),
        base: nullable(Type.String({ description: 'words of the base; null when the paragraph is new' })),
        printed: Type.String({ description: 'with brackets and attribution; with `as`, as that party has it' }),
        brackets: Type.Integer(),
        amendments: Type.Array(Type.String({ description: 'ids' })),
      }),
    ),
  })
  app.get(
    '/api/v1/drafting/:id/compilation',
    {
      config: open,
      schema: {
        tags,
        summary: 'All proposals in one text, or with `as` the text that one party proposes',
        ...byText,
        querystring: Type.Object({ lang, as: Type.Optional(Type.String({ maxLength: 40 })) }),
        response: { 200: compiled, ...errors },
      },
    },
    async (req) => {
      const row = await getText(db, req.actor, req.params.id)
      const language = languageOf(req.query.lang, row)
      const compilation = await compileText(db, row.id, language)
      const { as } = req.query
      if (!compilation || (as !== undefined && !compilation.voices.includes(as))) throw notFound()
      const own = as === undefined ? null : new Map(readingOf(compilation, as).map((reading) => [reading.id, reading]))
      const spoken = Map.groupBy(
        compilation.amendments.filter(({ withdrawn }) => !withdrawn),
        ({ target }) => target,
      )
      return {
        language,
        parties: compilation.voices,
        brackets: progress(compilation).brackets,
        paragraphs: compilation.paragraphs
          .filter(({ id }) => own === null || own.has(id))
          .map((paragraph) => ({
            id: paragraph.id,
            label: own?.get(paragraph.id)?.label ?? paragraph.label,
            level: paragraph.level,
            base: paragraph.base?.text ?? null,
            printed: own?.get(paragraph.id)?.text ?? plain(printParagraph(paragraph, language, { attribution: 'named' })),
            brackets: openBrackets(paragraph),
            amendments: [paragraph.id, ...paragraph.merged].flatMap((id) => (spoken.get(id) ?? []).map((one) => one.id)),
          })),
      }
    },
  )
}
