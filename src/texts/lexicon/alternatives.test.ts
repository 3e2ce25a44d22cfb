import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Alternatives } from './alternatives.ts'
import { compact, rx } from './pattern.ts'

const sources = ['asks?', 'as(?:k|ked)(?= to)', '(?:to )?task', '(?<!un)do', '[xy]{0,2}z', '\\p{L}+ed', 'ل', 'كلف']

/** What one expression of all of them finds. */
function byExpression(text: string, clitics: string): [number, number][] {
  const whole = rx(`(?<![\\p{L}\\p{N}])${clitics === '' ? '' : `(?:${clitics})?`}(${sources.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return [...text.matchAll(whole)].map((match) => {
    const to = match.index + match[0].length
    return [to - (match[1] as string).length, to]
  })
}

describe('many patterns tried by their first letters find what one expression of all finds', () => {
  test.each(['', '[وف]?(?:لل|ب|ل|ك)?'])('with %j joined in front', (clitics) => {
    const alternatives = new Alternatives(
      { spaced: true, clitics },
      sources.map((source) => compact(source, true)),
    )
    const piece = fc.constantFrom(
      'ask',
      'asks',
      'asked',
      ' to',
      ' ',
      'task',
      'un',
      'do',
      'x',
      'z',
      'ed',
      '7',
      'و',
      'ل',
      'ب',
      'كلف',
      '😀',
      '.',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('')
        expect(alternatives.find(text).map(({ from, to }) => [from, to])).toEqual(byExpression(text, clitics))
      }),
    )
  })
})
