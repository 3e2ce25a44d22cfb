import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Why browser tests cannot run here, or null when they can. `npm test` installs Chromium where it may. */
export const noBrowser: string | null = existsSync(executablePath) ? null : `no Chromium at ${executablePath}: set CHROMIUM_PATH`

export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export const phone = { width: 390, height: 844 }
export const desk = { width: 1280, height: 900 }
/** A window of 1280 by 1024 whose reader enlarges to 400 %. */
export const enlarged = { width: 320, height: 256 }

export interface Visit {
  /** false: as with JavaScript switched off */
  script?: boolean
  viewport?: { width: number; height: number }
  reducedMotion?: boolean
}

/** A person's own browser window: cookies of its own. */
export function visit(
  browser: Browser,
  baseURL: string,
  { script = true, viewport = desk, reducedMotion = false }: Visit = {},
): Promise<BrowserContext> {
  return browser.newContext({ baseURL, javaScriptEnabled: script, viewport, reducedMotion: reducedMotion ? 'reduce' : 'no-preference' })
}

/** Signs in on the page as a person would. `path` is where to go on, with its language. */
export async function signIn(page: Page, language: string, account: { email: string; password: string }): Promise<void> {
  await page.goto(`/${language}/sign-in`)
  await page.locator('input[type=email]').fill(account.email)
  await page.locator('input[type=password]').fill(account.password)
  await page.locator('main button[type=submit]').first().click()
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Brings axe along to every page of a window that looks at many: handed over page by page, it takes as long as its looking does. */
export const withAxe = (context: BrowserContext): Promise<unknown> => context.addInitScript({ content: axeSource })

/** What depends on how wide a page is laid out and how long its words are; the rest is the same at every width. */
const rulesOfLayout = ['target-size', 'scrollable-region-focusable']

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands now: one line each, rule, element and why.
 * @param only `layout`: leave out what was looked at already, at another width
 */
export async function accessibilityFaults(page: Page, only: 'all' | 'layout' = 'all'): Promise<string[]> {
  const chosen = only === 'all' ? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] : rulesOfLayout
  // by evaluation, not by a script element: the page's own Content-Security-Policy stays in force
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[]; failureSummary: string }[] }[] }> }
    }
    const { violations } = await axe.run({
      resultTypes: ['violations'], // of what passes, no more than the first
      runOnly,
      // experimental in axe: it takes the tooltip of a drawing's mark for words on the page
      rules: { 'label-content-name-mismatch': { enabled: false } },
    })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((n) => `${id} at ${n.target.join(' ')}: ${n.failureSummary.replace(/\s+/g, ' ')}`),
    )
  }, chosen)
}

/** What reaches beyond the window's width and would have to be scrolled to sideways; nothing when the page fits. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const wide = document.documentElement.scrollWidth
    if (wide <= width) return []
    const outside = [...document.querySelectorAll('body *')].flatMap((e) => {
      const { left, right } = e.getBoundingClientRect()
      const within = (left >= -1 && right <= width + 1) || e.closest('.scroll, .sides, [class*=scroll]')
      return within
        ? []
        : [`${e.tagName.toLowerCase()}.${e.className} reaches from ${Math.round(left)} to ${Math.round(right)} of ${width}`]
    })
    return [`the page is ${wide} wide in a window of ${width}`, ...outside.slice(0, 5)]
  })
}
