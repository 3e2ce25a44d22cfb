import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone, signedIn } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { App } from '../../../platform/http/index.ts'
import { attempt, type Typed, typedIn, word } from '../../../platform/http/index.ts'
import { askForLetter, beginSignOn, confirmAddress, giveCode, register, resetPassword, signIn, signOut } from '../account.ts'
import { relayCookies } from '../auth.ts'
import { readCode, readEmail, readRegister, readReset, readSignIn } from '../forms.ts'
import { safeNext, signInLink } from '../links.ts'
import { ConfirmPage, ForgotPage, RegisterPage, ResetPage, SignInPage, TwoFactorPage } from '../views/entrance.tsx'

const withNext = {
  querystring: Type.Object({ next: Type.Optional(Type.String({ maxLength: 2000 })), error: Type.Optional(Type.String()) }),
}
const withToken = { querystring: Type.Object({ token: Type.Optional(Type.String({ maxLength: 2000 })) }) }

/** Where a letter can be asked for or a secret tried, one place on the network is also slowed down by the minute. */
const guarded = { may: anyone, rateLimit: { max: 20, timeWindow: '1 minute' } }

/** Signing in and out, registering, confirming an address, a forgotten password: all of it plain forms. */
export function entranceRoutes(app: App, deps: Deps): void {
  const signOn = deps.config.oidcIssuer ? deps.config.oidcName : null

  const nextOf = (req: FastifyRequest) => safeNext(word(typedIn<Typed>(req), 'next'))

  app.get('/sign-in', { config: { may: anyone }, schema: withNext }, async (req, reply) => {
    const errors = req.query.error ? { '': { key: 'people.field.sign-on-refused' } } : null
    return reply.page(<SignInPage frame={req.frame()} next={safeNext(req.query.next)} signOn={signOn} errors={errors} />)
  })

  app.post('/sign-in', { config: guarded }, (req, reply) =>
    attempt(
      async () => {
        const { headers, needsCode } = await signIn(deps, req, readSignIn(req.body))
        relayCookies(reply, headers)
        return needsCode ? reply.see(`/two-factor?next=${encodeURIComponent(nextOf(req))}`) : reply.see(nextOf(req))
      },
      (errors) =>
        reply.page(<SignInPage frame={req.frame()} next={nextOf(req)} signOn={signOn} typed={typedIn<Typed>(req)} errors={errors} />, 422),
    ),
  )

  app.post('/sign-in/organization', { config: guarded }, async (req, reply) => {
    const { url, headers } = await beginSignOn(deps, req, req.t.href(nextOf(req)))
    relayCookies(reply, headers)
    return reply.redirect(url, 303)
  })

  app.get('/two-factor', { config: { may: anyone }, schema: withNext }, async (req, reply) =>
    reply.page(<TwoFactorPage frame={req.frame()} next={safeNext(req.query.next)} />),
  )

  app.post('/two-factor', { config: guarded }, (req, reply) =>
    attempt(
      async () => {
        const given = await giveCode(deps, req, readCode(req.body))
        if (given === 'expired') return reply.see(signInLink(nextOf(req)), 'people.warning.sign-in-again')
        relayCookies(reply, given)
        return reply.see(nextOf(req))
      },
      (errors) => reply.page(<TwoFactorPage frame={req.frame()} next={nextOf(req)} errors={errors} />, 422),
    ),
  )

  app.post('/sign-out', { config: { may: signedIn } }, async (req, reply) => {
    relayCookies(reply, await signOut(deps, req))
    return reply.see('/', 'people.notice.signed-out')
  })

  app.get('/register', { config: { may: anyone } }, async (req, reply) => reply.page(<RegisterPage frame={req.frame()} />))

  app.post('/register', { config: guarded }, (req, reply) =>
    attempt(
      async () => {
        await register(deps, req, readRegister(req.body))
        return reply.see('/confirm', 'people.notice.letter-sent')
      },
      (errors) => reply.page(<RegisterPage frame={req.frame()} typed={typedIn<Typed>(req)} errors={errors} />, 422),
    ),
  )

  app.get('/confirm', { config: { may: anyone }, schema: withToken }, async (req, reply) =>
    reply.page(<ConfirmPage frame={req.frame()} token={req.query.token ?? null} />),
  )

  app.post('/confirm', { config: guarded }, async (req, reply) => {
    const confirmed = await confirmAddress(deps, req, word(typedIn<Typed>(req), 'token') ?? '')
    return confirmed ? reply.see('/sign-in', 'people.notice.confirmed') : reply.see('/confirm', 'people.warning.link-spent')
  })

  const letter = (job: 'people.reset' | 'people.confirm') => async (req: FastifyRequest, reply: FastifyReply) => {
    await askForLetter(deps, req, job, readEmail(req.body))
    return reply.see(job === 'people.reset' ? '/sign-in' : '/confirm', 'people.notice.letter-on-its-way')
  }

  app.post('/confirm/letters', { config: guarded }, (req, reply) =>
    attempt(
      () => letter('people.confirm')(req, reply),
      (errors) => reply.page(<ConfirmPage frame={req.frame()} token={null} typed={typedIn<Typed>(req)} errors={errors} />, 422),
    ),
  )

  app.get('/forgot', { config: { may: anyone } }, async (req, reply) => reply.page(<ForgotPage frame={req.frame()} />))

  app.post('/forgot', { config: guarded }, (req, reply) =>
    attempt(
      () => letter('people.reset')(req, reply),
      (errors) => reply.page(<ForgotPage frame={req.frame()} typed={typedIn<Typed>(req)} errors={errors} />, 422),
    ),
  )

  app.get('/reset', { config: { may: anyone }, schema: withToken }, async (req, reply) =>
    reply.page(<ResetPage frame={req.frame()} token={req.query.token ?? null} />),
  )

  app.post('/reset', { config: guarded }, (req, reply) =>
    attempt(
      async () => {
        const { token, password } = readReset(req.body)
        const done = await resetPassword(deps, token, password)
        return done ? reply.see('/sign-in', 'people.notice.password-reset') : reply.see('/reset')
      },
      (errors) => reply.page(<ResetPage frame={req.frame()} token={word(typedIn<Typed>(req), 'token') ?? null} errors={errors} />, 422),
    ),
  )
}
