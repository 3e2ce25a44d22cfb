import { get, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/platform/i18n/index.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { noBrowser, startBrowser, visit } from '../support/browser.ts'
import { absent, addressesOf, document, fillRegister, home, mandate, type PageKind, register } from '../support/pages.ts'

/** In bytes, heads included. People open these pages on the wireless of a plenary hall and on a village's telephone. */
const firstVisitLimit = 40_000
const laterPageLimit = 15_000

const kinds: PageKind[] = [
  home,
  register,
  mandate,
  document,
  ...['/timeline', '/bodies', '/sign-in', '/about/api'].map((path) => ({ name: path, path })),
]

let house: TestApp
let address: string
beforeAll(async () => {
  house = await testApp()
  await fillRegister(house)
  await house.app.listen({ port: 0, host: '127.0.0.1' })
  address = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
})
afterAll(() => house.close())

interface Answer {
  bytes: number
  headers: IncomingHttpHeaders
  body: string
}

/** As many bytes as come over the line, for a browser that takes nothing better than gzip. */
const fetchBytes = (path: string): Promise<Answer> =>
  new Promise((done, failed) => {
    get(address + path, { agent: false, headers: { 'accept-encoding': 'gzip', accept: 'text/html,*/*' } }, (answer) => {
      const socket = answer.socket
      const chunks: Buffer[] = []
      if (answer.statusCode !== 200) failed(new Error(`${path} answers ${answer.statusCode}`))
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => done({ bytes: socket.bytesRead, headers: answer.headers, body: Buffer.concat(chunks).toString('latin1') }))
    }).on('error', failed)
  })

/** What a page names for its browser to load with it. */
async function loadedWith(path: string): Promise<string[]> {
  const { headers, body: html } = await house.app.inject({ url: path, headers: { accept: 'text/html' } })
  const tags = [...html.matchAll(/<(?:link|script|img|source)\b[^>]*>/g)].map(([tag]) => tag)
  const named = tags
    .filter((tag) => !/rel="(alternate|canonical|next|prev)"/.test(tag))
    .flatMap((tag) => /\b(?:href|src)="([^"]+)"/.exec(tag)?.[1] ?? [])
  const rules = /"([^"]+)"/.exec(String(headers['speculation-rules'] ?? ''))?.[1]
  return [...new Set([...named, ...(rules ? [rules] : [])])].filter((url) => url.startsWith('/'))
}

describe.for(kinds)('the weight of $name', (kind) => {
  it('a first visit stays under 40 kB, a later page under 15 kB, in every language', async ({ skip }) => {
    const paths = await addressesOf(house, kind)
    if (paths.length === 0) return skip(absent(kind))
    const weights = []
    for (const path of paths.slice(0, 10)) {
      for (const language of languages) {
        const url = `/${language}${path === '/' ? '' : path}`
        const page = await fetchBytes(url)
        expect(page.headers['content-encoding']).toBe('gzip')
        const rest = await Promise.all((await loadedWith(url)).map(fetchBytes))
        weights.push({ url, later: page.bytes, first: rest.reduce((sum, { bytes }) => sum + bytes, page.bytes) })
      }
    }
    const heaviest = weights.reduce((a, b) => (a.later > b.later ? a : b))
    console.log(
      `${kind.name}: first visit ${heaviest.first} bytes, later ${heaviest.later} (${heaviest.url}, the heaviest of ${weights.length})`,
    )
    expect(heaviest.first).toBeLessThan(firstVisitLimit)
    expect(heaviest.later).toBeLessThan(laterPageLimit)
  })
})

it('what comes with a page is kept by the browser for good, under a name that changes with it', async () => {
  const files = await loadedWith('/en/timeline')
  expect(files.length).toBeGreaterThanOrEqual(3)
  for (const file of files) {
    expect([file, (await fetchBytes(file)).headers['cache-control']]).toEqual([file, 'public, max-age=31536000, immutable'])
  }
})

describe.skipIf(noBrowser)('a browser', () => {
  if (noBrowser) console.warn(`skipped: what a browser loads (${noBrowser})`)
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser?.close())

  it('loads no more than what was weighed, and nothing again on the next page', async () => {
    const context = await visit(browser, address)
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url().replace(address, '')))
    await page.goto('/en/timeline', { waitUntil: 'networkidle' })
    const weighed = new Set(['/en/timeline', ...(await loadedWith('/en/timeline'))])
    expect(asked.filter((url) => !weighed.has(url))).toEqual([])

    const finished: Promise<string[]>[] = []
    page.on('requestfinished', (request) => {
      const url = request.url().replace(address, '')
      finished.push(request.sizes().then(({ responseBodySize }) => (responseBodySize > 0 ? [url] : [])))
    })
    await page.goto('/en/bodies', { waitUntil: 'networkidle' })
    expect((await Promise.all(finished)).flat()).toEqual(['/en/bodies'])
    await context.close()
  })
})
