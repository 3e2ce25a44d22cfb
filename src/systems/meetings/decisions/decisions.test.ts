import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { systemActor } from '../../../platform/actor.ts'
import { languages } from '../../../platform/i18n/index.ts'
import { extract, readNow } from '../../../texts/index.ts'
import { addAgendaItem } from '../commands/agenda.ts'
import { findMeeting } from '../queries/meetings.ts'
import { buildMeeting } from '../testing.ts'
import { recordDecision } from './commands.ts'
import { paperOf } from './paper.ts'
import { type DecisionRow, listDecisions } from './queries.ts'

let house: TestApp
let officer: Agent
let reader: Agent
beforeAll(async () => {
  house = await testApp()
  officer = house.as('secretariat')
  reader = house.as('member') // what the public reads is kept until a change is heard, a moment later
})
afterAll(() => house?.close())

const nothing = { item: null, documents: [], texts: null, until: null, to: null, version: 0 }
const decide = (meeting: string, form: Record<string, string>) => officer.post(`/en/meetings/${meeting}/decisions`, { version: 0, ...form })
const rows = async (meeting: string, who = reader) =>
  (await who.get(`/en/meetings/${meeting}/decisions`)).rows('Decisions').map((row) => row.join(' | '))
const anItem = (meeting: string, title = 'Shared follow-up') =>
  addAgendaItem(house.deps, systemActor, meeting, {
    parent: null,
    title: { en: title, original: 'en' },
    lead: null,
    documents: [{ key: 'C26/190', words: 'C26/190' }],
    version: 0,
  })

describe('a decision', () => {
  it('is kept in its exact verb, numbered in its meeting, on its item and papers', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    const item = await anItem(id)
    const form = await officer.get(`/en/meetings/${id}/decisions/new?item=${item}`)
    expect(form.field('Documents').value.trim()).toBe('C26/190')
    await officer.press(form, 'Put it on record', { Decision: 'note-with-appreciation' })
    await decide(id, { verb: 'adopt', 'text-en': 'The Group adopted its report.' })
    expect(await rows(id)).toEqual([
      '1 | PL 1 Shared follow-up | noted with appreciation | C26/190 | ',
      '2 |  | adopted |  | The Group adopted its report.',
    ])
    const csv = (await reader.get(`/en/meetings/${id}/decisions.csv`)).html
    expect(csv).toContain('1,PL 1,noted with appreciation,C26/190')
    const { items } = JSON.parse((await reader.get('/api/v1/decisions?document=C26/190-E')).html)
    expect(items.map(({ meeting, number, verb, level }: Record<string, unknown>) => [meeting, number, verb, level])).toEqual([
      [id, 1, 'note-with-appreciation', 1],
    ])
  })

  it('stands beside the text of the paper that it is on', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    await decide(id, { verb: 'approve', documents: 'A/RES/81/901' })
    const page = await reader.get('/en/documents/A-RES-81-901')
    expect(page.text).toMatch(/Decisions on it approved CWG-WSIS&SDG: Extra meeting \d+, decision 1/)
  })

  it('is recorded by whoever conducts the meeting, while it is in session or just closed', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'registration' })
    expect((await decide(id, { verb: 'adopt', 'text-en': 'Too early.' })).status).toBe(409)
    const { id: running } = await buildMeeting(house.deps, { phase: 'running' })
    const chair = house.as('chair') // of another meeting
    expect((await chair.post(`/en/meetings/${running}/decisions`, { verb: 'adopt', 'text-en': 'Mine.', version: 0 })).status).toBe(403)
    expect((await reader.get(`/en/meetings/${running}/decisions`)).text).toContain('No decision has been recorded yet.')
  })

  it('must be on something, and says where a matter goes that is put off or handed on', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    expect((await decide(id, { verb: 'note' })).errors).toEqual(['Text in English: Say what is decided: an item, a document or a text'])
    expect((await decide(id, { verb: 'postpone', documents: 'C26/190' })).errors).toEqual([
      'Agenda item: Say which item of the agenda is postponed',
      'Postponed until: Please fill this in',
    ])
    const kept = await decide(id, { verb: 'forward', 'text-en': 'Words that must not be lost.' })
    expect(kept.errors).toEqual(['Documents: Say which document is forwarded', 'Forwarded to: Please fill this in'])
    expect(kept.field('Text in English').value.trim()).toBe('Words that must not be lost.')
  })

  it('that forwards a paper leads those who may hand it on to the gate', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    await decide(id, { verb: 'forward', documents: 'C26/190', to: 'itu-council' })
    const list = await officer.get(`/en/meetings/${id}/decisions`)
    expect(list.link(/^Hand it on/)).toBe('/en/documents/C26-190/transmission')
    expect((await reader.get(`/en/meetings/${id}/decisions`)).text).not.toContain('Hand it on')
  })

  it('can be corrected: the history tells what it said, and a correction that was overtaken is refused', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    await decide(id, { verb: 'approve', documents: 'C26/190' })
    const form = await officer.get(`/en/meetings/${id}/decisions/1/correction`)
    expect((await officer.press(form, 'Put it on record', { Decision: 'note' })).status).toBe(303)
    expect((await officer.press(form, 'Put it on record', { Decision: 'endorse' })).status).toBe(409)
    const page = await reader.get(`/en/meetings/${id}/decisions/1`)
    expect(page.text).toContain('corrected the decision')
    expect(page.text).toContain('Decision: from “approved” to “noted”')
    await officer.press(await officer.get(`/en/meetings/${id}/decisions/1`), 'Recorded in error: strike it out')
    await decide(id, { verb: 'note', documents: 'C26/190' })
    expect(await rows(id)).toEqual(['1 |  | noted recorded in error | C26/190 | ', '2 |  | noted | C26/190 | '])
  })
})

