import { hashPassword } from 'better-auth/crypto'
import type { Role } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import type { Language, Localized } from '../../platform/i18n/index.ts'
import { newId } from './ids.ts'
import './schema.ts'

interface BuiltPerson {
  id: string
  email: string
  password: string
}

/** A person with a confirmed address and, unless `fast`, a password to sign in with; without organization and roles unless given. */
export async function buildPerson(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  given: { name?: string; organization?: string; unit?: string; roles?: Role[]; language?: Language; fast?: boolean } = {},
): Promise<BuiltPerson> {
  const id = newId()
  const email = `${id}@example.net`
  const password = `password of ${id}`
  const now = clock.now()
  await db
    .insertInto('people.person')
    .values({
      id,
      name: given.name ?? `Person ${id}`,
      email,
      email_verified: true,
      image: null,
      organization_id: given.organization ?? null,
      unit_id: given.unit ?? null,
      roles: given.roles ?? [],
      language: given.language ?? 'en',
      departed_at: null,
      created_at: now,
      updated_at: now,
    })
    .execute()
  if (!given.fast) {
    await db
      .insertInto('people.account')
      .values({
        id: newId(),
        account_id: id,
        provider_id: 'credential',
        user_id: id,
        access_token: null,
        refresh_token: null,
        id_token: null,
        password: await hashPassword(password),
        updated_at: now,
      })
      .execute()
  }
  return { id, email, password }
}

/** An organization, by default of civil society; returns its id. */
export async function buildOrganization(
  { db }: Pick<Deps, 'db'>,
  given: { id?: string; name?: Localized; kind?: string; addressee?: string } = {},
): Promise<string> {
  const id = given.id ?? newId()
  await db
    .insertInto('people.organization')
    .values({
      id,
      name: JSON.stringify(given.name ?? { en: `Organization ${id}`, original: 'en' }),
      acronym: null,
      kind: given.kind ?? 'civil-society',
      country_id: null,
      addressee_id: given.addressee ?? null,
      website: null,
    })
    .execute()
  return id
}
