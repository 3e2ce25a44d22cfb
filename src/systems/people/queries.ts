import { type SqlBool, sql } from 'kysely'
import type { Role } from '../../platform/actor.ts'
import type { AuditEntry } from '../../platform/audit/index.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import { type Language, type Localized, read } from '../../platform/i18n/index.ts'
import { isNoticeKind, type NoticeKind, noticeKinds } from './rules.ts'
import './schema.ts'

/** What a LIKE looks for, with the person's own % and _ taken as they are. */
const containing = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

export interface PeopleFilter {
  /** in the name */
  text?: string
  organization?: string
  role?: Role
  /** lower-case name and id of the last row seen */
  after?: readonly [name: string, id: string] | null
  limit?: number
}

const personColumns = [
  'person_id as id',
  'name',
  'organization_id',
  'organization_name',
  'organization_acronym',
  'unit_id',
  'unit',
  'unit_acronym',
  'roles',
  'language',
  'departed_at',
] as const

/** People by name, with confirmed addresses; whoever left their organization is found too, without one. */
export async function findPeople(db: Db | Tx, { text, organization, role, after, limit = 50 }: PeopleFilter = {}) {
  let query = db.selectFrom('people.directory').select(personColumns)
  if (text) query = query.where('name', 'ilike', containing(text))
  if (organization) query = query.where('organization_id', '=', organization)
  if (role) query = query.where(sql<SqlBool>`roles @> array[${role}]`)
  if (after) query = query.where(sql<SqlBool>`(lower(name), person_id) > (${after[0]}, ${after[1]})`)
  return await query
    .orderBy((eb) => eb.fn('lower', ['name']))
    .orderBy('person_id')
    .limit(limit)
    .execute()
}

export type PersonRow = Awaited<ReturnType<typeof findPeople>>[number]

export const peopleOf = (db: Db | Tx, organizationId: string): Promise<PersonRow[]> =>
  findPeople(db, { organization: organizationId, limit: 1000 })

/** One person as others see them, with the mail address, which only some may see. */
export const findPerson = (db: Db | Tx, id: string) =>
  db
    .selectFrom('people.directory as d')
    .innerJoin('people.person as p', 'p.id', 'd.person_id')
    .select([
      'd.person_id as id',
      'd.name',
      'd.organization_id',
      'd.organization_name',
      'd.organization_acronym',
      'd.unit_id',
      'd.unit',
      'd.unit_acronym',
      'd.roles',
      'd.language',
      'd.departed_at',
      'p.email',
      'p.time_zone',
      'p.version',
    ])
    .where('d.person_id', '=', id)
    .executeTakeFirst()

export type PersonDetail = NonNullable<Awaited<ReturnType<typeof findPerson>>>

export interface Mailbox {
  address: string
  name: string
  language: Language
  timeZone: string
  /** which kinds of mail the person takes */
  wants: Record<NoticeKind, boolean>
  /** how often the digest comes */
  pace: 'daily' | 'weekly'
}

/** Where and how to write to a person; null for an address that was never confirmed and for whoever left. */
export async function mailFor(db: Db | Tx, personId: string): Promise<Mailbox | null> {
  const person = await db
    .selectFrom('people.person')
    .select(['email', 'name', 'language', 'time_zone', 'unwanted', 'pace'])
    .where('id', '=', personId)
    .where('email_verified', '=', true)
    .where('departed_at', 'is', null)
    .executeTakeFirst()
  if (!person) return null
  const unwanted = person.unwanted.filter(isNoticeKind)
  const wants = Object.fromEntries(noticeKinds.map((kind) => [kind, !unwanted.includes(kind)])) as Record<NoticeKind, boolean>
  return { address: person.email, name: person.name, language: person.language, timeZone: person.time_zone, wants, pace: person.pace }
}

export interface OrganizationFilter {
  /** in the name in any language, or in the acronym */
  text?: string
  kind?: string
  country?: string
  /** name as sorted, and id, of the last row seen */
  after?: readonly [name: string, id: string] | null
  limit?: number
}

/** The name in the reader's language, or in the one it was given in, for sorting and choosing. */
const nameIn = (language: Language) =>
  sql<string>`lower(coalesce(o.name ->> ${language}, o.name ->> (o.name ->> 'original'), o.name ->> 'en', o.id))`

