import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { languages } from '../../platform/i18n/index.ts'
import { feedsOf } from './feeds.ts'
import { operationsOf } from './operations.ts'

const contact = 'followup@example.org'
let house: TestApp
beforeAll(async () => {
  house = await testApp({ env: { CONTACT: contact, PUBLIC_URL: 'https://followup.example.org' } })
})
afterAll(() => house.close())

const pages = ['/about/accessibility', '/about/api', '/about/feeds', '/about/licence', '/open-data']

describe('pages about the installation', () => {
  it.each(languages)('are in %s, with a heading of their own', async (language) => {
    const read = await Promise.all(pages.map((path) => house.as('public').get(`/${language}${path}`)))
    expect(read.map(({ status, lang }) => [status, lang])).toEqual(pages.map(() => [200, language]))
    expect(new Set(read.map(({ heading }) => heading)).size).toBe(pages.length)
  })

  it('cost the public no query once they are kept', async () => {
    await expect.poll(() => house.deps.events.listening).toBe(true)
    for (const path of pages) await house.as('public').get(`/fr${path}`)
    house.queries.length = 0
    for (const path of pages) await house.as('public').get(`/fr${path}`)
    expect(house.queries).toEqual([])
  })

  it('say whom to tell what does not work', async () => {
    const page = await house.as('public').get('/en/about/accessibility')
    expect(page.link(contact)).toBe(`mailto:${contact}`)
  })

  it('name each package that the program runs on, with a licence that MIT can carry along', async () => {
    const page = await house.as('public').get('/en/about/licence')
    const rows = page.rows('What it is built with')
    expect(rows.length).toBeGreaterThan(30)
    const others = rows.filter(
      ([, , licence]) => !/^(MIT|MIT-0|ISC|BSD-[23]-Clause|Apache-2\.0|PostgreSQL|MIT AND OFL-1\.1)$/.test(licence!),
    )
    expect(others).toEqual([])
    expect(page.text).toContain('Permission is hereby granted, free of charge')
  })
})

describe('the page about feeds', () => {
  it('has a name in words for every feed that the house has', () => {
    const { en } = house.deps.i18n
    const nameless = feedsOf(house.app.routeTable).filter(({ name, perRecord }) => !perRecord && !en.has(`about.feeds.of.${name}`))
    expect(nameless.map(({ list }) => list)).toEqual([])
  })

  it('leads to feeds that answer', async () => {
    const reader = house.as('public')
    const page = await reader.get('/ar/about/feeds')
    const links = page.links.filter(({ href }) => /\.(ics|atom|csv|json)$/.test(href))
    expect(links.length).toBeGreaterThan(5)
    for (const { href } of links) expect([href, (await reader.get(href)).status]).toEqual([href, 200])
  })

  it('names a list that only administrators may read to them alone', async () => {
    const audit = async (someone: 'public' | 'delegate' | 'administrator') =>
      (await house.as(someone).get('/en/about/feeds')).links.some(({ href }) => href === '/en/audit.csv')
    expect([await audit('public'), await audit('delegate'), await audit('administrator')]).toEqual([false, false, true])
  })
})

