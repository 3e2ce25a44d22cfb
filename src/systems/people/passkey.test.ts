import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const there = existsSync(executablePath)
if (!there) console.warn(`passkeys are not tested: no browser at ${executablePath} (CHROMIUM names another place)`)

let it: TestApp
let browser: Browser
let origin: string
beforeAll(async () => {
  if (!there) return
  const port = await freePort()
  origin = `http://localhost:${port}`
  it = await testApp({ env: { PUBLIC_URL: origin } })
  await it.app.listen({ port, host: '127.0.0.1' })
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
})
afterAll(async () => {
  await browser?.close()
  await it?.close()
})

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })

/** A browser with a fingerprint reader of its own, which always agrees. */
async function withAuthenticator(): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return page
}

test.skipIf(!there)('a passkey made on the account page signs in without password, until it is removed', async () => {
  const page = await withAuthenticator()
  await page.goto(`${origin}/en/sign-in`)
  await page.getByLabel('Mail address').fill('chair@example.org')
  await page.getByLabel('Password').fill('demonstration')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.goto(`${origin}/en/account`)
  const form = page.locator('form[data-passkey=register]')
  await form.getByLabel('Name').fill('Blue laptop')
  await Promise.all([page.waitForNavigation(), form.getByRole('button', { name: 'Add a passkey' }).click()])
  await page.getByRole('button', { name: 'Remove Blue laptop' }).waitFor()

  await page.context().clearCookies()
  await page.goto(`${origin}/en/sign-in?next=/people`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForURL(`${origin}/en/people`)
  expect(await page.locator('h1').textContent()).toBe('People')

  await page.goto(`${origin}/en/account`)
  await page.getByRole('button', { name: 'Remove Blue laptop' }).click()
  await page.context().clearCookies()
  await page.goto(`${origin}/en/sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.getByText('The passkey was not accepted.').waitFor()

  const trail = await it.deps.db
    .selectFrom('platform.audit')
    .select('action')
    .where('record_id', '=', 'wei-lindqvist')
    .orderBy('id')
    .execute()
  expect(trail.map(({ action }) => action)).toEqual(['people.registered', 'people.passkey-added', 'people.passkey-removed'])
})

test.skipIf(!there)('without script there is no passkey button that would do nothing', async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(`${origin}/en/sign-in`)
  expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
})
