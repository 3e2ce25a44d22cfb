import { systemActor } from '../../../platform/actor.ts'
import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { lockMeeting } from '../commands/meetings.ts'
import { enterDecision } from './commands.ts'
import { openSilence } from './silence.ts'

/** One decision of a meeting in whatever phase, with words in two languages, and a silence procedure that runs for a week. */
export async function buildDecisions(deps: Deps, meetingId: string): Promise<void> {
  const texts = {
    en: 'The Group requested the secretariat to publish the register in six languages by 1 April 2027.',
    ar: 'طلب الفريق إلى الأمانة نشر السجل بست لغات قبل 1 أبريل 2027.',
    original: 'en' as const,
  }
  const documents = [{ key: 'C26/190', words: 'C26/190' }]
  await inTransaction(deps.db, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId)
    await enterDecision(deps, tx, systemActor, meeting, { verb: 'agree', item: null, documents, texts, until: null, to: null, version: 0 })
  })
  const deadline = new Date(deps.clock.now().getTime() + 7 * 86_400_000)
  await openSilence(deps, systemActor, meetingId, { verb: 'approve', item: null, documents, texts, deadline })
}
