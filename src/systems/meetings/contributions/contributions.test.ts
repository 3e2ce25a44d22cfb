import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Agent, type Page, type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { noFront, readNow, type WritablePaper, writeDocx } from '../../../texts/index.ts'
import { multipart } from '../../documents/testing.ts'
import { buildPerson } from '../../people/testing.ts'
import { buildMeeting } from '../testing.ts'

const clock = fixedClock('2026-11-22T09:00:00Z')
let house: TestApp
let delegate: Agent
let officer: Agent
let reader: Agent
let public_: Agent

beforeAll(async () => {
  house = await testApp({ clock })
  delegate = house.as('delegate')
  officer = house.as('secretariat')
  reader = house.as('member')
  public_ = house.as('public')
})
afterAll(() => house?.close())
beforeEach(() => clock.set('2026-11-22T09:00:00Z'))

const form = {
  title: 'Follow-up of the review',
  purpose: 'action',
  language: 'en',
  visibility: 'members',
  summary: 'What remains to be done after the review.',
  requested: 'The meeting is invited to approve the plan in section 2.',
  'heading-0': 'Introduction',
  'text-0': 'The review took place in 2025.\n\nMuch remains.',
  'heading-1': 'Proposal',
  'text-1': 'A plan by 2027.',
}
type Form = Partial<Record<keyof typeof form | 'authors' | 'item', string>>

const numberIn = (page: Page) => Number(/\/contributions\/(\d+)/.exec(page.location)![1])
const begin = async (meeting: string, who = delegate, purpose = 'action') =>
  numberIn(await who.post(`/en/meetings/${meeting}/contributions`, { purpose, language: 'en' }))
const write = (id: number, more: Form = {}, version = 1, who = delegate) =>
  who.post(`/en/contributions/${id}`, { ...form, ...more, version })
const written = async (meeting: string, more: Form = {}) => {
  const id = await begin(meeting)
  expect((await write(id, more)).status).toBe(303)
  return id
}
const submitted = async (meeting: string, more: Form = {}) => {
  const id = await written(meeting, more)
  expect((await delegate.post(`/en/contributions/${id}/submission`)).status).toBe(303)
  return id
}
let symbols = 500
const published = async (meeting: string, more: Form = {}) => {
  const id = await submitted(meeting, more)
  await officer.post(`/en/contributions/${id}/receive`)
  const symbol = `C27/${++symbols}`
  expect((await officer.post(`/en/contributions/${id}/publication`, { symbol })).status).toBe(303)
  return { id, symbol, document: `C27-${symbols}` }
}
const upload = async (who: Agent, url: string, name: string, value: Buffer) => {
  const { payload, headers } = multipart([{ name: 'file', file: name, value }])
  const sent = { ...headers, cookie: await who.cookie(), accept: 'text/html', 'sec-fetch-site': 'same-origin' }
  return house.app.inject({ method: 'POST', url, headers: sent, payload })
}
const paragraph = (kind: 'prose' | 'heading', text: string, ins = ''): WritablePaper['paragraphs'][number] => ({
  kind,
  level: 0,
  label: [],
  runs: [
    { text, revisions: [] },
    ...(ins ? [{ text: ins, revisions: [{ kind: 'ins' as const, by: 'Jordan', at: '2026-11-20T08:00:00Z' }] }] : []),
  ],
  mark: [],
  cell: null,
})
const docx = async (front: Partial<WritablePaper['front']>, paragraphs: WritablePaper['paragraphs']) =>
  Buffer.from((await writeDocx({ language: 'en', front: { ...noFront, ...front }, paragraphs, notes: [], comments: [] })).buffer)

