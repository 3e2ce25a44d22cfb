import type { VNode } from 'preact'
import { describe, expect, it } from 'vitest'
import { Page as Read } from '../../test/support/page.ts'
import { languages } from '../platform/i18n/index.ts'
import { ErrorPage, type Frame, Gallery, galleryParts, Page, render } from './index.ts'
import { sent, testFrame } from './testing.ts'

const read = (page: VNode) => new Read(200, {}, render(page))
const signedIn: Partial<Frame> = { actor: { kind: 'person', name: 'Awa Diallo', roles: ['focal-point', 'delegate'] } }

describe('a page', () => {
  it('says its language and direction', () => {
    const html = render(<Page frame={testFrame('ar')} title="الولايات" />)
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/)
  })

  it('offers itself in the six languages, at the same place with the same query', () => {
    const page = read(<Page frame={testFrame('fr', { path: '/mandates?due=2027&q=a%26b' })} title="Mandats" />)
    for (const lang of languages) {
      expect(page.links.filter(({ href }) => href === `/${lang}/mandates?due=2027&q=a%26b`)).toHaveLength(2)
      expect(page.html).toContain(`<link rel="alternate" hreflang="${lang}" href="/${lang}/mandates?due=2027&amp;q=a%26b"/>`)
    }
  })

  it('has one first heading, and the window is named after it', () => {
    const page = read(<Page frame={testFrame()} title="Mandates" />)
    expect(page.heading).toBe('Mandates')
    expect(page.title).toBe('Mandates · Actionline')
    expect(page.html.match(/<h1/g)).toHaveLength(1)
  })

  it('marks the current place of the navigation', () => {
    expect(render(<Page frame={testFrame()} title="x" />).match(/aria-current="page"/g)).toHaveLength(1)
  })

  it('brings a reader who signs in back to where they were', () => {
    const page = read(<Page frame={testFrame('en', { path: '/mandates?due=2027' })} title="x" />)
    expect(page.link('Sign in')).toBe('/en/sign-in?next=%2Fmandates%3Fdue%3D2027')
  })

  it('keeps its main line short: other places are behind it, and work of the signed-in under their name', () => {
    const nav = (['main', 'more', 'own'] as const).map((place) => ({
      href: `/en/${place}`,
      label: place,
      current: place === 'more',
      place,
    }))
    const html = render(<Page frame={testFrame('en', { ...signedIn, nav })} title="x" />)
    const [, line, more] = /<nav id="site-nav"[\s\S]*?<ul>([\s\S]*?)<details([\s\S]*?)<\/details>/.exec(html)!
    expect([line!.match(/href="[^"]+"/g), more!.match(/href="[^"]+"/g)]).toEqual([['href="/en/main"'], ['href="/en/more"']])
    expect(html.match(/<bdi>Awa Diallo[\s\S]*?<\/details>/)![0].match(/href="[^"]+"/g)).toEqual([
      'href="/en/desk"',
      'href="/en/own"',
      'href="/en/account"',
    ])
    expect(render(<Page frame={testFrame('en', { nav })} title="x" />)).not.toContain('/en/own')
    expect(render(<Page frame={testFrame('en', { nav: nav.slice(0, 1) })} title="x" />)).not.toContain('More')
  })

  it('gives a signed-in person their desk, their roles and a way out that is a POST', () => {
    const page = read(<Page frame={testFrame('en', signedIn)} title="x" />)
    expect(page.link('My desk')).toBe('/en/desk')
    expect(page.html).toContain('focal point and delegate')
    expect(sent(page.form('Sign out'))).toEqual({ action: '/en/sign-out', method: 'post', values: {} })
    expect(page.links.some(({ text }) => text === 'Sign in')).toBe(false)
  })

  it('says what the step before has done', () => {
    const page = read(<Page frame={testFrame('en', { notice: { kind: 'done', text: 'Saved.' } })} title="x" />)
    expect(page.byRole('status')).toEqual(['Saved.'])
  })

  it('escapes what people wrote', () => {
    const html = render(
      <Page frame={testFrame('en', { notice: { kind: 'warning', text: '<b>&' } })} title={'<script>alert("1")</script>'} />,
    )
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('&lt;script>alert(&quot;1&quot;)&lt;/script>')
    expect(html).toContain('&lt;b>&amp;')
  })

  it('names its feeds to whoever subscribes', () => {
    const feeds = [{ href: '/en/mandates.atom', type: 'application/atom+xml', title: 'Mandates' }]
    expect(render(<Page frame={testFrame()} title="x" feeds={feeds} />)).toContain(
      '<link rel="alternate" type="application/atom+xml" href="/en/mandates.atom" title="Mandates"/>',
    )
  })
})

describe('every component', () => {
  const pages = galleryParts.flatMap((part) => languages.map((lang) => [part, lang] as const))

  it.each(pages)('works under a strict content security policy: %s in %s', (part, lang) => {
    const html = render(<Gallery frame={testFrame(lang, { path: `/dev/gallery?part=${part}`, ...signedIn })} />)
    expect(html).not.toMatch(/\sstyle=|<style|\son[a-z]+=|javascript:/)
    expect(html.match(/<script/g)).toEqual(['<script'])
    expect(html).toContain('<script type="module" src="/assets/actionline.js"></script>')
  })

  it.each(galleryParts.map((part) => [part]))('has ids that are unique, and points only at ids that are there: %s', (part) => {
    const html = render(<Gallery frame={testFrame('en', { path: `/dev/gallery?part=${part}` })} />)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!)
    expect(ids).toEqual([...new Set(ids)])
    const wanted = [...html.matchAll(/\s(?:for|aria-describedby|aria-labelledby|list|popovertarget)="([^"]+)"/g)].flatMap(([, list]) =>
      list!.split(' '),
    )
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe('an error page', () => {
  const statuses = [400, 401, 403, 404, 409, 410, 413, 415, 422, 429, 500, 503]

  it.each(languages)('says what happened and where to go, in %s', (lang) => {
    const titles = statuses.map((status) => {
      const page = read(<ErrorPage frame={testFrame(lang)} status={status} message="—" />)
      expect(page.links.some(({ href }) => href === `/${lang}`)).toBe(true)
      expect(page.links.some(({ href }) => href === `/${lang}/search`)).toBe(true)
      expect(page.html).toContain('name="robots" content="noindex"')
      return page.heading
    })
    expect(new Set(titles).size).toBe(statuses.length)
  })

  it('has words for a status it does not know', () => {
    expect(read(<ErrorPage frame={testFrame()} status={418} message="—" />).heading).toBe('This request does not work')
    expect(read(<ErrorPage frame={testFrame()} status={502} message="—" />).heading).toBe('Something went wrong')
  })

  it('offers the public to sign in where that may help, and nobody else', () => {
    const offers = (frame: Frame, status: number) =>
      read(<ErrorPage frame={frame} status={status} message="—" />).links.filter(({ href }) => href.includes('/sign-in')).length
    expect([404, 410].map((status) => offers(testFrame(), status))).toEqual([2, 1])
    expect(offers(testFrame('en', signedIn), 404)).toBe(0)
  })
})
