import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page as Tab } from 'playwright-core'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../platform/i18n/index.ts'
import {
  type Assets,
  Deadline,
  type Frame,
  Gallery,
  galleryParts,
  Live,
  loadAssets,
  Page,
  PostForm,
  ProgressBar,
  render,
  SubmitButton,
  TextArea,
  TextField,
  Time,
} from './index.ts'
import { testFrame, testTranslate } from './testing.ts'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const found = existsSync(executablePath)
if (!found) console.log(`Skipped: what pages do in a browser needs ${executablePath}; name another Chromium in CHROMIUM_PATH.`)

/** As strict as the server's. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'"

let folder: string
let assets: Assets
let server: Server
let origin: string
let browser: Browser

beforeAll(async () => {
  if (!found) return
  folder = await mkdtemp(join(tmpdir(), 'actionline-ui-'))
  const { buildAssets } = await import('../../scripts/assets.mjs')
  await buildAssets({ out: join(folder, 'dist/assets') })
  assets = loadAssets(folder)
  server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

/** What the server of the test was sent, and the open stream of the live page. */
const posted: string[] = []
const requested: string[] = []
const prefetched: string[] = []
let stream: ServerResponse | undefined
let refuse = false

const types: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/speculationrules+json',
  svg: 'image/svg+xml',
}

async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = req.url ?? '/'
  if (url.startsWith('/assets/')) {
    res.writeHead(200, { 'content-type': types[url.split('.').at(-1)!] }).end(readFileSync(join(folder, 'dist', url)))
    return
  }
  requested.push(url)
  if (req.headers['sec-purpose']) prefetched.push(url)
  const [, lang, path = '/'] = /^\/(\w\w)(\/.*)?$/.exec(url) ?? []
  const frame = testFrame((lang ?? 'en') as Language, {
    path,
    assets: { css: assets.url('actionline.css'), js: assets.url('actionline.js'), icon: assets.url('icon.svg') },
    ...(url.includes('signed-in') && { actor: { kind: 'person', name: 'Awa Diallo', roles: ['delegate'] } }),
  })
  if (req.method === 'POST') {
    let body = ''
    for await (const chunk of req) body += chunk
    posted.push(body)
    if (refuse) return void send(res, formPage(frame, new URLSearchParams(body).get('title')), 422)
    return void res.writeHead(303, { location: '/en/done' }).end()
  }
  if (path === '/progress') {
    stream = res.writeHead(200, { 'content-type': 'text/event-stream' })
    stream.write(': open\n\n')
    return
  }
  if (path === '/live') return void send(res, livePage(frame))
  if (path === '/form') return void send(res, formPage(frame, null))
  if (path.startsWith('/dev/gallery')) return void send(res, Gallery({ frame }))
  send(res, <Page frame={frame} title="Done" />, path === '/done' ? 200 : 404)
}

const send = (res: ServerResponse, page: VNode, status = 200) =>
  res
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'private, no-store',
      'speculation-rules': `"${assets.url('speculation.json')}"`,
    })
    .end(render(page))

const formPage = (frame: Frame, refused: string | null) => (
  <Page frame={frame} title="A form" layout="plain">
    <PostForm t={frame.t} action="/en/form" draft="contribution" errors={refused === null ? null : { title: { key: 'ui.field.required' } }}>
      <TextField t={frame.t} name="title" label="Title" value={refused} />
      <TextField t={frame.t} name="password" label="Password" type="password" />
      <TextArea t={frame.t} name="text" label="Text" words={4} />
      <SubmitButton>Send</SubmitButton>
    </PostForm>
    <form method="post" action="/en/sign-out" data-forget-drafts>
      <SubmitButton>Leave</SubmitButton>
    </form>
  </Page>
)

const livePage = (frame: Frame) => (
  <Page frame={frame} title="Live">
    <Live src="/en/progress">
      <ProgressBar t={frame.t} label="Reading" done={1} total={4} />
    </Live>
    <p id="moment">
      <Time t={frame.t} value={new Date(Date.now() - 3 * 3_600_000)} relative />
    </p>
    <p id="deadline">
      <Deadline t={frame.t} at={new Date('2027-01-15T12:00:00Z')} />
    </p>
  </Page>
)

interface Visit extends BrowserContextOptions {
  width?: number
}

