import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Agent, type TestApp, testApp } from '../../../../test/support/app.ts'
import type { Amendment } from '../../../texts/index.ts'
import { plain, print } from '../../../texts/index.ts'
import { buildProposal, buildText } from '../testing.ts'
import { compileText } from './compiled.ts'
import { revised } from './revising.ts'

let house: TestApp
let jordan: Agent
let unesco: Agent
let reader: Agent
beforeAll(async () => {
  house = await testApp()
  jordan = house.as('delegate')
  unesco = house.as('unesco')
  reader = house.as('member')
})
afterAll(() => house?.close())

const words = async (id: string) =>
  Object.fromEntries(
    print((await compileText(house.deps.db, id, 'en'))!, { attribution: 'named' }).map((one) => [one.id, plain(one.printed)]),
  )

/** A draft with one change. */
async function draftOf(agent: Agent, id: string, party: string): Promise<string> {
  const begun = await agent.post(`/en/drafting/${id}/proposals`, { way: 'page', parties: party, language: 'en' })
  const form = await agent.get(`${begun.location}/resolves-1`)
  await agent.press(form, 'Keep this change', { 'The paragraph as you would have it': 'that the register shall be kept well;' })
  return begun.location.replace(/\/text$/, '')
}

describe('two delegations', () => {
  it('hand in together: one asks, the other is told by mail, sees the draft and confirms', async () => {
    const id = await buildText(house.deps)
    const at = await draftOf(jordan, id, 'JOR')
    expect((await unesco.get(at)).status).toBe(404)
    const empty = await jordan.press(await jordan.get(at), 'Ask to join')
    expect([empty.status, empty.errors]).toEqual([422, [expect.stringContaining('Party to ask')]])
    await jordan.press(empty, 'Ask to join', { 'Party to ask': 'organization:unesco' })
    expect((await jordan.get(at)).text).toContain('UNESCO no answer yet')

    expect((await house.letters()).map(({ subject }) => subject)).toContain(
      'Se invita a UNESCO a sumarse a una propuesta: Register of follow-up',
    )
    const text = await unesco.get(`/en/drafting/${id}`)
    expect(text.text).toContain('You are asked to join a proposal')
    expect((await reader.get(`/en/drafting/${id}`)).text).not.toContain('You are asked')
    await unesco.press(await unesco.get(at), /^Join for UNESCO/)
    const joint = await unesco.get(at)
    expect(joint.text).toContain('UNESCO confirmed')
    // now it is theirs as well: UNESCO hands it in
    expect((await unesco.press(joint, 'Hand in')).status).toBe(303)
    expect((await words(id))['resolves-1']).toBe('that the register shall be kept[JOR, UNESCO:  well];')
  })

  it('part where one declines; it can be asked again', async () => {
    const id = await buildText(house.deps)
    // an organization is a party once it has begun to propose
    await unesco.get(`/en/drafting/${id}/proposals/new`)
    const at = await draftOf(jordan, id, 'JOR')
    const ask = async () => jordan.press(await jordan.get(at), 'Ask to join', { 'Party to ask': 'UNESCO' })
    await ask()
    expect((await reader.post(`${at}/invitations/UNESCO/confirmation`)).status).toBe(403)
    await unesco.press(await unesco.get(at), /^Decline/)
    expect((await unesco.get(at)).status).toBe(404)
    expect((await jordan.get(at)).text).toContain('UNESCO declined')
    expect((await unesco.post(`${at}/invitations/UNESCO/confirmation`)).status).toBe(404)
    await ask()
    expect((await unesco.get(at)).status).toBe(200)
  })

  it('revise: Rev.1 says what it changes, the earlier one stays readable and leads to it', async () => {
    const id = await buildText(house.deps)
    const says = [
      { on: 'resolves-1', doing: 'MOD' as const, text: 'that the register shall be kept well;' },
      { on: 'resolves-2', doing: 'SUP' as const },
      { on: 'instructs-sg-1', doing: 'NOC' as const },
    ]
    const number = await buildProposal(house.deps, id, { parties: ['JOR'], says })
    const page = `/en/drafting/${id}/proposals/${number}`
    const begun = await jordan.press(await jordan.get(page), 'Revise')
    expect((await jordan.press(await jordan.get(page), 'Revise')).location).toBe(begun.location)
    await jordan.press(await jordan.get(`${begun.location}/text/resolves-1`), 'Keep this change', {
      'The paragraph as you would have it': 'that the register shall be kept up to date;',
    })
    await jordan.press(await jordan.get(begun.location), /^Take out .*-2/)
    await jordan.press(await jordan.get(`${begun.location}/text/instructs-sg-2`), 'Keep this change', { 'What you propose': 'SUP' })
    const draft = await jordan.get(begun.location)
    expect(draft.heading).toBe(`Proposal ${number} Rev.1`)
    expect(draft.text).toContain('Amendments that are another now: 3. As before: 1.')
    expect(draft.text).toMatch(/Changed MOD resolves 1 .*well.*up to date/)
    expect(draft.text).toMatch(/New SUP instructs/)
    expect(draft.text).toMatch(/Dropped SUP resolves 2/)
    await jordan.press(draft, 'Hand in')

    const earlier = await reader.get(page)
    expect(earlier.text).toContain('A revision has taken the place of this proposal')
    expect(earlier.text).toContain('well')
    expect(earlier.link(`Proposal ${number} Rev.1`)).toBe(begun.location)
    expect((await reader.get(`/en/drafting/${id}/proposals`)).text).toContain(`Proposal ${number} Rev.1`)
    const second = await jordan.press(await jordan.get(begun.location), 'Revise')
    expect((await jordan.get(second.location)).heading).toBe(`Proposal ${number} Rev.2`)
  })

  it('amend each other: what one adds the other changes, on the page, and the first keeps its place when it is revised', async () => {
    const id = await buildText(house.deps)
    const first = await buildProposal(house.deps, id, {
      parties: ['JOR'],
      says: [{ on: 'resolves-2', doing: 'ADD', text: 'that it shall be open data,' }],
    })
    const begun = await unesco.post(`/en/drafting/${id}/proposals`, { way: 'page', parties: 'UNESCO', language: 'en' })
    const writing = await unesco.get(begun.location)
    expect(writing.text).toContain(`Added by proposal ${first}`)
    const form = await unesco.get(`${begun.location}/${first}-n1`)
    await unesco.press(form, 'Keep this change', { 'The paragraph as you would have it': 'that it shall be free open data,' })
    await unesco.press(await unesco.get(begun.location.replace(/\/text$/, '')), 'Hand in')
    expect((await words(id))[`${first}-n1`]).toBe('[JOR, UNESCO: ADD that it shall be [UNESCO: free  / JOR: NOC]open data,]')
    const revision = await jordan.press(await jordan.get(`/en/drafting/${id}/proposals/${first}`), 'Revise')
    const again = await jordan.get(`${revision.location}/text/${first}-n1`)
    await jordan.press(again, 'Keep this change', { 'The paragraph as you would have it': 'that it shall be free and open data,' })
    await jordan.press(await jordan.get(revision.location), 'Hand in')
    expect((await words(id))[`${first}-n1`]).toContain('UNESCO')
  })
})

it('a revision is compared by the paragraphs that it speaks to', () => {
  const one = (target: string, text: string, rest: Partial<Amendment> = {}): Amendment => ({
    id: `${target}-${text}`,
    parties: ['JOR'],
    action: 'MOD',
    target,
    text,
    ...rest,
  })
  const earlier = [one('a', 'x'), one('b', 'y'), one('c', 'z')]
  const now = [one('c', 'z', { parties: ['JOR', 'EGY'], reason: 'why' }), one('d', 'w'), one('a', '', { action: 'SUP' })]
  expect(revised(earlier, now).map(({ fate, amendment, was }) => [fate, amendment.target, was?.text ?? null])).toEqual([
    ['same', 'c', null],
    ['new', 'd', null],
    ['reworded', 'a', 'x'],
    ['dropped', 'b', null],
  ])
})
