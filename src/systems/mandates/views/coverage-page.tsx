import { read } from '../../../platform/i18n/index.ts'
import { Coverage, type CoveragePart, EmptyState, type Frame, Page, Table, withQuery } from '../../../ui/index.ts'
import {
  StandingTag as DocumentStanding,
  documentLink,
  instrumentLink,
  instrumentsLink,
  paragraphLink,
  pathWords,
} from '../../documents/index.ts'
import { livingStates } from '../filter.ts'
import { instrumentMandatesLink, mandateLink, registerLink } from '../links.ts'
import type { CoverageRow, CoverageText, countCoverage } from '../queries/coverage.ts'
import { type Names, nameOf, shortOf } from '../queries/names.ts'
import type { Progress } from '../states.ts'
import { StandingTag } from './progress-tag.tsx'
import { shortened } from './register-page.tsx'

type Counts = Awaited<ReturnType<typeof countCoverage>>

interface Props {
  frame: Frame
  id: string
  counts: Counts
  texts: readonly CoverageText[]
  chosen: CoverageText | undefined
  rows: readonly CoverageRow[]
  names: Names
}

/** How an instrument is covered: each operative paragraph with its mandates and how far they are. */
export function CoveragePage({ frame, id, counts, texts, chosen, rows, names }: Props) {
  const { t } = frame
  const symbol = shortOf(names.instrument, id, t.lang)
  const others = texts.filter((text) => text.id !== chosen?.id)
  return (
    <Page
      frame={frame}
      title={t('mandates.coverage.title', { instrument: symbol })}
      lead={t('mandates.coverage.lead')}
      crumbs={[
        { label: t('documents.nav.instruments'), href: t.href(instrumentsLink) },
        { label: symbol, href: t.href(instrumentLink(id)) },
        { label: t('mandates.register.title') },
      ]}
      layout="wide"
    >
      <Picture frame={frame} id={id} counts={counts} />
      <p>
        <a href={withQuery(t.href(registerLink), { instrument: id })}>{t('mandates.coverage.as-list')}</a>
      </p>
      {chosen ? (
        <section aria-labelledby="text">
          <h2 id="text">
            <a href={t.href(documentLink(chosen.id))}>{t('mandates.coverage.of-document', { document: chosen.symbol ?? chosen.id })}</a>{' '}
            <DocumentStanding t={t} standing={chosen.standing} />
          </h2>
          <Paragraphs frame={frame} document={chosen} rows={rows} names={names} />
        </section>
      ) : (
        <EmptyState title={t('mandates.coverage.no-text')} />
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">{t('mandates.coverage.other-texts')}</h2>
          <ul class="links">
            {others.map((text) => (
              <li key={text.id}>
                <a href={withQuery(t.href(instrumentMandatesLink(id)), { document: text.id })}>
                  <bdi>{text.symbol ?? text.id}</bdi> {read(text.title, t.lang).text}
                </a>{' '}
                <DocumentStanding t={t} standing={text.standing} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

const parts: { key: string; tone: CoveragePart['tone']; progress: readonly Progress[] }[] = [
  { key: 'done', tone: 'done', progress: ['reported', 'done'] },
  { key: 'under-way', tone: 'open', progress: ['under-way'] },
  { key: 'planned', tone: 'soon', progress: ['planned'] },
  { key: 'none', tone: 'off', progress: ['not-started'] },
  { key: 'dropped', tone: 'off', progress: ['dropped'] },
]

/**
 * Parts of a whole: what is overdue is counted there and nowhere else. A part links to the register where the list there is
 * exactly that part, which it is not while some of its mandates are overdue.
 */
function Picture({ frame: { t }, id, counts }: { frame: Frame; id: string; counts: Counts }) {
  const sum = (which: (row: Counts[number]) => boolean) => counts.filter(which).reduce((total, row) => total + row.count, 0)
  const list = withQuery(t.href(registerLink), { instrument: id, state: livingStates })
  const overdue = sum((row) => row.overdue)
  return (
    <Coverage
      t={t}
      label={t('mandates.coverage.picture', { count: sum(() => true) })}
      parts={[
        ...parts.map(({ key, tone, progress }) => {
          const late = sum((row) => row.overdue && progress.includes(row.progress))
          return {
            key,
            tone,
            label: t(`mandates.coverage.${key}`),
            count: sum((row) => !row.overdue && progress.includes(row.progress)),
            ...(late === 0 && { href: withQuery(list, { progress }) }),
          }
        }),
        {
          key: 'overdue',
          tone: 'late' as const,
          label: t('mandates.coverage.overdue'),
          count: overdue,
          href: withQuery(list, { due: 'overdue' }),
        },
      ].filter(({ key, count }) => count > 0 || key !== 'dropped')}
    />
  )
}

function Paragraphs({
  frame: { t },
  document,
  rows,
  names,
}: {
  frame: Frame
  document: CoverageText
  rows: readonly CoverageRow[]
  names: Names
}) {
  return (
    <Table
      t={t}
      caption={t('mandates.coverage.of-document', { document: document.symbol ?? document.id })}
      rows={rows}
      rowKey={(row) => row.anchor}
      columns={[
        {
          key: 'paragraph',
          label: t('mandates.coverage.paragraph'),
          header: true,
          official: true,
          cell: (row) => (
            <>
              <a href={t.href(paragraphLink(document.id, row.anchor))}>
                <bdi lang={row.language === t.lang ? undefined : row.language}>{pathWords(row)}</bdi>
              </a>{' '}
              <span lang={row.language} dir="auto">
                {shortened(row.text, 220)}
              </span>
            </>
          ),
        },
        {
          key: 'mandates',
          label: t('mandates.coverage.mandates'),
          cell: (row) =>
            row.mandates.length === 0 ? (
              <span class="muted">{t('mandates.coverage.no-mandate')}</span>
            ) : (
              <ul class="list">
                {row.mandates.map((m) => (
                  <li key={m.id}>
                    <a href={t.href(mandateLink(m.id))} lang={m.language === t.lang ? undefined : m.language} dir="auto">
                      {shortened(m.deliverable, 120)}
                    </a>{' '}
                    <small class="muted">{m.addressees.map((who) => nameOf(names.addressee, who, t.lang)).join(', ')}</small>{' '}
                    <StandingTag t={t} mandate={m} />
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  )
}
