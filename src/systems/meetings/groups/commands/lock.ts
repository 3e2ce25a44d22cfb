import type { Actor } from '../../../../platform/actor.ts'
import type { Tx } from '../../../../platform/db/index.ts'
import { forbidden, notFound, Refusal } from '../../../../platform/errors.ts'
import { mayReadGroups } from '../policy.ts'
import { findGroup, findMember, type GroupRow } from '../queries.ts'

export const record = (id: number) => ({ type: 'meetings.group', id })
/** The topic of pages that show groups. */
export const groupTopic = 'groups'

/** The group, held until the transaction ends. */
export async function lock(tx: Tx, actor: Actor, id: number): Promise<GroupRow> {
  await tx.selectFrom('meetings.correspondence_group').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const group = await findGroup(tx, id)
  if (!group || (actor.kind !== 'system' && !mayReadGroups(actor))) throw notFound()
  return group
}

export async function lockOpen(tx: Tx, actor: Actor, id: number): Promise<GroupRow> {
  const group = await lock(tx, actor, id)
  if (group.state !== 'open') throw new Refusal(409, 'meetings.group-over')
  return group
}

/** The actor's membership; whoever is no member does not speak in the group. */
export async function getMember(tx: Tx, actor: Actor, group: GroupRow) {
  const member = await findMember(tx, group.id, actor.id)
  if (!member) throw forbidden()
  return member
}
