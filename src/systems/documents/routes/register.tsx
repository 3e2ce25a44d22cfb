import type { Db } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { atom, atomType, csv } from '../../../platform/export/index.ts'
import type { App } from '../../../platform/http/index.ts'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { listBodies } from '../../reference/index.ts'
import { documentLink, documentsLink } from '../links.ts'
import { documentQuery, pageLength, readFilter, readKey, readOrder, turnPages } from '../list-query.ts'
import { mayImport } from '../policy.ts'
import { findInstrument } from '../queries/instruments.ts'
import { countDocuments, type DocumentFilter, listDocuments } from '../queries/register.ts'
import { DocumentRegister, inWords } from '../views/register.tsx'
import { open } from './common.ts'

/** Rows of one export; a longer list comes from the API, page by page. */
const mostExported = 5000
const mostInFeed = 100

/** The list of documents, and the same list as a table, as data and as a feed. */
export function registerRoutes(app: App, { db, config }: Deps): void {
  app.get('/documents', { config: open, schema: { querystring: documentQuery } }, async (req, reply) => {
    const filter = readFilter(req.query)
    const order = readOrder(req.query.sort)
    const { after, before } = req.query
    const [rows, counts, names] = await Promise.all([
      listDocuments(db, req.actor, filter, order, {
        key: readKey(before ?? after),
        backwards: before !== undefined,
        limit: pageLength + 1,
      }),
      countDocuments(db, req.actor, filter),
      listNames(db, req.t, filter),
    ])
    const { shown, pages } = turnPages(req, req.query, order, rows)
    return reply.page(
      <DocumentRegister
        frame={req.frame()}
        {...{ filter, order, counts, pages, ...names }}
        rows={shown}
        mayImport={mayImport(req.actor)}
      />,
    )
  })

  const exported = { config: open, schema: { querystring: documentQuery } }

  app.get('/documents.csv', exported, async (req, reply) => {
    const rows = await listDocuments(db, req.actor, readFilter(req.query), readOrder(req.query.sort), { key: null, limit: mostExported })
    const { t } = req
    const columns = ['symbol', 'title', 'kind', 'standing', 'body', 'instrument', 'dated', 'source', 'languages', 'address']
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="documents.csv"')
      .send(
        csv(
          columns.map((column) => t(`documents.field.${column}`)),
          rows.map((row) => [
            row.symbol,
            read(row.title, t.lang).text,
            t(`documents.kind.${row.kind}`),
            t(`documents.standing.${row.standing}`),
            row.body_acronym ?? row.body_id,
            row.instrument_symbol,
            row.dated,
            row.source,
            row.languages.join(' '),
            `${config.publicUrl}${t.href(documentLink(row.id))}`,
          ]),
        ),
      )
  })

  app.get('/documents.json', exported, async (req, reply) => {
    const rows = await listDocuments(db, req.actor, readFilter(req.query), readOrder(req.query.sort), { key: null, limit: mostExported })
    return reply.type('application/json; charset=utf-8').send(
      JSON.stringify(
        rows.map((row) => ({
          id: row.id,
          symbol: row.symbol,
          title: row.title,
          kind: row.kind,
          standing: row.standing,
          body: row.body_id,
          instrument: row.instrument_id,
          dated: row.dated,
          source: row.source,
          languages: row.languages,
          revision: row.revision,
          url: `${config.publicUrl}${documentLink(row.id)}`,
        })),
      ),
    )
  })

  app.get('/documents.atom', exported, async (req, reply) => {
    const { t } = req
    const filter = readFilter(req.query)
    const [rows, counts, names] = await Promise.all([
      listDocuments(db, req.actor, filter, { by: 'updated', descending: true }, { key: null, limit: mostInFeed }),
      countDocuments(db, req.actor, filter),
      listNames(db, t, filter),
    ])
    const query = req.pagePath.split('?')[1]
    const address = (path: string) => `${config.publicUrl}${t.href(path)}${query ? `?${query}` : ''}`
    return reply.type(atomType).send(
      atom({
        id: address('/documents.atom'),
        title: inWords(t, filter, counts.all, names.bodyNames, names.instrumentSymbol),
        self: address('/documents.atom'),
        page: address(documentsLink),
        language: t.lang,
        updated: rows[0]?.updated_at ?? new Date(0),
        entries: rows.map((row) => {
          const title = read(row.title, t.lang)
          return {
            id: `${config.publicUrl}${documentLink(row.id)}`,
            title: [row.symbol, title.text].filter(Boolean).join(' · '),
            link: `${config.publicUrl}${t.href(documentLink(row.id))}`,
            updated: row.updated_at,
            summary: [t(`documents.kind.${row.kind}`), t(`documents.standing.${row.standing}`), row.source, row.dated]
              .filter(Boolean)
              .join(' · '),
            language: title.lang,
          }
        }),
      }),
    )
  })
}

/** Words for the ids that a filter and its counts speak of. */
async function listNames(db: Db, t: Translate, filter: DocumentFilter) {
  const bodies = await listBodies(db, '1900-01-01')
  const instrument = filter.instrument ? await findInstrument(db, filter.instrument) : undefined
  return {
    bodyNames: new Map(bodies.map((body) => [body.id, body.acronym ?? read(body.name, t.lang).text])),
    instrumentSymbol: instrument?.symbol ?? filter.instrument ?? null,
  }
}
