import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { buildApp, open, prepare } from '../../src/app.ts'
import type { Role } from '../../src/platform/actor.ts'
import { type Clock, systemClock } from '../../src/platform/clock.ts'
import { completeConfig, readSettings } from '../../src/platform/config/index.ts'
import type { Deps } from '../../src/platform/deps.ts'
import type { App } from '../../src/platform/http/index.ts'
import { type DemonstrationName, demonstrationAccounts, demonstrationPeople } from '../../src/systems/people/index.ts'
import { exampleYear, testDatabase } from './database.ts'
import { Page } from './page.ts'

export { Page } from './page.ts'

/** A role, held by the demonstration account that has it, or one of these accounts by its name. */
export type Someone = Role | 'public' | DemonstrationName

type Form = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** A browser without script: keeps cookies, sends forms, follows nothing by itself. */
export interface Agent {
  get(path: string, headers?: Record<string, string>): Promise<Page>
  /** `true` sends what a ticked box sends, `false`, null and undefined send nothing */
  post(path: string, form?: Form): Promise<Page>
  send(method: string, path: string, form?: Form, headers?: Record<string, string>): Promise<Page>
  /** Presses a button of a page, with fields filled in by their labels; everything else goes as it stands in the form. */
  press(page: Page, button: string | RegExp, fill?: Form): Promise<Page>
  /** Follows redirects to the page where they end. */
  follow(page: Page): Promise<Page>
  /** the Cookie header of this browser; signs in first if that is still to be done */
  cookie(): Promise<string>
}

export interface TestApp {
  app: App
  deps: Deps
  /** statements since the last look, in order: empty it before the step whose queries you count */
  queries: string[]
  /** One browser for each call. A person signs in with address and password at the first request. */
  as(someone: Someone): Agent
  /** Signs in with these; for accounts that a test has made. */
  signedIn(email: string, password: string): Agent
  /** id of the person who has this role, or this demonstration account */
  demonstrated(someone: Exclude<Someone, 'public'>): string
  /** runs the waiting jobs, and reads what they mailed to this address or to anybody, the latest first */
  letters(to?: string): Promise<{ to: string; subject: string; text: string }[]>
  close(): Promise<void>
}

export interface TestAppOptions {
  clock?: Clock
  /** variables of settings, such as `{ OIDC_ISSUER: 'http://…' }` */
  env?: Record<string, string>
}

/** The whole application on a database of the test's own, with the demonstration accounts and the example year. */
export async function testApp({ clock = systemClock, env = {} }: TestAppOptions = {}): Promise<TestApp> {
  // filled once for all who take it as it is; `prepare` then finds everything there, as at a second start
  const filled = clock === systemClock && Object.keys(env).length === 0 ? await exampleYear() : null
  const database = await testDatabase(filled?.template)
  const data = mkdtempSync(join(tmpdir(), 'actionline-app-'))
  if (filled) cpSync(filled.data, data, { recursive: true })
  const variables = {
    ACTIONLINE_DATA: data,
    DATABASE_URL: database.url,
    DATABASE_POOL: '4',
    ACTIONLINE_DEMO: 'true',
    RATE_LIMIT: '100000',
    LOG_LEVEL: 'silent',
  }
  const config = completeConfig(readSettings({ ...variables, ...env }))
  const queries: string[] = []
  const opened = await open(config, {
    databaseUrl: database.url,
    log: pino({ level: config.logLevel }),
    clock,
    onQuery: (sql) => queries.push(sql),
  })
  const { deps } = opened
  await prepare(deps)
  await deps.jobs.start({ work: false })
  const app = await buildApp(deps)
  await app.ready()

  const byName = (name: string) => demonstrationAccounts.find(({ email }) => email.startsWith(`${name}@`))!
  return {
    app,
    deps,
    queries,
    as: (someone) => (someone === 'public' ? agent(app) : agent(app, byName(someone === 'focal-point' ? 'bdt' : someone))),
    signedIn: (email, password) => agent(app, { email, password }),
    demonstrated: (someone) => demonstrationPeople[someone === 'focal-point' ? 'bdt' : someone],
    async letters(to) {
      await deps.jobs.drain()
      const kept = await deps.mail.kept()
      const wanted = kept.filter((letter) => to === undefined || letter.to === to)
      return await Promise.all(wanted.map(async ({ id }) => (await deps.mail.read(id))!))
    },
    async close() {
      await app.close()
      await opened.close()
      await database.close()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function agent(app: App, account?: { email: string; password: string }): Agent {
  const jar = new Map<string, string>()
  let ready: Promise<void> | null = null

  async function send(method: string, url: string, form?: Form, headers: Record<string, string> = {}): Promise<Page> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await app.inject({
      method: method as 'GET',
      url,
      headers: {
        accept: 'text/html',
        'accept-language': 'en',
        ...(cookie && { cookie }),
        ...(method !== 'GET' && { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }),
        ...headers,
      },
      ...(form && { payload: encode(form) }),
    })
    for (const { name, value, maxAge, expires } of answer.cookies) {
      if (maxAge === 0 || (expires && expires.getTime() < Date.now())) jar.delete(name)
      else jar.set(name, encodeURIComponent(value))
    }
    return new Page(answer.statusCode, answer.headers, answer.body)
  }

  const signIn = async () => {
    if (!account) return
    const page = await send('POST', '/en/sign-in', { email: account.email, password: account.password })
    if (page.status !== 303) throw new Error(`${account.email} cannot sign in: ${page.status} ${page.errors.join(' ')}`)
  }
  const prepared = () => (ready ??= signIn())

  const own: Agent = {
    async get(path, headers) {
      await prepared()
      return await send('GET', path, undefined, headers)
    },
    async post(path, form = {}) {
      await prepared()
      return await send('POST', path, form)
    },
    async send(method, path, form, headers) {
      await prepared()
      return await send(method, path, form, headers)
    },
    async press(page, button, fill = {}) {
      const { action, values, field } = page.form(button)
      for (const [label, value] of Object.entries(fill)) values[field(label).name] = value as string
      return await own.post(action, values)
    },
    async follow(page) {
      let at = page
      for (let steps = 0; at.status >= 300 && at.status < 400 && at.location && steps < 10; steps++) at = await own.get(at.location)
      return at
    },
    async cookie() {
      await prepared()
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    },
  }
  return own
}

function encode(form: Form): string {
  const out = new URLSearchParams()
  for (const [name, value] of Object.entries(form)) {
    if (value === null || value === undefined || value === false) continue
    for (const one of Array.isArray(value) ? value : [value]) out.append(name, one === true ? 'on' : String(one))
  }
  return out.toString()
}
