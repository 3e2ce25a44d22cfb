import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import type { Actor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Recurrence } from '../../../texts/types.ts'
import { reference } from '../../reference/index.ts'
import { correct } from '../commands/correct.ts'
import { report, reportOccurrence } from '../commands/report.ts'
import { confirm } from '../commands/review.ts'
import { buildMandate, buildMandates } from '../testing.ts'
import { remindOwners } from './remind.ts'
import { layOutAhead } from './sessions.ts'
import { settleDeadlines } from './settle.ts'

const today = '2026-11-21'
const clock = fixedClock(`${today}T09:00:00Z`)
const secretariat: Actor = {
  kind: 'person',
  id: 'helene-marchetti',
  name: 'Hélène Marchetti',
  roles: ['secretariat'],
  organization: 'itu',
  language: 'fr',
}
const lucia = 'unesco@example.org'

let house: TestApp
beforeAll(async () => {
  house = await testApp({ clock })
})
afterAll(() => house?.close())
beforeEach(async () => {
  clock.set(`${today}T09:00:00Z`)
  const { db } = house.deps
  await db.deleteFrom('mandates.mandate').execute()
  await setSession('cstd-30', '2027-03-15', '2027-03-26')
  await setSession('itu-council-2026', '2026-04-28', '2026-05-08')
  await setSession('itu-council-2027', '2027-06-01', '2027-06-11')
})

/** Where a session stands before anything happens; nobody hears of it. */
async function setSession(id: string, starts: string, ends: string): Promise<void> {
  await house.deps.db.updateTable('reference.session').set({ starts, ends, version: 2 }).where('id', '=', id).execute()
}

async function move(id: string, starts: string, ends: string, note = ''): Promise<void> {
  const { version } = await house.deps.db.selectFrom('reference.session').select('version').where('id', '=', id).executeTakeFirstOrThrow()
  const page = await house.as('secretariat').post(`/en/sessions/${id}/dates`, { starts, ends, note, version })
  expect(page.status).toBe(303)
}

/** A session that somebody adds to the calendar. */
async function call(id: string, body: string, year: number, starts: string, ends: string): Promise<void> {
  await inTransaction(house.deps.db, async (tx) => {
    const name = JSON.stringify({ en: id, original: 'en' })
    await tx
      .insertInto('reference.session')
      .values({
        id,
        body_id: body,
        name,
        year,
        starts,
        ends,
        ordinal: null,
        place: null,
        source: null,
        precision: null,
        confirmed_by: null,
        confirmed_at: null,
      })
      .execute()
    await house.deps.events.emit(tx, 'reference.session-added', { sessionId: id, bodyId: body })
  })
}

const cancel = (id: string) => house.deps.db.deleteFrom('reference.session').where('id', '=', id).execute()

