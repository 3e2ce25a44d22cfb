import { type SqlBool, sql } from 'kysely'
import { type Actor, roles as allRoles, type Role } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../../platform/errors.ts'
import { endSessionsWithin } from '../account.ts'
import type { RolesForm } from '../forms.ts'
import { personChanged } from '../memory.ts'
import { mayChangeRoles, mayDepart } from '../policy.ts'
import { organizationsTopic, requireUnitOf } from './organizations.ts'

export async function lockPerson(tx: Tx, id: string) {
  const person = await tx
    .selectFrom('people.person')
    .select(['id', 'name', 'email', 'organization_id', 'unit_id', 'roles', 'version'])
    .where('id', '=', id)
    .where('email_verified', '=', true)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw notFound()
  return person
}

/** Somebody must be able to give roles: the last administrator stays one. */
async function keepAnAdministrator(tx: Tx, personId: string, before: readonly Role[], after: readonly Role[]): Promise<void> {
  if (!before.includes('administrator') || after.includes('administrator')) return
  const others = await tx
    .selectFrom('people.person')
    .select('id')
    .where(sql<SqlBool>`roles @> array['administrator']`)
    .where('id', '<>', personId)
    .forUpdate()
    .execute()
  if (others.length === 0) throw new Refusal(409, 'people.last-administrator')
}

/** Gives and takes roles; holds at once, in every open session. */
export async function changeRoles(deps: Deps, actor: Actor, personId: string, form: RolesForm): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const person = await lockPerson(tx, personId)
    requireAllowed(mayChangeRoles(actor, person.organization_id, person.roles, form.roles))
    await requireUnitOf(tx, person.organization_id, form.unit)
    const before = { roles: person.roles, unit: person.unit_id }
    const after = { roles: form.roles, unit: form.unit }
    if (form.version !== person.version) throw stale({ ...before, version: person.version }, after)
    await keepAnAdministrator(tx, personId, person.roles, form.roles)
    await tx
      .updateTable('people.person')
      .set({ roles: form.roles, unit_id: form.unit, version: person.version + 1 })
      .where('id', '=', personId)
      .execute()
    await audit(tx, actor, { action: 'people.roles-changed', record: { type: 'people.person', id: personId }, before, after })
    await personChanged(deps, tx, personId)
  })
}

/**
 * A person leaves their organization. Roles end with it, sessions and keys too; the account stays the person's own, to join
 * another organization with. What the person looked after goes to `successorId`, in the same transaction, by the event.
 */
export async function depart(
  deps: Deps,
  actor: Actor,
  personId: string,
  { successorId, note }: { successorId: string | null; note: string | null },
) {
  await inTransaction(deps.db, async (tx) => {
    const person = await lockPerson(tx, personId)
    const { organization_id: organizationId, unit_id: unit, roles } = person
    requireAllowed(mayDepart(actor, { id: personId, organization: organizationId, roles }))
    if (organizationId === null) return
    if (successorId !== null) await requireColleague(tx, organizationId, personId, successorId)
    await keepAnAdministrator(tx, personId, roles, [])
    await tx
      .updateTable('people.person')
      .set({ organization_id: null, unit_id: null, roles: [], departed_at: deps.clock.now(), version: person.version + 1 })
      .where('id', '=', personId)
      .execute()
    await tx.deleteFrom('people.api_key').where('reference_id', '=', personId).execute()
    await endSessionsWithin(deps, tx, personId)
    await audit(tx, actor, {
      action: 'people.departed',
      record: { type: 'people.person', id: personId },
      before: { organization: organizationId, unit, roles },
      after: { organization: null, unit: null, roles: [], successor: successorId },
      note,
    })
    await deps.events.emit(tx, 'people.departed', { personId, organizationId, successorId, actor })
    await deps.events.touch(tx, organizationsTopic)
  })
}

async function requireColleague(tx: Tx, organizationId: string, personId: string, successorId: string): Promise<void> {
  const colleague = await tx.selectFrom('people.person').select('organization_id').where('id', '=', successorId).executeTakeFirst()
  if (successorId === personId || colleague?.organization_id !== organizationId) {
    throw new InvalidForm({ successor: { key: 'ui.field.not-a-choice' } })
  }
}

export async function takeIn(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  personId: string,
  into: { organizationId: string; unit: string | null; roles: Role[] },
): Promise<void> {
  const person = await lockPerson(tx, personId)
  if (person.organization_id !== null) throw new Refusal(409, 'people.already-member')
  const roles = allRoles.filter((role) => person.roles.includes(role) || into.roles.includes(role))
  await tx
    .updateTable('people.person')
    .set({ organization_id: into.organizationId, unit_id: into.unit, roles, departed_at: null, version: person.version + 1 })
    .where('id', '=', personId)
    .execute()
  await audit(tx, actor, {
    action: 'people.joined',
    record: { type: 'people.person', id: personId },
    before: { organization: null, unit: null, roles: person.roles },
    after: { organization: into.organizationId, unit: into.unit, roles },
  })
  await personChanged(deps, tx, personId)
  await deps.events.emit(tx, 'people.joined', { personId, organizationId: into.organizationId })
  await deps.events.touch(tx, organizationsTopic)
}
