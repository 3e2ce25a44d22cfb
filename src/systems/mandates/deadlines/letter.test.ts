import { expect, it } from 'vitest'
import { type Item, isUrgent, worthSaying } from './letter.ts'
import { remindsOn } from './remind.ts'

const day = '2026-11-23'
const item = (said: Partial<Item>): Item => ({
  mandate: 1,
  kind: 'due-soon',
  detail: {},
  ends: '2026-11-30',
  words: { en: 'to report' },
  ...said,
})
const kinds = (items: readonly Item[]) => worthSaying(items, day).map(({ kind }) => kind)

it('reminds sixty, thirty, seven days and one day before, one and seven days after, then once in thirty days', () => {
  const days = Array.from({ length: 200 }, (_, i) => 100 - i)
  expect(days.filter((left) => remindsOn(left) === 'due-soon')).toEqual([60, 30, 7, 1])
  expect(days.filter((left) => remindsOn(left) === 'overdue')).toEqual([-1, -7, -30, -60, -90])
})

it('a reminder read after the last day is of something overdue', () => expect(kinds([item({ ends: '2026-11-22' })])).toEqual(['overdue']))

it('a reminder of what has moved far away says nothing any more', () => expect(kinds([item({ ends: '2027-03-26' })])).toEqual([]))

it('what was overdue and got a later date is due soon', () => expect(kinds([item({ kind: 'overdue' })])).toEqual(['due-soon']))

it('of several times of one mandate the most urgent is said', () => {
  const said = worthSaying([item({ ends: '2026-12-20' }), item({ ends: '2026-11-24' }), item({ mandate: 2 })], day)
  expect(said.map(({ mandate, ends }) => [mandate, ends])).toEqual([
    [1, '2026-11-24'],
    [2, '2026-11-30'],
  ])
})

it('each session that moved is said', () => {
  const moved = (session: string) =>
    item({
      kind: 'moved',
      detail: { session, from: { starts: '2027-01-01', ends: '2027-01-02' }, to: { starts: '2027-02-01', ends: '2027-02-02' } },
    })
  expect(worthSaying([moved('cstd-30'), moved('itu-council-2027'), moved('cstd-30')], day)).toHaveLength(2)
})

it('a session that came back to its dates did not move', () => {
  const dates = { starts: '2027-01-01', ends: '2027-01-02' }
  expect(kinds([item({ kind: 'moved', detail: { session: 'cstd-30', from: dates, to: dates } })])).toEqual([])
})

it('overdue, and due tomorrow, does not wait for Monday', () => {
  const urgent = (said: Partial<Item>) => isUrgent(item(said), day)
  expect(urgent({ kind: 'overdue', ends: '2026-11-01' })).toBe(true)
  expect(urgent({ ends: '2026-11-24' })).toBe(true)
  expect(urgent({ ends: '2026-11-30' })).toBe(false)
  expect(urgent({ kind: 'assigned', ends: '2026-11-24' })).toBe(false)
})
