import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { systemActor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { plain, print, readingOf } from '../../../texts/index.ts'
import { multipart } from '../../documents/testing.ts'
import { readRoom } from '../rooms.ts'
import { amendmentsIn, buildProposal, buildText, short } from '../testing.ts'
import { openRooms, openText } from '../texts/commands.ts'
import { baseOfFile } from '../texts/sources.ts'
import { beginProposal, nameAuthors, submitProposal } from './commands.ts'
import { compileText } from './compiled.ts'
import { listWaiting } from './queries.ts'

const clock = fixedClock('2026-11-22T09:00:00Z')
let house: TestApp
let officer: Agent
let jordan: Agent
let unesco: Agent
let reader: Agent
beforeAll(async () => {
  house = await testApp({ clock })
  officer = house.as('secretariat')
  jordan = house.as('delegate')
  unesco = house.as('unesco')
  reader = house.as('member')
})
afterAll(() => house?.close())

const proposal201 = async () => {
  const { file_sha256 } = await house.deps.db
    .selectFrom('documents.edition')
    .select('file_sha256')
    .where('document_id', '=', 'C27-201')
    .executeTakeFirstOrThrow()
  return await house.deps.files.get(file_sha256)
}
const compiled = async (id: string, language: 'en' | 'zh' = 'en') => (await compileText(house.deps.db, id, language))!
const words = async (id: string) =>
  Object.fromEntries(print(await compiled(id), { attribution: 'named' }).map((one) => [one.id, plain(one.printed)]))

describe('a paper with tracked changes', () => {
  it('proposes what its authors marked, each change with its symbol, and not its cover page', async () => {
    const id = await buildText(house.deps, { document: 'C26-190' })
    const paper = { name: 'C27-201.docx', bytes: await proposal201() }
    const number = await beginProposal(
      house.deps,
      systemActor,
      id,
      { way: 'file', language: 'en', parties: ['NOR', 'AUT'], reasons: null },
      paper,
    )
    const row = await house.deps.db
      .selectFrom('drafting.proposal')
      .select(['authors', 'version'])
      .where('id', '=', number)
      .executeTakeFirstOrThrow()
    expect(row.authors.map(({ name }) => name)).toEqual(['Example Administration of Norlandia', 'Example Administration of Austrania'])

    const authors = row.authors.map(({ name }, at) => ({ name, parties: [['NOR'], ['AUT']][at]! }))
    await nameAuthors(house.deps, systemActor, id, number, { authors, version: row.version })
    expect(short(await amendmentsIn(house.deps, number)).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'NOR MOD front-other',
      'NOR MOD recalling-c',
      'NOR MOD instructs-sg-1',
      'NOR (MOD) instructs-sg-3',
      `NOR ADD ${number}-1-n19`,
      'AUT MOD resolves-2',
      'AUT MOD instructs-sg-2',
      'AUT SUP instructs-bdt-2',
    ])
    await submitProposal(house.deps, systemActor, id, number, row.version + 1)
    expect((await words(id))['instructs-bdt-2']).toBe(
      '[AUT: SUP / to present to the next session of the Council a plan of regional workshops,]',
    )
  })

  it('is handed in by a delegate through a form, looked at, and receipted in the delegate’s language', async () => {
    const id = await buildText(house.deps, { document: 'C26-190' })
    const form = multipart([
      { name: 'way', value: 'file' },
      { name: 'parties', value: 'JOR' },
      { name: 'language', value: 'en' },
      { name: 'file', value: await proposal201(), file: 'C27-201.docx' },
    ])
    const answer = await house.app.inject({
      method: 'POST',
      url: `/en/drafting/${id}/proposals`,
      headers: { ...form.headers, cookie: await jordan.cookie(), 'sec-fetch-site': 'same-origin' },
      payload: form.payload,
    })
    expect(answer.statusCode).toBe(303)
    const page = await jordan.get(String(answer.headers.location))
    expect(page.text).toContain('Draft')
    expect(page.html).toMatch(/<del>.*thirtieth.*<\/del><ins>.*thirty-first.*<\/ins>/s)
    expect((await reader.get(String(answer.headers.location))).status).toBe(404)
    const sent = await jordan.press(page, 'Hand in')
    expect(sent.status).toBe(303)
    const [receipt] = await house.letters('delegate@example.org')
    expect(receipt?.subject).toMatch(/^ورد المقترح/)
    expect((await words(id))['instructs-sg-1']).toContain('[JOR: thirty-first / thirtieth] session')
  })

  it('that changes nothing is refused', async () => {
    const id = await buildText(house.deps)
    const paper = {
      name: 'p.txt',
      bytes: Buffer.from(
        'The ITU Council,\nresolves\n1\tthat the register shall be kept;\n2\tthat the register shall be public,\ninstructs the Secretary-General\n1\tto submit a report to the Council;\n2\tto publish the register,',
      ),
    }
    const form = { way: 'file' as const, language: 'en' as const, parties: ['JOR'], reasons: null }
    await expect(beginProposal(house.deps, systemActor, id, form, paper)).rejects.toMatchObject({
      fields: { file: { key: 'drafting.proposal.field.no-changes' } },
    })
  })

  const corpus = join(import.meta.dirname, '../../../../../shared/corpus/docx/003.docx')
  it.skipIf(!existsSync(corpus))(
    'of the real kind gives its one author’s amendments on its own base (needs the corpus beside the clone)',
    async () => {
      const bytes = readFileSync(corpus)
      const base = await baseOfFile(bytes, '003.docx', 'zh')
      const id = await openText(house.deps, systemActor, {
        title: { zh: '第1332号决议', original: 'zh' },
        body: 'itu-council',
        session: null,
        instrument: null,
        document: null,
        revision: null,
        original: 'zh',
        visibility: 'public',
        until: null,
        bases: [base],
      })
      const number = await beginProposal(
        house.deps,
        systemActor,
        id,
        { way: 'file', language: 'zh', parties: ['RUS'], reasons: null },
        { name: '003.docx', bytes },
      )
      const amendments = await amendmentsIn(house.deps, number)
      expect(Object.entries(Object.groupBy(amendments, ({ action }) => action)).map(([action, all]) => [action, all!.length])).toEqual([
        ['MOD', 14],
        ['ADD', 13],
        ['(MOD)', 1],
        ['SUP', 8],
      ])
      await submitProposal(house.deps, systemActor, id, number, 1)
      // a second party changes a paragraph of it on the page
      const target = amendments.find(({ action }) => action === 'MOD')!.target
      await buildProposal(house.deps, id, { parties: ['CHN'], language: 'zh', says: [{ on: target, doing: 'SUP' }] })
      const compilation = await compiled(id, 'zh')
      expect(compilation.voices).toEqual(['RUS', 'CHN'])
      const own = new Map(readingOf(compilation, 'RUS').map((reading) => [reading.id, reading.text]))
      for (const { action, target: at, text } of amendments) if (action === 'MOD') expect(own.get(at)).toBe(text)
    },
  )
})

