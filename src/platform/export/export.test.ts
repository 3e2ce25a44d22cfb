import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { atom, calendar, csv } from './index.ts'

describe('exports', () => {
  it('a comma, a quote and a line break stay inside their cell', () => {
    expect(csv(['a', 'b'], [['x, "y"\nz', 1]])).toBe('\ufeffa,b\r\n"x, ""y""\nz",1\r\n')
  })

  it('a cell that begins like a formula is not run by a spreadsheet', () => {
    expect(csv(['a'], [['=1+1'], ['-E']])).toBe("\ufeffa\r\n'=1+1\r\n'-E\r\n")
  })

  it('a feed of odd characters is well-formed XML', () => {
    const xml = atom({
      id: 'urn:x',
      title: 'a & <b>',
      self: 'http://x/?a=1&b=2',
      page: 'http://x/',
      language: 'ar',
      updated: new Date(0),
      entries: [{ id: 'urn:y', title: '\u0000"تقرير"', link: 'http://x', updated: new Date(0), summary: "'" }],
    })
    const texts: string[] = []
    const parser = new SaxesParser()
    parser.on('error', (e) => {
      throw e
    })
    parser.on('text', (t) => texts.push(t))
    parser.write(xml).close()
    expect(texts.join('')).toContain('"تقرير"')
  })

  it('an event of two whole days ends where the third begins, in no time zone', () => {
    const text = calendar('x', 'http://localhost:1', [{ id: 's', from: '2027-03-15', to: '2027-03-16', title: 'CSTD', link: 'http://x' }])
    expect(text).toContain('DTSTART;VALUE=DATE:20270315')
    expect(text).toContain('DTEND;VALUE=DATE:20270317')
  })
})
