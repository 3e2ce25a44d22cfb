import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import { type App, problemSchema } from '../../../platform/http/index.ts'
import { listDocuments } from '../queries/register.ts'
import { openComparison, type Side } from './open.ts'
import { ComparisonPage } from './views/comparison-page.tsx'

const id = Type.String({ maxLength: 200 })
const text = Type.Optional(Type.String({ maxLength: 200 }))
const sides = { from: text, to: text, lang: text }
const open = { may: anyone, topics: ['documents'] }

/** Other documents on the same instrument that are offered to choose from. */
const mostOffered = 30

export function comparisonRoutes(app: App, deps: Deps): void {
  pages(app, deps)
  api(app, deps)
}

function pages(app: App, { db }: Deps): void {
  const querystring = Type.Object({ ...sides, other: text, as: text, show: text })
  app.get('/documents/:id/compare', { config: open, schema: { params: Type.Object({ id }), querystring } }, async (req, reply) => {
    const { actor, t, query } = req
    // a symbol typed beside the list of texts takes the place of the one chosen there
    const typed = query.other?.trim()
    const opened = await openComparison(db, actor, req.params.id, typed ? { ...query, from: typed } : query, t.lang)
    const { document, outcome } = opened
    const siblings = document.instrument_id
      ? await listDocuments(
          db,
          actor,
          { instrument: document.instrument_id },
          { by: 'dated', descending: true },
          { key: null, limit: mostOffered },
        )
      : []
    const refused = 'side' in outcome
    return reply.page(
      <ComparisonPage
        frame={req.frame()}
        {...opened}
        siblings={siblings.filter((one) => one.id !== document.id)}
        typed={typed ?? ''}
        as={query.as === 'side' ? 'side' : 'inline'}
        all={query.show === 'all'}
      />,
      refused ? 422 : 200,
    )
  })
}

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const side = Type.Object({
  document: Type.String(),
  symbol: nullable(Type.String()),
  revision: Type.Integer(),
  view: Type.String({ description: 'base or proposed' }),
})
const place = nullable(Type.Object({ id: Type.String(), label: Type.String(), path: Type.String() }))
const pair = Type.Object({
  state: Type.String({ description: 'unchanged, reworded, renumbered, moved, moved-reworded, inserted or deleted' }),
  before: place,
  after: place,
  changes: Type.Array(Type.Object({ op: Type.String({ description: 'keep, ins or del' }), text: Type.String() })),
  references: Type.Array(Type.Object({ change: Type.Integer(), paragraph: Type.String(), before: Type.String(), after: Type.String() }), {
    description: 'references that follow the new number of another paragraph',
  }),
  partOf: nullable(Type.String({ description: 'the paragraph it was split from or merged into' })),
})
const comparison = Type.Object({
  from: side,
  to: side,
  language: Type.String(),
  languages: Type.Array(Type.String()),
  coarse: Type.Boolean({ description: 'too long and too unlike to compare every word' }),
  counts: Type.Object({}, { additionalProperties: Type.Integer() }),
  items: Type.Array(pair),
})

function api(app: App, { db }: Deps): void {
  const asSide = ({ document, edition, view }: Side) => ({
    document: document.id,
    symbol: document.symbol,
    revision: edition.revision,
    view,
  })
  const asPlace = (part: { id: string; label: string; path: string } | null) => part && { id: part.id, label: part.label, path: part.path }
  app.get(
    '/api/v1/documents/:id/comparison',
    {
      config: open,
      schema: {
        tags: ['documents'],
        summary: 'Two texts, paragraph by paragraph. A side is [document][@revision][:base|:proposed]',
        params: Type.Object({ id }),
        querystring: Type.Object({ ...sides, show: Type.Optional(Type.Union([Type.Literal('changed'), Type.Literal('all')])) }),
        response: { 200: comparison, 404: problemSchema },
      },
    },
    async (req) => {
      const { outcome } = await openComparison(db, req.actor, req.params.id, req.query, req.t.lang)
      if (!('pairs' in outcome)) throw notFound()
      const { from, to, language, languages, pairs, counts, coarse } = outcome
      return {
        from: asSide(from),
        to: asSide(to),
        language,
        languages,
        coarse,
        counts,
        items: pairs
          .filter(({ state }) => req.query.show === 'all' || state !== 'unchanged')
          .map(({ state, before, after, changes, references, partOf }) => ({
            state,
            before: asPlace(before),
            after: asPlace(after),
            changes,
            references,
            partOf,
          })),
      }
    },
  )
}