/** A tab on a page; whatever the console complains of fails the test. */
async function withTab(address: string, { width = 1280, ...options }: Visit, walk: (tab: Tab) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...options })
  const complaints: string[] = []
  try {
    const tab = await context.newPage()
    tab.on(
      'console',
      (message) => message.type() === 'error' && !/status of (404|422)|ERR_FAILED/.test(message.text()) && complaints.push(message.text()),
    )
    tab.on('pageerror', (error) => complaints.push(error.message))
    await tab.goto(origin + address)
    await walk(tab)
    expect(complaints).toEqual([])
  } finally {
    await context.close()
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Each failure of WCAG 2.2 A and AA and of axe's best practices, as `rule: element`. */
async function failures(tab: Tab): Promise<string[]> {
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.evaluate(axe)
  return tab.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run({ resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  })
}

describe.skipIf(!found)('for those who see, hear or touch the page', () => {
  // each language in both widths and both schemes, of which one page needs to be loaded: the rest is the window's to change
  it.each(galleryParts.flatMap((part) => ['en', 'ar'].map((lang) => [part, lang] as const)))(
    '%s, %s: axe finds nothing',
    async (part, lang) => {
      await withTab(
        `/${lang}/dev/gallery?part=${part}&signed-in`,
        { width: 1280, colorScheme: lang === 'ar' ? 'dark' : 'light' },
        async (tab) => {
          expect(await failures(tab)).toEqual([])
          await tab.setViewportSize({ width: 390, height: 900 })
          await tab.emulateMedia({ colorScheme: lang === 'ar' ? 'light' : 'dark' })
          expect(await failures(tab)).toEqual([])
        },
      )
    },
  )

  it.each(galleryParts.map((part) => [part]))('%s fits a window of 320 px, as at 400 % zoom, in all scripts', async (part) => {
    await withTab(`/en/dev/gallery?part=${part}`, { width: 320 }, async (tab) => {
      for (const lang of ['en', 'ar', 'ru', 'zh']) {
        await tab.goto(`${origin}/${lang}/dev/gallery?part=${part}`)
        expect(await tab.evaluate(() => document.documentElement.scrollWidth), lang).toBeLessThanOrEqual(320)
      }
    })
  })

  it('a keyboard reaches the content at once, and everything in the order of the page', async () => {
    await withTab('/en/dev/gallery', {}, async (tab) => {
      await tab.keyboard.press('Tab')
      expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
      await tab.keyboard.press('Enter')
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('main')
      const tops: number[] = []
      for (let n = 0; n < 12; n++) {
        await tab.keyboard.press('Tab')
        tops.push(await tab.evaluate(() => document.activeElement!.getBoundingClientRect().height))
      }
      expect(Math.min(...tops)).toBeGreaterThan(0)
    })
  })

  it('targets are large enough for a finger', async () => {
    await withTab('/en/dev/gallery?part=list&signed-in', { width: 390 }, async (tab) => {
      const small = await tab.evaluate(() =>
        [...document.querySelectorAll('.masthead :is(a, button, summary), .buttons > *, .facet a, .foot a')]
          .filter((element) => element.getClientRects().length > 0)
          .filter((element) => element.getBoundingClientRect().height < 24)
          .map((element) => element.textContent),
      )
      expect(small).toEqual([])
    })
  })

  it('a printed page is the paper alone', async () => {
    await withTab('/en/dev/gallery', {}, async (tab) => {
      await tab.emulateMedia({ media: 'print' })
      const seen = (selector: string) => tab.locator(selector).first().isVisible()
      expect(await Promise.all(['.sheet', '.masthead', '.foot', '.buttons'].map(seen))).toEqual([true, false, false, false])
    })
  })
})

describe.skipIf(!found)('without script', () => {
  const plain = { javaScriptEnabled: false }

  it('the drawers of a phone open and close', async () => {
    await withTab('/en/dev/gallery?part=list', { ...plain, width: 390 }, async (tab) => {
      const place = tab.getByRole('navigation', { name: 'Main navigation' })
      expect(await place.isVisible()).toBe(false)
      await tab.getByRole('button', { name: 'Menu' }).click()
      expect(await place.getByRole('link', { name: 'Action line C2' }).isVisible()).toBe(true)
      await tab.keyboard.press('Escape')
      expect(await place.isVisible()).toBe(false)
      await tab.getByRole('button', { name: /^Filter/ }).click()
      expect(await tab.getByRole('form', { name: 'Filter' }).getByRole('searchbox').isVisible()).toBe(true)
    })
  })

  it('navigation and filters lie open on a wide window', async () => {
    await withTab('/en/dev/gallery?part=list', plain, async (tab) => {
      expect(await tab.getByRole('navigation', { name: 'Main navigation' }).isVisible()).toBe(true)
      expect(await tab.getByRole('searchbox').isVisible()).toBe(true)
      expect(await tab.getByRole('button', { name: 'Menu' }).isVisible()).toBe(false)
    })
  })

  it('the language menu opens, and changes the language of the same page', async () => {
    await withTab('/en/dev/gallery?part=time', plain, async (tab) => {
      await tab.locator('summary', { hasText: 'English' }).click()
      await tab.getByRole('banner').getByRole('link', { name: 'Русский' }).click()
      expect(tab.url()).toBe(`${origin}/ru/dev/gallery?part=time`)
    })
  })

  it('a refused form has the focus on its errors, and each line leads to its field', async () => {
    await withTab('/en/dev/gallery?part=form', plain, async (tab) => {
      await expect.poll(() => tab.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert')
      await tab.getByRole('link', { name: /^Due:/ }).click()
      await expect.poll(() => tab.evaluate(() => document.activeElement?.id)).toBe('f-due')
    })
  })
})

describe.skipIf(!found)('pages to come', () => {
  it('are fetched once, when their link is pointed at; sorted lists and exports are not', async () => {
    await withTab('/en/dev/gallery?part=list', {}, async (tab) => {
      prefetched.length = 0
      requested.length = 0
      await tab.getByRole('link', { name: /^What/ }).hover()
      await tab.getByRole('link', { name: 'CSV' }).hover()
      await tab.getByRole('main').getByRole('link', { name: 'review' }).hover()
      await expect.poll(() => prefetched).toEqual(['/en/dev/gallery?part=review'])
      await tab.getByRole('main').getByRole('link', { name: 'review' }).click()
      await tab.waitForURL('**part=review')
      expect(requested.filter((url) => url.endsWith('part=review'))).toHaveLength(1)
    })
  })
})

describe.skipIf(!found)('with script', () => {
  it('what is typed is kept as a draft, offered again, and forgotten when the form was accepted', async () => {
    await withTab('/en/form', {}, async (tab) => {
      const title = tab.getByLabel('Title')
      await title.fill('Contribution')
      await tab.getByLabel('Password').fill('secret')
      await tab.getByLabel('Text').fill('to report')
      await tab.reload()
      expect(await title.inputValue()).toBe('')
      await tab.getByRole('button', { name: 'Restore the draft' }).click()
      expect([await title.inputValue(), await tab.getByLabel('Text').inputValue()]).toEqual(['Contribution', 'to report'])
      expect(await tab.evaluate(() => JSON.stringify(localStorage))).not.toContain('secret')

      refuse = true
      await tab.getByRole('button', { name: 'Send' }).click()
      expect(await title.inputValue()).toBe('Contribution')
      expect(await tab.evaluate(() => localStorage.length)).toBe(1)

      refuse = false
      await tab.getByRole('button', { name: 'Send' }).click()
      await tab.waitForURL('**/done')
      expect(await tab.evaluate(() => localStorage.length)).toBe(0)
    })
  })

  it('a form that never arrived loses nothing', async () => {
    await withTab('/en/form', {}, async (tab) => {
      await tab.getByLabel('Title').fill('Contribution')
      await tab.route('**/form', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
      await tab
        .getByRole('button', { name: 'Send' })
        .click()
        .catch(() => {})
      await tab.waitForURL('chrome-error://**')
      await tab.goto(`${origin}/en/form`)
      await tab.getByRole('button', { name: 'Restore the draft' }).click()
      expect(await tab.getByLabel('Title').inputValue()).toBe('Contribution')
    })
  })

  it('signing out forgets the drafts of a shared device', async () => {
    await withTab('/en/form', {}, async (tab) => {
      await tab.getByLabel('Title').fill('Contribution')
      await expect.poll(() => tab.evaluate(() => localStorage.length)).toBe(1)
      await tab.getByRole('button', { name: 'Leave' }).click()
      await tab.waitForURL('**/done')
      expect(await tab.evaluate(() => localStorage.length)).toBe(0)
    })
  })

  it('words are counted as they are typed', async () => {
    await withTab('/en/form', {}, async (tab) => {
      await tab.getByLabel('Text').fill('one, two three')
      expect(await tab.locator('#f-text-words').textContent()).toBe('Words: 3 of 4')
      await tab.getByLabel('Text').fill('one two three four five')
      expect(await tab.locator('#f-text-words').getAttribute('class')).toContain('error')
    })
  })

  it('keys move through the desk and press the current item’s buttons, until they are switched off', async () => {
    await withTab('/en/dev/gallery?part=review', {}, async (tab) => {
      const current = () => tab.locator('[data-item][aria-current]').getAttribute('aria-label')
      await tab.keyboard.press('j')
      await tab.keyboard.press('j')
      expect(await current()).toMatch(/^targeted road maps/)
      await tab.keyboard.press('k')
      expect(await current()).toMatch(/^report the results/)

      await tab.keyboard.press('?')
      expect(await tab.getByRole('dialog').isVisible()).toBe(true)
      await tab.getByLabel('Use keyboard shortcuts on this device').uncheck()
      await tab.getByRole('button', { name: 'Close' }).click()
      await tab.keyboard.press('j')
      expect(await current()).toMatch(/^report the results/)

      await tab.getByRole('button', { name: /^Keyboard shortcuts/ }).click()
      await tab.getByLabel('Use keyboard shortcuts on this device').check()
      await tab.getByRole('button', { name: 'Close' }).click()
      const request = tab.waitForRequest((request) => request.method() === 'POST')
      await tab.locator('[data-item]').first().focus()
      await tab.keyboard.press('a')
      await request
    })
  })

  it('keys are letters where one types', async () => {
    await withTab('/en/dev/gallery?part=list', {}, async (tab) => {
      await tab.getByRole('searchbox').fill('')
      await tab.getByRole('searchbox').press('j')
      expect(await tab.getByRole('searchbox').inputValue()).toBe('j')
    })
  })

  it('choosing in a filter sends it, keeps the focus there, and leaves empty fields out of the address', async () => {
    await withTab('/en/dev/gallery?part=list', {}, async (tab) => {
      await tab.getByLabel('Body').selectOption('cstd')
      await tab.waitForURL('**body=cstd**')
      expect(new URL(tab.url()).search).toBe('?part=list&body=cstd')
      expect(await tab.evaluate(() => document.activeElement?.id)).toBe('f-body')
    })
  })

  it('a permalink is copied and says so', async () => {
    await withTab('/en/dev/gallery', { permissions: ['clipboard-read', 'clipboard-write'] }, async (tab) => {
      const link = tab.getByRole('link', { name: 'Permanent link to instructs the Secretary-General 4' })
      await link.click()
      await expect.poll(() => link.getAttribute('data-said')).toBe('Copied')
      expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}/en/dev/gallery#p4`)
    })
  })

  it('a menu closes on Escape and on a click elsewhere', async () => {
    await withTab('/en/dev/gallery', {}, async (tab) => {
      const menu = tab.locator('details[data-menu]').first()
      await menu.locator('summary').click()
      await tab.keyboard.press('Escape')
      expect(await menu.getAttribute('open')).toBeNull()
      await menu.locator('summary').click()
      await tab.getByRole('heading', { level: 1 }).click()
      expect(await menu.getAttribute('open')).toBeNull()
    })
  })

  it('long work moves on the page as the server tells of it, then the page goes where the result is', async () => {
    await withTab('/en/live', {}, async (tab) => {
      const bar = tab.getByRole('progressbar')
      const tell = (markup: string) => stream!.write(`event: change\ndata: ${markup}\n\n`)
      await expect.poll(() => stream?.writable).toBe(true)
      tell(renderToString(<ProgressBar t={testTranslate()} label="Reading" done={3} total={4} />))
      await expect.poll(() => bar.getAttribute('value')).toBe('3')
      tell('<p data-done="/en/done">Read.</p>')
      await tab.waitForURL('**/done')
    })
  })

  it('moments are told as distance, and a deadline also in the reader’s own time', async () => {
    await withTab('/en/live', { timezoneId: 'America/New_York' }, async (tab) => {
      expect(await tab.locator('#moment').textContent()).toBe('3 hours ago')
      expect(await tab.locator('#moment time').getAttribute('title')).toMatch(/20\d\d/)
      expect(await tab.locator('#deadline').textContent()).toBe('15 Jan 2027, 13:00, Geneva time(15 Jan 2027, 07:00 where you are)')
    })
    await withTab('/en/live', { timezoneId: 'Europe/Paris' }, async (tab) => {
      expect(await tab.locator('#deadline').textContent()).not.toContain('where you are')
    })
  })
})
