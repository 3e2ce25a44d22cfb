import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { systemActor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { findActor } from '../../people/index.ts'
import { addAgendaItem } from '../commands/agenda.ts'
import { register } from '../commands/registrations.ts'
import { demonstrate } from '../demonstration.ts'
import { buildMeeting } from '../testing.ts'

const clock = fixedClock('2027-02-10T09:00:00Z')
let house: TestApp
let officer: Agent
let delegate: Agent
let unesco: Agent
let member: Agent
beforeAll(async () => {
  house = await testApp({ clock })
  officer = house.as('secretariat')
  delegate = house.as('delegate')
  unesco = house.as('unesco')
  member = house.as('member')
})
afterAll(() => house?.close())

/** A meeting in session with one item open and two delegates admitted. */
async function inSession(): Promise<{ id: string; item: number; address: string }> {
  clock.set('2027-02-10T09:00:00Z')
  const { id } = await buildMeeting(house.deps, { phase: 'running' })
  const secretary = (await findActor(house.deps.db, house.demonstrated('secretariat')))!
  for (const person of [house.demonstrated('delegate'), house.demonstrated('unesco')]) {
    await register(house.deps, secretary, id, { person, capacity: 'delegate', attends: 'on-site', listed: true, gender: null })
  }
  const title = { en: 'Register of tasks', original: 'en' as const }
  const documents = [{ key: 'C26/190', words: 'C26/190' }]
  const item = await addAgendaItem(house.deps, systemActor, id, { parent: null, title, lead: null, documents, version: 0 })
  const address = `/en/meetings/${id}/live`
  await officer.press(await officer.get(address), 'Open this item', { 'Agenda item': String(item), 'Minutes for each speaker': '3' })
  return { id, item, address }
}
const speakers = async (address: string) => (await member.get(address)).rows('List of speakers').map((row) => row.slice(1).join(': '))

it('the floor is given in the order of asking, and the time that each used is kept', async () => {
  const { address } = await inSession()
  expect((await member.get(address)).text).toContain('PL 1 Register of tasks')
  await delegate.press(await delegate.get(address), 'Ask for the floor', { 'Also on behalf of': 'the Arab Group' })
  await unesco.press(await unesco.get(address), 'Ask for the floor')
  expect((await delegate.post(`${address}/request`)).status).toBe(409)
  expect((await member.get(address)).text).toContain('on behalf of the Arab Group')
  await officer.press(await officer.get(address), 'Give the floor to the next speaker')
  clock.set('2027-02-10T09:03:25Z')
  await officer.press(await officer.get(address), 'Give the floor to the next speaker')
  const [first, second] = await speakers(address)
  expect(first).toMatch(/: spoke 3:25$/)
  expect(second).toMatch(/: speaking since 10 Feb 2027, 10:03$/)
})

it('a request is withdrawn until its turn; only those admitted ask, only those who conduct call', async () => {
  const { address } = await inSession()
  await delegate.press(await delegate.get(address), 'Ask for the floor')
  await delegate.press(await delegate.get(address), 'Withdraw my request')
  expect((await member.get(address)).text).toContain('Nobody has asked for the floor.')
  expect((await house.as('bdt').post(`${address}/request`)).status).toBe(403)
  expect((await delegate.post(`${address}/next`)).status).toBe(403)
})

it('a statement for those who take part is not shown to the public', async () => {
  const { id, item } = await inSession()
  const address = `/en/meetings/${id}/statements`
  const hand = async (text: string, visibility: string) =>
    delegate.press(await delegate.get(address), 'Hand in a statement', {
      'Agenda item': String(item),
      Statement: text,
      'Who may read it': visibility,
    })
  await hand('For all to read.', 'public')
  await hand('Among ourselves.', 'members')
  expect((await member.get(address)).text).toMatch(/For all to read\..*Among ourselves\./)
  const outside = await house.as('public').get(address)
  expect(outside.text).toContain('For all to read.')
  expect(outside.text).not.toContain('Among ourselves.')
  expect((await hand('', 'public')).errors).toEqual(['Statement: Please fill this in'])
  await delegate.press(await delegate.get(address), /^Take it back/)
  expect((await member.get(address)).text).not.toContain('For all to read.')
})

it('the room asks as many questions of the database for thirty speakers as for one', async () => {
  const { id, address } = await inSession()
  const count = async () => {
    house.queries.length = 0
    await officer.get(address)
    return house.queries.length
  }
  await delegate.post(`${address}/request`)
  await count()
  const one = await count()
  const { db } = house.deps
  const row = await db.selectFrom('meetings.speaker').selectAll().where('meeting_id', '=', id).executeTakeFirstOrThrow()
  const { id: _, ...fields } = row
  const said = { called_at: clock.now(), ended_at: clock.now() }
  await db
    .insertInto('meetings.speaker')
    .values(Array.from({ length: 29 }, () => ({ ...fields, ...said })))
    .execute()
  expect(await count()).toBe(one)
})

it('the example year has a working group in session', async () => {
  await demonstrate({ ...house.deps, config: { ...house.deps.config, embedded: true } })
  const page = await member.get('/en/meetings/itu-cwg-wsis-sdg-example/live')
  expect(page.text).toContain('PL 3 Proposal to revise the resolution')
  expect(page.rows('List of speakers')).toHaveLength(2)
  await demonstrate({ ...house.deps, config: { ...house.deps.config, embedded: true } })
})
