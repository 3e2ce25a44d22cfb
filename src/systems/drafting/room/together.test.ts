import { isDeepStrictEqual } from 'node:util'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '../../../../test/support/database.ts'
import { type Actor, systemActor } from '../../../platform/actor.ts'
import { systemClock } from '../../../platform/clock.ts'
import { createDb, createPool, type Db } from '../../../platform/db/index.ts'
import { createEvents, type Events } from '../../../platform/events/index.ts'
import { conference, randomStep, seeded } from '../../../texts/compile/testing.ts'
import { replay } from '../../../texts/index.ts'
import type { StepRequest } from '../rooms.ts'
import { buildRoom } from './testing.ts'

/** Application processes on one database, and editors who share them. */
const [processCount, editorCount] = [4, 50]
/** How long they work, in milliseconds, and past how many steps: the first snapshot is made at 200. `EDITING_SECONDS=60` for a minute of it. */
const shortest = Number(process.env.EDITING_SECONDS ?? 2) * 1000
const [longest, enough] = [Math.max(20_000, shortest + 1), 210]

interface Process {
  db: Db
  events: Events
  rooms: typeof import('../rooms.ts')
  commands: typeof import('./commands.ts')
  close(): Promise<void>
}

let database: TestDatabase
const processes: Process[] = []
beforeAll(async () => {
  database = await testDatabase()
  for (let n = 0; n < processCount; n++) processes.push(await startProcess())
})
afterAll(async () => {
  for (const process of processes) await process.close()
  await database?.close()
})

/** Modules of its own, so that it knows of the room only what the database says. */
async function startProcess(): Promise<Process> {
  vi.resetModules()
  const db = createDb(createPool(database.url, 4))
  const events = createEvents({ connectionString: database.url, log: pino({ level: 'silent' }) })
  return {
    db,
    events,
    rooms: await import('../rooms.ts'),
    commands: await import('./commands.ts'),
    async close() {
      await events.close()
      await db.destroy()
    },
  }
}

it('fifty editors of one text in four processes lose no step and take none twice', { timeout: 60_000 + shortest * 2 }, async () => {
  const { base, amendments } = conference(4, 80)
  const editors = Array.from(
    { length: editorCount },
    (_, at): Actor => ({ ...systemActor, kind: 'person', id: `e${at}`, name: `Editor ${at}`, roles: [] }),
  )
  const id = await buildRoom({ db: database.db, clock: systemClock }, { base, amendments, editors: editors.map((editor) => editor.id!) })
  const accepted = new Map<string, StepRequest>()
  const refused = new Map<string, string>()
  const begun = Date.now()
  const goesOn = () => {
    const worked = Date.now() - begun
    return worked < longest && (worked < shortest || accepted.size < enough)
  }
  let sent = 0

  await Promise.all(
    editors.map(async (editor, at) => {
      const { db, events, rooms, commands } = processes[at % processCount]!
      const draw = seeded(at + 1)
      while (goesOn()) {
        const text = (await rooms.readRoom(db, id, 'en'))!
        const { paragraph, on, deed } = randomStep(draw, text, [])
        const request: StepRequest = { id: `${editor.id} ${++sent}`, paragraph, on, deed }
        const take = () => commands.takeEditorsStep({ db, events, clock: systemClock }, editor, { id, language: 'en' }, request)
        // every fifth is sent twice at once, as by an impatient hand
        const answers = await Promise.allSettled(draw(5) === 0 ? [take(), take()] : [take()])
        for (const answer of answers) {
          if (answer.status === 'fulfilled') accepted.set(request.id, request)
          else if ((answer.reason as { name?: string }).name === 'RefusedStep')
            refused.set(request.id, (answer.reason as { reason: { code: string } }).reason.code)
          else throw answer.reason
        }
      }
    }),
  )

  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  const kept = await database.db.selectFrom('drafting.step').selectAll().where('text_id', '=', id).orderBy('number').execute()
  // no accepted step lost, none twice, none that was refused
  expect(kept.map((row) => row.id).toSorted()).toEqual([...accepted.keys()].toSorted())
  expect(kept.map(({ number }) => number)).toEqual(kept.map((_, at) => at + 1))
  expect([...refused.keys()].filter((one) => accepted.has(one))).toEqual([])
  expect(refused.size).toBeGreaterThan(0)
  expect([...new Set(refused.values())]).toContain('stale')

  // the steps are the text: replayed from the origin they give what every process has, and one that has never seen the room
  const { origin, version } = await database.db.selectFrom('drafting.room').selectAll().where('text_id', '=', id).executeTakeFirstOrThrow()
  const replayed = plainData(
    replay(
      origin,
      kept.map(({ step }) => step),
    ),
  )
  expect(version).toBe(kept.length)
  processes.push(await startProcess())
  for (const { db, rooms } of processes) {
    const known = plainData(await rooms.readRoom(db, id, 'en'))
    expect(isDeepStrictEqual(known, replayed)).toBe(true)
  }
  for (const { version: number, state } of await database.db
    .selectFrom('drafting.snapshot')
    .selectAll()
    .where('text_id', '=', id)
    .execute()) {
    expect(
      isDeepStrictEqual(
        plainData(state),
        plainData(
          replay(
            origin,
            kept.slice(0, number).map(({ step }) => step),
          ),
        ),
      ),
    ).toBe(true)
  }

  const audited = await database.db
    .selectFrom('platform.audit')
    .select(['after', 'actor_id'])
    .where('record_id', '=', id)
    .where('action', '=', 'drafting.step-taken')
    .orderBy('id')
    .execute()
  const entries = audited.map(({ after, actor_id }) => ({ number: (after as unknown as { number: number }).number, by: actor_id }))
  expect(entries.toSorted((a, b) => a.number - b.number)).toEqual(kept.map((row) => ({ number: row.number, by: row.id.split(' ')[0] })))
  console.log(`${sent} steps sent by ${editorCount} editors in ${seconds} s: ${kept.length} taken, ${refused.size} refused`)
})

/** As JSON keeps it. */
const plainData = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
