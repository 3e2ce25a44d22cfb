import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { type TestApp, testApp } from '../support/app.ts'
import { desk, enlarged, noBrowser, overflow, startBrowser } from '../support/browser.ts'
import { absent, addressesOf, document as documentPage, fillRegister, home, type PageKind, register, review } from '../support/pages.ts'

if (noBrowser) console.warn(`skipped: ways of reading (${noBrowser})`)

const kinds: PageKind[] = [
  // every page is looked at enlarged in pages.test.ts; these differ most in how they move and print
  { name: '/timeline', path: '/timeline' },
  home,
  register,
  documentPage,
  review,
]

describe.skipIf(noBrowser)('ways of reading', () => {
  let house: TestApp
  let browser: Browser
  let address: string

  beforeAll(async () => {
    house = await testApp()
    await fillRegister(house)
    await house.app.listen({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  describe.for(kinds)('$name', (kind) => {
    let path: string | undefined
    /** one window for all looks at this page: wishes are made known to it as a system makes them known */
    let page: Page
    beforeAll(async () => {
      path = (await addressesOf(house, kind))[0]
      if (path) page = await (await windowFor(kind)).newPage()
    })
    afterAll(() => page?.context().close())

    const at = (language: string) => `/${language}${path === '/' ? '' : path}`
    /** Opens the page anew; one that is not there is passed over. */
    async function begin({ skip }: TestContext, language = 'en', on = page): Promise<Page> {
      if (!path) skip(absent(kind))
      await on.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: null })
      await on.setViewportSize(desk)
      await on.goto(at(language))
      return on
    }

    it('stands still for those who asked for less motion', async (context) => {
      await begin(context)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.locator('.menu > summary').first().click()
      expect(await page.evaluate(movingParts)).toEqual([])
    })

    it.for(['en', 'ar'])(
      'enlarged to four times its size it keeps to the window and cuts nothing off, in %s',
      async (language, context) => {
        await begin(context, language)
        await page.setViewportSize(enlarged)
        expect([...(await overflow(page)), ...(await page.evaluate(cutParts))]).toEqual([])
      },
    )

    it('prints its content dark on white, without what can only be used on a screen', async (context) => {
      await begin(context)
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      const print = await page.evaluate(() => ({
        // of a choice, the one that was made says which text this is
        shown: [...document.querySelectorAll('.masthead, .site-nav, .foot, .skip, button, [type=submit], .filter, main nav a')]
          .filter((e) => e.checkVisibility() && !e.matches('.crumbs a, .thread a, [aria-current]'))
          .map((e) => e.outerHTML.slice(0, 80)),
        heading: document.querySelector('h1')!.checkVisibility(),
        ground: getComputedStyle(document.body).backgroundColor,
        ink: getComputedStyle(document.querySelector('h1')!).color,
      }))
      expect(print).toEqual({ shown: [], heading: true, ground: 'rgb(255, 255, 255)', ink: 'rgb(0, 0, 0)' })
    })

    it('can be read in the colours that the reader has chosen', async (context) => {
      await begin(context)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ forcedColors: 'active', colorScheme })
        expect(await page.evaluate(unreadableParts)).toEqual([])
      }
    })

    it('is walked by key in the order of reading, past the menus if wanted, always marked, and left again', async (context) => {
      await begin(context)
      const expected = await page.evaluate(stops)
      const walked: Stop[] = []
      for (let steps = 0; steps <= expected.length; steps++) {
        await page.keyboard.press('Tab')
        const stop = await page.evaluate(focused)
        if (!stop) break
        walked.push(stop)
      }
      expect(walked.map(({ name }) => name)).toEqual(expected)
      expect(walked.filter(({ marked, uncovered }) => !marked || !uncovered)).toEqual([])
      expect(walked[0]!.name).toContain('#main')

      await page.goto(at('en'))
      for (const key of ['Tab', 'Enter', 'Tab']) await page.keyboard.press(key)
      expect(await page.evaluate(() => document.activeElement!.closest('.masthead'))).toBe(null)
    })

    it('is in any of the six languages by key, and stays the same page', async (context) => {
      await begin(context)
      const menu = page.locator('.masthead .menu').first()
      const first = menu.locator('a').first()
      await menu.locator('summary').focus()
      await page.keyboard.press('Enter')
      expect(await menu.locator('a').count()).toBe(6)
      expect(await first.isVisible()).toBe(true)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Escape')
      expect(await first.isVisible()).toBe(false)
      expect(await menu.locator('summary').evaluate((e) => e === document.activeElement)).toBe(true)
      for (const key of ['Enter', 'Tab', 'Enter']) await page.keyboard.press(key)
      await page.waitForURL(`**${at('ar')}`)
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    })

    it('says the same without JavaScript, and lets itself be used', async (context) => {
      await begin(context)
      const withScript = await page.evaluate(mainWords)
      const bare = await windowFor(kind, { javaScriptEnabled: false })
      const plain = await begin(context, 'en', await bare.newPage())
      expect(withScript).toEqual(await plain.evaluate(mainWords))
      expect(withScript.length).toBeGreaterThan(3)

      await plain.locator('.masthead .menu summary').first().focus()
      for (const key of ['Enter', 'Tab', 'Enter']) await plain.keyboard.press(key)
      await plain.waitForURL(`**${at('ar')}`)
      await bare.close()
    })
  })

  /** A person's own browser, signed in where the page asks for it. */
  async function windowFor({ as }: PageKind, wish: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await browser.newContext({ baseURL: address, viewport: desk, ...wish })
    if (as) {
      const pairs = (await house.as(as).cookie()).split('; ').map((pair) => pair.split(/=(.*)/s) as [string, string])
      await context.addCookies(pairs.map(([name, value]) => ({ name, value, url: address })))
    }
    return context
  }

  it('these looks find what they look for', async () => {
    const context = await browser.newContext({ baseURL: address, viewport: enlarged, bypassCSP: true })
    const page = await context.newPage()
    await page.goto('/en/sign-in')
    await page.addStyleTag({
      content: `.gliding { transition: color 1s } .cut { inline-size: 3rem; overflow: hidden; white-space: nowrap }
        .away { position: absolute; left: -9rem } .faint { color: #999; background: #aaa } button.edgeless { border: 0 }
        .unmarked:focus { outline: none }`,
    })
    await page.evaluate(() => {
      document.querySelector('h1')!.insertAdjacentHTML(
        'afterend',
        `<p class="gliding">Gliding</p><p class="cut">Too long for its box</p><p class="away">Away</p><p class="faint">Faint</p>
        <button type="button" class="edgeless">Edgeless</button><a class="unmarked" href="#unmarked">Unmarked</a>`,
      )
    })
    expect(await page.evaluate(movingParts)).toEqual(['p.gliding'])
    expect(await page.evaluate(cutParts)).toEqual(['p.cut “Too long for its box”', 'p.away “Away”'])
    expect(await page.evaluate(unreadableParts)).toEqual([
      'p.faint rgb(153, 153, 153) on rgb(170, 170, 170)',
      'no edge: <button type="button" class="edgeless">Edgeless</button>',
    ])
    await page.locator('.unmarked').focus()
    expect(await page.evaluate(focused)).toMatchObject({ name: 'a #unmarked Unmarked', marked: false, uncovered: true })
    await context.close()
  })
})

