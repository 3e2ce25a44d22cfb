import { randomInt } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'

/** First half of the advisory locks by which workers are known; the second is the worker's number. */
const lockClass = 7_023_411

export interface Presence {
  /** The number under which this process holds its lock; comes back once the lock is held. */
  number(): Promise<number>
  leave(): Promise<void>
}

/**
 * Tells the other processes on the database that this one lives: a lock on a connection of its own, which the server lets go the
 * moment the process ends, however it ends. `onReturn`: a broken connection was replaced, and the number is another.
 */
export function createPresence(connectionString: string, onReturn: () => void): Presence {
  let held: Promise<{ client: pg.Client; number: number }> | null = null
  let left = false

  async function hold() {
    const client = new pg.Client({ connectionString, application_name: 'actionline worker', keepAlive: true })
    client.on('error', () => {}) // followed by `end`
    await client.connect()
    const number = randomInt(1, 2 ** 31 - 1)
    await client.query('select pg_advisory_lock($1, $2)', [lockClass, number])
    client.on('end', () => {
      held = null
      if (!left) onReturn()
    })
    return { client, number }
  }

  return {
    async number() {
      if (!held) {
        const holding = hold()
        held = holding
        holding.catch(() => {
          if (held === holding) held = null
        })
      }
      return (await held).number
    },
    async leave() {
      left = true
      const last = await held?.catch(() => null)
      await last?.client.end()
    },
  }
}

/** Whether the worker of this number is gone. Locks are seen as they are now, also by a statement that began before. */
export const isGone = (number: RawBuilder<number>): RawBuilder<boolean> => sql<boolean>`not exists (
  select from pg_locks where locktype = 'advisory' and granted and classid::bigint = ${lockClass} and objid::bigint = ${number}
    and database = (select oid from pg_database where datname = current_database()))`
