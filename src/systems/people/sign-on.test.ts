import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../test/support/app.ts'

/** Whoever signs in at the issuer: the login typed there is the key. */
const people: Record<string, { email: string; email_verified: boolean; name: string; locale?: string }> = {
  ana: { email: 'ana@example.net', email_verified: true, name: 'Ana Petrescu', locale: 'fr-CH' },
  lucia: { email: 'unesco@example.org', email_verified: true, name: 'Lucía Ferrer' },
  imposter: { email: 'administrator@example.org', email_verified: false, name: 'Nobody' },
}

let issuer: { url: string; server: Server }
let it: TestApp
beforeAll(async () => {
  const publicUrl = 'http://localhost:8080'
  issuer = await startIssuer(`${publicUrl}/api/auth/callback/organization`)
  it = await testApp({
    env: {
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: 'actionline',
      OIDC_CLIENT_SECRET: 'a secret of the test',
      OIDC_NAME: 'Example House',
    },
  })
})
afterAll(async () => {
  await it.close()
  await new Promise((done) => issuer.server.close(done))
})

/** A real OpenID provider on a free port, with its own pages for login and consent. */
async function startIssuer(redirectUri: string): Promise<{ url: string; server: Server }> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(url, {
    clients: [
      {
        client_id: 'actionline',
        client_secret: 'a secret of the test',
        redirect_uris: [redirectUri],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'locale'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the test'] },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ sub, ...people[sub] }) }),
  })
  server.on('request', provider.callback())
  return { url, server }
}

/** Walks through the issuer's own pages as a browser would, and returns the address that it sends the browser back to. */
async function walkThroughIssuer(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>()
  let at = start
  let body: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    if (at.startsWith('http://localhost:8080')) return at.slice('http://localhost:8080'.length)
    const response: Response = await fetch(at, {
      redirect: 'manual',
      method: body ? 'POST' : 'GET',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { body }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';')[0]!.split('=', 2)
      jar.set(name!, value!)
    }
    body = undefined
    const location = response.headers.get('location')
    if (location) at = new URL(location, at).href
    else {
      const html = await response.text()
      const action = /action="([^"]+)"/.exec(html)?.[1]
      if (!action) throw new Error(html.slice(0, 2000))
      at = new URL(action.replaceAll('&amp;', '&'), at).href
      body = html.includes('name="login"')
        ? new URLSearchParams({ prompt: 'login', login, password: 'any' })
        : new URLSearchParams({ prompt: 'consent' })
    }
  }
  throw new Error(`the issuer led nowhere: ${at}`)
}

async function signOn(login: string, next = '/people'): Promise<{ agent: Agent; location: string }> {
  const agent = it.as('public')
  const begun = await agent.press(await agent.get(`/fr/sign-in?next=${next}`), 'Se connecter avec Example House')
  const back = await agent.get(await walkThroughIssuer(begun.location, login))
  return { agent, location: back.location }
}

test('somebody new signs in by their organization, and has an account with the issuer’s name and address', async () => {
  const { agent, location } = await signOn('ana')
  expect(location).toBe('/fr/people')
  const account = await agent.get('/en/account')
  expect([account.field('Your name').value, account.field('Language').value, account.text.includes('ana@example.net')]).toEqual([
    'Ana Petrescu',
    'fr',
    true,
  ])
  expect(account.text).toContain('You sign in through your organization and have no password here.')
})

test('a person with a confirmed address signs in to the account they have', async () => {
  const { agent } = await signOn('lucia')
  const account = await agent.get('/en/account')
  expect(account.text).toContain('United Nations Educational, Scientific and Cultural Organization')
})

test('an address that the issuer has not confirmed opens nobody’s account', async () => {
  const { agent, location } = await signOn('imposter')
  expect(location).toMatch(/^\/fr\/sign-in\?error=/)
  const page = await agent.get(location)
  expect(page.errors).toEqual(['La connexion de votre organisation ne vous a pas admis, ou l’adresse électronique n’y est pas confirmée'])
  expect((await agent.get('/en/account')).status).toBe(303)
})

test('a return that this browser did not begin is refused', async () => {
  const begun = await it.as('public').post('/en/sign-in/organization', { next: '/people' })
  const back = await walkThroughIssuer(begun.location, 'lucia')
  const other = it.as('public')
  await other.get(back)
  expect((await other.get('/en/account')).status).toBe(303)
})

test('while the issuer does not answer, the page says so and other ways still work', async () => {
  const down = await testApp({
    env: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'actionline', OIDC_CLIENT_SECRET: 'x', OIDC_NAME: 'Example House' },
  })
  const page = await down.as('public').post('/en/sign-in/organization', {})
  expect([page.status, page.text.includes('Example House does not answer at the moment.')]).toEqual([503, true])
  expect((await down.as('member').get('/en/account')).status).toBe(200)
  await down.close()
})
