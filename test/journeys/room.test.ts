import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language, Translate } from '../../src/platform/i18n/index.ts'
import { arabicDispute, buildRoom, dispute, step } from '../../src/systems/drafting/room/testing.ts'
import { demonstrationAccounts } from '../../src/systems/people/index.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { noBrowser, signIn, startBrowser, visit } from '../support/browser.ts'
import { Looker, serve, wordsOf } from '../support/walk.ts'

if (noBrowser) console.warn(`skipped: the drafting room in two browsers (${noBrowser})`)

const rooms = [
  { language: 'en', ...dispute, chosen: 'to hold annual reports every year;', brackets: '3' },
  { language: 'ar', ...arabicDispute, chosen: 'كل سنتين', brackets: '1' },
] as const

describe.skipIf(noBrowser)('the drafting room in two browsers', () => {
  let browser: Browser
  let house: TestApp
  let address: string
  beforeAll(async () => {
    ;[browser, house] = await Promise.all([startBrowser(), testApp()])
    address = await serve(house)
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  describe.for(rooms)('in $language', ({ language, base, amendments, chosen, brackets }) => {
    const contexts: BrowserContext[] = []
    let t: Translate
    let looker: Looker
    let path: string
    let id: string
    beforeAll(async () => {
      t = wordsOf(house, language)
      looker = new Looker(`room-${language}`, true)
      id = await buildRoom(house.deps, { language: language as Language, base, amendments })
      path = `/${language}/drafting/${id}/room/${language}`
    })
    afterAll(async () => {
      for (const context of contexts) await context.close()
    })

    const open = async (who: string, at = path): Promise<Page> => {
      const context = await visit(browser, address)
      contexts.push(context)
      const page = await context.newPage()
      await signIn(page, language, demonstrationAccounts.find(({ email }) => email.startsWith(`${who}@`))!)
      await page.goto(at)
      return page
    }
    const words = (page: Page) => page.locator('[data-paragraph=p1] [data-words]')

    it('an editor chooses an alternative by keyboard, and a delegate sees it at once, where they are', async () => {
      const [editor, delegate] = [await open('chair'), await open('delegate')]
      await looker.look(editor, 'editor')
      expect(await delegate.locator('.standing').innerText()).toContain(brackets)
      await delegate.evaluate(() => Object.assign(globalThis, { here: true }))
      await editor.keyboard.press('j')
      expect(await editor.evaluate(() => document.activeElement?.id)).toBe('p1')
      await editor.keyboard.press('e')
      await looker.look(editor, 'opened')
      await editor.keyboard.press('2')
      for (const page of [delegate, editor]) {
        await expect.poll(() => words(page).innerText()).toContain(chosen)
        expect(await words(page).locator('ins').count()).toBe(0)
      }
      expect(await delegate.evaluate(() => 'here' in globalThis)).toBe(true)
      expect(await delegate.locator('[data-said]').textContent()).toContain(
        t('drafting.room.live.changed', { who: '', paragraphs: '' })
          .replace(/[\u2068\u2069:]/g, '')
          .trim()
          .split(' ')[0],
      )
      expect(await delegate.locator('[data-slot=p1]').getAttribute('class')).toContain('changed')
      await looker.look(delegate, 'delegate')
      expect(looker.faults).toEqual({})
    })

    // the browser part is the same in every language
    if (language !== 'en') return

    it('what somebody writes is kept when the paragraph changes under their hands, and both versions are shown', async () => {
      const writer = await open('secretariat', `${path}/paragraphs/p1`)
      await writer.locator('[data-doing=edit] summary').click()
      await writer.locator('[name=text]').fill('…')
      await step(house.deps, id, 'p1', { do: 'edit', text: 'A' }, { language: language as Language })
      await expect.poll(() => writer.locator('[data-said]').innerText()).toBe(t('drafting.room.live.kept'))
      expect(await writer.locator('[name=text]').inputValue()).toBe('…')
      await looker.look(writer, 'writer')
      await writer.locator('[data-doing=edit] button[type=submit]').click()
      await writer.waitForURL('**/steps')
      expect(await writer.locator('[name=text]').inputValue()).toBe('…')
      await looker.look(writer, 'both-versions')
      expect(looker.faults).toEqual({})
    })

    it('selected words go into brackets where they stand', async () => {
      const editor = await open('chair', `${path}/paragraphs/p1`)
      await step(house.deps, id, 'p1', { do: 'edit', text: 'act and act' }, { language: language as Language })
      await editor.reload()
      await editor.evaluate(() => {
        const node = document.querySelector('[data-words] [data-at]')!.firstChild!
        getSelection()!.setBaseAndExtent(node, 8, node, 11)
      })
      await expect.poll(() => editor.locator('[name=words]').inputValue()).toBe('act')
      await editor.locator('[name=asked-by]').fill('RCC')
      await editor.locator('[data-doing=bracket] button[type=submit]').click()
      await expect.poll(() => words(editor).or(editor.locator('[data-words]')).first().innerText()).toMatch(/act and \[RCC: act\]/)
    })
  })
})
