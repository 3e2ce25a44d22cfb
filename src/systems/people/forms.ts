import { type Role, roles } from '../../platform/actor.ts'
import { type FieldErrors, InvalidForm } from '../../platform/errors.ts'
import { isLanguage, type Language, type Localized, languages } from '../../platform/i18n/index.ts'
import { passwordLength } from './rules.ts'

export type Body = Record<string, unknown>

/** One value of a form, without spaces around it. */
export const text = (body: Body, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value.trim() : ''
}
/** A password is taken as typed, spaces and all. */
const secret = (body: Body, name: string): string => (typeof body[name] === 'string' ? body[name] : '')
const several = (body: Body, name: string): string[] =>
  [body[name] ?? []].flat().filter((v): v is string => typeof v === 'string' && v !== '')
const ticked = (body: Body, name: string): boolean => body[name] === 'on'

/** Collects what is wrong, and refuses the whole form at its end. */
class Check {
  readonly errors: FieldErrors = {}

  constructor(readonly body: Body) {}

  fail(name: string, key: string, values?: Record<string, string | number>): void {
    this.errors[name] ??= values ? { key, values } : { key }
  }

  required(name: string, limit = 200): string {
    const value = text(this.body, name)
    if (!value) this.fail(name, 'ui.field.required')
    return this.#within(name, value, limit)
  }

  optional(name: string, limit = 200): string | null {
    return this.#within(name, text(this.body, name), limit) || null
  }

  #within(name: string, value: string, limit: number): string {
    if (value.length > limit) this.fail(name, 'ui.field.too-long', { limit })
    return value
  }

  email(name: string): string {
    const value = this.required(name, 254).toLowerCase()
    if (value && !isEmail(value)) this.fail(name, 'ui.field.not-an-email')
    return value
  }

  newPassword(name: string): string {
    const value = secret(this.body, name)
    if (!value) this.fail(name, 'ui.field.required')
    else if (value.length < passwordLength.least) this.fail(name, 'ui.field.too-short', { limit: passwordLength.least })
    else if (value.length > passwordLength.most) this.fail(name, 'ui.field.too-long', { limit: passwordLength.most })
    return value
  }

  password(name: string): string {
    const value = secret(this.body, name)
    if (!value) this.fail(name, 'ui.field.required')
    return value
  }

  choice<T extends string>(name: string, choices: readonly T[]): T {
    const value = text(this.body, name) as T
    if (!choices.includes(value)) this.fail(name, 'ui.field.not-a-choice')
    return value
  }

  done<T>(form: T): T {
    if (Object.keys(this.errors).length) throw new InvalidForm(this.errors)
    return form
  }
}

const check = (body: unknown) => new Check((body ?? {}) as Body)

