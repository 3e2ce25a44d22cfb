import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import { type Actor, systemActor } from '../../../platform/actor.ts'
import { historyOf } from '../../../platform/audit/index.ts'
import { fixedClock } from '../../../platform/clock.ts'
import { addComment } from '../commands/comment.ts'
import { addEvidence } from '../commands/link.ts'
import { reportOccurrence } from '../commands/report.ts'
import { buildMandates, type Given } from '../testing.ts'
import { carryOver, confirmCarryOver } from './commands.ts'

const day = '2026-11-21'
const instrument = 'a-res-70-1'
const [older, newer] = ['C26-920', 'C26-921']
let house: TestApp
let secretariat: Agent
const clerk: Actor = { kind: 'person', id: 'helene', name: 'Hélène', roles: ['secretariat'], organization: 'itu', language: 'fr' }

beforeAll(async () => {
  house = await testApp({ clock: fixedClock(`${day}T10:00:00Z`) })
  secretariat = house.as('secretariat')
})
afterAll(() => house.close())
beforeEach(async () => {
  const { db } = house.deps
  await db.deleteFrom('mandates.carry_over').execute()
  await db.deleteFrom('mandates.mandate').execute()
  await db.updateTable('documents.document').set({ instrument_id: null }).where('id', 'in', [older, newer]).execute()
})

const build = (document: string, all: readonly Given[]) =>
  buildMandates(
    house.deps.db,
    all.map((given) => ({ document, instrument, ...given })),
    day,
  )
