import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound, requireAllowed } from '../../../platform/errors.ts'
import { type App, attempt, typedIn } from '../../../platform/http/index.ts'
import { mayConduct, mayKeepMeetings } from '../policy.ts'
import { readAgenda } from '../queries/agenda.ts'
import { listSittings } from '../queries/meetings.ts'
import { byId, byNumber, getMeeting } from '../routes/common.ts'
import { addSlot, changeSlot, removeSlot } from './commands.ts'
import { readSlot, readSlotChange } from './forms.ts'
import { planLink } from './links.ts'
import { listSlots } from './queries.ts'
import { PlanPage } from './views/plan-page.tsx'
import { SlotPage } from './views/slot-page.tsx'

// Whoever chairs this very meeting may; which account that is, the command asks.
const conductors = { may: signedIn }

/** The draft of the time plan: its sittings, its slots, what waits to be placed. */
export function planRoutes(app: App, deps: Deps): void {
  const { db } = deps

  /** What both pages show. */
  async function planOf(req: FastifyRequest, id: string) {
    const meeting = await getMeeting(db, id)
    requireAllowed(mayConduct(req.actor, meeting))
    const sittings = (await listSittings(db, [id])).filter(({ cancelled_at }) => cancelled_at === null)
    return { meeting, sittings, slots: await listSlots(db, id), agenda: await readAgenda(db, meeting) }
  }

  app.get('/meetings/:id/plan', { config: conductors, schema: byId }, async (req, reply) =>
    reply.page(<PlanPage frame={req.frame()} {...(await planOf(req, req.params.id))} may={{ keep: mayKeepMeetings(req.actor) }} />),
  )

  async function page(
    req: FastifyRequest,
    reply: FastifyReply,
    id: string,
    number: number | null,
    item: number | null,
    errors?: FieldErrors,
  ) {
    const plan = await planOf(req, id)
    const slot = plan.slots.find((one) => one.slot === number)
    if (number !== null && !slot) throw notFound()
    return reply.page(
      <SlotPage frame={req.frame()} {...plan} {...{ slot, item }} {...(errors && { typed: typedIn(req), errors })} />,
      errors ? 422 : 200,
    )
  }
  const done = (reply: FastifyReply, id: string, slot: number) => reply.see(`${planLink(id)}#slot-${slot}`, 'meetings.notice.saved')

  const about = Type.Object({ item: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })) })
  app.get('/meetings/:id/plan/slots/new', { config: conductors, schema: { ...byId, querystring: about } }, (req, reply) =>
    page(req, reply, req.params.id, null, req.query.item ?? null),
  )
  app.post('/meetings/:id/plan/slots', { config: conductors, schema: byId }, (req, reply) =>
    attempt(
      async () => done(reply, req.params.id, await addSlot(deps, req.actor, req.params.id, readSlot(req.body))),
      (errors) => page(req, reply, req.params.id, null, null, errors),
    ),
  )
  app.get('/meetings/:id/plan/slots/:number', { config: conductors, schema: byNumber }, (req, reply) =>
    page(req, reply, req.params.id, req.params.number, null),
  )
  app.post('/meetings/:id/plan/slots/:number', { config: conductors, schema: byNumber }, (req, reply) => {
    const { id, number } = req.params
    return attempt(
      async () => {
        await changeSlot(deps, req.actor, id, number, readSlotChange(req.body))
        return done(reply, id, number)
      },
      (errors) => page(req, reply, id, number, null, errors),
    )
  })
  app.post('/meetings/:id/plan/slots/:number/removal', { config: conductors, schema: byNumber }, async (req, reply) => {
    await removeSlot(deps, req.actor, req.params.id, req.params.number)
    return reply.see(planLink(req.params.id), 'meetings.notice.slot-removed')
  })
}
