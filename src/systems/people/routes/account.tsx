import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { anyone } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type FieldErrors, notFound, Refusal } from '../../../platform/errors.ts'
import type { App } from '../../../platform/http/index.ts'
import { attempt, type Typed, typedIn, word } from '../../../platform/http/index.ts'
import {
  beginTwoFactor,
  changePassword,
  changeProfile,
  chooseNotices,
  confirmTwoFactor,
  endAllSessions,
  endSession,
  endTwoFactor,
  makeKey,
  newBackupCodes,
  removeKey,
  removePasskey,
  type TwoFactorSetup,
  unsubscribe,
} from '../account.ts'
import { relayCookies, sessionCookieName } from '../auth.ts'
import { withdrawJoining } from '../commands/joining.ts'
import { readCode, readKey, readNotices, readPassword, readPasswordChange, readProfile } from '../forms.ts'
import { accountLink } from '../links.ts'
import { mayKeepOwnAccount } from '../policy.ts'
import { findAccount } from '../queries.ts'
import { readUnsubscribe } from '../unsubscribe.ts'
import { AccountPage } from '../views/account.tsx'
import { BackupCodesPage, NewKeyPage, TwoFactorSetupPage } from '../views/account-secrets.tsx'
import { UnsubscribePage } from '../views/unsubscribe.tsx'
import { forgetOnce, keepOnce, readOnce } from './common.ts'

const byId = { params: Type.Object({ id: Type.String({ maxLength: 100 }) }) }
const own = { may: mayKeepOwnAccount }

/** What is kept once, for the page after the redirect. */
type Once = { setup: TwoFactorSetup } | { codes: string[] } | { key: { name: string; value: string } }

