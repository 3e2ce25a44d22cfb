import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { loadReference } from './load.ts'

let database: TestDatabase
const process = join(import.meta.dirname, '../../../process/wsis')
const load = () => loadReference({ db: database.db } as Deps, process)

beforeAll(async () => {
  database = await testDatabase()
  await load()
})
afterAll(() => database.close())

const session = (id: string) => database.db.selectFrom('reference.session').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

it('the thirtieth session of CSTD is known, with its rough dates marked', async () => {
  expect(await session('cstd-30')).toMatchObject({ body_id: 'cstd', ordinal: 30, year: 2027, starts: '2027-03-01', ends: '2027-04-30' })
})

it('every body can owe something: it is an addressee as well', async () => {
  const missing = await database.db
    .selectFrom('reference.body as b')
    .leftJoin('reference.addressee as a', 'a.id', 'b.id')
    .where('a.id', 'is', null)
    .select('b.id')
    .execute()
  expect(missing).toEqual([])
})

it('a session that was moved keeps its dates when the process is read again', async () => {
  await database.db
    .updateTable('reference.session')
    .set({ starts: '2027-03-15', ends: '2027-03-26', version: 2 })
    .where('id', '=', 'cstd-30')
    .execute()
  await load()
  expect(await session('cstd-30')).toMatchObject({ starts: '2027-03-15', ends: '2027-03-26', version: 2 })
})

it('a country has its name in the six languages and its ITU region', async () => {
  const tunisia = await database.db.selectFrom('reference.country').selectAll().where('id', '=', 'TN').executeTakeFirstOrThrow()
  expect(tunisia).toMatchObject({ itu_region_id: 'ARB', name: { en: 'Tunisia', fr: 'Tunisie', ar: 'تونس', zh: '突尼斯' } })
})
