import type { FastifyRequest } from 'fastify'
import { Refusal } from '../errors.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses writes that another site makes in a person's name. Browsers say where a request comes from (Fetch Metadata, and
 * Origin on every POST); a client that sends neither is no browser and carries no ambient cookie. Session cookies are
 * SameSite=Lax besides.
 */
export function requireSameOrigin(req: FastifyRequest, publicUrl: string): void {
  if (safe.has(req.method)) return
  const site = req.headers['sec-fetch-site']
  const origin = req.headers.origin
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal(403, 'ui.cross-site')
  if (origin !== undefined && origin !== new URL(publicUrl).origin && origin !== `${req.protocol}://${req.host}`) {
    throw new Refusal(403, 'ui.cross-site')
  }
}
