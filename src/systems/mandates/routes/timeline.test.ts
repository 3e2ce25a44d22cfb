import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { buildMandates, type Given } from '../testing.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp({ clock: fixedClock('2026-11-21T09:00:00Z') })
  await house.deps.db.deleteFrom('mandates.mandate').execute()
  await house.deps.db.deleteFrom('reference.session').where('id', 'like', 'cstd-%').where('id', '<>', 'cstd-30').execute()
})
afterAll(() => house?.close())

const due = [{ session: 'cstd-30' }]

it('the timeline says with a session how much is due at it, and leads to the same mandates in the register', async () => {
  const given: Given[] = [
    { due },
    { due, state: 'proposed', document: 'C26-911' },
    { due, document: 'C26-912', visibility: 'restricted' },
    { due, document: 'C26-913', review: 'open' },
    { due, document: 'C26-914', state: 'superseded' },
    { due: [{ ends: '2027-03-01' }] },
  ]
  await buildMandates(house.deps.db, given, '2026-11-21')
  const seen = async (someone: 'public' | 'secretariat') => {
    const agent = house.as(someone)
    const timeline = await agent.get('/en/timeline')
    const words = timeline.links.map(({ text }) => text).find((text) => /^\d+ mandates? due$/.test(text))!
    const register = await agent.get(timeline.link(/^\d+ mandates? due$/))
    return [words, register.text.match(/\d+ mandates?, for the CSTD: 30th session/)?.[0]]
  }
  expect(await seen('public')).toEqual(['2 mandates due', '2 mandates, for the CSTD: 30th session'])
  expect(await seen('secretariat')).toEqual(['3 mandates due', '3 mandates, for the CSTD: 30th session'])
})

it('the number of statements does not grow with the sessions', async () => {
  const count = async (path: string) => {
    house.queries.length = 0
    await house.as('public').get(path)
    return house.queries.length
  }
  await count('/en/timeline') // whatever is asked once only
  expect(await count('/fr/timeline?from=2021')).toBe(await count('/es/timeline?from=2027&to=2027'))
})
