import type { Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { documentLink } from '../../documents/index.ts'
import { mailFor } from '../../people/index.ts'
import { findMeeting, meetingName } from '../queries/meetings.ts'
import { contributionLink, writeLink } from './links.ts'
import { findContribution } from './queries.ts'

/** What a letter to the author says; its words are `meetings.contribution.mail.<kind>.subject` and `.text`. */
export type ContributionLetter = 'receipt' | 'returned' | 'moved' | 'published'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    'meetings.contribution-mail': { kind: ContributionLetter; contribution: number; version: number }
  }
}

/** Sends a letter once `tx` has committed. */
export const enqueueContributionMail = (
  { jobs }: Pick<Deps, 'jobs'>,
  tx: Tx,
  letter: { kind: ContributionLetter; contribution: number; version: number },
): Promise<void> =>
  jobs.enqueue(tx, 'meetings.contribution-mail', letter, { key: `${letter.kind}-${letter.contribution}-${letter.version}` })

export function handleContributionMail(deps: Deps): void {
  deps.jobs.handle('meetings.contribution-mail', (letter) => send(deps, letter))
}

async function send(deps: Deps, letter: { kind: ContributionLetter; contribution: number; version: number }): Promise<void> {
  const { db, i18n, mail, config } = deps
  const contribution = await findContribution(db, letter.contribution)
  const box = contribution && (await mailFor(db, contribution.author_id))
  const meeting = contribution && (await findMeeting(db, contribution.meeting_id))
  if (!contribution || !box || !meeting) return
  const t = i18n[box.language]
  const path =
    letter.kind === 'returned'
      ? writeLink(contribution.id)
      : letter.kind === 'published' && contribution.document_id
        ? documentLink(contribution.document_id)
        : contributionLink(contribution.id)
  const values = {
    name: box.name,
    title: contribution.title,
    meeting: meetingName(t, meeting),
    dates: t.period(meeting.starts, meeting.ends),
    at: contribution.submitted_at ? t.time(contribution.submitted_at) : '',
    handling: contribution.handling ? t(`meetings.contribution.receipt.${contribution.handling}`) : '',
    reason: contribution.reason ?? '',
    symbol: contribution.symbol ?? '',
    link: `${config.publicUrl}${t.href(path)}`,
  }
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t(`meetings.contribution.mail.${letter.kind}.subject`, values),
    text: t(`meetings.contribution.mail.${letter.kind}.text`, values),
    key: `meetings-contribution-${letter.kind}-${letter.contribution}-${letter.version}`,
  })
}