/** Organizations by name as the reader's language has it. */
export async function findOrganizations(
  db: Db | Tx,
  language: Language,
  { text, kind, country, after, limit = 50 }: OrganizationFilter = {},
) {
  let query = db
    .selectFrom('people.organization as o')
    .innerJoin('reference.stakeholder_type as k', 'k.id', 'o.kind')
    .leftJoin('reference.country as c', 'c.id', 'o.country_id')
    .select([
      'o.id',
      'o.name',
      'o.acronym',
      'o.kind',
      'k.name as kind_name',
      'o.country_id',
      'c.name as country_name',
      'o.sector_member',
      'o.website',
    ])
    .select(nameIn(language).as('sort_name'))
  if (text) {
    const wanted = containing(text)
    query = query.where((eb) =>
      eb.or([
        eb('o.acronym', 'ilike', wanted),
        sql<SqlBool>`exists (select from jsonb_each_text(o.name) as n (language, value) where n.language <> 'original' and n.value ilike ${wanted})`,
      ]),
    )
  }
  if (kind) query = query.where('o.kind', '=', kind)
  if (country) query = query.where('o.country_id', '=', country)
  if (after) query = query.where(sql<SqlBool>`(${nameIn(language)}, o.id) > (${after[0]}, ${after[1]})`)
  return await query.orderBy(nameIn(language)).orderBy('o.id').limit(limit).execute()
}

export type OrganizationRow = Awaited<ReturnType<typeof findOrganizations>>[number]

export const findOrganization = (db: Db | Tx, id: string) =>
  db
    .selectFrom('people.organization as o')
    .innerJoin('reference.stakeholder_type as k', 'k.id', 'o.kind')
    .leftJoin('reference.country as c', 'c.id', 'o.country_id')
    .leftJoin('reference.addressee as a', 'a.id', 'o.addressee_id')
    .select([
      'o.id',
      'o.name',
      'o.acronym',
      'o.kind',
      'k.name as kind_name',
      'o.country_id',
      'c.name as country_name',
      'o.addressee_id',
      'a.name as addressee_name',
      'o.sector_member',
      'o.website',
      'o.version',
    ])
    .where('o.id', '=', id)
    .executeTakeFirst()

export type OrganizationDetail = NonNullable<Awaited<ReturnType<typeof findOrganization>>>

/** All organizations as choices of a field, in the reader's language. */
export async function organizationOptions(db: Db | Tx, language: Language): Promise<{ value: string; label: string }[]> {
  const rows = await db
    .selectFrom('people.organization as o')
    .select(['o.id', 'o.name', 'o.acronym'])
    .orderBy(nameIn(language))
    .orderBy('o.id')
    .execute()
  return rows.map(({ id, name, acronym }) => ({ value: id, label: named(name, acronym, language) }))
}

/** `UNESCO, United Nations Educational, …`, or the name alone. */
export function named(name: Localized | null, acronym: string | null, language: Language): string {
  const { text } = read(name, language)
  return acronym && acronym !== text ? `${text} (${acronym})` : text
}

export const unitsOf = (db: Db | Tx, organizationId: string) =>
  db.selectFrom('people.unit').selectAll().where('organization_id', '=', organizationId).orderBy('id').execute()

/** Units of all organizations as choices of a field, each after its organization. */
export async function unitOptions(db: Db | Tx, language: Language): Promise<{ value: string; label: string; organization: string }[]> {
  const rows = await db
    .selectFrom('people.unit as u')
    .innerJoin('people.organization as o', 'o.id', 'u.organization_id')
    .select(['u.id', 'u.name', 'u.acronym', 'u.organization_id'])
    .orderBy(nameIn(language))
    .orderBy('u.id')
    .execute()
  return rows.map(({ id, name, acronym, organization_id }) => ({
    value: id,
    label: named(name, acronym, language),
    organization: organization_id,
  }))
}

/** What an account page shows, in one round for each kind of thing. */
export async function findAccount(db: Db, personId: string, now: Date) {
  const [person, sessions, passkeys, keys, passwords, waiting] = await Promise.all([
    db
      .selectFrom('people.person as p')
      .leftJoin('people.organization as o', 'o.id', 'p.organization_id')
      .leftJoin('people.unit as u', 'u.id', 'p.unit_id')
      .select([
        'p.id',
        'p.name',
        'p.email',
        'p.language',
        'p.time_zone',
        'p.roles',
        'p.unwanted',
        'p.pace',
        'p.two_factor_enabled',
        'p.organization_id',
      ])
      .select(['o.name as organization_name', 'o.acronym as organization_acronym', 'u.name as unit_name'])
      .where('p.id', '=', personId)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('people.session')
      .select(['id', 'token', 'created_at', 'expires_at', 'ip_address', 'user_agent'])
      .where('user_id', '=', personId)
      .where('expires_at', '>', now)
      .orderBy('created_at', 'desc')
      .execute(),
    db
      .selectFrom('people.passkey')
      .select(['id', 'name', 'created_at', 'backed_up'])
      .where('user_id', '=', personId)
      .orderBy('created_at')
      .execute(),
    db
      .selectFrom('people.api_key')
      .select(['id', 'name', 'start', 'permissions', 'created_at', 'expires_at', 'last_request'])
      .where('reference_id', '=', personId)
      .orderBy('created_at')
      .execute(),
    db.selectFrom('people.account').select('id').where('user_id', '=', personId).where('provider_id', '=', 'credential').execute(),
    db
      .selectFrom('people.joining as j')
      .innerJoin('people.organization as o', 'o.id', 'j.organization_id')
      .select(['j.id', 'j.organization_id', 'o.name as organization_name'])
      .where('j.person_id', '=', personId)
      .where('j.state', '=', 'waiting')
      .executeTakeFirst(),
  ])
  return { person, sessions, passkeys, keys, hasPassword: passwords.length > 0, waiting: waiting ?? null }
}

