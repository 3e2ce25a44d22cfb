import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../test/support/app.ts'
import { fixedClock } from '../../platform/clock.ts'
import { buildPerson } from '../people/testing.ts'
import { buildMeeting } from './testing.ts'

const clock = fixedClock('2026-11-22T09:00:00Z')
let house: TestApp
let officer: Agent
let reader: Agent
let unesco: Agent
let bdt: Agent
beforeAll(async () => {
  house = await testApp({ clock })
  officer = house.as('secretariat')
  reader = house.as('member') // what the public reads is kept until a change is heard, a moment later
  unesco = house.as('unesco')
  bdt = house.as('bdt')
})
afterAll(() => house?.close())

const subjectsTo = async (address: string) => (await house.letters(address)).map(({ subject }) => subject)

describe('a meeting and its sittings', () => {
  it('is opened for a session, once', async () => {
    const form = await officer.get('/en/meetings/new?session=itu-ra-2027')
    const opened = await officer.press(form, 'Open the meeting', {})
    expect(opened.location).toBe('/en/meetings/itu-ra-2027')
    expect((await officer.post('/en/meetings', { session: 'itu-ra-2027' })).status).toBe(409)
    expect((await reader.get('/en/meetings')).link(/RA-27/)).toBe('/en/meetings/itu-ra-2027')
  })

  it('takes no sitting outside the session or that ends before it begins, and keeps what was typed', async () => {
    const { id } = await buildMeeting(house.deps, { sitting: false })
    const form = await officer.get(`/en/meetings/${id}/sittings/new`)
    const refused = await officer.press(form, 'Save', { Day: '2027-03-01', Begins: '14:00', Ends: '13:00', Room: 'Room K' })
    expect(refused.status).toBe(422)
    expect(refused.errors).toEqual(['Day: This day is outside the session', 'Ends: The end is before the beginning'])
    expect(refused.field('Room').value).toBe('Room K')
  })

  it('tells its times where it sits and where the reader is', async () => {
    const { id } = await buildMeeting(house.deps)
    const delegate = await house.as('delegate').get(`/en/meetings/${id}`) // keeps their clock in Amman, two hours ahead in winter
    expect(delegate.rows('Sittings')[0]![1]).toBe('10 February 2027, 09:30 to 12:30 (10 Feb 2027, 11:30 where you are)')
  })

  it('a change that was overtaken is refused', async () => {
    const { id, sitting } = await buildMeeting(house.deps)
    const form = await officer.get(`/en/meetings/${id}/sittings/${sitting}`)
    expect((await officer.press(form, 'Save', { Begins: '10:00' })).status).toBe(303)
    expect((await officer.press(form, 'Save', { Begins: '11:00' })).status).toBe(409)
    expect((await officer.get(`/en/meetings/${id}`)).text).toContain('10:00 to 12:30')
  })

  it('sittings move with the session, and calendars hear of it under the same id', async () => {
    const { id, sitting } = await buildMeeting(house.deps)
    const calendar = async () => (await reader.get(`/en/meetings/${id}/calendar.ics`)).html
    const before = await calendar()
    expect(before).toContain('DTSTART;TZID=Europe/Zurich:20270210T093000')
    const session = await officer.get(`/en/sessions/${id}`)
    await officer.press(session, 'Save the dates', { 'First day': '2027-04-14', 'Last day': '2027-04-16' })
    const after = await calendar()
    const entry = after.slice(after.indexOf(`UID:sitting-${sitting}@`))
    expect(entry).toContain('DTSTART;TZID=Europe/Zurich:20270414T093000')
    expect(entry).toMatch(/SEQUENCE:1\r/)
  })

  it('a sitting that is off stays in calendars as cancelled', async () => {
    const { id, sitting } = await buildMeeting(house.deps)
    await officer.press(await officer.get(`/en/meetings/${id}/sittings/${sitting}`), 'This sitting does not take place')
    const text = (await reader.get('/en/meetings.ics?body=itu-cwg-wsis-sdg')).html
    expect(text.slice(text.indexOf(`UID:sitting-${sitting}@`))).toMatch(/STATUS:CANCELLED/)
    expect((await reader.get(`/en/meetings/${id}`)).rows('Sittings')[0]![0]).toBe('Sitting (does not take place)')
  })

  it('the page asks as many questions of the database for thirty sittings as for one', async () => {
    const count = async (id: string) => {
      house.queries.length = 0
      await bdt.get(`/en/meetings/${id}`)
      return house.queries.length
    }
    const { id } = await buildMeeting(house.deps)
    await bdt.get('/en/meetings')
    const one = await count(id)
    for (let n = 0; n < 29; n++) {
      await officer.post(`/en/meetings/${id}/sittings`, { day: '2027-02-11', starts: '09:00', ends: '10:00', version: 0 })
    }
    expect((await reader.get(`/en/meetings/${id}`)).rows('Sittings')).toHaveLength(30)
    expect(await count(id)).toBe(one)
  })
})

