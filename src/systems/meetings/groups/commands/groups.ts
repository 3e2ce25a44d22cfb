import type { Actor } from '../../../../platform/actor.ts'
import { audit } from '../../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../../platform/db/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../../platform/errors.ts'
import type { GroupForm } from '../forms.ts'
import { mayConvene, mayJoin, mayOpenGroups } from '../policy.ts'
import type { StepActor } from '../schema.ts'
import { getMember, groupTopic, lock, lockOpen, record } from './lock.ts'

/** Opens a group with its terms; the convenor is its first member. Returns its id. */
export async function openGroup(deps: Deps, actor: Actor, form: GroupForm): Promise<number> {
  requireAllowed(mayOpenGroups(actor))
  return await inTransaction(deps.db, async (tx) => {
    const convenor = await tx
      .selectFrom('people.directory')
      .select(['person_id', 'organization_id'])
      .where('person_id', '=', form.convenor)
      .where('departed_at', 'is', null)
      .executeTakeFirst()
    if (!convenor) throw new InvalidForm({ convenor: { key: 'ui.field.not-a-choice' } })
    const now = deps.clock.now()
    const { body, meeting, convenor: convenor_id, ...fields } = form
    const { id } = await tx
      .insertInto('meetings.correspondence_group')
      .values({
        ...fields,
        body_id: body,
        meeting_id: meeting,
        convenor_id,
        document_id: null,
        note: null,
        ended_at: null,
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await addMember(tx, id, convenor_id, convenor.organization_id, now)
    await audit(tx, actor, { action: 'meetings.group-opened', record: record(id), after: { name: form.name, body, convenor: convenor_id } })
    await deps.events.touch(tx, groupTopic)
    return id
  })
}

const addMember = (tx: Tx, group: number, person: string, organization: string | null, now: Date) =>
  tx
    .insertInto('meetings.group_member')
    .values({ group_id: group, person_id: person, organization_id: organization, joined_at: now, left_at: null })
    .onConflict((c) => c.columns(['group_id', 'person_id']).doUpdateSet({ left_at: null, organization_id: organization }))
    .execute()

/** Interested members of an open group come in by themselves; the convenor may bring anybody in. */
export async function joinGroup(deps: Deps, actor: Actor, id: number, personId?: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lockOpen(tx, actor, id)
    requireAllowed(personId ? mayConvene(actor, group) : mayJoin(actor, group))
    const person = await tx
      .selectFrom('people.directory')
      .select(['person_id', 'name', 'organization_id'])
      .where('person_id', '=', personId ?? actor.id!)
      .where('departed_at', 'is', null)
      .executeTakeFirst()
    if (!person) throw new InvalidForm({ person: { key: 'ui.field.not-a-choice' } })
    await addMember(tx, id, person.person_id, person.organization_id, deps.clock.now())
    await audit(tx, actor, { action: 'meetings.group-joined', record: record(id), after: { person: person.name } })
    await deps.events.touch(tx, groupTopic)
  })
}

export async function leaveGroup(deps: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lock(tx, actor, id)
    const member = await getMember(tx, actor, group)
    if (group.convenor_id === actor.id) throw new Refusal(409, 'meetings.group-convenor-stays')
    await tx.updateTable('meetings.group_member').set({ left_at: deps.clock.now() }).where('id', '=', member.id).execute()
    await audit(tx, actor, { action: 'meetings.group-left', record: record(id), after: { person: actor.name } })
    await deps.events.touch(tx, groupTopic)
  })
}

export async function addStep(
  deps: Deps,
  actor: Actor,
  id: number,
  form: { actor: StepActor; product: string; due: string },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    requireAllowed(mayConvene(actor, await lockOpen(tx, actor, id)))
    await tx
      .insertInto('meetings.group_step')
      .values({ group_id: id, ...form, done_at: null })
      .execute()
    await audit(tx, actor, { action: 'meetings.group-step-added', record: record(id), after: { product: form.product, due: form.due } })
    await deps.events.touch(tx, groupTopic)
  })
}

export async function finishStep(deps: Deps, actor: Actor, id: number, step: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    requireAllowed(mayConvene(actor, await lock(tx, actor, id)))
    const done = await tx
      .updateTable('meetings.group_step')
      .set({ done_at: deps.clock.now() })
      .where('id', '=', step)
      .where('group_id', '=', id)
      .where('done_at', 'is', null)
      .returning('product')
      .executeTakeFirst()
    if (!done) throw notFound()
    await audit(tx, actor, { action: 'meetings.group-step-done', record: record(id), after: { product: done.product } })
    await deps.events.touch(tx, groupTopic)
  })
}

/** Ends the group without, or after, handing something over. */
export async function closeGroup(deps: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lock(tx, actor, id)
    requireAllowed(mayConvene(actor, group))
    if (group.state === 'closed') return
    await tx
      .updateTable('meetings.correspondence_group')
      .set({ state: 'closed', ended_at: group.ended_at ?? deps.clock.now(), version: group.version + 1 })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.group-closed',
      record: record(id),
      before: { group_state: group.state },
      after: { group_state: 'closed' },
    })
    await deps.events.touch(tx, groupTopic)
  })
}
