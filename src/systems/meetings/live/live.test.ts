import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Agent, Page, type TestApp, testApp } from '../../../../test/support/app.ts'
import { systemActor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { multipart } from '../../documents/testing.ts'
import { findActor } from '../../people/index.ts'
import { addAgendaItem, releaseAgenda } from '../commands/agenda.ts'
import { register } from '../commands/registrations.ts'
import { demonstrate } from '../demonstration.ts'
import { addSlot } from '../plan/commands.ts'
import { listSittings } from '../queries/meetings.ts'
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

it('a statement comes as a file: its text is shown, the file stays as it came, for those who may read it', async () => {
  const { id, item } = await inSession()
  const address = `/en/meetings/${id}/statements`
  const cookie = await delegate.cookie()
  const send = async (name: string, value: Buffer, visibility: string, text = '') => {
    const fields = { item: String(item), language: 'fr', behalf: 'the Arab Group', text, visibility }
    const parts = Object.entries(fields).map(([name, value]) => ({ name, value }))
    const { payload, headers } = multipart([...parts, { name: 'file', file: name, value }])
    const all = { ...headers, cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin' }
    const answer = await house.app.inject({ method: 'POST', url: address, headers: all, payload })
    return new Page(answer.statusCode, answer.headers, answer.body)
  }
  const words = Buffer.from('Nous remercions le pays hôte.\n\nNous appuyons la proposition.')
  expect((await send('déclaration (1).txt', words, 'members')).location).toBe(`${address}`)
  const page = await member.get(address)
  expect(page.text).toMatch(/on behalf of the Arab Group.*Nous remercions le pays hôte\..*déclaration \(1\)\.txt/)
  const link = page.link('The file as it came')
  const file = await member.get(link)
  expect(file.html).toBe(words.toString())
  expect(file.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''d%C3%A9claration%20%281%29.txt`)
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  expect(file.headers['repr-digest']).toBe(`sha-256=:${createHash('sha256').update(words).digest('base64')}:`)
  // not for the public, and for nobody once it is taken back
  expect((await house.as('public').get(link)).status).toBe(404)

  const old = await send('old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'public')
  expect(old.errors[0]).toMatch(/^Statement as a file: This is a Word file of the old format/)
  expect(old.field('Also on behalf of').value).toBe('the Arab Group')
  expect((await send('page.html', Buffer.from('<!doctype html><html><body><p>Hello</p></body></html>'), 'public')).errors).toEqual([
    'Statement as a file: Please send a .docx, .pdf or .txt file',
  ])
  expect((await send('two.txt', words, 'public', 'Typed as well.')).errors).toEqual([
    'Statement: Type the statement or send it as a file, not both',
  ])
  await delegate.press(await delegate.get(address), /^Take it back/)
  expect((await member.get(link)).status).toBe(404)
})

it('the room tells when its item was planned, how late the meeting is, and what comes next', async () => {
  const { id, item, address } = await inSession()
  const next = await addAgendaItem(house.deps, systemActor, id, {
    parent: null,
    title: { en: 'Closing', original: 'en' },
    lead: null,
    documents: [],
    version: 0,
  })
  expect((await member.get(address)).text).not.toContain('What comes next')
  const [sitting] = await listSittings(house.deps.db, [id])
  const plan = { kind: 'item' as const, title: null, where: { list: sitting!.id, after: null }, minutes: 20 }
  await addSlot(house.deps, systemActor, id, { ...plan, item: next })
  await addSlot(house.deps, systemActor, id, { ...plan, item }) // first: 09:30 to 09:50, opened at 10:00
  await releaseAgenda(house.deps, systemActor, id)
  expect((await member.get(address)).text).toMatch(/Planned for 09:30–09:50 30 minutes behind the plan/)
  clock.set('2027-02-10T09:35:00Z')
  // to give each speaker less time is not to open the item anew
  await officer.press(await officer.get(address), 'Open this item', { 'Minutes for each speaker': '2' })
  expect((await member.get(address)).text).toMatch(/45 minutes behind the plan What comes next 10 Feb 2027, 09:50 PL 2 Closing/)
  await officer.press(await officer.get(address), 'Open this item', { 'Agenda item': '' })
  clock.set('2027-02-10T08:55:00Z')
  expect((await member.get(address)).text).toMatch(/5 minutes behind the plan What comes next 10 Feb 2027, 09:50 PL 2 Closing/)
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
