import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { ButtonRow, EmptyState, type Frame, KeyPager, LinkButton, ListHead, LocalizedText, Page, Table } from '../../../../ui/index.ts'
import { documentLink } from '../../../documents/index.ts'
import type { AllocatedDocument } from '../../queries/agenda.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { decisionFormLink, decisionLink, decisionsLink, silencesLink } from '../links.ts'
import type { DecisionRow } from '../queries.ts'
import { DecidedDocuments, DecidedItem, DecisionVerb } from './parts.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  decisions: DecisionRow[]
  posted: ReadonlyMap<string, AllocatedDocument>
  next: string | null
  first: string | null
  /** id of the paper that holds them all, once there is one */
  paper: string | null
  may: { record: boolean; transmit: boolean }
}

/** What a meeting decided, in the order in which it fell. */
export function DecisionsPage({ frame, meeting, decisions, posted, next, first, paper, may }: Props) {
  const { t } = frame
  const title = t('meetings.decision.list')
  return (
    <Page
      frame={frame}
      title={t('meetings.decision.of', { meeting: meetingName(t, meeting) })}
      crumbs={meetingCrumbs(t, meeting, title)}
      layout="wide"
    >
      <ButtonRow>
        {may.record && <LinkButton href={t.href(decisionFormLink(meeting.id))}>{t('meetings.decision.record')}</LinkButton>}
        <LinkButton href={t.href(silencesLink(meeting.id))} tone="quiet">
          {t('meetings.silence.list')}
        </LinkButton>
        {paper && (
          <LinkButton href={t.href(documentLink(paper))} tone="quiet">
            {t('meetings.decision.paper')}
          </LinkButton>
        )}
      </ButtonRow>
      <ListHead
        t={t}
        sentence={t(next || first ? 'meetings.decision.part' : 'meetings.decision.count', { count: decisions.length })}
        exports={[{ format: 'csv', href: `${t.href(decisionsLink(meeting.id))}.csv` }]}
      />
      {decisions.length === 0 ? (
        <EmptyState title={t('meetings.decision.none')} />
      ) : (
        <DecisionTable t={t} decisions={decisions} posted={posted} transmit={may.transmit} />
      )}
      <KeyPager t={t} next={next} first={first} />
    </Page>
  )
}

interface TableProps {
  t: Translate
  decisions: readonly DecisionRow[]
  posted: ReadonlyMap<string, AllocatedDocument>
  transmit: boolean
}

export const DecisionTable = ({ t, decisions, posted, transmit }: TableProps) => (
  <Table
    t={t}
    caption={t('meetings.decision.list')}
    rows={decisions}
    rowKey={({ id }) => id}
    columns={[
      {
        key: 'number',
        label: t('meetings.decision.number'),
        header: true,
        numeric: true,
        cell: (d) => <a href={t.href(decisionLink(d.meeting_id, d.number))}>{t.number(d.number)}</a>,
      },
      { key: 'item', label: t('meetings.field-name.item_number'), cell: (d) => <DecidedItem t={t} decision={d} /> },
      { key: 'verb', label: t('meetings.field-name.verb'), cell: (d) => <DecisionVerb t={t} decision={d} /> },
      {
        key: 'documents',
        label: t('meetings.field-name.documents'),
        cell: (d) =>
          d.documents.length > 0 && (
            <DecidedDocuments t={t} documents={d.documents} posted={posted} gate={transmit && d.to_body !== null && !d.withdrawn_at} />
          ),
      },
      {
        key: 'words',
        label: t('meetings.decision.words'),
        official: true,
        cell: (d) => d.texts && <LocalizedText t={t} reading={read(d.texts, t.lang)} />,
      },
    ]}
  />
)
