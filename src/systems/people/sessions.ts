import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/actor.ts'
import type { Db, Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { Refusal } from '../../platform/errors.ts'
import { authHeaders, authOf, sessionCookieName } from './auth.ts'
import { type Identity, memoryOf } from './memory.ts'
import './schema.ts'

/** What `System.identify` asks for: the person of a session cookie, or of an API key in `x-api-key` or as a bearer token. */
export function identifier(deps: Deps): (req: FastifyRequest) => Promise<Actor | null> {
  const memory = memoryOf(deps)
  const cookieName = sessionCookieName(deps.config.publicUrl)
  return async (req) => {
    const key = givenKey(req)
    if (key) {
      const found = await memory.find(`key ${createHash('sha256').update(key).digest('base64url')}`, () => keyHolder(deps, key))
      if (!found) throw new Refusal(401, 'people.bad-key')
      if (found.readsOnly && !['GET', 'HEAD', 'OPTIONS'].includes(req.method)) throw new Refusal(403, 'people.key-reads-only')
      return found.actor
    }
    const cookie = req.cookies[cookieName]
    if (!cookie) return null
    const found = await memory.find(`session ${cookie}`, async () => {
      const session = await authOf(deps).api.getSession({ headers: authHeaders(req) })
      const actor = session && (await findActor(deps.db, session.user.id))
      return actor && { actor, readsOnly: false }
    })
    return found?.actor ?? null
  }
}

function givenKey(req: FastifyRequest): string | null {
  const header = req.headers['x-api-key']
  if (typeof header === 'string' && header) return header
  return /^Bearer\s+(\S+)$/i.exec(req.headers.authorization ?? '')?.[1] ?? null
}

async function keyHolder(deps: Deps, key: string): Promise<Identity | null> {
  const { valid, key: found } = await authOf(deps).api.verifyApiKey({ body: { key } })
  const actor = valid && found ? await findActor(deps.db, found.referenceId) : null
  return actor && { actor: { ...actor, kind: 'key' }, readsOnly: !found?.permissions?.records?.includes('write') }
}

/** A person as an actor, with the roles and the organization held now; null for an address that was never confirmed. */
export async function findActor(db: Db | Tx, personId: string): Promise<Actor | null> {
  const person = await db
    .selectFrom('people.person')
    .select(['id', 'name', 'roles', 'organization_id', 'language'])
    .where('id', '=', personId)
    .where('email_verified', '=', true)
    .executeTakeFirst()
  if (!person) return null
  const { id, name, roles, organization_id: organization, language } = person
  return { kind: 'person', id, name, roles, organization, language }
}
