import type { AuditEntry } from '../../../platform/audit/index.ts'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { ButtonRow, EmptyState, Facts, type Frame, LinkButton, LocalizedText, Page, Period, PostButton, Table } from '../../../ui/index.ts'
import { bodyLink, sessionLink } from '../../reference/index.ts'
import { contributionsLink } from '../contributions/links.ts'
import { decisionsLink } from '../decisions/links.ts'
import {
  agendaLink,
  checkInLink,
  letterLink,
  meetingLink,
  meetingsLink,
  participantsLink,
  registrationLink,
  registrationsLink,
  settingsLink,
  sittingLink,
} from '../links.ts'
import { liveLink } from '../live/links.ts'
import { type LetterRow, type MeetingRow, meetingName, type SittingRow } from '../queries/meetings.ts'
import type { RegistrationRow } from '../queries/registrations.ts'
import { reportsLink } from '../reports/links.ts'
import type { Step } from '../states.ts'
import { History, PhaseTag, SittingName, SittingTimes, StateTag, sittingName } from './parts.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  sittings: SittingRow[]
  /** the published invitation, the latest */
  letter: LetterRow | undefined
  /** the reader's own registration */
  own: RegistrationRow | undefined
  /** registrations that wait for the reader's answer */
  waiting: number
  /** the reader's own time zone, as far as it is known */
  ownZone: string | null
  history: AuditEntry[]
  may: { keep: boolean; register: boolean; answer: boolean; seeRemoteLink: boolean; steps: Exclude<Step, 'invite'>[] }
}

export function MeetingPage({ frame, meeting, sittings, letter, own, waiting, ownZone, history, may }: Props) {
  const { t } = frame
  const calendar = `${t.href(meetingLink(meeting.id))}/calendar.ics`
  const title = meetingName(t, meeting)
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={meetingCrumbs(t, meeting)}
      feeds={[{ href: calendar, type: 'text/calendar', title }]}
      layout="article"
    >
      <Facts
        facts={[
          { term: t('meetings.field-name.phase'), value: <PhaseTag t={t} phase={meeting.phase} /> },
          {
            term: t('meetings.body'),
            value: (
              <a href={t.href(bodyLink(meeting.body_id))}>
                <LocalizedText t={t} reading={read(meeting.body_name, t.lang)} quiet />
              </a>
            ),
          },
          {
            term: t('meetings.dates'),
            value: (
              <a href={t.href(sessionLink(meeting.session_id))}>
                <Period t={t} from={meeting.starts} to={meeting.ends} />
              </a>
            ),
          },
          { term: t('meetings.place'), value: meeting.place },
          { term: t('meetings.field-name.time_zone'), value: <bdi>{meeting.time_zone}</bdi> },
          { term: t('meetings.field-name.chair_id'), value: meeting.chair_name && <bdi>{meeting.chair_name}</bdi> },
          {
            term: t('meetings.field-name.registration_closes'),
            value: meeting.registration_closes && <time dateTime={meeting.registration_closes}>{t.date(meeting.registration_closes)}</time>,
          },
          {
            term: t('meetings.field-name.remote_link'),
            value:
              meeting.remote_link &&
              (may.seeRemoteLink ? (
                <a href={meeting.remote_link} rel="noreferrer">
                  {t('meetings.remote.join')}
                </a>
              ) : (
                t('meetings.remote.hidden')
              )),
          },
          { term: t('meetings.letter.title'), value: letter && <a href={t.href(letterLink(meeting.id))}>{letter.circular}</a> },
          {
            term: t('meetings.registration.own'),
            value: own && (
              <a href={t.href(registrationLink(meeting.id))}>
                <StateTag t={t} state={own.state} />
              </a>
            ),
          },
        ]}
      />
      <ButtonRow>
        <LinkButton href={t.href(agendaLink(meeting.id))} tone="quiet">
          {t('meetings.agenda.title')}
        </LinkButton>
        <LinkButton href={t.href(liveLink(meeting.id))} tone={meeting.phase === 'running' ? 'main' : 'quiet'}>
          {t('meetings.live.title')}
        </LinkButton>
        <LinkButton href={t.href(decisionsLink(meeting.id))} tone="quiet">
          {t('meetings.decision.list')}
        </LinkButton>
        <LinkButton href={t.href(contributionsLink(meeting.id))} tone="quiet">
          {t('meetings.contribution.title')}
        </LinkButton>
        {may.register && <LinkButton href={t.href(registrationLink(meeting.id))}>{t('meetings.registration.title')}</LinkButton>}
        <LinkButton href={t.href(participantsLink(meeting.id))} tone="quiet">
          {t('meetings.participants.title')}
        </LinkButton>
        <LinkButton href={t.href(reportsLink(meeting.id))} tone="quiet">
          {t('meetings.report.list')}
        </LinkButton>
        {may.answer && (
          <LinkButton href={t.href(registrationsLink(meeting.id))} tone="quiet">
            {t('meetings.registrations.waiting', { count: waiting })}
          </LinkButton>
        )}
        {may.keep && (
          <LinkButton href={t.href(letterLink(meeting.id))} tone="quiet">
            {t('meetings.letter.write')}
          </LinkButton>
        )}
        {may.keep && (
          <LinkButton href={t.href(checkInLink(meeting.id))} tone="quiet">
            {t('meetings.check-in.title')}
          </LinkButton>
        )}
        {may.keep && (
          <LinkButton href={t.href(settingsLink(meeting.id))} tone="quiet">
            {t('meetings.settings.title')}
          </LinkButton>
        )}
        {may.steps.map((step) => (
          <PostButton
            key={step}
            to={`${t.href(meetingLink(meeting.id))}/phase`}
            values={{ step }}
            tone={step === 'cancel' ? 'danger' : 'main'}
          >
            {t(`meetings.step.${step}`)}
          </PostButton>
        ))}
      </ButtonRow>
      <section aria-labelledby="sittings">
        <h2 id="sittings">{t('meetings.sittings')}</h2>
        {sittings.length === 0 ? (
          <EmptyState title={t('meetings.sittings-none')} />
        ) : (
          <SittingTable t={t} sittings={sittings} ownZone={ownZone} keep={may.keep} />
        )}
        <ButtonRow>
          {may.keep && meeting.phase !== 'cancelled' && (
            <LinkButton href={`${t.href(meetingLink(meeting.id))}/sittings/new`} tone="quiet">
              {t('meetings.sitting.add')}
            </LinkButton>
          )}
        </ButtonRow>
        <p>
          <a href={calendar}>{t('meetings.calendar-feed')}</a>
        </p>
      </section>
      {history.length > 0 && (
        <section aria-labelledby="history">
          <h2 id="history">{t('meetings.history')}</h2>
          <History t={t} entries={history} />
        </section>
      )}
    </Page>
  )
}

