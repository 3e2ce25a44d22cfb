import { type SqlBool, sql } from 'kysely'
import type { Actor, Role } from '../../../platform/actor.ts'
import { audit } from '../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../platform/errors.ts'
import { organizationLink } from '../links.ts'
import { enqueueMail } from '../mail.ts'
import { mayAskToJoin, mayKeepOrganization } from '../policy.ts'
import { lockOrganization, requireUnitOf } from './organizations.ts'
import { takeIn } from './people.ts'

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
