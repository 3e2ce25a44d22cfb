import { createHash, randomBytes } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import { type Actor, roles as allRoles, type Role } from '../../platform/actor.ts'
import { audit } from '../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed, stale } from '../../platform/errors.ts'
import { read } from '../../platform/i18n/index.ts'
import { endSessionsWithin } from './account.ts'
import type { InvitationForm, OrganizationForm, RolesForm, UnitForm } from './forms.ts'
import { newId } from './ids.ts'
import { organizationLink } from './links.ts'
import { enqueueMail } from './mail.ts'
import { personChanged } from './memory.ts'
import { mayAddOrganization, mayAskToJoin, mayChangeRoles, mayClassifyOrganizations, mayDepart, mayKeepOrganization } from './policy.ts'
import { invitationDays, slug } from './rules.ts'
import './events.ts'
import './schema.ts'

/** The topic of pages that show organizations. */
export const organizationsTopic = 'organizations'

const organizationFields = (form: OrganizationForm) => ({
  name: form.name,
  acronym: form.acronym,
  kind: form.kind,
  country_id: form.country,
  addressee_id: form.addressee,
  sector_member: form.sectorMember,
  website: form.website,
})

/** Adds an organization under an id made of its acronym or its English name, and returns the id. */
export async function addOrganization({ db, events }: Deps, actor: Actor, form: OrganizationForm): Promise<string> {
  requireAllowed(mayAddOrganization(actor))
  return await inTransaction(db, async (tx) => {
    const fields = organizationFields(form)
    const id = await freeId(tx, slug(form.acronym ?? '') || slug(read(form.name, 'en').text) || newId())
    await tx
      .insertInto('people.organization')
      .values({ id, ...fields, name: JSON.stringify(fields.name) })
      .execute()
    await audit(tx, actor, { action: 'people.organization-added', record: { type: 'people.organization', id }, after: fields })
    await events.touch(tx, organizationsTopic)
    return id
  })
}

