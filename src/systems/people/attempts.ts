import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db/index.ts'
import { Refusal } from '../../platform/errors.ts'
import './schema.ts'

const windowMinutes = 15

/** Tries in a quarter of an hour: for one address typed, and from one place on the network, where a whole delegation may sit. */
const most = { address: 10, place: 100 }

const tooManyTries = () => new Refusal(429, 'people.too-many-tries', { minutes: windowMinutes })

const hashed = (kind: string, value: string) => createHash('sha256').update(`${kind} ${value.toLowerCase()}`).digest('base64url')

/**
 * Counts one try of `step` and refuses when there were too many. Registered addresses and others are counted alike, so that
 * a refusal tells nothing about them; and only what is typed is kept back, a passkey or the organization's sign-on still works.
 */
export async function countAttempt(db: Db, clock: Clock, step: string, tried: { address: string; place: string }): Promise<void> {
  const now = clock.now()
  const since = new Date(now.getTime() - windowMinutes * 60_000)
  const address = hashed(`${step} address`, tried.address)
  const place = hashed(`${step} place`, tried.place)
  await db
    .insertInto('people.attempt')
    .values([address, place].map((subject) => ({ subject, at: now })))
    .execute()
  const counted = await db
    .selectFrom('people.attempt')
    .select(['subject', sql<number>`count(*)`.as('count')])
    .where('subject', 'in', [address, place])
    .where('at', '>', since)
    .groupBy('subject')
    .execute()
  const count = (subject: string) => counted.find((row) => row.subject === subject)?.count ?? 0
  if (count(address) > most.address || count(place) > most.place) throw tooManyTries()
}

/** A try that succeeded takes its address off the count. */
export async function forgiveAttempts(db: Db, step: string, address: string): Promise<void> {
  await db
    .deleteFrom('people.attempt')
    .where('subject', '=', hashed(`${step} address`, address))
    .execute()
}

export async function forgetOldAttempts(db: Db, clock: Clock): Promise<void> {
  await db
    .deleteFrom('people.attempt')
    .where('at', '<', new Date(clock.now().getTime() - windowMinutes * 60_000))
    .execute()
}
