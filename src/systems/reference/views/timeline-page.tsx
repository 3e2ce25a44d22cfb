import type { JSX } from 'preact'
import { read } from '../../../platform/i18n/index.ts'
import { Band, type BandItem, type BandRow, Fragments, type Frame, LinkButton, Page, Table, Tag } from '../../../ui/index.ts'
import { bodyLink, sessionLink, timelineLink } from '../links.ts'
import type { MilestoneRow, SessionRow } from '../queries.ts'
import { Local, shortName } from './local.tsx'
import { Unverified } from './unverified.tsx'

interface Props {
  frame: Frame
  today: string
  from: number
  to: number
  body: string | null
  sessions: SessionRow[]
  milestones: MilestoneRow[]
  /** how much is due at a session, by its id */
  due: ReadonlyMap<string, number>
  /** where what is due at a session is listed */
  dueLink(session: string): string
  showUnverified: boolean
}

/** Bands and table of some years: the same for all who see the same mandates. */
const fragments = new Fragments()

interface Entry {
  id: string
  who: string
  whoLink: string | null
  what: JSX.Element | string
  due?: JSX.Element | false
  from: string
  to: string
  kind: string
  inferred: boolean
  position: number
  item: BandItem
}

/** The process in time: a band for each body with today marked, and the same as a table. */
export function TimelinePage(props: Props) {
  const { frame, today, from, to, body, sessions, milestones, due, showUnverified } = props
  const { t } = frame
  const query = body ? `&body=${encodeURIComponent(body)}` : ''
  return (
    <Page
      frame={frame}
      title={t('reference.timeline.title')}
      lead={t('reference.timeline.lead', { count: sessions.length + besides(props).length, from: String(from), to: String(to) })}
      feeds={[{ href: t.href('/timeline.ics'), type: 'text/calendar', title: t('reference.timeline.title') }]}
      layout="wide"
    >
      <nav class="buttons" aria-label={t('reference.timeline.years')}>
        <LinkButton tone="quiet" href={`${t.href(timelineLink)}?from=${from - 1}&to=${to - 1}${query}`}>
          {t('reference.timeline.earlier')}
        </LinkButton>
        <LinkButton tone="quiet" href={`${t.href(timelineLink)}?from=${from + 1}&to=${to + 1}${query}`}>
          {t('reference.timeline.later')}
        </LinkButton>
        <LinkButton tone="quiet" href={`${t.href(timelineLink)}?from=${today.slice(0, 4)}&to=${Number(today.slice(0, 4)) + 1}${query}`}>
          {t('reference.timeline.now')}
        </LinkButton>
        <LinkButton tone="quiet" href={`${t.href(timelineLink)}?from=2021${query}`}>
          {t('reference.timeline.all-years')}
        </LinkButton>
        {body && (
          <LinkButton tone="quiet" href={t.href(timelineLink)}>
            {t('reference.timeline.all-bodies')}
          </LinkButton>
        )}
        <a href={t.href('/timeline.ics')}>{t('reference.calendar-feed')}</a>
      </nav>
      {fragments.of(`${t.lang} ${from} ${to} ${body}`, [sessions, milestones, due, today, showUnverified], () => (
        <Calendar {...props} />
      ))}
    </Page>
  )
}

function Calendar(props: Props) {
  const { frame, today, from, to, sessions, due, dueLink, showUnverified } = props
  const { t } = frame
  const entries = [
    ...sessions.map((s) => sessionEntry(frame, s, { count: due.get(s.id), href: dueLink(s.id) }, today)),
    ...besides(props).map((m) => milestoneEntry(frame, m, today)),
  ].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  return (
    <>
      {years(from, to).map((year) => (
        <Band
          key={year}
          t={t}
          title={t('reference.timeline.band', { year: String(year) })}
          from={`${year}-01-01`}
          to={`${year}-12-31`}
          today={today}
          rows={rowsOf(frame, entries, year)}
        />
      ))}
      <Table
        t={t}
        caption={t('reference.timeline.title')}
        rows={entries}
        rowKey={(e) => e.id}
        group={(e) => e.from.slice(0, 4)}
        columns={[
          { key: 'when', label: t('reference.dates'), numeric: true, cell: (e) => <time dateTime={e.from}>{t.period(e.from, e.to)}</time> },
          {
            key: 'what',
            label: t('reference.milestone'),
            header: true,
            cell: (e) => (
              <>
                {e.what} {showUnverified && e.inferred && <Unverified t={t} />} {e.due}
              </>
            ),
          },
          { key: 'who', label: t('reference.body'), cell: (e) => (e.whoLink ? <a href={e.whoLink}>{e.who}</a> : e.who) },
          {
            key: 'kind',
            label: t('reference.kind'),
            cell: (e) => <Tag tone={e.kind === 'deadline' ? 'soon' : 'off'}>{t(`reference.event-kind.${e.kind}`)}</Tag>,
          },
        ]}
      />
    </>
  )
}

