import { expect, it } from 'vitest'
import { numbered } from '../agenda.ts'
import { freeMinutes, itemsWithoutSlot, momentsOf, type Slot, standing, timed, timesChanged } from './rules.ts'

const sitting = (id: number, day: string, starts: string, ends: string, off = false) => ({
  id,
  day,
  starts,
  ends,
  cancelled_at: off ? new Date() : null,
  begins_at: new Date(`${day}T${starts}:00+01:00`),
})
const morning = sitting(1, '2027-02-10', '09:30', '12:30')
const afternoon = sitting(2, '2027-02-10', '14:30', '17:30')
const slot = (id: number, at: number | null, minutes: number, item: number | null = null): Slot => ({
  slot: id,
  sitting: at,
  kind: item === null ? 'break' : 'item',
  item,
  title: null,
  minutes,
})
const told = (slots: readonly { slot: number; day: string; starts: string; ends: string }[]) =>
  slots.map((one) => `${one.slot}: ${one.day} ${one.starts}-${one.ends}`)

it('a slot begins where the one before it in its sitting ends', () => {
  const plan = timed([morning, afternoon], [slot(7, 2, 30, 3), slot(5, 1, 45, 1), slot(6, 1, 15), slot(8, null, 20, 4)])
  expect(told(plan)).toEqual([
    '5: 2027-02-10 09:30-10:15',
    '6: 2027-02-10 10:15-10:30', // the order within a sitting is that in which they are given
    '7: 2027-02-10 14:30-15:00',
  ])
  expect(freeMinutes(morning, [{ minutes: 45 }, { minutes: 15 }])).toBe(120)
  expect(freeMinutes(morning, [{ minutes: 200 }])).toBe(-20)
})

it('a sitting that is off has no times, and one that runs past midnight goes on on the next day', () => {
  expect(timed([sitting(1, '2027-02-10', '09:30', '12:30', true)], [slot(5, 1, 30)])).toEqual([])
  const night = sitting(3, '2027-02-10', '22:00', '23:30')
  expect(told(timed([night], [slot(1, 3, 100), slot(2, 3, 40), slot(3, 3, 10)]))).toEqual([
    '1: 2027-02-10 22:00-23:40',
    '2: 2027-02-10 23:40-00:20',
    '3: 2027-02-11 00:20-00:30',
  ])
})

it('an item waits for its time unless it, the item above it or a part of it has some', () => {
  const item = (id: number, position: number, parent_id: number | null = null) => ({
    id,
    parent_id,
    position,
    title: { en: `Item ${id}` },
    lead: null,
    documents: [],
  })
  const agenda = numbered('', [item(1, 1), item(2, 2), item(21, 1, 2), item(22, 2, 2), item(3, 3), item(31, 1, 3)])
  const waiting = (...items: (number | null)[]) =>
    itemsWithoutSlot(
      agenda,
      items.map((id) => ({ item: id })),
    ).map((entry) => entry.number)
  expect(waiting(null)).toEqual(['1', '2', '2.1', '2.2', '3', '3.1'])
  expect(waiting(1, 21, 3)).toEqual(['2.2'])
})

it('a release tells whose times it moved, not whose neighbours changed', () => {
  const before = timed([morning, afternoon], [slot(1, 1, 30, 1), slot(2, 1, 60, 2), slot(3, 2, 30, 3), slot(4, 2, 15)])
  const after = timed([morning, afternoon], [slot(1, 1, 30, 1), slot(5, 1, 15), slot(2, 1, 60, 2), slot(3, 2, 30, 3)])
  const { placed, unplaced, retimed } = timesChanged(before, after)
  expect([told(placed), told(unplaced)]).toEqual([['5: 2027-02-10 10:00-10:15'], ['4: 2027-02-10 15:00-15:15']])
  expect(retimed.map(({ from, to }) => told([from, to]))).toEqual([['2: 2027-02-10 10:00-11:00', '2: 2027-02-10 10:15-11:15']])
})

it('a meeting is as late as its item was opened, and later once the time for the item is over', () => {
  const plan = momentsOf(
    [morning, afternoon],
    timed([morning, afternoon], [slot(1, 1, 30, 1), slot(2, 1, 15), slot(3, 1, 60, 2), slot(4, 2, 30, 1)]),
  )
  const at = (time: string) => new Date(`2027-02-10T${time}:00+01:00`)
  const look = (item: number, since: string, now: string, related: number[] = []) => {
    const { current, behind, next } = standing(plan, { item, since: at(since), related }, at(now))
    return [current?.slot.slot ?? null, behind, next.map(({ slot }) => slot.slot)]
  }
  expect(look(1, '09:30', '09:50')).toEqual([1, 0, [2, 3, 4]])
  expect(look(1, '09:38', '09:50')).toEqual([1, 8, [2, 3, 4]])
  expect(look(1, '09:30', '10:20')).toEqual([1, 20, [2, 3, 4]])
  expect(look(2, '10:05', '10:30')).toEqual([3, -10, [4]])
  // the second time that the item comes up
  expect(look(1, '14:32', '14:40')).toEqual([4, 2, []])
  // a sub-item, where the plan has time for the whole; an item that nobody planned
  expect(look(11, '09:31', '09:40', [1])).toEqual([1, 1, [2, 3, 4]])
  expect(look(9, '10:20', '10:25')).toEqual([null, null, [4]])
  // nothing is open: what should be, and what comes after it
  const between = standing(plan, null, at('10:40'))
  expect([between.next.map(({ slot }) => slot.slot), between.behind]).toEqual([[3, 4], 25])
  expect(standing(plan, null, at('12:40')).behind).toBe(null)
})
