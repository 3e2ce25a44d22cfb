import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { demonstrate } from './demonstration.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp()
  await demonstrate({ ...house.deps, config: { ...house.deps.config, embedded: true } })
})
afterAll(() => house.close())

it('the example year shows a register in use: confirmed, owned, reported on', async () => {
  const count = async (column: 'progress' | 'review') => {
    const rows = await house.deps.db
      .selectFrom('mandates.mandate')
      .select([column, (eb) => eb.fn.countAll<number>().as('n')])
      .groupBy(column)
      .execute()
    return Object.fromEntries(rows.map((r) => [r[column], r.n]))
  }
  const reviews = await count('review')
  expect(reviews.confirmed).toBeGreaterThan(5)
  expect(reviews.open).toBeGreaterThan(5)
  expect(await count('progress')).toMatchObject({ reported: 1, 'under-way': 1, planned: 1 })
  const desk = await house.as('focal-point').get('/en/desk')
  expect(desk.status).toBe(200)
})

it('what is there already is left alone', async () => {
  const before = await house.deps.db.selectFrom('mandates.mandate').selectAll().orderBy('id').execute()
  await demonstrate({ ...house.deps, config: { ...house.deps.config, embedded: true } })
  expect(await house.deps.db.selectFrom('mandates.mandate').selectAll().orderBy('id').execute()).toEqual(before)
})