// What follows runs in the page.

/** What moves, or would, for longer than one frame. */
function movingParts(): string[] {
  const seconds = (list: string) => Math.max(...list.split(',').map((one) => Number.parseFloat(one) * (one.includes('ms') ? 0.001 : 1)))
  const moving = [...document.querySelectorAll('*')].flatMap((e) =>
    [null, '::before', '::after', '::backdrop'].flatMap((part) => {
      const style = getComputedStyle(e, part)
      const animated = style.animationName !== 'none' && seconds(style.animationDuration) > 0.01
      const gliding = seconds(style.transitionDuration) > 0.01 || style.scrollBehavior === 'smooth'
      return animated || gliding ? [`${e.tagName.toLowerCase()}.${e.getAttribute('class')}${part ?? ''}`] : []
    }),
  )
  return [...moving, ...document.getAnimations().map((animation) => `animation ${animation.id}`)]
}

/** Words that a narrow window hides: behind an edge that does not scroll, or outside the window. */
function cutParts(): string[] {
  const named = (e: Element) => `${e.tagName.toLowerCase()}.${e.getAttribute('class')} “${e.textContent!.trim().slice(0, 30)}”`
  // meant to be heard only, or to scroll by itself; one's own name in the menu is in full on the account's page
  const excused = '.hidden, .scroll, .sides, .table thead, .skip, .menu > summary bdi'
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((e) => e.checkVisibility() && e.textContent!.trim() && !e.closest(excused))
    .flatMap((e) => {
      const { overflowX, overflowY } = getComputedStyle(e)
      const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      const cutAcross = clips(overflowX) && e.scrollWidth > e.clientWidth + 1
      const cutDown = clips(overflowY) && e.scrollHeight > e.clientHeight + 1
      const { left, right, width } = e.getBoundingClientRect()
      const outside = width > 0 && (left < -1 || right > document.documentElement.clientWidth + 1)
      return cutAcross || cutDown || outside ? [named(e)] : []
    })
}

