import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../../src/platform/actor.ts'
import type { Language, Translate } from '../../src/platform/i18n/index.ts'
import { importText } from '../../src/systems/documents/commands.ts'
import { demonstrationAccounts } from '../../src/systems/people/index.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { desk, enlarged, noBrowser, overflow, signIn, startBrowser, visit } from '../support/browser.ts'
import { madeProposal } from '../support/papers.ts'
import { serve, wordsOf } from '../support/walk.ts'

if (noBrowser) console.warn(`skipped: the review desk by keyboard (${noBrowser})`)

const walks: { name: string; language: Language; viewport: { width: number; height: number }; reducedMotion: boolean }[] = [
  { name: 'in English', language: 'en', viewport: desk, reducedMotion: false },
  { name: 'in Arabic, enlarged to 400 %, without motion', language: 'ar', viewport: enlarged, reducedMotion: true },
]

describe.skipIf(noBrowser)('the review desk by keyboard alone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser?.close())

  describe.for(walks)('$name', ({ language, viewport, reducedMotion }) => {
    let house: TestApp
    let context: BrowserContext
    let page: Page
    let t: Translate
    let address: string
    beforeAll(async () => {
      house = await testApp()
      const paper = madeProposal()
      await importText(house.deps, systemActor, { name: paper.name, bytes: Buffer.from(paper.content) })
      t = wordsOf(house, language)
      context = await visit(browser, await serve(house), { viewport, reducedMotion })
      page = await context.newPage()
      await signIn(page, language, demonstrationAccounts.find(({ email }) => email.startsWith('secretariat@'))!)
      address = `/${language}/review/C26-177`
      await page.goto(address)
      expect(await page.locator('[data-item]').count()).toBe(14)
    })
    afterAll(async () => {
      await context?.close()
      await house?.close()
    })

    const press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
    /** Presses what sends a form, and waits for the page that answers. */
    const send = async (key: string) => {
      const answered = page.waitForEvent('domcontentloaded')
      await press(key)
      await answered
    }
    const tabTo = async (name: string) => {
      for (let steps = 0; steps < 60; steps++) {
        await press('Tab')
        if ((await page.evaluate(() => document.activeElement!.textContent!.trim())) === name) return
      }
      throw new Error(`no ${name} is reached by Tab`)
    }
    const notice = () => page.locator('[data-notice]').innerText()
    const counts = () => page.locator('.lead').innerText()
    const ids = () => page.locator('[data-item]').evaluateAll((items) => items.map(({ id }) => id))

    /** The item in which the focus is: it must be the marked one, ringed, and in the window. */
    const focused = async (): Promise<string> => {
      const found = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const item = element.closest('[data-item]')
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        const { top, bottom } = element.getBoundingClientRect()
        return {
          item: item?.id ?? null,
          marked: item?.getAttribute('aria-current') === 'true' && document.querySelectorAll('[data-item][aria-current]').length === 1,
          ringed: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
          inWindow: bottom > 0 && top < innerHeight,
        }
      })
      expect(found).toMatchObject({ marked: true, ringed: true, inWindow: true })
      return found.item!
    }

    it('? lists the keys, and gives the focus back', async () => {
      await press('j', '?')
      const list = page.getByRole('dialog', { name: t('ui.shortcuts.title') })
      expect(await list.locator('kbd').allInnerTexts()).toEqual(['j', 'k', 'a', 'e', 's', 'm', 'r', '?'])
      expect(await overflow(page)).toEqual([])
      await press('Escape')
      expect(await list.isVisible()).toBe(false)
      expect(await focused()).toBe((await ids())[1])
    })

    it('j and k go to the next item and back, and stay at the ends', async () => {
      const [first, second, third] = await ids()
      await press('j')
      expect(await focused()).toBe(third)
      await press('k', 'k', 'k')
      expect(await focused()).toBe(first)
      await press('j')
      expect(await focused()).toBe(second)
    })

    it('a accepts, and goes on to the next', async () => {
      const [, second, third] = await ids()
      await send('a')
      expect(await notice()).toBe(t('mandates.notice.confirmed', { count: 1 }))
      expect(await ids()).not.toContain(second)
      expect(await focused()).toBe(third)
    })

    it('e corrects, and comes back to the same item', async () => {
      const item = await focused()
      await send('e')
      await page.waitForURL(/\/review\/mandates\/\d+/)
      expect(await overflow(page)).toEqual([])
      await tabTo(t('mandates.review.save'))
      await send('Enter')
      expect(await notice()).toBe(t('mandates.notice.corrected'))
      expect(await focused()).toBe(item)
    })

    it('s opens the field in which one is parted; Escape gives it up, and the parts stand beside each other', async () => {
      const item = await focused()
      const before = await ids()
      await press('s')
      expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).name)).toMatch(/parts$/)
      expect(await focused()).toBe(item)
      await press('Escape')
      expect(await focused()).toBe(item)
      await press('s', 'Control+End', 'Enter')
      await page.keyboard.type('to tell the membership')
      await press('Tab')
      await send('Enter')
      expect(await notice()).toBe(t('mandates.notice.split', { count: 1 }))
      expect((await ids()).length).toBe(before.length + 1)
      expect(await focused()).toBe(item)
    })

    it('m joins to the one before, which has the focus then', async () => {
      const before = await ids()
      await press('j')
      const joined = await focused()
      await send('m')
      expect(await notice()).toBe(t('mandates.notice.merged'))
      expect(await ids()).toEqual(before.filter((id) => id !== joined))
      expect(await focused()).toBe(before[before.indexOf(joined) - 1])
    })

    it('r rejects with a reason; without one the form comes back and says so', async () => {
      const item = await focused()
      await press('r', 'Tab')
      await send('Enter')
      expect(await page.evaluate(() => document.activeElement!.getAttribute('role'))).toBe('alert')
      expect(await page.locator(`#${item} [role=alert]`).innerText()).toContain(t('ui.field.required'))
      await press('Tab', 'Enter')
      expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).name)).toMatch(/reason$/)
      await page.keyboard.type('It only notes.')
      await press('Tab')
      await send('Enter')
      expect(await notice()).toBe(t('mandates.notice.rejected'))
      expect(await ids()).not.toContain(item)
      expect(await focused()).toBe((await ids())[1])
    })

    it('keys do nothing while one types, with another key held, and when they are switched off', async () => {
      const before = await counts()
      await press('Control+a', 'r', 'a')
      expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('a')
      await press('Escape', '?', 'Space', 'Escape', 'j', 'a')
      expect(await counts()).toBe(before)
    })

    it('nothing is wider than the window', async () => {
      await page.goto(address)
      expect(await overflow(page)).toEqual([])
    })
  })
})
