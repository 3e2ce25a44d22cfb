import { Type } from 'typebox'
import { anyone } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { atom, atomType, type CalendarEvent, calendar, calendarType } from '../../platform/export/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { Translate } from '../../platform/i18n/index.ts'
import { withQuery } from '../../ui/index.ts'
import { meetingsTopic } from './events.ts'
import { meetingLink, meetingsLink } from './links.ts'
import { timed } from './plan/rules.ts'
import { slotWords } from './plan/views/parts.tsx'
import { findLatestRelease, type ReleaseRow } from './queries/agenda.ts'
import { listChangedMeetings, listMeetings, listSittings, type MeetingRow, meetingName, type SittingRow } from './queries/meetings.ts'
import { byId, getMeeting } from './routes/common.ts'
import { sittingName } from './views/parts.tsx'

/** Meetings in one calendar; a body has some dozens in living memory. */
const mostInCalendar = 500
const ofBody = { querystring: Type.Object({ body: Type.Optional(Type.String({ maxLength: 100 })) }) }

/** iCalendar of all meetings, of a body, and of one meeting with the slots of its time plan; Atom of what changed. */
export function feeds(app: App, { db, config }: Deps): void {
  const open = { may: anyone, topics: [meetingsTopic, 'reference'] }

  app.get('/meetings.ics', { config: open, schema: ofBody }, async (req, reply) => {
    const { body } = req.query
    const { t } = req
    const meetings = await listMeetings(db, { ...(body && { body }), limit: mostInCalendar })
    const all = await listSittings(
      db,
      meetings.map(({ id }) => id),
    )
    const entries = meetings.flatMap((meeting) => {
      const sittings = all.filter(({ meeting_id }) => meeting_id === meeting.id)
      return entriesOf(t, config.publicUrl, meeting, sittings)
    })
    return reply.type(calendarType).send(calendar(t('meetings.list.title'), config.publicUrl, entries))
  })

  app.get('/meetings/:id/calendar.ics', { config: open, schema: byId }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    const { t } = req
    const sittings = await listSittings(db, [meeting.id])
    const release = await findLatestRelease(db, meeting.id)
    const entries = entriesOf(t, config.publicUrl, meeting, sittings)
    if (release) entries.push(...slotEntriesOf(t, config.publicUrl, meeting, sittings, release))
    return reply.type(calendarType).send(calendar(meetingName(t, meeting), config.publicUrl, entries))
  })

  app.get('/meetings.atom', { config: open, schema: ofBody }, async (req, reply) => {
    const { t } = req
    const { body } = req.query
    const meetings = await listChangedMeetings(db, body ? { body } : {})
    const address = (path: string) => withQuery(`${config.publicUrl}${t.href(path)}`, { body: body ?? null })
    return reply.type(atomType).send(
      atom({
        id: address('/meetings.atom'),
        title: t('meetings.list.title'),
        self: address('/meetings.atom'),
        page: address(meetingsLink),
        language: t.lang,
        updated: meetings[0]?.updated_at ?? new Date(0),
        entries: meetings.map((meeting) => ({
          id: `${config.publicUrl}${meetingLink(meeting.id)}`,
          title: meetingName(t, meeting),
          link: `${config.publicUrl}${t.href(meetingLink(meeting.id))}`,
          updated: meeting.updated_at,
          summary: [t(`meetings.phase.${meeting.phase}`), t.period(meeting.starts, meeting.ends), meeting.place]
            .filter(Boolean)
            .join(' · '),
          language: t.lang,
        })),
      }),
    )
  })
}

/** The meeting as whole days, and each of its sittings at its time; what is off stays and says so. */
function entriesOf(t: Translate, publicUrl: string, meeting: MeetingRow, sittings: readonly SittingRow[]): CalendarEvent[] {
  const title = meetingName(t, meeting)
  const link = `${publicUrl}${t.href(meetingLink(meeting.id))}`
  const place = (room: string | null) => [room, meeting.place].filter(Boolean).join(', ')
  const days: CalendarEvent = {
    id: `meeting-${meeting.id}`,
    from: meeting.starts,
    to: meeting.ends,
    title,
    ...(meeting.place && { place: meeting.place }),
    link,
    version: meeting.sequence,
    updated: meeting.updated_at,
    cancelled: meeting.phase === 'cancelled',
  }
  return [
    days,
    ...sittings.map(
      (sitting): CalendarEvent => ({
        id: `sitting-${sitting.id}`,
        day: sitting.day,
        starts: sitting.starts,
        ends: sitting.ends,
        timeZone: sitting.time_zone,
        title: t('meetings.sitting.of', { sitting: sittingName(t, sitting), meeting: title }),
        ...(place(sitting.room) && { place: place(sitting.room) }),
        link,
        version: sitting.sequence,
        updated: sitting.updated_at,
        cancelled: sitting.cancelled_at !== null,
      }),
    ),
  ]
}

/**
 * What was released of the time plan, at the times that its sittings have now; breaks are nobody's appointment. Sittings and releases
 * only ever count up, so that the sum does too, whichever sitting a slot has moved to.
 */
function slotEntriesOf(
  t: Translate,
  publicUrl: string,
  meeting: MeetingRow,
  sittings: readonly SittingRow[],
  release: ReleaseRow,
): CalendarEvent[] {
  const version = sittings.reduce((sum, { sequence }) => sum + sequence, release.number)
  const link = `${publicUrl}${t.href(meetingLink(meeting.id))}`
  // those of a sitting that is off as well: calendars that hold them strike them out
  const planned = timed(
    sittings.map((sitting) => ({ ...sitting, cancelled_at: null })),
    release.plan,
  ).filter(({ kind }) => kind !== 'break')
  return planned.map((slot) => {
    const sitting = sittings.find(({ id }) => id === slot.sitting)!
    const place = [sitting.room, meeting.place].filter(Boolean).join(', ')
    return {
      id: `slot-${slot.slot}`,
      day: slot.day,
      starts: slot.starts,
      // a calendar's event ends on the day on which it begins
      ends: slot.ends > slot.starts ? slot.ends : '23:59',
      timeZone: meeting.time_zone,
      title: slotWords(t, slot, release.items),
      ...(place && { place }),
      link,
      version,
      updated: sitting.updated_at > release.released_at ? sitting.updated_at : release.released_at,
      cancelled: sitting.cancelled_at !== null,
    }
  })
}
