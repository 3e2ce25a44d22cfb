import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import type { Actor } from '../../platform/actor.ts'
import { auditAll } from '../../platform/audit/index.ts'
import { inTransaction } from '../../platform/db/index.ts'
import { unsubscribeLink } from './unsubscribe.ts'

let it: TestApp
beforeAll(async () => {
  it = await testApp()
})
afterAll(() => it.close())

const noor: Actor = { kind: 'person', id: 'noor', name: 'Noor Castellanos', roles: [], organization: null, language: 'en' }

const write = (changes: { action: string; id: string; note?: string }[], actor = noor) =>
  inTransaction(it.deps.db, (tx) =>
    auditAll(
      tx,
      actor,
      changes.map(({ action, id, note }) => ({
        action,
        record: { type: 'test.thing', id },
        before: { state: 'open' },
        after: { state: 'done' },
        note: note ?? null,
      })),
    ),
  )

test('the trail is filtered by who, what, which record and when', async () => {
  await write([
    { action: 'test.opened', id: 'one' },
    { action: 'test.closed', id: 'one' },
    { action: 'test.closed', id: 'two' },
  ])
  const agent = it.as('administrator')
  const actions = async (query: string) => (await agent.get(`/en/audit?${query}`)).rows().map((row) => `${row[2]} ${row[3]}`)
  expect(await actions('who=castellanos&action=test.closed')).toEqual(['test.closed test.thing two', 'test.closed test.thing one'])
  expect(await actions('record=test.thing&id=one')).toEqual(['test.closed test.thing one', 'test.opened test.thing one'])
  expect((await agent.get('/en/audit?who=noor&to=2020-01-01')).text).toContain('Nothing fits')
  expect((await agent.get('/en/audit?who=noor&from=&to=')).rows()).toHaveLength(3)
})

test('the days of the filter are Geneva days', async () => {
  await it.deps.db
    .insertInto('platform.audit')
    .values({
      at: new Date('2026-03-01T23:30:00Z'),
      actor_kind: 'system',
      actor_name: 'Night',
      action: 'test.ran',
      record_type: 'test.night',
      record_id: '1',
    })
    .execute()
  const agent = it.as('administrator')
  const found = async (from: string, to: string) =>
    (await agent.get(`/en/audit?record=test.night&from=${from}&to=${to}`)).has('table', 'Audit trail')
  expect(await found('2026-03-02', '2026-03-02')).toBe(true)
  expect(await found('2026-03-01', '2026-03-01')).toBe(false)
})

test('the export holds exactly the filtered list, over all its parts, and runs nothing in a spreadsheet', async () => {
  await write(Array.from({ length: 2100 }, (_, n) => ({ action: 'test.counted', id: String(n), ...(n === 0 && { note: '=1+1' }) })))
  const answer = await it.as('administrator').get('/en/audit.csv?action=test.counted')
  const lines = answer.html.trimEnd().split('\r\n')
  expect(lines).toHaveLength(2101)
  expect(new Set(lines).size).toBe(2101)
  expect(lines[0]).toBe('\ufeffid,at,actor_kind,actor_id,actor_name,action,record_type,record_id,before,after,note,request_id')
  expect(lines.at(-1)).toContain(`,test.counted,test.thing,0,"{""state"":""open""}","{""state"":""done""}",'=1+1,`)
})

test('a long trail goes on by the id of its last entry', async () => {
  const agent = it.as('administrator')
  const first = await agent.get('/en/audit?action=test.counted')
  const second = await agent.get(first.link('Next'))
  expect([first.rows().length, second.rows().length, first.rows().at(-1)?.[3], second.rows()[0]?.[3]]).toEqual([
    50,
    50,
    'test.thing 2050',
    'test.thing 2049',
  ])
})

test('only administrators see trail and settings', async () => {
  for (const someone of ['secretariat', 'focal-point', 'delegate', 'chair', 'member'] as const) {
    const agent = it.as(someone)
    for (const path of ['/en/audit', '/en/audit.csv', '/en/settings'])
      expect([someone, path, (await agent.get(path)).status]).toEqual([someone, path, 403])
  }
})

test('settings are shown, secrets are not', async () => {
  const page = await it.as('administrator').get('/en/settings')
  const value = (variable: string) => page.rows().find(([name]) => name === variable)?.[1]
  expect([value('DATABASE_URL'), value('ACTIONLINE_SECRET'), value('PORT')]).toEqual(['••••••', '••••••', '8080 (standard)'])
  expect(page.html).not.toContain(it.deps.config.secret)
})

test('what a person changes on the account is in the trail of that person, for the focal point too', async () => {
  const agent = it.as('unesco')
  await agent.press(await agent.get('/en/account'), 'Save', { 'Your name': 'Lucía Ferrer Ruiz', 'Time zone': 'America/Lima' })
  const page = await agent.get('/en/people/lucia-ferrer')
  expect(page.text).toContain('name: from “Lucía Ferrer” to “Lucía Ferrer Ruiz”')
  expect(page.text).toContain('time zone: from “Europe/Paris” to “America/Lima”')
  expect((await it.as('member').get('/en/people/lucia-ferrer')).text).not.toContain('Europe/Paris')
})

test('a mail address is seen by those who have to write, and by nobody else', async () => {
  const shows = async (someone: Parameters<typeof it.as>[0]) =>
    (await it.as(someone).get('/en/people/daria-novak')).text.includes('member@example.org')
  expect([await shows('secretariat'), await shows('member'), await shows('unesco'), await shows('delegate')]).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('the link at the foot of a letter stops one kind of mail, without signing in; a forged one does nothing', async () => {
  const unwanted = async () =>
    (await it.deps.db.selectFrom('people.person').select('unwanted').where('id', '=', 'amal-haddad').executeTakeFirstOrThrow()).unwanted
  const link = unsubscribeLink(it.deps.config, 'amal-haddad', 'reminders')
  const reader = it.as('public')
  expect((await reader.get(`/en${link}`)).text).toContain('deadlines that come near or have passed')
  expect(await unwanted()).toEqual([])
  expect((await reader.post(`/en${link.replace('reminders', 'changes')}`)).status).toBe(404)
  await reader.post(`/en${link}`)
  await reader.post(`/en${link}`)
  expect(await unwanted()).toEqual(['reminders'])
  const chosen = (await it.as('delegate').get('/en/account')).field('Write to me about')
  expect(chosen.value).toBe('assignments,changes')
})
