import type { Translate } from '../../../platform/i18n/index.ts'
import { EmptyState, type Frame, KeyPager, ListHead, Page, Table } from '../../../ui/index.ts'
import { named } from '../../people/index.ts'
import type { Figure, Figures } from '../figures.ts'
import { participantsLink } from '../links.ts'
import { type MeetingRow, meetingName } from '../queries/meetings.ts'
import type { ParticipantRow } from '../queries/registrations.ts'
import { privacyThreshold } from '../rules.ts'
import { meetingCrumbs } from './meeting-page.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  rows: ParticipantRow[]
  next: string | null
  first: string | null
  figures: Figures
  /** words for regions and stakeholder types */
  words: ReadonlyMap<string, string>
  may: { seeAll: boolean }
}

/** Delegation by delegation, those who want to be named; and how many came from where, no few of them told apart. */
export function ParticipantsPage({ frame, meeting, rows, next, first, figures, words, may }: Props) {
  const { t } = frame
  const title = t('meetings.participants.title')
  return (
    <Page
      frame={frame}
      title={t('meetings.participants.of', { meeting: meetingName(t, meeting) })}
      crumbs={meetingCrumbs(t, meeting, title)}
      lead={t(may.seeAll ? 'meetings.participants.all-lead' : 'meetings.participants.lead')}
      layout="wide"
      noindex
    >
      <ListHead
        t={t}
        sentence={t(next || first ? 'meetings.participants.part' : 'meetings.participants.count', { count: rows.length })}
        exports={[{ format: 'csv', href: `${t.href(participantsLink(meeting.id))}.csv` }]}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('meetings.participants.none')} />
      ) : (
        <Table
          t={t}
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          group={(row) => named(row.organization_name, row.organization_acronym, t.lang)}
          columns={[
            { key: 'name', label: t('meetings.field-name.person'), header: true, cell: (row) => <bdi>{row.name}</bdi> },
            { key: 'capacity', label: t('meetings.field-name.capacity'), cell: (row) => t(`meetings.capacity.${row.capacity}`) },
            { key: 'attends', label: t('meetings.field-name.attends'), cell: (row) => t(`meetings.attends.${row.attends}`) },
            ...(may.seeAll
              ? [
                  {
                    key: 'listed',
                    label: t('meetings.field-name.listed'),
                    cell: (row: ParticipantRow) => t(row.listed ? 'meetings.listed.true' : 'meetings.listed.false'),
                  },
                  {
                    key: 'attended',
                    label: t('meetings.participants.attended'),
                    numeric: true,
                    cell: (row: ParticipantRow) => t.number(row.sittings_attended ?? 0),
                  },
                ]
              : []),
          ]}
        />
      )}
      <KeyPager t={t} next={next} first={first} />
      <section aria-labelledby="figures">
        <h2 id="figures">{t('meetings.figures.title')}</h2>
        <p>
          {figures.total === null
            ? t('meetings.figures.few', { threshold: privacyThreshold })
            : t('meetings.figures.total', { count: figures.total })}{' '}
          {t('meetings.figures.privacy', { threshold: privacyThreshold })}
        </p>
        {figures.total !== 0 && (
          <>
            <FigureTable
              t={t}
              caption={t('meetings.figures.regions')}
              figures={figures.regions}
              word={(key) => words.get(`region ${key}`) ?? t('meetings.figures.no-region')}
            />
            <FigureTable
              t={t}
              caption={t('meetings.figures.types')}
              figures={figures.types}
              word={(key) => words.get(`type ${key}`) ?? key}
            />
            <FigureTable
              t={t}
              caption={t('meetings.figures.genders')}
              figures={figures.genders}
              word={(key) => t(`meetings.gender.${key}`)}
            />
          </>
        )}
      </section>
    </Page>
  )
}

const FigureTable = ({
  t,
  caption,
  figures,
  word,
}: {
  t: Translate
  caption: string
  figures: readonly Figure[]
  word(key: string): string
}) => (
  <Table
    t={t}
    caption={caption}
    showCaption
    rows={figures}
    rowKey={(figure) => figure.key}
    columns={[
      { key: 'what', label: caption, header: true, cell: (figure) => word(figure.key) },
      {
        key: 'count',
        label: t('meetings.figures.count'),
        numeric: true,
        cell: (figure) => (figure.count === null ? t('meetings.figures.hidden') : t.number(figure.count)),
      },
    ]}
  />
)
