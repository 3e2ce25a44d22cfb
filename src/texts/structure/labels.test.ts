import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Label, ordinalOf, readLabel, romanValue } from './labels.ts'

const named = (line: string) => {
  const found = readLabel(line)
  return found && [found.label.printed, found.label.kind, found.label.name, line.slice(found.rest)]
}

describe('a label is told from the sentence that follows it', () => {
  test.each([
    ['3.15.1\t审议报告', ['3.15.1', 'dotted', '3.15.1', '审议报告']],
    ['1.\tTakes note', ['1.', 'number', '1', 'Takes note']],
    ['4   the secretariat', ['4', 'number', '4', 'the secretariat']],
    ['(a)\tTo notify', ['(a)', 'letter', 'a', 'To notify']],
    ['a bis)\tnew text', ['a bis)', 'letter', 'a bis', 'new text']],
    ['5 ter\tnew text', ['5 ter', 'number', '5 ter', 'new text']],
    ['iv) 大会', ['iv)', 'roman', 'iv', '大会']],
    ['II\tProposal', ['II', 'capital-roman', 'II', 'Proposal']],
    ['–\titem', ['–', 'dash', 'dash', 'item']],
    ['أ )\tبالقرار', ['أ )', 'letter', 'ا', 'بالقرار']],
    ['ب)\tبقراري', ['ب)', 'letter', 'ب', 'بقراري']],
    ['٣\tوترى الدول', ['٣', 'number', '3', 'وترى الدول']],
    ['б) представить', ['б)', 'letter', 'б', 'представить']],
    ['一、审议', ['一、', 'number', '一', '审议']],
    ['（三）研究', ['（三）', 'number', '三', '研究']],
    ['１）全角', ['１）', 'number', '1', '全角']],
  ])('%s', (line, expected) => {
    expect(named(line)).toEqual(expected)
  })

  test.each([
    '18 December 2026',
    '75th plenary meeting',
    'A resolution was adopted',
    '2024年9月22日',
    '81/198.\tA title',
    'I am grateful',
    '31 марта 2027 года',
    '1 mai 2027',
  ])('%s has none', (line) => {
    expect(readLabel(line)).toBeNull()
  })

  test('a bare number with one space counts only where it goes on with the numbering', () => {
    expect(readLabel('4 Review')).toBeNull()
    expect(readLabel('4 Review', (name) => name === '4')?.label.name).toBe('4')
  })
})

describe('labels have an order', () => {
  test.each([
    ['z)', 26],
    ['aa)', 27],
    ['iv)', 4],
    ['3.15.1', 1],
    ['ج)', 3],
    ['в)', 3],
    ['十二、', 12],
    ['③', 3],
  ])('%s is number %i', (printed, expected) => {
    const line = /^[\d.]+$/.test(printed) ? `${printed}\tx` : `${printed} 文`
    expect(ordinalOf(readLabel(line)?.label as Label)).toBe(expected)
  })

  test('any Roman number up to 89 reads back', () => {
    const roman = (n: number): string => {
      const parts: [string, number][] = [
        ['l', 50],
        ['xl', 40],
        ['x', 10],
        ['ix', 9],
        ['v', 5],
        ['iv', 4],
        ['i', 1],
      ]
      let rest = n
      return parts
        .map(([digits, worth]) => {
          const times = Math.floor(rest / worth)
          rest -= times * worth
          return digits.repeat(times)
        })
        .join('')
    }
    fc.assert(fc.property(fc.integer({ min: 1, max: 89 }), (n) => romanValue(roman(n)) === n))
  })

  test('reading a label never throws, and gives a place within the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (line) => {
        const found = readLabel(line, () => true)
        return found === null || (found.rest > 0 && found.rest <= line.length)
      }),
    )
  })
})
