import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Language, Translate } from '../../src/platform/i18n/index.ts'
import type { TestApp } from './app.ts'
import { accessibilityFaults, desk, overflow, phone } from './browser.ts'

/** Opens the application to browsers; answers its address. It closes with the application. */
export async function serve({ app }: TestApp): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
}

/** The words of the interface, by which a walk finds what it presses. */
export const wordsOf = ({ deps }: TestApp, language: Language): Translate => deps.i18n[language]

/** Looks at each page that a walk passes, and keeps a picture of it where SCREENSHOTS names a folder. */
export class Looker {
  /** page -> what is wrong with it */
  readonly faults: Record<string, string[]> = {}
  #count = 0

  /** `script`: whether the pages run script, without which axe cannot look at them */
  constructor(
    readonly name: string,
    readonly script: boolean,
  ) {}

  /** The page as it stands: accessible at a desk, and within the window of a phone. */
  async look(page: Page, step: string): Promise<void> {
    const number = String(++this.#count).padStart(2, '0')
    const found = this.script ? await accessibilityFaults(page) : []
    await this.#picture(page, `${number}-${step}`)
    await page.setViewportSize(phone)
    found.push(...(await overflow(page)))
    await this.#picture(page, `${number}-${step}-phone`)
    await page.setViewportSize(desk)
    if (found.length > 0) this.faults[step] = found
  }

  async #picture(page: Page, name: string): Promise<void> {
    const folder = process.env.SCREENSHOTS
    if (!folder) return
    mkdirSync(join(folder, this.name), { recursive: true })
    await page.screenshot({ path: join(folder, this.name, `${name}.png`), fullPage: true })
  }
}