describe('the invitation', () => {
  it('is published once written, goes to the focal points in their language, and stays as it was sent', async () => {
    const { id } = await buildMeeting(house.deps, { phase: 'announced' })
    const form = await officer.get(`/en/meetings/${id}/letter`)
    const wrong = await officer.press(form, 'Save the draft', { 'Circular letter': 'letter six' })
    expect(wrong.errors).toContain('Circular letter: Please give a number like CL-26/6')
    await officer.press(form, 'Save the draft', {
      'Circular letter': 'CL-27/6',
      'Text in English': 'You are invited.',
      'Text in Spanish': 'Se les invita.',
    })
    expect((await reader.get(`/en/meetings/${id}/letter`)).text).not.toContain('You are invited')
    await officer.press(await officer.get(`/en/meetings/${id}/letter`), 'Publish and send')
    expect((await reader.get(`/en/meetings/${id}`)).text).toContain('Invitation sent')
    const letter = (await house.letters('unesco@example.org')).find(({ subject }) => subject.startsWith('CL-27/6: invitación a '))
    expect(letter?.text).toContain('Se les invita.')

    await officer.press(await officer.get(`/en/meetings/${id}/letter`), 'Save the draft', {
      'Text in English': 'You are kindly invited.',
    })
    await officer.press(await officer.get(`/en/meetings/${id}/letter`), 'Publish and send')
    expect((await reader.get(`/en/meetings/${id}/letter`)).text).toContain('You are kindly invited.')
    expect((await reader.get(`/en/meetings/${id}/letter?version=1`)).text).toContain('You are invited.')
  })
})

describe('registration', () => {
  const register = { capacity: 'delegate', attends: 'on-site' }

  it('waits for the focal point of the organization, who hears of it; the person hears the answer', async () => {
    const { id } = await buildMeeting(house.deps)
    const ana = await buildPerson(house.deps, { name: 'Ana Quispe', organization: 'unesco', roles: ['delegate'], language: 'fr' })
    const page = await house.signedIn(ana.email, ana.password).get(`/en/meetings/${id}/registration`)
    const sent = await house.signedIn(ana.email, ana.password).press(page, 'Send the registration', {})
    expect(sent.status).toBe(303)
    expect(await subjectsTo('unesco@example.org')).toContainEqual(expect.stringContaining('Ana Quispe se inscribe'))

    // Another organization's focal point neither sees it nor answers.
    expect((await bdt.get(`/en/meetings/${id}/registrations`)).text).not.toContain('Ana Quispe')
    const [{ id: number }] = (await house.deps.db
      .selectFrom('meetings.registration')
      .select('id')
      .where('person_id', '=', ana.id)
      .execute()) as [{ id: number }]
    expect((await bdt.post(`/en/meetings/${id}/registrations/${number}/approval`)).status).toBe(404)

    const desk = await unesco.get(`/en/meetings/${id}/registrations`)
    const unexplained = await unesco.press(desk, 'Refuse', {})
    expect(unexplained.errors).toEqual(['Reason: Please fill this in'])
    await unesco.press(desk, /^Approve/, {})
    expect(await subjectsTo(ana.email)).toEqual([expect.stringMatching(/^Vous êtes inscrit à /)])
  })

  it('of a person by their own focal point needs no second word, and one delegation has one head', async () => {
    const { id } = await buildMeeting(house.deps)

    expect((await unesco.post(`/en/meetings/${id}/registration`, { capacity: 'head', attends: 'remote' })).status).toBe(303)
    expect((await unesco.get(`/en/meetings/${id}/registration`)).text).toContain('Approved')
    const other = await buildPerson(house.deps, { organization: 'unesco', fast: true })
    const refused = await unesco.post(`/en/meetings/${id}/registration`, { capacity: 'head', attends: 'remote', person: other.id })
    expect(refused.errors).toEqual(['Role in the delegation: The delegation has a head already'])
    expect((await unesco.post(`/en/meetings/${id}/registration`, { ...register })).status).toBe(409)
  })

  it('of somebody else’s people is refused', async () => {
    const { id } = await buildMeeting(house.deps)
    const other = await buildPerson(house.deps, { organization: 'unesco', fast: true })
    expect((await bdt.post(`/en/meetings/${id}/registration`, { ...register, person: other.id })).status).toBe(403)
  })

  it('is taken from its opening to its last day, in the meeting’s time zone', async () => {
    const early = await buildMeeting(house.deps, { phase: 'invited' })
    expect((await unesco.post(`/en/meetings/${early.id}/registration`, register)).status).toBe(409)
    const { id } = await buildMeeting(house.deps)
    await officer.press(await officer.get(`/en/meetings/${id}/settings`), 'Save', {
      'Registration closes': '2026-11-21',
      'Time zone': 'Pacific/Pago_Pago',
    })
    clock.set('2026-11-22T09:00:00Z') // still the 21st in Pago Pago
    expect((await unesco.post(`/en/meetings/${id}/registration`, register)).status).toBe(303)
    clock.set('2026-11-22T12:00:00Z')
    expect((await bdt.post(`/en/meetings/${id}/registration`, register)).status).toBe(409)
  })

  it('gives the remote link to those who are admitted, and takes it back with the registration', async () => {
    const { id } = await buildMeeting(house.deps)
    await officer.press(await officer.get(`/en/meetings/${id}/settings`), 'Save', {
      'Remote participation': 'https://meet.example.org/room-7',
    })

    const sees = async (someone: Agent) => (await someone.get(`/en/meetings/${id}`)).html.includes('room-7')
    expect(await sees(unesco)).toBe(false)
    await unesco.post(`/en/meetings/${id}/registration`, register)
    expect(await sees(unesco)).toBe(true)
    expect(await sees(house.as('public'))).toBe(false)
    await unesco.press(await unesco.get(`/en/meetings/${id}/registration`), 'Withdraw my registration')
    expect(await sees(unesco)).toBe(false)
  })
})

