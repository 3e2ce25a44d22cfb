import type { Outcome, ProcedureKind } from './schema.ts'

export interface Procedure {
  kind: ProcedureKind
  until: Date
  /** objections that stand */
  objections: number
}

/**
 * What has become of a procedure by now; null while it runs. Silence is broken by the first objection, and counts as assent at the
 * deadline. Consensus is the absence of sustained objection at the deadline: until then one may be met and withdrawn.
 */
export function outcomeAt({ kind, until, objections }: Procedure, now: Date): Outcome | null {
  if (kind === 'silence' && objections > 0) return 'broken'
  if (now < until) return null
  return objections > 0 ? 'broken' : 'assent'
}

/** Days before its due date on which a step is called to mind; 0: on the day itself, -1: the day after. */
export const reminders = [7, 1, -1] as const
