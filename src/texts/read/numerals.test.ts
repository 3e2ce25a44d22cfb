import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numeral } from './numerals.ts'
import { printable, symbol } from './symbols.ts'

test.each([
  ['lowerRoman', [1, 4, 9, 14, 40, 90, 400, 1999], ['i', 'iv', 'ix', 'xiv', 'xl', 'xc', 'cd', 'mcmxcix']],
  ['upperLetter', [1, 26, 27, 53], ['A', 'Z', 'AA', 'AAA']],
  ['russianLower', [1, 9, 29, 30], ['а', 'и', 'я', 'аа']],
  ['arabicAbjad', [1, 4, 10, 28], ['أ', 'د', 'ي', 'غ']],
  ['chineseCounting', [9, 10, 12, 20, 99, 100, 105], ['九', '十', '十二', '二十', '九十九', '一〇〇', '一〇五']],
  ['chineseCountingThousand', [10, 103, 110, 1001, 2030], ['十', '一百零三', '一百一十', '一千零一', '二千零三十']],
  ['chineseLegalSimplified', [1, 10, 21], ['壹', '壹拾', '贰拾壹']],
  ['ideographTraditional', [1, 10, 11], ['甲', '癸', '甲']],
  ['ordinal', [1, 2, 3, 11, 22], ['1st', '2nd', '3rd', '11th', '22nd']],
  ['decimalEnclosedCircle', [1, 20, 21], ['①', '⑳', '21']],
  ['001, 002, 003, ...', [7], ['007']],
  ['of no known name', [7], ['7']],
])('%s', (format, values, expected) => {
  expect(values.map((value) => numeral(value, format))).toEqual(expected)
})

test('no number is too odd to print', () => {
  const formats =
    'decimal lowerRoman upperLetter arabicAlpha chineseCounting chineseLegalSimplified ideographZodiac decimalFullWidth numberInDash'.split(
      ' ',
    )
  fc.assert(fc.property(fc.integer(), fc.constantFrom(...formats), (value, format) => numeral(value, format) !== ''))
})

test('glyphs of symbol fonts are the signs that they print', () => {
  expect(symbol('\uf0b3', 'Symbol')).toBe('≥')
  expect(symbol('a', 'Symbol')).toBe('α')
  expect(symbol('\uf0fc', 'Wingdings')).toBe('✓')
  expect(symbol('a', 'Calibri')).toBe('a')
  expect(printable('at least \uf0b3 10')).toBe('at least ≥ 10')
})