describe('participants', () => {
  it('are named to the public only if they want to be; the secretariat has all of them', async () => {
    const { id } = await buildMeeting(house.deps)
    await house
      .as('unesco')
      .post(`/en/meetings/${id}/registration`, { capacity: 'head', attends: 'on-site', listed: true, gender: 'female' })
    await bdt.post(`/en/meetings/${id}/registration`, { capacity: 'delegate', attends: 'remote' })
    const everybody = house.as('public')
    const shown = await everybody.get(`/en/meetings/${id}/participants`)
    expect(shown.rows('Participants').flat().join(' ')).toContain('Lucía Ferrer')
    expect(shown.html).not.toContain('Samuel Otieno')
    expect((await everybody.get(`/en/meetings/${id}/participants.csv`)).html).not.toContain('Samuel Otieno')
    expect(((await everybody.get(`/api/v1/meetings/${id}/participants`)).json as { items: unknown[] }).items).toHaveLength(1)
    expect((await officer.get(`/en/meetings/${id}/participants.csv`)).html).toContain('Samuel Otieno')
    // Two people are few: their gender, region and number are nobody's to read.
    expect(shown.text).toContain('Fewer than 5 participants are registered.')
    expect(shown.rows('Gender').map(([, count]) => count)).toEqual(['not shown', 'not shown'])
  })

  it('are marked at the door by their code, and taken off again', async () => {
    const { id, sitting } = await buildMeeting(house.deps)

    await unesco.post(`/en/meetings/${id}/registration`, { capacity: 'head', attends: 'on-site' })
    const own = await unesco.get(`/en/meetings/${id}/registration`)
    const code = /<code[^>]*>([0-9A-Z]{10})<\/code>/.exec(own.html)![1]!
    expect((await officer.get(`/en/meetings/${id}/check-in?code=NOBODY`)).text).toContain('No approved registration')
    const found = await officer.get(`/en/meetings/${id}/check-in?code=${code.toLowerCase()}`)
    await officer.press(found, /^Present/)
    const attended = () => house.deps.db.selectFrom('meetings.attendance').select('sitting_id').where('sitting_id', '=', sitting).execute()
    expect(await attended()).toHaveLength(1)
    await officer.press(await officer.get(`/en/meetings/${id}/check-in?name=Ferrer`), /^Not present after all/)
    expect(await attended()).toHaveLength(0)
  })

  it('thirty of them are listed with as many questions of the database as one', async () => {
    const { id } = await buildMeeting(house.deps)
    const registerOne = async () => {
      const person = await buildPerson(house.deps, { organization: 'unesco', fast: true })
      expect(
        (
          await officer.post(`/en/meetings/${id}/registration`, {
            capacity: 'delegate',
            attends: 'on-site',
            person: person.id,
            listed: true,
          })
        ).status,
      ).toBe(303)
    }
    const count = async () => {
      house.queries.length = 0
      const page = await bdt.get(`/en/meetings/${id}/participants`)
      return { rows: page.rows('Participants').length, queries: house.queries.length }
    }
    await registerOne()
    await bdt.get('/en/meetings')
    const one = await count()
    for (let n = 0; n < 29; n++) await registerOne()
    const thirty = await count()
    expect([one.rows, thirty.rows]).toEqual([2, 31]) // with the heading of their delegation
    expect(thirty.queries).toBe(one.queries)
    expect((await reader.get(`/en/meetings/${id}/participants`)).text).toContain('30 participants are registered.')
  })
})
