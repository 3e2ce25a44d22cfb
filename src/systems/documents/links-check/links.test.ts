import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { systemActor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { importText } from '../commands.ts'
import { importPaper, writePaper } from '../testing.ts'
import { isPublicAddress } from './addresses.ts'
import { createAsker, type Net, outside, readRobots } from './ask.ts'
import { checkDueLinks, scanEditions } from './check.ts'
import { tellOfDeadLinks } from './jobs.ts'
import { after, linksIn } from './rules.ts'

/** A server of the world outside: what it was asked, and how many asked at once. */
const asked: { method: string; url: string; agent: string }[] = []
let atOnce = 0
let mostAtOnce = 0
let server: Server
let port: number
/** every name leads to this machine, which only these tests allow */
let net: Net

beforeAll(async () => {
  server = createServer((req, res) => {
    const url = req.url!
    if (url === '/there') mostAtOnce = Math.max(mostAtOnce, ++atOnce)
    if (url !== '/robots.txt') asked.push({ method: req.method!, url, agent: req.headers['user-agent'] ?? '' })
    const answer = (status: number, headers: Record<string, string> = {}, body = '') => {
      if (url === '/there') atOnce--
      res.writeHead(status, headers).end(body)
    }
    if (url === '/robots.txt') answer(200, {}, 'User-agent: *\nDisallow: /closed/\n')
    else if (url === '/there') setTimeout(() => answer(200), 20)
    else if (url === '/no-head') answer(req.method === 'HEAD' ? 405 : 200, {}, 'x'.repeat(100_000))
    else if (url === '/moved') answer(301, { location: '/there' })
    else if (url === '/inside') answer(302, { location: `http://169.254.169.254:${port}/latest/meta-data` })
    else if (url === '/round') answer(302, { location: '/round' })
    else if (url === '/members') answer(403)
    else if (url === '/broken') answer(503)
    else if (url === '/slow') setTimeout(() => answer(200), 1500)
    else answer(404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  net = {
    resolve: async (host) => {
      if (host === 'gone.example') throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' })
      return [{ address: host === 'inside.example' ? '10.0.0.7' : '127.0.0.1', family: 4 }]
    },
    allows: (address, to) => address === '127.0.0.1' && to === port,
    delay: 5,
    timeout: 500,
  }
})
afterAll(() => server.close())

describe('an address', () => {
  const look = async (path: string, host = 'papers.example') => {
    const { verdict, reason, status, leadsTo } = await createAsker(net, 'https://actionline.example')(`http://${host}:${port}${path}`)
    return [verdict, reason, status, leadsTo?.replace(/^.*\d/, '') ?? null]
  }

  test('is there, gone, silent, or not ours to know', async () => {
    expect(await look('/there')).toEqual(['there', null, 200, null])
    expect(await look('/no-head')).toEqual(['there', null, 200, null])
    expect(await look('/moved')).toEqual(['there', null, 200, '/there'])
    expect(await look('/nowhere')).toEqual(['gone', 'http', 404, null])
    expect(await look('/round')).toEqual(['gone', 'redirects', null, null])
    expect(await look('/members')).toEqual(['barred', 'http', 403, null])
    expect(await look('/broken')).toEqual(['silent', 'http', 503, null])
    expect(await look('/slow')).toEqual(['silent', 'timeout', null, null])
    expect(await look('/there', 'gone.example')).toEqual(['gone', 'dns', null, null])
  })

  test('that robots.txt closes is left alone', async () => {
    asked.length = 0
    expect(await look('/closed/paper')).toEqual(['barred', 'robots', null, null])
    expect(asked).toEqual([])
    expect(
      readRobots('User-agent: Other\nDisallow: /\n\nUser-agent: Actionline-LinkCheck\nUser-agent: X\nDisallow: /a*b # ours\nAllow: /'),
    ).toEqual(['/a'])
  })

  test('inside is never asked: not by its name, not by redirect, not by default', async () => {
    expect(await look('/there', 'inside.example')).toEqual(['barred', 'private', null, null])
    expect(await look('/inside')).toEqual(['barred', 'private', null, null])
    asked.length = 0
    const byDefault = createAsker({ ...outside, delay: 0 }, 'https://actionline.example')
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])
      expect([host, (await byDefault(`http://${host}:${port}/there`)).reason]).toEqual([host, 'private'])
    expect(asked).toEqual([])
  })

  test('is asked under a name of its own, one request at a time for each host', async () => {
    asked.length = 0
    mostAtOnce = 0
    const ask = createAsker(net, 'https://actionline.example')
    await Promise.all(Array.from({ length: 6 }, () => ask(`http://papers.example:${port}/there`)))
    expect([asked.length, mostAtOnce]).toEqual([6, 1])
    expect(asked[0]).toMatchObject({ method: 'HEAD', agent: 'Actionline-LinkCheck/1.0 (+https://actionline.example)' })
  })
})

test('private, link-local, metadata and reserved addresses are not public, in both families', () => {
  const inside = [
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
  ]
  const inside6 = [
    '::1',
    '::',
    'fe80::1',
    'fc00::1',
    'fd00:ec2::254',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    'ff02::1',
  ]
  expect([...inside, ...inside6, 'no-address'].filter(isPublicAddress)).toEqual([])
  expect(['156.106.202.5', '8.8.8.8', '2606:4700::1111'].filter((address) => !isPublicAddress(address))).toEqual([])
})

test('the addresses of a paragraph are its hyperlinks and those in its words, without what punctuation adds', () => {
  const runs = [
    { text: 'the site', href: 'https://www.itu.int/council#top' },
    { text: ' and', href: 'mailto:a@b.c' },
  ]
  const text = 'See https://www.itu.int/wsis/, (http://example.org/a_(b)) and 见 https://un.org/zh。 https://user:pw@secret.example/'
  expect(linksIn({ runs, text }).map(({ url }) => url)).toEqual([
    'https://www.itu.int/council',
    'https://www.itu.int/wsis/',
    'http://example.org/a_',
    'https://un.org/zh',
  ])
})

test('one bad night is no death: a silent server is asked again a day later, and is dead after the third time', () => {
  const now = new Date('2100-01-01T00:00:00Z')
  const days = ({ nextCheck, ...rest }: ReturnType<typeof after>) => ({ ...rest, days: (nextCheck.getTime() - now.getTime()) / 86_400_000 })
  expect(days(after(0, { verdict: 'silent' }, now))).toEqual({ state: 'failing', failures: 1, days: 1 })
  expect(days(after(2, { verdict: 'silent' }, now))).toEqual({ state: 'dead', failures: 3, days: 14 })
  expect(days(after(2, { verdict: 'there' }, now))).toEqual({ state: 'alive', failures: 0, days: 30 })
  expect(days(after(0, { verdict: 'gone' }, now))).toEqual({ state: 'dead', failures: 1, days: 14 })
})

describe('links in posted papers', () => {
  let it: TestApp
  const clock = fixedClock('2100-01-01T09:00:00Z')
  beforeAll(async () => {
    it = await testApp({ clock })
    const paragraphs = [
      `The report is at http://papers.example:${port}/there and the annex at http://papers.example:${port}/nowhere.`,
      'It follows Document C26/987.',
    ]
    await importPaper(it.deps, { symbol: 'C26/701', paragraphs })
    await importPaper(
      it.deps,
      { symbol: 'C26/702', paragraphs: [`Not to be known: http://papers.example:${port}/nowhere-else`] },
      { visibility: 'restricted' },
    )
    while ((await scanEditions(it.deps)) > 0);
    await checkDueLinks(it.deps, net)
  }, 60_000)
  afterAll(() => it.close())

  test('are kept with what was found, those of restricted papers not asked at all', async () => {
    const { rows } = await sql<{
      path: string
      state: string
    }>`select regexp_replace(url, '^.*:[0-9]+', '') as path, state from documents.link
      where url like ${`%:${port}%`} order by 1`.execute(it.deps.db)
    expect(rows).toEqual([
      { path: '/nowhere', state: 'dead' },
      { path: '/there', state: 'alive' },
    ])
    expect(await checkDueLinks(it.deps, net)).toBe(0)
  })

  test('that are dead are listed, mended beside the text, and leave the list; the file stays', async () => {
    const secretariat = it.as('secretariat')
    const list = await secretariat.get('/en/links?document=C26-701')
    expect([list.text.includes('/nowhere'), list.text.includes('The server answered 404.'), list.text.includes('/there')]).toEqual([
      true,
      true,
      false,
    ])
    const { action, values } = list.form('Put it beside the link')
    const refused = await secretariat.post(action, { ...values, replacement: 'javascript:alert(1)' })
    expect([refused.status, refused.html.includes('javascript:alert(1)')]).toEqual([422, true])
    await secretariat.post(action, { ...values, replacement: 'https://www.itu.int/annex' })
    const page = await it.as('public').get('/en/documents/C26-701')
    const who = /nowhere.{0,40}https:\/\/www\.itu\.int\/annex \(link mended by [^)]+, 1 January 2100\)/
    const paper = /<article[\s\S]*<\/article>/.exec(page.html)![0]
    expect([paper.includes('<s>'), who.test(paper.replace(/<[^>]*>/g, '').replace(/\s+/g, ' '))]).toEqual([true, true])
    const kept = (await secretariat.get('/en/documents/C26-701')).text
    expect(kept).toMatch(/link mended.*New address: “https:\/\/www\.itu\.int\/annex”/)
    expect((await secretariat.get('/en/links?document=C26-701')).text).toContain('No dead links')
    expect((await secretariat.post(action, { ...values, dead: 'yes' })).status).toBe(409)
    expect((await it.as('member').get('/en/links')).status).toBe(403)
  })

  test('symbols that nothing has are listed with a paper that cites them', async () => {
    const page = await it.as('secretariat').get('/en/links/symbols')
    expect(page.text).toContain('C26/987')
  })

  test('that died are told to whoever brought the paper and to the secretariat, in their language', async () => {
    const person = it.demonstrated('secretariat')
    await importText(
      it.deps,
      { ...systemActor, kind: 'person', id: person },
      { name: 'dead.txt', bytes: writePaper({ symbol: 'C26/703', paragraphs: [`Gone: http://papers.example:${port}/gone`] }) },
    )
    while ((await scanEditions(it.deps)) > 0);
    await checkDueLinks(it.deps, net)
    await tellOfDeadLinks(it.deps)
    await tellOfDeadLinks(it.deps)
    const letters = (await it.letters()).filter(({ text }) => text.includes('/links'))
    expect(new Set(letters.map(({ to }) => to)).size).toBe(letters.length)
    expect(letters.some(({ subject }) => subject === '1 link in a paper is dead')).toBe(true)
  })

  test('ask the same number of questions for one and for thirty', async () => {
    const secretariat = it.as('secretariat')
    const count = async (path: string) => {
      await secretariat.get(path)
      it.queries.length = 0
      await secretariat.get(path)
      return it.queries.length
    }
    const paths = ['/en/links', '/en/links/symbols', '/en/documents/C26-701']
    const one = []
    for (const path of paths) one.push(await count(path))
    const paragraphs = Array.from(
      { length: 30 },
      (_, n) => `At http://papers.example:${port}/lost-${n} and in Document C26/8${String(n).padStart(2, '0')}.`,
    )
    await importPaper(it.deps, { symbol: 'C26/704', paragraphs })
    while ((await scanEditions(it.deps)) > 0);
    await checkDueLinks(it.deps, net)
    const thirty = []
    for (const path of paths) thirty.push(await count(path))
    expect(thirty).toEqual(one)
  }, 30_000)
})