describe('an item postponed until a session', () => {
  const agenda = async (meeting: string) =>
    (await officer.get(`/en/meetings/${meeting}/agenda`)).rows('Agenda').map((row) => row.slice(0, 3).join(' | '))

  it('comes back on its agenda with its papers, and leaves it when the decision is withdrawn', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    const { id: later } = await buildMeeting(house.deps, { starts: '2027-09-01', ends: '2027-09-03' })
    const item = await anItem(id, 'Matrix of action lines')
    await decide(id, { verb: 'postpone', item: String(item), documents: 'C26/190', until: later })
    expect(await agenda(later)).toEqual(['PL 1 | Matrix of action lines | C26/190'])
    await officer.post(`/en/meetings/${id}/decisions/1/withdrawal`)
    expect((await officer.get(`/en/meetings/${later}/agenda`)).text).not.toContain('Matrix of action lines')
  })

  it('waits for the session whose meeting is not open yet', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    const item = await anItem(id)
    await decide(id, { verb: 'postpone', item: String(item), until: 'cstd-30' })
    await buildMeeting(house.deps, { session: 'cstd-30', sitting: false })
    expect(await agenda('cstd-30')).toEqual(['PL 1 | Shared follow-up | '])
  })
})

describe('a decision that tasks someone', () => {
  const mandates = async (document: string) =>
    house.deps.db
      .selectFrom('mandates.mandate as m')
      .innerJoin('mandates.wording as w', 'w.mandate_id', 'm.id')
      .select(['m.id', 'm.path', 'm.review', 'm.body_id', 'w.quote'])
      .where('m.document_id', '=', document)
      .orderBy('m.path')
      .execute()

  it('waits at the review desk, and what was confirmed there stays as further decisions fall', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    const task = 'The Group requested the secretariat to publish the register in six languages no later than 1 April 2027.'
    await decide(id, { verb: 'note', documents: 'C26/190' })
    await decide(id, { verb: 'agree', 'text-en': task })
    await house.deps.jobs.drain()
    const { decisions_document: paper } = (await findMeeting(house.deps.db, id))!
    const [found] = await mandates(paper!)
    expect(found).toMatchObject({ path: '2', review: 'open', body_id: 'itu-cwg-wsis-sdg', quote: task })
    const desk = await officer.get(`/en/review/${paper}`)
    await officer.press(desk, /^Accept/)
    await decide(id, { verb: 'agree', 'text-en': 'The Group invited the Secretary-General to report to the Council annually.' })
    await house.deps.jobs.drain()
    const both = await mandates(paper!)
    expect(both.map(({ path, review }) => [path, review])).toEqual([
      ['2', 'confirmed'],
      ['3', 'open'],
    ])
    expect(both[0]!.id).toBe(found!.id)
  })

  it('is read in all six languages', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    const texts = {
      ar: 'طلب الفريق إلى الأمانة نشر السجل بست لغات قبل 1 أبريل 2027.',
      en: 'The Group requested the secretariat to publish the register in six languages by 1 April 2027.',
      es: 'El Grupo pidió a la Secretaría que publique el registro en seis idiomas a más tardar el 1 de abril de 2027.',
      fr: 'Le Groupe a prié le secrétariat de publier le registre en six langues d’ici au 1er avril 2027.',
      ru: 'Группа просила секретариат опубликовать реестр на шести языках до 1 апреля 2027 года.',
      zh: '工作组请秘书处于2027年4月1日之前以六种语文公布登记册。',
      original: 'en' as const,
    }
    await recordDecision(house.deps, systemActor, id, { ...nothing, verb: 'agree', texts })
    const meeting = (await findMeeting(house.deps.db, id))!
    const decisions: DecisionRow[] = await listDecisions(house.deps.db, { meeting: id })
    for (const language of languages) {
      const t = house.deps.i18n[language]
      const found = extract(await readNow(Buffer.from(paperOf(t, meeting, decisions)), 'decisions.txt'), { language })
      expect([language, found.document.title, found.mandates.map(({ paragraph, addressees }) => [paragraph, addressees])]).toEqual([
        language,
        paperOf(t, meeting, decisions).split('\n')[2],
        [['1', ['itu-secretariat']]],
      ])
    }
  })
})

it('lists ask as many questions of the database for thirty decisions as for one', async () => {
  const { id } = await buildMeeting(house.deps, { phase: 'running' })
  const item = await anItem(id)
  const count = async (path: string) => {
    house.queries.length = 0
    await officer.get(path)
    return house.queries.length
  }
  const add = () => decide(id, { verb: 'note', item: String(item), documents: 'C26/191; C26/190' })
  await add()
  const paths = [`/en/meetings/${id}/decisions`, `/api/v1/meetings/${id}/decisions`, '/en/documents/C26-191']
  for (const path of paths) await count(path)
  const one: number[] = []
  for (const path of paths) one.push(await count(path))
  for (let n = 0; n < 29; n++) await add()
  const thirty: number[] = []
  for (const path of paths) thirty.push(await count(path))
  expect(thirty).toEqual(one)
  expect(await rows(id)).toHaveLength(30)
})
