import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitLanguage } from '../http/reply.ts'
import { languages, negotiate, read, translator } from './index.ts'

describe('the reader’s language', () => {
  it('is the best of the six that the browser asks for', () => {
    expect(negotiate('pt, es-MX;q=0.8, en;q=0.9')).toBe('en')
    expect(negotiate('zh-Hant-TW')).toBe('zh')
    expect(negotiate('ar;q=0, fr;q=0.1')).toBe('fr')
    expect(negotiate(undefined)).toBe('en')
  })

  it('no header, however odd, is an error', () => {
    fc.assert(fc.property(fc.string(), (header) => languages.includes(negotiate(header))))
  })

  it('stands at the head of an address, and nowhere else', () => {
    expect(splitLanguage('/fr/mandates?x=1')).toEqual({ language: 'fr', path: '/mandates?x=1' })
    expect(splitLanguage('/fr')).toEqual({ language: 'fr', path: '/' })
    expect(splitLanguage('/fr?x=1')).toEqual({ language: 'fr', path: '/?x=1' })
    expect(splitLanguage('/friends')).toEqual({ language: null, path: '/friends' })
  })
})

describe('texts of the record', () => {
  it('a missing language falls back to the original, and says so', () => {
    expect(read({ ru: 'доклад', en: 'report', original: 'ru' }, 'fr')).toEqual({ text: 'доклад', lang: 'ru', dir: 'ltr', fallback: true })
    expect(read({ ar: 'تقرير' }, 'ar')).toEqual({ text: 'تقرير', lang: 'ar', dir: 'rtl', fallback: false })
  })
})

describe('messages', () => {
  const t = (lang: (typeof languages)[number], message: string) => translator(new Map([['x.y', message]]), lang)

  it('Arabic has six plural forms', () => {
    const ar = t('ar', '{n, plural, zero {0} one {1} two {2} few {3-10} many {11-99} other {100}}')
    expect([0, 1, 2, 3, 11, 100].map((n) => ar('x.y', { n }))).toEqual(['0', '1', '2', '3-10', '11-99', '100'])
  })

  it('a Latin name within an Arabic sentence does not move what stands beside it; an address can be copied as it is', () => {
    const ar = t('ar', '{name}، {at}')
    expect(ar('x.y', { name: 'Hélène', at: '07/09/2026' })).toBe('\u2068Hélène\u2069، 07/09/2026')
    expect(ar('x.y', { name: 'https://example.org/ar', at: 'غداً' })).toBe('https://example.org/ar، غداً')
    expect(t('fr', '{name}')('x.y', { name: 'Hélène' })).toBe('Hélène')
  })

  it('a key that is nowhere is an error, not an English word on a Chinese page', () => {
    expect(() => t('zh', 'x')('x.z')).toThrow('x.z')
  })

  it('a day is the same day in every time zone', () => {
    expect(t('en', '').date('2027-03-15')).toBe('15 March 2027')
    expect(t('fr', '').period('2027-03-15', '2027-03-26')).toMatch(/^15.26 mars 2027$/)
  })

  it('a Chinese period is told in years, months and days, each once', () => {
    const { period } = t('zh', '')
    expect([period('2027-03-15', '2027-03-26'), period('2027-03-29', '2027-04-02'), period('2026-12-29', '2027-01-02')]).toEqual([
      '2027年3月15日至26日',
      '2027年3月29日至4月2日',
      '2026年12月29日至2027年1月2日',
    ])
  })
})
