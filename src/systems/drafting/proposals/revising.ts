import type { Amendment } from '../../../texts/index.ts'

/** What a revision does with one amendment: says it as before, otherwise, for the first time, or no longer. */
export interface Revised {
  fate: 'same' | 'reworded' | 'new' | 'dropped'
  /** as it is now; as it was, where it is dropped */
  amendment: Amendment
  /** as it was, where it is another now */
  was: Amendment | null
}

/**
 * What changed from a proposal to the one that takes its place, in the order of the new one, what is dropped at the end. Amendments are
 * the same that speak to the same paragraph; a paragraph that a proposal adds bears its id in the revision too. Parties are no matter
 * of the text.
 */
export function revised(earlier: readonly Amendment[], now: readonly Amendment[]): Revised[] {
  const before = new Map(earlier.map((amendment) => [amendment.target, amendment]))
  const kept = new Set(now.map(({ target }) => target))
  return [
    ...now.map((amendment): Revised => {
      const was = before.get(amendment.target) ?? null
      if (!was) return { fate: 'new', amendment, was }
      return says(was) === says(amendment) ? { fate: 'same', amendment, was: null } : { fate: 'reworded', amendment, was }
    }),
    ...earlier.filter(({ target }) => !kept.has(target)).map((amendment): Revised => ({ fate: 'dropped', amendment, was: null })),
  ]
}

const says = ({ action, text, place, partner }: Amendment): string =>
  JSON.stringify([action, text, place?.after ?? null, place?.level ?? null, partner ?? null])
