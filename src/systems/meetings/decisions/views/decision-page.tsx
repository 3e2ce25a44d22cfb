import type { AuditEntry } from '../../../../platform/audit/index.ts'
import { ButtonRow, Facts, type Frame, LinkButton, Page, PostButton } from '../../../../ui/index.ts'
import { documentLink } from '../../../documents/index.ts'
import { agendaLink, meetingLink, meetingsLink } from '../../links.ts'
import type { AllocatedDocument } from '../../queries/agenda.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { History } from '../../views/parts.tsx'
import { decisionLink, decisionsLink } from '../links.ts'
import type { DecisionRow } from '../queries.ts'
import { DecidedDocuments, DecidedItem, DecisionVerb, Texts } from './parts.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  decision: DecisionRow
  posted: ReadonlyMap<string, AllocatedDocument>
  /** id of the paper whose paragraphs the meeting's decisions are */
  paper: string | null
  history: AuditEntry[]
  may: { record: boolean; transmit: boolean }
}

/** One decision in all its languages, with what became of it. */
export function DecisionPage({ frame, meeting, decision, posted, paper, history, may }: Props) {
  const { t } = frame
  const here = t.href(decisionLink(meeting.id, decision.number))
  const title = t('meetings.decision.title', { number: decision.number })
  return (
    <Page
      frame={frame}
      title={title}
      lead={<DecisionVerb t={t} decision={decision} />}
      crumbs={[
        { label: t('meetings.list.title'), href: t.href(meetingsLink) },
        { label: meetingName(t, meeting), href: t.href(meetingLink(meeting.id)) },
        { label: t('meetings.decision.list'), href: t.href(decisionsLink(meeting.id)) },
        { label: title },
      ]}
    >
      <Facts
        facts={[
          { term: t('meetings.field-name.item_number'), value: decision.item_id !== null && <DecidedItem t={t} decision={decision} /> },
          {
            term: t('meetings.field-name.documents'),
            value: decision.documents.length > 0 && (
              <DecidedDocuments t={t} documents={decision.documents} posted={posted} gate={may.transmit && decision.to_body !== null} />
            ),
          },
          {
            term: t('meetings.until.back'),
            value: decision.reopened_meeting && (
              <a href={`${t.href(agendaLink(decision.reopened_meeting))}#item-${decision.reopened_item}`}>
                {t('meetings.until.to-agenda')}
              </a>
            ),
          },
          {
            term: t('meetings.decision.recorded'),
            value: t('meetings.decision.by', { name: decision.recorded_by, at: t.time(decision.recorded_at) }),
          },
          {
            term: t('meetings.decision.paper'),
            value: paper && <a href={t.href(documentLink(paper))}>{t('meetings.decision.paper-read')}</a>,
          },
        ]}
      />
      {decision.came_at && decision.reopened_item === null && <p class="notice">{t('meetings.until.came', { at: decision.came_at })}</p>}
      {decision.texts && <Texts t={t} texts={decision.texts} />}
      {may.record && !decision.withdrawn_at && (
        <ButtonRow>
          <LinkButton href={`${here}/correction`} tone="quiet">
            {t('meetings.decision.correct')}
          </LinkButton>
          <PostButton to={`${here}/withdrawal`} tone="danger">
            {t('meetings.decision.withdraw')}
          </PostButton>
        </ButtonRow>
      )}
      <History t={t} entries={history} />
    </Page>
  )
}