describe('the page about the API', () => {
  it('lists every operation, under the words for its system', async () => {
    const page = await house.as('public').get('/en/about/api')
    const listed = page
      .rows('All operations')
      .filter((cells) => cells.length > 1)
      .map(([operation]) => operation)
    const served = house.app.routeTable
      .filter(({ url }) => url.startsWith('/api/v1/') && url !== '/api/v1/openapi.json')
      .map(({ method, url }) => `${method} ${url.replace(/:(\w+)/g, '{$1}')}`)
    expect(listed.toSorted()).toEqual(served.toSorted())
    const { en } = house.deps.i18n
    const operations = operationsOf(house.app.swagger(), house.app.routeTable)
    expect(operations.filter(({ tag, summary }) => !en.has(`about.api.of.${tag}`) || summary === '')).toEqual([])
  })

  it('says what needs a key', async () => {
    const page = await house.as('public').get('/en/about/api')
    const who = new Map(page.rows('All operations').map(([operation, , may]) => [operation, may]))
    expect(who.get('GET /api/v1/sessions/{id}')).toBe('everybody')
    expect(who.get('PATCH /api/v1/sessions/{id}')).toBe('with a key')
    expect(who.get('GET /api/v1/me')).toBe('with a key')
  })

  it('shows calls that work as they stand', async () => {
    const page = await house.as('public').get('/en/about/api')
    const calls = [...page.html.matchAll(/<code>(curl .*?)<\/code>/gs)].map(([, text]) => readCurl(text!))
    const cookie = await house.as('secretariat').cookie()
    const answers = []
    for (const { method, url, headers, payload } of calls) {
      expect(url).toMatch(/^https:\/\/followup\.example\.org\/api\/v1\//)
      // a key is a reader's own; who signs in may do the same
      const { 'x-api-key': key, ...rest } = headers
      const who = key ? { cookie, 'sec-fetch-site': 'same-origin' } : {}
      const answer = await house.app.inject({
        method,
        url: new URL(url).pathname + new URL(url).search,
        headers: { ...rest, ...who },
        payload,
      })
      answers.push([method, answer.statusCode])
    }
    expect(answers).toEqual([
      ['GET', 200],
      ['GET', 200],
      ['GET', 304],
      ['PATCH', 200],
    ])
  })

  it('is where the type of a problem leads', async () => {
    const { type } = (await house.as('public').get('/api/v1/sessions/none')).json as { type: string }
    expect((await house.as('public').get(type)).location).toBe('/en/about/api#errors')
    expect((await house.as('public').get('/en/about/api')).html).toContain('id="errors"')
  })
})

/** As a shell reads it: words between single quotes are one. */
function readCurl(markup: string) {
  const text = markup.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('\\\n', ' ')
  const words = [...text.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word)
  const after = (option: string) => words.flatMap((word, index) => (words[index - 1] === option ? [word] : []))
  return {
    url: words.find((word) => word.startsWith('http'))!,
    method: (after('-X')[0] ?? 'GET') as 'GET' | 'PATCH',
    headers: Object.fromEntries(after('-H').map((header) => header.split(/: (.*)/s).slice(0, 2))) as Record<string, string>,
    payload: after('-d')[0],
  }
}

describe('addresses that programs know beforehand', () => {
  const get = (path: string) => house.as('public').get(path)

  it('tell who takes reports of weaknesses, for less than a year', async () => {
    const fields = new Map(
      (await get('/.well-known/security.txt')).html
        .trim()
        .split('\n')
        .map((line) => line.split(/: (.*)/s) as [string, string]),
    )
    expect(fields.get('Contact')).toBe(`mailto:${contact}`)
    const left = (Date.parse(fields.get('Expires')!) - house.deps.clock.now().getTime()) / 86_400_000
    expect(left).toBeGreaterThan(170)
    expect(left).toBeLessThan(366)
  })

  it('lead to the icon and to the change of a password', async () => {
    const icon = await get((await get('/favicon.ico')).location)
    expect([icon.status, icon.headers['content-type']]).toEqual([200, 'image/svg+xml'])
    const change = await get('/.well-known/change-password')
    expect([change.status, change.location]).toEqual([303, '/en/account#password'])
    expect((await house.as('delegate').get(change.location)).html).toContain('id="password"')
  })

  it('keep invented records out of search engines', async () => {
    expect((await get('/robots.txt')).html).toMatch(/^Disallow: \/$/m)
  })
})

describe('letters that no mail server takes', () => {
  const there = { host: 'localhost:8080' }

  it('can be read at the machine of a demonstration, with their links', async () => {
    await house.deps.mail.send({
      to: 'amina@example.org',
      language: 'ar',
      subject: 'تأكيد',
      text: 'مرحباً\n\nhttps://followup.example.org/ar/confirm?token=a_b.\n\n<script>alert(1)</script>',
    })
    const reader = house.as('public')
    const list = await reader.get('/en/dev/mail', there)
    expect(list.rows()[0]).toEqual(['تأكيد', 'amina@example.org', expect.any(String)])
    const letter = await reader.get(list.link('تأكيد'), there)
    expect(letter.link(/token/)).toBe('https://followup.example.org/ar/confirm?token=a_b')
    expect(letter.text).toContain('<script>alert(1)</script>')
    expect(letter.html).not.toContain('<script>alert')
  })

  it('are closed to everybody else but administrators', async () => {
    const paths = ['/en/dev/mail', '/en/dev/gallery']
    const status = async (someone: 'public' | 'secretariat' | 'administrator', headers: Record<string, string>) =>
      Promise.all(paths.map(async (path) => (await house.as(someone).get(path, headers)).status))
    const strangers: Record<string, string>[] = [
      { host: 'followup.example.org' },
      { ...there, 'x-forwarded-for': '203.0.113.7' },
      { ...there, forwarded: 'for=203.0.113.7' },
    ]
    for (const stranger of strangers) {
      expect(await status('public', stranger)).toEqual([303, 303])
      expect(await status('secretariat', stranger)).toEqual([403, 403])
      expect(await status('administrator', stranger)).toEqual([200, 200])
    }
  })

  it('a letter that is not there is not found, whatever its address tries', async () => {
    for (const id of ['none', '..%2Fsecret', '%2e%2e%2fsecret']) {
      expect((await house.as('public').get(`/en/dev/mail/${id}`, there)).status).toBe(404)
    }
  })
})

describe('an installation for real', () => {
  let real: TestApp
  beforeAll(async () => {
    real = await testApp({ env: { ACTIONLINE_DEMO: 'false' } })
  })
  afterAll(() => real.close())

  it('shows its letters to administrators only, whoever sits at the machine', async () => {
    const page = await real.as('public').get('/en/dev/mail', { host: 'localhost:8080' })
    expect([page.status, page.location]).toEqual([303, '/en/sign-in?next=%2Fdev%2Fmail'])
  })

  it('lets search engines find its pages, and not its exports', async () => {
    const { html } = await real.as('public').get('/robots.txt')
    expect(html).not.toMatch(/^Disallow: \/$/m)
    expect(html).toContain('Disallow: /api/')
  })

  it('has no security.txt until it names a contact', async () => {
    expect((await real.as('public').get('/.well-known/security.txt')).status).toBe(404)
    expect((await real.as('public').get('/en/about/accessibility')).text).toContain('names no contact')
  })
})
