import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../test/support/app.ts'
import type { EventMap } from '../../platform/events/index.ts'
import { findOrganizations, findPeople, mailFor } from './queries.ts'
import { buildOrganization, buildPerson } from './testing.ts'

let it: TestApp
const departures: EventMap['people.departed'][] = []
beforeAll(async () => {
  it = await testApp()
  it.deps.events.on('people.departed', async (_tx, event) => void departures.push(event))
})
afterAll(() => it.close())

const person = async (id: string) => {
  const { organization_id, unit_id, roles, departed_at } = await it.deps.db
    .selectFrom('people.person')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { organization: organization_id, unit: unit_id, roles, departed: departed_at !== null }
}

const newcomer = async (): Promise<{ id: string; email: string; agent: Agent }> => {
  const { id, email, password } = await buildPerson(it.deps)
  return { id, email, agent: it.signedIn(email, password) }
}

test('the public reads organizations, not who works there', async () => {
  const page = await it.as('public').get('/en/organizations/unesco')
  expect(page.heading).toBe('United Nations Educational, Scientific and Cultural Organization (UNESCO)')
  expect(page.text).not.toContain('Lucía Ferrer')
  expect((await it.as('member').get('/en/organizations/unesco')).rows('Members')).toEqual([['Lucía Ferrer', '', 'focal point']])
})

test('an organization is found by its name in any language and by its acronym', async () => {
  const found = async (text: string) => (await findOrganizations(it.deps.db, 'en', { text })).map(({ id }) => id)
  expect(await found('Садоводство')).toEqual([])
  expect(await found('Международный союз')).toEqual(['itu'])
  expect(await found('unesco')).toEqual(['unesco'])
  expect(await found('100%')).toEqual([])
})

test('organizations stand in the order of the reader’s language', async () => {
  const names = async (language: string) => (await it.as('public').get(`/${language}/organizations`)).rows().map(([name]) => name)
  expect((await names('fr')).slice(0, 2)).toEqual(["Administration de l'Uruguay", 'Administration de la Jordanie'])
  expect((await names('en')).slice(0, 2)).toEqual(['Administration of Jordan', 'Administration of Uruguay'])
})

test('somebody who asks to join hears from the focal point, and is a member from then on', async () => {
  const { id, email, agent } = await newcomer()
  const page = await agent.get('/en/organizations/unesco')
  await agent.press(page, 'Ask to join', { 'What you do there': 'I keep the statistics.' })
  expect((await agent.get('/en/account')).text).toContain('Your request waits')
  expect((await agent.get('/en/people')).status).toBe(403)
  const [letter] = await it.letters('unesco@example.org')
  expect(letter!.text).toContain('/es/organizations/unesco')

  const keeper = it.as('unesco')
  const waiting = await keeper.get('/en/organizations/unesco')
  expect(waiting.text).toContain('I keep the statistics.')
  await keeper.press(waiting, /^Approve/)
  expect(await person(id)).toEqual({ organization: 'unesco', unit: null, roles: ['member'], departed: false })
  expect((await agent.get('/en/people')).status).toBe(200)
  expect((await it.letters(email))[0]!.subject).toBe('You have joined United Nations Educational, Scientific and Cultural Organization')
})

test('a refused request can be made again, and its reason is told', async () => {
  const { email, agent } = await newcomer()
  await agent.post('/en/organizations/itu/joinings', { words: 'Please' })
  expect((await agent.post('/en/organizations/unesco/joinings', {})).status).toBe(409)
  const secretariat = it.as('secretariat')
  const page = await secretariat.get('/en/organizations/itu')
  await secretariat.press(page, 'Refuse', { Reason: 'Nobody here knows you.' })
  expect((await it.letters(email))[0]!.text).toContain('Nobody here knows you.')
  expect((await agent.post('/en/organizations/unesco/joinings', {})).status).toBe(303)
})

