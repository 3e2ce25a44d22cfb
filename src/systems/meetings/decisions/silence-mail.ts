import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { read } from '../../../platform/i18n/index.ts'
import { mailFor } from '../../people/index.ts'
import { findMeeting, meetingName } from '../queries/meetings.ts'
import { silenceLink } from './links.ts'
import { readersOf, type SilenceNews } from './silence.ts'
import { listSilences, type SilenceRow } from './silence-queries.ts'

/** What was told of a silence is over: nobody is reminded of one that is broken, withdrawn or past. */
const isOver = ({ outcome, deadline }: SilenceRow, news: SilenceNews, now: Date): boolean =>
  news === 'ending' && (outcome !== null || deadline <= now)

/** One letter job for everybody whom the news is for. */
export async function tellSilence({ db, jobs, clock }: Deps, { silenceId, news }: { silenceId: number; news: SilenceNews }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const [silence] = await listSilences(tx, { id: silenceId })
    if (!silence || isOver(silence, news, clock.now())) return
    for (const person of await readersOf(tx, silence.meeting_id, news)) {
      await jobs.enqueue(tx, 'meetings.tell-silence-one', { silenceId, news, person }, { key: `${silenceId}-${news}-${person}` })
    }
  })
}

/** Tells one person, in their language, on their clock. */
export async function sendSilence(
  { db, i18n, mail, config, clock }: Deps,
  { silenceId, news, person }: { silenceId: number; news: SilenceNews; person: string },
): Promise<void> {
  const box = await mailFor(db, person)
  const [silence] = await listSilences(db, { id: silenceId })
  const meeting = silence && (await findMeeting(db, silence.meeting_id))
  if (!box || !silence || !meeting || isOver(silence, news, clock.now())) return
  const t = i18n[box.language]
  const values = {
    name: box.name,
    meeting: meetingName(t, meeting),
    deadline: t.time(silence.deadline, box.timeZone ?? meeting.time_zone),
    verb: read(silence.verb_words, box.language).text,
    text: read(silence.texts, box.language).text,
    link: `${config.publicUrl}${t.href(silenceLink(meeting.id, silence.number))}`,
  }
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t(`meetings.mail.silence-${news}.subject`, values),
    text: t(`meetings.mail.silence-${news}.text`, values),
    key: `meetings-silence-${news}-${silenceId}-${person}`,
  })
}
