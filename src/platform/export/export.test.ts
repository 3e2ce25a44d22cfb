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

describe('timed events', () => {
  const sitting = {
    id: 'sitting-1',
    day: '2027-07-06',
    starts: '09:30',
    ends: '12:30',
    timeZone: 'Europe/Zurich',
    title: 'Plenary',
    link: 'http://x',
  }

  it('are told on the wall clock of their zone, with its rules beside them and the stamp in UTC', () => {
    const text = calendar('x', 'http://localhost:1', [{ ...sitting, updated: new Date('2027-01-02T03:04:05Z') }])
    expect(text).toContain('DTSTART;TZID=Europe/Zurich:20270706T093000')
    expect(text).toContain('DTEND;TZID=Europe/Zurich:20270706T123000')
    expect(text).toContain('DTSTAMP:20270102T030405Z')
    expect(text).toContain(
      'BEGIN:DAYLIGHT\r\nDTSTART:20270328T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE',
    )
  })

  it('in a zone without summer time need one observance', () => {
    const text = calendar('x', 'http://localhost:1', [{ ...sitting, timeZone: 'Asia/Kolkata' }])
    expect(text.match(/BEGIN:(STANDARD|DAYLIGHT)/g)).toEqual(['BEGIN:STANDARD'])
    expect(text).toContain('TZOFFSETTO:+0530')
  })

  it('that are off say so under the same id, with a higher number', () => {
    const text = calendar('x', 'http://localhost:1', [{ ...sitting, version: 2, cancelled: true }])
    expect(text).toContain('UID:sitting-1@localhost')
    expect(text).toContain('SEQUENCE:2')
    expect(text).toContain('STATUS:CANCELLED')
  })
})
