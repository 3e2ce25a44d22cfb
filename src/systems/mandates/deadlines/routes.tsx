import { Type } from 'typebox'
import { type Actor, anyone, hasRole, signedIn } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, requireAllowed } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { listAddressees } from '../../reference/index.ts'
import { deskLink } from '../links.ts'
import { mayHandOver, mayReview } from '../policy.ts'
import { handOver } from './handover.ts'
import { deskOf, type Gap, gapCounts, gapLines, gaps, loadOf } from './queries.ts'
import { DeskPage } from './views/desk-page.tsx'
import { GapsPage } from './views/gaps-page.tsx'
import { HandoverPage } from './views/handover-page.tsx'

const mayHandOverSomewhere = (actor: Actor) => hasRole(actor, 'administrator', 'secretariat', 'focal-point')

export function deadlineRoutes(app: App, deps: Deps): void {
  const { db, clock } = deps
  const addresseeNames = async (t: Translate) => new Map((await listAddressees(db)).map((a) => [a.id, read(a.name, t.lang).text]))

  app.get('/desk', { config: { may: signedIn } }, async (req, reply) =>
    reply.page(
      <DeskPage
        frame={req.frame()}
        desk={await deskOf(db, req.actor, mayReview(req.actor))}
        today={today(clock)}
        names={await addresseeNames(req.t)}
        organization={req.actor.organization}
        may={{ review: mayReview(req.actor), handOver: req.actor.organization !== null && mayHandOver(req.actor, req.actor.organization) }}
      />,
    ),
  )

  const gapQuery = Type.Object({ gap: Type.Optional(Type.String({ maxLength: 30 })) })
  app.get(
    '/gaps',
    { config: { may: anyone, topics: ['mandates', 'reference'] }, schema: { querystring: gapQuery } },
    async (req, reply) => {
      const chosen = gaps.find((g): g is Gap => g === req.query.gap) ?? 'no-owner'
      const day = today(clock)
      const { total, lines } = await gapLines(db, req.actor, chosen, day)
      return reply.page(
        <GapsPage
          frame={req.frame()}
          counts={await gapCounts(db, req.actor, day)}
          chosen={chosen}
          total={total}
          lines={lines}
          today={day}
          names={await addresseeNames(req.t)}
        />,
      )
    },
  )

  const organizationOf = async (id: string, t: Translate) => {
    const found = await db.selectFrom('people.organization').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
    if (!found) throw notFound()
    return { id: found.id, name: read(found.name, t.lang).text }
  }
  const byId = { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) }

  app.get('/organizations/:id/handover', { config: { may: mayHandOverSomewhere }, schema: byId }, async (req, reply) => {
    requireAllowed(mayHandOver(req.actor, req.params.id))
    const organization = await organizationOf(req.params.id, req.t)
    return reply.page(<HandoverPage frame={req.frame()} organization={organization} load={await loadOf(db, organization.id)} />)
  })

  app.post('/organizations/:id/handover', { config: { may: mayHandOverSomewhere }, schema: byId }, async (req, reply) => {
    const typed = (req.body ?? {}) as Record<string, string>
    const organization = await organizationOf(req.params.id, req.t)
    try {
      if (!typed.from) throw new InvalidForm({ from: { key: 'ui.field.required' } })
      const count = await handOver(deps, req.actor, {
        organization: organization.id,
        from: typed.from,
        to: typed.to || null,
        note: typed.note?.trim().slice(0, 2000) || null,
      })
      return reply.see(deskLink, 'mandates.notice.handed-over', { count })
    } catch (error) {
      if (!(error instanceof InvalidForm)) throw error
      return reply.page(
        <HandoverPage
          frame={req.frame()}
          organization={organization}
          load={await loadOf(db, organization.id)}
          typed={typed}
          errors={error.fields}
        />,
        422,
      )
    }
  })
}
