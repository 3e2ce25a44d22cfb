/**
 * The transmission gate: nothing goes to another body that members could not read and comment on first. Pure.
 *
 * A report that reached an outside body before the members had seen it is what this rule is for (Council-26, contributions on the
 * transmission of the WSIS reports).
 */

/** How long members have before a document of one body goes to another; `inferred` until a process publishes its own rule. */
export interface CommentPeriod {
  from_body: string | null
  to_body: string | null
  days: number
  source: string | null
  inferred: boolean
}

/** Where a document stands before the gate: `opens` is the moment from which it may pass. */
export type Verdict =
  | { passes: true; since: Date; opens: Date }
  | { passes: false; reason: 'not-posted' }
  | { passes: false; reason: 'too-early'; since: Date; opens: Date }

const day = 24 * 60 * 60 * 1000

/** The first that fits decides: the process lists its special cases before its general ones. Without any, members have no time, and nothing passes. */
export const periodFor = (periods: readonly CommentPeriod[], from: string | null, to: string): CommentPeriod | null =>
  periods.find((p) => (p.from_body === null || p.from_body === from) && (p.to_body === null || p.to_body === to)) ?? null

/**
 * @param postedSince since when members can read the latest revision as it now is; null when they cannot
 */
export function gate(postedSince: Date | null, period: Pick<CommentPeriod, 'days'>, now: Date): Verdict {
  if (postedSince === null) return { passes: false, reason: 'not-posted' }
  const opens = new Date(postedSince.getTime() + period.days * day)
  return now >= opens ? { passes: true, since: postedSince, opens } : { passes: false, reason: 'too-early', since: postedSince, opens }
}
