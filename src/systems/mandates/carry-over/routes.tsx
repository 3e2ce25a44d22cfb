import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, InvalidForm, notFound, Refusal } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { carryOverLink } from '../links.ts'
import { mayReview } from '../policy.ts'
import { readNames } from '../queries/names.ts'
import { paragraphsBeside } from '../queries/review-paper.ts'
import type { Kept } from '../routes/register.tsx'
import { type CarryOverForm, chooseCarryOver, confirmCarryOver } from './commands.ts'
import { type CarryOver, findCarryOver, type Pairing, pairUp, readBoth, readPairing, readSettled, readTraced } from './queries.ts'
import { CarryOverPage, endedChoice, wordsOf } from './views/carry-over-page.tsx'

const byId = { params: Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2 ** 53 }) }) }
const config = { may: mayReview }
const path = '/review/carry-overs/:id'

export function carryOverRoutes(app: App, deps: Deps, kept: Kept): void {
  const { db } = deps

  async function show(
    req: FastifyRequest,
    reply: FastifyReply,
    id: number,
    refused?: { form: CarryOverForm; errors: FieldErrors; status: number },
  ) {
    const carryOver = await findCarryOver(db, id)
    if (!carryOver) throw notFound()
    const pairing = await read(carryOver, refused?.form)
    const language = req.t.lang
    const shown = pairing.rows.flatMap(({ before, after }) => [before, after]).filter((m) => m !== null)
    const words = shown.flatMap((m) => wordsOf(m, language) ?? [])
    return reply.page(
      <CarryOverPage
        frame={refused ? { ...req.frame(), path: carryOverLink(id) } : req.frame()}
        carryOver={carryOver}
        pairing={pairing}
        language={language}
        paper={await paragraphsBeside(db, words)}
        names={await readNames(db, kept.names)}
        errors={refused?.errors ?? null}
      />,
      refused?.status ?? 200,
    )
  }

  async function read(carryOver: CarryOver, typed?: CarryOverForm): Promise<Pairing> {
    if (carryOver.confirmed_at) return await readSettled(db, carryOver)
    if (!typed) return await readPairing(db, carryOver)
    const { earlier, later } = await readBoth(db, carryOver)
    return pairUp(earlier, later, typed.choices, await readTraced(db, carryOver))
  }

  /** A refused form comes back with what was chosen; beside what somebody else has settled meanwhile there is nothing to choose. */
  async function orShow(req: FastifyRequest, reply: FastifyReply, id: number, work: (form: CarryOverForm) => Promise<FastifyReply>) {
    const form = readForm(req.body)
    try {
      return await work(form)
    } catch (error) {
      if (error instanceof InvalidForm) return show(req, reply, id, { form, errors: error.fields, status: 422 })
      if (error instanceof Refusal && error.status === 409)
        return show(req, reply, id, { form, errors: { '': { key: error.messageKey } }, status: 409 })
      throw error
    }
  }

  app.get(path, { config, schema: byId }, async (req, reply) => show(req, reply, req.params.id))

  app.post(`${path}/choices`, { config, schema: byId }, async (req, reply) =>
    orShow(req, reply, req.params.id, async (form) => {
      await chooseCarryOver(deps, req.actor, req.params.id, form)
      return reply.see(carryOverLink(req.params.id), 'mandates.notice.carry-over-chosen')
    }),
  )

  app.post(`${path}/confirmation`, { config, schema: byId }, async (req, reply) =>
    orShow(req, reply, req.params.id, async (form) => {
      const { continued, ended } = await confirmCarryOver(deps, req.actor, req.params.id, form)
      return reply.see(carryOverLink(req.params.id), 'mandates.notice.carried-over', { continued, ended })
    }),
  )
}

/** `m17=42`: mandate 17 goes on in 42; `m17=ended`. What is neither is said to be missing. */
function readForm(body: unknown): CarryOverForm {
  const given = Object.entries((body ?? {}) as Record<string, unknown>)
  const choices = new Map<number, number | null>()
  for (const [name, value] of given) {
    const id = /^m(\d{1,15})$/.exec(name)?.[1]
    const choice = value === endedChoice ? null : Number(value)
    if (id && (choice === null || (Number.isSafeInteger(choice) && choice > 0))) choices.set(Number(id), choice)
  }
  return { version: Number((body as Record<string, unknown> | null)?.version) || 0, choices }
}
