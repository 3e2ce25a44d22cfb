import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { type Actor, publicActor } from '../../../platform/actor.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import { buildPerson } from '../../people/testing.ts'
import { addComment } from '../commands/comment.ts'
import { addEvidence } from '../commands/link.ts'
import { report } from '../commands/report.ts'
import { gaps, readFilter } from '../filter.ts'
import { countMandates } from '../queries/counts.ts'
import { everyMandate } from '../queries/register.ts'
import { buildMandate, buildMandates } from '../testing.ts'
import { addDays } from './days.ts'
import { deskOf } from './desk.ts'
import { gapsByInstrument } from './gaps.ts'

const today = '2026-11-21'
const clock = fixedClock(`${today}T09:00:00Z`)
const person = (id: string, name: string, organization: string | null, ...roles: Actor['roles']): Actor => ({
  kind: 'person',
  id,
  name,
  roles,
  organization,
  language: 'en',
})
const helene = person('helene-marchetti', 'Hélène Marchetti', 'itu', 'secretariat')
const samuel = person('samuel-otieno', 'Samuel Otieno', 'itu', 'focal-point')
const lucia = person('lucia-ferrer', 'Lucía Ferrer', 'unesco', 'focal-point')
const reader = { day: today, language: 'en' as const }

let house: TestApp
beforeAll(async () => {
  house = await testApp({ clock })
})
afterAll(() => house?.close())
beforeEach(async () => {
  clock.set(`${today}T09:00:00Z`)
  await house.deps.db.deleteFrom('mandates.mandate').execute()
})

/** Rows made behind the commands' backs: whatever is kept of the ones before goes. */
async function forget(): Promise<void> {
  const { deps } = house
  const heard = new Promise<void>((done) => {
    const stop = deps.events.subscribe((topic) => {
      if (topic !== 'organizations') return
      stop()
      done()
    })
  })
  await inTransaction(deps.db, (tx) => deps.events.touch(tx, 'mandates', 'documents', 'reference', 'organizations'))
  await heard
}

const owned = (organization: string, days: number | null, more: object = {}) => ({
  owners: [organization],
  due: days === null ? [] : [{ ends: addDays(today, days) }],
  ...more,
})

describe('what is owed', () => {
  it('stands in the order of its dates, with how it spreads over time, and without what is over or not yet in force', async () => {
    const { db } = house.deps
    const [undated, later, soon, late] = await buildMandates(
      db,
      [
        owned('unesco', null),
        owned('unesco', 200),
        owned('unesco', 30, { progress: 'under-way' }),
        owned('unesco', -5, { plan: 'A workshop' }),
        owned('unesco', 10, { state: 'proposed' }),
        owned('unesco', 10, { review: 'open' }),
        owned('unesco', 10, { progress: 'done' }),
        owned('unesco', 10, { progress: 'reported' }),
        owned('itu', 10),
      ],
      today,
    )
    const desk = await deskOf(db, lucia, reader)
    expect(desk.owed.lines.map(({ id }) => id)).toEqual([late, soon, later, undated])
    expect(desk.owed.total).toBe(4)
    expect(desk.bands).toEqual({ overdue: 1, soon: 1, later: 1, undated: 1 })
    // without evidence: under way, reported and done
    expect(desk.gaps).toEqual({ 'no-plan': 3, 'no-evidence': 3, 'no-report': 0 })
  })

  it('is the whole organization’s, the unit’s, or what names the person', async () => {
    const { db } = house.deps
    const [whole, units, named] = await buildMandates(db, [owned('itu', 10), owned('itu', 20), owned('itu', 30)], today)
    await db.updateTable('mandates.owner').set({ unit: 'BDT' }).where('mandate_id', 'in', [units!, named!]).execute()
    await db.updateTable('mandates.owner').set({ person_id: samuel.id }).where('mandate_id', '=', named!).execute()
    const shown = async (scope?: 'person' | 'unit' | 'organization') => {
      const desk = await deskOf(db, samuel, { ...reader, ...(scope && { scope }) })
      return desk.owed.lines.map(({ id }) => id)
    }
    expect(await shown()).toEqual([whole, units, named])
    expect(await shown('unit')).toEqual([units, named])
    expect(await shown('person')).toEqual([named])
    expect((await deskOf(db, samuel, reader)).scopes).toEqual([
      { scope: 'person', owed: 1 },
      { scope: 'unit', owed: 2 },
      { scope: 'organization', owed: 3 },
    ])
  })

  it('a member looks first after what names them', async () => {
    const { db } = house.deps
    const [named] = await buildMandates(db, [owned('village-networks', 10), owned('village-networks', 20)], today)
    await db.updateTable('mandates.owner').set({ person_id: 'daria-novak' }).where('mandate_id', '=', named!).execute()
    const desk = await deskOf(db, person('daria-novak', 'Daria Novak', 'village-networks', 'member'), reader)
    expect([desk.scope, desk.scopes.map(({ scope }) => scope)]).toEqual(['person', ['person', 'organization']])
    expect(desk.owed.lines.map(({ id }) => id)).toEqual([named])
  })

  it('says on the page what is due, how far away it is and who has it in hand', async () => {
    const { db } = house.deps
    const id = await buildMandate(db, owned('itu', 9, { words: { en: 'to report to Council' } }), today)
    await db.updateTable('mandates.owner').set({ unit: 'BDT', person_id: samuel.id }).where('mandate_id', '=', id).execute()
    const page = await house.as('bdt').get('/en/desk')
    expect(page.heading).toBe('My desk')
    expect(page.text).toContain('Samuel Otieno, ITU · BDT')
    expect(page.rows(/your organization owes/)).toEqual([
      ['Within 90 days'],
      [
        'to report to Council',
        expect.stringMatching(/^C26\/900, instructs/),
        '30 Nov 2026 in 9 days',
        'BDT · Samuel Otieno',
        'not started',
      ],
    ])
    const list = new URL(page.link(/^Within 90 days/), 'http://localhost')
    expect([list.pathname, list.searchParams.get('owner'), list.searchParams.get('gap')]).toEqual(['/en/mandates', 'itu', 'due-soon'])
  })

  it('whoever belongs to no organization is shown where to join one', async () => {
    const { email, password } = await buildPerson(house.deps)
    const page = await house.signedIn(email, password).get('/en/desk')
    expect(page.text).toContain('You act for no organization yet')
    expect(page.link('To the organizations')).toBe('/en/organizations')
  })
})

