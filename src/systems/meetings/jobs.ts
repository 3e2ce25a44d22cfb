import { inTransaction } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { findPeople } from '../people/index.ts'
import { followSession } from './commands/meetings.ts'
import { handleContributionMail } from './contributions/index.ts'
import { listenGroups } from './groups/index.ts'
import { sendInvitation, sendLetter } from './mail.ts'

/** Focal points written to at once; each step of the list is its own query. */
const batch = 200

export function listen(deps: Deps): void {
  handleContributionMail(deps)
  listenGroups(deps)
  deps.events.on('reference.session-moved', (tx, moved) => followSession(deps, tx, moved))
  deps.jobs.handle('meetings.mail', (letter) => sendLetter(deps, letter))
  deps.jobs.handle('meetings.invite-one', (letter) => sendInvitation(deps, letter), { concurrency: 4 })
  deps.jobs.handle('meetings.invite', (invitation) => inviteFocalPoints(deps, invitation))
}

async function inviteFocalPoints({ db, jobs }: Deps, { meetingId, letter }: { meetingId: string; letter: number }): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (let after: [string, string] | null = null; ; ) {
      const found = await findPeople(tx, { role: 'focal-point', after, limit: batch })
      for (const { id } of found) {
        await jobs.enqueue(tx, 'meetings.invite-one', { meetingId, letter, person: id }, { key: `${meetingId}-${letter}-${id}` })
      }
      const last = found.at(-1)
      if (!last || found.length < batch) return
      after = [last.name.toLowerCase(), last.id]
    }
  })
}
