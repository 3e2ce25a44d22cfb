import type { TestApp } from './app.ts'

/** A kind of page, and how to come to one on the example year: by its address, or by the first such link of another page. */
export interface PageKind {
  name: string
  path: string
  /** path is a list, whose first link of this form leads to the page */
  link?: RegExp
  as?: 'secretariat'
}

export const home: PageKind = { name: 'home', path: '/' }
export const register: PageKind = { name: 'register', path: '/mandates' }
export const mandate: PageKind = { name: 'mandate', path: '/mandates', link: /^\/mandates\/\d+$/ }
export const document: PageKind = { name: 'document', path: '/documents', link: /^\/documents\/[^/]+$/ }
export const review: PageKind = { name: 'review desk', path: '/review', link: /^\/review\/[^/?#]+/, as: 'secretariat' }

/** Address of such a page without its language, or null where the example year has none. */
export async function addressOf(house: TestApp, { path, link, as }: PageKind): Promise<string | null> {
  const page = await house.as(as ?? 'public').get(`/en${path}`)
  if (page.status !== 200) return null
  if (!link) return path
  const found = page.links.map(({ href }) => href.replace(/^\/en/, '').replace(/[?#].*/, '')).find((href) => link.test(href))
  return found ?? null
}

/** Says why such a page is passed over, also where a report leaves out the reasons of skipped tests. */
export function absent({ name }: PageKind): string {
  const reason = `the example year has no ${name} page`
  console.warn(`skipped: ${reason}`)
  return reason
}
