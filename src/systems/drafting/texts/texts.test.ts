import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { multipart } from '../../documents/testing.ts'
import { loadParties } from '../load.ts'
import { next, type TextEvent, textStates } from '../states.ts'
import { buildProposal, buildText } from '../testing.ts'
import { gapsIn } from './base.ts'

const events: readonly TextEvent[] = ['room-opened', 'adopted', 'closed', 'reopened']

describe('the state of a text', () => {
  it('is adopted only out of the room, and an adopted text never changes again', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events)), (happened) => {
        let state = textStates[0]!
        for (const event of happened) {
          const after = next(state, event)
          if (after === 'adopted') expect(state).toBe('negotiating')
          if (state === 'adopted') expect(after).toBeNull()
          if (after !== null) expect(textStates).toContain(after)
          state = after ?? state
        }
      }),
    )
  })
})

describe('bases in several languages', () => {
  const clause = (id: string) => ({ id, label: '1', path: id, opener: null, kind: 'operative' as const, level: 0, text: `words of ${id}` })

  it('tell which paragraphs each of them lacks', () => {
    const gaps = gapsIn([
      { language: 'en', clauses: [clause('a'), clause('b')] },
      { language: 'fr', clauses: [clause('a'), clause('c')] },
    ])
    expect(gaps.map(({ language, missing }) => [language, missing.map(({ id }) => id)])).toEqual([
      ['en', ['c']],
      ['fr', ['b']],
    ])
  })
})

describe('texts in the house', () => {
  let house: TestApp
  beforeAll(async () => {
    house = await testApp({ clock: fixedClock('2026-11-22T09:00:00Z') })
  })
  afterAll(() => house?.close())

  /** Sends the form of a new text, as the secretariat. */
  async function send(fields: Record<string, string>, file?: { name: string; bytes: Buffer }) {
    const form = multipart([
      ...Object.entries({ title: 'Draft on the register', body: 'itu-council', original: 'en', visibility: 'public', ...fields }).map(
        ([name, value]) => ({ name, value }),
      ),
      ...(file ? [{ name: 'file', value: file.bytes, file: file.name }] : []),
    ])
    return await house.app.inject({
      method: 'POST',
      url: '/en/drafting',
      headers: { ...form.headers, cookie: await house.as('secretariat').cookie(), 'sec-fetch-site': 'same-origin' },
      payload: form.payload,
    })
  }

  it('take the document in force as their base, with the same paragraphs in every language that it has', async () => {
    const opened = await send({ origin: 'instrument', document: 'C26-190', until: '2027-04-01' })
    expect([opened.statusCode, opened.headers.location]).toEqual([303, '/en/drafting/council-res-1499-2026'])
    const reader = house.as('member')
    const base = await reader.get('/en/drafting/council-res-1499-2026/base?lang=ar')
    expect(base.text).toContain('All languages have the same paragraphs (24).')
    expect(base.html).toContain('lang="ar"')
    expect((await reader.get('/en/drafting/council-res-1499-2026')).text).toContain('1 Apr 2027, 23:59')
  })

  it('are written here as well, and a refused form keeps what was typed', async () => {
    const refused = await send({ origin: 'words', words: '' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('value="Draft on the register"')
    const opened = await send({ origin: 'words', words: 'The ITU Council,\nresolves\n1\tthat the register shall be kept,' })
    expect(opened.headers.location).toBe('/en/drafting/draft-on-the-register-2026')
    expect((await house.as('member').get(`${opened.headers.location}/base`)).text).toContain('that the register shall be kept,')
  })

  it('that are restricted are not found by others than their editors', async () => {
    const id = await buildText(house.deps, { visibility: 'restricted' })
    const delegate = house.as('delegate')
    expect((await delegate.get(`/en/drafting/${id}`)).status).toBe(404)
    expect((await delegate.get(`/api/v1/drafting/${id}/compilation`)).status).toBe(404)
    const settings = await house.as('chair').get(`/en/drafting/${id}/settings`)
    await house.as('chair').press(settings, 'Name an editor', { Person: house.demonstrated('delegate') })
    expect((await delegate.get(`/en/drafting/${id}`)).status).toBe(200)
    expect((await house.as('public').get(`/en/drafting/${id}`)).status).toBe(404)
  })

  it('refuse a change of their settings that was overtaken', async () => {
    const id = await buildText(house.deps)
    const officer = house.as('secretariat')
    const form = await officer.get(`/en/drafting/${id}/settings`)
    expect((await officer.press(form, 'Save', { Title: 'First' })).status).toBe(303)
    expect((await officer.press(form, 'Save', { Title: 'Second' })).status).toBe(409)
  })

  it('open their room once, and an empty hand opens nothing', async () => {
    const id = await buildText(house.deps)
    await buildProposal(house.deps, id, { parties: ['JOR'], says: [{ on: 'resolves-1', doing: 'SUP' }] })
    expect((await house.as('delegate').post(`/en/drafting/${id}/rooms`)).status).toBe(403)
    const officer = house.as('secretariat')
    const opened = await officer.press(await officer.get(`/en/drafting/${id}`), 'Open the room')
    expect(opened.status).toBe(303)
    expect((await officer.get(`/en/drafting/${id}`)).link(/Room in English/)).toBe(`/en/drafting/${id}/room/en`)
    expect((await officer.post(`/en/drafting/${id}/rooms`)).status).toBe(409)
  })

  it('are read by programs as by people', async () => {
    const id = await buildText(house.deps)
    await buildProposal(house.deps, id, { parties: ['JOR'], says: [{ on: 'resolves-1', doing: 'SUP' }] })
    const compilation = (await house.as('public').get(`/api/v1/drafting/${id}/compilation`)).json as {
      brackets: number
      paragraphs: { id: string; printed: string }[]
    }
    expect(compilation.brackets).toBe(1)
    expect(compilation.paragraphs.find((one) => one.id === 'resolves-1')?.printed).toBe('[JOR: SUP / that the register shall be kept;]')
  })

  it('know groups whose members nobody has confirmed, until the secretariat does', async () => {
    const officer = house.as('secretariat')
    const unverified = async () => (await officer.get('/api/v1/drafting/parties')).json as { items: { id: string; unverified: boolean }[] }
    const arab = async () => (await unverified()).items.find(({ id }) => id === 'ARB')
    expect((await arab())?.unverified).toBe(true)
    expect((await officer.post('/en/drafting/parties/ARB', { members: ['JO', 'EG'] })).status).toBe(303)
    // the data of the process do not undo what a person confirmed
    await loadParties(house.deps, 'process/wsis')
    expect(await arab()).toMatchObject({ unverified: false, members: ['EG', 'JO'] })
    expect((await house.as('delegate').post('/en/drafting/parties/ARB', { members: [] })).status).toBe(403)
  })

  it('are listed with as many questions of the database for thirty as for one', async () => {
    const reader = house.as('delegate')
    const count = async () => {
      house.queries.length = 0
      await reader.get('/en/drafting?body=itu-council')
      return house.queries.length
    }
    await reader.get('/en/drafting')
    const few = await count()
    for (let n = 0; n < 30; n++) await buildText(house.deps)
    expect(await count()).toBe(few)
  })
})
