import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../../../platform/actor.ts'
import { isDay, today } from '../../../platform/clock.ts'
import { type Db, inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { NegotiatedText } from '../../../texts/index.ts'
import { isVisible, mayEdit } from '../policy.ts'
import { type Stepping, type StepRequest, takeStep } from '../rooms.ts'
import { speaksFor } from '../texts/parties.ts'
import type { ObjectionForm } from './forms.ts'
import { mayObject, takesSteps } from './policy.ts'
import { findRoomText, type RoomText } from './queries.ts'

type Room = { id: string; language: Language }

/** Takes a step of an editor. */
export async function takeEditorsStep(deps: Stepping, actor: Actor, room: Room, request: StepRequest): Promise<NegotiatedText> {
  requireDayAhead(deps, request)
  const text = await takeStep(deps, actor, room.id, room.language, request, {
    may: (tx) => requireOpen(tx, actor, room.id, (whole) => mayEdit(actor, whole)),
  })
  requireSameStep(text, request)
  return text
}

/** A silence that ends before anybody could break it is none. */
function requireDayAhead({ clock }: Stepping, { deed }: StepRequest): void {
  if (deed.do !== 'status' || deed.status !== 'silence' || !deed.silenceUntil) return
  if (!isDay(deed.silenceUntil))
    throw new InvalidForm({ 'silence-until': { key: 'ui.field.not-a-date', values: { example: '2027-03-15' } } })
  if (deed.silenceUntil < today(clock)) throw new InvalidForm({ 'silence-until': { key: 'drafting.room.field.silence-past' } })
}

async function requireOpen(tx: Tx, actor: Actor, id: string, may: (text: RoomText) => boolean): Promise<void> {
  const text = await findRoomText(tx, id)
  if (!text || !isVisible(actor, text)) throw notFound()
  requireAllowed(may(text))
  if (!takesSteps(text)) throw new Refusal(409, 'drafting.room-closed')
}

/** A step that was sent twice is taken once; another one under its id is not taken for it. */
function requireSameStep({ history }: NegotiatedText, request: StepRequest): void {
  const taken = history.findLast(({ step }) => step.id === request.id)?.step
  const asKept = JSON.parse(JSON.stringify(request.deed)) as StepRequest['deed']
  const same =
    taken &&
    taken.paragraph === request.paragraph &&
    taken.on === request.on &&
    isDeepStrictEqual(JSON.parse(JSON.stringify(taken.deed)), asKept)
  if (!same) throw new Refusal(409, 'drafting.step-step-repeated')
}

/**
 * Breaks the silence on a paragraph, which is open again. Who speaks and why is kept with the step.
 *
 * @param objection for a party that the actor speaks for
 */
export async function breakSilence(
  deps: Stepping,
  actor: Actor,
  room: Room,
  step: { id: string; paragraph: string; on: number },
  { party, reason }: ObjectionForm,
): Promise<NegotiatedText> {
  const request: StepRequest = { ...step, deed: { do: 'status', status: 'open' } }
  return await takeStep(deps, actor, room.id, room.language, request, {
    may: async (tx) => {
      await requireOpen(tx, actor, room.id, () => mayObject(actor))
      requireAllowed(await speaksFor(tx, actor, [party]))
    },
    also: async (tx, text) => {
      const was = text.history.at(-1)?.touched[0]?.was
      if (was?.status !== 'silence' || (was.silenceUntil ?? '') < today(deps.clock)) throw new Refusal(409, 'drafting.no-silence')
      await tx
        .insertInto('drafting.objection')
        .values({
          text_id: room.id,
          language: room.language,
          number: text.version,
          party_id: party,
          reason,
          by_id: actor.id,
          by_name: actor.name,
          at: deps.clock.now(),
        })
        .execute()
    },
  })
}

/** Remembers that somebody has seen the text up to a version: what changed since is told at the next visit. */
export async function markSeen(
  { db, clock }: Pick<Deps, 'clock'> & { db: Db },
  actor: Actor,
  { id, language }: Room,
  version: number,
): Promise<void> {
  if (actor.id === null) return
  const seen = { version, at: clock.now() }
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('drafting.visit')
      .values({ text_id: id, language, person_id: actor.id as string, ...seen })
      .onConflict((conflict) => conflict.columns(['text_id', 'language', 'person_id']).doUpdateSet(seen))
      .execute()
  })
}
