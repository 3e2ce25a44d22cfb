import { AsyncLocalStorage } from 'node:async_hooks'
import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CamelCasePlugin, type Kysely } from 'kysely'
import { type Actor, publicActor } from '../../platform/actor.ts'
import { audit } from '../../platform/audit/index.ts'
import { type Db, inTransaction, type Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { isLanguage } from '../../platform/i18n/index.ts'
import { newId } from './ids.ts'
import { enqueueMail, type LetterKind } from './mail.ts'
import { personChanged } from './memory.ts'
import { passwordLength } from './rules.ts'
import './schema.ts'

/** A session ends this long after sign-in, used or not; without "keep me signed in", after a day at the latest. */
const sessionSeconds = 14 * 86_400
/** Id of the organization's own sign-on among the ways to prove who one is, and in its callback's address. */
export const signOnProvider = 'organization'
/** Where better-auth reads the client's address: we set it from what Fastify trusts, whatever the client sent. */
const addressHeader = 'x-actionline-client'

const ambient = new AsyncLocalStorage<Tx>()

/**
 * better-auth's database, which is ours: the same pool, and inside `authStep` the same transaction, so that an account's
 * change, its audit entry and the mail it causes commit together or not at all.
 */
function authDatabase(db: Db): Kysely<Record<string, Record<string, unknown>>> {
  const shaped = (base: Db | Tx) =>
    (base as unknown as Kysely<Record<string, Record<string, unknown>>>).withSchema('people').withPlugin(new CamelCasePlugin())
  const plain = shaped(db)
  const joined = new WeakMap<Tx, typeof plain>()
  const current = () => {
    const tx = ambient.getStore()
    if (!tx) return plain
    const own = joined.get(tx) ?? shaped(tx)
    joined.set(tx, own)
    return own
  }
  return new Proxy(plain, {
    get(_target, property) {
      const from = current()
      const value: unknown = Reflect.get(from, property, from)
      return typeof value === 'function' ? value.bind(from) : value
    },
  })
}

/** What better-auth calls us back for happens in the step's transaction, or, on the return from a sign-on, in one of its own. */
const joinStep = <T>(deps: Deps, work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(ambient.getStore() ?? deps.db, work)

/** The person's own doing, before there is a session that says so. */
const byPerson = ({ id, name }: { id: string; name: string }): Actor => ({ ...publicActor, kind: 'person', id, name })

function build(deps: Deps, signOn: boolean) {
  const { config } = deps
  const write = (person: string, kind: LetterKind, path: string) => joinStep(deps, (tx) => enqueueMail(deps, tx, { kind, person, path }))
  return betterAuth({
    appName: 'Actionline',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secret,
    database: { db: authDatabase(deps.db), type: 'postgres', transaction: false },
    telemetry: { enabled: false },
    logger: { log: (level, message, ...more) => deps.log[level === 'error' ? 'warn' : 'debug']({ more }, `accounts: ${message}`) },
    user: {
      modelName: 'person',
      additionalFields: { language: { type: 'string', required: false }, timeZone: { type: 'string', required: false } },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      sendResetPassword: ({ user, token }) => write(user.id, 'reset', `/reset?token=${encodeURIComponent(token)}`),
      onExistingUserSignUp: ({ user }) => write(user.id, 'already', '/sign-in'),
      onPasswordReset: ({ user }) =>
        joinStep(deps, async (tx) => {
          // Whoever holds the letter has the address.
          await tx.updateTable('people.person').set({ email_verified: true }).where('id', '=', user.id).execute()
          await audit(tx, byPerson(user), { action: 'people.password-reset', record: { type: 'people.person', id: user.id } })
          await personChanged(deps, tx, user.id)
          await enqueueMail(deps, tx, { kind: 'password-changed', person: user.id, path: '/account' })
        }),
    },
    emailVerification: {
      expiresIn: 86_400,
      sendOnSignUp: true,
      sendVerificationEmail: ({ user, token }) => write(user.id, 'confirm', `/confirm?token=${encodeURIComponent(token)}`),
      afterEmailVerification: (user) =>
        joinStep(deps, async (tx) => {
          await audit(tx, byPerson(user), { action: 'people.confirmed', record: { type: 'people.person', id: user.id } })
          await personChanged(deps, tx, user.id)
        }),
    },
    databaseHooks: {
      user: {
        create: {
          after: (user) =>
            joinStep(deps, (tx) =>
              audit(tx, byPerson(user), {
                action: 'people.registered',
                record: { type: 'people.person', id: user.id },
                after: { name: user.name },
              }),
            ),
        },
      },
    },
    advanced: {
      cookiePrefix: 'actionline',
      useSecureCookies: config.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // Ids stand in addresses. That the schema fits is compared by a test, not at every start.
      database: { generateId: () => newId(), validateSchema: false },
    },
    // Our own routes count attempts, in the database, for all processes together; see attempts.ts.
    rateLimit: { enabled: false },
    plugins: [
      twoFactor({ issuer: 'Actionline', allowPasswordless: true, schema: { twoFactor: { modelName: 'two_factor' } } }),
      passkey({ rpName: 'Actionline', schema: { passkey: { fields: { credentialID: 'credentialId' } } } }),
      apiKey({
        schema: { apikey: { modelName: 'api_key' } },
        defaultPrefix: 'act_',
        requireName: true,
        maximumNameLength: 100,
        rateLimit: { enabled: false },
        keyExpiration: { maxExpiresIn: 365 },
        startingCharactersConfig: { charactersLength: 10 },
      }),
      genericOAuth({
        config:
          signOn && config.oidcIssuer
            ? [
                {
                  providerId: signOnProvider,
                  name: config.oidcName,
                  discoveryUrl: `${config.oidcIssuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
                  clientId: config.oidcClientId ?? '',
                  clientSecret: config.oidcClientSecret,
                  scopes: ['openid', 'profile', 'email'],
                  requireIdTokenVerification: true,
                  mapProfileToUser: ({ locale }) => {
                    const language = String(locale ?? '').slice(0, 2)
                    return isLanguage(language) ? { language } : {}
                  },
                },
              ]
            : [],
      }),
    ],
  })
}

export type Auth = ReturnType<typeof build>

interface Instances {
  accounts: Auth
  signOn: Promise<Auth | null> | null
}

const instances = new WeakMap<Deps, Instances>()

function instancesOf(deps: Deps): Instances {
  const own = instances.get(deps) ?? { accounts: build(deps, false), signOn: null }
  instances.set(deps, own)
  return own
}

export const authOf = (deps: Deps): Auth => instancesOf(deps).accounts

/**
 * The same with the organization's own sign-on, or null while its issuer does not answer. It is asked at first use and,
 * when it failed, at the next one: an issuer that is down keeps nobody from signing in another way, and needs no restart.
 */
export function signOnOf(deps: Deps): Promise<Auth | null> {
  const own = instancesOf(deps)
  own.signOn ??= (async () => {
    const auth = build(deps, true)
    const { socialProviders } = await auth.$context
    if (socialProviders.some(({ id }) => id === signOnProvider)) return auth
    own.signOn = null
    return null
  })()
  return own.signOn
}

/** One account step in one transaction with what it causes. A refusal that better-auth answers commits: it may have counted a failed try. */
export function authStep<T>(deps: Deps, work: (tx: Tx, auth: Auth) => Promise<T>): Promise<T> {
  return inTransaction(deps.db, (tx) => ambient.run(tx, () => work(tx, authOf(deps))))
}

/** What of a request better-auth sees: its cookies, its browser, where it comes from. */
export function authHeaders(req: FastifyRequest): Headers {
  const headers = new Headers({ [addressHeader]: req.ip })
  for (const name of ['cookie', 'user-agent', 'origin', 'content-type'] as const) {
    const value = req.headers[name]
    if (value) headers.set(name, value)
  }
  return headers
}

export interface Answer {
  ok: boolean
  /** better-auth's stable code of a refusal: `INVALID_EMAIL_OR_PASSWORD` */
  code: string | null
  body: Record<string, unknown>
  headers: Headers
}

/** Reads what an endpoint called with `asResponse: true` answered. */
export async function answerOf(pending: Promise<Response>): Promise<Answer> {
  const response = await pending
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown> | null
  if (response.status >= 500) throw new Error(`accounts: ${JSON.stringify(body)}`)
  return { ok: response.ok, code: response.ok ? null : String(body?.code ?? 'UNKNOWN'), body: body ?? {}, headers: response.headers }
}

/** Hands better-auth's cookies on to the browser. */
export function relayCookies(reply: FastifyReply, headers: Headers): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie)
}

/** Name of the session's cookie, which the session cache looks for. */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Secure-actionline.session_token' : 'actionline.session_token'
