import { type Actor, systemActor } from '../../../../platform/actor.ts'
import { audit } from '../../../../platform/audit/index.ts'
import { inTransaction, type Tx } from '../../../../platform/db/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../../platform/errors.ts'
import { notifyMembers } from '../notices.ts'
import { mayConvene } from '../policy.ts'
import { findDraft, type GroupRow, listProcedures } from '../queries.ts'
import { outcomeAt } from '../rules.ts'
import type { ProcedureKind } from '../schema.ts'
import { getMember, groupTopic, lock, lockOpen, record } from './lock.ts'

declare module '../../../../platform/jobs/index.ts' {
  interface JobMap {
    /** looks at a procedure whose deadline has come */
    'meetings.group-settle': { group: number }
    /** reminds members of a procedure that is about to end */
    'meetings.group-ending': { group: number; procedure: number }
  }
}

/** The procedure that runs; a group has one at a time. */
export const openProcedure = (tx: Tx, group: number) =>
  tx.selectFrom('meetings.group_procedure').selectAll().where('group_id', '=', group).where('outcome', 'is', null).executeTakeFirst()

/** Asks for consensus, or silence, on a version until a moment. */
export async function openProcedureOn(
  deps: Deps,
  actor: Actor,
  id: number,
  number: number,
  { kind, until }: { kind: ProcedureKind; until: Date },
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    requireAllowed(mayConvene(actor, await lockOpen(tx, actor, id)))
    const draft = await findDraft(tx, id, number)
    if (!draft) throw notFound()
    if (await openProcedure(tx, id)) throw new Refusal(409, 'meetings.group-procedure-runs')
    const now = deps.clock.now()
    const procedure = await tx
      .insertInto('meetings.group_procedure')
      .values({ group_id: id, draft_id: draft.id, kind, opened_at: now, until, outcome: null, ended_at: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    await audit(tx, actor, { action: 'meetings.group-procedure-opened', record: record(id), after: { number, procedure: kind } })
    await deps.jobs.enqueue(tx, 'meetings.group-settle', { group: id }, { startAfter: until, key: `${id}-${until.getTime()}` })
    const reminder = new Date(until.getTime() - deps.config.silenceReminder * 3_600_000)
    if (reminder > now && reminder < until) {
      const ending = { group: id, procedure: procedure.id }
      await deps.jobs.enqueue(tx, 'meetings.group-ending', ending, { startAfter: reminder, key: String(procedure.id) })
    }
    await notifyMembers(deps, tx, id, { kind, draft: draft.id, about: procedure.id }, actor.id)
    await deps.events.touch(tx, groupTopic)
  })
}

/** A member objects, and says why. */
export async function objectTo(deps: Deps, actor: Actor, id: number, reason: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lockOpen(tx, actor, id)
    const member = await getMember(tx, actor, group)
    await settle(deps, tx, group)
    const running = await openProcedure(tx, id)
    if (!running) throw new Refusal(409, 'meetings.group-procedure-over')
    await tx
      .insertInto('meetings.group_objection')
      .values({
        procedure_id: running.id,
        member_id: member.id,
        by_name: actor.name,
        reason,
        at: deps.clock.now(),
        withdrawn_at: null,
      })
      .execute()
    await audit(tx, actor, { action: 'meetings.group-objected', record: record(id), after: { reason } })
    await settle(deps, tx, group)
    await deps.events.touch(tx, groupTopic)
  })
}

/** Takes an objection back while consensus is being sought. */
export async function withdrawObjection(deps: Deps, actor: Actor, id: number, objection: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lockOpen(tx, actor, id)
    const member = await getMember(tx, actor, group)
    const running = await openProcedure(tx, id)
    if (!running || running.until <= deps.clock.now()) throw new Refusal(409, 'meetings.group-procedure-over')
    const withdrawn = await tx
      .updateTable('meetings.group_objection')
      .set({ withdrawn_at: deps.clock.now() })
      .where('id', '=', objection)
      .where('procedure_id', '=', running.id)
      .where('member_id', '=', member.id)
      .where('withdrawn_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!withdrawn) throw notFound()
    await audit(tx, actor, { action: 'meetings.group-objection-withdrawn', record: record(id) })
    await deps.events.touch(tx, groupTopic)
  })
}

/** Writes down what has become of the procedure that runs, if something has. */
async function settle(deps: Deps, tx: Tx, group: GroupRow): Promise<void> {
  const now = deps.clock.now()
  const running = (await listProcedures(tx, group.id)).find(({ outcome }) => outcome === null)
  if (!running) return
  const standing = running.objections.filter(({ withdrawn_at }) => withdrawn_at === null).length
  const outcome = outcomeAt({ ...running, objections: standing }, now)
  if (!outcome) return
  await tx.updateTable('meetings.group_procedure').set({ outcome, ended_at: now }).where('id', '=', running.id).execute()
  await audit(tx, systemActor, {
    action: 'meetings.group-procedure-ended',
    record: record(group.id),
    after: { number: running.number, procedure: running.kind, outcome },
  })
  await notifyMembers(deps, tx, group.id, { kind: outcome, draft: running.draft_id, about: running.id }, null)
  await deps.events.touch(tx, groupTopic)
}

/** Calls a procedure to its members' minds before it ends; nothing when it is over, or broken. */
export async function remindOfProcedure(deps: Deps, { group: id, procedure }: { group: number; procedure: number }): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const group = await lock(tx, systemActor, id)
    await settle(deps, tx, group)
    const running = await openProcedure(tx, id)
    if (running?.id !== procedure || group.state !== 'open') return
    await notifyMembers(deps, tx, id, { kind: 'ending', draft: running.draft_id, about: procedure }, null)
  })
}

/** What the job does at the deadline; run again, nothing. */
export async function settleProcedure(deps: Deps, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => settle(deps, tx, await lock(tx, systemActor, id)))
}
