import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../test/support/app.ts'
import { type AgendaEntry, changesBetween, numbered } from './agenda.ts'
import { buildMeeting } from './testing.ts'

const item = (id: number, position: number, parent_id: number | null = null, documents: string[] = []) => ({
  id,
  parent_id,
  position,
  title: { en: `Item ${id}` },
  lead: null,
  documents: documents.map((key) => ({ key, words: key })),
})
const numbers = (entries: readonly AgendaEntry[]) => entries.map(({ item, number }) => `${item}: ${number}`)

it('items are numbered by where they stand, sub-items below theirs', () => {
  const agenda = numbered('PL', [item(9, 2), item(4, 1), item(7, 2, 4), item(5, 1, 4)])
  expect(numbers(agenda)).toEqual(['4: PL 1', '5: PL 1.1', '7: PL 1.2', '9: PL 2'])
  expect(numbers(numbered('', [item(1, 1)]))).toEqual(['1: 1'])
})

it('what a release changed tells who moved, not who was merely numbered anew', () => {
  const before = numbered('PL', [item(1, 1), item(2, 2), item(3, 3, null, ['C27/5']), item(4, 4)])
  const after = numbered('PL', [item(8, 1), item(4, 2), item(1, 3), item(3, 4, null, ['C27/6'])])
  const changes = changesBetween(before, after)
  expect(numbers(changes.added)).toEqual(['8: PL 1'])
  expect(numbers(changes.removed)).toEqual(['2: PL 2'])
  expect(changes.moved.map(({ from, to }) => [from.number, to.number])).toEqual([['PL 4', 'PL 2']])
  expect(changes.retitled).toEqual([])
  expect(changes.documents.map(({ entry, added, removed }) => [entry.item, added, removed])).toEqual([[3, ['C27/6'], ['C27/5']]])
})

describe('the agenda of a meeting', () => {
  let house: TestApp
  let officer: Agent
  let id: string
  beforeAll(async () => {
    house = await testApp()
    officer = house.as('secretariat')
    id = (await buildMeeting(house.deps)).id
  })
  afterAll(() => house?.close())

  const add = async (title: string, documents = '') =>
    officer.post(`/en/meetings/${id}/agenda/items`, { 'title-en': title, documents, version: 0 })
  const agenda = async (who: Agent, query = '') =>
    (await who.get(`/en/meetings/${id}/agenda${query}`)).rows('Agenda').map((row) => row.slice(0, 3))

  it('is a draft until released; each release stays readable and says what it changed', async () => {
    const reader = house.as('member') // what the public reads is kept until the change is heard, a moment later
    await add('Opening')
    await add('WSIS review', 'C26/190; С26/190-E\nC99/7')
    expect((await reader.get(`/en/meetings/${id}/agenda`)).text).toContain('No agenda has been released yet.')
    expect((await reader.get(`/api/v1/meetings/${id}/agenda`)).status).toBe(404)
    const draft = await officer.get(`/en/meetings/${id}/agenda`)
    await officer.press(draft, 'Release this agenda')
    // Two spellings of one symbol are one document; one that nobody has posted is named as such.
    expect(await agenda(reader)).toEqual([
      ['PL 1', 'Opening', ''],
      ['PL 2', 'WSIS review', 'C26/190 C99/7 (not posted yet)'],
    ])
    expect((await officer.post(`/en/meetings/${id}/agenda/releases`)).status).toBe(409)

    await officer.press(await officer.get(`/en/meetings/${id}/agenda`), /^Up PL 2/)
    expect(await agenda(reader)).toHaveLength(2)
    await officer.press(await officer.get(`/en/meetings/${id}/agenda`), 'Release this agenda')
    const second = await reader.get(`/en/meetings/${id}/agenda`)
    expect(second.rows('Agenda').map(([number, title]) => `${number} ${title}`)).toEqual(['PL 1 WSIS review', 'PL 2 Opening'])
    expect(second.text).toMatch(/Moved from PL [12] to PL [12]/)
    expect((await agenda(reader, '?release=1'))[0]).toEqual(['PL 1', 'Opening', ''])
  })

  it('refuses words that are no symbol, and keeps what was typed', async () => {
    const refused = await add('Other matters', 'C26/59\nthe usual paper')
    expect(refused.errors).toEqual(['Documents: “the usual paper” is not a symbol that we can read'])
    expect(refused.field('Documents').value.trim()).toBe('C26/59\nthe usual paper')
  })

  it('is kept by the secretariat and by the chair of this meeting, not by the chair of another', async () => {
    const chair = house.as('chair')
    expect((await chair.get(`/en/meetings/${id}/agenda/items/new`)).status).toBe(403)
    const settings = await officer.get(`/en/meetings/${id}/settings`)
    await officer.press(settings, 'Save', { Chair: house.demonstrated('chair') })
    expect((await chair.get(`/en/meetings/${id}/agenda/items/new`)).status).toBe(200)
  })

  it('asks as many questions of the database for thirty items as for two', async () => {
    const count = async () => {
      house.queries.length = 0
      const page = await officer.get(`/en/meetings/${id}/agenda`)
      return { rows: page.rows('Agenda').length, queries: house.queries.length }
    }
    const few = await count()
    while ((await count()).rows < 30) await add('One more', 'C26/190')
    expect((await count()).queries).toBe(few.queries)
  })
})
