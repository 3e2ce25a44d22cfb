import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { EmptyState, Facts, type Frame, KeyPager, Page, Table, Tag, withQuery } from '../../../../ui/index.ts'
import { documentLink } from '../../links.ts'
import { transmissionLink, transmissionsLink } from '../links.ts'
import type { Receiver, TransmissionRow } from '../queries.ts'
import { bodyName } from './words.tsx'

const receiver = (row: TransmissionRow): Pick<Receiver, 'acronym' | 'name'> => ({ acronym: row.to_acronym, name: row.to_name })
const documentWords = (t: Translate, row: TransmissionRow) =>
  [row.symbol, row.title && read(row.title, t.lang).text].filter(Boolean).join(' · ') || t('documents.transmission.not-public')

/** What was handed on, the latest first. */
export function Sent({ t, rows }: { t: Translate; rows: readonly TransmissionRow[] }) {
  return (
    <Table
      t={t}
      caption={t('documents.transmission.list')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'document',
          label: t('documents.transmission.document'),
          header: true,
          cell: (row) => (
            <a href={t.href(transmissionLink(row.id))}>
              <span dir="auto">{documentWords(t, row)}</span>
            </a>
          ),
        },
        { key: 'to', label: t('documents.transmission.to'), cell: (row) => bodyName(t, receiver(row)) },
        { key: 'at', label: t('documents.transmission.at'), numeric: true, cell: (row) => t.time(row.at) },
        {
          key: 'gate',
          label: t('documents.transmission.gate'),
          cell: (row) =>
            row.override === null ? (
              t('documents.transmission.waited', { days: row.days, count: row.comments })
            ) : (
              <Tag tone="late">{t('documents.transmission.overridden')}</Tag>
            ),
        },
      ]}
    />
  )
}

interface ListProps {
  frame: Frame
  rows: readonly TransmissionRow[]
  receivers: readonly Receiver[]
  filter: { to?: string; overridden?: boolean }
  next: string | null
}

export function TransmissionsPage({ frame, rows, receivers, filter, next }: ListProps) {
  const { t, path } = frame
  const to = receivers.find(({ id }) => id === filter.to)
  return (
    <Page
      frame={frame}
      title={to ? t('documents.transmission.list-to', { body: bodyName(t, to) }) : t('documents.transmission.list')}
      lead={t('documents.transmission.list-lead')}
    >
      <nav class="switch" aria-label={t('documents.transmission.gate')}>
        <ul>
          <li>
            <a href={withQuery(t.href(path), { overridden: null, after: null })} aria-current={filter.overridden ? undefined : 'true'}>
              {t('documents.transmission.all')}
            </a>
          </li>
          <li>
            <a href={withQuery(t.href(path), { overridden: 'yes', after: null })} aria-current={filter.overridden ? 'true' : undefined}>
              {t('documents.transmission.only-overridden')}
            </a>
          </li>
        </ul>
      </nav>
      {rows.length ? (
        <Sent t={t} rows={rows} />
      ) : (
        <EmptyState title={t('documents.transmission.none')}>{t('documents.transmission.none-help')}</EmptyState>
      )}
      <KeyPager t={t} next={next} first={path.includes('after=') ? withQuery(t.href(path), { after: null }) : null} />
    </Page>
  )
}

/** The record of one act: what went, to whom, since when members could read it, and what they said. */
export function TransmissionPage({ frame, row }: { frame: Frame; row: TransmissionRow }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('documents.transmission.record', {
        document: row.symbol ?? documentWords(t, row),
        body: row.to_acronym ?? read(row.to_name, t.lang).text,
      })}
      crumbs={[
        { label: t('documents.transmission.list'), href: t.href(transmissionsLink) },
        { label: row.symbol ?? t('documents.transmission.document') },
      ]}
      lead={t.time(row.at)}
      layout="plain"
    >
      {row.override !== null && (
        <div class="notice warning">
          <p>{t('documents.transmission.override-words', { name: row.by_name })}</p>
          <blockquote dir="auto">{row.override}</blockquote>
        </div>
      )}
      <Facts
        facts={[
          {
            term: t('documents.transmission.document'),
            value: row.title ? (
              <a href={t.href(documentLink(row.document_id))} dir="auto">
                {documentWords(t, row)}
              </a>
            ) : (
              documentWords(t, row)
            ),
          },
          {
            term: t('documents.transmission.revision'),
            value: row.revision > 0 ? t('documents.revision', { number: row.revision }) : t('documents.first-version'),
          },
          {
            term: t('documents.transmission.from'),
            value: row.from_name && bodyName(t, { acronym: row.from_acronym, name: row.from_name }),
          },
          { term: t('documents.transmission.to'), value: bodyName(t, receiver(row)) },
          { term: t('documents.transmission.by'), value: <span dir="auto">{row.by_name}</span> },
          {
            term: t('documents.transmission.posted-since'),
            value: row.posted_since ? t.time(row.posted_since) : t('documents.transmission.never'),
          },
          { term: t('documents.transmission.period'), value: t('documents.transmission.days', { count: row.days }) },
          { term: t('documents.transmission.comments'), value: t('documents.transmission.comment-count', { count: row.comments }) },
        ]}
      />
      {row.note && (
        <section aria-labelledby="note">
          <h2 id="note">{t('documents.transmission.note')}</h2>
          <p class="prose" dir="auto">
            {row.note}
          </p>
        </section>
      )}
      {row.files.length > 0 && (
        <Table
          t={t}
          caption={t('documents.transmission.files')}
          showCaption
          rows={row.files}
          rowKey={(file) => file.language}
          columns={[
            { key: 'language', label: t('documents.facet.language'), header: true, cell: (file) => t(`ui.language.${file.language}`) },
            { key: 'name', label: t('documents.file.name'), cell: (file) => <bdi>{file.name}</bdi> },
            { key: 'sha256', label: t('documents.field.sha256'), cell: (file) => <code>{file.sha256}</code> },
          ]}
        />
      )}
    </Page>
  )
}
