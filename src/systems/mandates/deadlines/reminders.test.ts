import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import type { Actor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { demonstrationPeople } from '../../people/index.ts'
import { assign, releaseOwner, takeOver } from '../commands/assign.ts'
import { addComment } from '../commands/comment.ts'
import { report } from '../commands/report.ts'
import { buildMandate } from '../testing.ts'
import { addDays } from './days.ts'
import { handOver } from './handover.ts'
import { remindOwners } from './remind.ts'

const today = '2026-11-21' // a Saturday
const clock = fixedClock(`${today}T09:00:00Z`)
const lucia = 'unesco@example.org'
const samuel = 'bdt@example.org'
const secretariat: Actor = {
  kind: 'person',
  id: 'helene-marchetti',
  name: 'Hélène Marchetti',
  roles: ['secretariat'],
  organization: 'itu',
  language: 'fr',
}
const focal: Actor = {
  kind: 'person',
  id: 'lucia-ferrer',
  name: 'Lucía Ferrer',
  roles: ['focal-point'],
  organization: 'unesco',
  language: 'es',
}

let house: TestApp
beforeAll(async () => {
  house = await testApp({ clock, env: { PUBLIC_URL: 'https://actionline.example' } })
})
afterAll(() => house?.close())
beforeEach(async () => {
  clock.set(`${today}T09:00:00Z`)
  const { db } = house.deps
  await db.deleteFrom('mandates.mandate').execute()
  await db.updateTable('people.person').set({ unwanted: [], pace: 'daily' }).execute()
  await house.letters()
})

/** The daily round at seven in Geneva, and the letters to one person that it makes, the latest first. */
async function round(day: string, to = lucia): Promise<{ subject: string; text: string }[]> {
  const before = new Set((await house.deps.mail.kept()).map(({ id }) => id))
  clock.set(`${day}T06:00:00Z`)
  await inTransaction(house.deps.db, (tx) => house.deps.jobs.enqueue(tx, 'mandates.remind', {}))
  await house.deps.jobs.drain()
  const made = (await house.deps.mail.kept()).filter((letter) => letter.to === to && !before.has(letter.id))
  return await Promise.all(made.map(async ({ id }) => (await house.deps.mail.read(id))!))
}

const noticesOf = (person: string) =>
  house.deps.db
    .selectFrom('mandates.notice')
    .select(['mandate_id', 'kind', 'due_on', 'sent_at'])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute()

it('reminds sixty, thirty, seven days and one day before, then one and seven days and each thirty days after', async () => {
  const due = '2027-02-15'
  await buildMandate(house.deps.db, { owners: ['unesco'], due: [{ ends: due }], words: { en: 'to report', es: 'que informe' } }, today)
  const reminded: number[] = []
  for (const left of [61, 60, 59, 31, 30, 29, 8, 7, 6, 2, 1, 0, -1, -2, -7, -8, -29, -30, -31, -60, -61]) {
    if ((await round(addDays(due, -left))).length > 0) reminded.push(left)
  }
  expect(reminded).toEqual([60, 30, 7, 1, -1, -7, -30, -60])
})

it('a reminder is written in the language of its reader and says when, and where to go', async () => {
  const id = await buildMandate(
    house.deps.db,
    { owners: ['unesco'], due: [{ ends: '2026-12-21' }], words: { en: 'to report', es: 'que informe' } },
    today,
  )
  const [letter] = await round(today)
  expect(letter!.subject).toBe('1 mandato requiere su atención')
  expect(letter!.text.split('\n\n').slice(0, 3)).toEqual([
    'Lucía Ferrer:',
    'PRÓXIMOS A VENCER (1)',
    `• que informe\n  Vence el 21 de diciembre de 2026, dentro de 30 días.\n  https://actionline.example/es/mandates/${id}`,
  ])
})

it('the round may run twice a day: nothing is said twice', async () => {
  await buildMandate(house.deps.db, { owners: ['unesco'], due: [{ ends: addDays(today, 7) }] }, today)
  expect(await round(today)).toHaveLength(1)
  expect(await round(today)).toHaveLength(0)
})

it('a round that did not run for some days is caught up with, once', async () => {
  await buildMandate(house.deps.db, { owners: ['unesco'], due: [{ ends: addDays(today, 30) }] }, today)
  expect(await round(addDays(today, 3))).toHaveLength(1)
  expect(await round(addDays(today, 4))).toHaveLength(0)
})

it('whoever took something over while no round ran hears of that alone', async () => {
  const id = await buildMandate(house.deps.db, { due: [{ ends: addDays(today, 30) }] }, today)
  clock.set(`${addDays(today, 2)}T09:00:00Z`)
  await assign(house.deps, secretariat, id, { organization: 'unesco', unit: null, person: null, lead: true })
  const [letter] = await round(addDays(today, 3))
  expect(letter!.text).toContain('NUEVOS EN SU MESA (1)')
  expect(letter!.text).not.toContain('PRÓXIMOS A VENCER')
})

it('one letter says everything, what is most urgent first, and is answered by no second one', async () => {
  const { deps } = house
  const near = await buildMandate(deps.db, { owners: ['unesco'], due: [{ ends: addDays(today, 1) }] }, today)
  const late = await buildMandate(deps.db, { owners: ['unesco'], due: [{ ends: addDays(today, -7) }] }, today)
  const given = await buildMandate(deps.db, { due: [{ ends: '2027-09-01' }] }, today)
  await assign(deps, secretariat, given, { organization: 'unesco', unit: null, person: 'lucia-ferrer', lead: true })
  await addComment(deps, secretariat, given, 'fr', 'À discuter')
  const letters = await round(today)
  expect(letters).toHaveLength(1)
  const { subject, text } = letters[0]!
  expect(subject).toBe('3 mandatos requieren su atención')
  const order = [
    'VENCIDOS (1)',
    `/mandates/${late}`,
    'PRÓXIMOS A VENCER (1)',
    `/mandates/${near}`,
    'NUEVOS EN SU MESA (1)',
    'MODIFICADOS (1)',
  ]
  const places = order.map((words) => text.indexOf(words))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(Math.min(...places)).toBeGreaterThan(0)
  expect(text).toContain('Hélène Marchetti comentó.')
})

it('nobody is told of what they did themselves, nor co-owners of what was given to another', async () => {
  const { deps } = house
  const id = await buildMandate(deps.db, { addressees: ['unesco'] }, today)
  await takeOver(deps, focal, id)
  expect(await noticesOf('lucia-ferrer')).toEqual([])
  await assign(deps, secretariat, id, { organization: 'itu', unit: 'BDT', person: null, lead: false })
  expect(await noticesOf('lucia-ferrer')).toEqual([])
  expect((await noticesOf('samuel-otieno')).map(({ kind }) => kind)).toEqual(['assigned'])
})

it('what was done, ended or taken away since is left out of the letter', async () => {
  const { deps } = house
  const due = [{ ends: addDays(today, 30) }]
  const owned = { owners: ['unesco'], due }
  const reported = await buildMandate(deps.db, owned, today)
  const spent = await buildMandate(deps.db, owned, today)
  const taken = await buildMandate(deps.db, owned, today)
  await remindOwners(deps)
  expect(await noticesOf('lucia-ferrer')).toHaveLength(3)
  await report(deps, focal, reported, 1, { progress: 'reported', note: null })
  await report(deps, secretariat, spent, 1, { state: 'spent', note: 'Its time has passed' })
  await releaseOwner(deps, secretariat, taken, 'unesco')
  await deps.db.deleteFrom('mandates.notice').where('kind', '=', 'changed').execute()
  expect(await round(today)).toEqual([])
  expect((await noticesOf('lucia-ferrer')).every(({ sent_at }) => sent_at !== null)).toBe(true)
})

it('whoever wants one letter a week gets it on Monday, and sooner only what cannot wait', async () => {
  const { deps } = house
  await deps.db.updateTable('people.person').set({ pace: 'weekly' }).where('id', '=', 'lucia-ferrer').execute()
  await buildMandate(deps.db, { owners: ['unesco'], due: [{ ends: addDays(today, 30) }] }, today)
  expect(await round(today)).toEqual([])
  expect(await round('2026-11-22')).toEqual([])
  expect(await round('2026-11-23')).toHaveLength(1)
  await buildMandate(deps.db, { owners: ['unesco'], due: [{ ends: '2026-11-25' }] }, today)
  const [sooner] = await round('2026-11-24')
  expect(sooner!.text).toContain('PRÓXIMOS A VENCER (1)')
})

it('kinds of letters that a person does not want stay away', async () => {
  const { deps } = house
  await deps.db
    .updateTable('people.person')
    .set({ unwanted: ['reminders'] })
    .where('id', '=', 'lucia-ferrer')
    .execute()
  const id = await buildMandate(deps.db, { owners: ['unesco'], due: [{ ends: addDays(today, 7) }] }, today)
  expect(await round(today)).toEqual([])
  await addComment(deps, secretariat, id, 'fr', 'À discuter')
  const [letter] = await round(addDays(today, 1))
  expect(letter!.text).toContain('MODIFICADOS (1)')
  expect(letter!.text).not.toContain('VENCER')
})

/** The address of a header of the latest letter, folded lines joined. */
async function header(name: string): Promise<string> {
  const folder = join(house.deps.config.data, 'mail')
  const latest = (await readdir(folder))
    .filter((file) => file.endsWith('.eml'))
    .sort()
    .at(-1)!
  const head = (await readFile(join(folder, latest), 'utf8')).split('\r\n\r\n')[0]!.replace(/\r\n[ \t]/g, ' ')
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
}

it('one press in the mail program stops every kind that the letter carried', async () => {
  const { deps } = house
  const id = await buildMandate(deps.db, { owners: ['unesco'], due: [{ ends: addDays(today, 7) }] }, today)
  await addComment(deps, secretariat, id, 'fr', 'À discuter')
  await round(today)
  expect(await header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
  const address = new URL((await header('List-Unsubscribe')).replace(/[<>\s]/g, ''))
  // as a mail program posts: without cookie, origin or the site's own page (RFC 8058)
  const answer = await house.app.inject({
    method: 'POST',
    url: address.pathname + address.search,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  expect(answer.statusCode).toBeLessThan(400)
  const { unwanted } = await deps.db
    .selectFrom('people.person')
    .select('unwanted')
    .where('id', '=', 'lucia-ferrer')
    .executeTakeFirstOrThrow()
  expect(unwanted.toSorted()).toEqual(['changes', 'reminders'])
  expect(await round(addDays(today, 6))).toEqual([])
})

it('the foot of the letter leads to a page that stops it, and to all choices', async () => {
  await buildMandate(house.deps.db, { owners: ['unesco'], due: [{ ends: addDays(today, 7) }] }, today)
  const [letter] = await round(today)
  expect(letter!.text).toContain('https://actionline.example/es/account#notices')
  const address = new URL(/https:\S+unsubscribe\S+/.exec(letter!.text)![0])
  const reader = house.as('public')
  const page = await reader.get(address.pathname + address.search)
  expect(page.lang).toBe('es')
  await reader.press(page, /./)
  const { unwanted } = await house.deps.db
    .selectFrom('people.person')
    .select('unwanted')
    .where('id', '=', 'lucia-ferrer')
    .executeTakeFirstOrThrow()
  expect(unwanted).toEqual(['reminders'])
})

it('the focal point of the unit answers for what its unit owns, not those of the whole organization', async () => {
  const { deps } = house
  await deps.db
    .updateTable('people.person')
    .set({ roles: ['focal-point'] })
    .where('id', '=', 'ines-okafor')
    .execute()
  const owned = { owners: ['itu'], due: [{ ends: addDays(today, 7) }] }
  const units = await buildMandate(deps.db, owned, today)
  await deps.db.updateTable('mandates.owner').set({ unit: 'BDT' }).where('mandate_id', '=', units).execute()
  const whole = await buildMandate(deps.db, owned, today)
  const named = await buildMandate(deps.db, owned, today)
  await deps.db.updateTable('mandates.owner').set({ person_id: 'helene-marchetti' }).where('mandate_id', '=', named).execute()
  await remindOwners(deps)
  const told = async (person: string) => (await noticesOf(person)).map(({ mandate_id }) => mandate_id)
  expect(await told('samuel-otieno')).toEqual([units, whole])
  expect(await told('ines-okafor')).toEqual([whole])
  expect(await told('helene-marchetti')).toEqual([named])
  await deps.db
    .updateTable('people.person')
    .set({ roles: ['administrator', 'secretariat'] })
    .where('id', '=', 'ines-okafor')
    .execute()
})

it('everything that one person owns goes to another in one step, with its history and a word to the successor', async () => {
  const { deps } = house
  const { bdt, secretariat: helene } = demonstrationPeople
  const ids = [
    await buildMandate(deps.db, { owners: ['itu', 'unesco'] }, today),
    await buildMandate(deps.db, { owners: ['unesco', 'itu'] }, today),
  ]
  await deps.db.updateTable('mandates.owner').set({ person_id: helene }).where('organization_id', '=', 'itu').execute()
  await deps.db.updateTable('mandates.owner').set({ person_id: 'lucia-ferrer' }).where('organization_id', '=', 'unesco').execute()
  const count = await handOver(deps, secretariat, { organization: 'itu', from: helene, to: bdt, note: 'Moves to Nairobi' })
  expect(count).toBe(2)
  const owners = await deps.db.selectFrom('mandates.owner').select(['organization_id', 'person_id']).orderBy('id').execute()
  expect(owners.filter((o) => o.organization_id === 'itu').map((o) => o.person_id)).toEqual([bdt, bdt])
  expect(owners.filter((o) => o.organization_id === 'unesco').map((o) => o.person_id)).toEqual(['lucia-ferrer', 'lucia-ferrer'])
  const history = await deps.db
    .selectFrom('platform.audit')
    .select(['record_id', 'actor_name', 'before', 'after', 'note'])
    .where('action', '=', 'mandates.handed-over')
    .where('record_id', 'in', ids.map(String))
    .execute()
  expect(history).toHaveLength(2)
  expect(history[0]).toMatchObject({
    actor_name: 'Hélène Marchetti',
    before: { person: helene },
    after: { person: bdt },
    note: 'Moves to Nairobi',
  })
  const [letter] = await round(today, samuel)
  expect(letter!.text).toContain('HANDED OVER TO YOU (2)')
  expect(await noticesOf('lucia-ferrer')).toEqual([])
})

it('a colleague who has left gets no letters; what was theirs is the successor’s, or the focal points’', async () => {
  const { deps } = house
  const [kept, left] = [
    await buildMandate(deps.db, { owners: ['itu'], due: [{ ends: addDays(today, 30) }] }, today),
    await buildMandate(deps.db, { owners: ['village-networks'], due: [{ ends: addDays(today, 30) }] }, today),
  ]
  await deps.db.updateTable('mandates.owner').set({ person_id: 'helene-marchetti' }).where('mandate_id', '=', kept).execute()
  await deps.db.updateTable('mandates.owner').set({ person_id: 'daria-novak' }).where('mandate_id', '=', left).execute()
  await remindOwners(deps)
  expect(await noticesOf('daria-novak')).toHaveLength(1)

  const depart = async (person: string, successor: string) => {
    const who = house.as('administrator')
    const page = await who.get(`/en/people/${person}`)
    expect((await who.press(page, 'Record the departure', { 'Who takes over': successor })).status).toBe(303)
  }
  await depart('daria-novak', '')
  await depart('helene-marchetti', 'samuel-otieno')

  const owners = await deps.db.selectFrom('mandates.owner').select(['mandate_id', 'person_id']).orderBy('mandate_id').execute()
  expect(owners).toEqual([
    { mandate_id: kept, person_id: 'samuel-otieno' },
    { mandate_id: left, person_id: null },
  ])
  const history = await deps.db
    .selectFrom('platform.audit')
    .select('actor_name')
    .where('action', '=', 'mandates.handed-over')
    .where('record_id', '=', String(kept))
    .execute()
  expect(history).toEqual([{ actor_name: 'Inês Okafor' }])
  expect(await round(today, 'member@example.org')).toEqual([])
  expect(await round(addDays(today, 23), 'secretariat@example.org')).toEqual([])
  expect(await round(addDays(today, 23), samuel)).toEqual([]) // the same round: it went with the one before
  expect((await noticesOf('samuel-otieno')).map(({ kind }) => kind).toSorted()).toEqual(['due-soon', 'due-soon', 'handed-over'])
})
