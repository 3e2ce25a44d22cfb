import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../../test/support/app.ts'
import { type Actor, systemActor } from '../../../platform/actor.ts'
import { negotiationOf, replay } from '../../../texts/index.ts'
import { RefusedStep, readRoom, takeStep } from '../rooms.ts'
import { buildProposal, buildText } from '../testing.ts'
import { openRooms } from '../texts/commands.ts'
import { listWaiting } from './queries.ts'
import { takeIn } from './taking.ts'

let house: TestApp
beforeAll(async () => {
  house = await testApp()
})
afterAll(() => house?.close())

const editors: Actor[] = ['Ada', 'Bo'].map((name) => ({ ...systemActor, name }))
const room = async (id: string) => (await readRoom(house.deps.db, id, 'en'))!
const waiting = async (id: string) => listWaiting(house.deps.db, id, await room(id))
const stand = async (id: string) => (await room(id)).amendments.filter(({ withdrawn }) => !withdrawn).map((one) => one.id)

async function undo(id: string, step: string): Promise<void> {
  const request = { id: `undo ${step} ${(await room(id)).version}`, paragraph: null, on: 0, deed: { do: 'undo' as const, step } }
  await takeStep(house.deps, systemActor, id, 'en', request).catch((error) => {
    if (!(error instanceof RefusedStep)) throw error
  })
}

/** An open room, and two late proposals that meet on a paragraph. */
async function lateProposals(): Promise<{ id: string; late: number[] }> {
  const id = await buildText(house.deps)
  await openRooms(house.deps, systemActor, id)
  const first = await buildProposal(house.deps, id, {
    parties: ['JOR'],
    says: [
      { on: 'resolves-1', doing: 'MOD', text: 'that the register shall be kept well;' },
      { on: 'resolves-2', doing: 'ADD', text: 'that it shall be open data,' },
    ],
  })
  const second = await buildProposal(house.deps, id, {
    parties: ['URY'],
    says: [
      { on: 'resolves-1', doing: 'SUP' },
      { on: 'instructs-sg-1', doing: 'NOC' },
    ],
  })
  return { id, late: [first, second] }
}

describe('a late proposal', () => {
  it('that was taken in and undone can be taken in again', async () => {
    const { id, late } = await lateProposals()
    const take = async () => takeIn(house.deps, systemActor, id, 'en', late[0]!, (await room(id)).version)
    expect(await take()).toEqual({ taken: 2, refused: 0 })
    const { history } = await room(id)
    for (const { step } of history.toReversed()) await undo(id, step.id)
    expect(await stand(id)).toEqual([])
    expect(await take()).toEqual({ taken: 2, refused: 0 })
    expect(await stand(id)).toEqual([`${late[0]}-1`, `${late[0]}-2`])
  })

  it('waits on with what the room does not allow: a paragraph that is agreed', async () => {
    const { id, late } = await lateProposals()
    const status = { do: 'status' as const, status: 'agreed' as const }
    await takeStep(house.deps, systemActor, id, 'en', { id: 'agree', paragraph: 'resolves-1', on: 0, deed: status })
    expect(await takeIn(house.deps, systemActor, id, 'en', late[0]!, 1)).toEqual({ taken: 1, refused: 1 })
    expect((await waiting(id)).map(({ proposal, amend }) => [proposal.id, amend.length])).toEqual([
      [late[0], 1],
      [late[1], 2],
    ])
  })

  it('stands in the room once, whoever takes it in, sends twice and undoes in whatever order', { timeout: 60_000 }, async () => {
    const act = fc.oneof(
      // `age`: how old the page is on which the editor presses the button; `both`: two editors at once
      fc.record({ act: fc.constant('take' as const), which: fc.nat(1), age: fc.nat(3), both: fc.boolean() }),
      fc.record({ act: fc.constant('again' as const) }),
      fc.record({ act: fc.constant('undo' as const), nth: fc.nat(3) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
        const { id, late } = await lateProposals()
        let last: [proposal: number, seen: number] | null = null
        const send = ([proposal, seen]: [number, number], editor = 0) => takeIn(house.deps, editors[editor]!, id, 'en', proposal, seen)
        for (const one of acts) {
          const { version, history } = await room(id)
          if (one.act === 'take') {
            last = [late[one.which]!, Math.max(0, version - one.age)]
            await Promise.all(one.both ? [send(last, 0), send(last, 1)] : [send(last)])
          } else if (one.act === 'undo') {
            const step = history.at(-1 - one.nth)?.step
            if (step && step.deed.do !== 'undo') await undo(id, step.id)
          } else if (last) {
            expect(await send(last)).toEqual({ taken: 0, refused: 0 })
            expect((await room(id)).version).toBe(version)
          }
          const standing = await stand(id)
          expect(standing).toEqual([...new Set(standing)])
        }
        for (const proposal of late) await send([proposal, 1000])
        expect(await waiting(id)).toEqual([])
        expect(new Set(await stand(id))).toEqual(new Set(late.flatMap((proposal) => [`${proposal}-1`, `${proposal}-2`])))
        const now = await room(id)
        const replayed = replay(
          now.origin,
          now.history.map(({ step }) => step),
        )
        expect(isDeepStrictEqual(plain(replayed), plain(now))).toBe(true)
        expect(plain(negotiationOf(now.origin).paragraphs)).not.toEqual(plain(now.paragraphs))
      }),
      { numRuns: 12, interruptAfterTimeLimit: 20_000, endOnFailure: true },
    )
  })
})

/** As JSON keeps it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
