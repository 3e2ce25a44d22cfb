import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planCompilation, type StandingSection } from './plan.ts'
import { linesOf, numberLines, quote, type SectionText } from './text.ts'

const section = (key: string, text: string, level = 0): SectionText => ({ key, level, heading: key, heading_language: 'en', text })
const printed = (sections: readonly SectionText[]) =>
  numberLines(sections, 'en').map(({ label, text, lang }) => `${label} ${text}${lang === 'en' ? '' : ` [${lang}]`}`)

describe('the house form', () => {
  it('numbers chapters, their paragraphs, topics by letters, and the paragraphs of topics', () => {
    const sections = [
      section('Introduction', 'One.\nTwo.'),
      section('Remarks', ''),
      section('Forum', 'Heard.\nAgreed.', 1),
      section('Other', '', 1),
      section('Closing', 'Closed.'),
    ]
    expect(printed(sections)).toEqual([
      '1 Introduction',
      '1.1 One.',
      '1.2 Two.',
      '2 Remarks',
      'a) Forum',
      '1) Heard.',
      '2) Agreed.',
      'b) Other',
      '3 Closing',
      '3.1 Closed.',
    ])
  })

  it('goes on after z) with aa)', () => {
    const topics = Array.from({ length: 28 }, (_, n) => section(`t${n}`, '', 1))
    expect(printed([section('Remarks', ''), ...topics]).slice(-3)).toEqual(['z) t25', 'aa) t26', 'bb) t27'])
  })

  it('quotes words of another language without a number of their own', () => {
    expect(printed([section('Forum', 'Decision 1:\n{fr} Prie le Secrétaire général.\nIt was so agreed.')])).toEqual([
      '1 Forum',
      '1.1 Decision 1:',
      ' Prie le Secrétaire général. [fr]',
      '1.2 It was so agreed.',
    ])
  })

  it('no words are lost, whatever their lines', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z{} ]{0,12}$/)), (lines) => {
        const words = (text: string) => text.replace(/\s+|\{(?:ar|en|es|fr|ru|zh)\}/g, '')
        const kept = linesOf(quote(lines.join('\n'), 'fr').join('\n'), 'en').map(({ text }) => words(text))
        // line by line: what two lines put together look like is the mark of neither
        expect(kept.join('')).toBe(lines.map(words).join(''))
      }),
    )
  })
})

describe('compiling again', () => {
  const stands = (key: string, text: string, more: Partial<StandingSection> = {}): StandingSection => ({
    ...section(key, text),
    version: 1,
    touched: false,
    compiled: { heading: key, text },
    ...more,
  })
  const told = (standing: StandingSection[], composed: SectionText[]) =>
    planCompilation(standing, composed).changes.map((change) => `${change.do} ${'from' in change ? change.from.key : change.section.key}`)

  it('takes new facts into sections that nobody has written in, and into no other', () => {
    const standing = [
      stands('a', 'old'),
      stands('b', 'by hand', { touched: true, compiled: { heading: 'b', text: 'old' } }),
      stands('c', 'same'),
    ]
    expect(told(standing, [section('a', 'new'), section('b', 'new'), section('c', 'same'), section('d', 'new')])).toEqual([
      'change a',
      'keep b',
      'add d',
    ])
  })

  it('says nothing of a section written by hand as long as its facts are those it was written over', () => {
    const edited = stands('b', 'by hand', { touched: true, compiled: { heading: 'b', text: 'old' } })
    expect(told([edited], [section('b', 'old')])).toEqual([])
  })

  it('takes off what left the agenda, unless somebody wrote in it: that stays before the closing', () => {
    const standing = [stands('a', 'x'), stands('b', 'by hand', { touched: true }), stands('closing', 'z')]
    const plan = planCompilation(standing, [section('n', 'y'), section('closing', 'z')])
    expect(plan.changes.map((change) => change.do)).toEqual(['add', 'remove', 'keep'])
    expect(plan.order.map(({ key }) => key)).toEqual(['n', 'b', 'closing'])
  })

  it('is another plan as soon as a fact or a wording is another', () => {
    const digest = (version: number, text: string) => planCompilation([stands('a', 'old', { version })], [section('a', text)]).digest
    expect(new Set([digest(1, 'new'), digest(2, 'new'), digest(1, 'newer')]).size).toBe(3)
    expect(digest(1, 'new')).toBe(digest(1, 'new'))
  })
})