test('a focal point answers for the own organization only', async () => {
  const { agent } = await newcomer()
  await agent.post('/en/organizations/administration-jo/joinings', {})
  const { id } = await it.deps.db.selectFrom('people.joining').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  expect((await it.as('unesco').post(`/en/joinings/${id}/approval`)).status).toBe(403)
  expect((await it.as('unesco').post('/en/organizations/itu/units', { 'unit-name': 'Ours' })).status).toBe(403)
  expect((await it.as('unesco').get('/en/organizations/itu/edit')).status).toBe(404)
})

test('an invited address joins with the invited roles; another address cannot use the letter', async () => {
  const invited = await newcomer()
  const keeper = it.as('bdt')
  const page = await keeper.get('/en/organizations/itu')
  expect(page.field('Roles').choices.map(({ value }) => value)).toEqual(['focal-point', 'delegate', 'member'])
  await keeper.press(page, 'Send the invitation', {
    'Mail address': invited.email,
    Roles: 'focal-point',
    'Bureau or department': 'itu-tsb',
  })
  const [letter] = await it.letters(invited.email)
  const link = /https?:\/\/[^/\s]+(\/\S+)/.exec(letter!.text)![1]!

  const stranger = await newcomer()
  expect((await stranger.agent.get(link)).text).toContain('you are signed in with another address')
  const token = new URL(link, 'http://x').searchParams.get('token')
  expect((await stranger.agent.post('/en/invitations/accept', { token })).status).toBe(403)

  const offer = await invited.agent.get(link)
  expect(offer.text).toContain('Samuel Otieno invites you to take part')
  await invited.agent.press(offer, 'Accept the invitation')
  expect(await person(invited.id)).toEqual({ organization: 'itu', unit: 'itu-tsb', roles: ['focal-point'], departed: false })
  expect((await invited.agent.get(link)).status).toBe(410)
})

test('a focal point cannot invite an administrator', async () => {
  const form = { email: 'x@example.net', language: 'en', roles: ['administrator'] }
  expect((await it.as('unesco').post('/en/organizations/unesco/invitations', form)).status).toBe(403)
})

test('when somebody leaves, roles, sessions and keys end, and what they looked after goes to the successor', async () => {
  const { id, email, password } = await buildPerson(it.deps, { organization: 'unesco', roles: ['delegate'] })
  const leaver = it.signedIn(email, password)
  await leaver.get('/en/account')
  await leaver.press(await leaver.get('/en/account'), 'Make a key', { Name: 'mine' })

  const keeper = it.as('unesco')
  const page = await keeper.get(`/en/people/${id}`)
  const done = await keeper.press(page, 'Record the departure', { 'Who takes over': 'lucia-ferrer', Note: 'Retires' })
  expect(done.location).toBe(`/en/people/${id}`)
  expect(await person(id)).toEqual({ organization: null, unit: null, roles: [], departed: true })
  expect(departures.at(-1)).toMatchObject({ personId: id, organizationId: 'unesco', successorId: 'lucia-ferrer' })
  expect((await leaver.get('/en/account')).status).toBe(303)
  expect(await it.deps.db.selectFrom('people.api_key').select('id').where('reference_id', '=', id).execute()).toEqual([])
  expect(await mailFor(it.deps.db, id)).toBeNull()
  expect((await keeper.get(`/en/people/${id}`)).status).toBe(200)
})

test('a successor from elsewhere is refused, and nothing has happened', async () => {
  const { id } = await buildPerson(it.deps, { organization: 'unesco', roles: ['member'] })
  const page = await it.as('secretariat').post(`/en/people/${id}/departure`, { successor: 'daria-novak' })
  expect(page.errors).toEqual(['Who takes over: Please choose one of the list'])
  expect((await person(id)).organization).toBe('unesco')
})

