import { Type } from 'typebox'
import { languages } from '../../../platform/i18n/index.ts'
import { type Amendment, actions } from '../../../texts/index.ts'
import type { ProposalRow } from '../proposals/queries.ts'
import { textStates } from '../states.ts'
import type { TextRow } from '../texts/queries.ts'

export const oneOf = <W extends string>(words: readonly W[]) => Type.Unsafe<W>({ type: 'string', enum: [...words] })
export const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
export const localized = Type.Object({}, { additionalProperties: Type.String(), description: 'text by language code' })
const moment = Type.String({ format: 'date-time' })
export const lang = Type.Optional(oneOf(languages))
/** In what is sent, two types in one word: of a union the validator would coerce null to ''. */
export const sent = (more: object = {}) => Type.Unsafe<string | null>({ type: ['string', 'null'], ...more })
/** Writing needs a key, or a signed-in person. */
export const key = [{ key: [] }]

export const text = Type.Object({
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

export const clause = Type.Object({
  id: Type.String({ description: 'the same in all languages' }),
  label: Type.String(),
  path: Type.String(),
  opener: nullable(Type.String()),
  kind: Type.String(),
  level: Type.Integer(),
  text: Type.String(),
})

export const amendment = Type.Object({
  id: Type.String(),
  parties: Type.Array(Type.String(), { description: 'empty: attribution left open' }),
  action: oneOf(actions),
  target: Type.String({ description: 'id of the paragraph; of ADD and ADD* the id that the new paragraph bears' }),
  after: Type.Optional(nullable(Type.String({ description: 'ADD, ADD*: id of the paragraph that it follows' }))),
  partner: Type.Optional(Type.String({ description: 'the other half of a move' })),
  text: Type.String(),
  reason: nullable(Type.String()),
})

export const proposalFields = {
  id: Type.Integer(),
  language: oneOf(languages),
  parties: Type.Array(Type.String()),
  state: oneOf(['draft', 'submitted', 'withdrawn', 'replaced']),
  late: Type.Boolean(),
  replaces: nullable(Type.Integer()),
  first: Type.Integer({ description: 'id of the first of its chain of revisions: the number by which it is called' }),
  revision: Type.Integer({ description: '0: no revision; 1: Rev.1' }),
  reasons: nullable(Type.String()),
  submittedAt: nullable(moment),
  amendmentCount: Type.Integer(),
  version: Type.Integer(),
}
export const proposal = Type.Object(proposalFields)

export const asText = (row: TextRow) => ({
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

export const asProposal = (row: ProposalRow) => ({
  id: row.id,
  language: row.language,
  parties: row.parties,
  state: row.state,
  late: row.late,
  replaces: row.replaces,
  first: row.first,
  revision: row.revision,
  reasons: row.reasons,
  submittedAt: row.submitted_at?.toISOString() ?? null,
  amendmentCount: row.amendments,
  version: row.version,
})

export const asAmendment = ({ id, parties, action, target, place, partner, text: words, reason }: Amendment) => ({
  id,
  parties,
  action,
  target,
  ...(place && { after: place.after }),
  ...(partner !== undefined && { partner }),
  text: words,
  reason: reason ?? null,
})