describe('a proposal written on the page', () => {
  it('says with each symbol what it does to a paragraph', async () => {
    const id = await buildText(house.deps)
    const number = await buildProposal(house.deps, id, {
      parties: ['JOR'],
      says: [
        { on: 'resolves-1', doing: 'MOD', text: 'that the register shall be kept well;', reason: 'Clearer.' },
        { on: 'resolves-2', doing: 'NOC' },
        { on: 'instructs-sg-1', doing: 'ADD', text: 'to inform the public;' },
        { on: 'instructs-sg-2', doing: 'move', after: 'instructs-sg' },
      ],
    })
    expect(short(await amendmentsIn(house.deps, number))).toEqual([
      'JOR MOD resolves-1 that the register shall be kept well;',
      'JOR NOC resolves-2',
      `JOR ADD ${number}-n3 to inform the public;`,
      'JOR SUP* instructs-sg-2',
      `JOR ADD* ${number}-n5 to publish the register,`,
    ])
    const own = readingOf(await compiled(id), 'JOR').map(({ text }) => text)
    expect(own).toEqual([
      'The ITU Council,',
      'resolves',
      'that the register shall be kept well;',
      'that the register shall be public,',
      'instructs the Secretary-General',
      'to publish the register,',
      'to submit a report to the Council;',
      'to inform the public;',
    ])
  })

  it('keeps what was typed when it is refused, and refuses a change that was overtaken', async () => {
    const id = await buildText(house.deps)
    const begun = await jordan.post(`/en/drafting/${id}/proposals`, { way: 'page', parties: 'JOR', language: 'en' })
    const form = await jordan.get(`${begun.location}/resolves-1`)
    const empty = await jordan.press(form, 'Keep this change', {
      'A new paragraph after it': 'to wait;',
      'Reason for this change': 'Because.',
    })
    expect(empty.errors).toEqual(['The paragraph as you would have it: The words are those that stand'])
    expect(empty.field('Reason for this change').value).toBe('Because.')
    expect((await jordan.press(form, 'Keep this change', { 'The paragraph as you would have it': 'that it be kept;' })).status).toBe(303)
    expect((await jordan.press(form, 'Keep this change', { 'The paragraph as you would have it': 'that it be lost;' })).status).toBe(409)
  })

  it('can amend what another proposal adds', async () => {
    const id = await buildText(house.deps)
    const first = await buildProposal(house.deps, id, {
      parties: ['JOR'],
      says: [{ on: 'resolves-2', doing: 'ADD', text: 'that it shall be open data,' }],
    })
    const second = await buildProposal(house.deps, id, {
      parties: ['URY'],
      says: [{ on: `${first}-n1`, doing: 'MOD', text: 'that it shall be free open data,' }],
    })
    expect((await words(id))[`${first}-n1`]).toBe('[JOR, URY: ADD that it shall be [URY: free  / JOR: NOC]open data,]')
    expect(second).toBeGreaterThan(first)
  })

  it('speaks only for whom its author may', async () => {
    const id = await buildText(house.deps)
    const refused = await jordan.post(`/en/drafting/${id}/proposals`, { way: 'page', parties: 'URY', language: 'en' })
    expect(refused.errors).toEqual([expect.stringContaining('You do not speak for this party')])
    expect((await jordan.post(`/en/drafting/${id}/proposals`, { way: 'page', parties: 'ARB', language: 'en' })).status).toBe(303)
    // an organization becomes a party when it first proposes
    expect((await unesco.post(`/en/drafting/${id}/proposals`, { way: 'page', parties: 'UNESCO', language: 'en' })).status).toBe(303)
    expect((await reader.post(`/en/drafting/${id}/proposals`, { way: 'page', parties: '', language: 'en' })).status).toBe(403)
  })
})

