import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
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

// Rows of lists hold several arrays of ids: most need no more than a split, and the general parser goes letter by letter.
const textArray = 1009 as Parameters<typeof pg.types.getTypeParser>[0] // not in the driver's list
const anyArray = pg.types.getTypeParser(textArray) as (value: string) => string[]
pg.types.setTypeParser(textArray, (value) =>
  value === '{}' ? [] : /["\\]|NULL/i.test(value) || value.startsWith('{{') ? anyArray(value) : value.slice(1, -1).split(','),
)

const mark = '/* planned once */'
/** where it stands in a statement of ours, and in one that was built with `modifyFront` */
const marked = [mark, `select ${mark}`]

/**
 * Put at the head of a statement whose best plan does not depend on its values: each connection plans it once, and planning is most of
 * what a look-up by key costs. Not for filters and searches, where a rare value wants another plan than a common one; nor for
 * `select *`, which a migration would change under it.
 */
export const plannedOnce = sql.raw<never>(mark)

/** Plans are kept by name for as long as a connection lives; texts beyond these are planned each time. */
const mostPlans = 100
const planNames = new Map<string, string>()

function planName(text: string): string | undefined {
  const known = planNames.get(text)
  if (known || planNames.size >= mostPlans) return known
  const name = `plan ${planNames.size}`
  planNames.set(text, name)
  return name
}

/** Asks by name for what is marked as planned once. */
class Client extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the many forms of the driver's own method
  override query(...args: any[]): any {
    const [text, values, ...rest] = args
    const name = typeof text === 'string' && marked.some((head) => text.startsWith(head)) ? planName(text) : undefined
    const query = super.query as (...args: unknown[]) => unknown
    return name ? query.call(this, { name, text, values }, ...rest) : query.apply(this, args)
  }
}

export function createPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({ Client, connectionString, max, application_name: 'actionline', idleTimeoutMillis: 30_000 })
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
