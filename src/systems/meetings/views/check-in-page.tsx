import type { Translate } from '../../../platform/i18n/index.ts'
import { EmptyState, type Frame, Page, PostButton, Select, SubmitButton, TextField } from '../../../ui/index.ts'
import { named } from '../../people/index.ts'
import { checkInLink } from '../links.ts'
import type { MeetingRow, SittingRow } from '../queries/meetings.ts'
import type { ParticipantRow, RegistrationRow } from '../queries/registrations.ts'
import { meetingCrumbs } from './meeting-page.tsx'
import { sittingName } from './parts.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  /** those that take place */
  sittings: SittingRow[]
  sitting: SittingRow | undefined
  /** what was looked for */
  code: string
  name: string
  found: (ParticipantRow | RegistrationRow)[]
  present: ReadonlySet<number>
}

/** The desk at the door: a code read by a camera or typed, or a name; then one press. */
export function CheckInPage({ frame, meeting, sittings, sitting, code, name, found, present }: Props) {
  const { t } = frame
  const title = t('meetings.check-in.title')
  const asked = code !== '' || name !== ''
  return (
    <Page frame={frame} title={title} crumbs={meetingCrumbs(t, meeting, title)} layout="plain" noindex>
      {sitting === undefined ? (
        <EmptyState title={t('meetings.sittings-none')} />
      ) : (
        <>
          <form method="get" action={t.href(checkInLink(meeting.id))} class="form">
            <Select
              t={t}
              name="sitting"
              label={t('meetings.sitting')}
              value={sitting.id}
              choices={sittings.map((one) => ({ value: String(one.id), label: sittingLabel(t, one) }))}
            />
            <TextField t={t} name="code" label={t('meetings.field-name.code')} value={code} size="medium" autocomplete="off" optional />
            <TextField t={t} name="name" label={t('meetings.field-name.person')} value={name} size="medium" autocomplete="off" optional />
            <SubmitButton>{t('meetings.check-in.find')}</SubmitButton>
          </form>
          {asked && found.length === 0 && <EmptyState title={t('meetings.check-in.none')} />}
          {found.map((row) => (
            <section key={row.id} aria-labelledby={`r-${row.id}`}>
              <h2 id={`r-${row.id}`}>
                <bdi>{row.name}</bdi>
              </h2>
              <p>
                {t('meetings.registrations.one', {
                  organization: named(row.organization_name, row.organization_acronym, t.lang),
                  capacity: t(`meetings.capacity.${row.capacity}`),
                  attends: t(`meetings.attends.${row.attends}`),
                })}
              </p>
              <PostButton
                to={t.href(checkInLink(meeting.id))}
                values={{ sitting: sitting.id, registration: row.id, present: present.has(row.id) ? 'no' : 'yes', name }}
                tone={present.has(row.id) ? 'quiet' : 'main'}
                about={row.name}
              >
                {t(present.has(row.id) ? 'meetings.check-in.unmark' : 'meetings.check-in.mark')}
              </PostButton>
            </section>
          ))}
        </>
      )}
    </Page>
  )
}

export const sittingLabel = (t: Translate, sitting: SittingRow): string =>
  `${sittingName(t, sitting)} · ${t('meetings.sitting.times', { day: t.date(sitting.day), starts: sitting.starts, ends: sitting.ends })}`