test('new roles hold at once in an open session', async () => {
  const { id, email, password } = await buildPerson(it.deps, { organization: 'itu', roles: ['member'] })
  const agent = it.signedIn(email, password)
  expect((await agent.get('/en/invitations')).status).toBe(403)
  const secretariat = it.as('secretariat')
  await secretariat.press(await secretariat.get(`/en/people/${id}`), 'Save', { Roles: ['focal-point', 'member'] })
  expect((await agent.get('/en/invitations')).status).toBe(200)
})

test('a change of roles on what somebody else changed meanwhile is refused', async () => {
  const { id } = await buildPerson(it.deps, { organization: 'itu', roles: ['member'] })
  const secretariat = it.as('secretariat')
  const page = await secretariat.get(`/en/people/${id}`)
  await secretariat.press(page, 'Save', { Roles: ['delegate'] })
  expect((await secretariat.press(page, 'Save', { Roles: ['chair'] })).status).toBe(409)
  expect((await person(id)).roles).toEqual(['delegate'])
})

test('the last administrator stays', async () => {
  const administrator = it.as('administrator')
  const page = await administrator.get('/en/people/ines-okafor')
  expect((await administrator.press(page, 'Save', { Roles: ['secretariat'] })).status).toBe(409)
  expect((await administrator.press(page, 'Record the departure')).status).toBe(409)
  expect((await person('ines-okafor')).roles).toContain('administrator')
})

test('a focal point may change the name of the organization, not its kind', async () => {
  const keeper = it.as('unesco')
  const page = await keeper.get('/en/organizations/unesco/edit')
  expect(page.hasField('Kind')).toBe(false)
  await keeper.post('/en/organizations/unesco/edit', { ...page.form('Save').values, kind: 'media', acronym: 'Unesco' })
  const row = await it.deps.db.selectFrom('people.organization').selectAll().where('id', '=', 'unesco').executeTakeFirstOrThrow()
  expect([row.kind, row.acronym, row.version]).toEqual(['united-nations', 'Unesco', 2])
})

test('a new organization needs a name in one language, and gets a readable id', async () => {
  const secretariat = it.as('secretariat')
  const form = await secretariat.get('/en/organizations/new')
  const refused = await secretariat.press(form, 'Save', {})
  expect(refused.errors).toEqual(['Name (English): Please fill this in', 'Kind: Please fill this in'])
  const fill = { 'Name (Spanish)': 'Universidad de la Orilla', Kind: 'academia', 'Original language': 'es' }
  expect((await secretariat.press(form, 'Save', fill)).location).toBe('/en/organizations/universidad-de-la-orilla')
  expect((await secretariat.press(form, 'Save', fill)).location).toBe('/en/organizations/universidad-de-la-orilla-2')
})

test('a list of three costs as many queries as a list of one', async () => {
  const cost = async (path: string) => {
    const agent = it.as('secretariat')
    await agent.get('/en/sign-in')
    it.queries.length = 0
    await agent.get(path)
    return it.queries.length
  }
  const one = [await cost('/en/people?q=daria'), await cost('/en/organizations?q=village')]
  for (const name of ['Daria One', 'Daria Two']) await buildPerson(it.deps, { name, organization: 'itu', roles: ['member'] })
  for (const name of ['Village One', 'Village Two']) await buildOrganization(it.deps, { name: { en: name } })
  expect(await findPeople(it.deps.db, { text: 'daria' })).toHaveLength(3)
  expect([await cost('/en/people?q=daria'), await cost('/en/organizations?q=village')]).toEqual(one)
})

test('a long list goes on by the key of its last row', async () => {
  for (let n = 0; n < 52; n++)
    await buildPerson(it.deps, { name: `Zora ${String(n).padStart(2, '0')}`, organization: 'itu', roles: ['member'], fast: true })
  const agent = it.as('secretariat')
  const first = await agent.get('/en/people?q=zora')
  const second = await agent.get(first.link('Next'))
  const names = [...first.rows(), ...second.rows()].map(([name]) => name)
  expect([first.rows().length, second.rows().length, new Set(names).size]).toEqual([50, 2, 52])
})