/** A person's own account. */
export function accountRoutes(app: App, deps: Deps): void {
  const { db, clock, config } = deps
  const cookieName = sessionCookieName(config.publicUrl)

  async function page(
    req: FastifyRequest,
    reply: FastifyReply,
    refused?: Parameters<typeof AccountPage>[0]['refused'],
    errors?: FieldErrors,
  ) {
    const account = await findAccount(db, req.actor.id!, clock.now())
    const here = (req.cookies[cookieName] ?? '').split('.')[0]!
    const more = refused ? { refused, typed: typedIn<Typed>(req), errors } : {}
    return reply.page(<AccountPage frame={req.frame()} account={account} here={here} {...more} />, refused ? 422 : 200)
  }

  app.get('/account', { config: own }, (req, reply) => page(req, reply))

  app.post('/account/profile', { config: own }, (req, reply) =>
    attempt(
      async () => {
        await changeProfile(deps, req.actor, readProfile(req.body))
        return reply.see(accountLink, 'people.notice.saved')
      },
      (errors) => page(req, reply, 'profile', errors),
    ),
  )

  app.post('/account/password', { config: own }, (req, reply) =>
    attempt(
      async () => {
        relayCookies(reply, await changePassword(deps, req, readPasswordChange(req.body)))
        return reply.see(accountLink, 'people.notice.password-changed')
      },
      (errors) => page(req, reply, 'password', errors),
    ),
  )

  app.post('/account/two-factor', { config: own }, (req, reply) =>
    attempt(
      async () => {
        const setup = await beginTwoFactor(deps, req, await passwordOf(req))
        keepOnce(req, reply, { setup } satisfies Once)
        return reply.see('/account/two-factor')
      },
      (errors) => page(req, reply, 'two-factor', errors),
    ),
  )

  /** People who sign in by their organization have no password here to ask for. */
  async function passwordOf(req: FastifyRequest): Promise<string> {
    const { hasPassword } = await findAccount(db, req.actor.id!, clock.now())
    return hasPassword ? readPassword(req.body) : ''
  }

  const setupOf = (req: FastifyRequest): TwoFactorSetup => {
    const once = readOnce<Once>(req)
    if (!once || !('setup' in once)) throw new Refusal(410, 'people.begin-again')
    return once.setup
  }

  app.get('/account/two-factor', { config: own }, async (req, reply) =>
    reply.page(<TwoFactorSetupPage frame={req.frame()} setup={setupOf(req)} />),
  )

  app.post('/account/two-factor/confirmation', { config: own }, (req, reply) =>
    attempt(
      async () => {
        relayCookies(reply, await confirmTwoFactor(deps, req, readCode(req.body).code))
        forgetOnce(reply)
        return reply.see(accountLink, 'people.notice.two-factor-on')
      },
      (errors) => reply.page(<TwoFactorSetupPage frame={req.frame()} setup={setupOf(req)} errors={errors} />, 422),
    ),
  )

  app.post('/account/two-factor/changes', { config: own }, (req, reply) =>
    attempt(
      async () => {
        const password = await passwordOf(req)
        if (word(typedIn<Typed>(req), 'change') === 'off') {
          relayCookies(reply, await endTwoFactor(deps, req, password))
          return reply.see(accountLink, 'people.notice.two-factor-off')
        }
        keepOnce(req, reply, { codes: await newBackupCodes(deps, req, password) } satisfies Once)
        return reply.see('/account/backup-codes')
      },
      (errors) => page(req, reply, 'two-factor', errors),
    ),
  )

  app.get('/account/backup-codes', { config: own }, async (req, reply) => {
    const once = readOnce<Once>(req)
    if (!once || !('codes' in once)) throw new Refusal(410, 'people.begin-again')
    return forgetOnce(reply).page(<BackupCodesPage frame={req.frame()} codes={once.codes} />)
  })

  app.post('/account/passkeys/:id/removal', { config: own, schema: byId }, async (req, reply) => {
    await removePasskey(deps, req.actor, req.params.id)
    return reply.see(accountLink, 'people.notice.passkey-removed')
  })

  app.post('/account/sessions/:id/end', { config: own, schema: byId }, async (req, reply) => {
    await endSession(deps, req.actor, req.params.id)
    return reply.see(accountLink, 'people.notice.session-ended')
  })

  app.post('/account/sessions/end', { config: own }, async (req, reply) => {
    await endAllSessions(deps, req.actor, req.actor.id!)
    return reply.see('/sign-in', 'people.notice.signed-out-everywhere')
  })

  app.post('/account/keys', { config: own }, (req, reply) =>
    attempt(
      async () => {
        const form = readKey(req.body)
        const value = await makeKey(deps, req.actor, form)
        keepOnce(req, reply, { key: { name: form.name, value } } satisfies Once)
        return reply.see('/account/keys/new')
      },
      (errors) => page(req, reply, 'keys', errors),
    ),
  )

  app.get('/account/keys/new', { config: own }, async (req, reply) => {
    const once = readOnce<Once>(req)
    if (!once || !('key' in once)) throw new Refusal(410, 'people.begin-again')
    return forgetOnce(reply).page(<NewKeyPage frame={req.frame()} {...once.key} />)
  })

  app.post('/account/keys/:id/removal', { config: own, schema: byId }, async (req, reply) => {
    await removeKey(deps, req.actor, req.params.id)
    return reply.see(accountLink, 'people.notice.key-removed')
  })

  app.post('/account/notices', { config: own }, (req, reply) =>
    attempt(
      async () => {
        await chooseNotices(deps, req.actor, readNotices(req.body))
        return reply.see(accountLink, 'people.notice.saved')
      },
      (errors) => page(req, reply, 'notices', errors),
    ),
  )

  app.post('/account/joining/withdrawal', { config: own }, async (req, reply) => {
    await withdrawJoining(deps, req.actor)
    return reply.see(accountLink, 'people.notice.joining-withdrawn')
  })

  const withToken = { querystring: Type.Object({ token: Type.String({ maxLength: 300 }) }) }
  const wanted = (token: string) => {
    const read = readUnsubscribe(config, token)
    if (!read) throw notFound()
    return read
  }

  app.get('/unsubscribe', { config: { may: anyone }, schema: withToken }, async (req, reply) =>
    reply.page(<UnsubscribePage frame={req.frame()} kinds={wanted(req.query.token).kinds} token={req.query.token} />),
  )

  // Mail programs post here by themselves when their reader presses "unsubscribe" (RFC 8058).
  app.post('/unsubscribe', { config: { may: anyone }, schema: withToken }, async (req, reply) => {
    const { personId, kinds } = wanted(req.query.token)
    for (const kind of kinds) await unsubscribe(deps, personId, kind)
    return reply.see('/', 'people.notice.unsubscribed')
  })
}
