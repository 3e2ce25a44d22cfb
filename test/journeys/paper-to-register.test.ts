import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/platform/db/index.ts'
import type { Language } from '../../src/platform/i18n/index.ts'
import { demonstrationAccounts } from '../../src/systems/people/index.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { noBrowser, signIn, startBrowser, visit } from '../support/browser.ts'
import { proposalOn1332 } from '../support/papers.ts'
import { Looker, serve, wordsOf } from '../support/walk.ts'

if (noBrowser) console.warn(`skipped: from paper to register (${noBrowser})`)

/** After the proposal, before the session of the Commission; the clock goes on from here. */
const start = Date.parse('2026-09-07T08:00:00Z')

const walks: { name: string; language: Language; script: boolean }[] = [
  { name: 'in English', language: 'en', script: true },
  { name: 'in Arabic', language: 'ar', script: true },
  { name: 'without JavaScript', language: 'en', script: false },
]

describe.skipIf(noBrowser)('from an official paper to the register', () => {
  const paper = proposalOn1332()
  let browser: Browser
  beforeAll(async () => {
    console.log(`the paper is ${paper.name}`)
    browser = await startBrowser()
  })
  afterAll(() => browser?.close())

  describe.for(walks)('$name', ({ name, language, script }) => {
    let house: TestApp
    let address: string
    beforeAll(async () => {
      const begun = Date.now()
      house = await testApp({ clock: { now: () => new Date(start + Date.now() - begun) } })
      address = await serve(house)
      await house.deps.jobs.start({ work: true })
    })
    afterAll(() => house?.close())

    const account = (who: string) => demonstrationAccounts.find(({ email }) => email.startsWith(`${who}@`))!

    it('a proposal is read, confirmed, given to its owners, and follows its session', async () => {
      const t = wordsOf(house, language)
      const looker = new Looker(name.replaceAll(' ', '-'), script)
      const context = await visit(browser, address, { script })
      const page = await context.newPage()
      const look = (step: string, at: Page = page) => looker.look(at, step)
      const link = (words: string | RegExp) => page.getByRole('main').getByRole('link', { name: words })
      const button = (words: string) => page.getByRole('main').getByRole('button', { name: words })
      const menu = (words: string) => page.locator('#site-nav').getByRole('link', { name: words, exact: true })

      // signs in
      await page.goto(`/${language}/sign-in`)
      await look('sign-in')
      await signIn(page, language, account('secretariat'))
      await look('signed-in')

      // brings the paper in
      await menu(t('documents.list.title')).click()
      await look('documents')
      await link(t('documents.import.title')).click()
      await page.getByLabel(t('documents.import.files')).setInputFiles({
        name: paper.name,
        mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        buffer: Buffer.from(paper.content),
      })
      await look('import')
      await button(t('documents.import.send')).click()
      await page.waitForURL(/\/imports\/\d+$/)
      // moves on by itself: pushed to with script, loaded anew without
      await page.locator('[data-done]').waitFor({ timeout: 20_000 })
      await look('imported')

      // reads it: the changes and whose they are, as it stood, as proposed
      await page.getByRole('main').locator('a[href*="/documents/"]').last().click()
      await page.waitForURL(/\/documents\/[^/]+$/)
      const text = page.locator('.sheet')
      await expectWords(text.locator('del'), paper.removed)
      await expectWords(text.locator('ins'), paper.added)
      expect(await page.getByRole('list', { name: t('documents.readings.authors') }).innerText()).toContain(paper.author)
      await look('marked')
      await link(t('documents.readings.base')).click()
      await page.waitForURL(/view=base/)
      expect(await text.innerText()).toContain(paper.removed)
      expect(await text.innerText()).not.toContain(paper.added)
      await look('base')
      await link(t('documents.readings.proposed')).click()
      await page.waitForURL(/view=proposed/)
      expect(await text.innerText()).toContain(paper.added)
      expect(await text.innerText()).not.toContain(paper.removed)
      await look('proposed')

      // confirms what the engine found: two by themselves, the rest together
      await link(t('documents.review')).click()
      await page.waitForURL(/\/review\/[^/]+$/)
      await look('review')
      const items = page.locator('[data-item]')
      const second = items.nth(1)
      const words = await second.locator('.proposal .official').innerText()
      if (script) {
        await page.keyboard.press('j')
        await page.keyboard.press('a')
      } else await second.getByRole('button', { name: t('mandates.review.accept') }).click()
      await page.getByText(t('mandates.notice.confirmed', { count: 1 })).waitFor()
      await look('accepted')
      const current = page.locator('[data-item][aria-current]')
      const next = await current.locator('.proposal .official').innerText()
      expect(next).not.toBe(words)
      if (script) await page.keyboard.press('a')
      else await current.getByRole('button', { name: t('mandates.review.accept') }).click()
      await page.getByText(t('mandates.notice.confirmed', { count: 1 })).waitFor()
      await page.getByText(t('mandates.review.accept-above'), { exact: true }).first().click()
      await page.getByRole('radio', { name: /70/ }).check()
      await look('accept-above')
      await button(t('mandates.review.accept-these')).click()
      await page.locator('[data-notice]').waitFor()
      await look('reviewed')
      expect(await items.count()).toBe(0)

      // finds what is due at the thirtieth session of the Commission, and gives it to two owners
      const toSession = async () => {
        await menu(t('reference.nav.timeline')).click()
        await page.locator('main table a[href$="/sessions/cstd-30"]').click()
        await page.waitForURL(/\/sessions\/cstd-30$/)
      }
      await toSession()
      await look('session')
      await link(t('reference.mandates-due-session')).click()
      const due = page.locator('main table tbody tr').filter({ hasText: '1332' })
      expect(await due.count()).toBe(2)
      const mandates = await due
        .locator('a[href*="/mandates/"]:not([href*="instruments"])')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href')!))
      const give = async (mandate: string, owner: { organization: string; unit?: string; person?: string }) => {
        await page.goto(mandate)
        await page.locator('summary', { hasText: t('mandates.owner.assign') }).click()
        const form = page.getByRole('form', { name: t('mandates.owner.assign') })
        await form.getByRole('combobox', { name: t('mandates.owner.organization') }).selectOption(owner.organization)
        await form.getByRole('textbox', { name: t('mandates.owner.unit') }).fill(owner.unit ?? '')
        await form.getByRole('combobox', { name: t('mandates.owner.person') }).selectOption(owner.person ?? '')
        await look(`gives-to-${owner.organization}`)
        await form.getByRole('button', { name: t('mandates.owner.save') }).click()
        await page.getByText(t('mandates.notice.assigned')).waitFor()
        await look(`given-to-${owner.organization}`)
      }
      await give(mandates[0]!, { organization: 'itu', unit: 'BDT', person: 'samuel-otieno' })
      await give(mandates[1]!, { organization: 'unesco' })

      // moves the session, and what is due moves with it
      await toSession()
      await page.getByLabel(t('reference.starts')).fill('2027-05-10')
      await page.getByLabel(t('reference.ends')).fill('2027-05-21')
      await page.getByLabel(t('reference.move.note')).fill('Room XX is not free in March.')
      await button(t('reference.move.save')).click()
      await page.getByText(t('reference.notice.moved')).waitFor()
      await look('moved')
      await link(t('reference.mandates-due-session')).click()
      await page.waitForURL(/\/mandates\?session=cstd-30$/)
      expect(await due.locator('time').evaluateAll((times) => times.map((time) => time.getAttribute('datetime')))).toEqual([
        '2027-05-21',
        '2027-05-21',
      ])
      await look('register')
      await page.goto(mandates[0]!)
      expect(await page.locator('.facts').innerText()).toContain(t.period('2027-05-10', '2027-05-21'))
      const history = await page.getByRole('region', { name: t('mandates.section.history') }).innerText()
      expect(history).toContain(t('mandates.audit.due-moved'))
      expect(history).toContain(t.date('2027-04-30'))
      expect(history).toContain(t.date('2027-05-21'))
      expect(history).toContain('Room XX is not free in March.')
      await look('followed')

      // on the day's round each owner is told, in the owner's own language
      const { db, jobs, mail } = house.deps
      await inTransaction(db, (tx) => jobs.enqueue(tx, 'mandates.remind', {}))
      const told = [
        { to: 'bdt@example.org', words: ['21 May 2027', 'Room XX is not free in March.', '/en/mandates/'] },
        { to: 'unesco@example.org', words: ['21 de mayo de 2027', 'Room XX is not free in March.', '/es/mandates/'] },
      ]
      await expect.poll(async () => (await mail.kept()).map(({ to }) => to).sort(), { timeout: 20_000 }).toEqual(told.map(({ to }) => to))
      for (const { to, words: expected } of told) {
        await page.goto(`/${language}/dev/mail`)
        await page.locator('main tbody tr').filter({ hasText: to }).getByRole('link').click()
        const letter = page.locator('main .card').first()
        for (const part of expected) expect(await letter.innerText()).toContain(part)
        await look(`letter-to-${to.split('@')[0]}`)
      }

      // sees the session, and what is due at it, in its new place on the timeline
      await menu(t('reference.nav.timeline')).click()
      const row = page.locator('main table tbody tr').filter({ has: page.locator('a[href$="/sessions/cstd-30"]') })
      expect(await row.innerText()).toContain(t.period('2027-05-10', '2027-05-21'))
      expect(await row.innerText()).toContain(t('reference.timeline.due', { count: 2 }))
      await look('timeline')

      // and the focal point finds it on the desk
      const other = await visit(browser, address, { script })
      const theirs = await other.newPage()
      await signIn(theirs, language, account('bdt'))
      await theirs.goto(`/${language}/desk`)
      const line = theirs.getByRole('region', { name: t('mandates.desk.proposed', { count: 1 }) }).locator('tbody tr')
      expect(await line.locator('a').first().getAttribute('href')).toBe(mandates[0])
      expect(await line.locator('time').first().getAttribute('datetime')).toBe('2027-05-21')
      await look('desk', theirs)

      await other.close()
      await context.close()
      expect(looker.faults).toEqual({})
    }, 300_000)
  })
})

async function expectWords(marked: Locator, words: string): Promise<void> {
  expect((await marked.allInnerTexts()).join(' ')).toContain(words)
}
