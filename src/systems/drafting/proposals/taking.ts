import type { Actor } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Amendment, NegotiatedText } from '../../../texts/index.ts'
import { mayEdit } from '../policy.ts'
import { readRoom, takeStep } from '../rooms.ts'
import { getText } from '../texts/queries.ts'
import { listWaiting } from './queries.ts'

/**
 * Takes a late, revised or withdrawn proposal into the room, one step for each amendment. The steps bear the amendments' ids: taken
 * twice, as by two editors at once, they are taken once.
 * @returns how many steps were taken
 */
export async function takeIn(deps: Deps, actor: Actor, textId: string, language: Language, proposal: number): Promise<number> {
  const text = await getText(deps.db, actor, textId)
  requireAllowed(mayEdit(actor, text))
  if (text.state !== 'negotiating') throw new Refusal(409, 'drafting.not-now')
  let room = await readRoom(deps.db, textId, language)
  if (!room) throw notFound()
  const waiting = (await listWaiting(deps.db, textId, room)).find((one) => one.proposal.id === proposal)
  if (!waiting) throw notFound()
  const version = (now: NegotiatedText, id: string) => now.paragraphs.find((one) => one.id === id || one.merged.includes(id))?.version ?? 0
  // a party that has spoken anew keeps its later words when the earlier are withdrawn: so those come first
  for (const amendment of waiting.amend) {
    const asStep = asInRoom(amendment, room)
    room = await takeStep(deps, actor, textId, language, {
      id: `take-${amendment.id}`,
      paragraph: asStep.target,
      on: version(room, asStep.target),
      deed: { do: 'amend', amendment: asStep },
    })
  }
  for (const id of waiting.withdraw) {
    const target = room.amendments.find((one) => one.id === id)?.target ?? null
    if (target === null) continue
    room = await takeStep(deps, actor, textId, language, {
      id: `withdraw-${id}`,
      paragraph: target,
      on: version(room, target),
      deed: { do: 'withdraw', amendment: id },
    })
  }
  return waiting.amend.length + waiting.withdraw.length
}

/** A revised proposal keeps the id of a paragraph that it adds; where the room has that paragraph, its new words amend it. */
export function asInRoom(amendment: Amendment, room: Pick<NegotiatedText, 'paragraphs'>): Amendment {
  if (amendment.action !== 'ADD' && amendment.action !== 'ADD*') return amendment
  if (!room.paragraphs.some(({ id, merged }) => id === amendment.target || merged.includes(amendment.target))) return amendment
  const { place: _, partner: __, ...rest } = amendment
  return { ...rest, action: 'MOD' }
}
