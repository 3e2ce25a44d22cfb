import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildMandates } from '../../src/systems/mandates/testing.ts'
import { type DemonstrationName, demonstrationAccounts } from '../../src/systems/people/index.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { accessibilityFaults, desk, noBrowser, overflow, phone, signIn, startBrowser, visit } from '../support/browser.ts'

if (noBrowser) console.warn(`skipped: pages in a browser (${noBrowser})`)

/** Every kind of page that the public sees, on the example year. */
const publicPages = [
  '/',
  '/mandates',
  '/gaps',
  '/gaps?gap=no-report',
  '/documents',
  '/instruments',
  '/search',
  '/organizations',
  '/about/accessibility',
  '/about/api',
  '/about/feeds',
  '/about/licence',
  '/dev/mail',
  '/timeline',
  '/bodies',
  '/bodies/cstd',
  '/sessions/cstd-30',
  '/action-lines',
  '/action-lines/C2',
  '/sdgs',
  '/sdgs/9',
  '/sign-in',
  '/register',
  '/no-such-page',
]

/** What people see on their own pages, by the account that looks. */
const ownPages: Partial<Record<DemonstrationName, readonly string[]>> = {
  secretariat: ['/desk', '/gaps', '/organizations/itu/handover'],
  bdt: ['/desk', '/desk?scope=unit', '/mandates?gap=no-plan'],
  member: ['/desk'],
}

describe.skipIf(noBrowser)('pages in a browser', () => {
  let house: TestApp
  let browser: Browser
  let address: string

  beforeAll(async () => {
    house = await testApp()
    await fillDesks(house)
    await house.app.listen({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  /** Looks at each page and says what is wrong with it, by page and width. */
  async function look(page: Page, language: string, paths: readonly string[]): Promise<Record<string, string[]>> {
    const faults: Record<string, string[]> = {}
    const { width } = page.viewportSize()!
    for (const path of paths) {
      await page.goto(`/${language}${path}`)
      const found = [...(await accessibilityFaults(page)), ...(await overflow(page))]
      if (found.length) faults[`${path} at ${width}`] = found
      if (process.env.SCREENSHOTS) {
        const name = `${language}${path.replace(/[/?=]/g, '_')}-${width}.png`
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}`, fullPage: true })
      }
    }
    return faults
  }

  for (const language of ['en', 'ar']) {
    it(`every public page in ${language} is accessible and fits a phone and a desk`, async () => {
      const faults: Record<string, string[]> = {}
      for (const viewport of [phone, desk]) {
        const context = await visit(browser, address, { viewport })
        Object.assign(faults, await look(await context.newPage(), language, publicPages))
        await context.close()
      }
      expect(faults).toEqual({})
    }, 180_000)

    it(`desks, gaps and handover in ${language} are accessible and fit a phone and a desk`, async () => {
      const faults: Record<string, string[]> = {}
      for (const [name, paths] of Object.entries(ownPages)) {
        const account = demonstrationAccounts.find(({ email }) => email.startsWith(`${name}@`))!
        for (const viewport of [phone, desk]) {
          const context = await visit(browser, address, { viewport })
          const page = await context.newPage()
          await signIn(page, language, account)
          for (const [where, found] of Object.entries(await look(page, language, paths))) faults[`${name} ${where}`] = found
          await context.close()
        }
      }
      expect(faults).toEqual({})
    }, 180_000)
  }
})

/** Something of every kind: owed and late, addressed to nobody, reported, to be confirmed. */
async function fillDesks({ deps: { db } }: TestApp): Promise<void> {
  await buildMandates(db, [
    { owners: ['itu'], addressees: ['itu-sg'], due: [{ ends: '2026-05-01' }] },
    { owners: ['itu'], addressees: ['itu-bdt'], recurrence: { every: 'year', interval: 1, body: 'itu-council', words: 'each year' } },
    {
      owners: ['itu', 'unesco'],
      due: [{ session: 'cstd-30', words: 'at its thirtieth session' }],
      words: { en: 'to report', ar: 'أن يقدم تقريراً' },
    },
    { owners: ['itu'], due: [{ relation: 'asap', words: 'as soon as possible' }] },
    { addressees: ['itu-bdt'], due: [{ ends: '2027-09-30' }] },
    { owners: ['unesco'], progress: 'reported' },
    { review: 'open' },
  ])
  await db.updateTable('mandates.owner').set({ unit: 'BDT', person_id: 'samuel-otieno' }).where('organization_id', '=', 'itu').execute()
}
