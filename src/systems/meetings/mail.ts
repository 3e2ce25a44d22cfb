import type { Tx } from '../../platform/db/index.ts'
import type { Deps } from '../../platform/deps.ts'
import { read } from '../../platform/i18n/index.ts'
import { mailFor, named } from '../people/index.ts'
import { letterLink, registrationLink, registrationsLink } from './links.ts'
import { findLetter, findMeeting, meetingName } from './queries/meetings.ts'
import { findRegistration } from './queries/registrations.ts'

/** What a letter about a registration says; its words are the messages `meetings.mail.<kind>.subject` and `.text`. */
export type LetterKind = 'asked' | 'approved' | 'refused' | 'withdrawn'

declare module '../../platform/jobs/index.ts' {
  interface JobMap {
    'meetings.mail': { kind: LetterKind; person: string; registration: number }
    /** a published invitation goes to every focal point */
    'meetings.invite': { meetingId: string; letter: number }
    'meetings.invite-one': { meetingId: string; letter: number; person: string }
  }
}

/** Sends a letter once `tx` has committed. */
export const enqueueLetter = (
  deps: Pick<Deps, 'jobs'>,
  tx: Tx,
  letter: { kind: LetterKind; person: string; registration: number },
): Promise<void> => deps.jobs.enqueue(tx, 'meetings.mail', letter, { key: `${letter.kind}-${letter.registration}-${letter.person}` })

/** Writes to a person about a registration, in the person's language; nothing when they have gone. */
export async function sendLetter(deps: Deps, letter: { kind: LetterKind; person: string; registration: number }): Promise<void> {
  const { db, i18n, mail, config } = deps
  const box = await mailFor(db, letter.person)
  const registration = await findRegistration(db, letter.registration)
  const meeting = registration && (await findMeeting(db, registration.meeting_id))
  if (!box || !registration || !meeting) return
  const t = i18n[box.language]
  const path = letter.kind === 'asked' ? registrationsLink(meeting.id) : registrationLink(meeting.id)
  const values = {
    name: box.name,
    about: registration.name,
    meeting: meetingName(t, meeting),
    dates: t.period(meeting.starts, meeting.ends),
    organization: named(registration.organization_name, registration.organization_acronym, box.language),
    reason: registration.reason ?? '',
    link: `${config.publicUrl}${t.href(path)}`,
  }
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t(`meetings.mail.${letter.kind}.subject`, values),
    text: t(`meetings.mail.${letter.kind}.text`, values),
    key: `meetings-${letter.kind}-${letter.registration}-${letter.person}`,
  })
}

/** The invitation to one focal point: the letter's own words where it has the reader's language, else in its original. */
export async function sendInvitation(
  deps: Deps,
  { meetingId, letter, person }: { meetingId: string; letter: number; person: string },
): Promise<void> {
  const { db, i18n, mail, config } = deps
  const box = await mailFor(db, person)
  const meeting = await findMeeting(db, meetingId)
  const sent = await findLetter(db, meetingId, letter)
  if (!box || !meeting || !sent?.published_at) return
  const t = i18n[box.language]
  const values = {
    name: box.name,
    circular: sent.circular,
    meeting: meetingName(t, meeting),
    dates: t.period(meeting.starts, meeting.ends),
    letter: read(sent.texts, box.language).text,
    link: `${config.publicUrl}${t.href(letterLink(meetingId))}`,
  }
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t('meetings.mail.invitation.subject', values),
    text: t('meetings.mail.invitation.text', values),
    key: `meetings-invitation-${meetingId}-${letter}-${person}`,
  })
}