export type AccountData = Awaited<ReturnType<typeof findAccount>>

/** Requests to join that nobody has answered, the oldest first. */
export async function listJoinings(db: Db | Tx, organizationId?: string) {
  let query = db
    .selectFrom('people.joining as j')
    .innerJoin('people.person as p', 'p.id', 'j.person_id')
    .innerJoin('people.organization as o', 'o.id', 'j.organization_id')
    .leftJoin('people.unit as u', 'u.id', 'j.unit_id')
    .select([
      'j.id',
      'j.person_id',
      'p.name',
      'p.email',
      'j.organization_id',
      'o.name as organization_name',
      'j.unit_id',
      'u.name as unit_name',
      'j.words',
      'j.asked_at',
    ])
    .where('j.state', '=', 'waiting')
  if (organizationId) query = query.where('j.organization_id', '=', organizationId)
  return await query.orderBy('j.asked_at').execute()
}

export type JoiningRow = Awaited<ReturnType<typeof listJoinings>>[number]

/** Invitations, the latest first. */
export async function listInvitations(db: Db | Tx, organizationId?: string) {
  let query = db
    .selectFrom('people.invitation as i')
    .innerJoin('people.organization as o', 'o.id', 'i.organization_id')
    .innerJoin('people.person as p', 'p.id', 'i.invited_by')
    .select(['i.id', 'i.email', 'i.organization_id', 'o.name as organization_name', 'o.acronym as organization_acronym', 'i.roles'])
    .select(['i.invited_at', 'i.expires_at', 'i.state', 'p.name as invited_by'])
  if (organizationId) query = query.where('i.organization_id', '=', organizationId)
  return await query.orderBy('i.id', 'desc').limit(200).execute()
}

export type InvitationRow = Awaited<ReturnType<typeof listInvitations>>[number]

export const findInvitation = (db: Db | Tx, tokenHash: string) =>
  db
    .selectFrom('people.invitation as i')
    .innerJoin('people.organization as o', 'o.id', 'i.organization_id')
    .innerJoin('people.person as p', 'p.id', 'i.invited_by')
    .select(['i.id', 'i.email', 'i.organization_id', 'i.unit_id', 'i.roles', 'i.expires_at', 'i.state'])
    .select(['o.name as organization_name', 'o.acronym as organization_acronym', 'p.name as invited_by'])
    .where('i.token_hash', '=', tokenHash)
    .executeTakeFirst()

export type InvitationDetail = NonNullable<Awaited<ReturnType<typeof findInvitation>>>

export interface AuditFilter {
  /** part of the name of who did it */
  who?: string
  /** exact id of who did it */
  actor?: string
  record?: string
  id?: string
  action?: string
  /** first and last day, in the installation's time zone */
  from?: string
  to?: string
  before?: number | null
  limit?: number
}

/** Entries of the audit trail, the latest first. */
export async function listAudit(
  db: Db | Tx,
  timeZone: string,
  { who, actor, record, id, action, from, to, before, limit = 50 }: AuditFilter,
): Promise<AuditEntry[]> {
  let query = db.selectFrom('platform.audit').selectAll()
  if (who) query = query.where('actor_name', 'ilike', containing(who))
  if (actor) query = query.where('actor_id', '=', actor)
  if (record) query = query.where('record_type', '=', record)
  if (id) query = query.where('record_id', '=', id)
  if (action) query = query.where('action', '=', action)
  if (from) query = query.where('at', '>=', sql<Date>`(${from}::date)::timestamp at time zone ${timeZone}`)
  if (to) query = query.where('at', '<', sql<Date>`(${to}::date + 1)::timestamp at time zone ${timeZone}`)
  if (before) query = query.where('id', '<', before)
  return (await query.orderBy('id', 'desc').limit(limit).execute()) as unknown as AuditEntry[]
}

/** What the trail's filters can choose from. Few values among very many rows: an index walk from one to the next reads each once. */
export async function auditChoices(db: Db | Tx): Promise<{ records: string[]; actions: string[] }> {
  const distinct = async (column: 'record_type' | 'action') => {
    const { rows } = await sql<{ value: string }>`
      with recursive value (value) as (
        (select min(${sql.ref(column)}) from platform.audit)
        union all
        select (select min(${sql.ref(column)}) from platform.audit where ${sql.ref(column)} > value.value) from value where value.value is not null
      )
      select value from value where value is not null`.execute(db)
    return rows.map(({ value }) => value)
  }
  return { records: await distinct('record_type'), actions: await distinct('action') }
}
