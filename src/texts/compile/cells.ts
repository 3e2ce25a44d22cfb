import type { Cell } from '../types.ts'
import type { NewCell, Place } from './types.ts'

/**
 * Where a paragraph comes from: `stood` of the base in its cell (null: in no table); `comes` new or moved, where its author placed it
 * (null: nobody said).
 */
export type Origin = { stood: Cell | null } | { comes: NewCell | null }

/**
 * The tables of a text whose paragraphs have come, gone and moved: a place for each, in their order. Tables and rows are counted anew.
 * What nobody placed in a table stands in one where its neighbours on both sides do, in the cell before it: a table is not cut in two.
 */
export function placed(origins: readonly Origin[]): (Cell | null)[] {
  const cells: (Cell | null)[] = []
  let tables = 0
  const begin = (): Cell => ({ table: tables++, row: 0, cell: 0 })
  let last: Cell | null = null
  /** what the last cell is of in the base: null for what is new, undefined for a new first row, which a table of the base goes on from */
  let table: number | null | undefined
  let row: number | null = null
  for (const [at, origin] of origins.entries()) {
    const stood = 'stood' in origin ? origin.stood : null
    const comes = 'comes' in origin ? origin.comes : null
    if (stood) {
      if (last === null || (table !== undefined && table !== stood.table)) last = begin()
      else if (row !== stood.row) last = below(last)
      last = { ...last, cell: stood.cell }
      table = stood.table
      row = stood.row
    } else if (comes) {
      if (last === null || comes.begins === 'table') {
        last = begin()
        table = comes.begins === 'row' ? undefined : null
      } else if (comes.begins === 'row') last = below(last)
      last = { ...last, cell: comes.column }
      if (comes.begins) row = null
    } else if ('stood' in origin || nextTable(origins, at) !== table) last = null
    cells.push(last)
  }
  return cells
}

const below = ({ table, row }: Cell): Cell => ({ table, row: row + 1, cell: 0 })

/** The table of the base that goes on after a paragraph; null when none does. */
function nextTable(origins: readonly Origin[], at: number): number | null {
  const next = origins.slice(at + 1).find((origin) => 'stood' in origin || origin.comes?.begins === 'table')
  return next && 'stood' in next ? (next.stood?.table ?? null) : null
}

/** Where a new paragraph of a paper stands, told by the cell of the paragraph before it. `known` are tables that the base has too. */
export function newCell(cell: Cell, before: Cell | null, known: ReadonlySet<number>): NewCell {
  const column = cell.cell
  if (before?.table !== cell.table) return { column, begins: known.has(cell.table) ? 'row' : 'table' }
  return before.row === cell.row ? { column } : { column, begins: 'row' }
}

/**
 * The order of new paragraphs that follow one in a table: those in its row, then those that begin another, then what stands below the
 * table. Else the later would be in the other's row.
 */
export const rankInTable = ({ kind, cell }: Pick<Place, 'kind' | 'cell'>): number => (cell?.begins ? 1 : cell || kind === 'table' ? 0 : 2)

export const inTableOrder = <One extends { place?: Place }>(list: readonly One[]): One[] =>
  list.toSorted(({ place: one }, { place: other }) => (one && other ? rankInTable(one) - rankInTable(other) : 0))

export const sameCell = (one: Pick<Place, 'cell'>, other: Pick<Place, 'cell'>): boolean =>
  one.cell?.column === other.cell?.column && one.cell?.begins === other.cell?.begins
