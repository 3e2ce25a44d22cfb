import { Kysely, PostgresDialect, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts'
import { type Actor, publicActor } from '../../platform/actor.ts'
import type { Database } from '../../platform/db/index.ts'
import { type Order, readFilter } from './filter.ts'
import type { Keep } from './keep.ts'
import { countMandates } from './queries/counts.ts'
import { listMandates, type Place } from './queries/register.ts'
import { buildMandate, buildMandates } from './testing.ts'

const day = '2026-11-21'
const member: Actor = { kind: 'person', id: 'm', name: 'M', roles: ['delegate'], organization: null, language: 'en' }
const keep: Keep = (_, make) => make()
const filter = (query: string) => readFilter(new URLSearchParams(query))
const due: Order = { by: 'due', descending: false }
const all: Place = { key: null, backwards: false, limit: 1000 }

describe('the register', () => {
  let database: TestDatabase
  const ids: Record<string, number> = {}
  beforeAll(async () => {
    database = await testDatabase()
    const { db } = database
    await db
      .insertInto('people.organization')
      .values({
        id: 'unesco',
        name: '{"en":"UNESCO"}',
        acronym: 'UNESCO',
        kind: 'united-nations',
        country_id: null,
        addressee_id: null,
        website: null,
      })
      .onConflict((c) => c.doNothing())
      .execute()
    const build = async (name: string, given: Parameters<typeof buildMandate>[1]) => (ids[name] = await buildMandate(db, given, day))
    await build('late', {
      due: [{ ends: '2026-10-01' }],
      words: { en: 'to report on broadband', fr: 'faire rapport sur le large bande', zh: '报告宽带情况' },
    })
    await build('soon', {
      due: [{ session: 'cstd-30' }],
      recipients: ['cstd'],
      addressees: ['itu-sg', 'itu-bdt'],
      actionLines: ['C5'],
      owners: ['unesco'],
    })
    await build('reported', { due: [{ ends: '2026-10-01' }], progress: 'reported', addressees: ['cstd'], sdgs: ['9.c'] })
    await build('dateless', { addressees: ['member-states'], state: 'proposed', actionLines: ['C7-ehea'] })
    await build('open', { review: 'open', due: [{ ends: '2026-10-02' }] })
    await build('superseded', { addressees: ['itu-council'], state: 'superseded', due: [{ ends: '2025-01-01' }] })
    await build('members', { document: 'C26-901', visibility: 'members', due: [{ ends: '2027-01-01' }] })
  })
  afterAll(() => database.close())

  const shown = async (query: string, actor: Actor = publicActor, order = due) => {
    const rows = await listMandates(database.db, actor, filter(query), order, all, { day, language: 'en' })
    return rows.map((row) => Object.keys(ids).find((name) => ids[name] === row.id))
  }

  it('shows what is confirmed, what is due first on top, what has no date last', async () => {
    expect(await shown('')).toEqual(['late', 'reported', 'soon', 'dateless'])
  })

  it('shows what counts, or would if adopted, unless a state is chosen; the states lead to the rest', async () => {
    expect([await shown('addressee=itu-council'), await shown('state=superseded')]).toEqual([[], ['superseded']])
    expect(await shown('state=superseded&state=in-force')).toEqual(['late', 'reported', 'soon', 'superseded'])
    const { total, facets } = await countMandates(database.db, keep, publicActor, filter(''), day)
    expect([total, Object.fromEntries(facets.state)]).toEqual([4, { 'in-force': 3, proposed: 1, superseded: 1 }])
    expect(facets.addressee.has('itu-council')).toBe(false)
  })

  it('shows mandates of a document for members to members only, and counts them for nobody else', async () => {
    expect([await shown('document=C26-901'), await shown('document=C26-901', member)]).toEqual([[], ['members']])
    const total = async (actor: Actor) => (await countMandates(database.db, keep, actor, filter(''), day)).total
    expect([await total(publicActor), await total(member)]).toEqual([4, 5])
  })

  it.each([
    ['addressee=itu-sg', ['late', 'soon']],
    ['addressee=cstd&addressee=member-states', ['reported', 'dateless']],
    ['recipient=cstd', ['soon']],
    ['session=cstd-30', ['soon']],
    ['line=C5', ['soon']],
    ['line=C7', ['dateless']],
    ['sdg=9', ['reported']],
    ['state=proposed', ['dateless']],
    ['progress=reported', ['reported']],
    ['owner=unesco', ['soon']],
    ['owner=none&state=in-force', ['late', 'reported']],
    ['due=overdue', ['late']],
    ['due=none', ['dateless']],
    ['due=year', ['soon']],
    ['from=2026-10-01&to=2026-12-31', ['late', 'reported']],
    ['addressee=itu-sg&due=overdue', ['late']],
    ['state=nonsense&due=nonsense&from=2026-02-31', ['late', 'reported', 'soon', 'dateless']],
  ])('filters by %s', async (query, expected) => {
    expect(await shown(query)).toEqual(expected)
  })

  it.each([['broadband'], ['reports broadband'], ['"large bande"'], ['宽带'], ['C26/900 broadband']])(
    'finds %s in whatever language it is written',
    async (q) => {
      expect(await shown(`q=${encodeURIComponent(q)}`)).toEqual(['late'])
    },
  )

  it('counts each choice as the list would be with it, the other choices as they are', async () => {
    const { total, facets, months } = await countMandates(database.db, keep, publicActor, filter('addressee=itu-sg'), day)
    expect(total).toBe(2)
    expect(Object.fromEntries(facets.addressee)).toEqual({ 'itu-sg': 2, 'itu-bdt': 1, cstd: 1, 'member-states': 1 })
    expect(Object.fromEntries(facets.due)).toEqual({ overdue: 1, year: 1 })
    expect(Object.fromEntries(facets.owner)).toEqual({ none: 1, unesco: 1 })
    expect(Object.fromEntries(facets.session)).toEqual({ 'cstd-30': 1 })
    expect(Object.fromEntries(months)).toEqual({ '2026-10': { count: 1, late: 1 }, '2027-04': { count: 1, late: 0 } })
  })

  it('speaks each mandate in the reader’s language where the paper has it', async () => {
    const rows = await listMandates(database.db, publicActor, filter('due=overdue'), due, all, { day, language: 'fr' })
    expect(rows.map(({ language, deliverable }) => [language, deliverable])).toEqual([['fr', 'faire rapport sur le large bande']])
  })
})

describe('a register of thousands', () => {
  let database: TestDatabase
  let compiled: { sql: string; parameters: readonly unknown[] }[] = []
  let db: Kysely<Database>
  beforeAll(async () => {
    database = await testDatabase()
    db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: database.pool }), log: ({ query }) => void compiled.push(query) })
    const day = (i: number) => `2027-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + (i % 28)).padStart(2, '0')}`
    await buildMandates(
      database.db,
      Array.from({ length: 4000 }, (_, i) => ({
        path: `resolves ${i}`,
        due: i % 7 ? [{ ends: day(i) }] : [],
        addressees: [['itu-sg', 'cstd', 'itu-council'][i % 3]!],
        updatedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, i)),
        // four of five have the common word
        words: { en: i % 5 ? `to report on progress number ${i}` : `to submit paper number ${i}` },
      })),
      '2026-11-21',
    )
    await sql`analyze`.execute(database.db)
  }, 120_000)
  afterAll(() => database.close())

  const plan = async (work: () => Promise<unknown>): Promise<string> => {
    compiled = []
    await work()
    const { sql: text, parameters } = compiled.at(-1)!
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...parameters])
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  const page =
    (query: string, order: Order, key: Place['key'] = null) =>
    () =>
      listMandates(db, publicActor, filter(query), order, { key, backwards: false, limit: 51 }, { day, language: 'en' })

  it.each([
    ['due', false, 'mandate_register_due', ['2027-05-05', 100]],
    ['due', true, 'mandate_register_due_last', ['2027-05-05', 100]],
    ['updated', true, 'mandate_register_updated', ['2026-01-01T00:10:00.000000Z', 100]],
    ['addressee', false, 'mandate_register_addressee', ['cstd', 100]],
  ] as const)('is read along the index of its order: %s, descending %s', async (by, descending, index, key) => {
    for (const place of [null, key]) {
      const text = await plan(page('', { by, descending }, place))
      expect(text).toMatch(new RegExp(`Index Scan (Backward )?using ${index} `))
      expect(text).not.toContain('Seq Scan on mandate')
    }
  })

  it('a word that nearly all have is not looked up: the index of deadlines is read until the page is full', async () => {
    const text = await plan(page('q=report', due))
    expect(text).toContain('using mandate_register_due ')
    expect(text).not.toContain('mandate_search')
  })

  it('a rare word is looked up', async () => {
    expect(await plan(page('q=1234', due))).toContain('mandate_search')
  })

  it('a common word is not counted to the end, and its choices are those of the list without it', async () => {
    const counts = await countMandates(database.db, keep, publicActor, filter('q=report'), day)
    expect([counts.total, counts.counted]).toEqual([1001, false])
  })

  it.each([
    [{ by: 'due', descending: false }],
    [{ by: 'due', descending: true }],
    [{ by: 'updated', descending: true }],
    [{ by: 'addressee', descending: false }],
  ] as [Order][])('leafing through %o forth and back meets each mandate once', async (order) => {
    const step = async (key: Place['key'], backwards: boolean) =>
      listMandates(database.db, publicActor, filter('addressee=cstd'), order, { key, backwards, limit: 97 }, { day, language: 'en' })
    const forth: number[] = []
    let rows = await step(null, false)
    let last = rows
    while (rows.length > 0) {
      forth.push(...rows.map((row) => row.id))
      last = rows
      rows = await step([rows.at(-1)!.sort_key, rows.at(-1)!.id], false)
    }
    expect([forth.length, new Set(forth).size]).toEqual([1333, 1333])
    const back = last.map((row) => row.id)
    for (rows = last; rows.length > 0; ) {
      rows = await step([rows[0]!.sort_key, rows[0]!.id], true)
      back.unshift(...rows.map((row) => row.id))
    }
    expect(back).toEqual(forth)
  })
})
