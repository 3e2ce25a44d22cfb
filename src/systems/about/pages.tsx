import { Type } from 'typebox'
import { anyone } from '../../platform/actor.ts'
import { today } from '../../platform/clock.ts'
import type { Deps } from '../../platform/deps.ts'
import type { App } from '../../platform/http/index.ts'
import { addresses } from '../../ui/index.ts'
import { listBodies, listSessions } from '../reference/index.ts'
import { feedsOf } from './feeds.ts'
import { problemsLink } from './links.ts'
import { operationsOf } from './operations.ts'
import { software } from './packages.ts'
import { AccessibilityPage } from './views/accessibility-page.tsx'
import { ApiPage } from './views/api-page.tsx'
import { FeedsPage } from './views/feeds-page.tsx'
import { LicencePage } from './views/licence-page.tsx'

/** What the foot of every page links to. */
export function pages(app: App, { db, clock, config }: Deps): void {
  async function bodiesThatMeet() {
    const meeting = new Set((await listSessions(db)).map(({ body_id }) => body_id))
    return (await listBodies(db, today(clock))).filter(({ id }) => meeting.has(id))
  }

  app.get(addresses.accessibility, { config: { may: anyone, topics: [] } }, async (req, reply) =>
    reply.page(<AccessibilityPage frame={req.frame()} contact={config.contact} />),
  )

  app.get(addresses.api, { config: { may: anyone, topics: ['reference'] } }, async (req, reply) => {
    const session = (await listSessions(db, { from: today(clock) }))[0] ?? (await listSessions(db)).at(-1)
    return reply.page(
      <ApiPage
        frame={req.frame()}
        publicUrl={config.publicUrl}
        rateLimit={config.rateLimit}
        session={session}
        operations={operationsOf(app.swagger(), app.routeTable)}
      />,
    )
  })
  // the `type` of a problem document leads to what it means
  app.get('/problems/:code', { config: { may: anyone }, schema: { params: Type.Object({ code: Type.String() }) } }, async (_req, reply) =>
    reply.see(problemsLink),
  )

  app.get(addresses.feeds, { config: { may: anyone, topics: ['reference'] } }, async (req, reply) => {
    const feeds = feedsOf(app.routeTable.filter(({ may }) => may(req.actor)))
    return reply.page(<FeedsPage frame={req.frame()} feeds={feeds} bodies={await bodiesThatMeet()} />)
  })

  app.get(addresses.licence, { config: { may: anyone, topics: [] } }, async (req, reply) =>
    reply.page(<LicencePage frame={req.frame()} software={software()} contact={config.contact} />),
  )
}
