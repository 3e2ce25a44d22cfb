import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { systemActor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { languages } from '../../../platform/i18n/index.ts'
import { extract, readNow } from '../../../texts/index.ts'
import { importPaper } from '../../documents/testing.ts'
import { addAgendaItem } from '../commands/agenda.ts'
import { findMeeting } from '../queries/meetings.ts'
import { buildMeeting } from '../testing.ts'
import { recordDecision } from './commands.ts'
import { paperOf } from './paper.ts'
import { reopenPostponed } from './postponed.ts'
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
    expect((await decide(id, { verb: 'postpone', until: 'decision', 'until-document': 'the paper' })).errors).toEqual([
      'Which body: Please fill this in',
      'Which document, by its symbol: “the paper” is not a symbol that we can read',
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

const until = (kind: string, which: Record<string, string>) => ({
  until: kind,
  ...Object.fromEntries(Object.entries(which).map(([part, value]) => [`until-${part}`, value])),
})

describe('an item postponed until a session', () => {
  const agenda = async (meeting: string) =>
    (await officer.get(`/en/meetings/${meeting}/agenda`)).rows('Agenda').map((row) => row.slice(0, 3).join(' | '))

  it('comes back on its agenda with its papers, and leaves it when the decision is withdrawn', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    const { id: later } = await buildMeeting(house.deps, { starts: '2027-09-01', ends: '2027-09-03' })
    const item = await anItem(id, 'Matrix of action lines')
    await decide(id, { verb: 'postpone', item: String(item), documents: 'C26/190', ...until('session', { session: later }) })
    expect(await agenda(later)).toEqual([
      expect.stringMatching(/PL 1 \| Matrix of action lines Comes back from .+, decision 1 until .+ \| C26\/190$/),
    ])
    await officer.post(`/en/meetings/${id}/decisions/1/withdrawal`)
    expect((await officer.get(`/en/meetings/${later}/agenda`)).text).not.toContain('Matrix of action lines')
  })

  it('waits for the session whose meeting is not open yet', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'running' })
    const item = await anItem(id)
    await decide(id, { verb: 'postpone', item: String(item), ...until('session', { session: 'cstd-30' }) })
    await buildMeeting(house.deps, { session: 'cstd-30', sitting: false })
    expect(await agenda('cstd-30')).toEqual([
      expect.stringMatching(/PL 1 \| Shared follow-up Comes back from .+ until CSTD: 30th session \| $/),
    ])
  })
})

