import type { Actor } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, requireAllowed, stale } from '../../../platform/errors.ts'
import { settleDeadlines } from '../deadlines/index.ts'
import type { MoneyForm, OccurrenceForm } from '../forms.ts'
import { mayChangeState, mayReport } from '../policy.ts'
import { changeProgress, changeState, needsNote, type Progress, type State } from '../states.ts'
import { changeMandate, type MandateRow, type MandateUpdate } from './change.ts'

/** What an owner, or for the state the secretariat, says anew; what is left out stays. */
export interface Report {
  progress?: Progress
  /** why progress or state changes */
  note?: string | null
  plan?: string | null
  money?: MoneyForm
  state?: State
}

/** The same of a mandate as it stands, to compare. */
export const standing = (m: MandateRow): Required<Omit<Report, 'note'>> => ({
  progress: m.progress,
  state: m.state,
  plan: m.plan,
  money: { amount: m.money_amount, currency: m.money_currency, source: m.money_source, secured: m.money_secured },
})

/**
 * Says how far a mandate is, how it will be done and paid, or what has become of the order. `version` is the one the writer has seen:
 * a later one refuses the report (409) with both versions.
 */
export async function report(deps: Deps, actor: Actor, id: number, version: number, said: Report): Promise<void> {
  const theirs = (m: MandateRow) => Object.fromEntries(Object.entries(standing(m)).filter(([key]) => key in said))
  await changeMandate(deps, actor, id, { version, yours: said, theirs }, async (tx, mandate) => {
    const { progress, plan, money, state, note = null } = said
    if (progress !== undefined || plan !== undefined || money !== undefined) requireAllowed(mayReport(actor, mandate))
    if (state !== undefined) requireAllowed(mayChangeState(actor))
    const before = flat(standing(mandate))
    const set: MandateUpdate = {
      ...(plan !== undefined && { plan }),
      ...(money !== undefined && moneyColumns(money)),
      ...(progress !== undefined && progress !== mandate.progress && progressOf(mandate, progress, note)),
      ...(state !== undefined && state !== mandate.state && stateOf(mandate, state, note)),
    }
    const what = state !== undefined ? 'state' : progress !== undefined ? 'progress' : money !== undefined ? 'money' : 'plan'
    if (set.state) {
      await tx.updateTable('mandates.mandate').set({ state: set.state }).where('id', '=', id).execute()
      await settleDeadlines(tx, [id], today(deps.clock))
    }
    if (set.progress && mandate.recurrence === null) await closeOnly(deps, tx, actor, id, set.progress)
    await deps.events.emit(tx, 'mandates.changed', { mandateId: id, what, actor })
    return { set, action: `mandates.${what}`, before, after: { ...before, ...flat(standing({ ...mandate, ...set } as MandateRow)) }, note }
  })
}

const flat = ({ money, ...rest }: ReturnType<typeof standing>) => ({
  ...rest,
  money: money.amount === null ? null : [money.amount, money.currency].join(' '),
  moneySource: money.source,
  moneySecured: money.secured,
})

const moneyColumns = ({ amount, currency, source, secured }: MoneyForm): MandateUpdate => ({
  money_amount: amount,
  money_currency: currency,
  money_source: source,
  money_secured: secured,
})

function progressOf(mandate: MandateRow, to: Progress, note: string | null): MandateUpdate {
  const progress = changeProgress(mandate.progress, to)
  if (needsNote(mandate.progress, to) && !note) throw new InvalidForm({ note: { key: 'ui.field.required' } })
  return { progress, progress_note: note }
}

/** The end of an order, and its return, are explained to everybody. */
function stateOf(mandate: MandateRow, to: State, note: string | null): MandateUpdate {
  const state = changeState(mandate.state, to)
  if (state !== 'in-force' && !note) throw new InvalidForm({ note: { key: 'ui.field.required' } })
  return { state, state_note: note }
}

/** A duty without recurrence is done once: its one time is reported on by saying how far it is. */
async function closeOnly({ clock }: Deps, tx: Tx, actor: Actor, id: number, progress: Progress): Promise<void> {
  const status = progress === 'reported' || progress === 'done' || progress === 'dropped' ? progress : 'open'
  await tx
    .updateTable('mandates.occurrence')
    .set((eb) => ({
      status,
      ...(status === 'open' ? nobody : { reported_by: actor.id, reported_by_name: actor.name, reported_at: clock.now() }),
      version: eb('version', '+', 1),
    }))
    .where('mandate_id', '=', id)
    .where('status', '!=', status)
    .execute()
  await settleDeadlines(tx, [id], today(clock))
}

const nobody = { reported_by: null, reported_by_name: null, reported_at: null }

/**
 * Reports on one time of a mandate: this year's of a yearly report. When none is open any more the mandate is as far as its times
 * are; a first one closed sets a recurring duty under way.
 */
export async function reportOccurrence(deps: Deps, actor: Actor, id: number, occurrenceId: number, form: OccurrenceForm): Promise<void> {
  await changeMandate(deps, actor, id, null, async (tx, mandate) => {
    requireAllowed(mayReport(actor, mandate))
    const occurrence = await tx
      .selectFrom('mandates.occurrence')
      .selectAll()
      .where('id', '=', occurrenceId)
      .where('mandate_id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!occurrence) throw notFound()
    if (occurrence.version !== form.version) {
      const { status, note, version } = occurrence
      throw stale({ status, note, version }, { status: form.status, note: form.note })
    }
    await tx
      .updateTable('mandates.occurrence')
      .set({
        status: form.status,
        note: form.note,
        ...(form.status === 'open' ? nobody : { reported_by: actor.id, reported_by_name: actor.name, reported_at: deps.clock.now() }),
        version: occurrence.version + 1,
      })
      .where('id', '=', occurrenceId)
      .execute()
    await settleDeadlines(tx, [id], today(deps.clock)) // one that is open again follows the calendar again
    const all = await tx.selectFrom('mandates.occurrence').select('status').where('mandate_id', '=', id).execute()
    const progress = progressAfter(
      mandate.progress,
      all.map((o) => o.status),
    )
    await deps.events.emit(tx, 'mandates.changed', { mandateId: id, what: 'occurrence', actor })
    return {
      set: { progress },
      action: 'mandates.occurrence-reported',
      before: { status: occurrence.status, progress: mandate.progress },
      after: { status: form.status, progress, when: occurrence.ends ?? occurrence.starts ?? occurrence.year },
      note: form.note,
    }
  })
}

/** How far a mandate is, given how far each of its times is. */
export function progressAfter(before: Progress, times: readonly ('open' | 'reported' | 'done' | 'dropped')[]): Progress {
  const counting = times.filter((status) => status !== 'dropped')
  if (counting.length === 0) return times.length > 0 ? 'dropped' : before
  if (counting.every((status) => status === 'done')) return 'done'
  if (counting.every((status) => status !== 'open')) return 'reported'
  return counting.some((status) => status !== 'open') || before === 'reported' || before === 'done' || before === 'dropped'
    ? 'under-way'
    : before
}
