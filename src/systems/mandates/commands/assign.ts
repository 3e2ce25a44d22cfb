import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import type { OwnerForm } from '../forms.ts'
import { mayAssign, mayDelegate, mayTakeOver } from '../policy.ts'
import { changeMandate, type MandateRow } from './change.ts'

/** A focal point takes over, for the own organization, what nobody owns yet. */
export async function takeOver(deps: Deps, actor: Actor, id: number): Promise<void> {
  await changeMandate(deps, actor, id, null, async (tx, mandate) => {
    requireAllowed(mayTakeOver(actor, mandate) && actor.organization !== null)
    if (mandate.owner_organizations.length > 0) throw new Refusal(409, 'mandates.owned')
    const owner = { organization: actor.organization!, unit: null, person: actor.id, lead: true }
    return await putOwner(deps, tx, actor, mandate, owner, 'mandates.taken-over')
  })
}

/**
 * Gives a mandate to an organization, as lead or beside it; for one that owns it already, names its unit and person. The first
 * owner leads; a new lead makes the old one a co-owner.
 */
export async function assign(deps: Deps, actor: Actor, id: number, owner: OwnerForm): Promise<void> {
  await changeMandate(deps, actor, id, null, async (tx, mandate) => {
    const within = mandate.owner_organizations.includes(owner.organization)
    const changesLead = owner.lead && mandate.owner_organizations[0] !== owner.organization
    requireAllowed(mayAssign(actor) || (within && !changesLead && actor.organization === owner.organization && mayDelegate(actor, mandate)))
    return await putOwner(deps, tx, actor, mandate, owner, within ? 'mandates.delegated' : 'mandates.assigned')
  })
}

async function putOwner(deps: Deps, tx: Tx, actor: Actor, mandate: MandateRow, owner: OwnerForm, action: string) {
  await requireKnown(tx, owner)
  const owners = await ownersOf(tx, mandate.id)
  const known = owners.find((o) => o.organization_id === owner.organization)
  const lead = owner.lead || owners.length === 0 || known?.lead === true
  if (lead) await tx.updateTable('mandates.owner').set({ lead: false }).where('mandate_id', '=', mandate.id).execute()
  const row = { organization_id: owner.organization, unit: owner.unit, person_id: owner.person, lead }
  if (known) await tx.updateTable('mandates.owner').set(row).where('id', '=', known.id).execute()
  else
    await tx
      .insertInto('mandates.owner')
      .values({ ...row, mandate_id: mandate.id, since: deps.clock.now() })
      .execute()
  const after = await ownersOf(tx, mandate.id)
  await deps.events.emit(tx, 'mandates.assigned', {
    mandateIds: [mandate.id],
    organizationId: owner.organization,
    personId: owner.person,
    actor,
  })
  return {
    set: { owner_organizations: after.map((o) => o.organization_id) },
    action,
    before: { owners: inWords(owners) },
    after: { owners: inWords(after) },
  }
}

/** Takes a mandate from an organization. The co-owner of longest standing leads from then on. */
export async function releaseOwner(deps: Deps, actor: Actor, id: number, organization: string): Promise<void> {
  await changeMandate(deps, actor, id, null, async (tx, mandate) => {
    requireAllowed(mayAssign(actor))
    const owners = await ownersOf(tx, id)
    if (!owners.some((o) => o.organization_id === organization)) throw notFound()
    await tx.deleteFrom('mandates.owner').where('mandate_id', '=', id).where('organization_id', '=', organization).execute()
    const next = owners.find((o) => o.organization_id !== organization)
    if (next) await tx.updateTable('mandates.owner').set({ lead: true }).where('id', '=', next.id).execute()
    const after = await ownersOf(tx, id)
    await deps.events.emit(tx, 'mandates.assigned', {
      mandateIds: [mandate.id],
      organizationId: after[0]?.organization_id ?? null,
      personId: after[0]?.person_id ?? null,
      actor,
    })
    return {
      set: { owner_organizations: after.map((o) => o.organization_id) },
      action: 'mandates.released',
      before: { owners: inWords(owners) },
      after: { owners: inWords(after) },
    }
  })
}

/** The lead first, then by length of standing. */
const ownersOf = (tx: Tx, id: number) =>
  tx
    .selectFrom('mandates.owner')
    .select(['id', 'organization_id', 'unit', 'person_id', 'lead'])
    .where('mandate_id', '=', id)
    .orderBy('lead', 'desc')
    .orderBy('since')
    .orderBy('id')
    .execute()

const inWords = (owners: Awaited<ReturnType<typeof ownersOf>>): string | null =>
  owners.map((o) => [o.organization_id, o.unit, o.person_id].filter(Boolean).join(' / ')).join('; ') || null

async function requireKnown(tx: Tx, { organization, person }: OwnerForm): Promise<void> {
  const found = await sql<{ organization: boolean; person: boolean }>`select
    exists (select from people.organizations where id = ${organization}) as organization,
    exists (select from people.directory where person_id = ${person} and organization_id = ${organization}) as person`.execute(tx)
  const known = found.rows[0]!
  if (!known.organization) throw new InvalidForm({ organization: { key: 'ui.field.not-a-choice' } })
  if (person && !known.person) throw new InvalidForm({ person: { key: 'ui.field.not-a-choice' } })
}
