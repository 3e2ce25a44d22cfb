import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { LocalizedText, Table, Tag } from '../../../../ui/index.ts'
import { named } from '../../../people/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { decisionLink } from '../../decisions/links.ts'
import type { DecisionRow } from '../../decisions/queries.ts'
import { DecidedDocuments, DecisionVerb } from '../../decisions/views/parts.tsx'
import type { Standing } from '../../plan/rules.ts'
import { SlotSubject } from '../../plan/views/parts.tsx'
import type { AllocatedDocument } from '../../queries/agenda.ts'
import type { MeetingRow } from '../../queries/meetings.ts'
import { PhaseTag } from '../../views/parts.tsx'
import { statementsLink } from '../links.ts'
import type { SpeakerRow, StatementRow } from '../queries.ts'

interface Props {
  t: Translate
  meeting: MeetingRow
  /** the item that is dealt with */
  item: AgendaEntry | undefined
  minutes: number
  speakers: SpeakerRow[]
  statements: StatementRow[]
  /** the latest first */
  decisions: DecisionRow[]
  posted: ReadonlyMap<string, AllocatedDocument>
  /** where the meeting stands in its time plan; null: there is none, or the meeting does not run */
  standing: Standing | null
  /** the agenda that the plan is of */
  planned: AgendaEntry[]
  now: Date
}

const nextShown = 3

const organizationOf = (t: Translate, row: Pick<SpeakerRow, 'organization_name' | 'organization_acronym' | 'behalf'>): string => {
  const own = named(row.organization_name, row.organization_acronym, t.lang)
  return row.behalf ? t('meetings.speaker.behalf-of', { organization: own, others: row.behalf }) : own
}

/** The room as everybody sees it: item and papers, who speaks and who waits, what was decided. */
export function FloorView({ t, meeting, item, minutes, speakers, statements, decisions, posted, standing, planned, now }: Props) {
  return (
    <>
      <section aria-labelledby="item">
        <h2 id="item">{t('meetings.live.item')}</h2>
        {item ? (
          <>
            <p class="sentence">
              <bdi>{item.number}</bdi> <LocalizedText t={t} reading={read(item.title, t.lang)} />
            </p>
            {item.documents.length > 0 && <DecidedDocuments t={t} documents={item.documents} posted={posted} />}
          </>
        ) : (
          <p>
            <PhaseTag t={t} phase={meeting.phase} /> {t('meetings.live.no-item')}
          </p>
        )}
        {standing && <InTime t={t} standing={standing} now={now} />}
      </section>
      {standing && standing.next.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next">{t('meetings.live.next')}</h2>
          <ol class="list">
            {standing.next.slice(0, nextShown).map(({ slot, begins }) => (
              <li key={slot.slot}>
                <time datetime={begins.toISOString()}>{t.time(begins, meeting.time_zone)}</time>{' '}
                <SlotSubject t={t} slot={slot} agenda={planned} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {item && (
        <section aria-labelledby="speakers">
          <h2 id="speakers">{t('meetings.speaker.list')}</h2>
          <p class="muted">{t('meetings.speaker.limit', { count: minutes })}</p>
          {speakers.length === 0 ? (
            <p>{t('meetings.speaker.none')}</p>
          ) : (
            <Table
              t={t}
              caption={t('meetings.speaker.list')}
              rows={speakers}
              rowKey={({ id }) => id}
              columns={[
                { key: 'who', label: t('meetings.speaker.who'), header: true, cell: (s) => organizationOf(t, s) },
                { key: 'name', label: t('meetings.field-name.person'), cell: (s) => <bdi>{s.person_name}</bdi> },
                {
                  key: 'state',
                  label: t('meetings.silence.state'),
                  cell: (s) => <SpeakerState t={t} speaker={s} meeting={meeting} minutes={minutes} />,
                },
              ]}
            />
          )}
        </section>
      )}
      {statements.length > 0 && (
        <section aria-labelledby="statements">
          <h2 id="statements">{t('meetings.statement.list')}</h2>
          <ul>
            {statements.map((one) => (
              <li key={one.id}>
                <a href={`${t.href(statementsLink(meeting.id))}#statement-${one.id}`}>{organizationOf(t, one)}</a>{' '}
                <span class="muted">{t(`ui.language.${one.language}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="decided">
        <h2 id="decided">{t('meetings.decision.list')}</h2>
        {decisions.length === 0 ? (
          <p>{t('meetings.decision.none')}</p>
        ) : (
          <ol class="list">
            {decisions.map((decision) => (
              <li key={decision.id}>
                <a href={t.href(decisionLink(meeting.id, decision.number))}>{t('meetings.decision.title', { number: decision.number })}</a>{' '}
                <DecisionVerb t={t} decision={decision} />
                {decision.documents.length > 0 && <DecidedDocuments t={t} documents={decision.documents} posted={posted} />}
                {decision.texts && (
                  <p class="official">
                    <LocalizedText t={t} reading={read(decision.texts, t.lang)} />
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  )
}

/** A few minutes early or late are in time. */
const inTime = 5

/** When the item was planned, and how far behind the meeting is. What is over while the page is open is told by the browser. */
function InTime({ t, standing: { current, behind }, now }: { t: Translate; standing: Standing; now: Date }) {
  if (!current && behind === null) return null
  return (
    <>
      <p class="muted">
        {current && <>{t('meetings.live.planned', { starts: current.slot.starts, ends: current.slot.ends })} </>}
        {behind !== null && behind >= inTime && <Tag tone="late">{t('meetings.live.behind', { minutes: behind })}</Tag>}
        {behind !== null && behind <= -inTime && <Tag tone="done">{t('meetings.live.ahead', { minutes: -behind })}</Tag>}
        {behind !== null && Math.abs(behind) < inTime && <Tag tone="done">{t('meetings.live.on-time')}</Tag>}
      </p>
      {current && now < current.ends && (
        <p class="notice warning" hidden data-from={current.ends.toISOString()}>
          {t('meetings.live.over', { ends: current.slot.ends })}
        </p>
      )}
    </>
  )
}

function SpeakerState({ t, speaker, meeting, minutes }: { t: Translate; speaker: SpeakerRow; meeting: MeetingRow; minutes: number }) {
  const { called_at, seconds } = speaker
  if (!called_at) return <Tag tone="open">{t('meetings.speaker.waiting')}</Tag>
  if (seconds === null) return <Tag tone="soon">{t('meetings.speaker.speaking', { at: t.time(called_at, meeting.time_zone) })}</Tag>
  const used = `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
  return <Tag tone={seconds > minutes * 60 ? 'late' : 'off'}>{t('meetings.speaker.used', { time: used })}</Tag>
}
