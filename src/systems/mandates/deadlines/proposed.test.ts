import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { buildMandate } from '../testing.ts'
import { remindOwners } from './remind.ts'

const today = '2026-11-21'
const clock = fixedClock(`${today}T09:00:00Z`)
const due = [{ session: 'cstd-30' }]

let house: TestApp
beforeAll(async () => {
  house = await testApp({ clock })
})
afterAll(() => house?.close())

async function move(starts: string, ends: string): Promise<void> {
  const { version } = await house.deps.db
    .selectFrom('reference.session')
    .select('version')
    .where('id', '=', 'cstd-30')
    .executeTakeFirstOrThrow()
  const page = await house.as('secretariat').post('/en/sessions/cstd-30/dates', { starts, ends, note: 'La sala no está libre.', version })
  expect(page.status).toBe(303)
}

it('owners of a proposed mandate are told that its session moved, and that it binds nobody yet', async () => {
  const { db } = house.deps
  await buildMandate(
    db,
    { document: 'C26-901', state: 'proposed', owners: ['unesco'], due, words: { es: 'que presente el informe' } },
    today,
  )
  await buildMandate(
    db,
    { document: 'C26-902', state: 'withdrawn', owners: ['unesco'], due, words: { es: 'que publique las actas' } },
    today,
  )
  await move('2027-05-10', '2027-05-21')
  await remindOwners(house.deps)
  const [letter] = await house.letters('unesco@example.org')
  expect(letter?.subject).toBe('1 mandato requiere su atención')
  expect(letter!.text).toContain('• que presente el informe')
  expect(letter!.text).toContain('21 de mayo de 2027')
  expect(letter!.text).toContain('Motivo: La sala no está libre.')
  expect(letter!.text).toContain('no obliga a nadie hasta que se apruebe')
  expect(letter!.text).not.toContain('que publique las actas')
})

it('a proposed mandate is not dunned for as if it were owed', async () => {
  const { db } = house.deps
  await buildMandate(db, { document: 'C26-903', state: 'proposed', owners: ['itu'], due: [{ ends: '2026-11-28' }] }, today)
  await buildMandate(
    db,
    { document: 'C26-904', owners: ['itu'], due: [{ ends: '2026-11-28' }], words: { en: 'to send the tables' } },
    today,
  )
  await remindOwners(house.deps)
  const letters = await house.letters('bdt@example.org')
  expect(letters.map(({ text }) => text.match(/•.*/g))).toEqual([['• to send the tables']])
})

it('a desk tells what the organization owes now from what it would owe', async () => {
  const { db } = house.deps
  await buildMandate(db, { document: 'C26-905', state: 'proposed', owners: ['unesco'], words: { en: 'to draw up a plan' } }, today)
  await buildMandate(db, { document: 'C26-906', owners: ['unesco'], words: { en: 'to keep the list' } }, today)
  const page = await house.as('unesco').get('/en/desk')
  expect(page.rows(/^1 mandate that your organization owes/).map(([what]) => what)).toEqual(['Without a date', 'to keep the list'])
  expect(page.rows(/^2 mandates that fall to your organization if they are adopted/).map(([what]) => what)).toEqual([
    'que presente el informe',
    'to draw up a plan',
  ])
})
