import { isDay } from '../../platform/clock.ts'
import { type Progress, progresses, type State, states } from './states.ts'

export const dueWindows = ['overdue', 'month', 'quarter', 'year', 'none'] as const
export type DueWindow = (typeof dueWindows)[number]

/** Where the thread from a decision to its proof breaks off. */
export const gaps = ['no-owner', 'no-plan', 'no-evidence', 'overdue', 'due-soon', 'no-report'] as const
export type Gap = (typeof gaps)[number]

/** Facets whose values add up: a mandate is in the list if it has one of them. */
export const facetNames = [
  'addressee',
  'recipient',
  'instrument',
  'body',
  'session',
  'line',
  'sdg',
  'owner',
  'state',
  'progress',
  'document',
] as const
export type FacetName = (typeof facetNames)[number]

/** What the register shows. Every part is in the address under the same name. */
export interface Filter {
  q: string | null
  facets: Partial<Record<FacetName, readonly string[]>>
  due: DueWindow | null
  gap: Gap | null
  /** first and last day on which the last day of a mandate may fall */
  from: string | null
  to: string | null
}

export const sorts = ['due', 'updated', 'addressee', 'relevance'] as const
export type Sort = (typeof sorts)[number]
export interface Order {
  by: Sort
  descending: boolean
}

const allowed: Partial<Record<FacetName, readonly string[]>> = { state: states, progress: progresses }

/** Reads the address. What it does not know, or cannot be, it passes over: an old link still shows a list. */
export function readFilter(query: URLSearchParams): Filter {
  const facets: Filter['facets'] = {}
  for (const name of facetNames) {
    const values = [...new Set(query.getAll(name))]
      .filter((value) => value !== '' && value.length <= 200 && (allowed[name]?.includes(value) ?? true))
      .slice(0, 50)
      .sort()
    if (values.length > 0) facets[name] = values
  }
  const due = query.get('due')
  const gap = query.get('gap')
  const day = (name: string) => {
    const value = query.get(name) ?? ''
    return isDay(value) ? value : null
  }
  const q = (query.get('q') ?? '').trim().replace(/\s+/g, ' ').slice(0, 300)
  return {
    q: q || null,
    facets,
    due: dueWindows.includes(due as DueWindow) ? (due as DueWindow) : null,
    gap: gaps.includes(gap as Gap) ? (gap as Gap) : null,
    from: day('from'),
    to: day('to'),
  }
}

/** The same filter has the same key, however its address was written. */
export const keyOf = ({ q, facets, due, gap, from, to }: Filter): string =>
  JSON.stringify([q?.toLowerCase() ?? '', facetNames.map((name) => facets[name] ?? []), due, gap, from, to])

export const isEmpty = (filter: Filter): boolean =>
  !filter.q && !filter.due && !filter.gap && !filter.from && !filter.to && Object.keys(filter.facets).length === 0

/** `sort=due`, `sort=-due`. Without one a search shows what answers best first, any other list what is due next. */
export function readOrder(query: URLSearchParams, filter: Filter): Order {
  const given = query.get('sort') ?? ''
  const by = given.replace(/^-/, '') as Sort
  if (!sorts.includes(by) || (by === 'relevance' && !filter.q)) return { by: filter.q ? 'relevance' : 'due', descending: false }
  return { by, descending: given.startsWith('-') }
}

export const openProgress: readonly Progress[] = ['not-started', 'planned', 'under-way']
/** An order that counts now, or would if adopted. */
export const livingStates: readonly State[] = ['proposed', 'in-force']
