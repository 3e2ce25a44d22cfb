import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { buildMeeting } from '../testing.ts'
import { settleSilence } from './silence.ts'
import { tellSilence } from './silence-mail.ts'

const clock = fixedClock('2027-02-15T09:00:00Z')
let house: TestApp
let officer: Agent
let reader: Agent
let delegate: Agent
beforeAll(async () => {
  house = await testApp({ clock })
  officer = house.as('secretariat')
  reader = house.as('member')
  delegate = house.as('delegate')
})
afterAll(() => house?.close())

const text = 'The Group agreed to the input to CSTD in Document C26/190.'
/** Asks for silence until the last day at six in the evening in Geneva; returns the meeting and the procedure's id. */
async function ask(day = '2027-02-20') {
  clock.set('2027-02-15T09:00:00Z')
  const { id } = await buildMeeting(house.deps, { phase: 'closed' })
  const form = await officer.get(`/en/meetings/${id}/silence/new`)
  const sent = await officer.press(form, 'Ask for silence', {
    Decision: 'agree',
    Documents: 'C26/190',
    'Text in English': text,
    'Last day': day,
  })
  expect(sent.location).toBe(`/en/meetings/${id}/silence/1`)
  const row = await house.deps.db.selectFrom('meetings.silence').select('id').where('meeting_id', '=', id).executeTakeFirstOrThrow()
  return { id, silence: row.id, address: `/en/meetings/${id}/silence/1` }
}

it('a text put under silence is decided when nobody objected by the deadline, on the meeting’s clock', async () => {
  const { id, silence, address } = await ask()
  clock.set('2027-02-20T16:59:00Z') // 17:59 in Geneva
  await settleSilence(house.deps, silence)
  expect((await reader.get(address)).text).toContain('running')
  clock.set('2027-02-20T17:00:00Z')
  await settleSilence(house.deps, silence)
  await settleSilence(house.deps, silence)
  const page = await reader.get(address)
  expect(page.text).toContain('nobody objected')
  expect(page.text).toContain('Decided as Decision 1')
  expect((await reader.get(`/en/meetings/${id}/decisions`)).rows('Decisions').map((row) => row.join(' | '))).toEqual([
    `1 |  | agreed by silence procedure | C26/190 | ${text}`,
  ])
})

it('who broke the silence and why is told to those who take part, and nothing is decided', async () => {
  const { id, silence, address } = await ask()
  const page = await delegate.get(address)
  expect((await delegate.press(page, 'Break the silence', { Why: '' })).errors).toEqual(['Why: Please fill this in'])
  await delegate.press(page, 'Break the silence', { Why: 'Paragraph 3 goes beyond the mandate.' })
  expect((await delegate.press(page, 'Break the silence', { Why: 'Again.' })).status).toBe(409)
  // silence is broken once; others still add their reason until the deadline
  const unesco = house.as('unesco')
  expect((await unesco.press(await unesco.get(address), 'Break the silence', { Why: 'The same for us.' })).status).toBe(303)
  clock.set('2027-02-21T09:00:00Z')
  await settleSilence(house.deps, silence)
  const after = await reader.get(address)
  expect(after.text).toContain('silence broken')
  expect(after.text).toContain('Paragraph 3 goes beyond the mandate.')
  expect(after.text).toContain('The same for us.')
  expect((await house.as('public').get(address)).text).not.toContain('goes beyond the mandate')
  expect((await reader.get(`/en/meetings/${id}/decisions`)).text).toContain('No decision has been recorded yet.')
  expect((await house.as('bdt').post(`${address}/objections`, { reason: 'Too late.' })).status).toBe(409)
})

it('everybody who answers for an organization hears of it, and of how it ended', async () => {
  const { address } = await ask()
  await delegate.press(await delegate.get(address), 'Break the silence', { Why: 'No.' })
  const letters = (await house.letters('bdt@example.org')).filter(({ text }) => text.includes(address))
  expect(letters.map(({ subject }) => subject.replace(/: .*/, '')).sort()).toEqual([
    'Silence broken',
    'Silence procedure until 20 Feb 2027, 18:00',
  ])
})

it('those who may break it are reminded once, a day before it ends, unless it is broken by then', async () => {
  const about = async (who: string, address: string) =>
    (await house.letters(`${who}@example.org`))
      .filter(({ text }) => text.includes(address))
      .map(({ subject }) => subject.replace(/: .*/, ''))
  const [standing, broken, brief] = [await ask(), await ask(), await ask('2027-02-15')]
  await delegate.post(`${broken.address}/objections`, { reason: 'No.' })
  clock.set('2027-02-19T16:59:00Z')
  await house.deps.jobs.drain()
  expect(await about('bdt', standing.address)).toEqual(['Silence procedure until 20 Feb 2027, 18:00'])
  clock.set('2027-02-19T17:00:00Z')
  for (const { silence } of [standing, broken, brief]) {
    for (let n = 0; n < 2; n++) await tellSilence(house.deps, { silenceId: silence, news: 'ending' })
  }
  expect((await about('bdt', standing.address)).sort()).toEqual([
    'Silence ends 20 Feb 2027, 18:00',
    'Silence procedure until 20 Feb 2027, 18:00',
  ])
  expect((await about('bdt', broken.address)).sort()).toEqual(['Silence broken', 'Silence procedure until 20 Feb 2027, 18:00'])
  expect(await about('bdt', brief.address)).toEqual(['Silence procedure until 15 Feb 2027, 18:00'])
  // a member who speaks for nobody cannot break it
  expect((await about('member', standing.address)).filter((subject) => subject.startsWith('Silence ends'))).toEqual([])
})

it('when it is taken back, those who were asked hear of that too', async () => {
  const { id, address } = await ask()
  await officer.post(`/en/meetings/${id}/silence/1/withdrawal`)
  const letters = (await house.letters('bdt@example.org')).filter(({ text }) => text.includes(address))
  expect(letters.map(({ subject }) => subject.replace(/: .*/, ''))).toContain('Silence procedure withdrawn')
})

it('is refused with a deadline that has passed, and for a verb that sends a matter elsewhere', async () => {
  const { id } = await buildMeeting(house.deps, { phase: 'closed' })
  const form = { verb: 'agree', 'text-en': text, day: '2027-02-01', time: '18:00' }
  expect((await officer.post(`/en/meetings/${id}/silence`, form)).errors).toEqual(['Last day: This time has passed'])
  const elsewhere = await officer.post(`/en/meetings/${id}/silence`, { ...form, day: '2027-03-01', verb: 'postpone' })
  expect(elsewhere.errors).toHaveLength(1)
  expect((await delegate.post(`/en/meetings/${id}/silence`, { ...form, day: '2027-03-01' })).status).toBe(403)
})