describe('a proposal that was handed in', () => {
  const change = [{ on: 'resolves-1', doing: 'MOD' as const, text: 'that the register shall be kept well;' }]

  it('is joined by another party with one button, withdrawn, and revised with the earlier one kept', async () => {
    const id = await buildText(house.deps)
    const number = await buildProposal(house.deps, id, { parties: ['URY'], says: change })
    const page = `/en/drafting/${id}/proposals/${number}`
    await jordan.press(await jordan.get(page), /^Join for JOR/)
    expect((await words(id))['resolves-1']).toBe('that the register shall be kept[URY, JOR:  well];')

    const revision = await jordan.press(await jordan.get(page), 'Revise')
    const form = await jordan.get(`${revision.location}/text/resolves-1`)
    await jordan.press(form, 'Keep this change', { 'The paragraph as you would have it': 'that the register shall be kept up to date;' })
    await jordan.press(await jordan.get(revision.location), 'Hand in')
    expect((await words(id))['resolves-1']).toBe('that the register shall be kept[URY, JOR:  up to date];')
    expect((await reader.get(page)).text).toContain('Revised by')

    await jordan.press(await jordan.get(revision.location), 'Withdraw')
    expect((await words(id))['resolves-1']).toBe('that the register shall be kept;')
  })

  it('after the deadline is marked as late', async () => {
    const id = await buildText(house.deps, { until: '2026-11-21' })
    const number = await buildProposal(house.deps, id, { parties: ['JOR'], says: change })
    expect((await reader.get(`/en/drafting/${id}/proposals/${number}`)).text).toContain('Late')
  })

  it('late, revised or withdrawn once the room is open waits until an editor takes it in', async () => {
    const id = await buildText(house.deps)
    const first = await buildProposal(house.deps, id, { parties: ['JOR'], says: change })
    expect(await openRooms(house.deps, systemActor, id)).toEqual(['en'])
    const late = await buildProposal(house.deps, id, { parties: ['URY'], says: [{ on: 'resolves-2', doing: 'SUP' }] })
    const waiting = async () => listWaiting(house.deps.db, id, (await readRoom(house.deps.db, id, 'en'))!)
    expect((await waiting()).map(({ proposal, amend, withdraw }) => [proposal.id, amend.length, withdraw.length])).toEqual([[late, 1, 0]])

    expect((await jordan.post(`/en/drafting/${id}/proposals/${late}/taking`)).status).toBe(403)
    await officer.press(await officer.get(`/en/drafting/${id}/proposals/${late}`), 'Take into the room')
    expect(await waiting()).toEqual([])

    const revision = await jordan.press(await jordan.get(`/en/drafting/${id}/proposals/${first}`), 'Revise')
    const form = await jordan.get(`${revision.location}/text/resolves-1`)
    await jordan.press(form, 'Keep this change', { 'The paragraph as you would have it': 'that the register shall be kept by all;' })
    await jordan.press(await jordan.get(revision.location), 'Hand in')
    await officer.press(await officer.get(revision.location), 'Take into the room')
    const room = (await readRoom(house.deps.db, id, 'en'))!
    const now = Object.fromEntries(print(room, { attribution: 'named' }).map((one) => [one.id, plain(one.printed)]))
    expect(now['resolves-1']).toBe('that the register shall be kept[JOR:  by all];')
    expect(now['resolves-2']).toBe('[URY: SUP / that the register shall be public,]')

    await jordan.press(await jordan.get(revision.location), 'Withdraw')
    await officer.press(await officer.get(revision.location), 'Take into the room')
    expect(
      plain(print((await readRoom(house.deps.db, id, 'en'))!, { attribution: 'named' }).find((one) => one.id === 'resolves-1')!.printed),
    ).toBe('that the register shall be kept;')
  })
})

