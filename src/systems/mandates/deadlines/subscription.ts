import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { requireAllowed } from '../../../platform/errors.ts'
import { findActor } from '../../people/index.ts'
import { mayFollowDesk } from '../policy.ts'

/**
 * Calendars and readers of feeds cannot sign in: they are known by a secret in the address. It is signed, not kept, so that a copy
 * of the database gives nobody an address; and it shows the desk as its person may see it at that moment, or nothing.
 */
export const tokenOf = ({ secret }: Pick<Deps['config'], 'secret'>, personId: string, serial: number): string =>
  `${personId}.${createHmac('sha256', secret).update(`desk ${personId} ${serial}`).digest('base64url')}`

/** Whose desk an address shows; null for one that was given up, or was never made. */
export async function readerOf({ db, config }: Pick<Deps, 'db' | 'config'>, token: string): Promise<Actor | null> {
  const personId = token.slice(0, token.lastIndexOf('.'))
  const row = await db.selectFrom('mandates.subscription').select('serial').where('person_id', '=', personId).executeTakeFirst()
  if (!row) return null
  const expected = Buffer.from(tokenOf(config, personId, row.serial))
  const given = Buffer.from(token)
  return given.length === expected.length && timingSafeEqual(given, expected) ? await findActor(db, personId) : null
}

/** Makes the addresses; those that a person has already stay. */
export async function subscribe({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<void> {
  requireAllowed(mayFollowDesk(actor))
  await inTransaction(db, async (tx) => {
    const made = await tx
      .insertInto('mandates.subscription')
      .values({ person_id: actor.id!, since: clock.now() })
      .onConflict((c) => c.doNothing())
      .returning('serial')
      .executeTakeFirst()
    if (made) await audit(tx, actor, { action: 'mandates.subscribed', record: { type: 'people.person', id: actor.id! } })
  })
}

/** Whoever has the addresses sees nothing any more. New ones will be others. */
export async function endSubscription({ db }: Pick<Deps, 'db'>, actor: Actor): Promise<void> {
  requireAllowed(mayFollowDesk(actor))
  await inTransaction(db, async (tx) => {
    const ended = await tx.deleteFrom('mandates.subscription').where('person_id', '=', actor.id!).returning('serial').executeTakeFirst()
    if (ended) await audit(tx, actor, { action: 'mandates.unsubscribed', record: { type: 'people.person', id: actor.id! } })
  })
}
