import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

test('a demonstration account signs in with its password', async () => {
  const page = await it.as('public').post('/en/sign-in', { email: 'administrator@example.org', password: 'demonstration', next: '/bodies' })
  expect([page.status, page.location]).toEqual([303, '/en/bodies'])
})

test('a wrong password and an unknown address are refused in the same words', async () => {
  const refusal = async (email: string) => {
    const page = await it.as('public').post('/en/sign-in', { email, password: 'not the password' })
    return [page.status, page.errors, page.field('Mail address').value === email]
  }
  const expected = [422, ['The mail address or the password is not right'], true]
  expect(await refusal('administrator@example.org')).toEqual(expected)
  expect(await refusal('nobody@example.org')).toEqual(expected)
})