const dueOf = (id: number) =>
  house.deps.db
    .selectFrom('mandates.mandate')
    .select(['due_from', 'due_to', 'progress', 'version'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

const timesOf = (id: number) =>
  house.deps.db
    .selectFrom('mandates.occurrence')
    .select(['id', 'key', 'session_id', 'starts', 'ends', 'status', 'version'])
    .where('mandate_id', '=', id)
    .orderBy('ends')
    .orderBy('id')
    .execute()

const historyOf = (id: number, action: string) =>
  house.deps.db
    .selectFrom('platform.audit')
    .select(['actor_name', 'before', 'after', 'note'])
    .where('record_type', '=', 'mandates.mandate')
    .where('record_id', '=', String(id))
    .where('action', '=', action)
    .orderBy('id')
    .execute()

const noticesOf = (id: number) =>
  house.deps.db
    .selectFrom('mandates.notice')
    .select(['person_id', 'kind', 'detail', 'sent_at'])
    .where('mandate_id', '=', id)
    .orderBy('id')
    .execute()

const yearly = (body: string): Recurrence => ({ every: 'year', interval: 1, body, words: 'each year' })

it('a due date follows its session: with its history, a notice to each who answers, and a letter in their language', async () => {
  const id = await buildMandate(
    house.deps.db,
    {
      owners: ['unesco', 'itu'],
      due: [{ session: 'cstd-30', relation: 'before', shift: 'P2M' }],
      words: { en: 'to submit the report', es: 'que presente el informe' },
    },
    today,
  )
  await house.deps.db.updateTable('mandates.owner').set({ person_id: 'samuel-otieno' }).where('organization_id', '=', 'itu').execute()
  const before = await dueOf(id)
  expect(before).toMatchObject({ due_from: null, due_to: '2027-01-15' })

  await move('cstd-30', '2027-05-03', '2027-05-14', 'The venue is not free in March.')

  expect(await dueOf(id)).toMatchObject({ due_from: null, due_to: '2027-03-03', version: before.version + 1 })
  expect(await historyOf(id, 'mandates.due-moved')).toEqual([
    {
      actor_name: 'Hélène Marchetti',
      before: { due_to: '2027-01-15', session: null },
      after: { due_to: '2027-03-03', session: 'cstd-30' },
      note: 'The venue is not free in March.',
    },
  ])
  expect((await noticesOf(id)).map(({ person_id, kind }) => [person_id, kind]).sort()).toEqual([
    ['lucia-ferrer', 'moved'],
    ['samuel-otieno', 'moved'],
  ])

  await remindOwners(house.deps)
  const [letter] = await house.letters(lucia)
  expect(letter!.subject).toBe('1 mandato requiere su atención')
  expect(letter!.text).toContain('• que presente el informe')
  expect(letter!.text).toMatch(
    /las fechas pasan de 15.26 de marzo de 2027 a 3.14 de mayo de 2027\. El plazo es ahora el 3 de marzo de 2027\./,
  )
  expect(letter!.text).toContain(`/es/mandates/${id}`)
  expect(letter!.text).toMatch(/Comisión de Ciencia|CSTD/)
  expect((await house.letters('bdt@example.org'))[0]!.text).toMatch(
    /CSTD: 30th session moved from 15.+26 March 2027 to 3.+14 May 2027\. It is now due on 3 March 2027\./,
  )
})

it('two moves on one day read as one, and there and back as none', async () => {
  const id = await buildMandate(house.deps.db, { owners: ['unesco'], due: [{ session: 'cstd-30' }] }, today)
  await move('cstd-30', '2027-04-12', '2027-04-16')
  await move('cstd-30', '2027-05-03', '2027-05-14')
  expect(await noticesOf(id)).toEqual([
    {
      person_id: 'lucia-ferrer',
      kind: 'moved',
      detail: {
        session: 'cstd-30',
        from: { starts: '2027-03-15', ends: '2027-03-26' },
        to: { starts: '2027-05-03', ends: '2027-05-14' },
        note: null,
      },
      sent_at: null,
    },
  ])
  const sent = (await house.letters(lucia)).length
  await move('cstd-30', '2027-03-15', '2027-03-26')
  await remindOwners(house.deps)
  expect(await house.letters(lucia)).toHaveLength(sent)
  expect((await noticesOf(id)).every(({ sent_at }) => sent_at !== null)).toBe(true)
})

it('a move after the letter begins where the letter left off', async () => {
  const id = await buildMandate(house.deps.db, { owners: ['unesco'], due: [{ session: 'cstd-30' }] }, today)
  await move('cstd-30', '2027-04-12', '2027-04-16')
  await remindOwners(house.deps)
  await house.letters()
  await move('cstd-30', '2027-05-03', '2027-05-14')
  expect((await noticesOf(id)).map(({ detail }) => detail)).toEqual([
    {
      session: 'cstd-30',
      from: { starts: '2027-04-12', ends: '2027-04-16' },
      to: { starts: '2027-05-03', ends: '2027-05-14' },
      note: null,
    },
  ])
})

it('"every Council" is each of its sessions, reported on one by one; what is reported no longer moves', async () => {
  const id = await buildMandate(house.deps.db, { owners: ['unesco'], recurrence: yearly('itu-council') }, today)
  const [first, second] = await timesOf(id)
  expect([first, second]).toMatchObject([
    { key: 'itu-council-2026', starts: '2026-04-28', ends: '2026-05-08', status: 'open' },
    { key: 'itu-council-2027', starts: '2027-06-01', ends: '2027-06-11', status: 'open' },
  ])
  expect(await dueOf(id)).toMatchObject({ due_to: '2026-05-08' })

  await reportOccurrence(house.deps, secretariat, id, first!.id, { version: first!.version, status: 'reported', note: 'C26/59' })
  expect(await dueOf(id)).toMatchObject({ due_to: '2027-06-11', progress: 'under-way' })

  await move('itu-council-2026', '2026-06-01', '2026-06-12')
  await move('itu-council-2027', '2027-07-06', '2027-07-16')
  expect(await timesOf(id)).toMatchObject([
    { key: 'itu-council-2026', ends: '2026-05-08', status: 'reported' },
    { key: 'itu-council-2027', ends: '2027-07-16', status: 'open' },
  ])
  expect(await historyOf(id, 'mandates.due-moved')).toHaveLength(1)
})

it('a time that is opened again follows the calendar again', async () => {
  const id = await buildMandate(house.deps.db, { owners: ['unesco'], due: [{ session: 'cstd-30' }] }, today)
  const [only] = await timesOf(id)
  await reportOccurrence(house.deps, secretariat, id, only!.id, { version: only!.version, status: 'reported', note: null })
  await move('cstd-30', '2027-05-03', '2027-05-14')
  expect(await timesOf(id)).toMatchObject([{ ends: '2027-03-26', status: 'reported' }])
  await reportOccurrence(house.deps, secretariat, id, only!.id, { version: only!.version + 1, status: 'open', note: 'Sent back' })
  expect(await timesOf(id)).toMatchObject([{ ends: '2027-05-14', status: 'open' }])
  expect(await dueOf(id)).toMatchObject({ due_to: '2027-05-14' })
})

it('a session that is added adds the time at which a duty recurs', async () => {
  const id = await buildMandate(house.deps.db, { owners: ['unesco'], recurrence: yearly('itu-council') }, today)
  await call('itu-council-2028', 'itu-council', 2028, '2028-06-05', '2028-06-16')
  expect((await timesOf(id)).map(({ key }) => key)).toEqual(['itu-council-2026', 'itu-council-2027', 'itu-council-2028'])
  await house.deps.db.deleteFrom('mandates.mandate').execute()
  await cancel('itu-council-2028')
})

it('a due date that named a session before it was called hangs on it from then on', async () => {
  const id = await buildMandate(
    house.deps.db,
    { owners: ['unesco'], due: [{ words: 'at its thirty-first session', relation: 'at' }] },
    today,
  )
  await house.deps.db.updateTable('mandates.due').set({ awaits: 'cstd-31' }).where('mandate_id', '=', id).execute()
  expect(await dueOf(id)).toMatchObject({ due_to: null })
  await call('cstd-31', 'cstd', 2028, '2028-04-03', '2028-04-07')
  expect(await dueOf(id)).toMatchObject({ due_from: '2028-04-03', due_to: '2028-04-07' })
  await move('cstd-31', '2028-05-08', '2028-05-12')
  expect(await dueOf(id)).toMatchObject({ due_to: '2028-05-12' })
  await house.deps.db.deleteFrom('mandates.mandate').execute()
  await cancel('cstd-31')
})

it('a recurring duty of which every known time was done goes on when the calendar has the next', async () => {
  const id = await buildMandate(house.deps.db, { owners: ['unesco'], recurrence: yearly('itu-council') }, today)
  for (const time of await timesOf(id))
    await reportOccurrence(house.deps, secretariat, id, time.id, { version: time.version, status: 'done', note: null })
  expect(await dueOf(id)).toMatchObject({ progress: 'done', due_to: null })
  await call('itu-council-2028', 'itu-council', 2028, '2028-06-05', '2028-06-16')
  expect(await dueOf(id)).toMatchObject({ progress: 'under-way', due_to: '2028-06-16' })
  expect((await historyOf(id, 'mandates.progress')).at(-1)).toMatchObject({ actor_name: 'Actionline', after: { progress: 'under-way' } })
  await house.deps.db.deleteFrom('mandates.mandate').execute()
  await cancel('itu-council-2028')
})

it('a newer edition of the process moves and adds sessions as a person does', async () => {
  const { deps } = house
  const id = await buildMandate(deps.db, { owners: ['unesco'], due: [{ session: 'cstd-30' }] }, today)
  await deps.db.updateTable('reference.session').set({ version: 1, confirmed_at: null }).where('id', '=', 'cstd-30').execute()
  await cancel('itu-ra-2027')
  const assembly = await buildMandate(deps.db, { owners: ['unesco'], recurrence: yearly('itu-ra') }, today)
  expect((await timesOf(assembly)).map(({ session_id }) => session_id)).toEqual([null, null, null, null])

  await reference.load!(deps, join(import.meta.dirname, '../../../../process', deps.config.process))

  const { starts, ends } = await deps.db
    .selectFrom('reference.session')
    .select(['starts', 'ends'])
    .where('id', '=', 'cstd-30')
    .executeTakeFirstOrThrow()
  expect(ends).not.toBe('2027-03-26')
  expect(await dueOf(id)).toMatchObject({ due_from: starts, due_to: ends })
  expect(await historyOf(id, 'mandates.due-moved')).toMatchObject([{ actor_name: 'Actionline' }])
  expect((await timesOf(assembly)).map(({ session_id }) => session_id)).toEqual(['itu-ra-2027'])
})

it('what has ended, is done, or is not yet confirmed is told to nobody', async () => {
  const due = [{ session: 'cstd-30' }]
  const [spent, done, open, living] = (await buildMandates(
    house.deps.db,
    [
      { owners: ['unesco'], due, state: 'superseded' },
      { owners: ['unesco'], due, progress: 'done' },
      { owners: ['unesco'], due, review: 'open' },
      { owners: ['unesco'], due },
    ],
    today,
  )) as [number, number, number, number]
  await move('cstd-30', '2027-05-03', '2027-05-14')
  expect(await timesOf(spent)).toEqual([])
  expect(await dueOf(open)).toMatchObject({ due_to: '2027-05-14' })
  const told = await Promise.all([spent, done, open, living].map(async (id) => (await noticesOf(id)).length))
  expect(told).toEqual([0, 0, 0, 1])
})

it('an order that ends waits for nothing, and does again when it returns', async () => {
  const id = await buildMandate(house.deps.db, { owners: ['unesco'], recurrence: yearly('itu-council') }, today)
  await report(house.deps, secretariat, id, 1, { state: 'withdrawn', note: 'By Council 2026' })
  expect(await timesOf(id)).toEqual([])
  await report(house.deps, secretariat, id, 2, { state: 'in-force', note: null })
  expect((await timesOf(id)).map(({ key }) => key)).toEqual(['itu-council-2026', 'itu-council-2027'])
})

it('correcting due dates keeps what was reported, and the times that stay', async () => {
  const { deps } = house
  const id = await buildMandate(deps.db, { due: [{ ends: '2026-12-01' }, { ends: '2027-02-01' }] }, today)
  const [first, second] = await timesOf(id)
  await reportOccurrence(deps, secretariat, id, first!.id, { version: first!.version, status: 'reported', note: null })
  const { version } = await dueOf(id)
  const row = (session: string | null, ends: string | null) => ({
    words: 'by then',
    relation: 'by' as const,
    session,
    shift: null,
    starts: null,
    ends,
  })
  await correct(deps, secretariat, id, {
    version,
    language: 'en',
    deliverable: 'to report',
    act: 'report',
    addressees: ['itu-sg'],
    recipients: [],
    intermediaries: [],
    due: [row(null, '2026-12-15'), row('cstd-30', null)],
    recurrence: null,
    actionLines: [],
    sdgs: [],
  })
  expect(await timesOf(id)).toMatchObject([
    { id: first!.id, status: 'reported', ends: '2026-12-01' },
    { id: second!.id, status: 'open', session_id: 'cstd-30', ends: '2027-03-15' },
  ])
})

it('the days go by, and recurring duties are laid out as far ahead as ever; twice changes nothing', async () => {
  const { deps } = house
  const id = await buildMandate(deps.db, { recurrence: { every: 'year', interval: 1, body: null, words: 'each year' } }, today)
  const monthly = await buildMandate(deps.db, { recurrence: { every: 'month', interval: 3, body: null, words: 'quarterly' } }, today)
  expect((await timesOf(id)).map(({ key }) => key)).toEqual(['2026', '2027', '2028', '2029'])
  const months = (await timesOf(monthly)).length
  clock.set('2028-01-10T09:00:00Z')
  await layOutAhead(deps)
  const later = await timesOf(id)
  expect(later.map(({ key }) => key)).toEqual(['2026', '2027', '2028', '2029', '2030', '2031'])
  expect((await timesOf(monthly)).length).toBeGreaterThan(months)
  const { version } = await dueOf(id)
  await layOutAhead(deps)
  expect(await timesOf(id)).toEqual(later)
  expect((await dueOf(id)).version).toBe(version)
})

it('confirming gives deadlines from the day of the confirmation', async () => {
  const id = await buildMandate(house.deps.db, { review: 'open', recurrence: yearly('itu-council') }, today)
  await confirm(house.deps, secretariat, [id])
  expect((await timesOf(id)).length).toBe(2)
})

it('settling two mandates and two hundred takes the same statements', async () => {
  const { deps, queries } = house
  const given = Array.from({ length: 200 }, (_, i) => (i % 2 ? { due: [{ session: 'cstd-30' }] } : { recurrence: yearly('itu-council') }))
  const ids = await buildMandates(deps.db, given, today)
  await deps.db.deleteFrom('mandates.occurrence').execute()
  const counted = async (some: readonly number[]) => {
    queries.length = 0
    await inTransaction(deps.db, (tx) => settleDeadlines(tx, some, today))
    return queries.length
  }
  const two = await counted(ids.slice(0, 2))
  await deps.db.deleteFrom('mandates.occurrence').execute()
  expect(await counted(ids)).toBe(two)
  expect(two).toBeLessThan(10)
})
