import fc from 'fast-check'
import { expect, it } from 'vitest'
import { figuresOf } from './figures.ts'
import { addDays, suppress, tellTotal } from './rules.ts'
import { next, type Phase, phases, type Step, stepsFrom } from './states.ts'

it('a count of few people is not told, and the next smallest hides with it so that the total does not give it away', () => {
  expect(suppress([3, 40, 12, 0])).toEqual([null, 40, null, 0])
  expect(suppress([2, 2, 30])).toEqual([null, null, null])
  expect(suppress([4, 3, 30])).toEqual([null, null, 30])
  expect(suppress([7, 40])).toEqual([7, 40])
})

it('a total of few people is not told at all', () => {
  expect(tellTotal([1, 2])).toBeNull()
  expect(tellTotal([0, 0])).toBe(0)
  expect(tellTotal([3, 40])).toBe(43)
})

it('from what is told, no hidden count follows', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 6 }), (counts) => {
      const told = suppress(counts)
      const hidden = counts.filter((_, index) => told[index] === null)
      const total = tellTotal(counts)
      for (const [index, count] of counts.entries()) if (count > 0 && count < 5) expect(told[index]).toBeNull()
      if (total === null || hidden.length === 0) return
      // Whoever knows the total knows what the hidden ones are together: two or more people-groups, and not few in all.
      expect(hidden.length).toBeGreaterThanOrEqual(2)
      expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5)
    }),
  )
})

it('where one table must hide the total, none tells it', () => {
  const figures = figuresOf(
    [
      { organization_id: 'a', kind: 'government', gender: 'female', count: 3 },
      { organization_id: 'b', kind: 'government', gender: null, count: 1 },
    ],
    new Map([['a', 'africa']]),
  )
  expect(figures).toEqual({
    total: null,
    regions: [
      { key: 'africa', count: null },
      { key: 'unknown', count: null },
    ],
    types: [{ key: 'government', count: null }],
    genders: [
      { key: 'female', count: null },
      { key: 'unknown', count: null },
    ],
  })
})

it('a meeting goes its way step by step; what has been reported or cancelled stays so', () => {
  const way: [Phase, Step, Phase][] = phases.flatMap((phase) =>
    stepsFrom(phase).map((step) => [phase, step, next(phase, step)] as [Phase, Step, Phase]),
  )
  expect(way).toEqual([
    ['announced', 'invite', 'invited'],
    ['announced', 'cancel', 'cancelled'],
    ['invited', 'open-registration', 'registration'],
    ['invited', 'cancel', 'cancelled'],
    ['registration', 'start', 'running'],
    ['registration', 'cancel', 'cancelled'],
    ['running', 'close', 'closed'],
    ['closed', 'reopen', 'running'],
    ['closed', 'report', 'reported'],
  ])
  expect(() => next('reported', 'reopen')).toThrow('meetings.not-that-step')
})

it('days are counted across the end of a month and of February', () => {
  expect(addDays('2027-02-26', 4)).toBe('2027-03-02')
})
