import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prefixesOf, told } from './prefixes.ts'

test.each([
  ['abc', ['ab']],
  ['a', ['a']],
  ['(?:a|b)?c', ['ac', 'bc', 'c']],
  ['(?<![xy])(?=z)[d-f]+', ['d', 'dd', 'de', 'df', 'e', 'ed', 'ee', 'ef', 'f', 'fd', 'fe', 'ff']],
  ['\\u0061{1,2}b', ['aa', 'ab']],
  ['(?:a*|b)c', ['aa', 'ac', 'bc', 'c']],
  ['a\\p{L}', ['a']],
])('%s begins with one of %j', (source, beginnings) => {
  expect([...prefixesOf(source)].sort()).toEqual(beginnings)
})

test.each(['a?', '[^a]b', '.a', '\\p{L}+a', 'a|'])('%s may begin with anything', (source) => {
  expect(prefixesOf(source)).toContain('')
})

test('whatever a pattern matches begins with one of its beginnings', () => {
  const part = fc.constantFrom('a', 'b?', '[ab]', '(?:a|bc)', '(?:b|)', 'a{2}', '[c-d]+', '(?=a)', '\\d', '\\s*', '[^b]')
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd', '1', ' '), maxLength: 6 })
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), text, (parts, tried) => {
      const matched = new RegExp(`^(?:${parts.join('')})`, 'u').exec(tried)
      fc.pre(matched !== null)
      const begun = tried.slice(0, told)
      expect([...prefixesOf(parts.join(''))].some((prefix) => begun.startsWith(prefix))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
