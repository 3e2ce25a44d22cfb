import type { FastifyRequest } from 'fastify'
import { type Actor, publicActor } from '../../platform/actor.ts'
import { audit } from '../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { InvalidForm, notFound, Refusal } from '../../platform/errors.ts'
import { countAttempt, forgiveAttempts } from './attempts.ts'
import { type Answer, answerOf, authHeaders, authOf, authStep, signOnOf, signOnProvider } from './auth.ts'
import type { CodeForm, KeyForm, NoticesForm, ProfileForm, RegisterForm, SignInForm } from './forms.ts'
import { personChanged } from './memory.ts'
import { type NoticeKind, noticeKinds } from './rules.ts'
import './schema.ts'

declare module '../../platform/jobs/index.ts' {
  interface JobMap {
    'people.reset': { email: string }
    'people.confirm': { email: string }
    'people.tidy': Record<string, never>
  }
}

const wrong = (field: string, key: string) => new InvalidForm({ [field]: { key } })

/** The transaction's own entry about a person's account. */
const noteAccount = (tx: Tx, actor: Actor, action: string, personId: string, after: Record<string, unknown> | null = null) =>
  audit(tx, actor, { action: `people.${action}`, record: { type: 'people.person', id: personId }, after })

/** Registers, or, where the address has an account already, writes to its person; the answer is the same. */
export async function register(deps: Deps, req: FastifyRequest, form: RegisterForm): Promise<void> {
  await countAttempt(deps.db, deps.clock, 'register', { address: form.email, place: req.ip })
  const { ok, code } = await authStep(deps, (_tx, auth) =>
    answerOf(auth.api.signUpEmail({ body: { ...form, language: req.t.lang }, headers: authHeaders(req), asResponse: true })),
  )
  if (!ok) throw new Refusal(400, 'ui.bad-request', { detail: code ?? '' })
}

/** Confirms the mail address that the token was sent to. False when the token is spent, mistyped or a day old. */
export async function confirmAddress(deps: Deps, req: FastifyRequest, token: string): Promise<boolean> {
  const { ok } = await authStep(deps, (_tx, auth) =>
    answerOf(auth.api.verifyEmail({ query: { token }, headers: authHeaders(req), asResponse: true })),
  )
  return ok
}

/**
 * Asks for a letter to an address. Everything that depends on whether the address has an account happens in the job, so that
 * neither the answer nor its time tells.
 */
export async function askForLetter(deps: Deps, req: FastifyRequest, job: 'people.reset' | 'people.confirm', email: string): Promise<void> {
  await countAttempt(deps.db, deps.clock, job, { address: email, place: req.ip })
  await inTransaction(deps.db, (tx) => deps.jobs.enqueue(tx, job, { email }, { key: email }))
}

export async function sendReset(deps: Deps, email: string): Promise<void> {
  await authStep(deps, (_tx, auth) => auth.api.requestPasswordReset({ body: { email } }))
}

export async function sendConfirmation(deps: Deps, email: string): Promise<void> {
  await authStep(deps, (_tx, auth) => auth.api.sendVerificationEmail({ body: { email } }))
}

/** Sets a new password by a token from a letter, and ends all sessions. False when the token is spent or an hour old. */
export async function resetPassword(deps: Deps, token: string, newPassword: string): Promise<boolean> {
  const { ok } = await authStep(deps, (_tx, auth) => answerOf(auth.api.resetPassword({ body: { token, newPassword }, asResponse: true })))
  return ok
}

export interface SignedIn {
  headers: Headers
  /** the password was right, and a code is asked for */
  needsCode: boolean
}

/** Throws the form's refusal when address and password do not fit, in the same words whether there is an account or not. */
export async function signIn(deps: Deps, req: FastifyRequest, form: SignInForm): Promise<SignedIn> {
  await countAttempt(deps.db, deps.clock, 'sign-in', { address: form.email, place: req.ip })
  const { ok, code, body, headers } = await answerOf(
    authOf(deps).api.signInEmail({
      body: { email: form.email, password: form.password, rememberMe: form.remember },
      headers: authHeaders(req),
      asResponse: true,
    }),
  )
  if (!ok) throw wrong('', code === 'EMAIL_NOT_VERIFIED' ? 'people.field.unconfirmed' : 'people.field.wrong-password')
  await forgiveAttempts(deps.db, 'sign-in', form.email)
  return { headers, needsCode: body.twoFactorRedirect === true }
}

