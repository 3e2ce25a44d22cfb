import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, shiftDay } from './days.ts'
import { type DueRule, type Duty, occasionsOf, type SessionDates, windowOf } from './resolve.ts'

const session = (body: string, year: number, starts: string, ends: string, id = `${body}-${year}`): SessionDates => ({
  id,
  body,
  year,
  starts,
  ends,
})
const calendar = [
  session('itu-council', 2026, '2026-04-28', '2026-05-08'),
  session('itu-council', 2026, '2026-11-07', '2026-11-07', 'itu-council-2026-last'),
  session('itu-council', 2027, '2027-06-01', '2027-06-11'),
  session('cstd', 2026, '2026-04-13', '2026-04-17', 'cstd-29'),
  session('cstd', 2027, '2027-03-15', '2027-03-26', 'cstd-30'),
]
const due = (rule: Partial<DueRule>): DueRule => ({
  position: 0,
  relation: 'at',
  session: null,
  shift: null,
  from: null,
  to: null,
  ...rule,
})
const recurrence = (every: 'year' | 'month' | 'session' | 'regular', body: string | null = null, interval = 1) => ({
  every,
  interval,
  body,
  words: '',
})

const duty = (said: Partial<Duty>): Duty => ({ dues: [], recurrence: null, since: '2026-01-01', watched: '2026-01-01', ...said })

describe('days', () => {
  it('two months before 30 April is the last of February', () => expect(shiftDay('2027-04-30', 'P2M', -1)).toBe('2027-02-28'))
  it('a leap day a year on is the last of February', () => expect(shiftDay('2028-02-29', 'P1Y', 1)).toBe('2029-02-28'))
  it('words that are no duration leave the day where it is', () => expect(shiftDay('2027-04-30', 'soon', 1)).toBe('2027-04-30'))
  it('adding the days between two days leads from one to the other', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10))
    fc.assert(fc.property(day, day, (a, b) => addDays(a, daysBetween(a, b)) === b))
  })
})

describe('a due date on a session', () => {
  const cstd = calendar[4]!
  it('"at its thirtieth session" is the days of the session', () =>
    expect(windowOf(due({ relation: 'at' }), cstd)).toEqual({ starts: '2027-03-15', ends: '2027-03-26' }))
  it('"two months before" ends two months before it opens', () =>
    expect(windowOf(due({ relation: 'before', shift: 'P2M' }), cstd)).toEqual({ starts: null, ends: '2027-01-15' }))
  it('"before" ends on the eve', () => expect(windowOf(due({ relation: 'before' }), cstd)).toEqual({ starts: null, ends: '2027-03-14' }))
  it('"by" ends when it opens', () => expect(windowOf(due({ relation: 'by' }), cstd)).toEqual({ starts: null, ends: '2027-03-15' }))
  it('moves with the session, and with nothing else', () => {
    const hanging = duty({ dues: [due({ session: 'cstd-30' })] })
    const before = occasionsOf(hanging, calendar, '2029-01-01')
    const moved = calendar.map((s) => (s.id === 'cstd-30' ? { ...s, starts: '2027-05-03', ends: '2027-05-07' } : s))
    const after = occasionsOf(hanging, moved, '2029-01-01')
    expect(after).toEqual([{ ...before[0], starts: '2027-05-03', ends: '2027-05-07' }])
  })
  it('corrected to name another session is the same time at other dates', () =>
    expect(
      ['cstd-29', 'cstd-30'].map((session) => occasionsOf(duty({ dues: [due({ session })] }), calendar, '2029-01-01').map((o) => o.key)),
    ).toEqual([['0'], ['0']]))
  it('each due date of a duty is a time of its own', () =>
    expect(
      occasionsOf(duty({ dues: [due({ to: '2026-09-30' }), due({ position: 1, session: 'cstd-30' })] }), calendar, '2029-01-01'),
    ).toEqual([
      { key: '0', session: null, year: null, starts: null, ends: '2026-09-30' },
      { key: '1', session: 'cstd-30', year: null, starts: '2027-03-15', ends: '2027-03-26' },
    ]))
})

