import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { sendDigest } from './digest.ts'
import { passOn } from './handover.ts'
import { noticeOwners } from './notices.ts'
import { remindOwners } from './remind.ts'
import { followSession, layOutAhead, welcomeSession } from './sessions.ts'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** the daily round: recurring duties are laid out further, and what is due soon or overdue is said */
    'mandates.remind': Record<string, never>
    /** one person's letter */
    'mandates.digest': { personId: string }
  }
}

export function listenDeadlines(deps: Deps): void {
  const { events, jobs, clock } = deps
  events.on('reference.session-moved', (tx, event) => followSession(deps, tx, event))
  events.on('reference.session-added', (tx, event) => welcomeSession(deps, tx, event))
  events.on('people.departed', async (tx, { personId, organizationId, successorId, actor }) => {
    await passOn(deps, tx, actor, { organization: organizationId, from: personId, to: successorId, note: null })
  })
  events.on('mandates.assigned', async (tx, { mandateIds, organizationId: organization, actor }) => {
    if (organization === null) return
    await noticeOwners(tx, mandateIds, 'assigned', { by: actor.name }, today(clock), { organization, except: actor.id })
  })
  events.on('mandates.changed', (tx, { mandateId, what, actor }) =>
    noticeOwners(tx, [mandateId], 'changed', { by: actor.name, what }, today(clock), { except: actor.id }),
  )
  events.on('mandates.carried-over', (tx, { mandateIds, actor }) =>
    noticeOwners(tx, mandateIds, 'changed', { by: actor.name, what: 'carried-over' }, today(clock), { except: actor.id }),
  )
  jobs.handle(
    'mandates.remind',
    async () => {
      await layOutAhead(deps)
      await remindOwners(deps)
    },
    { cron: '0 7 * * *' },
  )
  jobs.handle('mandates.digest', ({ personId }) => sendDigest(deps, personId), { concurrency: 4 })
}
