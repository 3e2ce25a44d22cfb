import type { FieldErrors } from '../../../platform/errors.ts'
import { EmptyState, type Frame, KeyPager, LinkButton, Page, PostButton, PostForm, SubmitButton, TextField } from '../../../ui/index.ts'
import { named } from '../../people/index.ts'
import { registrationLink, registrationsLink } from '../links.ts'
import type { MeetingRow } from '../queries/meetings.ts'
import type { ParticipantRow } from '../queries/registrations.ts'
import { meetingCrumbs } from './meeting-page.tsx'
import { StateTag } from './parts.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  rows: ParticipantRow[]
  next: string | null
  first: string | null
  /** a refusal that had no reason */
  refused?: { id: number; errors: FieldErrors } | null
}

/** Where a focal point, or the secretariat, says who comes. */
export function RegistrationsPage({ frame, meeting, rows, next, first, refused }: Props) {
  const { t } = frame
  const title = t('meetings.registrations.title')
  return (
    <Page frame={frame} title={title} lead={t('meetings.registrations.lead')} crumbs={meetingCrumbs(t, meeting, title)} noindex>
      <p>
        <LinkButton href={t.href(registrationLink(meeting.id))}>{t('meetings.registration.register-other')}</LinkButton>
      </p>
      {rows.length === 0 && <EmptyState title={t('meetings.registrations.none')} />}
      {rows.map((row) => (
        <Answerable key={row.id} frame={frame} meeting={meeting} row={row} errors={refused?.id === row.id ? refused.errors : null} />
      ))}
      <KeyPager t={t} next={next} first={first} />
    </Page>
  )
}

function Answerable({
  frame: { t },
  meeting,
  row,
  errors,
}: {
  frame: Frame
  meeting: MeetingRow
  row: ParticipantRow
  errors: FieldErrors | null
}) {
  const address = `${t.href(registrationsLink(meeting.id))}/${row.id}`
  return (
    <section aria-labelledby={`r-${row.id}`}>
      <h2 id={`r-${row.id}`}>
        <bdi>{row.name}</bdi> <StateTag t={t} state={row.state} />
      </h2>
      <p>
        {t('meetings.registrations.one', {
          organization: named(row.organization_name, row.organization_acronym, t.lang),
          capacity: t(`meetings.capacity.${row.capacity}`),
          attends: t(`meetings.attends.${row.attends}`),
        })}
      </p>
      {row.reason && <p class="muted">{row.reason}</p>}
      {row.state === 'waiting' && (
        <>
          <PostButton to={`${address}/approval`} about={row.name}>
            {t('meetings.registrations.approve')}
          </PostButton>
          <PostForm
            t={t}
            action={`${address}/refusal`}
            errors={errors}
            labels={{ [`reason-${row.id}`]: t('meetings.field-name.reason') }}
            name={t('meetings.registrations.refuse-name', { name: row.name })}
          >
            <TextField t={t} name={`reason-${row.id}`} label={t('meetings.registrations.reason')} error={errors?.[`reason-${row.id}`]} />
            <SubmitButton tone="quiet">{t('meetings.registrations.refuse')}</SubmitButton>
          </PostForm>
        </>
      )}
      {row.state === 'approved' && (
        <PostButton to={`${address}/withdrawal`} tone="quiet" about={row.name}>
          {t('meetings.registrations.withdraw')}
        </PostButton>
      )}
    </section>
  )
}
