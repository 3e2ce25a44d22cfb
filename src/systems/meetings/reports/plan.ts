import { createHash } from 'node:crypto'
import type { SectionText } from './text.ts'

/** A section as it stands, and as it was last compiled. */
export interface StandingSection extends SectionText {
  version: number
  /** a person's wording stands */
  touched: boolean
  /** what compiling wrote last; null where it never wrote this section */
  compiled: Pick<SectionText, 'heading' | 'text'> | null
}

/** What compiling again does to one section. */
export type SectionChange =
  | { do: 'add'; section: SectionText }
  | { do: 'change'; from: StandingSection; section: SectionText }
  /** no longer on the agenda, and nobody wrote in it */
  | { do: 'remove'; from: StandingSection }
  /** somebody's wording stays, although the facts now say something else */
  | { do: 'keep'; from: StandingSection; section: SectionText | null }

export interface CompilationPlan {
  changes: SectionChange[]
  /** keys in the order of the agenda as it is now, those that stay without a fact at the end of their level */
  order: { key: string; level: number }[]
  /** stands for this very plan: who confirms it has seen it */
  digest: string
}

const same = (a: Pick<SectionText, 'heading' | 'text'>, b: Pick<SectionText, 'heading' | 'text'>) =>
  a.heading === b.heading && a.text === b.text

/** Compares what stands with what the facts say now. New facts go into untouched sections only. Pure. */
export function planCompilation(standing: readonly StandingSection[], composed: readonly SectionText[]): CompilationPlan {
  const now = new Map(composed.map((section) => [section.key, section]))
  const known = new Map(standing.map((section) => [section.key, section]))
  const changes = [
    ...composed.flatMap((section): SectionChange[] => {
      const from = known.get(section.key)
      if (!from) return [{ do: 'add', section }]
      if (same(from, section)) return []
      if (!from.touched) return [{ do: 'change', from, section }]
      return from.compiled && same(from.compiled, section) ? [] : [{ do: 'keep', from, section }]
    }),
    ...standing.flatMap((from): SectionChange[] =>
      now.has(from.key) ? [] : [from.touched ? { do: 'keep', from, section: null } : { do: 'remove', from }],
    ),
  ]
  const left = standing.filter(({ key, touched }) => touched && !now.has(key))
  const order = withLeftOvers(composed, left)
  const seen = JSON.stringify([changes.map(fingerprint), order])
  return { changes, order, digest: createHash('sha256').update(seen).digest('hex').slice(0, 20) }
}

/** A topic that stays goes behind the last topic, a chapter before the closing one. */
function withLeftOvers(composed: readonly SectionText[], left: readonly SectionText[]): CompilationPlan['order'] {
  const order: CompilationPlan['order'] = composed.map(({ key, level }) => ({ key, level }))
  for (const { key, level } of left) {
    const last = order.findLastIndex((one) => one.level === level && one.key !== 'closing')
    order.splice(last + 1, 0, { key, level })
  }
  return order
}

const fingerprint = (change: SectionChange) => [
  change.do,
  'from' in change ? [change.from.key, change.from.version] : null,
  'section' in change && change.section ? [change.section.key, change.section.heading, change.section.text] : null,
]
