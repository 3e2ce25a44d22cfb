import type { FastifyReply, FastifyRequest } from 'fastify'
import { anyone } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { type Auth, authHeaders, authStep, signOnOf, signOnProvider } from '../auth.ts'
import { mayKeepOwnAccount } from '../policy.ts'

/**
 * The few endpoints of better-auth that a browser itself calls: passkeys, which need script, and the return from an
 * organization's sign-on. Everything else of an account goes through our own forms.
 */
export function authRoutes(app: App, deps: Deps): void {
  async function handOver(auth: Auth, req: FastifyRequest): Promise<Response> {
    const url = new URL(req.pagePath, deps.config.publicUrl)
    const body = req.method === 'POST' ? JSON.stringify(req.body ?? {}) : undefined
    return await auth.handler(new Request(url, { method: req.method, headers: authHeaders(req), body: body ?? null }))
  }

  async function relay(reply: FastifyReply, response: Response): Promise<FastifyReply> {
    for (const [name, value] of response.headers) if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value)
    for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
    return reply.status(response.status).send(await response.text())
  }

  const passkey = (req: FastifyRequest, reply: FastifyReply) =>
    authStep(deps, async (tx, auth) => {
      const response = await handOver(auth, req)
      if (response.ok && req.url.includes('verify-registration')) {
        await audit(tx, req.actor, { action: 'people.passkey-added', record: { type: 'people.person', id: req.actor.id! } })
      }
      return await relay(reply, response)
    })

  const slow = { rateLimit: { max: 20, timeWindow: '1 minute' } }
  app.get('/api/auth/passkey/generate-register-options', { config: { may: mayKeepOwnAccount } }, passkey)
  app.post('/api/auth/passkey/verify-registration', { config: { may: mayKeepOwnAccount } }, passkey)
  app.get('/api/auth/passkey/generate-authenticate-options', { config: { may: anyone, ...slow } }, passkey)
  app.post('/api/auth/passkey/verify-authentication', { config: { may: anyone, ...slow } }, passkey)

  // Without a transaction of ours: the issuer is asked over the network meanwhile.
  app.get(`/api/auth/callback/${signOnProvider}`, { config: { may: anyone, ...slow } }, async (req, reply) => {
    const auth = await signOnOf(deps)
    if (!auth) throw notFound()
    return await relay(reply, await handOver(auth, req))
  })
}
