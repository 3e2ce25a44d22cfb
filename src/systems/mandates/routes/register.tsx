import type { FastifyRequest } from 'fastify'
import { anyone } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { atom, atomType, calendar, calendarType } from '../../../platform/export/index.ts'
import { type App, fromCursor, nextPage, toCursor } from '../../../platform/http/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { asCsv, asEvents, asJson, summaryOf } from '../exports.ts'
import { type Filter, type Order, readFilter, readOrder } from '../filter.ts'
import type { Keep } from '../keep.ts'
import { mandateLink, registerLink } from '../links.ts'
import { mayReview } from '../policy.ts'
import { countMandates, most } from '../queries/counts.ts'
import { readNames } from '../queries/names.ts'
import { everyMandate, exportMandates, type ListRow, listMandates, type Place, type RegisterRow } from '../queries/register.ts'
import { sentenceOf } from '../sentence.ts'
import { RegisterPage } from '../views/register-page.tsx'

const rowsOnPage = 50
/** An Atom feed holds the latest; older ones follow by its `next`. */
const entriesInFeed = 100

export interface Kept {
  counts: Keep
  names: Keep
  /** sessions and milestones of some years */
  calendar: Keep
}

export const queryOf = (req: Pick<FastifyRequest, 'pagePath'>): URLSearchParams => new URLSearchParams(req.pagePath.split('?', 2)[1])

export function registerRoutes(app: App, deps: Deps, kept: Kept): void {
  const { db, clock, config } = deps
  // A row's own page and lists of another system touch these; whatever else a row shows is the mandate's own.
  const open = { may: anyone, topics: ['mandates', 'reference', 'documents'] }

  app.get(registerLink, { config: open }, async (req, reply) => {
    const query = queryOf(req)
    const filter = readFilter(query)
    const day = today(clock)
    const counts = await countMandates(db, kept.counts, req.actor, filter, day)
    const names = await readNames(db, kept.names)
    const order = orderOf(query, filter, counts.total)
    const place = placeOf(query)
    const found = await listMandates(db, req.actor, filter, order, { ...place, limit: rowsOnPage + 1 }, { day, language: req.t.lang })
    const { rows, pager } = pageOf(req, found, place)
    return reply.page(
      <RegisterPage
        frame={req.frame()}
        filter={filter}
        order={order}
        sentence={sentenceOf(req.t, filter, counts.total, names)}
        counts={counts}
        names={names}
        rows={rows}
        today={day}
        pager={pager}
        may={{ review: mayReview(req.actor) }}
      />,
    )
  })

  const everything = async (req: FastifyRequest): Promise<RegisterRow[]> => {
    const query = queryOf(req)
    const filter = readFilter(query)
    const order = exportOrder(readOrder(query, filter))
    const rows: RegisterRow[] = []
    for await (const row of everyMandate(db, req.actor, filter, order, { day: today(clock), language: req.t.lang })) rows.push(row)
    return rows
  }

  app.get(`${registerLink}.csv`, { config: open }, async (req, reply) => {
    const names = await readNames(db, kept.names)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="mandates-${req.t.lang}.csv"`)
      .send(asCsv(req.t, await everything(req), names, config.publicUrl))
  })

  app.get(`${registerLink}.json`, { config: open }, async (req, reply) => {
    const items = (await everything(req)).map((row) => asJson(row, config.publicUrl))
    return reply.type('application/json; charset=utf-8').send(JSON.stringify({ items }))
  })

  app.get(`${registerLink}.ics`, { config: open }, async (req, reply) => {
    const names = await readNames(db, kept.names)
    const rows = await everything(req)
    const title = req.t('mandates.feed.title', { what: sentenceOf(req.t, readFilter(queryOf(req)), rows.length, names) })
    return reply.type(calendarType).send(calendar(title, config.publicUrl, asEvents(req.t, rows, names, config.publicUrl)))
  })

  app.get(`${registerLink}.atom`, { config: open }, async (req, reply) => {
    const query = queryOf(req)
    const filter = readFilter(query)
    const day = today(clock)
    const names = await readNames(db, kept.names)
    const { total } = await countMandates(db, kept.counts, req.actor, filter, day)
    const place = placeOf(query)
    const order: Order = { by: 'updated', descending: true }
    const found = await exportMandates(db, req.actor, filter, order, { ...place, limit: entriesInFeed + 1 }, { day, language: req.t.lang })
    const rows = found.slice(0, entriesInFeed)
    const last = rows.at(-1)
    const self = `${config.publicUrl}${req.t.href(req.pagePath)}`
    return reply.type(atomType).send(
      atom({
        id: withQuery(self, { after: null }),
        title: req.t('mandates.feed.title', { what: sentenceOf(req.t, filter, total, names) }),
        self,
        page: withQuery(self.replace(`${registerLink}.atom`, registerLink), { after: null }),
        language: req.t.lang,
        updated: rows[0]?.updated_at ?? new Date(0),
        ...(last && found.length > entriesInFeed && { next: `${config.publicUrl}${req.t.href(nextPage(req, [last.sort_key, last.id]))}` }),
        entries: rows.map((m) => ({
          id: `${config.publicUrl}${mandateLink(m.id)}`,
          title: m.deliverable.slice(0, 300),
          link: `${config.publicUrl}${req.t.href(mandateLink(m.id))}`,
          updated: m.updated_at,
          summary: summaryOf(req.t, m, names),
          language: m.language,
        })),
      }),
    )
  })
}

/**
 * A search that nearly everything answers is shown in the order of deadlines: to rank it, every answer would have to be read, and
 * along the index of deadlines the first fifty are there at once.
 */
export function orderOf(query: URLSearchParams, filter: Filter, total: number): Order {
  const order = readOrder(query, filter)
  return order.by === 'relevance' && total > most ? { by: 'due', descending: false } : order
}

/** An export is read by machines, and whole. */
const exportOrder = (order: Order): Order => (order.by === 'relevance' ? { by: 'due', descending: false } : order)

export function placeOf(query: URLSearchParams): Omit<Place, 'limit'> {
  const before = fromCursor(query.get('before') ?? undefined)
  return before ? { key: before, backwards: true } : { key: fromCursor(query.get('after') ?? undefined), backwards: false }
}

/** One row more was asked for than is shown: it tells whether there is a page beyond. */
function pageOf(req: FastifyRequest, found: ListRow[], { key, backwards }: Omit<Place, 'limit'>) {
  const more = found.length > rowsOnPage
  const rows = !more ? found : backwards ? found.slice(1) : found.slice(0, rowsOnPage)
  const [first, last] = [rows[0], rows.at(-1)]
  const at = (name: 'after' | 'before', row: ListRow) =>
    withQuery(req.pagePath, { after: null, before: null, [name]: toCursor([row.sort_key, row.id]) })
  const earlier = backwards ? more : key !== null
  const later = backwards ? key !== null : more
  return {
    rows,
    pager: {
      first: earlier ? withQuery(req.pagePath, { after: null, before: null }) : null,
      previous: earlier && first ? at('before', first) : null,
      next: later && last ? at('after', last) : null,
    },
  }
}
