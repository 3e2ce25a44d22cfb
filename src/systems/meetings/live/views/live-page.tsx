import { jsxTemplate } from 'preact/jsx-runtime'
import { read } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  type Frame,
  LinkButton,
  Live,
  NumberField,
  Page,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  TextField,
} from '../../../../ui/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { decisionFormLink } from '../../decisions/links.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import type { Refused } from '../../views/parts.tsx'
import { liveLink, statementsLink } from '../links.ts'

interface Props extends Refused {
  frame: Frame
  meeting: MeetingRow
  /** the shared part, made already */
  floor: string
  agenda: AgendaEntry[]
  item: number | null
  minutes: number
  may: { conduct: boolean; speak: boolean; withdraw: boolean; state: boolean }
}

/** The running meeting: what all see, kept up to date, and below it what this reader may do. Everything works by reload as well. */
export function LivePage({ frame, meeting, floor, agenda, item, minutes, may, typed, errors }: Props) {
  const { t } = frame
  const title = t('meetings.live.title')
  const here = t.href(liveLink(meeting.id))
  const labels = { item: t('meetings.live.item'), minutes: t('meetings.live.minutes'), behalf: t('meetings.speaker.behalf') }
  return (
    <Page
      frame={frame}
      title={t('meetings.live.of', { meeting: meetingName(t, meeting) })}
      crumbs={meetingCrumbs(t, meeting, title)}
      layout="wide"
      noindex
    >
      <Live src={`${here}/events`}>{jsxTemplate([floor])}</Live>
      <ButtonRow>
        {may.conduct && <PostButton to={`${here}/next`}>{t('meetings.speaker.next')}</PostButton>}
        {may.conduct && (
          <LinkButton href={`${t.href(decisionFormLink(meeting.id))}${item === null ? '' : `?item=${item}`}`} tone="quiet">
            {t('meetings.decision.record')}
          </LinkButton>
        )}
        <LinkButton href={t.href(statementsLink(meeting.id))} tone="quiet">
          {t(may.state ? 'meetings.statement.submit' : 'meetings.statement.list')}
        </LinkButton>
        <LinkButton href={here} tone="quiet">
          {t('meetings.live.reload')}
        </LinkButton>
        {may.withdraw && (
          <PostButton to={`${here}/request/withdrawal`} tone="quiet">
            {t('meetings.speaker.withdraw')}
          </PostButton>
        )}
      </ButtonRow>
      {may.speak && (
        <PostForm t={t} action={`${here}/request`} errors={errors ?? null} labels={labels} name={t('meetings.speaker.ask')}>
          <TextField
            t={t}
            name="behalf"
            label={labels.behalf}
            help={t('meetings.speaker.behalf-help')}
            value={typed?.behalf}
            error={errors?.behalf}
            optional
          />
          <SubmitButton>{t('meetings.speaker.ask')}</SubmitButton>
        </PostForm>
      )}
      {may.conduct && (
        <PostForm t={t} action={`${here}/item`} errors={errors ?? null} labels={labels} name={t('meetings.live.open-item')}>
          <Select
            t={t}
            name="item"
            label={labels.item}
            value={typed?.item ?? (item === null ? '' : String(item))}
            error={errors?.item}
            empty={t('meetings.live.no-item')}
            choices={agenda.map((entry) => ({ value: String(entry.item), label: `${entry.number} ${read(entry.title, t.lang).text}` }))}
            optional
          />
          <NumberField
            t={t}
            name="minutes"
            label={labels.minutes}
            value={typed?.minutes ?? String(minutes)}
            error={errors?.minutes}
            min={1}
            max={60}
          />
          <SubmitButton tone="quiet">{t('meetings.live.open-item')}</SubmitButton>
        </PostForm>
      )}
    </Page>
  )
}
