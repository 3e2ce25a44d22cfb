import { read } from '../../../platform/i18n/index.ts'
import {
  type Column,
  EmptyState,
  Facts,
  FilterPanel,
  type Frame,
  LinkButton,
  ListHead,
  LocalizedText,
  Page,
  Table,
  Tag,
} from '../../../ui/index.ts'
import { bodyLink } from '../../reference/index.ts'
import { comparisonLink } from '../comparison/links.ts'
import { documentLink, instrumentLink, instrumentsLink } from '../links.ts'
import type { CitingRow } from '../queries/citations.ts'
import type { InstrumentRow } from '../queries/instruments.ts'
import type { DocumentRow } from '../queries/register.ts'
import { type InstrumentKind, instrumentKinds, instrumentStatuses } from '../schema.ts'
import { Citing } from './citing.tsx'
import { bodyWords, DateWords, StandingTag, StatusTag } from './words.tsx'

interface ListProps {
  frame: Frame
  instruments: InstrumentRow[]
  /** all there are, for the counts of the filters */
  all: InstrumentRow[]
  documents: ReadonlyMap<string, number>
}

export function InstrumentList({ frame, instruments, all, documents }: ListProps) {
  const { t, path } = frame
  const count = (of: (row: InstrumentRow) => boolean) => all.filter(of).length
  const bodies = [...new Map(all.map((row) => [row.body_id, bodyWords(t, row)]))]
  const options = <V extends string>(values: readonly V[], key: 'kind' | 'status', label: (value: V) => string) =>
    values.map((value) => ({ value, label: label(value), count: count((row) => row[key] === value) })).filter((option) => option.count > 0)
  const sentence = t('documents.instruments.sentence', { count: instruments.length })
  return (
    <Page
      frame={frame}
      title={t('documents.instruments.title')}
      layout="list"
      aside={
        <FilterPanel
          t={t}
          path={path}
          search={{ label: t('documents.instruments.search') }}
          facets={[
            {
              name: 'body',
              title: t('documents.facet.body'),
              options: bodies.map(([value, label]) => ({ value, label, count: count((row) => row.body_id === value) })),
            },
            {
              name: 'kind',
              title: t('documents.facet.kind'),
              options: options<InstrumentKind>(instrumentKinds, 'kind', (kind) => t(`documents.instrument-kind.${kind}`)),
            },
            {
              name: 'status',
              title: t('documents.facet.status'),
              options: options(instrumentStatuses, 'status', (status) => t(`documents.status.${status}`)),
            },
          ]}
        />
      }
    >
      <ListHead t={t} sentence={sentence} />
      {instruments.length === 0 ? (
        <EmptyState title={t('documents.instruments.none')}>{t('documents.list.none-help')}</EmptyState>
      ) : (
        <Table
          t={t}
          caption={sentence}
          rows={instruments}
          rowKey={(row) => row.id}
          group={(row) => read(row.body_name, t.lang).text}
          columns={[
            {
              key: 'title',
              label: t('documents.field.title'),
              header: true,
              cell: (row) => (
                <a href={t.href(instrumentLink(row.id))}>
                  <LocalizedText t={t} reading={read(row.title, t.lang)} quiet />
                </a>
              ),
            },
            { key: 'symbol', label: t('documents.field.symbol'), cell: (row) => <bdi>{row.symbol}</bdi> },
            { key: 'year', label: t('documents.field.year'), numeric: true, cell: (row) => row.year },
            { key: 'status', label: t('documents.facet.status'), cell: (row) => <StatusTag t={t} status={row.status} /> },
            {
              key: 'documents',
              label: t('documents.list.title'),
              numeric: true,
              cell: (row) => (documents.get(row.id) ? t.number(documents.get(row.id)!) : ''),
            },
          ]}
        />
      )}
    </Page>
  )
}

interface PageProps {
  frame: Frame
  instrument: InstrumentRow
  documents: DocumentRow[]
  citing: CitingRow[]
  /** address of the further citing paragraphs */
  more: string | null
  showUnverified: boolean
}

