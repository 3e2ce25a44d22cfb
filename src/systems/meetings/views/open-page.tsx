import type { FieldErrors } from '../../../platform/errors.ts'
import { EmptyState, type Frame, Page, PostForm, Select, SubmitButton } from '../../../ui/index.ts'
import { meetingsLink } from '../links.ts'
import { type listSessionsWithoutMeeting, meetingName } from '../queries/meetings.ts'

interface Props {
  frame: Frame
  sessions: Awaited<ReturnType<typeof listSessionsWithoutMeeting>>
  chosen: string | null
  errors?: FieldErrors | null
}

export function OpenMeetingPage({ frame, sessions, chosen, errors }: Props) {
  const { t } = frame
  const title = t('meetings.open.title')
  const label = t('meetings.open.session')
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('meetings.open.lead')}
      layout="plain"
      crumbs={[{ label: t('meetings.list.title'), href: t.href(meetingsLink) }, { label: title }]}
      noindex
    >
      {sessions.length === 0 ? (
        <EmptyState title={t('meetings.open.none')} />
      ) : (
        <PostForm t={t} action={t.href(meetingsLink)} errors={errors ?? null} labels={{ session: label }}>
          <Select
            t={t}
            name="session"
            label={label}
            value={chosen}
            error={errors?.session}
            choices={sessions.map((s) => ({ value: s.id, label: `${meetingName(t, s)} · ${t.period(s.starts, s.ends)}` }))}
          />
          <SubmitButton>{t('meetings.open.open')}</SubmitButton>
        </PostForm>
      )}
    </Page>
  )
}
