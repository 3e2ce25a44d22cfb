import type { Language, Translate } from '../../../../platform/i18n/index.ts'
import { type Column, PostButton, Table } from '../../../../ui/index.ts'
import { dueInShort, recurrenceText } from '../../due-words.ts'
import { mandateLink, takeOverLink } from '../../links.ts'
import { type Names, shortOf } from '../../queries/names.ts'
import { soonDays } from '../../queries/standing.ts'
import { ProgressTag, StandingTag } from '../../views/progress-tag.tsx'
import { shortened } from '../../views/register-page.tsx'
import { Source } from '../../views/source.tsx'
import { daysBetween } from '../days.ts'
import type { Band, Line } from '../desk.ts'

interface Props {
  t: Translate
  caption: string
  rows: readonly Line[]
  today: string
  names: Names
  /** what one wants to know besides: who has it in hand, who is addressed, or a button that takes it over */
  show: 'hand' | 'addressee' | 'take-over'
  /** by time left */
  grouped?: boolean
}

/** Mandates as a desk lists them: what, from where, until when, how far. */
export function Lines({ t, caption, rows, today, names, show, grouped }: Props) {
  return (
    <Table
      t={t}
      caption={caption}
      rows={rows}
      rowKey={(m) => m.id}
      group={grouped ? (m) => t(`mandates.desk.band.${bandOf(m, today)}`) : undefined}
      columns={[
        {
          key: 'what',
          label: t('mandates.column.what'),
          header: true,
          official: true,
          cell: (m) => (
            <a href={t.href(mandateLink(m.id))}>
              <Words t={t} of={m} />
            </a>
          ),
        },
        { key: 'from', label: t('mandates.column.from'), cell: (m) => <Source t={t} of={m} /> },
        { key: 'due', label: t('mandates.column.due'), numeric: true, cell: (m) => <Due t={t} line={m} today={today} /> },
        ...extra(t, show, names),
        {
          key: 'progress',
          label: t('mandates.column.progress'),
          cell: (m) => (grouped ? <ProgressTag t={t} progress={m.progress} /> : <StandingTag t={t} mandate={m} />),
        },
      ]}
    />
  )
}

function extra(t: Translate, show: Props['show'], names: Names): Column<Line>[] {
  const addressee: Column<Line> = {
    key: 'by',
    label: t('mandates.column.by'),
    cell: (m) => m.addressees.map((id) => shortOf(names.addressee, id, t.lang)).join(', '),
  }
  if (show === 'addressee') return [addressee]
  if (show === 'hand') return [{ key: 'hand', label: t('mandates.desk.hand'), cell: (m) => <Hand t={t} line={m} /> }]
  return [
    addressee,
    {
      key: 'take-over',
      label: t('mandates.desk.step'),
      cell: (m) => (
        <PostButton tone="quiet" to={t.href(takeOverLink(m.id))} about={shortened(m.deliverable, 60)}>
          {t('mandates.take-over')}
        </PostButton>
      ),
    },
  ]
}

/** A task in the language it could be read in, at a glance. */
export const Words = ({ t, of: { language, deliverable } }: { t: Translate; of: { language: Language; deliverable: string } }) =>
  language === t.lang ? (
    shortened(deliverable)
  ) : (
    <span lang={language} dir="auto">
      {shortened(deliverable)}
    </span>
  )

/** The date, and how far away it is: what is due in nine days and what is due in nine months do not look alike. */
function Due({ t, line: m, today }: { t: Translate; line: Line; today: string }) {
  if (!m.due_to) return m.due_words ? <span dir="auto">{shortened(m.due_words, 40)}</span> : null
  return (
    <>
      <time dateTime={m.due_to}>{dueInShort(t, m)}</time>
      <br />
      <small class="muted">
        {t.relative(daysBetween(today, m.due_to))}
        {m.recurrence && <> · {recurrenceText(t, m.recurrence)}</>}
      </small>
    </>
  )
}

function Hand({ t, line: { unit, person, lead } }: { t: Translate; line: Line }) {
  const whose = [unit, person].filter(Boolean).join(' · ')
  return (
    <>
      {whose && <bdi>{whose}</bdi>}
      {lead === false && <small class="muted"> {t('mandates.desk.hand.beside')}</small>}
    </>
  )
}

const bandOf = ({ overdue, due_to }: Line, today: string): Band =>
  overdue ? 'overdue' : !due_to ? 'undated' : daysBetween(today, due_to) <= soonDays ? 'soon' : 'later'