export const meetingCrumbs = (t: Translate, meeting: MeetingRow, here?: string) => [
  { label: t('meetings.list.title'), href: t.href(meetingsLink) },
  { label: meetingName(t, meeting), ...(here !== undefined && { href: t.href(meetingLink(meeting.id)) }) },
  ...(here !== undefined ? [{ label: here }] : []),
]

const SittingTable = ({ t, sittings, ownZone, keep }: { t: Translate; sittings: SittingRow[]; ownZone: string | null; keep: boolean }) => (
  <Table
    t={t}
    caption={t('meetings.sittings')}
    rows={sittings}
    rowKey={(s) => s.id}
    columns={[
      {
        key: 'name',
        label: t('meetings.sitting'),
        header: true,
        cell: (s) =>
          s.cancelled_at ? (
            <>
              <s>
                <SittingName t={t} sitting={s} />
              </s>{' '}
              {t('meetings.sitting.off')}
            </>
          ) : (
            <SittingName t={t} sitting={s} />
          ),
      },
      { key: 'times', label: t('meetings.sitting.when'), cell: (s) => <SittingTimes t={t} sitting={s} ownZone={ownZone} /> },
      { key: 'room', label: t('meetings.field-name.room'), cell: (s) => s.room ?? '' },
      ...(keep
        ? [
            {
              key: 'change',
              label: t('meetings.sitting.change'),
              cell: (s: SittingRow) =>
                s.cancelled_at ? (
                  ''
                ) : (
                  <a href={t.href(sittingLink(s.meeting_id, s.id))}>
                    {t('meetings.sitting.change')}
                    <span class="hidden">
                      {' '}
                      {sittingName(t, s)} {t.date(s.day)}
                    </span>
                  </a>
                ),
            },
          ]
        : []),
    ]}
  />
)
