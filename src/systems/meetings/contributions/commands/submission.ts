import type { Actor } from '../../../../platform/actor.ts'
import { type Db, inTransaction, type Tx } from '../../../../platform/db/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { type FieldErrors, InvalidForm } from '../../../../platform/errors.ts'
import type { MeetingRow } from '../../queries/meetings.ts'
import { dayIn } from '../../rules.ts'
import { classOf, deadlinesOf, handlingAt, keptAt, workingDaysAfter } from '../deadlines.ts'
import { enqueueContributionMail } from '../mail.ts'
import { findRule } from '../queries.ts'
import { type Contribution, lockDraft, meetingOf, requireOpen, step } from './step.ts'

/** What a draft still lacks. Abstract and requested action are mandatory (ITU-D, types of documents). */
export function missing(
  draft: Pick<Contribution, 'title' | 'summary' | 'requested' | 'purpose' | 'sections' | 'file_sha256'>,
): FieldErrors {
  const errors: FieldErrors = {}
  const need = (name: string, there: boolean) => {
    if (!there) errors[name] = { key: 'ui.field.required' }
  }
  need('title', Boolean(draft.title))
  need('summary', Boolean(draft.summary))
  need('requested', draft.purpose === 'information' || Boolean(draft.requested))
  need('text-0', draft.file_sha256 !== null || draft.sections.some(({ text }) => text.trim() !== ''))
  return errors
}

/** What the deadlines of its meeting make of a paper at a moment. */
export async function standingOf(
  db: Db | Tx,
  meeting: Pick<MeetingRow, 'session_id' | 'body_id' | 'starts'>,
  paper: Parameters<typeof classOf>[1],
) {
  const rule = await findRule(db, meeting)
  return { rule, deadlines: deadlinesOf(rule, classOf(rule, paper), meeting.starts) }
}

/** Hands a draft in. The deadlines of the meeting decide what becomes of it, and the receipt says so. */
export async function submitContribution(deps: Deps, actor: Actor, id: number): Promise<void> {
  await inTransaction(deps.db, async (tx) => {
    const draft = await lockDraft(tx, actor, id)
    const errors = missing(draft)
    if (Object.keys(errors).length > 0) throw new InvalidForm(errors)
    const meeting = await meetingOf(tx, draft)
    requireOpen(meeting)
    const now = deps.clock.now()
    const { rule, deadlines } = await standingOf(tx, meeting, draft)
    const handling = handlingAt(deadlines, now)
    const within = keptAt(deadlines, now)?.postedWithin ?? null
    await step(
      deps,
      tx,
      actor,
      draft,
      handling === 'late' ? 'submit-late' : 'submit',
      {
        handling,
        submitted_at: now,
        author_id: actor.id!,
        reason: null,
        post_by: within === null ? null : workingDaysAfter(dayIn(rule.time_zone, now), within),
      },
      { handling },
    )
    await enqueueContributionMail(deps, tx, { kind: 'receipt', contribution: id, version: draft.version + 1 })
  })
}
