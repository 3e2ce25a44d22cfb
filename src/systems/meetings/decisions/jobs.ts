import type { Deps } from '../../../platform/deps.ts'
import { reopenPostponed } from './commands.ts'
import { keepDecisions } from './paper.ts'
import { settleSilence } from './silence.ts'
import { sendSilence, tellSilence } from './silence-mail.ts'

export function listenDecisions(deps: Deps): void {
  deps.events.on('meetings.opened', (tx, { sessionId, actor }) => reopenPostponed(deps, tx, actor, sessionId))
  deps.jobs.handle('meetings.keep-decisions', ({ meetingId }) => keepDecisions(deps, meetingId))
  deps.jobs.handle('meetings.settle-silence', ({ silenceId }) => settleSilence(deps, silenceId))
  deps.jobs.handle('meetings.tell-silence', (told) => tellSilence(deps, told))
  deps.jobs.handle('meetings.tell-silence-one', (told) => sendSilence(deps, told), { concurrency: 4 })
}
