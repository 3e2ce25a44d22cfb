import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FieldErrors, InvalidForm } from '../../../platform/errors.ts'

/** What was typed, to show it again. */
export type Typed = Record<string, string | string[] | undefined>

export const typedIn = (req: FastifyRequest): Typed => (req.body ?? {}) as Typed
export const word = (typed: Typed | undefined, name: string): string | undefined => [typed?.[name]].flat()[0]

/** Does a form's step; when the form is refused, `again` shows the page with the errors and what was typed. */
export async function attempt(
  work: () => Promise<FastifyReply>,
  again: (errors: FieldErrors) => Promise<FastifyReply> | FastifyReply,
): Promise<FastifyReply> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InvalidForm) return await again(error.fields)
    throw error
  }
}

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
