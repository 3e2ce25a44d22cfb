import type { Translate } from '../../../platform/i18n/index.ts'
import {
  Checkbox,
  type Choice,
  Facts,
  type Frame,
  Page,
  PostButton,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  withQuery,
} from '../../../ui/index.ts'
import { named, QrCode } from '../../people/index.ts'
import { registrationLink, registrationsLink } from '../links.ts'
import type { MeetingRow } from '../queries/meetings.ts'
import type { RegistrationRow } from '../queries/registrations.ts'
import { capacities, genders, presences } from '../schema.ts'
import { meetingCrumbs } from './meeting-page.tsx'
import { type Refused, StateTag } from './parts.tsx'

interface Props extends Refused {
  frame: Frame
  meeting: MeetingRow
  own: RegistrationRow | undefined
  /** others of the organization whom the reader may register */
  others: readonly Choice[]
  /** for the secretariat: whose people to offer */
  organizations: readonly Choice[]
  organization: string | null
  open: boolean
  may: { register: boolean; answer: boolean }
  /** where the desk at the door finds this registration */
  checkInAddress: string | null
}

/** One's own registration: how it stands, or the form. */
export function RegistrationPage({
  frame,
  meeting,
  own,
  others,
  organizations,
  organization,
  open,
  may,
  checkInAddress,
  typed,
  errors,
}: Props) {
  const { t } = frame
  const title = t('meetings.registration.title')
  const standing = own && (own.state === 'waiting' || own.state === 'approved')
  return (
    <Page frame={frame} title={title} crumbs={meetingCrumbs(t, meeting, title)} layout="plain" noindex>
      {own && <Standing t={t} meeting={meeting} own={own} checkInAddress={checkInAddress} />}
      {may.answer && (
        <p>
          <a href={t.href(registrationsLink(meeting.id))}>{t('meetings.registrations.title')}</a>
        </p>
      )}
      {!open && !standing && <p>{t(meeting.phase === 'registration' ? 'meetings.registration.over' : 'meetings.registration.not-open')}</p>}
      {!may.register && <p>{t('meetings.registration.no-organization')}</p>}
      {open && organizations.length > 0 && (
        <form method="get" action={t.href(registrationLink(meeting.id))} class="form">
          <Select
            t={t}
            name="organization"
            label={t('meetings.registration.of-organization')}
            value={organization}
            choices={organizations}
          />
          <SubmitButton tone="quiet">{t('meetings.registration.show-people')}</SubmitButton>
        </form>
      )}
      {open && may.register && (!standing || others.length > 0) && (
        <RegistrationForm
          t={t}
          meeting={meeting}
          others={others}
          self={!standing}
          organization={organization}
          typed={typed}
          errors={errors}
        />
      )}
    </Page>
  )
}

function Standing({
  t,
  meeting,
  own,
  checkInAddress,
}: {
  t: Translate
  meeting: MeetingRow
  own: RegistrationRow
  checkInAddress: string | null
}) {
  const standing = own.state === 'waiting' || own.state === 'approved'
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">{t('meetings.registration.own')}</h2>
      <Facts
        facts={[
          { term: t('meetings.field-name.state'), value: <StateTag t={t} state={own.state} /> },
          { term: t('meetings.field-name.organization'), value: named(own.organization_name, own.organization_acronym, t.lang) },
          { term: t('meetings.field-name.capacity'), value: t(`meetings.capacity.${own.capacity}`) },
          { term: t('meetings.field-name.attends'), value: t(`meetings.attends.${own.attends}`) },
          { term: t('meetings.field-name.listed'), value: t(own.listed ? 'meetings.listed.true' : 'meetings.listed.false') },
          {
            term: t('meetings.registration.answered'),
            value:
              own.answered_by &&
              own.answered_at &&
              t('meetings.registration.answered-by', { name: own.answered_by, at: t.time(own.answered_at) }),
          },
          { term: t('meetings.field-name.reason'), value: own.reason },
          { term: t('meetings.field-name.code'), value: own.state === 'approved' && <code dir="ltr">{own.code}</code> },
        ]}
      />
      {checkInAddress && own.attends === 'on-site' && (
        <figure>
          <QrCode value={checkInAddress} label={t('meetings.registration.qr')} />
          <figcaption>{t('meetings.registration.qr-help')}</figcaption>
        </figure>
      )}
      {standing && (
        <PostButton to={`${t.href(registrationLink(meeting.id))}/withdrawal`} tone="danger">
          {t('meetings.registration.withdraw')}
        </PostButton>
      )}
    </section>
  )
}

function RegistrationForm({
  t,
  meeting,
  others,
  self,
  organization,
  typed,
  errors,
}: Refused & { t: Translate; meeting: MeetingRow; others: readonly Choice[]; self: boolean; organization: string | null }) {
  const labels = {
    person: t('meetings.field-name.person'),
    capacity: t('meetings.field-name.capacity'),
    attends: t('meetings.field-name.attends'),
    listed: t('meetings.registration.list-me'),
    gender: t('meetings.field-name.gender'),
  }
  return (
    <section aria-labelledby="register">
      <h2 id="register">{t(self ? 'meetings.registration.register' : 'meetings.registration.register-other')}</h2>
      <PostForm t={t} action={withQuery(t.href(registrationLink(meeting.id)), { organization })} errors={errors ?? null} labels={labels}>
        {others.length > 0 && (
          <Select
            t={t}
            name="person"
            label={labels.person}
            value={typed?.person}
            error={errors?.person}
            choices={others}
            {...(self && { empty: t('meetings.registration.myself') })}
          />
        )}
        <Select
          t={t}
          name="capacity"
          label={labels.capacity}
          value={typed?.capacity ?? 'delegate'}
          error={errors?.capacity}
          choices={capacities.map((capacity) => ({ value: capacity, label: t(`meetings.capacity.${capacity}`) }))}
        />
        <RadioGroup
          t={t}
          name="attends"
          label={labels.attends}
          value={typed?.attends ?? 'on-site'}
          error={errors?.attends}
          choices={presences.map((presence) => ({ value: presence, label: t(`meetings.attends.${presence}`) }))}
        />
        <Select
          t={t}
          name="gender"
          label={labels.gender}
          help={t('meetings.registration.gender-help')}
          value={typed?.gender}
          error={errors?.gender}
          empty={t('meetings.gender.unknown')}
          choices={genders.map((gender) => ({ value: gender, label: t(`meetings.gender.${gender}`) }))}
          optional
        />
        <Checkbox
          t={t}
          name="listed"
          label={labels.listed}
          help={t('meetings.registration.listed-help')}
          checked={typed?.listed === 'on'}
          error={errors?.listed}
        />
        <SubmitButton>{t('meetings.registration.send')}</SubmitButton>
      </PostForm>
    </section>
  )
}
