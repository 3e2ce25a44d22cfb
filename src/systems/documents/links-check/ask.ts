import { lookup } from 'node:dns/promises'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { isPublicAddress } from './addresses.ts'

/** How the outside world is reached; tests reach a server of their own. */
export interface Net {
  resolve(host: string): Promise<{ address: string; family: number }[]>
  allows(address: string, port: number): boolean
  /** milliseconds between two requests to one host */
  delay: number
  /** milliseconds for one answer */
  timeout: number
}

const ports = new Set([80, 443, 8080, 8443])
export const outside: Net = {
  resolve: (host) => lookup(host, { all: true }),
  allows: (address, port) => ports.has(port) && isPublicAddress(address),
  delay: 2000,
  timeout: 15_000,
}

export type Reason = 'dns' | 'timeout' | 'connection' | 'tls' | 'http' | 'redirects' | 'private' | 'robots'

/** What one look at an address tells. `gone`: it is not there; `silent`: perhaps another time; `barred`: not ours to know. */
export interface Answer {
  verdict: 'there' | 'gone' | 'silent' | 'barred'
  status: number | null
  reason: Reason | null
  /** where redirects ended, if elsewhere */
  leadsTo: string | null
}

const agent = (publicUrl: string) => `Actionline-LinkCheck/1.0 (+${publicUrl})`
const mostRedirects = 5
/** Bytes of a page that are read before the connection is closed. */
const firstBytes = 1024
const mostRobots = 64 * 1024

class Failed extends Error {
  constructor(readonly reason: Reason) {
    super(reason)
  }
}

/**
 * Looks at addresses politely: one request at a time for each host, with a pause behind it; HEAD first, and the first bytes by GET where a
 * server does not answer that; what robots.txt closes is left alone. Each name is resolved here, and the connection goes to the very
 * address that was looked at, on every redirect anew: a name that answers otherwise the second time leads nowhere.
 */
export function createAsker(net: Net, publicUrl: string) {
  const turns = new Map<string, Promise<unknown>>()
  const robots = new Map<string, Promise<string[]>>()

  function inTurn<T>(host: string, work: () => Promise<T>): Promise<T> {
    const before = turns.get(host) ?? Promise.resolve()
    const turn = before.then(work)
    turns.set(
      host,
      turn.then(
        () => pause(net.delay),
        () => pause(net.delay),
      ),
    )
    return turn
  }

  async function fetch(url: URL, method: 'HEAD' | 'GET', most: number): Promise<{ status: number; location: string | null; body: string }> {
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const addresses = isIP(host)
      ? [{ address: host, family: isIP(host) }]
      : await net.resolve(host).catch((error: NodeJS.ErrnoException) => {
          throw new Failed(error.code === 'ENOTFOUND' || error.code === 'ENODATA' ? 'dns' : 'connection')
        })
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
    // one private address among several is how such a name is made to lead inside
    if (addresses.length === 0 || !addresses.every(({ address }) => net.allows(address, port))) throw new Failed('private')
    const [{ address, family }] = addresses as [{ address: string; family: number }]
    const pinned: LookupFunction = (_host, options, done) => (options.all ? done(null, [{ address, family }]) : done(null, address, family))
    return await new Promise((resolve, reject) => {
      const request = (url.protocol === 'https:' ? overHttps : overHttp)(
        url,
        {
          method,
          agent: false,
          lookup: pinned,
          signal: AbortSignal.timeout(net.timeout),
          headers: { 'user-agent': agent(publicUrl), accept: '*/*', ...(method === 'GET' && { range: `bytes=0-${most - 1}` }) },
        },
        (response) => {
          let body = ''
          const end = () => {
            resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? null, body })
            request.destroy()
          }
          response.setEncoding('latin1')
          response.on('data', (chunk: string) => {
            body += chunk
            if (body.length >= most) end()
          })
          response.on('end', end).on('error', () => reject(new Failed('connection')))
        },
      )
      request.on('error', (error: NodeJS.ErrnoException) => reject(new Failed(reasonOf(error)))).end()
    })
  }

  /** Paths that the host closes to all programs. */
  function closedPaths(url: URL): Promise<string[]> {
    const known = robots.get(url.origin)
    if (known) return known
    const asked = inTurn(url.host, () => fetch(new URL('/robots.txt', url), 'GET', mostRobots)).then(
      ({ status, body }) => (status >= 200 && status < 300 ? readRobots(body) : []),
      () => [],
    )
    robots.set(url.origin, asked)
    return asked
  }

  return async function ask(address: string): Promise<Answer> {
    const answer = (verdict: Answer['verdict'], reason: Reason | null, status: number | null = null, at: URL | null = null): Answer => ({
      verdict,
      reason,
      status,
      leadsTo: at && at.href !== new URL(address).href ? at.href : null,
    })
    try {
      let url = new URL(address)
      for (let step = 0; step <= mostRedirects; step++) {
        if (url.protocol !== 'http:' && url.protocol !== 'https:') return answer('barred', 'private')
        const here = url
        if ((await closedPaths(here)).some((path) => here.pathname.startsWith(path))) return answer('barred', 'robots')
        let { status, location } = await inTurn(here.host, () => fetch(here, 'HEAD', firstBytes)).catch((error) => {
          if (error instanceof Failed && error.reason === 'connection') return { status: 405, location: null }
          throw error
        })
        if (status >= 400) ({ status, location } = await inTurn(here.host, () => fetch(here, 'GET', firstBytes)))
        if (status >= 300 && status < 400 && location) {
          url = new URL(location, here)
          continue
        }
        if (status === 404 || status === 410) return answer('gone', 'http', status, here)
        if (status >= 500) return answer('silent', 'http', status, here)
        // the page is there, and not for programs or not for everybody
        if (status >= 400 && status !== 416) return answer('barred', 'http', status, here)
        return answer('there', null, status, here)
      }
      return answer('gone', 'redirects')
    } catch (error) {
      if (!(error instanceof Failed)) return answer('barred', 'private')
      if (error.reason === 'private') return answer('barred', 'private')
      return answer(error.reason === 'dns' ? 'gone' : 'silent', error.reason)
    }
  }
}

function reasonOf(error: NodeJS.ErrnoException): Reason {
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout'
  return /CERT|SSL|TLS/.test(error.code ?? '') ? 'tls' : 'connection'
}

/** The closed paths of robots.txt (RFC 9309) for all programs or this one; patterns are cut at their first sign. */
export function readRobots(text: string): string[] {
  const closed: string[] = []
  let ours = false
  let naming = false
  for (const line of text.split(/\r?\n/)) {
    const [, field, value] = /^\s*([\w-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/.exec(line) ?? []
    if (!field) continue
    const name = field.toLowerCase()
    if (name === 'user-agent') {
      const fits = value === '*' || /^actionline/i.test(value!)
      ours = naming ? ours || fits : fits
      naming = true
    } else {
      naming = false
      const path = value!.replace(/[*$].*$/, '')
      if (name === 'disallow' && ours && path) closed.push(path)
    }
  }
  return closed
}