/** The second step of a sign-in. 'expired' when the first one is too long ago or was tried too often. */
export async function giveCode(deps: Deps, req: FastifyRequest, form: CodeForm): Promise<Headers | 'expired'> {
  const { api } = authOf(deps)
  const step = { body: { code: form.code, trustDevice: form.trust }, headers: authHeaders(req), asResponse: true } as const
  const { ok, code, headers } = await answerOf(form.backup ? api.verifyBackupCode(step) : api.verifyTOTP(step))
  if (ok) return headers
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') throw new Refusal(429, 'people.too-many-tries', { minutes: 15 })
  if (code === 'INVALID_TWO_FACTOR_COOKIE' || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') return 'expired'
  throw wrong('code', 'people.field.wrong-code')
}

/** Where the organization's own sign-on begins, with the cookies that its return will be checked against. */
export async function beginSignOn(deps: Deps, req: FastifyRequest, next: string): Promise<{ url: string; headers: Headers }> {
  const auth = await signOnOf(deps)
  if (!auth) throw new Refusal(503, 'people.sign-on-down', { name: deps.config.oidcName })
  const { body, headers } = await answerOf(
    auth.api.signInSocial({
      body: { provider: signOnProvider, callbackURL: next, errorCallbackURL: req.t.href('/sign-in'), disableRedirect: true },
      headers: authHeaders(req),
      asResponse: true,
    }),
  )
  if (typeof body.url !== 'string') throw new Refusal(503, 'people.sign-on-down', { name: deps.config.oidcName })
  return { url: body.url, headers }
}

export async function signOut(deps: Deps, req: FastifyRequest): Promise<Headers> {
  return await authStep(deps, async (tx, auth) => {
    const { headers } = await answerOf(auth.api.signOut({ headers: authHeaders(req), asResponse: true }))
    if (req.actor.id) await personChanged(deps, tx, req.actor.id)
    return headers
  })
}

/** One step of a signed-in person on their own account, noted when it succeeded. */
async function ownStep(
  deps: Deps,
  req: FastifyRequest,
  action: string,
  work: (api: ReturnType<typeof authOf>['api'], headers: Headers) => Promise<Response>,
): Promise<Answer> {
  return await authStep(deps, async (tx, auth) => {
    const answer = await answerOf(work(auth.api, authHeaders(req)))
    if (answer.ok) {
      await noteAccount(tx, req.actor, action, req.actor.id!)
      await personChanged(deps, tx, req.actor.id!)
    }
    return answer
  })
}

export async function changePassword(
  deps: Deps,
  req: FastifyRequest,
  { current, wanted }: { current: string; wanted: string },
): Promise<Headers> {
  await countAttempt(deps.db, deps.clock, 'password', { address: req.actor.id!, place: req.ip })
  const { ok, headers } = await ownStep(deps, req, 'password-changed', (api, own) =>
    api.changePassword({
      body: { currentPassword: current, newPassword: wanted, revokeOtherSessions: true },
      headers: own,
      asResponse: true,
    }),
  )
  if (!ok) throw wrong('current', 'people.field.not-your-password')
  return headers
}

export interface TwoFactorSetup {
  /** `otpauth://totp/…`, as an authenticator app takes it */
  uri: string
  codes: string[]
}

/** Begins two-factor sign-in; it holds from the first right code on. */
export async function beginTwoFactor(deps: Deps, req: FastifyRequest, password: string): Promise<TwoFactorSetup> {
  await countAttempt(deps.db, deps.clock, 'password', { address: req.actor.id!, place: req.ip })
  const { ok, body } = await authStep(deps, (_tx, auth) =>
    answerOf(auth.api.enableTwoFactor({ body: { password }, headers: authHeaders(req), asResponse: true })),
  )
  if (!ok) throw wrong('password', 'people.field.not-your-password')
  return { uri: String(body.totpURI), codes: body.backupCodes as string[] }
}

export async function confirmTwoFactor(deps: Deps, req: FastifyRequest, code: string): Promise<Headers> {
  const { ok, headers } = await ownStep(deps, req, 'two-factor-on', (api, own) =>
    api.verifyTOTP({ body: { code }, headers: own, asResponse: true }),
  )
  if (!ok) throw wrong('code', 'people.field.wrong-code')
  return headers
}

export async function endTwoFactor(deps: Deps, req: FastifyRequest, password: string): Promise<Headers> {
  await countAttempt(deps.db, deps.clock, 'password', { address: req.actor.id!, place: req.ip })
  const { ok, headers } = await ownStep(deps, req, 'two-factor-off', (api, own) =>
    api.disableTwoFactor({ body: { password }, headers: own, asResponse: true }),
  )
  if (!ok) throw wrong('password', 'people.field.not-your-password')
  return headers
}

export async function newBackupCodes(deps: Deps, req: FastifyRequest, password: string): Promise<string[]> {
  await countAttempt(deps.db, deps.clock, 'password', { address: req.actor.id!, place: req.ip })
  const { ok, body } = await ownStep(deps, req, 'backup-codes-made', (api, own) =>
    api.generateBackupCodes({ body: { password }, headers: own, asResponse: true }),
  )
  if (!ok) throw wrong('password', 'people.field.not-your-password')
  return body.backupCodes as string[]
}

export async function changeProfile(deps: Deps, actor: Actor, form: ProfileForm): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const before = await tx
      .selectFrom('people.person')
      .select(['name', 'language', 'time_zone'])
      .where('id', '=', actor.id!)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const after = { name: form.name, language: form.language, time_zone: form.timeZone }
    await tx
      .updateTable('people.person')
      .set({ ...after, updated_at: deps.clock.now() })
      .where('id', '=', actor.id!)
      .execute()
    await audit(tx, actor, { action: 'people.profile-changed', record: { type: 'people.person', id: actor.id! }, before, after })
    await personChanged(deps, tx, actor.id!)
  })
}

