import { seed } from '../load/seed.ts'
import type { TestApp } from './app.ts'

/** A kind of page, and how to come to one: by its address, or by the links of this form on a list. */
export interface PageKind {
  name: string
  path: string
  link?: RegExp
  as?: 'secretariat'
}

export const home: PageKind = { name: 'home', path: '/' }
export const register: PageKind = { name: 'register', path: '/mandates' }
export const mandate: PageKind = { name: 'mandate', path: '/mandates', link: /^\/mandates\/\d+$/ }
export const document: PageKind = { name: 'document', path: '/documents', link: /^\/documents\/[^/]+$/ }
export const review: PageKind = { name: 'review desk', path: '/review', link: /^\/review\/[^/]+$/, as: 'secretariat' }

/** Lists as they are after some years, beside the example year: longer than a page, with every filter in use. */
export const fillRegister = ({ deps }: TestApp): Promise<void> => seed(deps.config.databaseUrl!, 400)

/** Addresses of such pages without their language, in the order in which readers find them; empty where there is none. */
export async function addressesOf(house: TestApp, { path, link, as }: PageKind): Promise<string[]> {
  const page = await house.as(as ?? 'public').get(`/en${path}`)
  if (page.status !== 200) return []
  if (!link) return [path]
  const hrefs = page.links.map(({ href }) => href.replace(/^\/en/, '').replace(/[?#].*/, ''))
  return [...new Set(hrefs.filter((href) => link.test(href)))]
}

/** Why such a page is passed over; also written out, since reports of tests leave the reason away. */
export function absent({ name }: PageKind): string {
  const reason = `this installation has no ${name} page`
  console.warn(`skipped: ${reason}`)
  return reason
}
