import { expect, it } from 'vitest'
import { toggled, withQuery } from './query.ts'

it('changes one parameter and keeps the rest', () => {
  expect(withQuery('/mandates?to=cstd&due=2026', { due: '2027' })).toBe('/mandates?to=cstd&due=2027')
  expect(withQuery('/mandates?to=cstd', { to: null })).toBe('/mandates')
  expect(withQuery('/mandates', { line: ['c5', 'c6'] })).toBe('/mandates?line=c5&line=c6')
})

it('keeps words in any script and the signs of symbols', () => {
  const address = withQuery('/documents', { q: 'CWG-WSIS&SDG-44/8(Rev.1) 路线图' })
  expect(new URLSearchParams(address.split('?')[1]).get('q')).toBe('CWG-WSIS&SDG-44/8(Rev.1) 路线图')
})

it('adds a value, takes it out again, and goes back to the beginning of the list', () => {
  expect(toggled('/mandates?after=9', 'to', 'cstd')).toBe('/mandates?to=cstd')
  expect(toggled('/mandates?to=cstd&to=council', 'to', 'cstd')).toBe('/mandates?to=council')
})
