import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Someone, type TestApp, testApp } from '../support/app.ts'
import { accessibilityFaults, desk, enlarged, noBrowser, overflow, phone, startBrowser, visit, withAxe } from '../support/browser.ts'
import { type Example, examplePages } from '../support/example-pages.ts'
import { serve } from '../support/walk.ts'

if (noBrowser) console.warn(`skipped: pages in a browser (${noBrowser})`)

/** Pages looked at side by side: as many as keep two processors at work. */
const tabs = 3

describe.skipIf(noBrowser)('every page in a browser', () => {
  let house: TestApp
  let browser: Browser
  let address: string
  let pages: Example[]
  let missing: string[]
  const cookies = new Map<Someone, Promise<string>>()

  beforeAll(async () => {
    house = await testApp()
    ;({ pages, missing } = await examplePages(house))
    address = await serve(house)
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  it('stands in the table of examples', () => {
    expect(missing).toEqual([])
  })

  const kept = 'is accessible, in its language and direction, without error, and fits its window, in %s'
  it.for(['en', 'ar'])(kept, { timeout: 400_000 }, async (language) => {
    // of a page that says the same without script in one language, the other says it too
    expect(await walk(language, { alsoWithoutScript: language === 'en' })).toEqual({})
  })

  /** Opens every page, several at a time, and tells what is wrong by whom and where. */
  async function walk(language: string, { alsoWithoutScript }: { alsoWithoutScript: boolean }): Promise<Record<string, string[]>> {
    const faults: Record<string, string[]> = {}
    // a form that comes back has the parts of its page and of the gallery's refused form, which are looked at in Arabic as well
    const waiting = pages.filter(({ form }) => language === 'en' || !form).values()
    const tab = async () => {
      const windows = new Map<string, Page>()
      const windowFor = async (someone: Someone, script: boolean) => {
        const page = windows.get(`${someone} ${script}`) ?? (await windowOf(someone, script))
        windows.set(`${someone} ${script}`, page)
        return page
      }
      /** What is asked for is fetched once more and not run; what is sent is sent from a window without script. */
      const wordsWithoutScript = async (page: Page, example: Example) => {
        if (!example.form && !example.once) return await page.evaluate(mainWords, 'anew')
        const bare = await windowFor(example.as, false)
        await open(bare, language, example)
        return await bare.evaluate(mainWords, 'as it stands')
      }
      for (const example of waiting) {
        const page = await windowFor(example.as, true)
        const found = [...(await open(page, language, example)), ...(await look(page, language))]
        if (alsoWithoutScript) {
          const [scripted, plain] = [await page.evaluate(mainWords, 'as it stands'), await wordsWithoutScript(page, example)]
          if (scripted !== plain) found.push(`says without script: ${plain}`, `instead of: ${scripted}`)
        }
        if (found.length) faults[`${example.as} ${example.form ? 'sends' : 'at'} ${example.path}`] = found
      }
      for (const page of windows.values()) await page.context().close()
    }
    await Promise.all(Array.from({ length: tabs }, tab))
    return faults
  }

  async function windowOf(someone: Someone, script: boolean): Promise<Page> {
    const context = await visit(browser, address, { script, viewport: phone })
    if (script) await withAxe(context)
    const signedIn = cookies.get(someone) ?? house.as(someone).cookie()
    cookies.set(someone, signedIn)
    for (const [name, value] of pairsOf(await signedIn)) await context.addCookies([{ name, value, url: address }])
    return await context.newPage()
  }

  /** Comes to a page as its readers do, and tells what the browser complains of. */
  async function open(page: Page, language: string, { path, status, form, once }: Example): Promise<string[]> {
    const found: string[] = []
    page.removeAllListeners()
    page.on('pageerror', (error) => found.push(`script: ${error.message}`))
    page.on('console', (message) => {
      // that the page itself answers 404 is what the example wants
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) found.push(`console: ${message.text()}`)
    })
    page.on('response', (answer) => {
      if (answer.status() >= 400 && !answer.request().isNavigationRequest()) found.push(`${answer.status()} ${answer.url()}`)
    })
    if (once) {
      const value = encodeURIComponent(JSON.stringify(once))
      await page.context().addCookies([{ name: 'actionline-once', value, url: address }])
    }
    const target = `/${language}${path === '/' ? '' : path}`
    const answer = form ? await send(page, target, form) : await page.goto(target)
    if (answer?.status() !== status) found.push(`answers ${answer?.status()} instead of ${status}`)
    return found
  }
})

const pairsOf = (cookie: string) =>
  cookie
    .split('; ')
    .filter(Boolean)
    .map((pair) => pair.split(/=(.*)/s) as [string, string])

/** Sends a form as the browser does, from a page of the same site. */
async function send(page: Page, action: string, form: Record<string, string>) {
  await page.goto('/robots.txt')
  const answered = page.waitForNavigation({ waitUntil: 'load' })
  await page.evaluate(
    ([action, fields]) => {
      const form = document.createElement('form')
      Object.assign(form, { method: 'post', action })
      for (const [name, value] of Object.entries(fields)) {
        const input = Object.assign(document.createElement('input'), { name, value })
        form.append(input)
      }
      document.body.append(form)
      form.submit()
    },
    [action, form] as const,
  )
  return await answered
}

/** What is wrong with a page as it stands, from a window enlarged to 400 % to one at a desk: it is resized, not loaded anew. */
async function look(page: Page, language: string): Promise<string[]> {
  const found: string[] = []
  const { lang, dir } = await page.evaluate(() => ({ lang: document.documentElement.lang, dir: document.documentElement.dir }))
  if (lang !== language || dir !== (language === 'ar' ? 'rtl' : 'ltr')) found.push(`is in ${lang}, ${dir}`)
  for (const viewport of [enlarged, phone, desk]) {
    await page.setViewportSize(viewport)
    const at = (fault: string) => `at ${viewport.width}: ${fault}`
    if (viewport !== desk) found.push(...(await overflow(page)).map(at))
    // names, roles and colours are the same in every language: what is narrow shows in one, what is wide in the other
    const whole = viewport === (language === 'en' ? desk : phone)
    if (viewport !== enlarged) found.push(...(await accessibilityFaults(page, whole ? 'all' : 'layout')).map(at))
    if (process.env.SCREENSHOTS && viewport !== enlarged) await picture(page, language, viewport.width)
  }
  return found
}

async function picture(page: Page, language: string, width: number): Promise<void> {
  const name = new URL(page.url()).pathname.slice(4).replace(/\W+/g, '_') || 'home'
  await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}-${language}-${width}.png`, fullPage: true })
}

/** The words of the main part. Left out: what only script can do, and how a moment is told. */
async function mainWords(which: string): Promise<string> {
  const page = which === 'anew' ? new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html') : document
  const main = page.querySelector('main')!.cloneNode(true) as HTMLElement
  for (const e of main.querySelectorAll('[data-shortcuts-open], [data-local-time], dialog, noscript')) e.remove()
  for (const e of main.querySelectorAll('time')) e.textContent = e.getAttribute('datetime')
  return main.textContent!.split(/\s+/).filter(Boolean).join(' ')
}