describe('what becomes of a contribution', () => {
  it('is told before it is submitted, in Geneva time and in the reader’s own', async () => {
    const { id } = await buildMeeting(house.deps)
    const page = await delegate.get(`/en/meetings/${id}/contributions`)
    expect(page.text).toContain('It is translated.')
    // the delegate lives in Amman, two hours ahead
    expect(page.text).toMatch(/Translated until 27 Dec 2026, 23:59, Geneva time \(28 Dec 2026, 01:59 where you are\)/)
    clock.set('2027-01-02T09:00:00Z')
    const draft = await begin(id)
    expect((await delegate.get(`/en/contributions/${draft}/edit`)).text).toContain('It is late: original language only.')
    clock.set('2027-02-01T09:00:00Z')
    expect((await delegate.get(`/en/contributions/${draft}`)).text).toContain('held for the next one')
  })

  it('is decided by when it is submitted, and its author is told by mail in their language', async () => {
    const { id } = await buildMeeting(house.deps)
    const draft = await written(id)
    clock.set('2027-01-02T09:00:00Z')
    await delegate.post(`/en/contributions/${draft}/submission`)
    const page = await officer.get(`/en/contributions/${draft}`)
    expect(page.text).toContain('late, original language only')
    expect(page.text).toContain('To be posted by 6 January 2027') // three working days after a Saturday
    const receipt = (await house.letters('delegate@example.org'))[0]
    expect(receipt?.subject).toContain('استُلمت')
    expect(receipt?.text).toContain('باللغة الأصلية فقط')
    await officer.post(`/en/contributions/${draft}/receive`)
    expect((await officer.post(`/en/contributions/${draft}/translate`)).status).toBe(409)
  })

  it('that comes too late is that it waits: for the chair’s word, or for a later meeting of the body', async () => {
    const [first, second] = [await buildMeeting(house.deps), await buildMeeting(house.deps, { starts: '2027-09-20', ends: '2027-09-22' })]
    const [one, two] = [await written(first.id), await written(first.id, { title: 'A second paper' })]
    clock.set('2027-02-08T09:00:00Z')
    for (const id of [one, two]) await delegate.post(`/en/contributions/${id}/submission`)
    expect((await officer.post(`/en/contributions/${one}/receive`)).status).toBe(409)
    expect((await delegate.post(`/en/contributions/${one}/admission`, { admission: 'We ask for it.' })).status).toBe(403)

    const page = await officer.get(`/en/contributions/${one}`)
    expect((await officer.press(page, 'Admit it all the same', {})).errors).toEqual(['Reason: Please fill this in'])
    await officer.press(page, 'Admit it all the same', { Reason: 'The meeting agreed to consider it.' })
    expect((await officer.post(`/en/contributions/${one}/receive`)).status).toBe(303)

    // the desk of the later meeting has it in sight
    expect((await officer.get(`/en/meetings/${second.id}/contributions/desk`)).rows('Incoming contributions')).toHaveLength(1)
    await officer.press(await officer.get(`/en/contributions/${two}`), 'Take it up at that meeting', {})
    const moved = await officer.get(`/en/meetings/${second.id}/contributions/desk`)
    expect(moved.rows('Incoming contributions')[0]!.join(' ')).toMatch(/A second paper.*Submitted translated/)
  })
})

