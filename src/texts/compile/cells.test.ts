import { describe, expect, test } from 'vitest'
import type { Cell } from '../types.ts'
import { newCell, type Origin, placed } from './cells.ts'

/** A place as `table row column`. */
const at = (place: string): Cell => {
  const [table = 0, row = 0, cell = 0] = place.split(' ').map(Number)
  return { table, row, cell }
}
const stood = (place: string | null): Origin => ({ stood: place === null ? null : at(place) })
const comes = (column: number, begins?: 'row' | 'table'): Origin => ({ comes: { column, ...(begins && { begins }) } })
const anywhere: Origin = { comes: null }
const shown = (...origins: Origin[]) => placed(origins).map((cell) => cell && `${cell.table} ${cell.row} ${cell.cell}`)

describe('the tables of a text whose paragraphs come and go', () => {
  test('stay as they are where nothing changes, and are counted anew from the first', () => {
    expect(shown(stood(null), stood('3 0 0'), stood('3 0 1'), stood('3 2 1'), stood('4 0 0'))).toEqual([
      null,
      '0 0 0',
      '0 0 1',
      '0 1 1',
      '1 0 0',
    ])
  })

  test('take a new row between two others, above the first and below the last', () => {
    const two = [comes(0, 'row'), comes(1)]
    expect(shown(...two, stood('0 0 0'), stood('0 0 1'), ...two, stood('0 1 0'), ...two, stood(null))).toEqual([
      '0 0 0',
      '0 0 1',
      '0 1 0',
      '0 1 1',
      '0 2 0',
      '0 2 1',
      '0 3 0',
      '0 4 0',
      '0 4 1',
      null,
    ])
  })

  test('take a further paragraph into a cell, also one for which nobody named a cell', () => {
    expect(shown(stood('0 0 0'), comes(0), stood('0 0 1'), anywhere, stood('0 1 0'), anywhere, stood(null))).toEqual([
      '0 0 0',
      '0 0 0',
      '0 0 1',
      '0 0 1',
      '0 1 0',
      null,
      null,
    ])
  })

  test('stand apart from a table that is new as a whole', () => {
    expect(shown(stood('0 0 0'), comes(0, 'table'), comes(1), comes(0, 'row'), stood('1 0 0'))).toEqual([
      '0 0 0',
      '1 0 0',
      '1 0 1',
      '1 1 0',
      '2 0 0',
    ])
  })
})

test('where a new paragraph of a paper stands is told by the cell before it', () => {
  const known = new Set([2])
  expect([
    newCell(at('2 1 1'), at('2 1 0'), known),
    newCell(at('2 1 0'), at('2 0 3'), known),
    newCell(at('2 0 0'), null, known),
    newCell(at('5 0 0'), at('2 9 0'), known),
  ]).toEqual([{ column: 1 }, { column: 0, begins: 'row' }, { column: 0, begins: 'row' }, { column: 0, begins: 'table' }])
})
