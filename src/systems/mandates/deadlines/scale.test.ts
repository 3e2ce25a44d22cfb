import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/support/database.ts'
import { type Actor, publicActor } from '../../../platform/actor.ts'
import type { Database, Db } from '../../../platform/db/index.ts'
import { readFilter } from '../filter.ts'
import type { Keep } from '../keep.ts'
import { countMandates } from '../queries/counts.ts'
import { buildMandates, type Given } from '../testing.ts'
import { addDays } from './days.ts'
import { deskOf, listDueTimes } from './desk.ts'
import { gapsByInstrument } from './gaps.ts'

const today = '2026-11-21'
const many = 20_000
const actor: Actor = {
  kind: 'person',
  id: 'samuel',
  name: 'Samuel',
  roles: ['focal-point', 'secretariat'],
  organization: 'org-3',
  language: 'en',
}
const notKept: Keep = (_, make) => make()

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  await db
    .insertInto('people.organization')
    .values(
      Array.from({ length: 40 }, (_, i) => ({
        id: `org-${i}`,
        name: JSON.stringify({ en: `Organization ${i}`, original: 'en' }),
        acronym: null,
        kind: 'united-nations',
        country_id: null,
        addressee_id: i === 3 ? 'itu' : null,
        website: null,
      })),
    )
    .execute()
  const instruments = await db.selectFrom('documents.instrument').select('id').orderBy('id').execute()
  const progress = ['not-started', 'not-started', 'planned', 'under-way', 'under-way', 'reported', 'done', 'not-started'] as const
  await buildMandates(
    db,
    Array.from(
      { length: many },
      (_, i): Given => ({
        document: `C26-${900 + (i % 40)}`,
        path: `resolves ${i}`,
        instrument: instruments.length > 0 ? instruments[i % instruments.length]!.id : null,
        addressees: [i % 3 ? 'itu-sg' : 'unesco'],
        progress: progress[i % progress.length]!,
        owners: i % 5 ? [`org-${i % 40}`] : [],
        ...(i % 4 === 0
          ? { recurrence: { every: 'year' as const, interval: 1, body: 'itu-council', words: 'each year' } }
          : { due: [i % 4 === 1 ? { session: 'cstd-30' } : { ends: addDays(today, (i % 900) - 200) }] }),
        ...(i % 6 === 0 && { plan: 'A workshop' }),
      }),
    ),
    today,
  )
  await sql`insert into platform.audit (at, actor_kind, actor_id, actor_name, action, record_type, record_id)
    select now() - make_interval(mins => n), 'person', 'helene', 'Hélène', 'mandates.progress', 'mandates.mandate',
      (select min(id) from mandates.mandate) + n % ${many}
    from generate_series(1, 100000) n`.execute(db)
  for (const table of ['mandates.mandate', 'mandates.occurrence', 'mandates.owner', 'mandates.due', 'mandates.wording', 'platform.audit']) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(db)
  }
}, 300_000)
afterAll(() => database?.close())

interface Cost {
  milliseconds: number
  /** pages of 8 kB that the server looked at: the same however busy the machine is */
  pages: number
}

/** What the statements of some work cost, each explained as it ran. */
async function costOf(work: (db: Db) => Promise<unknown>): Promise<Cost> {
  const statements: CompiledQuery[] = []
  const watched = new Kysely<Database>({
    dialect: new PostgresDialect({ pool: database.pool }),
    log: ({ query }) => void statements.push(query),
  })
  const from = performance.now()
  await work(watched)
  const milliseconds = Math.round(performance.now() - from)
  let pages = 0
  for (const { sql, parameters } of statements) {
    const { rows } = await database.pool.query(`explain (analyze, buffers, timing off, format json) ${sql}`, [...parameters])
    const { Plan } = rows[0]['QUERY PLAN'][0]
    pages += Plan['Shared Hit Blocks'] + Plan['Shared Read Blocks']
  }
  return { milliseconds, pages }
}

it('a desk looks at what its organization owns, not at the register', async () => {
  const reader = { day: new Date().toISOString().slice(0, 10), language: 'en' as const }
  const focal: Actor = { ...actor, roles: ['focal-point'] }
  const desk = await deskOf(database.db, focal, reader)
  expect(desk.owed.total).toBeGreaterThan(100)
  expect(desk.changed).toHaveLength(15)
  const scan = await costOf((db) => sql`select from mandates.mandate where progress = 'x' or state = 'y'`.execute(db))
  const costs = {
    'every row once': scan,
    'desk of a focal point': await costOf((db) => deskOf(db, focal, reader)),
    'desk of a reviewer': await costOf((db) => deskOf(db, actor, reader)),
    calendar: await costOf((db) => listDueTimes(db, focal, 'organization', 'en')),
    'counts of the register with its gaps, kept': await costOf((db) =>
      countMandates(db, notKept, publicActor, readFilter(new URLSearchParams()), today),
    ),
    'gaps by instrument, kept': await costOf((db) => gapsByInstrument(db, notKept, publicActor, today)),
  }
  console.info(`with ${many} mandates`, costs)
  for (const who of ['desk of a focal point', 'calendar'] as const) expect(costs[who].pages).toBeLessThan(5 * scan.pages)
})
