import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { noBrowser, signIn, startBrowser, visit } from '../../../test/support/browser.ts'
import { writePaper } from './testing.ts'

if (noBrowser) console.warn(`uploads in a browser are not tested: ${noBrowser}`)

let it: TestApp
let browser: Browser
let origin: string
const folder = mkdtempSync(join(tmpdir(), 'actionline-upload-'))
beforeAll(async () => {
  if (noBrowser) return
  const port = await freePort()
  origin = `http://127.0.0.1:${port}`
  it = await testApp({ env: { PUBLIC_URL: origin } })
  await it.deps.jobs.start({ work: true })
  await it.app.listen({ port, host: '127.0.0.1' })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await it?.close()
  rmSync(folder, { recursive: true, force: true })
})

const freePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => found(port))
    })
  })

async function importPage(): Promise<Page> {
  const page = await (await visit(browser, origin)).newPage()
  await signIn(page, 'en', { email: 'secretariat@example.org', password: 'demonstration' })
  await page.goto('/en/import')
  return page
}

function paper(name: string, content: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const send = async (page: Page, files: string[]) => {
  await page.locator('input[type=file]').setInputFiles(files)
  await page.getByRole('button', { name: 'Bring in' }).click()
}

/** More than one piece, in few paragraphs. */
const large = (symbol: string) =>
  writePaper({
    symbol,
    paragraphs: Array.from({ length: 60 }, (_, n) => `Paragraph ${n}: ${'the secretariat noted the matter. '.repeat(3000)}`),
  })

test.skipIf(noBrowser)(
  'several files are sent with their progress, over a connection that breaks, and read while one looks on',
  async () => {
    const page = await importPage()
    let pieces = 0
    await page.route('**/uploads/**', (route) =>
      route.request().method() === 'PATCH' && ++pieces === 2 ? route.abort() : route.continue(),
    )
    await send(page, [
      paper('large.txt', large('C26/701')),
      paper('small.txt', writePaper({ symbol: 'C26/702' })),
      paper('old.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0])),
    ])
    await page.waitForURL('**/imports/*')
    // by itself, without loading the page again
    await page.locator('[data-done]').waitFor({ timeout: 25_000 })
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([
      expect.stringMatching(/large\.txt|small\.txt|old\.doc/),
      expect.stringMatching(/large\.txt|small\.txt|old\.doc/),
      expect.stringMatching(/large\.txt|small\.txt|old\.doc/),
    ])
    expect(await page.locator('[data-done]').innerText()).toContain('2 brought in, 0 known before, 1 refused')
  },
  60_000,
)

test.skipIf(noBrowser)(
  'after a reload the same file goes on where it stopped',
  async () => {
    const page = await importPage()
    const file = paper('reload.txt', large('C26/703'))
    let pieces = 0
    await page.route('**/uploads/**', async (route) => {
      if (route.request().method() === 'PATCH' && ++pieces > 1) return // never answered
      await route.continue()
    })
    await send(page, [file])
    await expect.poll(() => pieces, { timeout: 10_000 }).toBeGreaterThan(1)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.goto('/en/import')
    expect(await page.locator('[data-offer]').innerText()).toContain('reload.txt')

    const offsets: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'PATCH') offsets.push(request.headers()['upload-offset'] ?? '')
    })
    await send(page, [file])
    await page.waitForURL('**/imports/*')
    expect(Number(offsets[0])).toBeGreaterThan(0)
    await page.locator('[data-done]').waitFor({ timeout: 25_000 })
    expect(await page.locator('tbody tr').allInnerTexts()).toEqual([expect.stringContaining('C26/703')])
  },
  60_000,
)
