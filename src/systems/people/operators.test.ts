import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { putAccount } from './operators.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp()
})
afterAll(() => house.close())

it('the first administrator signs in with the password that was printed', async () => {
  const { password } = await putAccount(house.deps, { email: 'First@Example.org', name: 'First', roles: ['administrator'] })
  const page = await house.signedIn('first@example.org', password!).get('/en/audit')
  expect(page.status).toBe(200)
})

it('for a registered address only the roles are set, and at once', async () => {
  const member = house.as('member')
  expect((await member.get('/en/audit')).status).toBe(403)
  const account = { email: 'member@example.org', name: '', roles: ['administrator'] as const }
  expect(await putAccount(house.deps, account)).toMatchObject({ password: null })
  await expect.poll(async () => (await member.get('/en/audit')).status).toBe(200)
})

it('a role that does not exist is refused with those that do', async () => {
  await expect(putAccount(house.deps, { email: 'x@example.org', name: '', roles: ['king' as 'member'] })).rejects.toThrow(
    /king.*administrator/,
  )
})
