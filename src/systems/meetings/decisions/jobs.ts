import type { Deps } from '../../../platform/deps.ts'
import { keepDecisions } from './paper.ts'
import { noteHappening, notePaper, reopenAt, reopenPostponed } from './postponed.ts'
import { settleSilence } from './silence.ts'
import { sendSilence, tellSilence } from './silence-mail.ts'

export function listenDecisions(deps: Deps): void {
  const { events, jobs } = deps
  events.on('meetings.opened', (tx, { sessionId, actor }) => reopenAt(deps, tx, actor, sessionId))
  events.on('documents.imported', (tx, { documentId, editionId }) => notePaper(deps, tx, documentId, editionId))
  events.on('documents.standing-corrected', (tx, { documentId }) => notePaper(deps, tx, documentId, null))
  events.on('meetings.decided', async (tx, { meetingId, verb, documents: symbols }) => {
    if (symbols.length === 0) return
    const { level, body_id: body } = await tx
      .selectFrom('meetings.meetings as m')
      .innerJoin('meetings.decision_verb as v', (join) => join.on('v.id', '=', verb))
      .select(['v.level', 'm.body_id'])
      .where('m.id', '=', meetingId)
      .executeTakeFirstOrThrow()
    await noteHappening(deps, tx, { kind: 'decided', body, level, symbols })
  })
  jobs.handle('meetings.reopen', (waiting) => reopenPostponed(deps, waiting))
  jobs.handle('meetings.keep-decisions', ({ meetingId }) => keepDecisions(deps, meetingId))
  jobs.handle('meetings.settle-silence', ({ silenceId }) => settleSilence(deps, silenceId))
  jobs.handle('meetings.tell-silence', (told) => tellSilence(deps, told))
  jobs.handle('meetings.tell-silence-one', (told) => sendSilence(deps, told), { concurrency: 4 })
}
