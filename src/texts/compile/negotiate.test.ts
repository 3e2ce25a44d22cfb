import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from './compile.ts'
import { marked } from './marked.ts'
import { apply, changesSince, isRefusal, negotiationOf, replay, versionAt } from './negotiate.ts'
import { plain, print, printParagraph } from './print.ts'
import { progress } from './progress.ts'
import { readingOf } from './readings.ts'
import { amendment, clause, placeAfter, randomDraft, randomStep, sideOfRuns, stepOn, tape } from './testing.ts'
import type { Deed, NegotiatedParagraph, NegotiatedText, Step } from './types.ts'

const base = [
  clause('o', 'resolves', { kind: 'opener' }),
  clause('p1', 'to submit a report to the Council;', { label: '1' }),
  clause('p2', 'to continue the work,', { label: '2' }),
]
const amendments = [
  amendment('m1', ['CEPT', 'ATU'], 'MOD', 'p1', { text: 'to submit annual reports to the Council;' }),
  amendment('m2', 'RCC', 'NOC', 'p1'),
  amendment('m3', 'APT', 'SUP', 'p2'),
]

const room = () => negotiationOf(compile(base, amendments, 'en'))
const words = (text: NegotiatedText, id: string, attribution: 'named' | 'anonymous' = 'named') =>
  plain(printParagraph(text.paragraphs.find((one) => one.id === id) as NegotiatedParagraph, text.language, { attribution }))

function done(text: NegotiatedText, ...deeds: [paragraph: string | null, deed: Deed, rest?: Partial<Step>][]): NegotiatedText {
  return deeds.reduce((now, [paragraph, deed, rest]) => {
    const next = apply(now, stepOn(now, `s${now.version + 1}`, paragraph, deed, rest))
    if (isRefusal(next)) throw new Error(next.code)
    return next
  }, text)
}

const refusal = (text: NegotiatedText, paragraph: string | null, deed: Deed, rest: Partial<Step> = {}) => {
  const answer = apply(text, stepOn(text, 'refused', paragraph, deed, rest))
  return isRefusal(answer) ? answer : null
}

const chosen: Deed = { do: 'choose', choice: 'p1:10', option: 1 }