describe('recurring duties', () => {
  const times = (dues: DueRule[], r: ReturnType<typeof recurrence>, since = '2026-01-01', horizon = '2028-12-31') =>
    occasionsOf(duty({ dues, recurrence: r, since, watched: '2020-01-01' }), calendar, horizon)

  it('"every Council" is each yearly session, and not an additional meeting', () =>
    expect(times([], recurrence('year', 'itu-council')).map((o) => o.session)).toEqual(['itu-council-2026', 'itu-council-2027']))

  it('what a Council adopts while it sits begins with the next one', () =>
    expect(times([], recurrence('year', 'itu-council'), '2026-05-08').map((o) => o.session)).toEqual(['itu-council-2027']))

  it('"two months before every Council" counts back from each', () =>
    expect(times([due({ relation: 'before', shift: 'P2M' })], recurrence('year', 'itu-council')).map((o) => o.ends)).toEqual([
      '2026-02-28',
      '2027-04-01',
    ]))

  it('"each year to Council, and to CSTD at its thirtieth session" is both', () =>
    expect(times([due({ session: 'cstd-30' })], recurrence('year', 'itu-council')).map((o) => o.key)).toEqual([
      'itu-council-2026',
      'itu-council-2027',
      '0',
    ]))

  it('a series that begins with a session has no earlier one', () =>
    expect(times([due({ session: 'cstd-30' })], recurrence('session', 'cstd')).map((o) => o.key)).toEqual(['cstd-30']))

  it('what recurred before the register knew of it is not made up for', () =>
    expect(
      occasionsOf(duty({ recurrence: recurrence('year'), since: '2011-05-01', watched: '2026-01-01' }), calendar, '2027-12-31'),
    ).toEqual([
      { key: '2026', session: null, year: 2026, starts: '2026-01-01', ends: '2026-12-31' },
      { key: '2027', session: null, year: 2027, starts: '2027-01-01', ends: '2027-12-31' },
    ]))

  it('"at each session" of a body without a calendar has no date yet', () =>
    expect(times([], recurrence('session', 'un-ldc5'))).toEqual([{ key: '0', session: null, year: null, starts: null, ends: null }]))

  it('"at each session" is each session that the calendar knows', () =>
    expect(times([], recurrence('session', 'cstd')).map((o) => o.session)).toEqual(['cstd-29', 'cstd-30']))

  it('a yearly report before a session hangs on the session of each year', () =>
    expect(times([due({ session: 'cstd-29', relation: 'before', shift: 'P1M' })], recurrence('year')).map((o) => o.ends)).toEqual([
      '2026-03-13',
      '2027-02-15',
    ]))

  it('a yearly report by a day is due on that day of each year', () =>
    expect(times([due({ to: '2026-09-30' })], recurrence('year')).map((o) => o.ends)).toEqual(['2026-09-30', '2027-09-30', '2028-09-30']))

  it('every two years leaves one out', () => expect(times([], recurrence('year', null, 2)).map((o) => o.year)).toEqual([2026, 2028]))

  it('"regularly" has no times of its own', () =>
    expect(times([], recurrence('regular'))).toEqual([{ starts: null, ends: null, key: '0', session: null, year: null }]))

  it('monthly ends with each month', () =>
    expect(times([], recurrence('month'), '2028-01-10', '2028-03-01').map((o) => o.ends)).toEqual([
      '2028-01-31',
      '2028-02-29',
      '2028-03-31',
    ]))

  it('no two times of a mandate share a key, and none begins after its end', () => {
    const rules = fc.record({
      position: fc.nat(5),
      relation: fc.constantFrom<DueRule['relation']>('at', 'by', 'before', 'after', 'during', 'asap'),
      session: fc.option(fc.constantFrom(...calendar.map((s) => s.id), 'unknown')),
      shift: fc.option(fc.constantFrom('P2M', 'P10D', 'P1Y')),
      from: fc.constant(null),
      to: fc.option(fc.constantFrom('2026-09-30', '2027-01-31')),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(rules, { maxLength: 4, selector: (r) => r.position }),
        fc.option(
          fc.record({
            every: fc.constantFrom('year' as const, 'month' as const, 'session' as const, 'regular' as const),
            interval: fc.integer({ min: 1, max: 3 }),
            body: fc.option(fc.constantFrom('itu-council', 'cstd', 'unga')),
            words: fc.constant(''),
          }),
        ),
        (dues, r) => {
          const all = occasionsOf(duty({ dues, recurrence: r }), calendar, '2028-12-31')
          expect(all.length).toBeGreaterThan(0)
          expect(new Set(all.map((o) => o.key)).size).toBe(all.length)
          for (const o of all) if (o.starts && o.ends) expect(o.starts <= o.ends).toBe(true)
        },
      ),
    )
  })
})
