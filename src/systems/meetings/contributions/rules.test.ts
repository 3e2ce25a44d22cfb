import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import wsis from '../../../../process/wsis/deadlines.json' with { type: 'json' }
import { classOf, type DeadlineRule, dayBefore, deadlinesOf, handlingAt, momentIn, ruleFor, workingDaysAfter } from './deadlines.ts'
import { next, posted, type State, type Step, states, steps, stepsFrom } from './states.ts'

const rules = wsis.rules.map((rule) => ({
  session_id: 'session' in rule ? (rule.session ?? null) : null,
  body_id: 'body' in rule ? (rule.body ?? null) : null,
  time_zone: 'Europe/Zurich',
  closes: '23:59',
  classes: rule.classes as DeadlineRule['classes'],
  source: rule.source,
}))
const council = ruleFor(rules, { session_id: 'itu-council-2026', body_id: 'itu-council' })!
const studyGroups = ruleFor(rules, { session_id: 'any', body_id: 'study-groups' })!
const forAction = { purpose: 'action' as const, special: null, by_secretariat: false }

describe('the deadlines of the Council of 2026, which began on 28 April', () => {
  const last = (paper: Parameters<typeof classOf>[1]) =>
    deadlinesOf(council, classOf(council, paper), '2026-04-28').map(({ handling, until }) => `${handling} ${until.toISOString()}`)

  it('are those that it published: 3 March, 29 March, 14 April, in Geneva', () => {
    expect(last({ ...forAction, special: 'financial' })).toEqual(['translated 2026-03-03T22:59:00.000Z'])
    expect(last({ ...forAction, by_secretariat: true })).toEqual(['translated 2026-03-29T21:59:00.000Z']) // summer time began that day
    expect(last(forAction)).toEqual(['translated 2026-04-14T21:59:00.000Z'])
    expect(last({ ...forAction, purpose: 'information' })).toEqual(['original 2026-04-28T21:59:00.000Z'])
  })

  it('keep their last minute', () => {
    const deadlines = deadlinesOf(council, 'member', '2026-04-28')
    expect(handlingAt(deadlines, new Date('2026-04-14T21:59:59Z'))).toBe('translated')
    expect(handlingAt(deadlines, new Date('2026-04-14T22:00:00Z'))).toBe('held')
  })

  it('are others for its last meeting', () => {
    const lastMeeting = ruleFor(rules, { session_id: 'itu-council-c26-last-meeting', body_id: 'itu-council' })!
    expect(deadlinesOf(lastMeeting, 'member', '2026-11-07')[0]!.until.toISOString()).toBe('2026-10-31T22:59:00.000Z')
  })
})

describe('where a body has no rule of its own, that of ITU-D study groups holds', () => {
  test.each([
    ['45 days before', '2026-12-27', 'translated'],
    ['44 days before', '2026-12-28', 'late'],
    ['12 days before', '2027-01-29', 'late'],
    ['11 days before', '2027-01-30', 'held'],
  ])('%s', (_, day, handling) => {
    expect(handlingAt(deadlinesOf(studyGroups, 'member', '2027-02-10'), new Date(`${day}T12:00:00Z`))).toBe(handling)
  })

  it('says when translations are out and how soon a late paper is posted', () => {
    expect(deadlinesOf(studyGroups, 'member', '2027-02-10').map(({ out, postedWithin }) => [out, postedWithin])).toEqual([
      ['2027-02-03', null],
      [null, 3],
    ])
    expect(workingDaysAfter('2027-01-29', 3)).toBe('2027-02-03') // a Friday
  })
})

it('a paper that is sent later is never treated better', () => {
  const rank = ['translated', 'original', 'late', 'held']
  fc.assert(
    fc.property(
      fc.constantFrom(...rules),
      fc.constantFrom('member', 'secretariat', 'financial', 'treaty', 'information'),
      fc.integer({ min: 0, max: 400 * 24 }),
      fc.integer({ min: 0, max: 400 * 24 }),
      (rule, wanted, a, b) => {
        const deadlines = deadlinesOf(rule, wanted as 'member', '2027-06-10')
        const at = (hours: number) => rank.indexOf(handlingAt(deadlines, new Date(Date.parse('2026-06-01T00:00:00Z') + hours * 3_600_000)))
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)))
      },
    ),
  )
})

it('a time of day is a moment in its zone, also around a change of clocks', () => {
  expect(momentIn('Europe/Zurich', '2026-03-28', '23:59').toISOString()).toBe('2026-03-28T22:59:00.000Z')
  expect(momentIn('Europe/Zurich', '2026-10-25', '23:59').toISOString()).toBe('2026-10-25T22:59:00.000Z')
  expect(momentIn('Pacific/Kiritimati', '2026-03-28', '00:00').toISOString()).toBe('2026-03-27T10:00:00.000Z')
  expect(dayBefore('2026-10-31', { months: 8 })).toBe('2026-02-28')
})

describe('a contribution', () => {
  const attempt = (state: State, step: Step) => {
    try {
      return next(state, step)
    } catch {
      return null
    }
  }

  it('goes from state to state by these steps and no others', () => {
    const table = states.flatMap((state) =>
      steps.flatMap((step) => (attempt(state, step) ? [`${state} -${step}-> ${next(state, step)}`] : [])),
    )
    expect(table).toEqual([
      'draft -submit-> submitted',
      'draft -submit-late-> late',
      'submitted -take-back-> draft',
      'submitted -return-> draft',
      'submitted -receive-> received',
      'late -take-back-> draft',
      'late -return-> draft',
      'late -receive-> received',
      'received -return-> draft',
      'received -translate-> in-translation',
      'received -publish-> published',
      'in-translation -publish-> published',
      'published -allocate-> allocated',
      'published -revise-> revised',
      'allocated -allocate-> allocated',
      'allocated -introduce-> introduced',
      'allocated -revise-> revised',
      'introduced -conclude-> concluded',
      'introduced -revise-> revised',
    ])
  })

  it('is never a draft again once it is published, and is concluded only after it was introduced', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
        let state: State = 'draft'
        const passed: State[] = [state]
        for (const choice of choices) {
          const open = stepsFrom(state)
          if (open.length === 0) break
          state = next(state, open[choice % open.length]!)
          passed.push(state)
        }
        const first = passed.findIndex((one) => posted.includes(one))
        if (first >= 0) expect(passed.slice(first).every((one) => posted.includes(one))).toBe(true)
        if (passed.includes('concluded'))
          expect(passed).toEqual(expect.arrayContaining(['received', 'published', 'allocated', 'introduced']))
      }),
    )
  })
})
