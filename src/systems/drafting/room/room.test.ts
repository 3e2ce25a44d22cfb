import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { serve } from '../../../../test/support/walk.ts'
import { clause } from '../../../texts/compile/testing.ts'
import { findActor } from '../../people/index.ts'
import { readRoom } from '../rooms.ts'
import { endSilences, remindOfSilences } from './silence.ts'
import { buildRoom, step } from './testing.ts'

let house: TestApp
let editor: Agent
let delegate: Agent
beforeAll(async () => {
  house = await testApp()
  editor = house.as('chair')
  delegate = house.as('delegate')
})
afterAll(() => house?.close())

const room = (id: string, rest = '') => `/en/drafting/${id}/room/en${rest}`
const stands = async (id: string) => (await readRoom(house.deps.db, id, 'en'))!
const paragraph = async (id: string, one: string) => (await stands(id)).paragraphs.find((p) => p.id === one)!

describe('the text in the room', () => {
  it('is set with brackets, names before their words, and how far it is', async () => {
    const id = await buildRoom(house.deps)
    const page = await delegate.get(room(id))
    expect(page.status).toBe(200)
    expect(page.text).toContain('Open brackets 3')
    expect(page.text).toMatch(/JOR, EGY: .*annual reports/)
    expect(page.text).toMatch(/CAN: SUP/)
    expect(page.rows('What became of each party’s proposals').map(([party, open]) => [party!.slice(0, 3), open])).toContainEqual([
      'CAN',
      '2',
    ])
    expect(page.byRole('button')).not.toContain('Undo the last step')
  })

  it('can be read down to what is open, to a status, to what a party wants', async () => {
    const id = await buildRoom(house.deps)
    const shown = async (query: string) =>
      [...(await delegate.get(room(id, query))).html.matchAll(/data-paragraph="([^"]+)"/g)].map(([, p]) => p)
    expect(await shown('')).toEqual(['o', 'p1', 'p2', 'n1', 'p3'])
    expect(await shown('?show=open')).toEqual(['p1', 'n1', 'p3'])
    expect(await shown('?party=CAN')).toEqual(['p1', 'p3'])
    expect(await shown('?status=agreed')).toEqual([])
  })

  it('names no party while attribution is off, to programs no more than to people', async () => {
    const id = await buildRoom(house.deps)
    await editor.post(room(id, '/steps'), { do: 'attribution', step: '0', shown: 'no' })
    const bare = (html: string) => html.replace(/<nav[\s\S]*?<\/nav>/g, '')
    expect(bare((await delegate.get(room(id))).html)).not.toMatch(/JOR|CAN/)
    expect(bare((await delegate.get(room(id, '/paragraphs/p1'))).html)).not.toMatch(/JOR|CAN/)
    expect((await delegate.get(`/api/v1/drafting/${id}/room/en`)).html).not.toMatch(/JOR|CAN/)
    expect((await delegate.get(room(id, '/versions/0'))).html).not.toMatch(/JOR|CAN/)
  })

  it('is found by those who may see it, and edited by the chair, the secretariat and named editors', async () => {
    const members = await buildRoom(house.deps)
    const restricted = await buildRoom(house.deps, { visibility: 'restricted', editors: [house.demonstrated('delegate')] })
    expect((await house.as('public').get(room(members))).status).toBe(404)
    expect((await house.as('member').get(room(restricted))).status).toBe(404)
    expect((await delegate.get(room(restricted))).byRole('button')).toContain('Do not name the parties')
    expect((await delegate.post(room(members, '/steps'), { do: 'delete', paragraph: 'p2', on: 0 })).status).toBe(403)
    expect((await delegate.post(room(restricted, '/steps'), { do: 'delete', paragraph: 'p2', on: 0 })).status).toBe(303)
    expect((await delegate.get(room(members, '/../fr'))).status).toBe(404)
  })

  it('asks as many questions of the database for thirty paragraphs as for one', async () => {
    const base = (count: number) => Array.from({ length: count }, (_, at) => clause(`p${at}`, 'to act;', { label: `${at + 1}` }))
    const count = async (paragraphs: number) => {
      const id = await buildRoom(house.deps, { base: base(paragraphs) })
      await editor.get(room(id)) // the first visit is remembered
      house.queries.length = 0
      await editor.get(room(id))
      await editor.get(room(id, '/history'))
      await editor.get(room(id, '/paragraphs/p0'))
      return house.queries.length
    }
    const one = await count(1)
    expect(await count(30)).toBe(one)
  })
})