/** Words that do not stand out from their ground, and fields and buttons without an edge. */
function unreadableParts(): string[] {
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const numbers = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number) as [number, number, number, number?]
  const light = (colour: string) => {
    const [r, g, b] = numbers(colour)
      .slice(0, 3)
      .map((part) => channel(part! / 255)) as [number, number, number]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const ground = (e: Element): string => {
    const { backgroundColor } = getComputedStyle(e)
    if (numbers(backgroundColor)[3] !== 0) return backgroundColor
    return e.parentElement ? ground(e.parentElement) : getComputedStyle(document.documentElement).backgroundColor
  }
  const contrast = (e: Element) => {
    const [dark, bright] = [light(getComputedStyle(e).color), light(ground(e))].sort((a, b) => a - b) as [number, number]
    return (bright + 0.05) / (dark + 0.05)
  }
  const ownWords = (e: Element) => [...e.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim())
  const faint = [...document.querySelectorAll('body *:not(svg *)')]
    .filter((e) => e.checkVisibility() && !e.closest('.hidden, .skip') && ownWords(e) && contrast(e) < 4.5)
    .map((e) => `${e.tagName.toLowerCase()}.${e.getAttribute('class')} ${getComputedStyle(e).color} on ${ground(e)}`)
  const edgeless = [
    ...document.querySelectorAll('button:not(.plain), input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea'),
  ]
    .filter((e) => e.checkVisibility() && getComputedStyle(e).borderBlockStartStyle === 'none')
    .map((e) => `no edge: ${e.outerHTML.slice(0, 80)}`)
  return [...faint, ...edgeless]
}

interface Stop {
  name: string
  /** an outline as thick as WCAG 2.4.13 asks */
  marked: boolean
  /** nothing lies over it, and it is inside the window (WCAG 2.4.11) */
  uncovered: boolean
}

/** Everything that takes the focus, in the order of the document. */
function stops(): string[] {
  const radios = new Set<string>()
  return [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((e) => e.checkVisibility() && !e.matches(':disabled, [type=hidden]') && e.tabIndex >= 0)
    .filter((e) => {
      if (!(e instanceof HTMLInputElement) || e.type !== 'radio') return true
      const chosen = document.querySelector(`input[type=radio][name="${CSS.escape(e.name)}"]:checked`)
      if (chosen ? chosen !== e : radios.has(e.name)) return false
      radios.add(e.name)
      return true
    })
    .map((e) => `${e.tagName.toLowerCase()} ${e.getAttribute('href') ?? e.id} ${e.textContent!.trim().slice(0, 30)}`)
}

/** Where the focus is; null when it has left the page. */
function focused(): Stop | null {
  const e = document.activeElement as HTMLElement | null
  if (!e || e === document.body || e === document.documentElement) return null
  const { outlineStyle, outlineWidth } = getComputedStyle(e)
  const box = e.getClientRects()[0] ?? e.getBoundingClientRect()
  const [x, y] = [Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), box.top + Math.min(box.height / 2, 20)]
  const top = document.elementFromPoint(x, y)
  return {
    name: `${e.tagName.toLowerCase()} ${e.getAttribute('href') ?? e.id} ${e.textContent!.trim().slice(0, 30)}`,
    marked: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    uncovered: top !== null && (e.contains(top) || top.contains(e)),
  }
}

/** The words of the main part. Left out: what only script can do, and how a moment is told. */
function mainWords(): string[] {
  const main = document.querySelector('main')!.cloneNode(true) as HTMLElement
  for (const e of main.querySelectorAll('[data-shortcuts-open], [data-local-time], dialog, noscript')) e.remove()
  for (const e of main.querySelectorAll('time')) e.textContent = e.getAttribute('datetime')
  return main.textContent!.split(/\s+/).filter(Boolean)
}
