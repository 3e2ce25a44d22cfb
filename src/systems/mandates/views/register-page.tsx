import type { Translate } from '../../../platform/i18n/index.ts'
import {
  DateField,
  EmptyState,
  type Facet,
  FilterPanel,
  Fragments,
  type Frame,
  KeyPager,
  LinkButton,
  ListHead,
  MonthBars,
  Page,
  Table,
  withQuery,
} from '../../../ui/index.ts'
import { dueInShort, lastDay, recurrenceText } from '../due-words.ts'
import { dueWindows, type Filter, gaps, isEmpty, type Order } from '../filter.ts'
import { mandateLink, registerLink } from '../links.ts'
import type { CountedFacet, Counts } from '../queries/counts.ts'
import { type Names, nameOf, shortOf } from '../queries/names.ts'
import type { ListRow } from '../queries/register.ts'
import { progresses, states } from '../states.ts'
import { StandingTag } from './progress-tag.tsx'
import { Source } from './source.tsx'

interface Props {
  frame: Frame
  filter: Filter
  order: Order
  sentence: string
  counts: Counts
  names: Names
  rows: readonly ListRow[]
  today: string
  /** addresses of the neighbouring pages, without their language */
  pager: { first: string | null; previous: string | null; next: string | null }
  may: { review: boolean }
}

/** Filters with their numbers, deadlines by month, rows: the same for all who may see the same mandates. */
const fragments = new Fragments()

/** The register: filters with their numbers, the list in a sentence, its deadlines by month, its rows. */
export function RegisterPage({ frame, filter, order, sentence, counts, names, rows, today, pager, may }: Props) {
  const { t, path } = frame
  const here = t.href(path)
  const exported = (format: string) =>
    withQuery(`${t.href(registerLink)}.${format}${here.slice(here.split('?')[0]!.length)}`, { after: null, before: null })
  const href = (at: string | null) => at && t.href(at)
  /** the list wherever one is in it: where its filters lead does not depend on that */
  const list = withQuery(path, { after: null, before: null })
  return (
    <Page
      frame={frame}
      title={t('mandates.register.title')}
      description={t('mandates.register.description')}
      layout="list"
      feeds={[
        { href: exported('atom'), type: 'application/atom+xml', title: sentence },
        { href: exported('ics'), type: 'text/calendar', title: sentence },
      ]}
      aside={fragments.of(`filters ${t.lang} ${list}`, [counts, names], () => (
        <FilterPanel
          t={t}
          path={list}
          search={{ placeholder: t('mandates.search.placeholder') }}
          facets={facetsOf(t, filter, counts, names)}
          fields={['from', 'to']}
        >
          <details open={Boolean(filter.from || filter.to)}>
            <summary>{t('mandates.facet.dates')}</summary>
            <DateField t={t} name="from" label={t('mandates.facet.from')} value={filter.from} />
            <DateField t={t} name="to" label={t('mandates.facet.to')} value={filter.to} />
          </details>
        </FilterPanel>
      ))}
    >
      <ListHead
        t={t}
        sentence={sentence}
        exports={[
          { format: 'csv', href: exported('csv') },
          { format: 'json', href: exported('json') },
          { format: 'atom', href: exported('atom') },
          { format: 'calendar', href: exported('ics') },
        ]}
      />
      {rows.length === 0 ? (
        <Nothing frame={frame} filter={filter} may={may} />
      ) : (
        <>
          {fragments.of(`months ${t.lang} ${list}`, [counts, today], () => (
            <Months t={t} path={list} counts={counts} today={today} />
          ))}
          <MandateTable
            frame={frame}
            rows={rows}
            names={names}
            sort={{
              by: order.by === 'relevance' ? '' : order.by,
              descending: order.descending,
              href: (by, descending) => withQuery(here, { sort: descending ? `-${by}` : by, after: null, before: null }),
            }}
          />
          <KeyPager t={t} first={href(pager.first)} previous={href(pager.previous)} next={href(pager.next)} />
        </>
      )}
    </Page>
  )
}

interface TableProps {
  frame: Frame
  rows: readonly ListRow[]
  names: Names
  caption?: string
  sort?: { by: string; descending: boolean; href(by: string, descending: boolean): string }
}

/** Mandates as rows: what, by whom, to whom, from where, when, how far. */
export function MandateTable({ frame: { t }, rows, names, caption = t('mandates.register.title'), sort }: TableProps) {
  const people = (ids: readonly string[]) => ids.map((id) => shortOf(names.addressee, id, t.lang)).join(', ')
  return (
    <Table
      t={t}
      caption={caption}
      rows={rows}
      rowKey={(m) => m.id}
      sort={sort}
      keep={{ fragments, key: (m) => `mandate ${m.id}`, from: (m) => [names, shownOf(m)] }}
      columns={[
        {
          key: 'what',
          label: t('mandates.column.what'),
          header: true,
          official: true,
          cell: (m) => (
            <a
              href={t.href(mandateLink(m.id))}
              lang={m.language === t.lang ? undefined : m.language}
              dir={m.language === t.lang ? undefined : 'auto'}
            >
              {shortened(m.deliverable)}
            </a>
          ),
        },
        { key: 'addressee', label: t('mandates.column.by'), sortable: true, cell: (m) => people(m.addressees) },
        { key: 'to', label: t('mandates.column.to'), cell: (m) => people(m.recipients) },
        { key: 'from', label: t('mandates.column.from'), cell: (m) => <Source t={t} of={m} /> },
        {
          key: 'due',
          label: t('mandates.column.due'),
          sortable: true,
          cell: (m) => (
            <>
              {m.due_to ? (
                <time dateTime={m.due_to}>{dueInShort(t, m)}</time>
              ) : (
                m.due_words && <span dir="auto">{shortened(m.due_words, 40)}</span>
              )}
              {m.recurrence && <small class="muted"> {recurrenceText(t, m.recurrence)}</small>}
            </>
          ),
        },
        { key: 'progress', label: t('mandates.column.progress'), cell: (m) => <StandingTag t={t} mandate={m} /> },
      ]}
    />
  )
}

