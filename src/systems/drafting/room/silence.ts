import { sql } from 'kysely'
import { systemActor } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { RefusedStep, readRoom, takeStep } from '../rooms.ts'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** closes paragraphs on which nobody broke the silence */
    'drafting.silence': Record<string, never>
  }
}

export function listenSilence(deps: Deps): void {
  // a procedure ends with its day in Geneva; the hours after make up for a time in which no worker ran
  deps.jobs.handle('drafting.silence', () => endSilences(deps), { cron: '2 * * * *' })
}

/** Rooms that have put a paragraph under silence up to a day that is over; whether it still is, the text says. */
const roomsWithEndedSilence = (db: Db, day: string): Promise<{ text_id: string; language: Language }[]> =>
  db
    .selectFrom('drafting.step as step')
    .innerJoin('drafting.text as text', 'text.id', 'step.text_id')
    .select(['step.text_id', 'step.language'])
    .distinct()
    .where(sql<boolean>`step.step -> 'deed' ->> 'status' = 'silence'`)
    .where(sql<boolean>`step.step -> 'deed' ->> 'silenceUntil' < ${day}`)
    .where('text.state', 'not in', ['adopted', 'closed'])
    .execute()

/** A paragraph under silence is agreed when the day that was set is over and nobody has spoken. May run twice. */
export async function endSilences(deps: Pick<Deps, 'db' | 'clock' | 'events'>): Promise<void> {
  const day = today(deps.clock)
  for (const { text_id, language } of await roomsWithEndedSilence(deps.db, day)) {
    const text = await readRoom(deps.db, text_id, language)
    for (const { id, version, status, silenceUntil, gone } of text?.paragraphs ?? []) {
      if (gone || status !== 'silence' || (silenceUntil ?? '') >= day) continue
      try {
        await takeStep(deps, systemActor, text_id, language, {
          id: `silence ${id} ${version}`,
          paragraph: id,
          on: version,
          deed: { do: 'status', status: 'agreed' },
        })
      } catch (error) {
        // somebody spoke in this moment
        if (!(error instanceof RefusedStep)) throw error
      }
    }
  }
}
