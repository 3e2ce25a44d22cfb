import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cell } from '../types.ts'
import { placed } from './cells.ts'
import { compile } from './compile.ts'
import { marked, markedProposal } from './marked.ts'
import { plain, print } from './print.ts'
import { problems, voicesOf } from './problems.ts'
import { baseOf, readingOf } from './readings.ts'
import { proposalOf, randomDraft, sideOfRuns, tape } from './testing.ts'

/** `expect` is slow when asked a million times, and only needed to show a difference. */
function same<T>(actual: T, expected: T): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected)
}

// the acceptance run asks for DRAFTING_RUNS=5000 or more
const runs = Number(process.env.DRAFTING_RUNS ?? 5000)

const draft = fc
  .tuple(fc.constantFrom('ar', 'en', 'zh'), fc.array(fc.nat(9999), { minLength: 40, maxLength: 400, size: 'max' }))
  .map(([language, numbers]) => randomDraft(tape(numbers), language as 'ar' | 'en' | 'zh'))

/** Tables, rows and cells, counted anew: a row that is left out leaves no gap. */
const tables = (paragraphs: readonly { cell?: Cell | null }[]) => placed(paragraphs.map(({ cell }) => ({ stood: cell ?? null })))

describe(`any compilation (${runs} random ones)`, () => {
  test('gives back the base and every party’s text: all paragraphs, labels and words', () => {
    fc.assert(
      fc.property(draft, ({ language, base, amendments }) => {
        same(
          problems(base, amendments, language).filter(({ severity }) => severity === 'error'),
          [],
        )
        // nothing is remembered on the side: the amendments themselves are taken away
        const compilation = { ...compile(base, amendments, language), amendments: [] }
        same(
          baseOf(compilation),
          base.map(({ path: _, ...rest }) => rest),
        )
        for (const voice of new Set(amendments.flatMap(voicesOf))) {
          const reading = readingOf(compilation, voice).map(({ id: _, ...rest }) => rest)
          const expected = proposalOf(base, amendments, voice).map(({ id: _, ...rest }, at) => ({
            ...rest,
            label: rest.label ?? reading[at]?.label,
          }))
          same(reading, expected)
        }
      }),
      { numRuns: runs },
    )
  })

  test('as tracked changes is the base with all rejected and what is printed with all accepted; so is each proposal', () => {
    fc.assert(
      fc.property(draft, fc.constantFrom('named' as const, 'anonymous' as const), ({ language, base, amendments }, attribution) => {
        const compilation = compile(base, amendments, language)
        const paper = marked(compilation, { attribution })
        const before = base.map(({ label, text }) => ({ label, text }))
        same(sideOfRuns(paper, 'del'), before)
        const left = paper.filter(({ mark }) => mark.every(({ kind }) => kind === 'del'))
        same(tables(left), tables(base))
        same(
          sideOfRuns(paper, 'ins'),
          print(compilation, { attribution }).map(({ label, printed }) => ({ label, text: plain(printed) })),
        )
        for (const voice of compilation.voices) {
          const proposal = markedProposal(compilation, voice)
          same(sideOfRuns(proposal, 'del'), before)
          same(
            sideOfRuns(proposal, 'ins'),
            readingOf(compilation, voice).map(({ label, text }) => ({ label, text })),
          )
        }
      }),
      { numRuns: Math.ceil(runs / 5) },
    )
  })
})