export function InstrumentPage({ frame, instrument, documents, citing, more, showUnverified }: PageProps) {
  const { t } = frame
  const title = read(instrument.title, t.lang)
  const latest = documents[0]
  const comparison: Column<DocumentRow> = {
    key: 'compare',
    label: t('documents.compare.title'),
    cell: (row) =>
      latest && row !== latest ? (
        <a href={t.href(comparisonLink(latest.id, { from: row.id }))}>
          {t('documents.compare.with-latest', { document: latest.symbol ?? read(latest.title, t.lang).text })}
        </a>
      ) : null,
  }
  return (
    <Page
      frame={frame}
      title={title.text}
      titleLang={title.fallback ? title.lang : undefined}
      crumbs={[{ label: t('documents.instruments.title'), href: t.href(instrumentsLink) }, { label: instrument.symbol }]}
      lead={
        <>
          <bdi>{instrument.symbol}</bdi> <StatusTag t={t} status={instrument.status} />{' '}
          {showUnverified && instrument.inferred && <Tag tone="soon">{t('ui.unverified')}</Tag>}
        </>
      }
    >
      <p>
        <LinkButton href={t.href(`${instrumentLink(instrument.id)}/mandates`)}>{t('documents.instrument.mandates')}</LinkButton>{' '}
        <LinkButton tone="quiet" href={t.href(`${instrumentLink(instrument.id)}/history`)}>
          {t('documents.instrument.history')}
        </LinkButton>
      </p>
      <Facts
        facts={[
          {
            term: t('documents.field.body'),
            value: <a href={t.href(bodyLink(instrument.body_id))}>{read(instrument.body_name, t.lang).text}</a>,
          },
          { term: t('documents.field.kind'), value: t(`documents.instrument-kind.${instrument.kind}`) },
          { term: t('documents.field.year'), value: instrument.year },
          { term: t('documents.field.note'), value: instrument.note && <span lang="en">{instrument.note}</span> },
        ]}
      />
      <section aria-labelledby="editions">
        <h2 id="editions">{t('documents.instrument.editions')}</h2>
        {instrument.editions.length === 0 ? (
          <p class="muted">{t('documents.instrument.editions-none')}</p>
        ) : (
          <Table
            t={t}
            caption={t('documents.instrument.editions')}
            rows={instrument.editions}
            rowKey={(row) => row.symbol}
            columns={[
              { key: 'symbol', label: t('documents.field.symbol'), header: true, cell: (row) => <bdi lang="en">{row.symbol}</bdi> },
              { key: 'year', label: t('documents.field.year'), numeric: true, cell: (row) => row.year },
              { key: 'status', label: t('documents.facet.status'), cell: (row) => <StatusTag t={t} status={row.status} /> },
            ]}
          />
        )}
      </section>
      <section aria-labelledby="on-it">
        <h2 id="on-it">{t('documents.instrument.documents')}</h2>
        {documents.length === 0 ? (
          <p class="muted">{t('documents.instrument.documents-none')}</p>
        ) : (
          <Table
            t={t}
            caption={t('documents.instrument.documents')}
            rows={documents}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'title',
                label: t('documents.field.title'),
                header: true,
                cell: (row) => (
                  <a href={t.href(documentLink(row.id))}>
                    <LocalizedText t={t} reading={read(row.title, t.lang)} quiet />
                  </a>
                ),
              },
              { key: 'symbol', label: t('documents.field.symbol'), cell: (row) => row.symbol && <bdi>{row.symbol}</bdi> },
              { key: 'dated', label: t('documents.field.dated'), numeric: true, cell: (row) => <DateWords t={t} date={row.dated} /> },
              { key: 'standing', label: t('documents.field.standing'), cell: (row) => <StandingTag t={t} standing={row.standing} /> },
              ...(documents.length > 1 ? [comparison] : []),
            ]}
          />
        )}
      </section>
      <Citing t={t} rows={citing} more={more} title={t('documents.instrument.cited-by')} />
    </Page>
  )
}
