import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound, requireAllowed } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { attempt, FormReader, typedIn } from '../../../platform/http/index.ts'
import { changesBetween } from '../agenda.ts'
import { addAgendaItem, changeAgendaItem, placeAgendaItem, releaseAgenda, removeAgendaItem } from '../commands/agenda.ts'
import { listDecisions } from '../decisions/queries.ts'
import { meetingsTopic } from '../events.ts'
import { readAgendaItem, readWhere } from '../forms.ts'
import { agendaLink } from '../links.ts'
import { readPlan } from '../plan/queries.ts'
import { timesChanged } from '../plan/rules.ts'
import { mayConduct } from '../policy.ts'
import { documentsBySymbol, findAgendaItem, listReleases, readAgenda } from '../queries/agenda.ts'
import { AgendaItemPage, AgendaPage } from '../views/agenda-page.tsx'
import { byId, byNumber, getMeeting } from './common.ts'

// Whoever chairs this very meeting may; which account that is, the command asks.
const conductors = { may: signedIn }

/** The agenda: its draft, its items in their order, its releases and what each changed. */
export function agendaRoutes(app: App, deps: Deps): void {
  const { db } = deps
  const query = Type.Object({ release: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) })

  app.get(
    '/meetings/:id/agenda',
    { config: { may: anyone, topics: [meetingsTopic, 'documents', 'reference'] }, schema: { ...byId, querystring: query } },
    async (req, reply) => {
      const { actor } = req
      const meeting = await getMeeting(db, req.params.id)
      const conduct = mayConduct(actor, meeting)
      const releases = await listReleases(db, meeting.id)
      const { release } = req.query
      const shown =
        release === undefined ? (conduct ? null : (releases[0] ?? null)) : (releases.find(({ number }) => number === release) ?? null)
      if (release !== undefined && !shown) throw notFound()
      const entries = shown ? shown.items : conduct ? await readAgenda(db, meeting) : []
      const before = shown ? releases.find(({ number }) => number === shown.number - 1) : releases[0]
      const documents = await documentsBySymbol(
        db,
        actor,
        entries.flatMap((entry) => entry.documents.map(({ key }) => key)),
      )
      return reply.page(
        <AgendaPage
          frame={req.frame()}
          {...{ meeting, entries, documents, releases, shown }}
          returned={await listDecisions(db, { reopenedIn: meeting.id })}
          plan={shown?.plan ?? []}
          changes={
            before && (shown || conduct)
              ? {
                  items: changesBetween(before.items, entries),
                  times: timesChanged(before.plan, shown?.plan ?? (await readPlan(db, meeting.id))),
                  before: before.items,
                }
              : null
          }
          may={{ conduct }}
        />,
      )
    },
  )

  async function page(req: FastifyRequest, reply: FastifyReply, id: string, number: number | null, errors?: FieldErrors) {
    const meeting = await getMeeting(db, id)
    requireAllowed(mayConduct(req.actor, meeting))
    const agenda = await readAgenda(db, meeting)
    const item = number === null ? undefined : await findAgendaItem(db, id, number)
    if (number !== null && !item) throw notFound()
    return reply.page(
      <AgendaItemPage
        frame={req.frame()}
        meeting={meeting}
        entry={agenda.find((entry) => entry.item === number)}
        version={item?.version ?? 0}
        parents={agenda.filter((entry) => entry.parent === null)}
        {...(errors && { typed: typedIn(req), errors })}
      />,
      errors ? 422 : 200,
    )
  }

  app.get('/meetings/:id/agenda/items/new', { config: conductors, schema: byId }, (req, reply) => page(req, reply, req.params.id, null))
  app.post('/meetings/:id/agenda/items', { config: conductors, schema: byId }, (req, reply) =>
    attempt(
      async () => {
        await addAgendaItem(deps, req.actor, req.params.id, readAgendaItem(req.body))
        return reply.see(agendaLink(req.params.id), 'meetings.notice.saved')
      },
      (errors) => page(req, reply, req.params.id, null, errors),
    ),
  )
  app.get('/meetings/:id/agenda/items/:number', { config: conductors, schema: byNumber }, (req, reply) =>
    page(req, reply, req.params.id, req.params.number),
  )
  app.post('/meetings/:id/agenda/items/:number', { config: conductors, schema: byNumber }, (req, reply) =>
    attempt(
      async () => {
        await changeAgendaItem(deps, req.actor, req.params.id, req.params.number, readAgendaItem(req.body))
        return reply.see(agendaLink(req.params.id), 'meetings.notice.saved')
      },
      (errors) => page(req, reply, req.params.id, req.params.number, errors),
    ),
  )
  app.post('/meetings/:id/agenda/items/:number/place', { config: conductors, schema: byNumber }, async (req, reply) => {
    const c = new FormReader(req.body)
    const where = c.done(readWhere(c))
    await placeAgendaItem(deps, req.actor, req.params.id, req.params.number, where?.after ?? null)
    return reply.see(`${agendaLink(req.params.id)}#item-${req.params.number}`)
  })
  app.post('/meetings/:id/agenda/items/:number/removal', { config: conductors, schema: byNumber }, async (req, reply) => {
    await removeAgendaItem(deps, req.actor, req.params.id, req.params.number)
    return reply.see(agendaLink(req.params.id), 'meetings.notice.item-removed')
  })
  app.post('/meetings/:id/agenda/releases', { config: conductors, schema: byId }, async (req, reply) => {
    const number = await releaseAgenda(deps, req.actor, req.params.id)
    return reply.see(`${agendaLink(req.params.id)}?release=${number}`, 'meetings.notice.agenda-released')
  })
}
