import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readReplyAddress, replyAddress } from './address.ts'
import { automatic, withoutQuoted } from './letter.ts'
import { outcomeAt } from './rules.ts'

const config = { secret: 'a'.repeat(32), publicUrl: 'https://actionline.example.org' }

describe('an address to answer at', () => {
  it('says whom and what it is about, however a mail server spells it, and is short enough for all', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (draft, member, comment) => {
        const address = replyAddress(config, { draft, member, comment })
        expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64)
        expect(readReplyAddress(config, address.toUpperCase())).toEqual({ draft, member, comment })
      }),
    )
  })

  it('that was changed, made with another key, or of another domain is none', () => {
    const address = replyAddress(config, { draft: 5, member: 7, comment: 0 })
    for (const wrong of [
      address.replace('reply-5-7', 'reply-5-8'),
      replyAddress({ ...config, secret: 'b'.repeat(32) }, { draft: 5, member: 7, comment: 0 }),
      address.replace('@', '@elsewhere.'),
      'reply@actionline.example.org',
    ]) {
      expect(readReplyAddress(config, wrong)).toBeNull()
    }
  })
})

describe('of an answer only what the person wrote is kept', () => {
  test.each([
    ['en', 'On Wed, 3 Mar 2027 at 10:00, Actionline <no-reply@example.org> wrote:'],
    ['wrapped', 'On Wed, 3 Mar 2027 at 10:00, Actionline\n<no-reply@example.org> wrote:'],
    ['fr', 'Le mer. 3 mars 2027 à 10:00, Actionline <no-reply@example.org> a écrit :'],
    ['es', 'El mié, 3 mar 2027 a las 10:00, Actionline (<no-reply@example.org>) escribió:'],
    ['ru', 'ср, 3 мар. 2027 г. в 10:00, Actionline <no-reply@example.org> пишет:'],
    ['zh', 'Actionline <no-reply@example.org> 于2027年3月3日周三 10:00写道：'],
    ['ar', 'في الأربعاء، 3 مارس 2027 كتب Actionline <no-reply@example.org>:'],
    ['a divider', '-----Original Message-----\nFrom: Actionline'],
    ['headers', 'From: Actionline\nSent: Wednesday\nTo: me'],
    ['a signature', '-- \nAmal Haddad'],
  ])('%s', (_, before) => {
    expect(withoutQuoted(`We agree.\n\nBut paragraph 2 is too long.\n\n${before}\n> version 2\n> is posted`)).toBe(
      'We agree.\n\nBut paragraph 2 is too long.',
    )
  })

  it('and what stands between quoted lines stays', () => {
    expect(withoutQuoted('> the first line\nNot this.\n> the second line\nNor this.')).toBe('Not this.\nNor this.')
    expect(withoutQuoted('On reflection, we wrote too much.')).toBe('On reflection, we wrote too much.')
    expect(withoutQuoted('> all quoted')).toBe('')
  })
})

test.each([
  ['auto-submitted', 'auto-replied'],
  ['precedence', 'bulk'],
  ['list-id', '<all.example.org>'],
  ['x-auto-response-suppress', 'All'],
  ['return-path', '<>'],
  ['content-type', 'multipart/report; report-type=delivery-status'],
])('a letter with %s: %s is a machine’s', (name, value) => {
  expect(automatic(new Map([[name, value]]))).not.toBeNull()
})

test('a person’s letter is no machine’s', () => {
  expect(
    automatic(
      new Map([
        ['auto-submitted', 'no'],
        ['from', 'a@example.org'],
        ['content-type', 'text/plain'],
      ]),
    ),
  ).toBeNull()
})

describe('agreement', () => {
  const until = new Date('2027-03-01T22:59:00Z')
  const before = new Date('2027-02-20T00:00:00Z')
  test.each([
    ['silence', 0, before, null],
    ['silence', 0, until, 'assent'],
    ['silence', 1, before, 'broken'],
    ['consensus', 1, before, null], // the objection may yet be met
    ['consensus', 1, until, 'broken'],
    ['consensus', 0, until, 'assent'],
  ] as const)('%s with %i objections', (kind, objections, now, outcome) => {
    expect(outcomeAt({ kind, until, objections }, now)).toBe(outcome)
  })
})
