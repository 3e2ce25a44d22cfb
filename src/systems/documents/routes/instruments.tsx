import { Type } from 'typebox'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { instrumentLink } from '../links.ts'
import { pageLength } from '../list-query.ts'
import { maySeeWarnings } from '../policy.ts'
import { countByInstrument, findInstrument, findInstruments } from '../queries/instruments.ts'
import { listDocuments } from '../queries/register.ts'
import { type InstrumentKind, type InstrumentStatus, instrumentKinds, instrumentStatuses } from '../schema.ts'
import { openCiting } from '../show.ts'
import { InstrumentList, InstrumentPage } from '../views/instruments.tsx'
import { byId, open, text } from './common.ts'

/** The instruments that the process stands on. */
export function instrumentRoutes(app: App, { db }: Deps): void {
  const several = Type.Optional(
    Type.Union([Type.String({ maxLength: 100 }), Type.Array(Type.String({ maxLength: 100 }), { maxItems: 50 })]),
  )
  const instrumentQuery = Type.Object({ q: text, body: several, kind: several, status: several })
  const list = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat())

  app.get('/instruments', { config: open, schema: { querystring: instrumentQuery } }, async (req, reply) => {
    const { q, body, kind, status } = req.query
    const filter = {
      ...(q?.trim() && { q: q.trim() }),
      body: list(body),
      kind: list(kind).filter((one): one is InstrumentKind => (instrumentKinds as readonly string[]).includes(one)),
      status: list(status).filter((one): one is InstrumentStatus => (instrumentStatuses as readonly string[]).includes(one)),
    }
    const all = await findInstruments(db)
    const found = await findInstruments(db, filter)
    const documents = await countByInstrument(db, req.actor)
    return reply.page(<InstrumentList frame={req.frame()} instruments={found} all={all} documents={documents} />)
  })

  const instrumentAddress = { ...byId, querystring: Type.Object({ after: Type.Optional(Type.String({ maxLength: 1000 })) }) }
  app.get('/instruments/:id', { config: open, schema: instrumentAddress }, async (req, reply) => {
    const { actor, t } = req
    const instrument = await findInstrument(db, req.params.id)
    if (!instrument) throw notFound()
    const documents = await listDocuments(
      db,
      actor,
      { instrument: instrument.id },
      { by: 'dated', descending: true },
      { key: null, limit: 100 },
    )
    const { citing, more } = await openCiting(db, actor, [instrument.symbol_key], {
      language: t.lang,
      after: req.query.after,
      link: t.href(instrumentLink(instrument.id)),
      length: pageLength,
    })
    return reply.page(
      <InstrumentPage frame={req.frame()} {...{ instrument, documents, citing, more }} showUnverified={maySeeWarnings(actor)} />,
    )
  })
}