describe('what waits for a decision', () => {
  it('a focal point is offered what is addressed to the organization and owned by nobody, and takes it over', async () => {
    const { db } = house.deps
    const [officer, bureau, set, other] = await buildMandates(
      db,
      [
        { addressees: ['itu-sg'], due: [{ ends: '2027-01-01' }] },
        { addressees: ['itu-bdt'], due: [{ ends: '2027-02-01' }] },
        { addressees: ['itu-sg-and-directors'], due: [{ ends: '2027-03-01' }] },
        { addressees: ['unesco'] },
        { addressees: ['itu'], owners: ['unesco'] },
        { addressees: ['itu'], review: 'open' },
      ],
      today,
    )
    expect((await deskOf(db, samuel, reader)).unclaimed.lines.map(({ id }) => id)).toEqual([officer, bureau, set])
    expect((await deskOf(db, lucia, reader)).unclaimed.lines.map(({ id }) => id)).toEqual([other])
    expect((await deskOf(db, helene, reader)).unclaimed.total).toBe(0)

    const focal = house.as('unesco')
    const page = await focal.get('/en/desk')
    expect(page.link(/^1 mandate addressed to you/)).toBe('#unclaimed')
    await focal.press(page, /^Take it over/)
    const after = await deskOf(db, lucia, { ...reader, scope: 'person' })
    expect([after.owed.lines.map(({ id }) => id), after.unclaimed.total]).toEqual([[other], 0])
  })

  it('a reviewer sees documents with something to confirm, and what was reported and is to be closed', async () => {
    const { db } = house.deps
    const [, , reported] = await buildMandates(
      db,
      [{ document: 'C26-901' }, { document: 'C26-901', review: 'open' }, owned('unesco', -5)],
      today,
    )
    await report(house.deps, lucia, reported!, 1, { progress: 'reported', note: null })
    const desk = await deskOf(db, helene, reader)
    expect(desk.toReview).toMatchObject([{ document_id: 'C26-901', symbol: 'C26/901', open: 1, reworded: 0 }])
    expect(desk.toClose.lines.map(({ id }) => id)).toEqual([reported])
    expect((await house.as('secretariat').get('/en/desk')).link(/^C26\/901/)).toBe('/en/review/C26-901')
    expect(await deskOf(db, lucia, reader)).toMatchObject({ toReview: [], toClose: { total: 0 } })
  })
})