describe('the compilation', () => {
  it('shows the text as each party reads it, and only what is contested', async () => {
    const id = await buildText(house.deps)
    await buildProposal(house.deps, id, { parties: ['JOR'], says: [{ on: 'resolves-1', doing: 'SUP' }] })
    const only = await reader.get(`/en/drafting/${id}/compilation?as=contested`)
    expect(only.text).toContain('[JOR: SUP / that the register shall be kept;]')
    expect(only.text).not.toContain('to publish the register')
    const party = await reader.get(`/en/drafting/${id}/compilation?as=JOR`)
    expect(party.html).toMatch(/<del>.*that the register shall be kept;.*<\/del>/s)
  })

  it('and the list of proposals ask as many questions of the database for thirty as for one', async () => {
    const id = await buildText(house.deps)
    const propose = (n: number) =>
      buildProposal(house.deps, id, { parties: ['JOR'], says: [{ on: 'resolves-1', doing: 'MOD', text: `that version ${n} be kept;` }] })
    const count = async (path: string) => {
      house.queries.length = 0
      expect((await jordan.get(path)).status).toBe(200)
      return house.queries.length
    }
    const paths = [`/en/drafting/${id}/compilation`, `/en/drafting/${id}/proposals`, `/en/drafting/${id}`]
    const first = await propose(1)
    paths.push(`/en/drafting/${id}/proposals/${first}`)
    await jordan.get('/en/drafting')
    const one: number[] = []
    for (const path of paths) one.push(await count(path))
    for (let n = 2; n <= 30; n++) await propose(n)
    const thirty: number[] = []
    for (const path of paths) thirty.push(await count(path))
    expect(thirty).toEqual(one)
  })
})
