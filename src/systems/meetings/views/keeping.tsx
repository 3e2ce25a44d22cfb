import { languages } from '../../../platform/i18n/index.ts'
import {
  ButtonRow,
  type Choice,
  DateField,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts'
import { meetingLink, settingsLink, sittingLink } from '../links.ts'
import { type MeetingRow, meetingName, type SittingRow } from '../queries/meetings.ts'
import { meetingCrumbs } from './meeting-page.tsx'
import type { Refused } from './parts.tsx'

interface SettingsProps extends Refused {
  frame: Frame
  meeting: MeetingRow
  chairs: readonly Choice[]
}

export function SettingsPage({ frame, meeting, chairs, typed, errors }: SettingsProps) {
  const { t } = frame
  const title = t('meetings.settings.title')
  const fields = ['time_zone', 'chair_id', 'remote_link', 'agenda_prefix', 'registration_closes'] as const
  const labels = Object.fromEntries(fields.map((field) => [field, t(`meetings.field-name.${field}`)])) as Record<
    (typeof fields)[number],
    string
  >
  const value = (field: (typeof fields)[number]) => typed?.[field] ?? meeting[field]
  const shared = (name: (typeof fields)[number]) => ({ t, name, label: labels[name], value: value(name), error: errors?.[name] })
  return (
    <Page frame={frame} title={title} crumbs={meetingCrumbs(t, meeting, title)} layout="plain" noindex>
      <PostForm t={t} action={t.href(settingsLink(meeting.id))} errors={errors ?? null} labels={labels}>
        <HiddenField name="version" value={typed?.version ?? meeting.version} />
        <TextField {...shared('time_zone')} help={t('meetings.settings.time-zone-help')} suggestions={Intl.supportedValuesOf('timeZone')} />
        <Select {...shared('chair_id')} choices={chairs} empty={t('ui.none')} />
        <TextField {...shared('remote_link')} type="url" help={t('meetings.settings.remote-help')} optional />
        <DateField {...shared('registration_closes')} help={t('meetings.settings.closes-help')} optional />
        <TextField {...shared('agenda_prefix')} size="short" help={t('meetings.settings.prefix-help')} optional />
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

interface SittingProps extends Refused {
  frame: Frame
  meeting: MeetingRow
  /** none: a new one */
  sitting: SittingRow | undefined
}

export function SittingPage({ frame, meeting, sitting, typed, errors }: SittingProps) {
  const { t } = frame
  const title = t(sitting ? 'meetings.sitting.change' : 'meetings.sitting.add')
  const labels: Record<string, string> = {
    day: t('meetings.field-name.day'),
    starts: t('meetings.field-name.starts'),
    ends: t('meetings.field-name.ends'),
    room: t('meetings.field-name.room'),
    ...Object.fromEntries(
      languages.map((language) => [`name-${language}`, t('meetings.sitting.name-in', { language: t(`ui.language.${language}`) })]),
    ),
  }
  const shared = (name: string, kept: string | null | undefined) => ({
    t,
    name,
    label: labels[name]!,
    value: typed?.[name] ?? kept ?? '',
    error: errors?.[name],
  })
  const action = sitting ? t.href(sittingLink(meeting.id, sitting.id)) : `${t.href(meetingLink(meeting.id))}/sittings`
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('meetings.sitting.zone', { zone: meeting.time_zone })}
      crumbs={meetingCrumbs(t, meeting, title)}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={action} errors={errors ?? null} labels={labels}>
        <HiddenField name="version" value={typed?.version ?? sitting?.version ?? 0} />
        <DateField {...shared('day', sitting?.day ?? meeting.starts)} min={meeting.starts} max={meeting.ends} />
        <TextField {...shared('starts', sitting?.starts)} size="short" inputmode="numeric" placeholder="09:30" />
        <TextField {...shared('ends', sitting?.ends)} size="short" inputmode="numeric" placeholder="12:30" />
        <TextField {...shared('room', sitting?.room)} optional />
        {languages.map((language) => (
          <TextField key={language} {...shared(`name-${language}`, sitting?.name?.[language])} lang={language} optional />
        ))}
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
      {sitting && !sitting.cancelled_at && (
        <PostButton to={`${t.href(sittingLink(meeting.id, sitting.id))}/cancellation`} tone="danger">
          {t('meetings.sitting.cancel')}
        </PostButton>
      )}
    </Page>
  )
}

/** Asks before a step that ends a meeting. */
export function StepPage({ frame, meeting, step }: { frame: Frame; meeting: MeetingRow; step: 'close' | 'cancel' }) {
  const { t } = frame
  const title = t(`meetings.step.${step}`)
  return (
    <Page
      frame={frame}
      title={t(`meetings.step.${step}-of`, { meeting: meetingName(t, meeting) })}
      lead={t(`meetings.step.${step}-means`)}
      crumbs={meetingCrumbs(t, meeting, title)}
      layout="plain"
      noindex
    >
      <ButtonRow>
        <PostButton to={`${t.href(meetingLink(meeting.id))}/phase`} values={{ step }} tone={step === 'cancel' ? 'danger' : 'main'}>
          {title}
        </PostButton>
        <LinkButton href={t.href(meetingLink(meeting.id))} tone="quiet">
          {t('meetings.step.not-now')}
        </LinkButton>
      </ButtonRow>
    </Page>
  )
}
