import type { AuditEntry } from '../../../../platform/audit/index.ts'
import { read, type Translate } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  DateField,
  EmptyState,
  Facts,
  type Frame,
  KeyPager,
  LinkButton,
  LocalizedText,
  Page,
  PostButton,
  PostForm,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  type Tone,
} from '../../../../ui/index.ts'
import { named } from '../../../people/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { meetingLink, meetingsLink } from '../../links.ts'
import type { AllocatedDocument } from '../../queries/agenda.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { History, type Refused } from '../../views/parts.tsx'
import { decisionLink, silenceLink, silencesLink } from '../links.ts'
import type { VerbRow } from '../queries.ts'
import type { ObjectionRow, SilenceRow } from '../silence-queries.ts'
import { labelsOf, OnWhat, Words } from './decision-form.tsx'
import { DecidedDocuments, Texts } from './parts.tsx'

const tones: Record<string, Tone> = { running: 'soon', assent: 'done', broken: 'late', withdrawn: 'off' }
const StateTag = ({ t, silence }: { t: Translate; silence: SilenceRow }) => {
  const state = silence.outcome ?? 'running'
  return <Tag tone={tones[state]!}>{t(`meetings.silence.state.${state}`)}</Tag>
}

const crumbs = (t: Translate, meeting: MeetingRow, title: string) => [
  { label: t('meetings.list.title'), href: t.href(meetingsLink) },
  { label: meetingName(t, meeting), href: t.href(meetingLink(meeting.id)) },
  { label: t('meetings.silence.list'), href: t.href(silencesLink(meeting.id)) },
  { label: title },
]

interface ListProps {
  frame: Frame
  meeting: MeetingRow
  silences: SilenceRow[]
  next: string | null
  may: { open: boolean }
}

export function SilencesPage({ frame, meeting, silences, next, may }: ListProps) {
  const { t } = frame
  const title = t('meetings.silence.list')
  return (
    <Page
      frame={frame}
      title={t('meetings.silence.of', { meeting: meetingName(t, meeting) })}
      lead={t('meetings.silence.lead')}
      crumbs={meetingCrumbs(t, meeting, title)}
      layout="wide"
    >
      {may.open && (
        <ButtonRow>
          <LinkButton href={`${t.href(silencesLink(meeting.id))}/new`}>{t('meetings.silence.open')}</LinkButton>
        </ButtonRow>
      )}
      {silences.length === 0 ? (
        <EmptyState title={t('meetings.silence.none')} />
      ) : (
        <Table
          t={t}
          caption={title}
          rows={silences}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              label: t('meetings.decision.number'),
              header: true,
              numeric: true,
              cell: (s) => <a href={t.href(silenceLink(meeting.id, s.number))}>{t.number(s.number)}</a>,
            },
            { key: 'state', label: t('meetings.silence.state'), cell: (s) => <StateTag t={t} silence={s} /> },
            {
              key: 'deadline',
              label: t('meetings.silence.deadline'),
              numeric: true,
              cell: (s) => <time datetime={s.deadline.toISOString()}>{t.time(s.deadline, meeting.time_zone)}</time>,
            },
            { key: 'verb', label: t('meetings.field-name.verb'), cell: (s) => read(s.verb_words, t.lang).text },
            {
              key: 'words',
              label: t('meetings.decision.words'),
              official: true,
              cell: (s) => <LocalizedText t={t} reading={read(s.texts, t.lang)} />,
            },
          ]}
        />
      )}
      <KeyPager t={t} next={next} />
    </Page>
  )
}

interface PageProps extends Refused {
  frame: Frame
  meeting: MeetingRow
  silence: SilenceRow
  posted: ReadonlyMap<string, AllocatedDocument>
  /** null for those who may not read them */
  objections: ObjectionRow[] | null
  history: AuditEntry[]
  may: { object: boolean; withdraw: boolean }
}

