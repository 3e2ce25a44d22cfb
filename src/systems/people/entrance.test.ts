import { createOTP } from '@better-auth/utils/otp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agent, type Page, type TestApp, testApp } from '../../../test/support/app.ts'
import { fixedClock } from '../../platform/clock.ts'
import { forgetExpired } from './commands/invitations.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

const password = 'a field of poppies'

/** The address in a letter, without host. */
const linkIn = (text: string) => /https?:\/\/[^/\s]+(\/\S+)/.exec(text)![1]!

async function register(email: string, language = 'en'): Promise<Page> {
  return await it.as('public').post(`/${language}/register`, { name: 'Noor Castellanos', email, password })
}

async function registered(email: string): Promise<Agent> {
  await register(email)
  const [letter] = await it.letters(email)
  const agent = it.as('public')
  await agent.press(await agent.get(linkIn(letter!.text)), 'Confirm the address')
  await agent.post('/en/sign-in', { email, password })
  return agent
}

test('a person registers, confirms the address by a letter in their language, and signs in', async () => {
  const page = await register('noor@example.net', 'fr')
  expect([page.status, page.location]).toEqual([303, '/fr/confirm'])

  const agent = it.as('public')
  const early = await agent.post('/en/sign-in', { email: 'noor@example.net', password })
  expect(early.errors).toEqual(['Please confirm your mail address first: open the link in the letter that was sent to you'])

  const [letter] = await it.letters('noor@example.net')
  expect(letter!.subject).toBe('Confirmez votre adresse électronique')
  const confirm = await agent.get(linkIn(letter!.text))
  expect(confirm.heading).toBe('Confirmer votre adresse électronique')
  const confirmed = await agent.follow(await agent.press(confirm, 'Confirmer l’adresse'))
  expect(confirmed.notice).toBe('Votre adresse est confirmée. Vous pouvez vous connecter.')

  await agent.post('/en/sign-in', { email: 'noor@example.net', password })
  expect((await agent.get('/en/account')).text).toContain('You do not belong to an organization yet')
})

test('a refused registration comes back with its words, errors at the fields, and no password', async () => {
  const page = await it.as('public').post('/en/register', { name: '', email: 'not an address', password: 'short' })
  expect(page.status).toBe(422)
  expect(page.errors).toEqual([
    'Your name: Please fill this in',
    'Mail address: Please give a full mail address, like name@example.org',
    'Password: At least 12 characters',
  ])
  expect([page.field('Mail address').value, page.field('Password').value]).toEqual(['not an address', ''])
})

