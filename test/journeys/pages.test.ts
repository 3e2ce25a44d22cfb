import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../support/app.ts'
import { accessibilityFaults, desk, noBrowser, overflow, phone, startBrowser, visit } from '../support/browser.ts'

if (noBrowser) console.warn(`skipped: pages in a browser (${noBrowser})`)

/** Every kind of page that the public sees, on the example year. */
const publicPages = [
  '/',
  '/mandates',
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

describe.skipIf(noBrowser)('pages in a browser', () => {
  let house: TestApp
  let browser: Browser
  let address: string

  beforeAll(async () => {
    house = await testApp()
    await house.app.listen({ port: 0, host: '127.0.0.1' })
    address = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  for (const language of ['en', 'ar']) {
    it(`every public page in ${language} is accessible and fits a phone and a desk`, async () => {
      const faults: Record<string, string[]> = {}
      for (const viewport of [phone, desk]) {
        const context = await visit(browser, address, { viewport })
        const page = await context.newPage()
        for (const path of publicPages) {
          await page.goto(`/${language}${path}`)
          const found = [...(await accessibilityFaults(page)), ...(await overflow(page))]
          if (found.length) faults[`${path} at ${viewport.width}`] = found
          if (process.env.SCREENSHOTS) {
            await page.screenshot({
              path: `${process.env.SCREENSHOTS}/${language}${path.replaceAll('/', '_')}-${viewport.width}.png`,
              fullPage: true,
            })
          }
        }
        await context.close()
      }
      expect(faults).toEqual({})
    }, 180_000)
  }
})
