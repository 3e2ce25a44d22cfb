import { type Role, roles } from '../../platform/actor.ts'
import { FormReader } from '../../platform/http/index.ts'
import { isLanguage, type Language, type Localized, languages } from '../../platform/i18n/index.ts'
import { passwordLength } from './rules.ts'

/** The fields that an account has beside those of any form. */
class AccountReader extends FormReader {
  email(name: string): string {
    const value = this.required(name, 254).toLowerCase()
    if (value && !isEmail(value)) this.fail(name, 'ui.field.not-an-email')
    return value
  }

  newPassword(name: string): string {
    const value = this.password(name)
    if (value && value.length < passwordLength.least) this.fail(name, 'ui.field.too-short', { limit: passwordLength.least })
    else if (value.length > passwordLength.most) this.fail(name, 'ui.field.too-long', { limit: passwordLength.most })
    return value
  }

  /** Taken as typed, spaces and all. */
  password(name: string): string {
    const value = this.raw(name)
    if (!value) this.fail(name, 'ui.field.required')
    return value
  }
}

/** One @, something on both sides, a dot in the host. Whether it exists, the mail to it will show. */
export const isEmail = (value: string): boolean => /^[^\s@<>(),;:"]+@[^\s@<>(),;:".]+(\.[^\s@<>(),;:".]+)+$/.test(value)

export const isTimeZone = (value: string): boolean => Intl.supportedValuesOf('timeZone').includes(value)

export interface SignInForm {
  email: string
  password: string
  remember: boolean
}

export function readSignIn(body: unknown): SignInForm {
  const c = new AccountReader(body)
  return c.done({ email: c.email('email'), password: c.password('password'), remember: c.ticked('remember') })
}

export interface RegisterForm {
  name: string
  email: string
  password: string
}

export function readRegister(body: unknown): RegisterForm {
  const c = new AccountReader(body)
  return c.done({ name: c.required('name'), email: c.email('email'), password: c.newPassword('password') })
}

export function readEmail(body: unknown): string {
  const c = new AccountReader(body)
  return c.done(c.email('email'))
}

export function readReset(body: unknown): { token: string; password: string } {
  const c = new AccountReader(body)
  return c.done({ token: c.text('token', 500), password: c.newPassword('password') })
}

export interface CodeForm {
  code: string
  trust: boolean
  backup: boolean
}

/** Six digits of the app, however spaced, or a backup code. */
export function readCode(body: unknown): CodeForm {
  const c = new AccountReader(body)
  const code = c.required('code', 40).replace(/\s+/g, '')
  return c.done({ code, trust: c.ticked('trust'), backup: !/^\d{6}$/.test(code) })
}

export function readPassword(body: unknown): string {
  const c = new AccountReader(body)
  return c.done(c.password('password'))
}

export function readPasswordChange(body: unknown): { current: string; wanted: string } {
  const c = new AccountReader(body)
  return c.done({ current: c.password('current'), wanted: c.newPassword('wanted') })
}

export interface ProfileForm {
  name: string
  language: Language
  timeZone: string
}

export function readProfile(body: unknown): ProfileForm {
  const c = new AccountReader(body)
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
  const c = new AccountReader(body)
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
  const c = new AccountReader(body)
  const website = c.optional('website', 300)
  if (website && !/^https?:\/\/[^\s/]+\.[^\s]+$/.test(website)) c.fail('website', 'ui.field.not-a-link')
  return c.done({
    name: readName(c),
    acronym: c.optional('acronym', 40),
    kind: c.choice('kind', known.kinds),
    country: c.known('country', known.countries),
    addressee: c.known('addressee', known.addressees),
    sectorMember: c.ticked('sectorMember'),
    website,
    version: c.version,
  })
}

/** A name in as many of the six languages as are given; the first one given in `original`, or any, is enough. */
function readName(c: FormReader): Localized {
  const name: Localized = {}
  for (const language of languages) {
    const value = c.optional(`name-${language}`)
    if (value) name[language] = value
  }
  const original = c.text('original', 500)
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
  const c = new AccountReader(body)
  return c.done({ name: { [language]: c.required('unit-name'), original: language }, acronym: c.optional('unit-acronym', 40) })
}

export interface InvitationForm {
  email: string
  language: Language
  roles: Role[]
  unit: string | null
}

export function readInvitation(body: unknown): InvitationForm {
  const c = new AccountReader(body)
  return c.done({
    email: c.email('email'),
    language: c.choice('language', languages),
    roles: chosenRoles(c),
    unit: c.optional('inviteUnit'),
  })
}

export interface RolesForm {
  roles: Role[]
  unit: string | null
  version: number
}

export function readRoles(body: unknown): RolesForm {
  const c = new AccountReader(body)
  return c.done({ roles: chosenRoles(c), unit: c.optional('unit'), version: c.version })
}

function chosenRoles(c: FormReader): Role[] {
  const chosen = c.list('roles')
  if (chosen.length === 0) c.fail('roles', 'people.field.role-needed')
  if (!chosen.every((role) => (roles as readonly string[]).includes(role))) c.fail('roles', 'ui.field.not-a-choice')
  return roles.filter((role) => chosen.includes(role))
}

export function readJoining(body: unknown): { words: string | null; unit: string | null } {
  const c = new AccountReader(body)
  return c.done({ words: c.optional('words', 2000), unit: c.optional('unit') })
}

/** A page may hold several requests, each with a field of its own. */
export const reasonField = (joiningId: number): string => `reason-${joiningId}`

export function readReason(body: unknown, joiningId: number): string | null {
  const c = new AccountReader(body)
  return c.done(c.optional(reasonField(joiningId), 1000))
}

export function readDeparture(body: unknown): { successorId: string | null; note: string | null } {
  const c = new AccountReader(body)
  return c.done({ successorId: c.optional('successor'), note: c.optional('note', 1000) })
}

export interface NoticesForm {
  wanted: string[]
  pace: 'daily' | 'weekly'
}

export function readNotices(body: unknown): NoticesForm {
  const c = new AccountReader(body)
  return c.done({ wanted: c.list('wanted'), pace: c.choice('pace', ['daily', 'weekly'] as const) })
}
