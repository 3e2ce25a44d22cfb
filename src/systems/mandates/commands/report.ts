import type { Actor } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, requireAllowed } from '../../../platform/errors.ts'
import { settleDeadlines } from '../deadlines/index.ts'
import type { MoneyForm } from '../forms.ts'
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
      await settleDeadlines(tx, [id])
    }
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
