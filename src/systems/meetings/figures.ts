import { suppress, tellTotal } from './rules.ts'

export interface Figure {
  /** region, stakeholder type, gender; 'unknown' where it is not said */
  key: string
  /** null: too few to tell */
  count: number | null
}

export interface Figures {
  /** null: too few to tell */
  total: number | null
  regions: Figure[]
  types: Figure[]
  genders: Figure[]
}

interface Counted {
  organization_id: string
  kind: string
  gender: string | null
  count: number
}

/** Participants by region, stakeholder type and gender, no few of them told apart. `regionOf` is the region of an organization's country. */
export function figuresOf(rows: readonly Counted[], regionOf: ReadonlyMap<string, string | null>): Figures {
  const by = (key: (row: Counted) => string): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + row.count)
    return counts
  }
  const tables = [by((row) => regionOf.get(row.organization_id) ?? 'unknown'), by((row) => row.kind), by((row) => row.gender ?? 'unknown')]
  // The total is told beside each table, so that it must not give away what any of them hides.
  const totals = tables.map((table) => tellTotal([...table.values()]))
  const told = (table: Map<string, number>): Figure[] => {
    const counts = suppress([...table.values()])
    return [...table.keys()]
      .map((key, index) => ({ key, count: counts[index]! }))
      .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.key.localeCompare(b.key))
  }
  const [regions, types, genders] = tables.map(told)
  return { total: totals.some((total) => total === null) ? null : totals[0]!, regions: regions!, types: types!, genders: genders! }
}