describe('a draft', () => {
  it('is kept as it is typed, and a second hand that did not see it is refused', async () => {
    const { id } = await buildMeeting(house.deps)
    const draft = await begin(id)
    const kept = await delegate.send('POST', `/en/contributions/${draft}/draft`, { ...form, title: 'Half a ti', version: 1 })
    expect(JSON.parse(kept.html)).toMatchObject({ version: 2 })
    expect((await delegate.get(`/en/contributions/${draft}/edit`)).field('Title').value).toBe('Half a ti')
    expect((await write(draft, {}, 1)).status).toBe(409)
    expect((await write(draft, {}, 2)).status).toBe(303)
  })

  it('is its delegation’s own: colleagues write on it, nobody else learns of it', async () => {
    const { id } = await buildMeeting(house.deps)
    const draft = await written(id)
    const colleague = await buildPerson(house.deps, { organization: 'administration-jo', roles: ['delegate'] })
    expect((await house.signedIn(colleague.email, colleague.password).get(`/en/contributions/${draft}`)).status).toBe(200)
    for (const other of [officer, house.as('unesco'), reader, public_]) {
      expect((await other.get(`/en/contributions/${draft}`)).status).toBe(404)
      expect((await other.get(`/en/meetings/${id}/contributions`)).text).not.toContain(form.title)
    }
    expect((await house.as('unesco').post(`/en/contributions/${draft}`, { ...form, version: 2 })).status).toBe(404)
  })

  it('is submitted only with title, summary, text, and for action what it asks for', async () => {
    const { id } = await buildMeeting(house.deps)
    const draft = await begin(id)
    const refused = await delegate.post(`/en/contributions/${draft}/submission`)
    expect(refused.errors.map((line) => line.split(':')[0])).toEqual(['Title', 'Summary', 'Action required', 'Text of section 1'])
    await write(draft, { purpose: 'information', requested: '' })
    expect((await delegate.post(`/en/contributions/${draft}/submission`)).status).toBe(303)
  })

  it('goes back to its authors with a reason, which they read, and can be submitted again', async () => {
    const { id } = await buildMeeting(house.deps)
    const sent = await submitted(id)
    expect((await officer.post(`/en/contributions/${sent}/return`, {})).errors).toEqual(['Reason: Please fill this in'])
    await officer.post(`/en/contributions/${sent}/return`, { return: 'Please name the resolution.' })
    expect((await delegate.get(`/en/contributions/${sent}/edit`)).text).toContain('Please name the resolution.')
    expect((await house.letters('delegate@example.org'))[0]!.text).toContain('Please name the resolution.')
    expect((await delegate.post(`/en/contributions/${sent}/submission`)).status).toBe(303)
  })
})

describe('a Word file on our template', () => {
  it('can be had in six languages, with the meeting filled in', async () => {
    const { id } = await buildMeeting(house.deps)
    for (const language of ['ar', 'en', 'es', 'fr', 'ru', 'zh']) {
      const { rawPayload } = await house.app.inject({
        url: `/en/meetings/${id}/contributions/template.docx?language=${language}&kind=action`,
      })
      const { paragraphs } = await readNow(rawPayload, 'template.docx')
      expect(paragraphs.flatMap(({ runs }) => runs.map(({ text }) => text)).join(' ')).toContain('2027')
    }
  })

  it('is read back: title, purpose, action, joint authors, item', async () => {
    const { id } = await buildMeeting(house.deps)
    await officer.post(`/en/meetings/${id}/agenda/items`, { 'title-en': 'Review', version: 0 })
    await officer.post(`/en/meetings/${id}/agenda/releases`)
    const file = await docx(
      {
        title: 'A plan for the region',
        source: 'UNESCO; Arab States',
        agendaItem: 'PL 1',
        purpose: 'It sets out a plan.',
        actionRequired: 'Approve it.',
      },
      [paragraph('heading', 'Plan'), paragraph('prose', 'First things first.')],
    )
    const sent = await upload(delegate, `/en/meetings/${id}/contributions/file`, 'plan.docx', file)
    const number = Number(/\/contributions\/(\d+)/.exec(sent.headers.location!)![1])
    const page = await delegate.get(`/en/contributions/${number}/edit`)
    expect(page.field('Title').value).toBe('A plan for the region')
    expect(page.field('Summary').value.trim()).toBe('It sets out a plan.')
    expect(page.field('Joint authors').value.trim()).toBe('UNESCO\nArab States')
    expect((await delegate.get(`/en/contributions/${number}`)).text).toMatch(/PL 1.*First things first/s)
    // the known joint author reads it from the moment it is submitted
    const unesco = house.as('unesco')
    expect((await unesco.get(`/en/contributions/${number}`)).status).toBe(404)
    await delegate.post(`/en/contributions/${number}/submission`)
    expect((await unesco.get(`/en/contributions/${number}`)).status).toBe(200)

    const wrong = await upload(
      delegate,
      `/en/meetings/${id}/contributions/file`,
      'plan.docx',
      Buffer.from('no Word file at all, but words'),
    )
    expect(wrong.statusCode).toBe(422)
  })

  it('made otherwise loses none of its words, whatever its first lines are taken for', async () => {
    const { id } = await buildMeeting(house.deps)
    const line = 'The Forum of 2028 needs a programme by May.'
    const file = await docx({}, [paragraph('heading', 'What the Forum needs'), paragraph('prose', line)])
    const sent = await upload(delegate, `/en/meetings/${id}/contributions/file`, 'plain.docx', file)
    const number = Number(/\/contributions\/(\d+)/.exec(sent.headers.location!)![1])
    const page = await delegate.get(`/en/contributions/${number}/edit`)
    expect(page.field('Title').value).toBe('What the Forum needs')
    expect((await delegate.get(`/en/contributions/${number}`)).text).toContain(line)
    await delegate.press(page, 'Save and look at it as paper', { Title: 'Another title' })
    expect((await delegate.get(`/en/contributions/${number}`)).text).toMatch(/What the Forum needs.*The Forum of 2028 needs/s)
  })
})

