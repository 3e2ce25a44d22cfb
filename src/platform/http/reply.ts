import type { FastifyReply, FastifyRequest } from 'fastify'
import type { JSX } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { isSignedIn } from '../actor.ts'
import type { Language, Translate, Values } from '../i18n/index.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** the reader's translator */
    t: Translate
    /** address of the page without its language, with its query */
    pagePath: string
    /** true when the language stands in the address */
    languageInPath: boolean
    /** what the step before this page has to say */
    notice: Notice | null
  }
  interface FastifyReply {
    /** sends a page */
    page(markup: JSX.Element, status?: number): FastifyReply
    /** redirects after an accepted form, within the reader's language; `notice` is a message key that the next page shows */
    see(path: string, notice?: string, values?: Values): FastifyReply
  }
}

export interface Notice {
  kind: 'done' | 'warning'
  text: string
}

const noticeCookie = 'actionline-notice'

export function sendPage(this: FastifyReply, markup: JSX.Element, status = 200): FastifyReply {
  const signedIn = isSignedIn(this.request.actor)
  return this.status(status)
    .type('text/html; charset=utf-8')
    .header('content-language', this.request.t.lang)
    .header('vary', this.request.languageInPath ? 'cookie' : 'cookie, accept-language')
    .header('cache-control', signedIn ? 'private, no-store' : 'private, no-cache')
    .send(encoded(`<!doctype html>${renderToString(markup)}`))
}

/** Where pages are encoded: `Buffer.from` would first measure what it is to encode, which takes as long again. */
const desk = Buffer.allocUnsafeSlow(1024 * 1024)

function encoded(page: string): Buffer {
  // a character takes three bytes at most
  return page.length * 3 > desk.length ? Buffer.from(page) : Buffer.from(desk.subarray(0, desk.write(page)))
}

export function seeOther(this: FastifyReply, path: string, notice?: string, values?: Values): FastifyReply {
  if (notice) {
    this.setCookie(noticeCookie, JSON.stringify([notice, values ?? {}]), { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 })
  }
  return this.redirect(this.request.t.href(path), 303)
}

/** Takes the notice out of its cookie. Only keys of notices are read: a forged cookie can say nothing else. */
export function takeNotice(req: FastifyRequest, reply: FastifyReply): Notice | null {
  const raw = req.cookies[noticeCookie]
  if (!raw) return null
  reply.clearCookie(noticeCookie, { path: '/' })
  try {
    const [key, values] = JSON.parse(raw) as [string, Values]
    if (!/\.(notice|warning)\./.test(key) || !req.t.has(key)) return null
    return { kind: key.includes('.warning.') ? 'warning' : 'done', text: req.t(key, values) }
  } catch {
    return null
  }
}

export const languageCookie = 'actionline-language'

/** `/fr/mandates?x` -> language and the rest. */
export function splitLanguage(url: string): { language: Language | null; path: string } {
  const found = /^\/(ar|en|es|fr|ru|zh)(?=[/?]|$)/.exec(url)
  if (!found) return { language: null, path: url }
  const rest = url.slice(found[0].length)
  return { language: found[1] as Language, path: rest.startsWith('/') ? rest : `/${rest}` }
}