/** A text that stands unless somebody objects, and who did. */
export function SilencePage({ frame, meeting, silence, posted, objections, history, may, typed, errors }: PageProps) {
  const { t } = frame
  const here = t.href(silenceLink(meeting.id, silence.number))
  const title = t('meetings.silence.title', { number: silence.number })
  const reason = t('meetings.silence.reason')
  return (
    <Page frame={frame} title={title} lead={<StateTag t={t} silence={silence} />} crumbs={crumbs(t, meeting, title)}>
      <Facts
        facts={[
          {
            term: t('meetings.silence.deadline'),
            value: <time datetime={silence.deadline.toISOString()}>{t.time(silence.deadline, meeting.time_zone)}</time>,
          },
          { term: t('meetings.field-name.verb'), value: read(silence.verb_words, t.lang).text },
          { term: t('meetings.field-name.item_number'), value: silence.item_title && read(silence.item_title, t.lang).text },
          {
            term: t('meetings.field-name.documents'),
            value: silence.documents.length > 0 && <DecidedDocuments t={t} documents={silence.documents} posted={posted} />,
          },
          {
            term: t('meetings.silence.proposed'),
            value: t('meetings.decision.by', { name: silence.proposed_by, at: t.time(silence.proposed_at) }),
          },
          {
            term: t('meetings.field-name.verb'),
            value: silence.decision !== null && (
              <a href={t.href(decisionLink(meeting.id, silence.decision))}>
                {t('meetings.silence.decided', { decision: t('meetings.decision.title', { number: silence.decision }) })}
              </a>
            ),
          },
        ]}
      />
      <Texts t={t} texts={silence.texts} />
      {objections && objections.length > 0 && (
        <section aria-labelledby="objections">
          <h2 id="objections">{t('meetings.silence.objections')}</h2>
          <ul>
            {objections.map((one) => (
              <li key={one.id}>
                <b>
                  {t('meetings.silence.objection', {
                    name: one.person_name,
                    organization: named(one.organization_name, one.organization_acronym, t.lang),
                    at: t.time(one.at),
                  })}
                </b>
                <p lang={one.language} dir="auto">
                  {one.reason}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {may.object && (
        <PostForm t={t} action={`${here}/objections`} errors={errors ?? null} labels={{ reason }} name={t('meetings.silence.object')} guard>
          <TextArea
            t={t}
            name="reason"
            label={reason}
            help={t('meetings.silence.reason-help')}
            rows={4}
            value={typed?.reason}
            error={errors?.reason}
          />
          <SubmitButton tone="danger">{t('meetings.silence.object')}</SubmitButton>
        </PostForm>
      )}
      {may.withdraw && (
        <PostButton to={`${here}/withdrawal`} tone="quiet">
          {t('meetings.silence.withdraw')}
        </PostButton>
      )}
      <History t={t} entries={history} />
    </Page>
  )
}

interface FormProps extends Refused {
  frame: Frame
  meeting: MeetingRow
  verbs: VerbRow[]
  agenda: AgendaEntry[]
}

export function SilenceForm({ frame, meeting, verbs, agenda, typed, errors }: FormProps) {
  const { t } = frame
  const title = t('meetings.silence.open')
  const labels: Record<string, string> = { ...labelsOf(t), day: t('meetings.silence.day'), time: t('meetings.silence.time') }
  return (
    <Page frame={frame} title={title} lead={t('meetings.silence.lead')} crumbs={crumbs(t, meeting, title)} layout="plain" noindex>
      <PostForm t={t} action={t.href(silencesLink(meeting.id))} errors={errors ?? null} labels={labels} draft={`silence-${meeting.id}`}>
        <OnWhat t={t} {...{ verbs, agenda, typed, labels }} errors={errors ?? null} />
        <Words t={t} labels={labels} typed={typed} errors={errors ?? null} />
        <DateField t={t} name="day" label={labels.day!} value={typed?.day} error={errors?.day} />
        <TextField
          t={t}
          name="time"
          label={labels.time!}
          help={t('meetings.silence.time-help', { zone: meeting.time_zone })}
          value={typed?.time ?? '18:00'}
          error={errors?.time}
        />
        <SubmitButton>{t('meetings.silence.open')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
