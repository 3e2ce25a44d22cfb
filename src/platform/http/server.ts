import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { JSX } from 'preact'
import { type Actor, isSignedIn, publicActor } from '../actor.ts'
import { today } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { forbidden, notFound, type Refusal, signInFirst } from '../errors.ts'
import { isLanguage, type Language, negotiate } from '../i18n/index.ts'
import { count, gauge, timeRequests } from './metrics.ts'
import { type Entry, PageCache } from './page-cache.ts'
import { asRefusal, problem } from './problem.ts'
import { languageCookie, seeOther, sendPage, splitLanguage, takeNotice } from './reply.ts'
import { requireSameOrigin } from './same-origin.ts'

export interface ServerOptions {
  /** who asks, by session cookie or key; `people` knows */
  identify: (req: FastifyRequest) => Promise<Actor | null>
  /** the page that tells a refusal */
  errorPage: (req: FastifyRequest, refusal: Refusal) => JSX.Element
}

declare module 'fastify' {
  interface FastifyInstance {
    /** every route with who may ask for it, in the order of registration */
    routeTable: { method: string; url: string; may: NonNullable<FastifyRequest['routeOptions']['config']['may']> }[]
    pageCache: PageCache
  }
}

const languageOf = new WeakMap<IncomingMessage, Language>()

/** The server without its routes: languages, sessions, defences, errors. */
export async function createServer(deps: Deps, options: ServerOptions) {
  const { config, i18n } = deps
  const app = Fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: config.trustProxy?.split(',').map((s) => s.trim()) ?? false,
    bodyLimit: 1024 * 1024,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
    rewriteUrl: (raw) => {
      const { language, path } = splitLanguage(raw.url ?? '/')
      if (language) languageOf.set(raw as IncomingMessage, language)
      return path
    },
  }).withTypeProvider<TypeBoxTypeProvider>()

  const pageCache = new PageCache(config.pageCache * 1024 * 1024)
  deps.events.subscribe((topic) => pageCache.touch(topic))
  gauge('page_cache_bytes', 'Memory of the pages kept for the public', () => pageCache.bytes)
  app.decorate('pageCache', pageCache)
  app.decorate('routeTable', [])
  app.decorateRequest('actor')
  app.decorateRequest('t')
  app.decorateRequest('pagePath', '')
  app.decorateRequest('languageInPath', false)
  app.decorateRequest('notice', null)
  app.decorateReply('page', sendPage)
  app.decorateReply('see', seeOther)

  app.addHook('onRoute', (route) => {
    const may = route.config?.may
    if (!may) throw new Error(`${route.method} ${route.url} does not say who may ask for it`)
    for (const method of [route.method].flat()) if (method !== 'HEAD') app.routeTable.push({ method, url: route.url, may })
  })

  await app.register(cookie)
  await app.register(formbody)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'", ...(config.oidcIssuer ? [new URL(config.oidcIssuer).origin] : [])],
        'frame-ancestors': ["'none'"],
        'base-uri': ["'none'"],
      },
    },
    hsts: config.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
  if (config.rateLimit < 100_000) {
    await app.register(rateLimit, { max: config.rateLimit, timeWindow: '1 minute', allowList: (req) => req.url.startsWith('/assets/') })
  }

  app.addHook('onRequest', async (req, reply) => {
    const inPath = languageOf.get(req.raw)
    const remembered = req.cookies[languageCookie]
    const language = inPath ?? (isLanguage(remembered) ? remembered : negotiate(req.headers['accept-language']))
    req.t = i18n[language]
    req.languageInPath = inPath !== undefined
    req.pagePath = req.url
    req.actor = publicActor
    reply.header('x-request-id', req.id)
    if (inPath && inPath !== remembered && req.method === 'GET') {
      reply.setCookie(languageCookie, inPath, { path: '/', maxAge: 31_536_000, sameSite: 'lax', httpOnly: true })
    }
  })

  app.addHook('onRequest', async (req, reply) => {
    requireSameOrigin(req, config.publicUrl)
    const hasIdentity = req.headers.cookie?.includes('session') || req.headers.authorization || req.headers['x-api-key']
    if (hasIdentity) req.actor = (await options.identify(req)) ?? publicActor
    const may = req.routeOptions.config.may
    if (may && !may(req.actor)) throw isSignedIn(req.actor) ? forbidden() : signInFirst()
    req.notice = takeNotice(req, reply)
  })

  app.addHook('onRequest', async (req, reply) => {
    const kept = cacheable(req, deps)
    if (!kept) return
    const entry = pageCache.get(kept.key, pageCache.version(kept.topics, kept.day))
    count('page_cache', { result: entry ? 'hit' : 'miss' })
    if (entry) return sendKept(req, reply, pageCache, kept.key, entry)
    keptVersion.set(req, pageCache.version(kept.topics, kept.day))
  })
  app.addHook('onSend', async (req, reply, payload) => {
    const version = keptVersion.get(req)
    const kept = version === undefined ? null : cacheable(req, deps)
    if (!kept || reply.statusCode !== 200) return payload
    const body = typeof payload === 'string' ? Buffer.from(payload) : payload
    if (!Buffer.isBuffer(body)) return payload
    const entry = pageCache.set(kept.key, version!, String(reply.getHeader('content-type')), body)
    reply.header('etag', entry.etag)
    return body
  })
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } })

  timeRequests(app, deps)

  app.setNotFoundHandler({ preHandler: app.rateLimit?.() ?? [] }, async () => {
    throw notFound()
  })
  app.setErrorHandler(async (error: Error, req, reply) => {
    const refusal = asRefusal(error)
    if (refusal.status >= 500) req.log.error({ err: error }, 'unexpected error')
    const t = req.t ?? i18n.en
    if (req.url.startsWith('/api/')) {
      return reply.status(refusal.status).type('application/problem+json').header('content-language', t.lang).send(problem(refusal, t))
    }
    if (refusal.status === 401 && req.method === 'GET') {
      return reply.redirect(`${t.href('/sign-in')}?next=${encodeURIComponent(req.pagePath)}`, 303)
    }
    return reply.page(options.errorPage(req, refusal), refusal.status)
  })
  return app
}

export type App = Awaited<ReturnType<typeof createServer>>

const keptVersion = new WeakMap<FastifyRequest, string>()

function cacheable(req: FastifyRequest, deps: Deps) {
  const topics = req.routeOptions.config.topics
  // While changes go unheard, nothing kept can be trusted.
  if (
    !topics ||
    deps.config.pageCache === 0 ||
    !deps.events.listening ||
    req.method !== 'GET' ||
    isSignedIn(req.actor) ||
    req.notice ||
    !req.languageInPath ||
    req.url.length > 500
  )
    return null
  return { topics, key: `${req.t.lang} ${req.url}`, day: today(deps.clock) }
}

function sendKept(req: FastifyRequest, reply: FastifyReply, pageCache: PageCache, key: string, entry: Entry) {
  reply
    .header('etag', entry.etag)
    .header('vary', 'cookie, accept-encoding')
    .header('cache-control', 'private, no-cache')
    .header('content-language', req.t.lang)
  if (req.headers['if-none-match'] === entry.etag) return reply.status(304).send()
  const accepted = req.headers['accept-encoding'] ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  if (encoding) reply.header('content-encoding', encoding)
  return reply.type(entry.type).send(encoding ? pageCache.encoded(key, entry, encoding) : entry.body)
}
