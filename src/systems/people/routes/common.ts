import type { FastifyReply, FastifyRequest } from 'fastify'

/** A secret for one page after a redirect: a new key, backup codes. Only this browser holds it, for ten minutes. */
const onceCookie = 'actionline-once'

export function keepOnce(req: FastifyRequest, reply: FastifyReply, value: unknown): void {
  const secure = req.protocol === 'https'
  reply.setCookie(onceCookie, JSON.stringify(value), { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: 600 })
}

export function readOnce<T>(req: FastifyRequest): T | null {
  try {
    return JSON.parse(req.cookies[onceCookie] ?? 'null') as T | null
  } catch {
    return null
  }
}

export const forgetOnce = (reply: FastifyReply): FastifyReply => reply.clearCookie(onceCookie, { path: '/' })
