import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { DeadlineRule } from './deadlines.ts'
import './schema.ts'

interface GivenRule {
  session?: string
  body?: string
  timeZone?: string
  closes?: string
  classes: DeadlineRule['classes']
  source: string
  inferred?: boolean
}

/** Brings the deadlines of `deadlines.json` of the process into their table. */
export async function loadDeadlines({ db, config }: Deps, process: string): Promise<void> {
  const { rules } = JSON.parse(readFileSync(join(process, 'deadlines.json'), 'utf8')) as { rules: GivenRule[] }
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('meetings.deadline_rule').execute()
    await tx
      .insertInto('meetings.deadline_rule')
      .values(
        rules.map(({ session, body, timeZone, closes, classes, source, inferred }, position) => ({
          position,
          session_id: session ?? null,
          body_id: body ?? null,
          time_zone: timeZone ?? config.timeZone,
          closes: closes ?? '23:59',
          classes: JSON.stringify(classes),
          source,
          inferred: inferred ?? false,
        })),
      )
      .execute()
  })
}
