import { Type } from 'typebox'
import { type Actor, anyone, hasRole, signedIn } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, requireAllowed } from '../../../platform/errors.ts'
import { atomType, calendarType } from '../../../platform/export/index.ts'
import type { App } from '../../../platform/http/index.ts'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { gaps, readFilter } from '../filter.ts'
import { deskFeedLink, deskLink, gapsLink } from '../links.ts'
import { mayFollowDesk, mayHandOver } from '../policy.ts'
import { countMandates } from '../queries/counts.ts'
import { readNames } from '../queries/names.ts'
import { listMandates } from '../queries/register.ts'
import type { Kept } from '../routes/register.tsx'
import { sentenceOf } from '../sentence.ts'
import { deskOf, type Scope, scopes } from './desk.ts'
import { deskCalendar, deskChanges } from './feeds.ts'
import { gapsByInstrument } from './gaps.ts'
import { handOver } from './handover.ts'
import { loadOf } from './load.ts'
import { endSubscription, readerOf, subscribe, tokenOf } from './subscription.ts'
import { DeskPage } from './views/desk-page.tsx'
import { GapsPage } from './views/gaps-page.tsx'
import { HandoverPage } from './views/handover-page.tsx'

const mayHandOverSomewhere = (actor: Actor) => hasRole(actor, 'administrator', 'secretariat', 'focal-point')

export function deadlineRoutes(app: App, deps: Deps, kept: Kept): void {
  deskRoutes(app, deps, kept)
  gapRoutes(app, deps, kept)
  handoverRoutes(app, deps)
}

const scopeOf = (given: string | undefined): Scope | undefined => scopes.find((scope) => scope === given)

function deskRoutes(app: App, deps: Deps, kept: Kept): void {
  const { db, clock, config } = deps
  const scoped = { querystring: Type.Object({ scope: Type.Optional(Type.String({ maxLength: 20 })) }) }

  app.get(deskLink, { config: { may: signedIn }, schema: scoped }, async (req, reply) => {
    const { actor, t } = req
    const day = today(clock)
    const desk = await deskOf(db, actor, { day, language: t.lang, scope: scopeOf(req.query.scope) })
    const addresses = (token: string) => {
      const address = (feed: Parameters<typeof deskFeedLink>[0]) => `${config.publicUrl}${t.href(deskFeedLink(feed, token))}`
      return { calendar: address('calendar.ics'), mine: `${address('calendar.ics')}&scope=person`, changes: address('changes.atom') }
    }
    return reply.page(
      <DeskPage
        frame={req.frame()}
        desk={desk}
        today={day}
        names={await readNames(db, kept.names)}
        feeds={desk.subscription === null ? null : addresses(tokenOf(config, actor.id!, desk.subscription))}
        may={{ handOver: actor.organization !== null && mayHandOver(actor, actor.organization), follow: mayFollowDesk(actor) }}
      />,
    )
  })

  app.post(`${deskLink}/subscription`, { config: { may: mayFollowDesk } }, async (req, reply) => {
    await subscribe(deps, req.actor)
    return reply.see(`${deskLink}#follow`, 'mandates.notice.followed')
  })

  app.post(`${deskLink}/subscription/end`, { config: { may: mayFollowDesk } }, async (req, reply) => {
    await endSubscription(deps, req.actor)
    return reply.see(`${deskLink}#follow`, 'mandates.notice.unfollowed')
  })

  // The secret in the address stands for the session that a calendar program does not have.
  const feed = {
    config: { may: anyone },
    schema: {
      querystring: Type.Object({ token: Type.String({ maxLength: 200 }), scope: Type.Optional(Type.String({ maxLength: 20 })) }),
    },
  }
  const reader = async (token: string): Promise<Actor> => {
    const actor = await readerOf(deps, token)
    if (!actor) throw notFound()
    return actor
  }

  app.get(`${deskLink}/calendar.ics`, feed, async (req, reply) => {
    const { token, scope } = req.query
    const names = await readNames(db, kept.names)
    return reply
      .type(calendarType)
      .header('cache-control', 'private, no-cache')
      .send(await deskCalendar(deps, req.t, await reader(token), scopeOf(scope) ?? 'organization', names))
  })

  app.get(`${deskLink}/changes.atom`, feed, async (req, reply) => {
    const self = `${config.publicUrl}${req.t.href(req.pagePath)}`
    return reply
      .type(atomType)
      .header('cache-control', 'private, no-cache')
      .send(await deskChanges(deps, req.t, await reader(req.query.token), self))
  })
}

/** Lines of a gap on its page; the register has the rest. */
const shown = 15

function gapRoutes(app: App, { db, clock }: Deps, kept: Kept): void {
  const chosenGap = { querystring: Type.Object({ gap: Type.Optional(Type.String({ maxLength: 30 })) }) }
  const open = { may: anyone, topics: ['mandates', 'reference', 'documents'] }

  app.get(gapsLink, { config: open, schema: chosenGap }, async (req, reply) => {
    const chosen = gaps.find((gap) => gap === req.query.gap) ?? gaps[0]
    const filter = readFilter(new URLSearchParams({ gap: chosen }))
    const day = today(clock)
    const language = req.t.lang
    const { total, facets } = await countMandates(db, kept.counts, req.actor, filter, day)
    const place = { key: null, backwards: false, limit: shown }
    const rows = await listMandates(db, req.actor, filter, { by: 'due', descending: false }, place, { day, language })
    const names = await readNames(db, kept.names)
    const sentence = sentenceOf(req.t, filter, total, names)
    return reply.page(
      <GapsPage
        frame={req.frame()}
        counts={facets.gap}
        chosen={chosen}
        sentence={sentence}
        total={total}
        rows={rows}
        names={names}
        instruments={await gapsByInstrument(db, kept.counts, req.actor, day)}
      />,
    )
  })
}

function handoverRoutes(app: App, deps: Deps): void {
  const { db } = deps
  const byId = { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) }

  const organizationOf = async (id: string, t: Translate) => {
    const found = await db.selectFrom('people.organizations').select(['id', 'name']).where('id', '=', id).executeTakeFirst()
    if (!found) throw notFound()
    return { id: found.id, name: read(found.name, t.lang).text }
  }

  app.get('/organizations/:id/handover', { config: { may: mayHandOverSomewhere }, schema: byId }, async (req, reply) => {
    requireAllowed(mayHandOver(req.actor, req.params.id))
    const organization = await organizationOf(req.params.id, req.t)
    return reply.page(<HandoverPage frame={req.frame()} organization={organization} load={await loadOf(db, organization.id)} />)
  })

  app.post('/organizations/:id/handover', { config: { may: mayHandOverSomewhere }, schema: byId }, async (req, reply) => {
    requireAllowed(mayHandOver(req.actor, req.params.id))
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
      const load = await loadOf(db, organization.id)
      return reply.page(
        <HandoverPage frame={req.frame()} organization={organization} load={load} typed={typed} errors={error.fields} />,
        422,
      )
    }
  })
}
