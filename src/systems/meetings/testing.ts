import { systemActor } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { publishLetter, saveLetter } from './commands/letters.ts'
import { addSitting, openMeeting, takeStep } from './commands/meetings.ts'
import type { Phase } from './states.ts'
import './schema.ts'

interface Wanted {
  /** of the calendar; made anew when not said */
  session?: string
  starts?: string
  ends?: string
  body?: string
  phase?: Extract<Phase, 'announced' | 'invited' | 'registration' | 'running' | 'closed'>
  /** one on the first day, 09:30 to 12:30, unless there shall be none */
  sitting?: boolean
}

let made = 0

/** A meeting brought by its own commands to a phase; returns its id and its sitting's. */
export async function buildMeeting(deps: Deps, wanted: Wanted = {}): Promise<{ id: string; sitting: number }> {
  const { starts = '2027-02-10', ends = '2027-02-12', body = 'itu-cwg-wsis-sdg', phase = 'registration' } = wanted
  const session = wanted.session ?? (await buildSession(deps, body, starts, ends))
  const id = await openMeeting(deps, systemActor, session)
  const sitting =
    wanted.sitting === false
      ? 0
      : await addSitting(deps, systemActor, id, { day: starts, starts: '09:30', ends: '12:30', room: 'Popov', name: null, version: 0 })
  const order = ['announced', 'invited', 'registration', 'running', 'closed'] as const
  const steps = [
    async () => {
      await saveLetter(deps, systemActor, id, { circular: 'CL-27/1', texts: { en: 'You are invited.', original: 'en' }, version: 0 })
      await publishLetter(deps, systemActor, id, 1)
    },
    () => takeStep(deps, systemActor, id, 'open-registration'),
    () => takeStep(deps, systemActor, id, 'start'),
    () => takeStep(deps, systemActor, id, 'close'),
  ]
  for (const step of steps.slice(0, order.indexOf(phase))) await step()
  return { id, sitting }
}

async function buildSession({ db }: Deps, body: string, starts: string, ends: string): Promise<string> {
  const id = `session-${process.pid}-${++made}`
  await db
    .insertInto('reference.session')
    .values({
      id,
      body_id: body,
      name: JSON.stringify({ en: `Extra meeting ${made}`, original: 'en' }),
      ordinal: null,
      year: Number(starts.slice(0, 4)),
      starts,
      ends,
      place: 'Geneva',
      source: null,
      precision: null,
      confirmed_by: null,
      confirmed_at: null,
    })
    .execute()
  return id
}
