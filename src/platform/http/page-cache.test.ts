import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PageCache } from './page-cache.ts'

describe('pages kept for the public', () => {
  const day = '2027-03-01'

  it('a page is kept until a topic that it shows changes', () => {
    const cache = new PageCache()
    const before = cache.version(['mandates', 'reference'], day)
    cache.set('en /mandates', before, 'text/html', 'old')
    expect(cache.get('en /mandates', cache.version(['mandates', 'reference'], day))?.body.toString()).toBe('old')
    cache.touch('people')
    expect(cache.get('en /mandates', cache.version(['mandates', 'reference'], day))?.body.toString()).toBe('old')
    cache.touch('reference')
    expect(cache.get('en /mandates', cache.version(['mandates', 'reference'], day))).toBeUndefined()
  })

  it('a page whose rows were read before a change is never shown after it', () => {
    const cache = new PageCache()
    const atRequest = cache.version(['mandates'], day)
    cache.touch('mandates') // someone writes while the page is being made
    cache.set('en /mandates', atRequest, 'text/html', 'stale')
    expect(cache.get('en /mandates', cache.version(['mandates'], day))).toBeUndefined()
  })

  it('when changes may have gone unheard, nothing kept is shown', () => {
    const cache = new PageCache()
    cache.set('en /x', cache.version([], day), 'text/html', 'x')
    cache.touch('*')
    expect(cache.get('en /x', cache.version([], day))).toBeUndefined()
  })

  it('a page that says "tomorrow" is made anew at midnight', () => {
    const cache = new PageCache()
    cache.set('en /x', cache.version([], day), 'text/html', 'x')
    expect(cache.get('en /x', cache.version([], '2027-03-02'))).toBeUndefined()
  })

  it('the page longest unused makes room', () => {
    const cache = new PageCache(10)
    const version = cache.version([], day)
    cache.set('a', version, 't', '12345')
    cache.set('b', version, 't', '12345')
    cache.get('a', version)
    cache.set('c', version, 't', '12345')
    expect(['a', 'b', 'c'].map((key) => cache.get(key, version)?.body.toString())).toEqual(['12345', undefined, '12345'])
  })

  it('the compressed body is the same page, and is made once', () => {
    const cache = new PageCache()
    const page = 'صفحة'.repeat(100)
    const entry = cache.set('a', 'v', 'text/html', page)
    const packed = cache.encoded('a', entry, 'br')
    expect(brotliDecompressSync(packed).toString()).toBe(page)
    expect(cache.encoded('a', entry, 'br')).toBe(packed)
  })

  it('counts the bytes it holds, compressed copies among them, and never more than it may', () => {
    const cache = new PageCache(5000)
    const version = cache.version([], day)
    const entry = cache.set('a', version, 't', 'é'.repeat(1000))
    const packed = cache.encoded('a', entry, 'gzip')
    expect(cache.bytes).toBe(2000 + packed.length)
    cache.set('a', version, 't', 'é'.repeat(500))
    expect(cache.bytes).toBe(1000)
    for (let n = 0; n < 20; n++) {
      const page = cache.set(`page ${n}`, version, 't', 'x'.repeat(1500))
      cache.encoded(`page ${n}`, page, 'br')
      expect(cache.bytes).toBeLessThanOrEqual(5000)
    }
    cache.touch('*')
    for (let n = 0; n < 20; n++) cache.get(`page ${n}`, cache.version([], day))
    cache.get('a', cache.version([], day))
    expect(cache.bytes).toBe(0)
  })
})
