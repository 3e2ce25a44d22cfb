import type { Actor } from '../../../../platform/actor.ts'
import { audit } from '../../../../platform/audit/index.ts'
import { inTransaction } from '../../../../platform/db/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { InvalidForm, notFound, Refusal, requireAllowed } from '../../../../platform/errors.ts'
import { lockMeeting, touchMeeting } from '../../commands/meetings.ts'
import { findAgendaItem } from '../../queries/agenda.ts'
import { findMeeting } from '../../queries/meetings.ts'
import { handlingAt } from '../deadlines.ts'
import { enqueueContributionMail } from '../mail.ts'
import { mayAdmit, mayStep } from '../policy.ts'
import { lock, meetingOf, record, requireOpen, step } from './step.ts'
import { standingOf } from './submission.ts'

/** A step that needs no more than a button. */
export async function takeContributionStep(
  deps: Deps,
  actor: Actor,
  id: number,
  taken: 'take-back' | 'receive' | 'translate' | 'introduce' | 'conclude',
): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    requireAllowed(mayStep(actor, taken, contribution, await meetingOf(tx, contribution)))
    if (taken === 'receive' && contribution.handling === 'held') throw new Refusal(409, 'meetings.contribution-held')
    if (taken === 'translate' && contribution.handling !== 'translated') throw new Refusal(409, 'meetings.contribution-original-only')
    await step(deps, tx, actor, contribution, taken, taken === 'take-back' ? { handling: null, submitted_at: null, post_by: null } : {})
  })
}

/** Gives a paper back to its authors, who read why. */
export async function returnContribution(deps: Deps, actor: Actor, id: number, reason: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    requireAllowed(mayStep(actor, 'return', contribution, await meetingOf(tx, contribution)))
    await step(deps, tx, actor, contribution, 'return', { reason, handling: null, submitted_at: null, post_by: null }, { reason })
    await enqueueContributionMail(deps, tx, { kind: 'returned', contribution: id, version: contribution.version + 1 })
  })
}

/** Lets a paper in that came too late for its meeting; the reason is on record. */
export async function admitContribution(deps: Deps, actor: Actor, id: number, reason: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    requireAllowed(mayAdmit(actor, await meetingOf(tx, contribution)))
    if (contribution.state !== 'submitted' || contribution.handling !== 'held')
      throw new Refusal(409, 'meetings.contribution-not-that-step')
    await tx
      .updateTable('meetings.contribution')
      .set({ handling: 'late', state: 'late', reason, version: contribution.version + 1, updated_at: deps.clock.now() })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.contribution-admitted',
      record: record(id),
      before: { handling: 'held' },
      after: { handling: 'late', reason },
    })
    await touchMeeting(deps, tx, contribution.meeting_id, false)
  })
}

/** Moves a paper that came too late to a later meeting of the same body, whose deadlines it now keeps. */
export async function moveToMeeting(deps: Deps, actor: Actor, id: number, meetingId: string): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    const [from, to] = [await meetingOf(tx, contribution), await findMeeting(tx, meetingId)]
    requireAllowed(mayStep(actor, 'receive', contribution, from))
    if (contribution.state !== 'submitted' || contribution.handling !== 'held')
      throw new Refusal(409, 'meetings.contribution-not-that-step')
    if (!to || to.body_id !== from.body_id || to.starts <= from.starts) throw notFound()
    requireOpen(to)
    const { deadlines } = await standingOf(tx, to, contribution)
    const handling = handlingAt(deadlines, deps.clock.now())
    await tx
      .updateTable('meetings.contribution')
      .set({
        meeting_id: to.id,
        item_id: null,
        handling,
        state: handling === 'late' ? 'late' : 'submitted',
        version: contribution.version + 1,
        updated_at: deps.clock.now(),
      })
      .where('id', '=', id)
      .execute()
    await audit(tx, actor, {
      action: 'meetings.contribution-moved',
      record: record(id),
      before: { meeting: from.id, handling: 'held' },
      after: { meeting: to.id, handling },
    })
    await touchMeeting(deps, tx, from.id, false)
    await touchMeeting(deps, tx, to.id, false)
    await enqueueContributionMail(deps, tx, { kind: 'moved', contribution: id, version: contribution.version + 1 })
  })
}

/** Puts a published paper under an item of the draft agenda, instead of any other. */
export async function allocateContribution(deps: Deps, actor: Actor, id: number, itemId: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const contribution = await lock(tx, actor, id)
    requireAllowed(mayStep(actor, 'allocate', contribution, await meetingOf(tx, contribution)))
    await lockMeeting(tx, contribution.meeting_id)
    const item = await findAgendaItem(tx, contribution.meeting_id, itemId)
    if (!item) throw new InvalidForm({ item: { key: 'ui.field.not-a-choice' } })
    await step(deps, tx, actor, contribution, 'allocate', { item_id: item.id }, { item: item.id })
    const key = contribution.symbol_key!
    const items = tx.selectFrom('meetings.agenda_item').select('id').where('meeting_id', '=', contribution.meeting_id)
    await tx.deleteFrom('meetings.agenda_document').where('symbol_key', '=', key).where('item_id', 'in', items).execute()
    const last = await tx
      .selectFrom('meetings.agenda_document')
      .select((eb) => eb.fn.max('position').as('position'))
      .where('item_id', '=', item.id)
      .executeTakeFirst()
    await tx
      .insertInto('meetings.agenda_document')
      .values({ item_id: item.id, symbol_key: key, words: contribution.symbol ?? key, position: (last?.position ?? -1) + 1 })
      .execute()
  })
}
