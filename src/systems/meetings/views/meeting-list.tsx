import { read } from '../../../platform/i18n/index.ts'
import { EmptyState, FilterPanel, type Frame, KeyPager, LinkButton, ListHead, Page, Period, Table, withQuery } from '../../../ui/index.ts'
import { meetingLink } from '../links.ts'
import { type listMeetingBodies, type MeetingRow, meetingName } from '../queries/meetings.ts'
import { type Phase, phases } from '../states.ts'
import { PhaseTag } from './parts.tsx'

interface Props {
  frame: Frame
  meetings: MeetingRow[]
  bodies: Awaited<ReturnType<typeof listMeetingBodies>>
  filter: { body?: string; phase?: Phase }
  next: string | null
  first: string | null
  may: { keep: boolean }
}

export function MeetingList({ frame, meetings, bodies, filter, next, first, may }: Props) {
  const { t } = frame
  const only = { body: filter.body ?? null }
  const calendar = withQuery(t.href('/meetings.ics'), only)
  const feed = withQuery(t.href('/meetings.atom'), only)
  return (
    <Page
      frame={frame}
      title={t('meetings.list.title')}
      lead={t('meetings.list.lead')}
      layout="list"
      aside={
        <FilterPanel
          t={t}
          path={frame.path}
          facets={[
            {
              name: 'body',
              title: t('meetings.body'),
              options: bodies.map((body) => ({ value: body.id, label: body.acronym ?? read(body.name, t.lang).text })),
              single: true,
            },
            {
              name: 'phase',
              title: t('meetings.field-name.phase'),
              options: phases.map((phase) => ({ value: phase, label: t(`meetings.phase.${phase}`) })),
              single: true,
            },
          ]}
        />
      }
      feeds={[
        { href: calendar, type: 'text/calendar', title: t('meetings.list.title') },
        { href: feed, type: 'application/atom+xml', title: t('meetings.list.title') },
      ]}
    >
      {may.keep && (
        <p>
          <LinkButton href={t.href('/meetings/new')}>{t('meetings.open.title')}</LinkButton>
        </p>
      )}
      <ListHead
        t={t}
        sentence={t(next || first ? 'meetings.list.part' : 'meetings.list.sentence', { count: meetings.length })}
        exports={[
          { format: 'calendar', href: calendar },
          { format: 'atom', href: feed },
        ]}
      />
      {meetings.length === 0 ? (
        <EmptyState title={t('meetings.list.none')} />
      ) : (
        <Table
          t={t}
          caption={t('meetings.list.title')}
          rows={meetings}
          rowKey={(m) => m.id}
          columns={[
            {
              key: 'meeting',
              label: t('meetings.meeting'),
              header: true,
              cell: (m) => <a href={t.href(meetingLink(m.id))}>{meetingName(t, m)}</a>,
            },
            { key: 'dates', label: t('meetings.dates'), numeric: true, cell: (m) => <Period t={t} from={m.starts} to={m.ends} /> },
            { key: 'place', label: t('meetings.place'), cell: (m) => m.place ?? '' },
            { key: 'phase', label: t('meetings.field-name.phase'), cell: (m) => <PhaseTag t={t} phase={m.phase} /> },
          ]}
        />
      )}
      <KeyPager t={t} next={next} first={first} />
    </Page>
  )
}
