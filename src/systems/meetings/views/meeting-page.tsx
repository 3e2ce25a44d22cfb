import type { AuditEntry } from '../../../platform/audit/index.ts'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { ButtonRow, EmptyState, Facts, type Frame, LinkButton, LocalizedText, Page, Period, PostButton, Table } from '../../../ui/index.ts'
import { bodyLink, sessionLink } from '../../reference/index.ts'
import type { AgendaEntry } from '../agenda.ts'
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
import { liveLink, statementsLink } from '../live/links.ts'
import { planLink } from '../plan/links.ts'
import type { PlannedSlot } from '../plan/rules.ts'
import { PlanTable, sittingWords } from '../plan/views/parts.tsx'
import { type LetterRow, type MeetingRow, meetingName, type SittingRow } from '../queries/meetings.ts'
import type { RegistrationRow } from '../queries/registrations.ts'
import { reportsLink } from '../reports/links.ts'
import { isGrave, type PressedStep } from '../states.ts'
import { History, PhaseTag, SittingName, SittingTimes, StateTag, sittingName } from './parts.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  sittings: SittingRow[]
  /** as last released, at the times that its sittings have now */
  plan: PlannedSlot[]
  /** the agenda that the plan is of */
  agenda: AgendaEntry[]
  /** the published invitation, the latest */
  letter: LetterRow | undefined
  /** the reader's own registration */
  own: RegistrationRow | undefined
  /** registrations that wait for the reader's answer */
  waiting: number
  /** the reader's own time zone, as far as it is known */
  ownZone: string | null
  history: AuditEntry[]
  may: { keep: boolean; conduct: boolean; register: boolean; answer: boolean; seeRemoteLink: boolean; steps: PressedStep[] }
}

export function MeetingPage({ frame, meeting, sittings, plan, agenda, letter, own, waiting, ownZone, history, may }: Props) {
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
      <Steps t={t} meeting={meeting} own={own} may={may} />
      <Pages t={t} meeting={meeting} waiting={waiting} may={may} />
      <section aria-labelledby="sittings">
        <h2 id="sittings">{t('meetings.sittings')}</h2>
        {sittings.length === 0 ? (
          <EmptyState title={t('meetings.sittings-none')} />
        ) : (
          <SittingTable t={t} sittings={sittings} ownZone={ownZone} keep={may.keep} />
        )}
        {may.keep && meeting.phase !== 'cancelled' && (
          <ButtonRow>
            <LinkButton href={`${t.href(meetingLink(meeting.id))}/sittings/new`} tone="quiet">
              {t('meetings.sitting.add')}
            </LinkButton>
          </ButtonRow>
        )}
        <p>
          <a href={calendar}>{t('meetings.calendar-feed')}</a>
        </p>
      </section>
      {plan.length > 0 && (
        <section aria-labelledby="plan">
          <h2 id="plan">{t('meetings.plan.title')}</h2>
          <PlanTable
            t={t}
            meetingId={meeting.id}
            plan={plan}
            agenda={agenda}
            heading={({ sitting }) => sittingWords(t, sittings.find(({ id }) => id === sitting)!)}
          />
        </section>
      )}
      <History t={t} entries={history} />
    </Page>
  )
}

type Part = Pick<Props, 'meeting' | 'may'> & { t: Translate }

/** The one thing to do now, and beside it, quietly, the other steps. A step that is hard to take back asks first, on a page of its own. */
function Steps({ t, meeting, own, may }: Part & Pick<Props, 'own'>) {
  const phase = `${t.href(meetingLink(meeting.id))}/phase`
  const running = meeting.phase === 'running'
  const onward = may.steps.find((step) => !isGrave(step) && step !== 'reopen')
  const main = running ? 'live' : (onward ?? 'registration')
  const steps = [
    running && <LinkButton href={t.href(liveLink(meeting.id))}>{t('meetings.live.title')}</LinkButton>,
    ...may.steps
      .toSorted((a, b) => Number(isGrave(a)) - Number(isGrave(b)))
      .map((step) =>
        isGrave(step) ? (
          <LinkButton key={step} href={`${phase}?step=${step}`} tone={step === 'cancel' ? 'danger' : 'quiet'}>
            {t(`meetings.step.${step}`)}
          </LinkButton>
        ) : (
          <PostButton key={step} to={phase} values={{ step }} tone={step === main ? 'main' : 'quiet'}>
            {t(`meetings.step.${step}`)}
          </PostButton>
        ),
      ),
    may.register && !own && (
      <LinkButton href={t.href(registrationLink(meeting.id))} tone={main === 'registration' ? 'main' : 'quiet'}>
        {t('meetings.registration.title')}
      </LinkButton>
    ),
  ].filter(Boolean)
  return steps.length > 0 && <ButtonRow>{steps}</ButtonRow>
}

/** What else there is of this meeting, for everybody, and for those who keep or conduct it. */
function Pages({ t, meeting, waiting, may }: Part & Pick<Props, 'waiting'>) {
  const open: [string, string][] = [
    [agendaLink(meeting.id), t('meetings.agenda.title')],
    [contributionsLink(meeting.id), t('meetings.contribution.title')],
    ...(meeting.phase === 'running' ? [] : [[liveLink(meeting.id), t('meetings.live.title')] as [string, string]]),
    [statementsLink(meeting.id), t('meetings.statement.list')],
    [decisionsLink(meeting.id), t('meetings.decision.list')],
    [reportsLink(meeting.id), t('meetings.report.list')],
    [participantsLink(meeting.id), t('meetings.participants.title')],
  ]
  const kept: [string, string][] = [
    ...(may.conduct ? [[planLink(meeting.id), t('meetings.plan.title')] as [string, string]] : []),
    ...(may.answer ? [[registrationsLink(meeting.id), t('meetings.registrations.waiting', { count: waiting })] as [string, string]] : []),
    ...(may.keep
      ? ([
          [letterLink(meeting.id), t('meetings.letter.write')],
          [checkInLink(meeting.id), t('meetings.check-in.title')],
          [settingsLink(meeting.id), t('meetings.settings.title')],
        ] as [string, string][])
      : []),
  ]
  return (
    <nav aria-label={t('meetings.pages')} class="flow">
      {[open, kept].map(
        (links) =>
          links.length > 0 && (
            <ul key={links[0]![0]} class="tabs">
              {links.map(([path, words]) => (
                <li key={path}>
                  <a href={t.href(path)}>{words}</a>
                </li>
              ))}
            </ul>
          ),
      )}
    </nav>
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
