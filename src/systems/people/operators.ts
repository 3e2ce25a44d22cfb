import { randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { isRole, type Role, roles, systemActor } from '../../platform/actor.ts'
import { audit } from '../../platform/audit/index.ts'
import { ConfigError } from '../../platform/config/index.ts'
import { inTransaction } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { newId } from './ids.ts'
import { personChanged } from './memory.ts'
import './schema.ts'

export interface Account {
  email: string
  name: string
  roles: readonly Role[]
}

/**
 * An account made from the command line by whoever runs the installation: the first administrator. The address counts as
 * confirmed, the password is made here, returned once, and to be changed. For an address that is registered, only the roles
 * are set: the way back in when no administrator is left.
 */
export async function putAccount(deps: Deps, account: Account): Promise<{ id: string; password: string | null }> {
  const email = account.email.trim().toLowerCase()
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new ConfigError(`${account.email} is not a mail address.`)
  const unknown = account.roles.filter((role) => !isRole(role))
  if (unknown.length) throw new ConfigError(`There is no role ${unknown.join(', ')}. There are ${roles.join(', ')}.`)
  const password = randomBytes(15).toString('base64url')
  const hash = await hashPassword(password)
  const now = deps.clock.now()
  return inTransaction(deps.db, async (tx) => {
    const known = await tx.selectFrom('people.person').select(['id', 'roles']).where('email', '=', email).forUpdate().executeTakeFirst()
    if (known) {
      await tx
        .updateTable('people.person')
        .set({ roles: [...account.roles], updated_at: now })
        .where('id', '=', known.id)
        .execute()
      await audit(tx, systemActor, {
        action: 'people.roles-changed',
        record: { type: 'people.person', id: known.id },
        before: { roles: known.roles },
        after: { roles: account.roles },
      })
      await personChanged(deps, tx, known.id)
      return { id: known.id, password: null }
    }
    const id = newId()
    await tx
      .insertInto('people.person')
      .values({
        id,
        name: account.name || email,
        email,
        email_verified: true,
        image: null,
        organization_id: null,
        unit_id: null,
        roles: [...account.roles],
        departed_at: null,
        created_at: now,
        updated_at: now,
      })
      .execute()
    await tx
      .insertInto('people.account')
      .values({
        id: newId(),
        account_id: id,
        provider_id: 'credential',
        user_id: id,
        access_token: null,
        refresh_token: null,
        id_token: null,
        password: hash,
        updated_at: now,
      })
      .execute()
    await audit(tx, systemActor, {
      action: 'people.registered',
      record: { type: 'people.person', id },
      after: { name: account.name, roles: account.roles },
    })
    return { id, password }
  })
}
