import type { Actor } from '../../../platform/actor.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import type { Amendment, Deed, NegotiatedText } from '../../../texts/index.ts'
import { mayEdit } from '../policy.ts'
import { lockRoom, RefusedStep, takeStep } from '../rooms.ts'
import { getText } from '../texts/queries.ts'
import { listWaiting, proposalOf } from './queries.ts'

/** How many steps were taken, and how many amendments the room does not allow now: on a paragraph that is agreed, or deleted. */
export interface Taken {
  taken: number
  refused: number
}

/**
 * Takes a late, revised or withdrawn proposal into the room, one step for each amendment. What waits is asked on the locked room, so
 * of two editors at once one finds nothing left to do; what was taken in and undone waits again, and can be taken in again. What the
 * room refuses goes on waiting.
 *
 * @param seen version of the room that the editor had in view. What came to the room or left it since is left as it is: so the same
 *   sending twice is taken once, even when it was undone in between
 */
export async function takeIn(
  deps: Pick<Deps, 'db' | 'clock' | 'events'>,
  actor: Actor,
  textId: string,
  language: Language,
  proposal: number,
  seen: number,
): Promise<Taken> {
  return await inTransaction(deps.db, async (tx) => {
    const text = await getText(tx, actor, textId)
    requireAllowed(mayEdit(actor, text))
    if (text.state !== 'negotiating') throw new Refusal(409, 'drafting.not-now')
    let room = await lockRoom(tx, textId, language)
    const waiting = (await listWaiting(tx, textId, room)).find((one) => one.proposal.id === proposal)
    // somebody took it in, or took that back, since the editor's page was made: the page is to be looked at again
    const since = room.history.slice(seen).flatMap(({ before }) => before?.amendment?.id ?? [])
    if (since.some((id) => proposalOf(id) === proposal || waiting?.withdraw.includes(id))) return { taken: 0, refused: 0 }
    const count: Taken = { taken: 0, refused: 0 }
    const take = async (amendment: string, target: string, deed: Deed): Promise<void> => {
      const before = room.version
      const on = room.paragraphs.find((one) => one.id === target || one.merged.includes(target))?.version ?? 0
      try {
        room = await takeStep({ ...deps, db: tx }, actor, textId, language, {
          id: `take ${amendment} ${before}`,
          paragraph: target,
          on,
          deed,
        })
        count.taken += room.version - before
      } catch (error) {
        // refused before anything of it was written
        if (!(error instanceof RefusedStep)) throw error
        count.refused++
      }
    }
    // a party that has spoken anew keeps its later words when the earlier are withdrawn: so those come first
    for (const one of waiting?.amend ?? []) {
      const amendment = asInRoom(one, room)
      await take(one.id, amendment.target, { do: 'amend', amendment })
    }
    for (const id of waiting?.withdraw ?? []) {
      const target = room.amendments.find((one) => one.id === id)?.target
      if (target !== undefined) await take(id, target, { do: 'withdraw', amendment: id })
    }
    return count
  })
}

/** A revised proposal keeps the id of a paragraph that it adds; where the room has that paragraph, its new words amend it. */
export function asInRoom(amendment: Amendment, room: Pick<NegotiatedText, 'paragraphs'>): Amendment {
  if (amendment.action !== 'ADD' && amendment.action !== 'ADD*') return amendment
  if (!room.paragraphs.some(({ id, merged }) => id === amendment.target || merged.includes(amendment.target))) return amendment
  const { place: _, partner: __, ...rest } = amendment
  return { ...rest, action: 'MOD' }
}
