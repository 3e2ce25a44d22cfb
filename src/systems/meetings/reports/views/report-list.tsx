import { type Language, languages, type Translate } from '../../../../platform/i18n/index.ts'
import { EmptyState, type Frame, LinkButton, Page, PostButton, Table } from '../../../../ui/index.ts'
import { documentLink, gateLink } from '../../../documents/index.ts'
import type { MeetingRow } from '../../queries/meetings.ts'
import { meetingName } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { postingLink, recompilationLink, reportLink } from '../links.ts'
import type { WrittenReport } from '../queries.ts'
import { type ReportKind, reportKinds } from '../schema.ts'

interface Props {
  frame: Frame
  meeting: MeetingRow
  reports: WrittenReport[]
  may: { write: boolean; begin: boolean; post: boolean }
}

/** What a meeting hands on: what was posted, for everybody; the texts in work, for those who write them. */
export function ReportListPage({ frame, meeting, reports, may }: Props) {
  const { t } = frame
  const title = t('meetings.report.list')
  const nothing = reports.every(({ postings }) => postings.length === 0)
  return (
    <Page
      frame={frame}
      title={t('meetings.report.list-of', { meeting: meetingName(t, meeting) })}
      crumbs={meetingCrumbs(t, meeting, title)}
      lead={may.write ? t('meetings.report.list-lead') : undefined}
    >
      {nothing && !may.write && <EmptyState title={t('meetings.report.none')} />}
      {may.write && !may.begin && <p class="notice">{t('meetings.error.report-too-early')}</p>}
      {reportKinds.map((kind) => {
        const report = reports.find((one) => one.kind === kind)
        if (!may.write && !report?.postings.length) return null
        return (
          <section key={kind} aria-labelledby={kind}>
            <h2 id={kind}>{t(`meetings.report.kind.${kind}`)}</h2>
            {report && report.postings.length > 0 && <Posted t={t} report={report} />}
            {may.write && <Languages t={t} meeting={meeting} kind={kind} report={report} begin={may.begin} />}
            {may.post && report && report.languages.length > 0 && (
              <LinkButton href={t.href(postingLink(meeting.id, kind))}>
                {t('meetings.report.post')}
                <span class="hidden"> {t(`meetings.report.kind.${kind}`)}</span>
              </LinkButton>
            )}
          </section>
        )
      })}
    </Page>
  )
}

export const Posted = ({ t, report }: { t: Translate; report: WrittenReport }) => (
  <ul>
    {report.postings.map((posting) => (
      <li key={posting.revision}>
        <a href={t.href(documentLink(posting.document_id))}>
          <bdi>{posting.symbol}</bdi>
        </a>{' '}
        <span class="muted">
          {t('meetings.report.posted', {
            at: t.time(posting.at),
            languages: t.list(posting.languages.map((language) => t(`ui.language.${language}`))),
          })}
        </span>{' '}
        {posting.revision === report.postings[0]!.revision && (
          <a href={t.href(gateLink(posting.document_id))}>
            {t('meetings.report.hand-on')}
            <span class="hidden"> {posting.symbol}</span>
          </a>
        )}
      </li>
    ))}
  </ul>
)

interface LanguagesProps {
  t: Translate
  meeting: MeetingRow
  kind: ReportKind
  report: WrittenReport | undefined
  begin: boolean
}

const Languages = ({ t, meeting, kind, report, begin }: LanguagesProps) => (
  <Table
    t={t}
    caption={t(`meetings.report.kind.${kind}`)}
    rows={languages.map((language) => ({ language, text: report?.languages.find((one) => one.language === language) }))}
    rowKey={({ language }) => language}
    columns={[
      { key: 'language', label: t('meetings.report.language'), header: true, cell: ({ language }) => t(`ui.language.${language}`) },
      {
        key: 'text',
        label: t('meetings.report.text'),
        cell: ({ language, text }) =>
          text ? (
            <a href={t.href(reportLink(meeting.id, kind, language))}>
              {t('meetings.report.written', { at: t.time(text.at) })}
              <span class="hidden"> {t(`ui.language.${language}`)}</span>
            </a>
          ) : (
            <span class="muted">{t('meetings.report.unwritten')}</span>
          ),
      },
      {
        key: 'edited',
        label: t('meetings.report.edited'),
        numeric: true,
        cell: ({ text }) => text && t.number(text.edited),
      },
      {
        key: 'compile',
        label: t('meetings.report.compile'),
        cell: ({ language, text }) =>
          begin && <Compile t={t} meeting={meeting} kind={kind} language={language} again={text !== undefined} />,
      },
    ]}
  />
)

const Compile = ({
  t,
  meeting,
  kind,
  language,
  again,
}: {
  t: Translate
  meeting: MeetingRow
  kind: ReportKind
  language: Language
  again: boolean
}) => {
  const address = t.href(recompilationLink(meeting.id, kind, language))
  const about = `${t(`meetings.report.kind.${kind}`)}, ${t(`ui.language.${language}`)}`
  return again ? (
    <a href={address}>
      {t('meetings.report.compile-again')}
      <span class="hidden"> {about}</span>
    </a>
  ) : (
    <PostButton to={address} tone="quiet" about={about}>
      {t('meetings.report.compile')}
    </PostButton>
  )
}