it('what others did to mandates of the organization is told, the latest first', async () => {
  const { deps } = house
  // the audit trail has the database's own time
  const reader = { day: new Date().toISOString().slice(0, 10), language: 'en' as const }
  const [mine, foreign] = await buildMandates(deps.db, [owned('unesco', 10), owned('itu', 10)], today)
  await addComment(deps, helene, mine!, 'en', 'Please look')
  await report(deps, helene, mine!, 1, { plan: 'A workshop in May' })
  await addComment(deps, lucia, mine!, 'es', 'Gracias')
  await addComment(deps, helene, foreign!, 'en', 'Elsewhere')
  const { changed } = await deskOf(deps.db, lucia, reader)
  expect(changed.map(({ action, actor_name, mandate_id }) => [action, actor_name, mandate_id])).toEqual([
    ['mandates.plan', 'Hélène Marchetti', mine],
    ['mandates.commented', 'Hélène Marchetti', mine],
  ])
})

describe('the desk in other programs', () => {
  const unfold = (ics: string) => ics.replace(/\r\n[ \t]/g, '')

  it('a calendar at a secret address follows what is owed, until the address is given up', async () => {
    const { deps, app } = house
    const [id] = await buildMandates(
      deps.db,
      [
        owned('unesco', 40, { words: { en: 'to report', es: 'que informe' } }),
        owned('unesco', 50),
        owned('itu', 60),
        owned('unesco', 70, { progress: 'done' }),
      ],
      today,
    )
    await deps.db.updateTable('mandates.owner').set({ person_id: lucia.id }).where('mandate_id', '=', id!).execute()
    const focal = house.as('unesco')
    await focal.follow(await focal.press(await focal.get('/es/desk'), 'Crear direcciones secretas'))
    const page = await focal.get('/es/desk')
    const { pathname, search } = new URL(page.link('Calendario de lo que debe la organización'))
    const read = async (more = '') => {
      const answer = await app.inject({ url: `${pathname}${search}${more}` })
      return { status: answer.statusCode, type: answer.headers['content-type'], body: unfold(answer.body) }
    }
    const calendar = await read()
    expect(calendar).toMatchObject({ status: 200, type: 'text/calendar; charset=utf-8' })
    expect(calendar.body.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(calendar.body).toContain('SUMMARY:que informe')
    expect(calendar.body).toContain('DTSTART;VALUE=DATE:20261231')
    expect((await read('&scope=person')).body.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect((await app.inject({ url: `${pathname}${search.slice(0, -1)}x` })).statusCode).toBe(404)

    await focal.press(page, 'Anular estas direcciones')
    expect((await read()).status).toBe(404)
    await focal.post('/es/desk/subscription')
    expect((await read()).status).toBe(404)
    const renewed = new URL((await focal.get('/es/desk')).link('Calendario de lo que debe la organización'))
    expect((await app.inject({ url: renewed.pathname + renewed.search })).statusCode).toBe(200)
  })

  it('a time that moves keeps its place in the calendar, with a later sequence', async () => {
    const { deps, app } = house
    await deps.db.updateTable('reference.session').set({ starts: '2027-03-15', ends: '2027-03-26' }).where('id', '=', 'cstd-30').execute()
    await buildMandate(deps.db, { owners: ['unesco'], due: [{ session: 'cstd-30' }] }, today)
    const focal = house.as('unesco')
    await focal.post('/en/desk/subscription')
    const { pathname, search } = new URL((await focal.get('/en/desk')).link('Calendar of what the organization owes'))
    const event = async () => {
      const body = unfold((await app.inject({ url: pathname + search })).body)
      const field = (name: string) => new RegExp(`^${name}[^:]*:(.*)\r$`, 'm').exec(body)?.[1] ?? ''
      return { uid: field('UID'), start: field('DTSTART'), sequence: Number(field('SEQUENCE')) }
    }
    const before = await event()
    const from = { starts: '2027-03-15', ends: '2027-03-26' }
    const to = { starts: '2027-05-03', ends: '2027-05-14' }
    await inTransaction(deps.db, async (tx) => {
      await tx.updateTable('reference.session').set(to).where('id', '=', 'cstd-30').execute()
      await deps.events.emit(tx, 'reference.session-moved', { sessionId: 'cstd-30', bodyId: 'cstd', from, to, note: null, actor: helene })
    })
    expect(before.start).toBe('20270315')
    expect(await event()).toEqual({ uid: before.uid, start: '20270503', sequence: before.sequence + 1 })
  })

  it('a feed tells what others did; one who has left reads nothing in it any more', async () => {
    const { deps, app } = house
    clock.set(new Date().toISOString())
    const id = await buildMandate(deps.db, owned('village-networks', 10), today)
    const member = house.as('member')
    await member.post('/en/desk/subscription')
    await addComment(deps, helene, id, 'en', 'Please look')
    const { pathname, search } = new URL((await member.get('/en/desk')).link('Feed of changes'))
    const entries = async () => (await app.inject({ url: pathname + search })).body.match(/<entry>/g)?.length ?? 0
    expect(await entries()).toBe(1)
    await deps.db.updateTable('people.person').set({ organization_id: null, roles: [] }).where('id', '=', 'daria-novak').execute()
    expect(await entries()).toBe(0)
    await deps.db
      .updateTable('people.person')
      .set({ organization_id: 'village-networks', roles: ['member'] })
      .where('id', '=', 'daria-novak')
      .execute()
  })
})

describe('gaps', () => {
  const keep = <T>(_key: string, make: () => Promise<T>) => make()

  it('each counts what it lists, and is what it says', async () => {
    const { deps } = house
    const { db } = deps
    await db.updateTable('reference.session').set({ starts: '2026-07-06', ends: '2026-07-10' }).where('id', '=', 'hlpf-2026').execute()
    const ids = await buildMandates(
      db,
      [
        { addressees: ['itu-sg'] },
        owned('unesco', 200),
        owned('unesco', 200, { plan: 'A workshop', progress: 'under-way' }),
        owned('unesco', 200, { plan: 'A workshop', progress: 'under-way' }),
        owned('unesco', -5, { plan: 'A workshop' }),
        owned('unesco', 30, { plan: 'A workshop' }),
        { owners: ['unesco'], plan: 'A workshop', due: [{ session: 'hlpf-2026' }] },
        { owners: ['unesco'], plan: 'A workshop', due: [{ session: 'hlpf-2026' }], progress: 'reported' },
        owned('unesco', -5, { state: 'superseded' }),
        owned('unesco', -5, { review: 'open' }),
      ],
      today,
    )
    const [nobody, unplanned, bare, proven, late, soon, passed, told] = ids as number[]
    await addEvidence(deps, helene, proven!, {
      title: 'Report',
      url: 'https://example.org',
      document: null,
      note: null,
      occurrence: null,
      activity: false,
    })
    const expected: Record<(typeof gaps)[number], (number | undefined)[]> = {
      'no-owner': [nobody],
      'no-plan': [unplanned],
      'no-evidence': [bare, told],
      overdue: [late, passed],
      'due-soon': [soon],
      'no-report': [passed],
    }
    const counted = (await countMandates(db, keep, publicActor, readFilter(new URLSearchParams()), today)).facets.gap
    const anonymous = house.as('public')
    await forget()
    for (const gap of gaps) {
      const rows: number[] = []
      const filter = readFilter(new URLSearchParams({ gap }))
      for await (const row of everyMandate(db, publicActor, filter, { by: 'due', descending: false }, reader)) rows.push(row.id)
      expect([gap, rows.toSorted((a, b) => a - b)]).toEqual([gap, expected[gap]])
      expect([gap, counted.get(gap)]).toEqual([gap, expected[gap].length])
      const page = await anonymous.get(`/en/gaps?gap=${gap}`)
      expect(page.rows()).toHaveLength(expected[gap].length)
    }
    expect((await anonymous.get('/en/gaps')).link(/^No report|^Session passed/)).toBe('/en/gaps?gap=no-report')
  })

  it('are told by instrument, those with the most first', async () => {
    const { db } = house.deps
    const [first, second] = await db.selectFrom('documents.instrument').select(['id', 'symbol']).orderBy('id').limit(2).execute()
    await buildMandates(
      db,
      [
        { instrument: first!.id, owners: ['unesco'], plan: 'A workshop' },
        { instrument: first!.id },
        { instrument: second!.id },
        { instrument: second!.id, owners: ['unesco'], due: [{ ends: '2026-11-01' }] },
      ],
      today,
    )
    const none = { 'no-owner': 0, 'no-plan': 0, 'no-evidence': 0, overdue: 0, 'due-soon': 0, 'no-report': 0 }
    expect(await gapsByInstrument(db, keep, publicActor, today)).toEqual([
      { id: second!.id, symbol: second!.symbol, mandates: 2, ...none, 'no-owner': 1, 'no-plan': 1, overdue: 1 },
      { id: first!.id, symbol: first!.symbol, mandates: 2, ...none, 'no-owner': 1 },
    ])
    await forget()
    const page = await house.as('public').get('/en/gaps?gap=overdue')
    expect(page.rows('By instrument')[0]).toEqual([second!.symbol, '2', '1', '1', '', '1', '', ''])
  })
})

describe('handover', () => {
  it('is one form for the focal point: who leaves, who takes over, and why', async () => {
    const { db } = house.deps
    const ids = await buildMandates(db, [owned('itu', 10), owned('itu', 20), owned('unesco', 20)], today)
    await db.updateTable('mandates.owner').set({ person_id: helene.id }).where('organization_id', '=', 'itu').execute()
    const focal = house.as('bdt')
    const page = await focal.get('/en/organizations/itu/handover')
    expect(page.field('Who leaves').choices.map(({ label }) => label)).toEqual(['Choose a colleague', 'Hélène Marchetti (2)'])

    const refused = await focal.press(page, 'Hand over', { 'Who takes over': samuel.id, Note: 'To Nairobi' })
    expect([refused.status, refused.field('Who leaves').error]).toEqual([422, expect.stringMatching(/./)])
    expect([refused.field('Who takes over').value, refused.field('Note').value]).toEqual([samuel.id, 'To Nairobi'])
    expect((await focal.press(page, 'Hand over', { 'Who leaves': helene.id, 'Who takes over': helene.id })).status).toBe(422)
    expect((await focal.press(page, 'Hand over', { 'Who leaves': helene.id, 'Who takes over': lucia.id })).status).toBe(422)

    const done = await focal.follow(await focal.press(refused, 'Hand over', { 'Who leaves': helene.id }))
    expect(done.notice).toBe('2 mandates were handed over.')
    const owners = await db.selectFrom('mandates.owner').select(['mandate_id', 'person_id']).orderBy('mandate_id').execute()
    expect(owners.map(({ person_id }) => person_id)).toEqual([samuel.id, samuel.id, null])
    expect(owners.map(({ mandate_id }) => mandate_id)).toEqual(ids)
  })

  it('is not another organization’s', async () => {
    expect((await house.as('unesco').get('/en/organizations/itu/handover')).status).toBe(403)
    expect((await house.as('unesco').post('/en/organizations/itu/handover', { from: helene.id })).status).toBe(403)
    expect((await house.as('member').get('/en/organizations/village-networks/handover')).status).toBe(403)
    expect((await house.as('secretariat').get('/en/organizations/unesco/handover')).status).toBe(200)
    expect((await house.as('secretariat').get('/en/organizations/nobody/handover')).status).toBe(404)
  })
})

it('desk, gaps and handover take as many statements for thirty mandates as for one', async () => {
  const { deps, queries } = house
  const agent = house.as('secretariat')
  const pages = ['/en/desk', '/en/gaps', '/en/organizations/itu/handover']
  const counted = async () => {
    const counts: number[] = []
    for (const path of pages) {
      await forget() // what is kept would hide statements
      queries.length = 0
      expect((await agent.get(path)).status).toBe(200)
      counts.push(queries.length)
    }
    return counts
  }
  const [instrument] = await deps.db.selectFrom('documents.instrument').select('id').limit(1).execute()
  const kinds = [
    owned('itu', -5, { instrument: instrument!.id }),
    { addressees: ['itu-sg'] },
    owned('unesco', 10, { progress: 'reported' }),
    { review: 'open' as const, document: 'C26-902' },
  ]
  const ids = await buildMandates(deps.db, kinds, today)
  await deps.db.updateTable('mandates.owner').set({ person_id: helene.id }).where('organization_id', '=', 'itu').execute()
  await addComment(deps, samuel, ids[0]!, 'en', 'Look')
  await agent.get('/en/desk') // signed in
  const few = await counted()
  await buildMandates(
    deps.db,
    Array.from({ length: 30 }, (_, i) => kinds[i % 4]!),
    today,
  )
  for (const id of ids.slice(0, 3)) await addComment(deps, samuel, id, 'en', 'Look again')
  expect(await counted()).toEqual(few)
})
