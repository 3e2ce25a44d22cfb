import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './database.ts'

let one: TestDatabase
let other: TestDatabase
beforeAll(async () => {
  ;[one, other] = await Promise.all([testDatabase(), testDatabase()])
})
afterAll(async () => {
  await one.close()
  await other.close()
})

test('each test file has a database of its own, with the whole schema', async () => {
  const insert = (at: TestDatabase, name: string) =>
    at.db
      .insertInto('platform.audit')
      .values({ actor_kind: 'system', actor_name: name, action: 'test.wrote', record_type: 'test', record_id: '1' })
      .execute()
  await insert(one, 'first')
  await insert(other, 'second')
  const names = async (at: TestDatabase) =>
    (await at.db.selectFrom('platform.audit').select('actor_name').where('record_type', '=', 'test').execute()).map((r) => r.actor_name)
  expect([await names(one), await names(other)]).toEqual([['first'], ['second']])
})

test('the statements that a step sends can be counted', async () => {
  one.queries.length = 0
  await sql`select 1 as a`.execute(one.db)
  await sql`select 2 as b`.execute(one.db)
  expect(one.queries).toEqual(['select 1 as a', 'select 2 as b'])
})
