import { systemActor } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { sendDigest } from './digest.ts'
import { passOn } from './handover.ts'
import { noticeOwners } from './notices.ts'
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
  deps.events.on('people.departed', async (tx, { personId, organizationId, successorId }) => {
    await passOn(deps, tx, systemActor, { organization: organizationId, from: personId, to: successorId, note: null })
  })
  deps.events.on('mandates.assigned', (tx, { mandateIds, organizationId, actor }) =>
    organizationId ? noticeOwners(tx, mandateIds, 'assigned', { by: actor.name }, today(deps.clock)) : Promise.resolve(),
  )
  deps.jobs.handle('mandates.remind', () => remindOwners(deps), { cron: '0 7 * * *' })
  deps.jobs.handle('mandates.digest', ({ personId }) => sendDigest(deps, personId), { concurrency: 4 })
}