describe('an item postponed until something happens', () => {
  // Each takes place in a body of its own, so that no other test's meeting is the next one.
  async function postponed(body: string, waits: Record<string, string>, title: string) {
    const { id } = await buildMeeting(house.deps, { phase: 'closed', body, starts: '2026-10-05', ends: '2026-10-07' })
    const item = await anItem(id, title)
    expect((await decide(id, { verb: 'postpone', item: String(item), documents: 'C26/190', ...waits })).status).toBe(303)
    return id
  }
  const draft = async (meeting: string) =>
    (await officer.get(`/en/meetings/${meeting}/agenda`)).rows('Agenda').map((row) => row.slice(0, 3).join(' | '))
  const next = async (body: string) => (await buildMeeting(house.deps, { body, starts: '2099-03-01', ends: '2099-03-03' })).id

  it('comes back on the next meeting’s draft agenda when the paper is posted, and says why; a further language posts nothing', async () => {
    const later = await next('itu-wtdc')
    await importPaper(house.deps, { symbol: 'C27/301', title: 'REPORT' }, { visibility: 'public' })
    const id = await postponed('itu-wtdc', until('posting', { document: 'С27/301' }), 'Report of the year')
    await importPaper(house.deps, { symbol: 'C27/301', title: 'RAPPORT' }, { visibility: 'public', language: 'fr' })
    await house.deps.jobs.drain()
    expect((await reader.get(`/en/meetings/${id}/decisions/1`)).text).toContain('until Document C27/301 is posted')
    expect((await officer.get(`/en/meetings/${later}/agenda`)).text).not.toContain('Report of the year')
    await importPaper(house.deps, { symbol: 'C27/301(Rev.1)', title: 'REPORT' }, { visibility: 'public' })
    await house.deps.jobs.drain()
    const [back] = await draft(later)
    expect(back).toMatch(/PL 1 \| Report of the year Comes back from .+, decision 1 until Document C27\/301 is posted \| C26\/190$/)
    expect((await officer.get(`/en/meetings/${id}/decisions/1`)).text).toMatch(/It came back on the draft agenda.*brought the item back/)
  })

  it('comes back once, however often the job runs', async () => {
    const later = await next('itu-wtsa')
    await postponed('itu-wtsa', until('posting', { document: 'C27/302' }), 'Twice told')
    await importPaper(house.deps, { symbol: 'C27/302', title: 'REPORT' }, { visibility: 'public' })
    await house.deps.jobs.drain()
    const { id: decision } = await house.deps.db
      .selectFrom('meetings.decision')
      .select('id')
      .where('until_document', '=', 'C27/302')
      .executeTakeFirstOrThrow()
    for (let n = 0; n < 2; n++) await reopenPostponed(house.deps, { decision })
    expect(await draft(later)).toHaveLength(1)
  })

  it('waits for a meeting to be opened when there is none yet', async () => {
    const id = await postponed('itu-ra', until('adoption', { document: 'C27/303' }), 'Draft decision')
    const { id: council } = await buildMeeting(house.deps, { phase: 'running', body: 'itu-council' })
    await decide(council, { verb: 'approve', documents: 'C27/303' }) // to approve is not to adopt
    await house.deps.jobs.drain()
    expect((await officer.get(`/en/meetings/${id}/decisions/1`)).text).not.toContain('It came about')
    await decide(council, { verb: 'adopt', documents: 'C27/303' })
    await house.deps.jobs.drain()
    expect((await officer.get(`/en/meetings/${id}/decisions/1`)).text).toContain('the item waits for the next meeting that is opened')
    expect((await draft(await next('itu-ra')))[0]).toContain('PL 1 | Draft decision')
  })

  it('comes back when the other body has concluded on the paper, not when it has only considered it', async () => {
    const later = await next('itu-wrc')
    await postponed('itu-wrc', until('decision', { body: 'itu-council', document: 'C27/304' }), 'Budget of the forum')
    const { id: council } = await buildMeeting(house.deps, { phase: 'running', body: 'itu-council' })
    const { id: other } = await buildMeeting(house.deps, { phase: 'running' })
    await decide(other, { verb: 'endorse', documents: 'C27/304' })
    await decide(council, { verb: 'consider', documents: 'C27/304' })
    await house.deps.jobs.drain()
    expect((await officer.get(`/en/meetings/${later}/agenda`)).text).not.toContain('Budget of the forum')
    await decide(council, { verb: 'endorse', documents: 'C27/304' })
    await house.deps.jobs.drain()
    expect((await draft(later))[0]).toContain('Budget of the forum Comes back')
  })

  it('comes back at the next session of the body that was named', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'closed', starts: '2026-10-05', ends: '2026-10-07' })
    const item = String(await anItem(id, 'For the Council'))
    await decide(id, { verb: 'postpone', item, ...until('next-session', { body: 'un-csw' }) })
    const session = await house.deps.db
      .selectFrom('meetings.decision')
      .select(['came_at'])
      .where('meeting_id', '=', id)
      .executeTakeFirstOrThrow()
    expect(session.came_at).toBeNull()
    expect((await draft(await next('un-csw')))[0]).toContain('For the Council Comes back')
    expect((await decide(id, { verb: 'postpone', item, ...until('day', { day: '2026-10-08' }) })).errors).toEqual([
      'Which day: This time has passed',
    ])
  })

  it('comes back as the day begins where the meeting takes place', async () => {
    const later = await next('ungis')
    const id = await postponed('ungis', until('day', { day: '2098-03-01' }), 'On the first of March')
    const { id: decision } = await house.deps.db
      .selectFrom('meetings.decision')
      .select('id')
      .where('meeting_id', '=', id)
      .executeTakeFirstOrThrow()
    const at = (iso: string) => reopenPostponed({ ...house.deps, clock: fixedClock(iso) }, { decision })
    await at('2098-02-28T22:59:00Z')
    expect((await officer.get(`/en/meetings/${later}/agenda`)).text).not.toContain('On the first of March')
    await at('2098-02-28T23:00:00Z')
    expect((await draft(later))[0]).toContain('On the first of March Comes back')
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