/** All that the cells of a row read of it. Not its version: a symbol of its document may be corrected, and a day pass. */
const shownOf = (m: ListRow): string =>
  [
    m.language,
    m.deliverable,
    m.addressees.join(),
    m.recipients.join(),
    m.instrument_id,
    m.instrument_symbol,
    m.document_id,
    m.document_symbol,
    m.document_title && JSON.stringify(m.document_title),
    m.place,
    m.due_from,
    m.due_to,
    m.due_words,
    m.recurrence && JSON.stringify(m.recurrence),
    m.state,
    m.progress,
    m.overdue,
  ].join('\n')

/** A register row is read at a glance; the whole text is one click away. */
export function shortened(words: string, limit = 180): string {
  // what follows it in its list is not told here
  const text = words.replace(/[\s;,،؛；，]+$/, '')
  if (text.length <= limit) return text
  const cut = text.slice(0, limit)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit * 0.7)).trimEnd()}…`
}

function facetsOf(t: Translate, filter: Filter, { facets, counted }: Counts, names: Names): Facet[] {
  const options = (name: CountedFacet, label: (id: string) => string) => {
    const chosen = name === 'due' || name === 'gap' ? [filter[name]] : (filter.facets[name] ?? [])
    const values = [...facets[name]].map(([value, count]) => ({ value, label: label(value), ...(counted && { count }) }))
    const missing = chosen
      .filter((value) => value !== null && !facets[name].has(value))
      .map((value) => ({ value: value!, label: label(value!), ...(counted && { count: 0 }) }))
    return [...values, ...missing]
  }
  const byCount = (name: CountedFacet, label: (id: string) => string) =>
    options(name, label).sort(
      (a, b) => (facets[name].get(b.value) ?? 0) - (facets[name].get(a.value) ?? 0) || a.label.localeCompare(b.label, t.lang),
    )
  const inOrder = (name: CountedFacet, order: readonly string[], label: (id: string) => string) =>
    options(name, label).sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
  const named = (list: Names['addressee']) => (id: string) => nameOf(list, id, t.lang)
  const positions = (list: Names['addressee']) => [...list.keys()]
  const facet = (name: CountedFacet, found: Facet['options'], single = false): Facet => ({
    name,
    title: t(`mandates.facet.${name}`),
    options: found,
    single,
  })
  return [
    facet('addressee', byCount('addressee', named(names.addressee))),
    facet(
      'due',
      inOrder('due', dueWindows, (id) => t(`mandates.due.${id}`)),
      true,
    ),
    facet(
      'gap',
      inOrder('gap', gaps, (id) => t(`mandates.gap.${id}`)),
      true,
    ),
    facet(
      'progress',
      inOrder('progress', progresses, (id) => t(`mandates.progress.${id}`)),
    ),
    facet('recipient', byCount('recipient', named(names.addressee))),
    facet(
      'instrument',
      byCount('instrument', (id) => shortOf(names.instrument, id, t.lang)),
    ),
    facet('session', inOrder('session', positions(names.session), named(names.session))),
    facet(
      'owner',
      byCount('owner', (id) => (id === 'none' ? t('mandates.facet.no-owner') : nameOf(names.owner, id, t.lang))),
    ),
    facet(
      'state',
      inOrder('state', states, (id) => t(`mandates.state.${id}`)),
    ),
    facet(
      'line',
      inOrder('line', positions(names.line), (id) => `${shortOf(names.line, id, t.lang)} ${nameOf(names.line, id, t.lang)}`),
    ),
    facet(
      'sdg',
      inOrder('sdg', positions(names.sdg), (id) => `${id} ${nameOf(names.sdg, id, t.lang)}`),
    ),
    facet('body', byCount('body', named(names.body))),
  ]
}

/** Half a year back, for what is late, and two years on. */
function Months({ t, path, counts, today }: { t: Translate; path: string; counts: Counts; today: string }) {
  const [first, last] = [monthFrom(today, -6), monthFrom(today, 24)]
  const list = withQuery(t.href(path), { due: null })
  const months = [...counts.months].filter(([month]) => month >= first && month <= last)
  if (!counts.counted || months.length === 0) return null
  return (
    <MonthBars
      t={t}
      title={t('mandates.months.title')}
      current={today.slice(0, 7)}
      months={months.map(([month, { count, late }]) => ({
        month,
        count,
        late,
        href: withQuery(list, { from: `${month}-01`, to: lastDay(month) }),
      }))}
    />
  )
}

const monthFrom = (day: string, months: number): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months, 1)).toISOString().slice(0, 7)

function Nothing({ frame: { t }, filter, may }: { frame: Frame; filter: Filter; may: { review: boolean } }) {
  if (!isEmpty(filter)) return <EmptyState title={t('mandates.register.empty')}>{t('mandates.register.empty-help')}</EmptyState>
  return (
    <EmptyState
      title={t('mandates.register.none')}
      action={may.review && <LinkButton href={t.href('/review')}>{t('mandates.register.to-review')}</LinkButton>}
    >
      {t('mandates.register.none-help')}
    </EmptyState>
  )
}