test('registering an address that has an account answers as for a new one, and writes to its owner instead', async () => {
  await registered('twice@example.net')
  const again = await register('twice@example.net')
  const fresh = await register('never-seen@example.net')
  expect([again.status, again.location]).toEqual([fresh.status, fresh.location])
  const [letter] = await it.letters('twice@example.net')
  expect(letter!.subject).toBe('You already have an account')
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

test('too many tries at one address are refused for a while, whether it has an account or not', async () => {
  const last = async (email: string) => {
    const agent = it.as('public')
    for (let tries = 0; tries < 10; tries++) await agent.post('/en/sign-in', { email, password: 'guess' })
    const page = await agent.post('/en/sign-in', { email, password: 'demonstration' })
    return [page.status, page.heading]
  }
  expect(await last('unesco@example.org')).toEqual([429, 'Too many requests'])
  expect(await last('no-account@example.org')).toEqual([429, 'Too many requests'])
})

test('a forgotten password is replaced by a letter, which works once and ends every session', async () => {
  const before = await registered('forgetful@example.net')
  const agent = it.as('public')
  const known = await agent.post('/en/forgot', { email: 'forgetful@example.net' })
  const unknown = await agent.post('/en/forgot', { email: 'stranger@example.net' })
  expect([known.status, known.location]).toEqual([unknown.status, unknown.location])
  expect(await it.letters('stranger@example.net')).toEqual([])

  const [letter] = await it.letters('forgetful@example.net')
  const page = await agent.get(linkIn(letter!.text))
  await agent.press(page, 'Save', { 'New password': 'an entirely new one' })
  expect((await agent.press(page, 'Save', { 'New password': 'by somebody else' })).location).toBe('/en/reset')

  expect((await before.get('/en/account')).location).toBe('/en/sign-in?next=%2Faccount')
  const signedIn = await agent.post('/en/sign-in', { email: 'forgetful@example.net', password: 'an entirely new one' })
  expect(signedIn.status).toBe(303)
  expect((await it.letters('forgetful@example.net'))[0]!.subject).toBe('Your password was changed')
})

test('the way back after signing in stays on this site', async () => {
  const next = async (to: string) =>
    (await it.as('public').post('/en/sign-in', { email: 'member@example.org', password: 'demonstration', next: to })).location
  expect(await next('/people')).toBe('/en/people')
  for (const elsewhere of ['https://example.com/', '//example.com', '/\\example.com']) expect(await next(elsewhere)).toBe('/en')
})

test('a form sent from another site is refused', async () => {
  const page = await it
    .as('public')
    .send('POST', '/en/sign-in', { email: 'member@example.org', password: 'demonstration' }, { 'sec-fetch-site': 'cross-site' })
  expect(page.status).toBe(403)
})

test('signing out everywhere holds at once on every device', async () => {
  const [laptop, phone] = [it.as('chair'), it.as('chair')]
  await phone.get('/en/account')
  expect((await laptop.get('/en/account')).rows('Where you are signed in')).toHaveLength(2)
  await laptop.press(await laptop.get('/en/account'), 'Sign out everywhere')
  for (const device of [laptop, phone]) expect((await device.get('/en/account')).status).toBe(303)
})

test('a page costs a signed-in person no query for the session while nothing changes', async () => {
  const agent = it.as('delegate')
  await agent.get('/en/sign-in')
  it.queries.length = 0
  await agent.get('/en/sign-in')
  expect(it.queries).toEqual([])
})

test('sign-in in two steps asks for the code of the app, or once for a backup code', async () => {
  const email = 'careful@example.net'
  const agent = await registered(email)
  const account = await agent.get('/en/account')
  const wrong = await agent.post('/en/account/two-factor', { password: 'not my password' })
  expect(wrong.errors).toEqual(['Present password: This is not your password'])
  const setup = await agent.follow(await agent.post('/en/account/two-factor', { password }))
  const secret = base32(new URL(setup.link('On the phone itself: open it in the app')).searchParams.get('secret')!)
  const codes = setup.byRole('listitem').filter((text) => /^[\w]{5}-[\w]{5}$/.test(text))
  expect([account.status, codes.length]).toEqual([200, 10])

  const bad = await agent.press(setup, 'Switch it on', { Code: '000000' })
  expect(bad.errors).toEqual(['Code: This code does not fit. Each code lasts half a minute; a backup code works once.'])
  const done = await agent.follow(await agent.press(bad, 'Switch it on', { Code: await createOTP(secret).totp() }))
  expect(done.notice).toBe('From now on a code is asked for.')

  const phone = it.as('public')
  const first = await phone.post('/en/sign-in', { email, password, next: '/people' })
  expect(first.location).toBe('/en/two-factor?next=%2Fpeople')
  expect((await phone.get('/en/account')).status).toBe(303)
  const second = await phone.press(await phone.follow(first), 'Continue', { Code: await createOTP(secret).totp() })
  expect(second.location).toBe('/en/people')
  expect((await phone.get('/en/account')).status).toBe(200)

  const lost = it.as('public')
  const used = await lost.press(await lost.follow(await lost.post('/en/sign-in', { email, password })), 'Continue', { Code: codes[0]! })
  expect(used.location).toBe('/en')
  const thief = it.as('public')
  const reused = await thief.press(await thief.follow(await thief.post('/en/sign-in', { email, password })), 'Continue', {
    Code: codes[0]!,
  })
  expect(reused.status).toBe(422)
})

test('a code without a password step before it begins again at sign-in', async () => {
  const agent = it.as('public')
  const page = await agent.post('/en/two-factor', { code: '123456' })
  expect(page.location).toBe('/en/sign-in?next=%2F')
})

test('an account that nobody confirms is forgotten after a month', async () => {
  await register('mistyped@example.net')
  const people = () => it.deps.db.selectFrom('people.person').select('email').where('email', '=', 'mistyped@example.net').execute()
  await forgetExpired(it.deps)
  expect(await people()).toHaveLength(1)
  await forgetExpired({ ...it.deps, clock: fixedClock(new Date(Date.now() + 31 * 86_400_000).toISOString()) })
  expect(await people()).toEqual([])
})

/** The app's key as bytes: authenticator apps read it as base32 (RFC 4648). */
function base32(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let bits = ''
  for (const letter of text.replace(/=+$/, '')) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0')
  return String.fromCharCode(...(bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