async function freeId(tx: Tx, wanted: string): Promise<string> {
  const taken = await tx
    .selectFrom('people.organization')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', wanted), eb('id', 'like', `${wanted}-%`)]))
    .execute()
  const ids = new Set(taken.map(({ id }) => id))
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`
    if (!ids.has(id)) return id
  }
}

/** A focal point keeps name, acronym and address; what the process needs to know of an organization is the secretariat's to say. */
export async function changeOrganization({ db, events }: Deps, actor: Actor, id: string, form: OrganizationForm): Promise<void> {
  requireAllowed(mayKeepOrganization(actor, id))
  await inTransaction(db, async (tx) => {
    const { version, created_at: _, id: __, ...before } = await lockOrganization(tx, id)
    const wanted = organizationFields(form)
    const after = mayClassifyOrganizations(actor)
      ? wanted
      : { ...before, name: wanted.name, acronym: wanted.acronym, website: wanted.website }
    if (form.version !== version) throw stale({ ...before, version }, after)
    await tx
      .updateTable('people.organization')
      .set({ ...after, name: JSON.stringify(after.name), version: version + 1 })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, { action: 'people.organization-changed', record: { type: 'people.organization', id }, before, after })
    await events.touch(tx, organizationsTopic)
  })
}

async function lockOrganization(tx: Tx, id: string) {
  const organization = await tx.selectFrom('people.organization').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!organization) throw notFound()
  return organization
}

export async function addUnit({ db, events }: Deps, actor: Actor, organizationId: string, form: UnitForm): Promise<void> {
  requireAllowed(mayKeepOrganization(actor, organizationId))
  await inTransaction(db, async (tx) => {
    await lockOrganization(tx, organizationId)
    const units = await tx.selectFrom('people.unit').select('id').where('organization_id', '=', organizationId).execute()
    const base = slug(form.acronym ?? '') || slug(read(form.name, 'en').text) || String(units.length + 1)
    const wanted = `${organizationId}-${base}`
    const id = units.some((unit) => unit.id === wanted) ? `${wanted}-${newId().slice(0, 4)}` : wanted
    await tx
      .insertInto('people.unit')
      .values({ id, organization_id: organizationId, name: JSON.stringify(form.name), acronym: form.acronym, addressee_id: null })
      .execute()
    await audit(tx, actor, {
      action: 'people.unit-added',
      record: { type: 'people.organization', id: organizationId },
      after: { unit: id, name: form.name, acronym: form.acronym },
    })
    await events.touch(tx, organizationsTopic)
  })
}

async function lockPerson(tx: Tx, id: string) {
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

async function requireUnitOf(tx: Tx, organizationId: string | null, unitId: string | null, field = 'unit'): Promise<void> {
  if (unitId === null) return
  const unit = await tx.selectFrom('people.unit').select('organization_id').where('id', '=', unitId).executeTakeFirst()
  if (!unit || unit.organization_id !== organizationId) throw new InvalidForm({ [field]: { key: 'ui.field.not-a-choice' } })
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

/** Asks to join; the organization's focal points hear of it, or, where it has none, the secretariat. */
export async function askToJoin(
  deps: Deps,
  actor: Actor,
  organizationId: string,
  form: { words: string | null; unit: string | null },
): Promise<void> {
  requireAllowed(mayAskToJoin(actor))
  await inTransaction(deps.db, async (tx) => {
    await lockOrganization(tx, organizationId)
    await requireUnitOf(tx, organizationId, form.unit)
    const asked = await tx
      .insertInto('people.joining')
      .values({
        person_id: actor.id!,
        organization_id: organizationId,
        unit_id: form.unit,
        words: form.words,
        asked_at: deps.clock.now(),
        answered_by: null,
        answered_at: null,
        reason: null,
      })
      .onConflict((conflict) => conflict.column('person_id').where('state', '=', 'waiting').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!asked) throw new Refusal(409, 'people.already-asked')
    await audit(tx, actor, {
      action: 'people.asked-to-join',
      record: { type: 'people.person', id: actor.id! },
      after: { organization: organizationId, unit: form.unit },
      note: form.words,
    })
    for (const keeper of await keepersOf(tx, organizationId)) {
      await enqueueMail(deps, tx, {
        kind: 'asked',
        person: keeper,
        organization: organizationId,
        about: actor.name,
        path: organizationLink(organizationId),
      })
    }
  })
}

async function keepersOf(tx: Tx, organizationId: string): Promise<string[]> {
  const holding = (role: Role) => tx.selectFrom('people.person').select('id').where(sql<SqlBool>`roles @> array[${role}]`)
  const focalPoints = await holding('focal-point').where('organization_id', '=', organizationId).execute()
  const keepers = focalPoints.length > 0 ? focalPoints : await holding('secretariat').execute()
  return keepers.map(({ id }) => id)
}

export async function withdrawJoining({ db, clock }: Deps, actor: Actor): Promise<void> {
  await inTransaction(db, async (tx) => {
    const withdrawn = await tx
      .updateTable('people.joining')
      .set({ state: 'withdrawn', answered_at: clock.now() })
      .where('person_id', '=', actor.id!)
      .where('state', '=', 'waiting')
      .returning('organization_id')
      .executeTakeFirst()
    if (!withdrawn) throw notFound()
    await audit(tx, actor, {
      action: 'people.joining-withdrawn',
      record: { type: 'people.person', id: actor.id! },
      before: { organization: withdrawn.organization_id },
    })
  })
}

async function lockJoining(tx: Tx, actor: Actor, id: number) {
  const joining = await tx
    .selectFrom('people.joining')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
  if (!joining) throw notFound()
  requireAllowed(mayKeepOrganization(actor, joining.organization_id))
  return joining
}

/** Takes somebody in who asked, as a member; other roles are given on the person's page. */
export async function approveJoining(deps: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const { person_id: personId, organization_id: organizationId, unit_id: unit } = await lockJoining(tx, actor, id)
    await tx
      .updateTable('people.joining')
      .set({ state: 'approved', answered_by: actor.id, answered_at: deps.clock.now() })
      .where('id', '=', id)
      .execute()
    await takeIn(deps, tx, actor, personId, { organizationId, unit, roles: ['member'] })
    await enqueueMail(deps, tx, {
      kind: 'approved',
      person: personId,
      organization: organizationId,
      path: organizationLink(organizationId),
    })
  })
}

export async function refuseJoining(deps: Deps, actor: Actor, id: number, reason: string | null): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const joining = await lockJoining(tx, actor, id)
    await tx
      .updateTable('people.joining')
      .set({ state: 'refused', answered_by: actor.id, answered_at: deps.clock.now(), reason })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'people.joining-refused',
      record: { type: 'people.person', id: joining.person_id },
      before: { organization: joining.organization_id },
      note: reason,
    })
    await enqueueMail(deps, tx, {
      kind: reason ? 'refused-because' : 'refused',
      person: joining.person_id,
      organization: joining.organization_id,
      about: reason ?? '',
      path: organizationLink(joining.organization_id),
    })
  })
}

async function takeIn(
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

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

export { hashOf as invitationHash }

/** Invites an address to join, in one of the six languages. An older invitation of the same address is void. */
export async function invite(deps: Deps, actor: Actor, organizationId: string, form: InvitationForm): Promise<void> {
  requireAllowed(mayKeepOrganization(actor, organizationId) && mayChangeRoles(actor, organizationId, [], form.roles))
  const token = randomBytes(24).toString('base64url')
  await inTransaction(deps.db, async (tx) => {
    await lockOrganization(tx, organizationId)
    await requireUnitOf(tx, organizationId, form.unit, 'inviteUnit')
    const now = deps.clock.now()
    await tx
      .updateTable('people.invitation')
      .set({ state: 'withdrawn' })
      .where('email', '=', form.email)
      .where('organization_id', '=', organizationId)
      .where('state', '=', 'sent')
      .execute()
    const { id } = await tx
      .insertInto('people.invitation')
      .values({
        email: form.email,
        organization_id: organizationId,
        unit_id: form.unit,
        roles: form.roles,
        language: form.language,
        token_hash: hashOf(token),
        invited_by: actor.id!,
        invited_at: now,
        expires_at: new Date(now.getTime() + invitationDays * 86_400_000),
        accepted_by: null,
        accepted_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, {
      action: 'people.invited',
      record: { type: 'people.organization', id: organizationId },
      after: { email: form.email, roles: form.roles, unit: form.unit },
    })
    await enqueueMail(deps, tx, {
      kind: 'invitation',
      invitation: id,
      organization: organizationId,
      about: actor.name,
      path: `/invitations/accept?token=${token}`,
    })
  })
}

export async function withdrawInvitation({ db }: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const invitation = await tx
      .selectFrom('people.invitation')
      .select(['email', 'organization_id'])
      .where('id', '=', id)
      .where('state', '=', 'sent')
      .forUpdate()
      .executeTakeFirst()
    if (!invitation || !mayKeepOrganization(actor, invitation.organization_id)) throw notFound()
    await tx.updateTable('people.invitation').set({ state: 'withdrawn' }).where('id', '=', id).execute()
    await audit(tx, actor, {
      action: 'people.invitation-withdrawn',
      record: { type: 'people.organization', id: invitation.organization_id },
      before: { email: invitation.email },
    })
  })
}

/** Joins by an invitation: only the person whose confirmed address was invited can, however the letter travelled. */
export async function acceptInvitation(deps: Deps, actor: Actor, token: string): Promise<string> {
  return await inTransaction(deps.db, async (tx) => {
    const invitation = await tx
      .selectFrom('people.invitation')
      .selectAll()
      .where('token_hash', '=', hashOf(token))
      .where('state', '=', 'sent')
      .where('expires_at', '>', deps.clock.now())
      .forUpdate()
      .executeTakeFirst()
    if (!invitation) throw new Refusal(410, 'people.invitation-gone')
    const { email } = await lockPerson(tx, actor.id!)
    if (email !== invitation.email) throw new Refusal(403, 'people.invited-another')
    await tx
      .updateTable('people.invitation')
      .set({ state: 'accepted', accepted_by: actor.id, accepted_at: deps.clock.now() })
      .where('id', '=', invitation.id)
      .execute()
    await tx
      .updateTable('people.joining')
      .set({ state: 'withdrawn', answered_at: deps.clock.now() })
      .where('person_id', '=', actor.id!)
      .where('state', '=', 'waiting')
      .execute()
    await takeIn(deps, tx, actor, actor.id!, {
      organizationId: invitation.organization_id,
      unit: invitation.unit_id,
      roles: invitation.roles,
    })
    return invitation.organization_id
  })
}

/** Accounts whose address nobody confirmed are kept for this long: the address may be somebody else's. */
const unconfirmedDays = 30

/** Deletes what has run out: sessions, tokens, and accounts that were never confirmed. */
export async function forgetExpired({ db, clock }: Deps): Promise<void> {
  const now = clock.now()
  await db.deleteFrom('people.session').where('expires_at', '<', now).execute()
  await db.deleteFrom('people.verification').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('people.person')
    .where('email_verified', '=', false)
    .where('created_at', '<', new Date(now.getTime() - unconfirmedDays * 86_400_000))
    .execute()
}