describe('in the room', () => {
  test('the chair chooses an alternative, and its brackets are gone', () => {
    expect(words(room(), 'p1')).toBe('to submit [CEPT, ATU: annual reports / RCC: a report] to the Council;')
    const text = done(room(), ['p1', chosen])
    expect(words(text, 'p1')).toBe('to submit annual reports to the Council;')
    expect(progress(text).proposals).toMatchObject({ CEPT: { taken: 1 }, ATU: { taken: 1 }, RCC: { notTaken: 1 }, APT: { open: 1 } })
  })

  test('an edit made on an older version is refused with both versions', () => {
    const text = done(room(), ['p1', chosen])
    const late = refusal(text, 'p1', { do: 'edit', text: 'other words' }, { on: 0 })
    expect(late).toMatchObject({ code: 'stale', yours: { version: 0 }, current: { version: 1 } })
  })

  test('an edit of the whole paragraph keeps the brackets that it leaves alone', () => {
    const text = done(room(), ['p1', { do: 'edit', text: 'to present [annual reports / a short report] to the next Council;' }])
    expect(words(text, 'p1')).toBe('to present [CEPT, ATU: annual reports / RCC: a short report] to the next Council;')
  })

  test('an edit across a bracket is refused', () => {
    expect(refusal(room(), 'p1', { do: 'edit', text: 'to submit a report to the Council;' })?.code).toBe('crosses-brackets')
  })

  test('brackets are put round words with who asked and why, nest, and are removed', () => {
    const stretch = { within: null, from: 0, to: 14 }
    const text = done(room(), ['p1', { do: 'bracket', stretch, asked: { by: 'ASMG', why: 'awaits instructions' } }])
    expect(words(text, 'p1', 'anonymous')).toBe('[to submit [annual reports / a report] to] the Council;')
    const again = done(text, ['p1', { do: 'unbracket', choice: 'p1:s1' }])
    expect(again.paragraphs[1]?.pieces).toEqual(room().paragraphs[1]?.pieces)
  })

  test('nothing is agreed while brackets are open, and what is agreed is not edited', () => {
    expect(refusal(room(), 'p1', { do: 'status', status: 'agreed' })?.code).toBe('brackets-open')
    const text = done(room(), ['p1', chosen], ['p1', { do: 'status', status: 'agreed' }])
    expect(refusal(text, 'p1', { do: 'edit', text: 'no' })?.code).toBe('not-possible-when-agreed')
    expect(words(text, 'p1')).toBe('[Agreed] to submit annual reports to the Council;')
  })

  test('silence needs a date, and who speaks breaks it', () => {
    const text = done(room(), ['p1', chosen])
    expect(refusal(text, 'p1', { do: 'status', status: 'silence' })?.code).toBe('silence-without-date')
    const silent = done(text, ['p1', { do: 'status', status: 'silence', silenceUntil: '2026-12-03' }])
    expect(words(silent, 'p1')).toMatch(/^\[Silence until 2026-12-03] /)
    expect(done(silent, ['p1', { do: 'edit', text: 'to report;' }]).paragraphs[1]?.status).toBe('open')
  })

  test('a late amendment opens what it changes and leaves alone what was settled', () => {
    const text = done(room(), ['p1', chosen])
    const late = amendment('m9', 'RCC', 'MOD', 'p1', { text: 'to submit a report to the Plenipotentiary Conference;' })
    const opened = done(text, ['p1', { do: 'amend', amendment: late }])
    expect(words(opened, 'p1')).toBe('to submit annual reports to the [RCC: Plenipotentiary Conference / Council];')
    const rival = amendment('m10', 'APT', 'MOD', 'p1', { text: 'to submit no report to the Council;' })
    expect(words(done(opened, ['p1', { do: 'amend', amendment: rival }]), 'p1')).toContain('submit [APT: no report / annual reports] to')
  })

  test('an amendment that is withdrawn takes its alternative away', () => {
    const text = done(room(), ['p1', { do: 'withdraw', amendment: 'm1' }], ['p2', { do: 'withdraw', amendment: 'm3' }])
    expect(print(text, { attribution: 'named' }).map(({ printed }) => plain(printed))).toEqual(base.map((one) => one.text))
    expect(progress(text)).toMatchObject({ brackets: 0, proposals: { CEPT: { withdrawn: 1 }, RCC: { taken: 1 } } })
  })

  test('a paragraph added in the room is labelled in its place', () => {
    const text = done(room(), ['n1', { do: 'add', place: placeAfter('p1'), text: 'to inform Member States;' }])
    expect(text.paragraphs.map(({ label }) => label)).toEqual(['', '1', '1 bis', '2'])
    expect(changesSince(text, 0)).toMatchObject([{ id: 'n1', was: null, now: { label: '1 bis' } }])
  })

  test('a rival that stays sends the others away', () => {
    const add = (id: string, by: string, text: string) => amendment(id, by, 'ADD', `n-${id}`, { text, place: placeAfter('p1') })
    const rivals = [
      add('a', 'CEPT', 'to publish the annual report on the website;'),
      add('b', 'ATU', 'to publish the report on the website;'),
    ]
    const text = negotiationOf(compile(base, rivals, 'en'))
    expect(text.paragraphs.map(({ label }) => label)).toEqual(['', '1', '1 bis Alt 1', '1 bis Alt 2', '2'])
    const settled = done(text, ['n-b', { do: 'choose', choice: 'n-b:whole', option: 0 }])
    expect(print(settled, { attribution: 'named' }).map(({ label }) => label)).toEqual(['', '1', '1 bis', '2'])
    expect(progress(settled).brackets).toBe(0)
  })

  test('undo is a step of its own and can be undone', () => {
    const text = done(room(), ['p1', chosen], [null, { do: 'undo', step: 's1' }], [null, { do: 'undo', step: 's2' }])
    expect(words(text, 'p1')).toBe('to submit annual reports to the Council;')
    expect(text.history).toHaveLength(3)
    expect(refusal(text, null, { do: 'undo', step: 's1' })?.code).toBe('touched-since')
  })
})

