import { Type } from 'typebox'
import { anyone } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { atom, atomType, type CalendarEvent, calendar, calendarType } from '../../platform/export/index.ts'
import type { App } from '../../platform/http/index.ts'
import type { Translate } from '../../platform/i18n/index.ts'
import { withQuery } from '../../ui/index.ts'
import { meetingsTopic } from './events.ts'
import { meetingLink, meetingsLink } from './links.ts'
import { listChangedMeetings, listMeetings, listSittings, type MeetingRow, meetingName, type SittingRow } from './queries/meetings.ts'
import { byId, getMeeting } from './routes/common.ts'
import { sittingName } from './views/parts.tsx'

/** Meetings in one calendar; a body has some dozens in living memory. */
const mostInCalendar = 500
const ofBody = { querystring: Type.Object({ body: Type.Optional(Type.String({ maxLength: 100 })) }) }

/** iCalendar of all meetings, of a body and of one meeting; Atom of what changed. */
export function feeds(app: App, { db, config }: Deps): void {
  const open = { may: anyone, topics: [meetingsTopic, 'reference'] }
  const send = async (t: Translate, title: string, meetings: MeetingRow[]) => {
    const sittings = await listSittings(
      db,
      meetings.map(({ id }) => id),
    )
    return calendar(
      title,
      config.publicUrl,
      meetings.flatMap((meeting) =>
        entriesOf(
          t,
          config.publicUrl,
          meeting,
          sittings.filter(({ meeting_id }) => meeting_id === meeting.id),
        ),
      ),
    )
  }

  app.get('/meetings.ics', { config: open, schema: ofBody }, async (req, reply) => {
    const { body } = req.query
    const meetings = await listMeetings(db, { ...(body && { body }), limit: mostInCalendar })
    return reply.type(calendarType).send(await send(req.t, req.t('meetings.list.title'), meetings))
  })

  app.get('/meetings/:id/calendar.ics', { config: open, schema: byId }, async (req, reply) => {
    const meeting = await getMeeting(db, req.params.id)
    return reply.type(calendarType).send(await send(req.t, meetingName(req.t, meeting), [meeting]))
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
