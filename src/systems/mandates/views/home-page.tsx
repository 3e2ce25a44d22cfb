import { Fragment } from 'preact'
import { read } from '../../../platform/i18n/index.ts'
import {
  addresses,
  Band,
  type BandRow,
  Fragments,
  type Frame,
  LocalizedText,
  Page,
  SubmitButton,
  TextField,
  withQuery,
} from '../../../ui/index.ts'
import { type DocumentRow, documentLink, documentsLink, StandingTag } from '../../documents/index.ts'
import { bodyLink, type listSessions, sessionLink, timelineLink } from '../../reference/index.ts'
import { dueInShort } from '../due-words.ts'
import { mandateLink, registerLink } from '../links.ts'
import type { Counts } from '../queries/counts.ts'
import { type Names, shortOf } from '../queries/names.ts'
import type { ListRow } from '../queries/register.ts'
import { StandingTag as MandateTag } from './progress-tag.tsx'
import { shortened } from './register-page.tsx'

type Sessions = Awaited<ReturnType<typeof listSessions>>

interface Props {
  frame: Frame
  today: string
  until: string
  counts: Counts
  next: readonly ListRow[]
  papers: readonly DocumentRow[]
  sessions: Sessions
  names: Names
}

/** The year ahead is the same for all. */
const fragments = new Fragments()

/** What Actionline is, what is due next, what is new, and the year ahead. */
export function HomePage({ frame, today, until, counts, next, papers, sessions, names }: Props) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('mandates.home.title')} lead={t('mandates.home.lead')} description={t('mandates.home.lead')} layout="wide">
      <Search frame={frame} />
      <Figures frame={frame} counts={counts} />
      <div class="halves">
        <section aria-labelledby="next">
          <h2 id="next">{t('mandates.home.next')}</h2>
          {next.length === 0 ? <p class="muted">{t('mandates.home.next-none')}</p> : <Next frame={frame} rows={next} names={names} />}
          <p>
            <a href={t.href(registerLink)}>{t('mandates.home.all-mandates')}</a>
          </p>
        </section>
        <section aria-labelledby="papers">
          <h2 id="papers">{t('mandates.home.papers')}</h2>
          {papers.length === 0 ? <p class="muted">{t('mandates.home.papers-none')}</p> : <Papers frame={frame} papers={papers} />}
          <p>
            <a href={t.href(documentsLink)}>{t('mandates.home.all-papers')}</a>
          </p>
        </section>
      </div>
      {sessions.length > 0 && (
        <section aria-label={t('mandates.home.process')}>
          {fragments.of(`band ${t.lang}`, [sessions, today, until], () => (
            <Band t={t} title={t('mandates.home.process')} from={today} to={until} today={today} rows={bandRows(frame, sessions)} />
          ))}
          <p>
            <a href={t.href(timelineLink)}>{t('mandates.home.timeline')}</a>
          </p>
        </section>
      )}
      <section aria-labelledby="how">
        <h2 id="how">{t('mandates.home.how')}</h2>
        <ol class="steps">
          {(['read', 'confirm', 'follow'] as const).map((step) => (
            <li key={step}>{t(`mandates.home.how-${step}`)}</li>
          ))}
        </ol>
      </section>
    </Page>
  )
}

/** One box for both: the words go to the papers' search, or by the second button to the register. */
const Search = ({ frame: { t } }: { frame: Frame }) => (
  <search>
    <form method="get" action={t.href(registerLink)} class="inline-form">
      <TextField t={t} name="q" type="search" label={t('mandates.home.search')} help={t('mandates.home.search-help')} />
      <SubmitButton>{t('mandates.home.in-mandates')}</SubmitButton>
      <button type="submit" class="button quiet" formaction={t.href(addresses.search)}>
        {t('mandates.home.in-papers')}
      </button>
    </form>
  </search>
)

function Figures({ frame: { t }, counts: { facets } }: { frame: Frame; counts: Counts }) {
  const list = t.href(registerLink)
  const figures = [
    { key: 'in-force', count: facets.state.get('in-force') ?? 0, href: withQuery(list, { state: 'in-force' }) },
    { key: 'overdue', count: facets.due.get('overdue') ?? 0, href: withQuery(list, { due: 'overdue' }) },
    { key: 'soon', count: facets.due.get('quarter') ?? 0, href: withQuery(list, { due: 'quarter' }) },
    { key: 'no-owner', count: facets.owner.get('none') ?? 0, href: withQuery(list, { owner: 'none' }) },
  ]
  return (
    <p class="sentence">
      {figures.map(({ key, count, href }, index) => (
        <>
          {index > 0 && ' · '}
          <a key={key} href={href}>
            {t(`mandates.home.${key}`, { count })}
          </a>
        </>
      ))}
    </p>
  )
}

const Next = ({ frame: { t }, rows, names }: { frame: Frame; rows: readonly ListRow[]; names: Names }) => (
  <ul class="list">
    {rows.map((m) => (
      <li key={m.id}>
        <a
          href={t.href(mandateLink(m.id))}
          lang={m.language === t.lang ? undefined : m.language}
          dir={m.language === t.lang ? undefined : 'auto'}
        >
          {shortened(m.deliverable, 110)}
        </a>
        <br />
        <small class="muted">
          <bdi>{m.addressees.map((id) => shortOf(names.addressee, id, t.lang)).join(', ')}</bdi>
          {' · '}
          <time dateTime={m.due_to ?? undefined}>{dueInShort(t, m)}</time>
        </small>{' '}
        <MandateTag t={t} mandate={m} />
      </li>
    ))}
  </ul>
)

const Papers = ({ frame: { t }, papers }: { frame: Frame; papers: readonly DocumentRow[] }) => (
  <ul class="list">
    {papers.map((d) => (
      <li key={d.id}>
        <a href={t.href(documentLink(d.id))}>
          {d.symbol && (
            <>
              <bdi>{d.symbol}</bdi>{' '}
            </>
          )}
          <LocalizedText t={t} reading={read(d.title, t.lang)} quiet />
        </a>
        <br />
        <small class="muted">
          {[d.body_acronym, d.dated?.length === 10 ? t.date(d.dated) : d.dated, d.source].filter(Boolean).map((part, i) => (
            // isolated: in Arabic a Latin acronym would draw the day of the date to its side
            <Fragment key={part}>
              {i > 0 && ' · '}
              <bdi>{part}</bdi>
            </Fragment>
          ))}
        </small>{' '}
        <StandingTag t={t} standing={d.standing} />
      </li>
    ))}
  </ul>
)

function bandRows({ t }: Frame, sessions: Sessions): BandRow[] {
  return [...Map.groupBy(sessions, (s) => s.body_id)]
    .sort(([, [a]], [, [b]]) => a!.position - b!.position)
    .map(([body, own]) => ({
      label: own[0]!.acronym ?? read(own[0]!.body_name, t.lang).text,
      href: t.href(bodyLink(body)),
      items: own.map((s) => ({
        label: wholeYear(s) ? t('reference.timeline.sometime', { what: read(s.name, t.lang).text }) : read(s.name, t.lang).text,
        from: s.starts,
        to: s.ends,
        href: t.href(sessionLink(s.id)),
        tone: 'open' as const,
      })),
    }))
}

/** A session of which only the year is known is no bar of twelve months that one could attend. */
const wholeYear = ({ starts, ends }: { starts: string; ends: string }): boolean => starts.endsWith('-01-01') && ends.endsWith('-12-31')
