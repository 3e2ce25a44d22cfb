import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'

/**
 * Tables and views by qualified name. Each system adds its own beside its `schema.ts`:
 *
 *   declare module '../../platform/db/database.ts' { interface Database { 'mandates.mandate': MandateTable } }
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the systems through declaration merging
export interface Database {}

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

// Dates without a time stay `2027-03-15`: a JavaScript Date would move them across time zones. Counts fit a number.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value)
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export function createPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, application_name: 'actionline', idleTimeoutMillis: 30_000 })
  // An idle connection that the server closes is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {})
  // So is one that breaks in use: its query fails, and the client tells it a second time.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

export interface QueryCount {
  queries: number
}

/** `onQuery` sees every statement: tests count them. */
export function createDb(pool: pg.Pool, onQuery?: (sql: string) => void): Db {
  return new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: onQuery ? (event) => onQuery(event.query.sql) : undefined,
  })
}

/** Opens a transaction, or joins the caller's. */
export function inTransaction<T>(db: Db | Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Tx) : db.transaction().execute(work)
}