/* ---- any negotiation ---- */

const bare = (text: NegotiatedText) => text.paragraphs.map(({ version: _, words: __, ...rest }) => rest)

const negotiation = fc
  .tuple(fc.constantFrom('ar', 'en', 'zh'), fc.array(fc.nat(9999), { minLength: 60, maxLength: 500, size: 'max' }))
  .map(([language, numbers]) => {
    const draw = tape(numbers)
    const draft = randomDraft(draw, language as 'ar' | 'en' | 'zh')
    const some = Math.floor(draft.amendments.length / 2)
    let text = negotiationOf(compile(draft.base, draft.amendments.slice(0, some), draft.language))
    const refused: string[] = []
    for (let n = 3 + draw(25); n > 0; n--) {
      const next = apply(text, randomStep(draw, text, draft.amendments.slice(some)))
      if (isRefusal(next)) refused.push(next.code)
      else text = next
    }
    return { ...draft, text }
  })

const runs = Number(process.env.DRAFTING_RUNS ?? 300)

describe(`any negotiation (${runs} random ones)`, () => {
  test('is rebuilt from its steps, can be undone step by step, and exports to the base and to what is printed', () => {
    fc.assert(
      fc.property(negotiation, ({ base: old, text }) => {
        const again = replay(
          text.origin,
          text.history.map(({ step }) => step),
        )
        if (!isDeepStrictEqual(again, text)) expect(again).toEqual(text)
        const paper = marked(text, { attribution: 'named' })
        expect(sideOfRuns(paper, 'del')).toEqual(old.map(({ label, text: was }) => ({ label, text: was })))
        expect(sideOfRuns(paper, 'ins')).toEqual(
          print(text, { attribution: 'named' }).map(({ label, printed }) => ({ label, text: plain(printed) })),
        )
        // backwards through all that was done
        let back = text
        for (const [at, { step }] of [...text.history.entries()].reverse()) {
          const undone = apply(back, stepOn(back, `back-${at}`, null, { do: 'undo', step: step.id }))
          if (isRefusal(undone)) {
            expect(undone.code).toBe('touched-since')
            return
          }
          back = undone
          const before = versionAt(text, at)
          if (!isDeepStrictEqual(bare(back), bare(before))) expect(bare(back)).toEqual(bare(before))
          expect(back.amendments).toEqual(before.amendments)
        }
      }),
      { numRuns: runs, interruptAfterTimeLimit: 30_000 },
    )
  })

  test('gives back a late wording as it came, where nothing was settled before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ar' as const, 'en' as const, 'zh' as const),
        fc.array(fc.nat(9999), { minLength: 60, maxLength: 300, size: 'max' }),
        (language, numbers) => {
          const draft = randomDraft(tape(numbers), language)
          const target = draft.base[0] as (typeof draft.base)[0]
          const rest = draft.amendments
            .filter(({ action }) => action === 'MOD' || action === 'NOC')
            .filter((one) => one.target === target.id)
          const [late, ...early] = rest.reverse()
          if (!late) return
          const text = negotiationOf(compile(draft.base, early, language))
          const next = apply(text, stepOn(text, 'late', target.id, { do: 'amend', amendment: late }))
          if (isRefusal(next)) throw new Error(next.code)
          for (const voice of late.parties) {
            const has = readingOf(next, voice).find(({ id }) => id === target.id)?.text
            expect(has).toBe(late.action === 'NOC' ? target.text : late.text)
          }
        },
      ),
      { numRuns: runs, interruptAfterTimeLimit: 30_000 },
    )
  })
})
