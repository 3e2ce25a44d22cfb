import type { Deps } from '../../../platform/deps.ts'
import { sendDigest } from './digest.ts'
import { remindOwners } from './remind.ts'
import { followSession } from './sessions.ts'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** the daily round of reminders */
    'mandates.remind': Record<string, never>
    /** one person's letter */
    'mandates.digest': { personId: string }
  }
}

export function listenDeadlines(deps: Deps): void {
  deps.events.on('reference.session-moved', (tx, event) => followSession(deps, tx, event))
  deps.jobs.handle('mandates.remind', () => remindOwners(deps), { cron: '0 7 * * *' })
  deps.jobs.handle('mandates.digest', ({ personId }) => sendDigest(deps, personId), { concurrency: 4 })
}