/** One @, something on both sides, a dot in the host. Whether it exists, the mail to it will show. */
export const isEmail = (value: string): boolean => /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(\.[^\s@<>(),;:".]+)+$/.test(value)

export const isTimeZone = (value: string): boolean => Intl.supportedValuesOf('timeZone').includes(value)

export interface SignInForm {
  email: string
  password: string
  remember: boolean
}

export function readSignIn(body: unknown): SignInForm {
  const c = check(body)
  return c.done({ email: c.email('email'), password: c.password('password'), remember: ticked(c.body, 'remember') })
}

export interface RegisterForm {
  name: string
  email: string
  password: string
}

export function readRegister(body: unknown): RegisterForm {
  const c = check(body)
  return c.done({ name: c.required('name'), email: c.email('email'), password: c.newPassword('password') })
}

export function readEmail(body: unknown): string {
  const c = check(body)
  return c.done(c.email('email'))
}

export function readReset(body: unknown): { token: string; password: string } {
  const c = check(body)
  return c.done({ token: text(c.body, 'token'), password: c.newPassword('password') })
}

export interface CodeForm {
  code: string
  trust: boolean
  backup: boolean
}

/** Six digits of the app, however spaced, or a backup code. */
export function readCode(body: unknown): CodeForm {
  const c = check(body)
  const code = c.required('code', 40).replace(/\s+/g, '')
  return c.done({ code, trust: ticked(c.body, 'trust'), backup: !/^\d{6}$/.test(code) })
}

export function readPassword(body: unknown): string {
  const c = check(body)
  return c.done(c.password('password'))
}

export function readPasswordChange(body: unknown): { current: string; wanted: string } {
  const c = check(body)
  return c.done({ current: c.password('current'), wanted: c.newPassword('wanted') })
}

export interface ProfileForm {
  name: string
  language: Language
  timeZone: string
}

export function readProfile(body: unknown): ProfileForm {
  const c = check(body)
  const timeZone = c.required('timeZone')
  if (timeZone && !isTimeZone(timeZone)) c.fail('timeZone', 'ui.field.not-a-choice')
  return c.done({ name: c.required('name'), language: c.choice('language', languages), timeZone })
}

export interface KeyForm {
  name: string
  writes: boolean
  days: number
}

export const keyDays = [30, 90, 365] as const

export function readKey(body: unknown): KeyForm {
  const c = check(body)
  const scope = c.choice('scope', ['read', 'write'])
  const days = Number(c.choice('days', keyDays.map(String)))
  return c.done({ name: c.required('keyName', 100), writes: scope === 'write', days })
}

export interface OrganizationForm {
  name: Localized
  acronym: string | null
  kind: string
  country: string | null
  addressee: string | null
  sectorMember: boolean
  website: string | null
  version: number
}

/** `known`: the ids that may be chosen. */
export function readOrganization(
  body: unknown,
  known: { kinds: readonly string[]; countries: readonly string[]; addressees: readonly string[] },
): OrganizationForm {
  const c = check(body)
  const website = c.optional('website', 300)
  if (website && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(website)) c.fail('website', 'ui.field.not-a-link')
  const among = (name: string, ids: readonly string[]) => {
    const value = text(c.body, name)
    if (value && !ids.includes(value)) c.fail(name, 'ui.field.not-a-choice')
    return value || null
  }
  return c.done({
    name: readName(c),
    acronym: c.optional('acronym', 40),
    kind: c.choice('kind', known.kinds),
    country: among('country', known.countries),
    addressee: among('addressee', known.addressees),
    sectorMember: ticked(c.body, 'sectorMember'),
    website,
    version: Number(c.body.version) || 0,
  })
}

/** A name in as many of the six languages as are given; the first one given in `original`, or any, is enough. */
function readName(c: Check): Localized {
  const name: Localized = {}
  for (const language of languages) {
    const value = c.optional(`name-${language}`)
    if (value) name[language] = value
  }
  const original = text(c.body, 'original')
  const first = languages.find((language) => name[language])
  if (!first) c.fail(`name-${isLanguage(original) ? original : 'en'}`, 'ui.field.required')
  name.original = isLanguage(original) && name[original] ? original : (first ?? 'en')
  return name
}

export interface UnitForm {
  name: Localized
  acronym: string | null
}

/** A new unit is named in the reader's language; the others can follow. */
export function readUnit(body: unknown, language: Language): UnitForm {
  const c = check(body)
  return c.done({ name: { [language]: c.required('unit-name'), original: language }, acronym: c.optional('unit-acronym', 40) })
}

export interface InvitationForm {
  email: string
  language: Language
  roles: Role[]
  unit: string | null
}

export function readInvitation(body: unknown): InvitationForm {
  const c = check(body)
  return c.done({
    email: c.email('email'),
    language: c.choice('language', languages),
    roles: chosenRoles(c),
    unit: text(c.body, 'inviteUnit') || null,
  })
}

export interface RolesForm {
  roles: Role[]
  unit: string | null
  version: number
}

export function readRoles(body: unknown): RolesForm {
  const c = check(body)
  return c.done({ roles: chosenRoles(c), unit: text(c.body, 'unit') || null, version: Number(c.body.version) || 0 })
}

function chosenRoles(c: Check): Role[] {
  const chosen = several(c.body, 'roles')
  if (chosen.length === 0) c.fail('roles', 'people.field.role-needed')
  if (!chosen.every((role) => (roles as readonly string[]).includes(role))) c.fail('roles', 'ui.field.not-a-choice')
  return roles.filter((role) => chosen.includes(role))
}

export function readJoining(body: unknown): { words: string | null; unit: string | null } {
  const c = check(body)
  return c.done({ words: c.optional('words', 2000), unit: text(c.body, 'unit') || null })
}

/** A page may hold several requests, each with a field of its own. */
export const reasonField = (joiningId: number): string => `reason-${joiningId}`

export function readReason(body: unknown, joiningId: number): string | null {
  const c = check(body)
  return c.done(c.optional(reasonField(joiningId), 1000))
}

export function readDeparture(body: unknown): { successorId: string | null; note: string | null } {
  const c = check(body)
  return c.done({ successorId: text(c.body, 'successor') || null, note: c.optional('note', 1000) })
}

export interface NoticesForm {
  wanted: string[]
  pace: 'daily' | 'weekly'
}

export function readNotices(body: unknown): NoticesForm {
  const c = check(body)
  return c.done({ wanted: several(c.body, 'wanted'), pace: c.choice('pace', ['daily', 'weekly'] as const) })
}