describe('a step', () => {
  it('settles an alternative, is attributed, and can be taken back', async () => {
    const id = await buildRoom(house.deps)
    const [choice] = (await paragraph(id, 'p1')).pieces.filter((piece) => typeof piece !== 'string')
    const answer = await editor.post(room(id, '/steps'), { do: 'choose', paragraph: 'p1', on: 0, step: 'x', choice: `1 ${choice!.id}` })
    expect(answer.location).toBe(room(id, '#p1'))
    expect((await paragraph(id, 'p1')).pieces).toEqual(['to hold annual reports every year;'])
    const story = await editor.get(room(id, '/paragraphs/p1'))
    expect(story.text).toContain('Settled an alternative')
    await editor.press(story, 'Undo the last step on this paragraph')
    expect((await paragraph(id, 'p1')).pieces).toHaveLength(3)
    expect((await editor.get(room(id, '/history'))).text).toContain('Took back step 1.')
  })

  it('sent twice by the same form is taken once', async () => {
    const id = await buildRoom(house.deps)
    const form = { do: 'add', paragraph: 'p2', on: 0, step: 'same', 'new-text': 'to report;', level: 0 }
    await editor.post(room(id, '/steps'), form)
    expect((await editor.post(room(id, '/steps'), form)).status).toBe(303)
    expect((await stands(id)).version).toBe(1)
    expect((await house.as('secretariat').post(room(id, '/steps'), form)).status).toBe(303)
    expect((await stands(id)).version).toBe(2)
  })

  it('puts brackets round words as they stand, for whoever asked, and takes them away again', async () => {
    const id = await buildRoom(house.deps)
    const page = await editor.get(room(id, '/paragraphs/p2'))
    const wrong = await editor.press(page, 'Put brackets round words', { 'Words to go into brackets': 'Sector Members', 'Asked by': 'CAN' })
    expect(wrong.status).toBe(422)
    expect(wrong.errors[0]).toContain('do not stand in the paragraph')
    expect(wrong.field('Words to go into brackets').value).toBe('Sector Members')
    await editor.press(wrong, 'Put brackets round words', { 'Words to go into brackets': 'Member States' })
    expect((await delegate.get(room(id))).text).toContain('to invite [CAN: Member States];')
    await editor.press(await editor.get(room(id, '/paragraphs/p2')), /Remove the brackets/)
    expect((await paragraph(id, 'p2')).pieces).toEqual(['to invite Member States;'])
  })

  it('on a paragraph that somebody changed meanwhile shows both versions, keeps one’s own, and can be done again', async () => {
    const id = await buildRoom(house.deps)
    const mine = await editor.get(room(id, '/paragraphs/p2'))
    await house.as('secretariat').press(mine, 'Change the words', { 'Words of the paragraph': 'to invite all Member States;' })
    const refused = await editor.press(mine, 'Change the words', { 'Words of the paragraph': 'to invite Member States and others;' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('What you saw to invite Member States;')
    expect(refused.text).toContain('What stands now to invite all Member States;')
    expect(refused.field('Words of the paragraph').value.trim()).toBe('to invite Member States and others;')
    await editor.press(refused, 'Do it on what stands now')
    expect((await paragraph(id, 'p2')).pieces).toEqual(['to invite Member States and others;'])
  })

  it('that is not possible says what to do', async () => {
    const id = await buildRoom(house.deps)
    const refused = await editor.post(room(id, '/steps'), { do: 'status', paragraph: 'p1', on: 0, step: 'x', status: 'agreed' })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Settle them first')
  })

  it('leaves the text alone once it is adopted', async () => {
    const id = await buildRoom(house.deps)
    await house.deps.db.updateTable('drafting.text').set({ state: 'adopted' }).where('id', '=', id).execute()
    expect((await editor.post(room(id, '/steps'), { do: 'delete', paragraph: 'p2', on: 0, step: 'x' })).status).toBe(409)
    expect((await editor.get(room(id))).byRole('button')).not.toContain('Do not name the parties')
  })
})

describe('what happened', () => {
  it('since the last visit is marked until one says that it is read', async () => {
    const id = await buildRoom(house.deps)
    expect((await delegate.get(room(id))).text).not.toContain('Changed since')
    await step(house.deps, id, 'p2', { do: 'edit', text: 'to invite all;' })
    const page = await delegate.get(room(id))
    expect(page.text).toContain('Changed since you marked the text as read: 1')
    expect(page.html).toMatch(/class="slot changed"[^>]*data-slot="p2"/)
    // each change leads to its step, and all of them to a comparison with what was read
    expect((await delegate.get(page.link('step 1'))).text).toContain('Changed words')
    expect((await delegate.get(page.link('Compare with what you last read'))).text).toContain('Changed paragraphs: 1.')
    expect((await delegate.get(room(id, '?show=open'))).link('resolves 2')).toBe(room(id, '/paragraphs/p2'))
    await delegate.press(page, 'Mark all as read')
    expect((await delegate.get(room(id))).text).not.toContain('Changed since')
  })

  it('is told step by step, as CSV and to programs, and any two versions are compared', async () => {
    const id = await buildRoom(house.deps)
    for (const text of ['to invite all;', 'to invite all States;']) await step(house.deps, id, 'p2', { do: 'edit', text })
    await step(house.deps, id, 'p2', { do: 'status', status: 'agreed' })
    const page = await delegate.get(room(id, '/history'))
    expect(page.text).toContain('From “Open” to “Agreed”')
    expect((await delegate.get(room(id, '/history?before=2'))).text).not.toContain('Agreed')
    expect((await delegate.get(room(id, '/history.csv'))).html.split('\r\n')[2]).toContain('to invite all;,to invite all States;,open,open')
    const { items } = (await delegate.get(`/api/v1/drafting/${id}/room/en/history?after=1`)).json as { items: { number: number }[] }
    expect(items.map(({ number }) => number)).toEqual([2, 3])
    expect((await delegate.get(room(id, '/versions/1'))).text).toContain('to invite all;')
    const compared = await delegate.get(room(id, '/compare?from=0&to=2'))
    expect(compared.text).toContain('Changed paragraphs: 1.')
    expect((await delegate.get(room(id, '/versions/9'))).status).toBe(404)
  })
})

describe('whoever has the room open', () => {
  it('hears a change at once, in their own language and with what they may do, at a cost that watchers do not add to', async () => {
    const address = await serve(house)
    const id = await buildRoom(house.deps, { visibility: 'public' })
    const heard: Message[] = []
    const watch = async (language: string, who?: Agent) => {
      const abort = new AbortController()
      const headers = { ...(who && { cookie: await who.cookie() }) }
      const answer = await fetch(`${address}/${language}/drafting/${id}/room/en/changes?since=0`, { headers, signal: abort.signal })
      void read(answer, (data) => heard.push({ language, editor: who === editor, ...JSON.parse(data) }))
      return () => abort.abort()
    }
    const costOf = async (text: string, watchers: number) => {
      await vi.waitUntil(() => house.deps.events.listening)
      heard.length = 0
      house.queries.length = 0
      await step(house.deps, id, 'p2', { do: 'edit', text })
      await vi.waitUntil(() => heard.length === watchers)
      return house.queries.length
    }
    const leave = [await watch('en', editor), await watch('ar')]
    const two = await costOf('to invite all;', 2)
    const [english, arabic] = ['en', 'ar'].map((language) => heard.find((one) => one.language === language)!)
    expect([english!.version, arabic!.version]).toEqual([1, 1])
    expect(english!.changes).toMatchObject([{ id: 'p2', after: 'p1' }])
    expect(english!.changes[0]!.html).toContain('Change')
    expect(arabic!.changes[0]!.html).toContain('to invite all;')
    expect(arabic!.changes[0]!.html).not.toMatch(/<form|<details|class="controls"/)
    expect(arabic!.standing).toContain('الأقواس المفتوحة')
    for (let more = 0; more < 18; more++) leave.push(await watch(more % 2 ? 'fr' : 'en'))
    // they have missed the first change, and are told of it as soon as they come
    await vi.waitUntil(() => heard.length === 20)
    expect(await costOf('to invite all States;', 20)).toBeLessThanOrEqual(two)
    // a text that is no longer theirs to see
    await house.deps.db.updateTable('drafting.text').set({ visibility: 'restricted' }).where('id', '=', id).execute()
    heard.length = 0
    await step(house.deps, id, 'p2', { do: 'edit', text: 'to invite nobody;' })
    await vi.waitUntil(() => heard.length === 20)
    expect(heard.filter((one) => JSON.stringify(one).includes('nobody')).map((one) => one.editor)).toEqual([true])
    for (const one of leave) one()
  })
})

interface Message {
  language: string
  editor: boolean
  version: number
  standing: string
  changes: { id: string; after: string | null; html: string }[]
}

/** The data of each message of a stream of server-sent events. */
async function read(answer: Response, heard: (data: string) => void): Promise<void> {
  let text = ''
  try {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (.*)$/m.exec(text.slice(0, end))?.[1]
        if (data) heard(data)
        text = text.slice(end + 2)
      }
    }
  } catch {
    // the reader has left
  }
}

