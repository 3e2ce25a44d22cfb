import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'
import { withQuery } from '../../../ui/index.ts'
import { listMilestones, listSessions, maySeeUnverified, TimelinePage, timelineLink } from '../../reference/index.ts'
import { registerLink } from '../links.ts'
import { countDueAt } from '../queries/due-at-sessions.ts'
import type { Kept } from './register.tsx'

/** The process in time. The calendar is the reference data's; what is due at its sessions is known here. */
export function timelineRoutes(app: App, { db, clock }: Deps, kept: Kept): void {
  const text = Type.Optional(Type.String({ maxLength: 100 }))
  const schema = { querystring: Type.Object({ from: text, to: text, body: text }) }

  app.get(timelineLink, { config: { may: anyone, topics: ['reference', 'mandates', 'documents'] }, schema }, async (req, reply) => {
    const { actor, t, query } = req
    const day = today(clock)
    const year = (value: string | undefined, fallback: number) => (/^\d{4}$/.test(value ?? '') ? Number(value) : fallback)
    const from = year(query.from, Number(day.slice(0, 4)))
    const to = Math.max(from, year(query.to, Number(day.slice(0, 4)) + 1))
    const filter = { from: `${from}-01-01`, to: `${to}-12-31`, ...(query.body && { body: query.body }) }
    const key = `${from} ${to} ${query.body ?? ''}`
    const sessions = await kept.calendar(`sessions ${key}`, () => listSessions(db, filter))
    const milestones = await kept.calendar(`milestones ${key}`, () => listMilestones(db, filter))
    const due = await countDueAt(db, kept.counts, actor, sessions)
    return reply.page(
      <TimelinePage
        frame={req.frame()}
        today={day}
        from={from}
        to={to}
        body={query.body ?? null}
        sessions={sessions}
        milestones={milestones}
        due={due}
        dueLink={(session) => withQuery(t.href(registerLink), { session })}
        showUnverified={maySeeUnverified(actor)}
      />,
    )
  })
}
