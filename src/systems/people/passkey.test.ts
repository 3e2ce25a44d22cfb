import { createServer } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { noBrowser, signIn, startBrowser, visit } from '../../../test/support/browser.ts'

if (noBrowser) console.warn(`passkeys are not tested: ${noBrowser}`)

let it: TestApp
let browser: Browser
let origin: string
beforeAll(async () => {
  if (noBrowser) return
  // A passkey belongs to a name: localhost, not an address.
  const port = await freePort()
  origin = `http://localhost:${port}`
  it = await testApp({ env: { PUBLIC_URL: origin } })
  await it.app.listen({ port, host: '127.0.0.1' })
  browser = await startBrowser()
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
  const page = await (await visit(browser, origin)).newPage()
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

test.skipIf(noBrowser)(
  'a passkey made on the account page signs in without password, until it is removed',
  async () => {
    const page = await withAuthenticator()
    await signIn(page, 'en', { email: 'chair@example.org', password: 'demonstration' })
    await page.goto('/en/account')
    const form = page.locator('form[data-passkey=register]')
    await form.getByLabel('Name').fill('Blue laptop')
    await form.getByRole('button', { name: 'Add a passkey' }).click()
    const remove = page.getByRole('button', { name: 'Remove Blue laptop' })
    await remove.waitFor()

    await page.context().clearCookies()
    await page.goto('/en/sign-in?next=/people')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.waitForURL('**/en/people')
    expect(await page.locator('h1').textContent()).toBe('People')

    await page.goto('/en/account')
    await remove.click()
    await page.getByText('The passkey is removed.').waitFor()
    await page.context().clearCookies()
    await page.goto('/en/sign-in')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('The passkey was not accepted.').waitFor()

    const trail = await it.deps.db
      .selectFrom('platform.audit')
      .select('action')
      .where('record_id', '=', 'wei-lindqvist')
      .orderBy('id')
      .execute()
    expect(trail.map(({ action }) => action)).toEqual(['people.registered', 'people.passkey-added', 'people.passkey-removed'])
  },
  60_000,
)

test.skipIf(noBrowser)('without script there is no passkey button that would do nothing', async () => {
  const page = await (await visit(browser, origin, { script: false })).newPage()
  await page.goto('/en/sign-in')
  expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible()).toBe(false)
})