describe('programs', () => {
  it('take steps with their own id, and get both versions where they are late', async () => {
    const id = await buildRoom(house.deps)
    const address = `/api/v1/drafting/${id}/room/en`
    const send = (body: object) =>
      house.app.inject({
        method: 'POST',
        url: `${address}/steps`,
        payload: body,
        headers: { cookie: cookies, 'sec-fetch-site': 'same-origin' },
      })
    const cookies = await editor.cookie()
    const one = { id: 'from-a-program', paragraph: 'p2', on: 0, deed: { do: 'edit', text: 'to invite all;' } }
    expect((await send(one)).json()).toMatchObject({ version: 1, paragraph: { id: 'p2', version: 1, printed: 'to invite all;' } })
    expect((await send(one)).json()).toMatchObject({ version: 1 })
    expect((await send({ ...one, deed: { do: 'delete' } })).statusCode).toBe(409)
    const late = await send({ ...one, id: 'another-step' })
    expect([late.statusCode, late.headers['content-type']]).toEqual([409, 'application/problem+json; charset=utf-8'])
    expect(late.json()).toMatchObject({
      code: 'drafting.step-stale',
      yours: { printed: 'to invite Member States;' },
      current: { printed: 'to invite all;', version: 1 },
    })
    expect((await delegate.get(address)).json).toMatchObject({ version: 1, progress: { brackets: 3, open: 3 } })
  })
})