const years = (from: number, to: number) => Array.from({ length: Math.min(to - from + 1, 12) }, (_, i) => from + i).reverse()

/** A milestone that only says "session of that body" on the session's own days is drawn once. */
const sameEvent = (s: SessionRow, m: MilestoneRow) =>
  m.kind === 'event' && m.addressee_id === s.body_id && m.starts === s.starts && m.ends === s.ends

const besides = ({ sessions, milestones }: Pick<Props, 'sessions' | 'milestones'>) =>
  milestones.filter((m) => !sessions.some((s) => sameEvent(s, m)))

function rowsOf({ t }: Frame, entries: Entry[], year: number): BandRow[] {
  const rows = new Map<string, BandRow & { position: number; items: BandItem[] }>()
  for (const entry of entries) {
    if (entry.to < `${year}-01-01` || entry.from > `${year}-12-31`) continue
    let row = rows.get(entry.whoLink ?? entry.who)
    if (!row) {
      row = { label: entry.who, ...(entry.whoLink && { href: entry.whoLink }), items: [], position: entry.position }
      rows.set(entry.whoLink ?? entry.who, row)
    }
    const wholeYear = entry.to.slice(5) === '12-31' && entry.from.slice(5) === '01-01'
    row.items.push({
      ...entry.item,
      label: wholeYear ? t('reference.timeline.sometime', { what: entry.item.label }) : entry.item.label,
      from: entry.from < `${year}-01-01` ? `${year}-01-01` : entry.from,
      ...(entry.from !== entry.to && { to: entry.to > `${year}-12-31` ? `${year}-12-31` : entry.to }),
    })
  }
  return [...rows.values()].sort((a, b) => a.position - b.position)
}

const toneOf = (kind: string, to: string, today: string): BandItem['tone'] =>
  kind === 'deadline' ? (to < today ? 'late' : 'soon') : to < today ? 'off' : 'open'

function sessionEntry({ t }: Frame, s: SessionRow, due: { count: number | undefined; href: string }, today: string): Entry {
  const name = read(s.name, t.lang).text
  const href = t.href(sessionLink(s.id))
  return {
    id: `s-${s.id}`,
    who: shortName(t, s.acronym, s.body_name),
    whoLink: t.href(bodyLink(s.body_id)),
    what: <a href={href}>{name}</a>,
    from: s.starts,
    to: s.ends,
    kind: 'session',
    inferred: s.inferred,
    position: s.position,
    due: due.count !== undefined && (
      <small>
        <a href={due.href}>{t('reference.timeline.due', { count: due.count })}</a>
      </small>
    ),
    item: {
      label: due.count !== undefined ? t('reference.timeline.with-due', { session: name, count: due.count }) : name,
      from: s.starts,
      to: s.ends,
      href,
      tone: toneOf('session', s.ends, today),
    },
  }
}

function milestoneEntry({ t }: Frame, m: MilestoneRow, today: string): Entry {
  const what = read(m.what, t.lang)
  return {
    id: `m-${m.id}`,
    who: shortName(t, m.acronym, m.addressee_name),
    whoLink: m.body_id ? t.href(bodyLink(m.body_id)) : null,
    what: <Local t={t} text={m.what} />,
    from: m.starts,
    to: m.ends,
    kind: m.kind,
    inferred: m.inferred,
    position: m.position ?? 999,
    item: { label: what.text, from: m.starts, to: m.ends, tone: toneOf(m.kind, m.ends, today) },
  }
}
