/**
 * What a matter that is put off waits for: the kinds of event, and what answers to each. Pure.
 */

export const untilKinds = ['session', 'next-session', 'day', 'posting', 'adoption', 'decision'] as const
export type UntilKind = (typeof untilKinds)[number]

export type Until =
  | { kind: 'session'; session: string }
  /** the first that begins after the decision */
  | { kind: 'next-session'; body: string }
  /** ISO day, as it begins where the meeting takes place */
  | { kind: 'day'; day: string }
  /** the first posting of a paper, or of a revision of it, that comes after the decision; by the normal form of its symbol */
  | { kind: 'posting'; document: string }
  /** a meeting adopts the paper, or a new edition of the instrument of this symbol is adopted */
  | { kind: 'adoption'; document: string }
  /** a meeting of the body concludes on the paper */
  | { kind: 'decision'; body: string; document: string }

/** What has to be said for each kind. */
export const untilAsks = {
  session: ['session'],
  'next-session': ['body'],
  day: ['day'],
  posting: ['document'],
  adoption: ['document'],
  decision: ['body', 'document'],
} as const satisfies Record<UntilKind, readonly ('session' | 'body' | 'day' | 'document')[]>

/** The columns of a decision that keep it. */
export interface UntilColumns {
  until_kind: UntilKind | null
  until_session: string | null
  until_body: string | null
  until_day: string | null
  until_document: string | null
}

export const columnsOf = (until: Until | null): UntilColumns => ({
  until_kind: until?.kind ?? null,
  until_session: until && 'session' in until ? until.session : null,
  until_body: until && 'body' in until ? until.body : null,
  until_day: until && 'day' in until ? until.day : null,
  until_document: until && 'document' in until ? until.document : null,
})

/** Which of its parts a kind has is held by a constraint of the table. */
export const untilOf = ({ until_kind: kind, ...of }: UntilColumns): Until | null =>
  kind === null
    ? null
    : ({
        kind,
        ...(of.until_session !== null && { session: of.until_session }),
        ...(of.until_body !== null && { body: of.until_body }),
        ...(of.until_day !== null && { day: of.until_day }),
        ...(of.until_document !== null && { document: of.until_document }),
      } as Until)

/** Something that took place, as the systems announce it. */
export type Happening =
  | { kind: 'posted'; symbol: string }
  /** a paper and the instrument it is, each by its symbol */
  | { kind: 'adopted'; symbols: readonly string[] }
  | { kind: 'decided'; body: string; level: number | null; symbols: readonly string[] }

/** From noted on, a decision concludes a matter: what is merely considered, postponed or forwarded is still open. */
export const concludes = (level: number | null): boolean => level !== null && level > 0

/** Adopted, in the exact verb: the strongest of the process's list. */
export const adopts = (level: number | null): boolean => level === 5

/** Whether it is what was waited for. Sessions and days come by the calendar, not by what somebody does. */
export function answers(until: Until, happening: Happening): boolean {
  switch (until.kind) {
    case 'posting':
      return happening.kind === 'posted' && happening.symbol === until.document
    case 'adoption':
      return (
        (happening.kind === 'adopted' && happening.symbols.includes(until.document)) ||
        (happening.kind === 'decided' && adopts(happening.level) && happening.symbols.includes(until.document))
      )
    case 'decision':
      return (
        happening.kind === 'decided' &&
        concludes(happening.level) &&
        happening.body === until.body &&
        happening.symbols.includes(until.document)
      )
    default:
      return false
  }
}
