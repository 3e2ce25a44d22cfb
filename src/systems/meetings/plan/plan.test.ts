import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type Page, type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { buildMeeting } from '../testing.ts'

describe('the time plan of a meeting', () => {
  let house: TestApp
  let officer: Agent
  let reader: Agent // what the public reads is kept until the change is heard, a moment later
  let id: string
  let sitting: number
  let address: string
  beforeAll(async () => {
    house = await testApp({ clock: fixedClock('2026-12-01T09:00:00Z') })
    officer = house.as('secretariat')
    reader = house.as('member')
    const built = await buildMeeting(house.deps)
    id = built.id
    sitting = built.sitting
    address = `/en/meetings/${id}/plan`
    for (const title of ['Opening', 'WSIS review', 'Closing']) {
      await officer.post(`/en/meetings/${id}/agenda/items`, { 'title-en': title, version: 0 })
    }
    await officer.post(`/en/meetings/${id}/sittings`, { day: '2027-02-10', starts: '14:30', ends: '15:30', version: 0 })
  })
  afterAll(() => house?.close())

  /** The lines of the plan as they are read, each without its buttons. */
  const lines = async () =>
    (await officer.get(address)).byRole('listitem').flatMap((words) => /(\d\d:\d\d–\d\d:\d\d.*?) Minutes: /.exec(words)?.[1] ?? [])
  const place = async (item: string, where: RegExp | null, minutes: string): Promise<Page> => {
    const form = await officer.get((await officer.get(address)).link(`Place ${item}`))
    const choice =
      where &&
      form
        .field('Where')
        .choices.filter(({ label }) => where.test(label))
        .at(0)
    return await officer.press(form, 'Save', { ...(choice && { Where: choice.value }), Minutes: minutes })
  }

  it('places items one after the other, and tells what is not placed and what does not fit', async () => {
    expect((await officer.get(address)).links.filter(({ text }) => text.startsWith('Place '))).toHaveLength(3)
    await place('PL 1 Opening', null, '30')
    await place('PL 2 WSIS review', /^After 09:30 PL 1/, '90')
    const form = await officer.get(`${address}/slots/new`)
    await officer.press(form, 'Save', {
      What: 'break',
      Where: form.field('Where').choices.find(({ label }) => label === 'After 09:30 PL 1 Opening')!.value,
      Minutes: '15',
      'Name in English': 'Coffee',
    })
    expect(await lines()).toEqual(['09:30–10:00 PL 1 Opening', '10:00–10:15 Coffee', '10:15–11:45 PL 2 WSIS review'])
    const page = await officer.get(address)
    expect(page.text).toContain('45 minutes are free.')
    expect(page.links.filter(({ text }) => text.startsWith('Place '))).toHaveLength(1)
    const set = await officer.press(page, /^Set PL 2/, { 'Minutes: PL 2 WSIS review': '150' })
    expect(set.location).toMatch(/\/plan#slot-\d+$/)
    expect((await officer.get(address)).text).toContain('over-full by 15 minutes')
    expect((await lines()).at(-1)).toContain('10:15–12:45 (after the end of the sitting)')
  })

  it('moves by buttons, within a sitting and on into the next, and refuses what was overtaken', async () => {
    const before = await officer.get(address)
    await officer.press(before, /^Up PL 2/)
    expect((await lines())[1]).toContain('10:00–12:30 PL 2 WSIS review')
    // of somebody who looked at it before the other moved it
    expect((await officer.press(before, /^Set PL 2/, { 'Minutes: PL 2 WSIS review': '20' })).status).toBe(409)
    await officer.press(await officer.get(address), /^Down Coffee/)
    expect((await lines()).map((line) => line.replace(/ \(.*\)/, ''))).toEqual([
      '09:30–10:00 PL 1 Opening',
      '10:00–12:30 PL 2 WSIS review',
      '14:30–14:45 Coffee',
    ])
    const coffee = await house.deps.db.selectFrom('meetings.slot').selectAll().where('kind', '=', 'break').executeTakeFirstOrThrow()
    const to = `${address}/slots/${coffee.id}`
    // behind a slot that stands elsewhere by now; into a sitting of another meeting
    const gone = { minutes: 15, version: coffee.version, where: `${sitting}:${coffee.id + 1000}` }
    expect((await officer.post(to, gone)).text).toContain('Somebody has changed the order meanwhile')
    const other = await buildMeeting(house.deps)
    const wrong = await officer.post(to, { minutes: 'some', version: coffee.version, where: `${other.sitting}:` })
    expect(wrong.errors).toEqual(['Minutes: A whole number from 1 to 600'])
    expect((await officer.post(to, { minutes: 15, version: coffee.version, where: `${other.sitting}:` })).status).toBe(422)
  })

  it('is seen by others when the agenda is released, and a release tells which times it moved', async () => {
    expect((await reader.get(`/en/meetings/${id}`)).text).not.toContain('WSIS review')
    const release = async () => officer.press(await officer.get(`/en/meetings/${id}/agenda`), 'Release this agenda')
    await release()
    const plan = async () => (await reader.get(`/en/meetings/${id}`)).rows('Time plan').map((row) => row.slice(0, 2).join(' '))
    expect(await plan()).toEqual([
      '10 February 2027, 09:30 to 12:30',
      '09:30–10:00 PL 1 Opening',
      '10:00–12:30 PL 2 WSIS review',
      '10 February 2027, 14:30 to 15:30',
      '14:30–14:45 Coffee',
    ])
    await officer.press(await officer.get(address), /^Set PL 1/, { 'Minutes: PL 1 Opening': '15' })
    expect((await plan())[1]).toBe('09:30–10:00 PL 1 Opening')
    await release()
    const second = await reader.get(`/en/meetings/${id}/agenda`)
    expect(second.text).toContain('PL 2 WSIS review: from 10 Feb 2027, 10:00–12:30 to 10 Feb 2027, 09:45–12:15')
    expect((await reader.get(`/en/meetings/${id}/agenda?release=1`)).rows('Time plan')[1]![0]).toBe('09:30–10:00')
    const api = (await reader.get(`/api/v1/meetings/${id}/agenda`)).json as { plan: { day: string; starts: string; minutes: number }[] }
    expect(api.plan[1]).toMatchObject({ day: '2027-02-10', starts: '09:45', minutes: 150 })
  })

  it('stands in the calendar of the meeting, follows its sittings, and counts up with each change', async () => {
    const calendar = async () => (await reader.get(`/en/meetings/${id}/calendar.ics`)).html
    const before = await calendar()
    expect(before).toMatch(/DTSTART;TZID=Europe\/Zurich:20270210T094500\r\n[\s\S]*?SUMMARY:PL 2 WSIS review/)
    expect(before).not.toContain('Coffee')
    const form = await officer.get(`/en/meetings/${id}/sittings/${sitting}`)
    await officer.press(form, 'Save', { Begins: '09:00' })
    const after = await calendar()
    expect(after).toContain('DTSTART;TZID=Europe/Zurich:20270210T091500')
    const sequence = (text: string) => Number(/UID:slot-[\s\S]*?SEQUENCE:(\d+)/.exec(text)![1])
    expect(sequence(after)).toBe(sequence(before) + 1)
  })

  it('waits to be placed again when its sitting is off; an item that is off the agenda has no time', async () => {
    await officer.press(await officer.get(`/en/meetings/${id}/sittings/${sitting}`), 'This sitting does not take place')
    const page = await officer.get(address)
    expect(page.links.map(({ text }) => text).filter((text) => text.startsWith('Place '))).toEqual([
      'Place PL 1 Opening',
      'Place PL 2 WSIS review',
      'Place PL 3 Closing',
    ])
    expect((await reader.get(`/en/meetings/${id}/calendar.ics`)).html).toMatch(/UID:slot-[\s\S]*?STATUS:CANCELLED/)
    const agenda = await officer.get(`/en/meetings/${id}/agenda`)
    const item = agenda.links.find(({ text }) => text === 'Change the item PL 2')!.href
    await officer.press(await officer.get(item), 'Take this item off the agenda')
    expect((await officer.get(address)).text).not.toContain('WSIS review')
  })

  it('is made by the secretariat and by the chair of this meeting alone', async () => {
    for (const who of ['delegate', 'chair'] as const) expect((await house.as(who).get(address)).status).toBe(403)
    const settings = await officer.get(`/en/meetings/${id}/settings`)
    await officer.press(settings, 'Save', { Chair: house.demonstrated('chair') })
    expect((await house.as('chair').get(address)).status).toBe(200)
    expect((await house.as('delegate').post(`${address}/slots`, { kind: 'break', minutes: 10 })).status).toBe(403)
  })

  it('asks as many questions of the database for thirty slots as for one', async () => {
    const count = async () => {
      house.queries.length = 0
      const page = await officer.get(address)
      return { rows: page.byRole('listitem').filter((words) => words.includes('Coffee')).length, queries: house.queries.length }
    }
    const few = await count()
    const row = await house.deps.db.selectFrom('meetings.slot').selectAll().where('kind', '=', 'break').executeTakeFirstOrThrow()
    const { id: _, title, ...fields } = row
    await house.deps.db
      .insertInto('meetings.slot')
      .values(Array.from({ length: 29 }, (_, n) => ({ ...fields, title: JSON.stringify(title), position: n + 2 })))
      .execute()
    const many = await count()
    expect([few.rows, many.rows]).toEqual([1, 30])
    expect(many.queries).toBe(few.queries)
  })
})