/** The documents as adopted texts of one instrument, a year apart. */
async function editions() {
  const { db } = house.deps
  for (const [id, dated] of [
    [older, '2025-06-01'],
    [newer, '2026-06-01'],
  ] as const)
    await db.updateTable('documents.document').set({ dated, instrument_id: instrument, standing: 'adopted' }).where('id', '=', id).execute()
}
const propose = () => house.deps.db.transaction().execute((tx) => carryOver(tx, systemActor, { instrument, from: older, to: newer }))
const standing = (ids: readonly number[]) =>
  house.deps.db
    .selectFrom('mandates.mandate')
    .select(['id', 'review', 'state', 'progress', 'owner_organizations', 'superseded_by', 'plan'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()

describe('a newer edition comes into force', () => {
  const adopt = (documentId: string, from: 'proposal' | 'adopted', to: 'proposal' | 'adopted') =>
    house.deps.db.transaction().execute((tx) =>
      house.deps.events.emit(tx, 'documents.standing-corrected', {
        documentId,
        from: { standing: from, instrumentId: instrument, bodyId: null },
        to: { standing: to, instrumentId: instrument, bodyId: null },
        actor: clerk,
      }),
    )
  const proposed = () => house.deps.db.selectFrom('mandates.carry_over').select(['from_document', 'to_document']).execute()

  it('its mandates wait to follow those of the one before, also when the older text is recorded later', async () => {
    await build(older, [{}])
    await build(newer, [{}])
    await editions()
    await adopt(newer, 'proposal', 'adopted')
    expect(await proposed()).toEqual([{ from_document: older, to_document: newer }])
    await house.deps.db.deleteFrom('mandates.carry_over').execute()
    await adopt(older, 'proposal', 'adopted')
    expect(await proposed()).toEqual([{ from_document: older, to_document: newer }])
    expect((await secretariat.get('/en/review')).text).toContain('Newer editions to carry over to')
  })

  it('that is no adopted text after all carries nothing over', async () => {
    await build(older, [{}])
    await build(newer, [{}])
    await editions()
    await adopt(newer, 'proposal', 'adopted')
    await house.deps.db.updateTable('documents.document').set({ standing: 'proposal' }).where('id', '=', newer).execute()
    await adopt(newer, 'adopted', 'proposal')
    expect(await proposed()).toEqual([])
  })
})

describe('a confirmed carry-over', () => {
  it('hands owners, reports, evidence, comments and progress to the mandate that goes on, and links both', async () => {
    const { deps } = house
    const [reported, gone] = await build(older, [
      {
        path: 'instructs 1',
        words: { en: 'to report to the Council every year' },
        owners: ['unesco', 'undp'],
        progress: 'under-way',
        plan: 'A plan',
        due: [{ ends: '2027-03-01' }],
        actionLines: ['C5'],
      },
      { path: 'instructs 2', words: { en: 'to open an office in Addis Ababa' } },
    ])
    const [goesOn, fresh] = await build(newer, [
      { path: 'instructs 3', words: { en: 'to report to the Council every year' }, review: 'open', due: [{ ends: '2027-03-01' }] },
      { path: 'instructs 4', words: { en: 'to publish statistics of all regions' }, review: 'open' },
    ])
    await editions()
    const note = { title: 'A note', url: null, document: null, note: 'seen', occurrence: null, activity: false }
    await addEvidence(deps, systemActor, reported!, note)
    await addComment(deps, systemActor, reported!, 'en', 'A word')
    const time = await deps.db
      .selectFrom('mandates.occurrence')
      .select(['id', 'version'])
      .where('mandate_id', '=', reported!)
      .executeTakeFirstOrThrow()
    await reportOccurrence(deps, clerk, reported!, time.id, { status: 'done', note: 'told', version: time.version })
    const id = await propose()

    expect(await confirmCarryOver(deps, clerk, id, null)).toEqual({ continued: 1, ended: 1 })

    expect(await standing([reported!, gone!, goesOn!, fresh!])).toEqual([
      expect.objectContaining({ state: 'superseded', superseded_by: goesOn, owner_organizations: ['unesco', 'undp'] }),
      expect.objectContaining({ state: 'spent', superseded_by: null }),
      {
        id: goesOn,
        review: 'confirmed',
        state: 'in-force',
        progress: 'done',
        owner_organizations: ['unesco', 'undp'],
        superseded_by: null,
        plan: 'A plan',
      },
      expect.objectContaining({ review: 'open', state: 'in-force' }),
    ])
    const count = async (table: 'mandates.evidence' | 'mandates.comment' | 'mandates.occurrence', of: number) =>
      (await deps.db.selectFrom(table).select('id').where('mandate_id', '=', of).execute()).length
    for (const table of ['mandates.evidence', 'mandates.comment', 'mandates.occurrence'] as const)
      expect([table, await count(table, reported!), await count(table, goesOn!)]).toEqual([table, 0, 1])
    expect((await historyOf(deps.db, 'mandates.mandate', reported!)).map(({ action }) => action)).toContain('mandates.superseded')
    expect((await historyOf(deps.db, 'mandates.mandate', goesOn!)).map(({ action }) => action)).toContain('mandates.carried-over')

    const earlier = await secretariat.get(`/en/mandates/${reported}`)
    expect(earlier.html).toContain(`/en/mandates/${goesOn}`)
    expect((await secretariat.get(`/en/mandates/${goesOn}`)).html).toContain(`/en/mandates/${reported}`)
    expect((await secretariat.get(`/en/mandates/${gone}`)).text).toContain('has ended this mandate')
    await expect(confirmCarryOver(deps, clerk, id, null)).rejects.toMatchObject({ status: 409 })
  })

  it('does not take a report to the last conference for one to the next', async () => {
    const { deps } = house
    const words = { en: 'to report to the next conference' }
    const [before] = await build(older, [{ path: 'instructs 1', words, due: [{ ends: '2025-12-01' }], progress: 'reported' }])
    await deps.db.updateTable('mandates.occurrence').set({ status: 'reported' }).where('mandate_id', '=', before!).execute()
    const [after] = await build(newer, [{ path: 'instructs 1', words, due: [{ ends: '2027-12-01' }] }])
    await editions()
    await confirmCarryOver(deps, clerk, await propose(), null)
    expect(
      await deps.db.selectFrom('mandates.occurrence').select(['ends', 'status']).where('mandate_id', '=', after!).orderBy('ends').execute(),
    ).toEqual([
      { ends: '2025-12-01', status: 'reported' },
      { ends: '2027-12-01', status: 'open' },
    ])
    expect((await standing([after!]))[0]!.progress).toBe('under-way')
  })

  it('waits until the step before it is done', async () => {
    await build(older, [{}])
    await build(newer, [{}])
    await editions()
    await propose()
    await build('C26-922', [{}])
    const next = await house.deps.db.transaction().execute((tx) => carryOver(tx, systemActor, { instrument, from: newer, to: 'C26-922' }))
    await expect(confirmCarryOver(house.deps, clerk, next, null)).rejects.toMatchObject({
      messageKey: 'mandates.error.carry-over-in-order',
    })
  })

  it('is one for those who review alone', async () => {
    await build(older, [{}])
    await build(newer, [{}])
    await editions()
    await expect(confirmCarryOver(house.deps, { ...clerk, roles: ['focal-point'] }, await propose(), null)).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('the desk of a carry-over', () => {
  const two = async () => {
    const [a, b] = await build(older, [
      { path: 'instructs 1', words: { en: 'to report to the Council every year', fr: 'de faire rapport au Conseil chaque année' } },
      { path: 'instructs 2', words: { en: 'to keep the forum open to all stakeholders' } },
    ])
    const [c, d] = await build(newer, [
      { path: 'instructs 1', words: { en: 'to report to the Council every year', fr: 'de faire rapport au Conseil chaque année' } },
      { path: 'instructs 2', words: { en: 'to close the database at the end of 2027' } },
    ])
    await editions()
    return { a: a!, b: b!, c: c!, d: d!, id: await propose() }
  }

  it('keeps what a person chose against the proposal, and carries it over so', async () => {
    const { a, b, c, d, id } = await two()
    const address = `/en/review/carry-overs/${id}`
    const shown = await secretariat.get(address)
    expect([shown.status, shown.text.includes('unchanged'), shown.text.includes('ended')]).toEqual([200, true, true])
    const form = { version: '1', [`m${a}`]: String(c), [`m${b}`]: String(d) }
    expect((await secretariat.post(`${address}/choices`, form)).status).toBe(303)
    expect((await secretariat.get(address)).text).toContain('chosen by a person')
    expect((await standing([b]))[0]!.state).toBe('in-force')
    expect((await secretariat.post(`${address}/confirmation`, { ...form, version: '2' })).status).toBe(303)
    expect(await standing([a, b])).toEqual([
      expect.objectContaining({ state: 'superseded', superseded_by: c }),
      expect.objectContaining({ state: 'superseded', superseded_by: d }),
    ])
    expect((await secretariat.get(address)).text).toContain('reworded')
  })

  it('refuses what somebody else has chosen since, a row left out, and a mandate of another text', async () => {
    const { a, b, c, id } = await two()
    const post = async (form: Record<string, string>) => (await secretariat.post(`/en/review/carry-overs/${id}/confirmation`, form)).status
    expect(await post({ version: '7', [`m${a}`]: String(c), [`m${b}`]: 'ended' })).toBe(409)
    expect(await post({ version: '1', [`m${a}`]: String(c) })).toBe(422)
    expect(await post({ version: '1', [`m${a}`]: String(c), [`m${b}`]: String(a) })).toBe(422)
    expect((await standing([a, b])).map(({ state }) => state)).toEqual(['in-force', 'in-force'])
  })

  it('takes as many statements for thirty rows as for one', async () => {
    const { id } = await two()
    const address = `/en/review/carry-overs/${id}`
    const statements = async () => {
      await secretariat.get(address)
      house.queries.length = 0
      await secretariat.get(address)
      return house.queries.length
    }
    const few = await statements()
    const many = Array.from({ length: 30 }, (_, i) => ({
      path: `instructs ${i + 3}`,
      words: { en: `to do the task number ${i} of this list` },
    }))
    await build(older, many)
    await build(newer, many)
    expect(await statements()).toBe(few)
  })
})
