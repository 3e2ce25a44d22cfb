import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { fixedClock } from '../../platform/clock.ts'
import { authOf } from './auth.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

/** Makes a key by the form and reads it off the page that shows it. */
async function makeKey(scope: 'read' | 'write', name = 'nightly export') {
  const agent = it.as('unesco')
  const account = await agent.get('/en/account')
  const shown = await agent.follow(await agent.press(account, 'Make a key', { Name: name, May: scope, Lasts: '30' }))
  return { agent, shown, key: /act_\w+/.exec(shown.text)![0] }
}

const me = (key: string) => it.app.inject({ url: '/api/v1/me', headers: { 'x-api-key': key } })

test('a key acts for its person, and is shown once', async () => {
  const { agent, shown, key } = await makeKey('read')
  expect(shown.heading).toBe('Your key: nightly export')
  expect((await me(key)).json()).toEqual({
    kind: 'key',
    id: 'lucia-ferrer',
    name: 'Lucía Ferrer',
    roles: ['focal-point'],
    organization: 'unesco',
  })
  expect((await agent.get('/en/account/keys/new')).status).toBe(410)
  const kept = await it.deps.db.selectFrom('people.api_key').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(key)
})

test('a key is also taken as a bearer token; one that nobody made is refused', async () => {
  const { key } = await makeKey('read')
  const bearer = (token: string) => it.app.inject({ url: '/api/v1/me', headers: { authorization: `Bearer ${token}` } })
  expect((await bearer(key)).statusCode).toBe(200)
  const refused = await bearer('act_invented')
  expect([refused.statusCode, refused.json().code]).toEqual([401, 'people.bad-key'])
})

test('a key that may read does not write', async () => {
  const write = (key: string) => it.app.inject({ method: 'POST', url: '/people/samuel-otieno/roles', headers: { 'x-api-key': key } })
  const reading = await makeKey('read')
  expect((await write(reading.key)).body).toContain('This API key may only read.')
  const writing = await makeKey('write')
  expect((await write(writing.key)).body).not.toContain('This API key may only read.')
})

test('no key opens the account itself', async () => {
  const { key } = await makeKey('write')
  const page = await it.app.inject({ url: '/en/account', headers: { 'x-api-key': key } })
  expect(page.statusCode).toBe(403)
})

test('a removed key stops at once, though it was just used', async () => {
  const { agent, key } = await makeKey('read', 'to be removed')
  expect((await me(key)).statusCode).toBe(200)
  await agent.press(await agent.get('/en/account'), 'Remove to be removed')
  expect((await me(key)).statusCode).toBe(401)
})

test('a key ends with its days', async () => {
  const { key } = await makeKey('read', 'short')
  await it.deps.db
    .updateTable('people.api_key')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('name', '=', 'short')
    .execute()
  expect((await me(key)).statusCode).toBe(401)
})

test('the tables have the shape that better-auth writes', async () => {
  const context = await authOf(it.deps).$context
  await expect(context.explicitSchemaCheck?.()).resolves.toBeUndefined()
  expect(context.explicitSchemaCheck).toBeDefined()
})

test('a remembered key is looked up again after five minutes', async () => {
  const clock = fixedClock('2026-11-20T10:00:00Z')
  const other = await testApp({ clock })
  const agent = other.as('member')
  // what is remembered is forgotten once more when the process begins to hear of changes
  await expect.poll(() => other.deps.events.listening).toBe(true)
  await agent.get('/en/sign-in')
  clock.set('2026-11-20T10:04:59Z')
  other.queries.length = 0
  await agent.get('/en/sign-in')
  const within = other.queries.length
  clock.set('2026-11-20T10:05:01Z')
  await agent.get('/en/sign-in')
  expect([within, other.queries.length > 0]).toEqual([0, true])
  await other.close()
})
