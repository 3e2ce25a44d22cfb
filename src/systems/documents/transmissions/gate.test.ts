import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CommentPeriod, gate, periodFor } from './gate.ts'

const at = (iso: string) => new Date(iso)
const period = (days: number, from: string | null = null, to: string | null = null): CommentPeriod => ({
  from_body: from,
  to_body: to,
  days,
  source: null,
  inferred: true,
})

test('what members cannot read does not pass, whatever the period', () => {
  expect(gate(null, period(0), at('2027-03-01T00:00:00Z'))).toEqual({ passes: false, reason: 'not-posted' })
})

test('a document passes from the end of its period on, to the second', () => {
  const since = at('2027-02-20T09:30:00Z')
  const opens = at('2027-03-02T09:30:00Z')
  expect(gate(since, period(10), at('2027-03-02T09:29:59Z'))).toEqual({ passes: false, reason: 'too-early', since, opens })
  expect(gate(since, period(10), opens)).toEqual({ passes: true, since, opens })
})

test('the special case decides before the general one', () => {
  const periods = [period(21, 'itu-council', 'hlpf'), period(14, null, 'hlpf'), period(10)]
  expect(['itu-council', 'itu-cwg-wsis-sdg', null].map((from) => periodFor(periods, from, 'hlpf')?.days)).toEqual([21, 14, 14])
  expect(periodFor(periods, 'itu-council', 'cstd')?.days).toBe(10)
  expect(periodFor([], 'itu-council', 'cstd')).toBe(null)
})

test('a longer period never opens earlier, and whoever passes once passes ever after', () => {
  const moment = fc.date({ min: at('2000-01-01T00:00:00Z'), max: at('2099-12-31T00:00:00Z'), noInvalidDate: true })
  fc.assert(
    fc.property(moment, fc.nat(400), fc.nat(400), moment, fc.nat(1e9), (since, days, more, now, later) => {
      const passes = (d: number, t: Date) => gate(since, period(d), t).passes
      expect(passes(days + more, now) && !passes(days, now)).toBe(false)
      expect(passes(days, now) && !passes(days, new Date(now.getTime() + later))).toBe(false)
    }),
  )
})
