import type { AuditEntry } from '../../../../platform/audit/index.ts'
import { read } from '../../../../platform/i18n/index.ts'
import type { WritablePaper, WritableParagraph } from '../../../../texts/index.ts'
import { Facts, type Frame, Page } from '../../../../ui/index.ts'
import { documentLink, type Series } from '../../../documents/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { agendaLink } from '../../links.ts'
import type { MeetingRow } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { History, type Refused } from '../../views/parts.tsx'
import { WrittenPaper } from '../../views/written-paper.tsx'
import { contributionLink, contributionsLink } from '../links.ts'
import type { ContributionRow, laterMeetings } from '../queries.ts'
import type { Step } from '../states.ts'
import { Actions } from './actions.tsx'
import { sourceOf } from './contributions-page.tsx'
import { IfSubmittedNow, type Outlook, StateTag } from './parts.tsx'

export interface ContributionProps extends Refused {
  frame: Frame
  meeting: MeetingRow
  contribution: ContributionRow
  /** none: it is posted, and read as the document that it is */
  paper: WritablePaper | null
  agenda: AgendaEntry[]
  outlook: Outlook | null
  history: AuditEntry[]
  /** the revision that was begun or took its place, as far as the reader may see it */
  revision: number | null
  /** where a paper that came too late can go */
  later: Awaited<ReturnType<typeof laterMeetings>>
  /** of the session, where the desk chooses the symbol's */
  series: Series[]
  steps: Step[]
  may: { write: boolean; admit: boolean; move: boolean; revise: boolean }
}

/** One contribution as paper, how far it is, and what the reader may do with it. */
export function ContributionPage(props: ContributionProps) {
  const { frame, meeting, contribution, paper, agenda, outlook, history, revision } = props
  const { t } = frame
  const title = contribution.title || t('meetings.contribution.untitled')
  const list = t('meetings.contribution.title')
  const item = agenda.find((entry) => entry.item === contribution.item_id)
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={[
        ...meetingCrumbs(t, meeting, list).slice(0, -1),
        { label: list, href: t.href(contributionsLink(meeting.id)) },
        { label: contribution.symbol ?? t('meetings.contribution.one') },
      ]}
      layout="article"
      noindex
    >
      <Facts
        facts={[
          { term: t('meetings.field-name.state'), value: <StateTag t={t} state={contribution.state} /> },
          { term: t('meetings.field-name.handling'), value: contribution.handling && t(`meetings.handling.${contribution.handling}`) },
          {
            term: t('meetings.field-name.symbol'),
            value: contribution.document_id && (
              <a href={t.href(documentLink(contribution.document_id))}>
                <bdi>{contribution.symbol}</bdi>
              </a>
            ),
          },
          { term: t('meetings.contribution.source'), value: sourceOf(t, contribution) },
          { term: t('meetings.field-name.purpose'), value: t(`meetings.purpose.${contribution.purpose}`) },
          {
            term: t('meetings.agenda.item'),
            value: item && (
              <a href={t.href(agendaLink(meeting.id))}>
                <bdi>{item.number}</bdi> {read(item.title, t.lang).text}
              </a>
            ),
          },
          { term: t('meetings.field-name.visibility'), value: t(`meetings.visibility.${contribution.visibility}`) },
          { term: t('meetings.contribution.submitted-at'), value: contribution.submitted_at && t.time(contribution.submitted_at) },
          {
            term: t('meetings.contribution.post-by'),
            value: contribution.state === 'late' && contribution.post_by && t.date(contribution.post_by),
          },
          { term: t('meetings.field-name.reason'), value: contribution.reason },
          {
            term: t('meetings.contribution.revision'),
            value: revision !== null && <a href={t.href(contributionLink(revision))}>{t('meetings.contribution.to-revision')}</a>,
          },
        ]}
      />
      {contribution.state === 'draft' && outlook && <IfSubmittedNow t={t} outlook={outlook} />}
      <Actions {...props} t={t} />
      {paper && (
        <WrittenPaper
          t={t}
          language={paper.language}
          title={title}
          label={t('meetings.contribution.one')}
          paragraphs={[
            ...line(t('meetings.contribution.summary'), paper.front.purpose),
            ...line(t('meetings.contribution.requested'), paper.front.actionRequired),
            ...paper.paragraphs,
          ]}
        />
      )}
      <History t={t} entries={history} />
    </Page>
  )
}

/** A line of the front page that a reader looks for first. */
function line(label: string, text: string | null): WritableParagraph[] {
  if (!text) return []
  const runs: WritableParagraph['runs'] = [
    { text: `${label} `, revisions: [], marks: ['bold'] },
    { text, revisions: [] },
  ]
  return [{ kind: 'prose', level: 0, label: [], runs, mark: [], cell: null }]
}
