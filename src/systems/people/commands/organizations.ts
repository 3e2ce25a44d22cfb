import type { Actor } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, requireAllowed, stale } from '../../../platform/errors.ts'
import { read } from '../../../platform/i18n/index.ts'
import type { OrganizationForm, UnitForm } from '../forms.ts'
import { newId } from '../ids.ts'
import { mayAddOrganization, mayClassifyOrganizations, mayKeepOrganization } from '../policy.ts'
import { slug } from '../rules.ts'
import '../events.ts'
import '../schema.ts'

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

export async function lockOrganization(tx: Tx, id: string) {
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

export async function requireUnitOf(tx: Tx, organizationId: string | null, unitId: string | null, field = 'unit'): Promise<void> {
  if (unitId === null) return
  const unit = await tx.selectFrom('people.unit').select('organization_id').where('id', '=', unitId).executeTakeFirst()
  if (!unit || unit.organization_id !== organizationId) throw new InvalidForm({ [field]: { key: 'ui.field.not-a-choice' } })
}
