import type { Selectable } from 'kysely'
import type { Actor } from '../../../../platform/actor.ts'
import { audit } from '../../../../platform/audit/index.ts'
import type { Tx } from '../../../../platform/db/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../../platform/errors.ts'
import { touchMeeting } from '../../commands/meetings.ts'
import { findMeeting, type MeetingRow } from '../../queries/meetings.ts'
import { maySee, mayWrite } from '../policy.ts'
import type { ContributionTable } from '../schema.ts'
import { next, type Step } from '../states.ts'

export type Contribution = Selectable<ContributionTable>

export const record = (id: number) => ({ type: 'meetings.contribution', id })

/** A contribution that somebody may see, held until the transaction ends. */
export async function lock(tx: Tx, actor: Actor, id: number): Promise<Contribution> {
  const contribution = await tx.selectFrom('meetings.contribution').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!contribution || !maySee(actor, contribution)) throw notFound()
  return contribution
}

/** The same while it is a draft, for those who write it. */
export async function lockDraft(tx: Tx, actor: Actor, id: number): Promise<Contribution> {
  const contribution = await lock(tx, actor, id)
  requireAllowed(mayWrite(actor, contribution))
  if (contribution.state !== 'draft') throw new Refusal(409, 'meetings.contribution-not-a-draft')
  return contribution
}

/** Meetings that are over take no papers. */
export function requireOpen({ phase }: { phase: string }): void {
  if (['closed', 'reported', 'cancelled'].includes(phase)) throw new Refusal(409, 'meetings.contribution-meeting-over')
}

/** The step on the locked row, with its entry in the trail, in the caller's transaction. */
export async function step(
  deps: Deps,
  tx: Tx,
  actor: Actor,
  contribution: Contribution,
  taken: Step,
  set: Record<string, unknown> = {},
  told: Record<string, unknown> = {},
): Promise<void> {
  const state = next(contribution.state, taken)
  await tx
    .updateTable('meetings.contribution')
    .set({ ...set, state, version: contribution.version + 1, updated_at: deps.clock.now() })
    .where('id', '=', contribution.id)
    .execute()
  await audit(tx, actor, {
    action: `meetings.contribution-${taken}`,
    record: record(contribution.id),
    before: { contribution_state: contribution.state },
    after: { contribution_state: state, ...told },
  })
  await touchMeeting(deps, tx, contribution.meeting_id, false)
}

export async function meetingOf(tx: Tx, contribution: Pick<Contribution, 'meeting_id'>): Promise<MeetingRow> {
  return (await findMeeting(tx, contribution.meeting_id))!
}