describe('a published contribution', () => {
  it('is a document of its delegation under the symbol, with the tracked changes of its annex', async () => {
    const { id } = await buildMeeting(house.deps)
    const draft = await written(id)
    const annex = await docx({}, [paragraph('prose', 'to report every two years', ', beginning in 2027')])
    await upload(delegate, `/en/contributions/${draft}/annex`, 'annex.docx', annex)
    await delegate.post(`/en/contributions/${draft}/submission`)
    await officer.post(`/en/contributions/${draft}/receive`)
    const page = await officer.get(`/en/contributions/${draft}`)
    expect((await officer.press(page, 'Publish', { Symbol: 'the usual' })).errors).toHaveLength(1)
    await officer.press(page, 'Publish', { Symbol: 'C27/91' })

    const document = await house.deps.db.selectFrom('documents.document').selectAll().where('id', '=', 'C27-91').executeTakeFirstOrThrow()
    expect(document).toMatchObject({
      symbol: 'C27/91',
      owner_id: 'administration-jo',
      standing: 'proposal',
      visibility: 'members',
      tracked: true,
    })
    expect(document.title.en).toBe(form.title)
    expect((await reader.get('/en/documents/C27-91')).text).toContain('beginning in 2027')
    expect((await public_.get('/en/documents/C27-91')).status).toBe(404)
    expect((await public_.get(`/en/contributions/${draft}`)).status).toBe(404)

    const other = await submitted(id)
    await officer.post(`/en/contributions/${other}/receive`)
    expect((await officer.post(`/en/contributions/${other}/publication`, { symbol: 'C27/91' })).errors[0]).toContain('C27/91')
  })

  it('gets the next number of the series that the desk chooses, and two desks never get the same one', async () => {
    const { id } = await buildMeeting(house.deps, { body: 'itu-council', starts: '2031-06-10', ends: '2031-06-20' })
    const [one, two, three] = [await submitted(id), await submitted(id), await submitted(id, { purpose: 'information', requested: '' })]
    for (const number of [one, two, three]) await officer.post(`/en/contributions/${number}/receive`)
    const page = await officer.get(`/en/contributions/${one}`)
    const [first, second] = await Promise.all([
      officer.press(page, 'Publish', {}),
      house.as('secretariat').press(await officer.get(`/en/contributions/${two}`), 'Publish', {}),
    ])
    expect([first.status, second.status]).toEqual([303, 303])
    await officer.press(await officer.get(`/en/contributions/${three}`), 'Publish', {})
    const rows = await house.deps.db
      .selectFrom('meetings.contribution')
      .select(['symbol'])
      .where('meeting_id', '=', id)
      .orderBy('symbol')
      .execute()
    expect(rows.map(({ symbol }) => symbol)).toEqual(['C31/1', 'C31/2', 'C31/INF/1'])
    expect((await officer.press(page, 'Publish', {})).status).toBe(409)
  })

  it('is allocated, introduced and concluded, and stands on the agenda', async () => {
    const { id } = await buildMeeting(house.deps)
    await officer.post(`/en/meetings/${id}/agenda/items`, { 'title-en': 'Review', version: 0 })
    const one = await published(id)
    expect((await officer.post(`/en/contributions/${one.id}/introduce`)).status).toBe(409)
    await officer.press(await officer.get(`/en/contributions/${one.id}`), 'Allocate to the item', {
      Item: String(
        (await house.deps.db.selectFrom('meetings.agenda_item').select('id').where('meeting_id', '=', id).executeTakeFirstOrThrow()).id,
      ),
    })
    expect((await officer.get(`/en/meetings/${id}/agenda`)).rows('Agenda')[0]!.join(' ')).toContain(one.symbol)
    expect((await house.as('chair').post(`/en/contributions/${one.id}/introduce`)).status).toBe(403) // the chair of another meeting
    await officer.post(`/en/contributions/${one.id}/introduce`)
    await officer.post(`/en/contributions/${one.id}/conclude`)
    expect((await reader.get(`/en/contributions/${one.id}`)).text).toContain('Concluded')
    expect((await reader.get(`/en/documents/${one.document}`)).text).toMatch(/Contribution\s+Concluded/)
  })

  it('is revised by its delegation: the revision becomes the next edition, and takes its place', async () => {
    const { id } = await buildMeeting(house.deps)
    await officer.post(`/en/meetings/${id}/agenda/items`, { 'title-en': 'Review', version: 0 })
    const { id: item } = await house.deps.db
      .selectFrom('meetings.agenda_item')
      .select('id')
      .where('meeting_id', '=', id)
      .executeTakeFirstOrThrow()
    const one = await published(id)
    await officer.post(`/en/contributions/${one.id}/allocation`, { item: String(item) })
    expect((await house.as('unesco').post(`/en/contributions/${one.id}/revision`)).status).toBe(403)
    const next = numberIn(await delegate.post(`/en/contributions/${one.id}/revision`))
    expect(numberIn(await delegate.post(`/en/contributions/${one.id}/revision`))).toBe(next) // one at a time
    await write(next, { 'text-1': 'A plan by 2028.' })
    await delegate.post(`/en/contributions/${next}/submission`)
    await officer.post(`/en/contributions/${next}/receive`)
    await officer.press(await officer.get(`/en/contributions/${next}`), 'Publish', {})
    const document = await house.deps.db
      .selectFrom('documents.document')
      .select('revision')
      .where('id', '=', one.document)
      .executeTakeFirstOrThrow()
    expect(document.revision).toBe(1)
    const states = await house.deps.db
      .selectFrom('meetings.contribution')
      .select(['id', 'state'])
      .where('id', 'in', [one.id, next])
      .orderBy('id')
      .execute()
    expect(states.map(({ state }) => state)).toEqual(['revised', 'allocated'])
    expect((await reader.get(`/en/documents/${one.document}`)).text).toContain('A plan by 2028.')
  })
})

it('thirty contributions are listed with as many questions of the database as one', async () => {
  const { id } = await buildMeeting(house.deps)
  const count = async (path: string) => {
    house.queries.length = 0
    const page = await officer.get(path)
    return { rows: page.html.match(/<tr /g)!.length - 1, queries: house.queries.length }
  }
  const paths = [`/en/meetings/${id}/contributions`, `/en/meetings/${id}/contributions/desk`]
  await submitted(id)
  await officer.get(paths[0]!)
  const one = await Promise.all([await count(paths[0]!), await count(paths[1]!)])
  for (let n = 0; n < 29; n++) await submitted(id)
  const thirty = [await count(paths[0]!), await count(paths[1]!)]
  expect(thirty.map(({ queries }) => queries)).toEqual(one.map(({ queries }) => queries))
  expect(thirty[0]!.rows).toBe(30)
})
