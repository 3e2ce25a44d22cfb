import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumber, isoDay, lanes, timeScale } from './scale.ts'

const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2050-12-31') }).map(isoDay)

describe('a line of time', () => {
  it('puts its ends at its ends', () => {
    const { x } = timeScale('2027-01-01', '2027-12-31', 960)
    expect([x('2027-01-01'), x('2027-12-31'), x('2020-01-01'), x('2030-01-01')]).toEqual([0, 960, 0, 960])
  })

  it('runs the other way in Arabic', () => {
    fc.assert(
      fc.property(day, day, day, (a, b, c) => {
        const [from, middle, to] = [a, b, c].sort() as [string, string, string]
        const right = timeScale(from, to, 960).x(middle)
        const left = timeScale(from, to, 960, { rtl: true }).x(middle)
        expect(right + left).toBeCloseTo(960, 0)
      }),
    )
  })

  it('marks the first of months within its ends, with room between them, each year once', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 20, max: 20_000 }), (from, days) => {
        const to = isoDay(dayNumber(from) + days)
        const { ticks } = timeScale(from, to, 960)
        for (const [index, tick] of ticks.entries()) {
          expect(tick.date).toMatch(/^\d{4}-\d{2}-01$/)
          expect(tick.date >= from && tick.date <= to).toBe(true)
          // February is short: three days less than an even share
          if (index > 0) expect(tick.x - ticks[index - 1]!.x).toBeGreaterThan(39)
        }
        const years = ticks.filter(({ year }) => year).map(({ date }) => date.slice(0, 4))
        expect(years).toEqual([...new Set(ticks.map(({ date }) => date.slice(0, 4)))])
      }),
    )
  })

  it('marks quarters over two years, and years over twenty', () => {
    const first = (from: string, to: string) =>
      timeScale(from, to, 960)
        .ticks.slice(0, 3)
        .map(({ date }) => date)
    expect(first('2026-01-01', '2027-12-31')).toEqual(['2026-01-01', '2026-04-01', '2026-07-01'])
    expect(first('2005-11-16', '2025-12-31')).toEqual(['2006-01-01', '2007-01-01', '2008-01-01'])
  })
})

describe('lanes', () => {
  const extents = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 200 })).map(([from, wide]) => ({ from, to: from + wide })),
    { maxLength: 30 },
  )

  it('let nothing touch another of its lane', () => {
    fc.assert(
      fc.property(extents, (list) => {
        const lane = lanes(list, 6)
        for (const [i, a] of list.entries())
          for (const [j, b] of list.entries()) if (i < j && lane[i] === lane[j]) expect(a.to + 6 <= b.from || b.to + 6 <= a.from).toBe(true)
      }),
    )
  })

  it('are as few as the busiest place asks for', () => {
    expect(
      lanes([
        { from: 0, to: 10 },
        { from: 20, to: 30 },
        { from: 5, to: 40 },
      ]),
    ).toEqual([0, 0, 1])
  })
})
