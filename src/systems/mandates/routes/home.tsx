import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { listDocuments } from '../../documents/index.ts'
import { listSessions } from '../../reference/index.ts'
import { type Filter, openProgress, readFilter } from '../filter.ts'
import { countMandates } from '../queries/counts.ts'
import { countCoverage, listCoverage, listTexts } from '../queries/coverage.ts'
import { readNames } from '../queries/names.ts'
import { listMandates } from '../queries/register.ts'
import { CoveragePage } from '../views/coverage-page.tsx'
import { HomePage } from '../views/home-page.tsx'
import { type Kept, queryOf } from './register.tsx'

const topics = ['mandates', 'reference', 'documents']
const everything = readFilter(new URLSearchParams())
const first = { key: null, backwards: false, limit: 6 }

export function homeRoutes(app: App, deps: Deps, kept: Kept): void {
  const { db, clock } = deps

  app.get('/', { config: { may: anyone, topics } }, async (req, reply) => {
    const { actor, t } = req
    const day = today(clock)
    const until = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
    const ahead: Filter = { ...everything, from: day, facets: { state: ['in-force'], progress: openProgress } }
    const [next, counts, papers, sessions, names] = await Promise.all([
      listMandates(db, actor, ahead, { by: 'due', descending: false }, first, { day, language: t.lang, planned: true }),
      countMandates(db, kept.counts, actor, everything, day),
      listDocuments(db, actor, {}, { by: 'updated', descending: true }, first),
      kept.calendar(`sessions ${day} ${until}`, () => listSessions(db, { from: day, to: until })),
      readNames(db, kept.names),
    ])
    return reply.page(<HomePage frame={req.frame()} {...{ today: day, until, counts, next, papers, sessions, names }} />)
  })

  const byId = { params: Type.Object({ id: Type.String({ maxLength: 200 }) }) }
  app.get('/instruments/:id/mandates', { config: { may: anyone, topics }, schema: byId }, async (req, reply) => {
    const { id } = req.params
    const day = today(clock)
    const names = await readNames(db, kept.names)
    if (!names.instrument.has(id)) throw notFound()
    const texts = await listTexts(db, req.actor, id)
    const asked = queryOf(req).get('document')
    const chosen = texts.find((text) => text.id === asked) ?? texts[0]
    return reply.page(
      <CoveragePage
        frame={req.frame()}
        id={id}
        counts={await countCoverage(db, req.actor, id, day)}
        texts={texts}
        chosen={chosen}
        rows={chosen ? await listCoverage(db, chosen.id, req.t.lang, day) : []}
        names={names}
      />,
    )
  })
}