describe('silence', () => {
  const at = (day: string) => ({ ...house.deps, clock: { now: () => new Date(`${day}T10:00:00Z`) } })

  it('makes a paragraph agreed when its day is over and nobody has spoken', async () => {
    const id = await buildRoom(house.deps)
    await step(house.deps, id, 'p2', { do: 'status', status: 'silence', silenceUntil: '2099-01-10' })
    await endSilences(at('2099-01-10'))
    expect((await paragraph(id, 'p2')).status).toBe('silence')
    await endSilences(at('2099-01-11'))
    await endSilences(at('2099-01-11'))
    expect((await paragraph(id, 'p2')).status).toBe('agreed')
    expect((await stands(id)).version).toBe(2)
  })

  it('reminds those who follow the room the day before it ends, once, in their language', async () => {
    const id = await buildRoom(house.deps)
    await delegate.get(room(id))
    await step(house.deps, id, 'p2', { do: 'status', status: 'silence', silenceUntil: '2099-01-10' })
    const letters = async () => (await house.letters('delegate@example.org')).filter(({ text }) => text.includes(id))
    await remindOfSilences(at('2099-01-08'))
    expect(await letters()).toEqual([])
    await remindOfSilences(at('2099-01-09'))
    expect((await letters()).map(({ subject }) => subject)).toEqual([expect.stringContaining('إجراء الموافقة الصامتة')])
    await remindOfSilences(at('2099-01-09'))
    await remindOfSilences(at('2099-01-10'))
    expect(await letters()).toHaveLength(1)
    expect((await letters())[0]!.text).toContain(`/ar/drafting/${id}/room/en/paragraphs/p2`)
  })

  it('needs a day on which somebody can still speak', async () => {
    const id = await buildRoom(house.deps)
    const page = await editor.get(room(id, '/paragraphs/p2'))
    const set = (day: string) =>
      editor.press(page, 'Set the status', { Status: 'silence', 'Silence until (end of the day in Geneva)': day })
    expect((await set('2020-01-01')).errors).toEqual([
      'Silence until (end of the day in Geneva): This day is over. Choose today or a later day.',
    ])
    expect((await set('next week')).status).toBe(422)
    expect((await set('2099-01-10')).status).toBe(303)
  })

  it('is broken by a party’s delegate, with the reason on record', async () => {
    const id = await buildRoom(house.deps)
    await step(house.deps, id, 'p2', { do: 'status', status: 'silence', silenceUntil: '2099-01-10' })
    const actor = (await findActor(house.deps.db, house.demonstrated('delegate')))!
    const page = await delegate.get(room(id, '/paragraphs/p2'))
    expect(page.text).toContain('If nobody speaks until the end of 10 January 2099')
    const party = page.field('Party').choices.find(({ value }) => value !== '')!.value
    const unsaid = await delegate.press(page, 'Break the silence', { Party: party })
    expect([unsaid.status, unsaid.errors.length]).toEqual([422, 1])
    await delegate.press(page, 'Break the silence', { Party: party, 'Why the party cannot agree': 'My capital asks for time.' })
    expect((await paragraph(id, 'p2')).status).toBe('open')
    const told = (await house.as('member').get(room(id, '/history'))).text
    expect(told).toContain(`${party} broke the silence`)
    expect(told).toContain('My capital asks for time.')
    expect(told).toContain(actor.name)
    expect((await delegate.get(room(id, '/paragraphs/p2'))).byRole('button')).not.toContain('Break the silence')
    expect((await house.as('member').post(room(id, '/paragraphs/p2/objection'))).status).toBe(403)
  })
})