/** Which kinds of mail come, and how often the digest. */
export async function chooseNotices({ db }: Deps, actor: Actor, form: NoticesForm): Promise<void> {
  const unwanted = noticeKinds.filter((kind) => !form.wanted.includes(kind))
  await inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('people.person')
      .select(['unwanted', 'pace'])
      .where('id', '=', actor.id!)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const after = { unwanted: [...unwanted], pace: form.pace }
    await tx.updateTable('people.person').set(after).where('id', '=', actor.id!).execute()
    await audit(tx, actor, { action: 'people.notices-chosen', record: { type: 'people.person', id: actor.id! }, before, after })
  })
}

/** By the link at the foot of a letter: this kind of mail comes no more. */
export async function unsubscribe({ db }: Deps, personId: string, kind: NoticeKind): Promise<void> {
  await inTransaction(db, async (tx) => {
    const person = await tx
      .selectFrom('people.person')
      .select(['id', 'name', 'unwanted'])
      .where('id', '=', personId)
      .forUpdate()
      .executeTakeFirst()
    if (!person) throw notFound()
    if (person.unwanted.includes(kind)) return
    const unwanted = [...person.unwanted, kind]
    await tx.updateTable('people.person').set({ unwanted }).where('id', '=', personId).execute()
    await audit(
      tx,
      { ...publicActor, name: person.name },
      {
        action: 'people.unsubscribed',
        record: { type: 'people.person', id: personId },
        before: { unwanted: person.unwanted },
        after: { unwanted },
      },
    )
  })
}

/** Ends one session of the actor's. */
export async function endSession(deps: Deps, actor: Actor, sessionId: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const ended = await tx
      .deleteFrom('people.session')
      .where('id', '=', sessionId)
      .where('user_id', '=', actor.id!)
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw notFound()
    await noteAccount(tx, actor, 'session-ended', actor.id!)
    await personChanged(deps, tx, actor.id!)
  })
}

/** Signs a person out on every device. */
export async function endAllSessions(deps: Deps, actor: Actor, personId: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    await endSessionsWithin(deps, tx, personId)
    await noteAccount(tx, actor, 'sessions-ended', personId)
  })
}

export async function endSessionsWithin(deps: Deps, tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('people.session').where('user_id', '=', personId).execute()
  await personChanged(deps, tx, personId)
}

/** Makes a key and returns it; it is kept as a hash, so this is the only time anybody sees it. */
export async function makeKey(deps: Deps, actor: Actor, form: KeyForm): Promise<string> {
  return await authStep(deps, async (tx, auth) => {
    const made = await auth.api.createApiKey({
      body: {
        userId: actor.id!,
        name: form.name,
        expiresIn: form.days * 86_400,
        permissions: { records: form.writes ? ['read', 'write'] : ['read'] },
      },
    })
    await noteAccount(tx, actor, 'key-made', actor.id!, { name: form.name, writes: form.writes, days: form.days })
    return made.key
  })
}

export async function removeKey(deps: Deps, actor: Actor, keyId: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const removed = await tx
      .deleteFrom('people.api_key')
      .where('id', '=', keyId)
      .where('reference_id', '=', actor.id!)
      .returning('name')
      .executeTakeFirst()
    if (!removed) throw notFound()
    await noteAccount(tx, actor, 'key-removed', actor.id!, { name: removed.name })
    await personChanged(deps, tx, actor.id!)
  })
}

export async function removePasskey(deps: Deps, actor: Actor, passkeyId: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const removed = await tx
      .deleteFrom('people.passkey')
      .where('id', '=', passkeyId)
      .where('user_id', '=', actor.id!)
      .returning('name')
      .executeTakeFirst()
    if (!removed) throw notFound()
    await noteAccount(tx, actor, 'passkey-removed', actor.id!, { name: removed.name })
  })
}
