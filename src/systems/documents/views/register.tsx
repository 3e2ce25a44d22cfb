import { languages, read, type Translate } from '../../../platform/i18n/index.ts'
import {
  EmptyState,
  type Export,
  type Facet,
  FilterPanel,
  type Frame,
  KeyPager,
  LinkButton,
  ListHead,
  LocalizedText,
  Page,
  Table,
  withQuery,
} from '../../../ui/index.ts'
import { documentLink, documentsLink, importLink, instrumentsLink } from '../links.ts'
import { packsLink } from '../packs/links.ts'
import type { DocumentCounts, DocumentFilter, DocumentRow, FacetName, Order } from '../queries/register.ts'
import { transmissionsLink } from '../transmissions/links.ts'
import { bodyWords, DateWords, StandingTag } from './words.tsx'

interface Props {
  frame: Frame
  filter: DocumentFilter
  order: Order
  rows: DocumentRow[]
  counts: DocumentCounts
  /** names of the bodies that the list or the filter speaks of */
  bodyNames: ReadonlyMap<string, string>
  instrumentSymbol: string | null
  pages: { previous: string | null; next: string | null; first: string | null }
  mayImport: boolean
}

export function DocumentRegister({ frame, filter, order, rows, counts, bodyNames, instrumentSymbol, pages, mayImport }: Props) {
  const { t, path } = frame
  const sentence = inWords(t, filter, counts.all, bodyNames, instrumentSymbol)
  const exported = (format: string) =>
    withQuery(`${t.href(`${documentsLink}.${format}`)}?${path.split('?')[1] ?? ''}`, { after: null, before: null })
  const exports: Export[] = (['csv', 'json', 'atom'] as const).map((format) => ({ format, href: exported(format) }))
  return (
    <Page
      frame={frame}
      title={t('documents.list.title')}
      layout="list"
      feeds={[{ href: exported('atom'), type: 'application/atom+xml', title: sentence }]}
      aside={
        <FilterPanel
          t={t}
          path={path}
          search={{ label: t('documents.list.search'), placeholder: t('documents.list.search-example') }}
          facets={facetsOf(t, counts, bodyNames)}
        />
      }
    >
      <ListHead t={t} sentence={sentence} exports={exports}>
        <p>
          {mayImport && (
            <>
              <LinkButton href={t.href(importLink)}>{t('documents.import.title')}</LinkButton>{' '}
            </>
          )}
          <a href={t.href(instrumentsLink)}>{t('documents.instruments.title')}</a> ·{' '}
          <a href={t.href(transmissionsLink)}>{t('documents.transmission.list')}</a> ·{' '}
          <a href={withQuery(`${t.href(packsLink)}?${path.split('?')[1] ?? ''}`, { after: null, before: null, sort: null })}>
            {t('documents.pack.title')}
          </a>
        </p>
      </ListHead>
      {rows.length === 0 ? (
        <EmptyState title={t('documents.list.none')}>{t('documents.list.none-help')}</EmptyState>
      ) : (
        <Table
          t={t}
          caption={sentence}
          rows={rows}
          rowKey={(row) => row.id}
          sort={{
            ...order,
            href: (by, descending) => withQuery(t.href(path), { sort: descending ? `-${by}` : by, after: null, before: null }),
          }}
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
            { key: 'symbol', label: t('documents.field.symbol'), sortable: true, cell: (row) => row.symbol && <bdi>{row.symbol}</bdi> },
            {
              key: 'dated',
              label: t('documents.field.dated'),
              numeric: true,
              sortable: true,
              cell: (row) => <DateWords t={t} date={row.dated} />,
            },
            { key: 'body', label: t('documents.field.body'), cell: (row) => row.body_id && bodyWords(t, row) },
            { key: 'standing', label: t('documents.field.standing'), cell: (row) => <StandingTag t={t} standing={row.standing} /> },
            {
              key: 'languages',
              label: t('documents.field.languages'),
              cell: (row) => (
                <span title={t.list(row.languages.map((language) => t(`ui.language.${language}`)))}>{row.languages.join(' ')}</span>
              ),
            },
          ]}
        />
      )}
      <KeyPager t={t} {...pages} />
    </Page>
  )
}

/** The list in one sentence, as it stands on the page, in its feed and in its exports. */
export function inWords(
  t: Translate,
  filter: DocumentFilter,
  count: number,
  bodyNames: ReadonlyMap<string, string>,
  instrumentSymbol: string | null,
): string {
  const { q, body = [], year = [], kind = [], language = [], standing = [] } = filter
  const some = <V,>(values: readonly V[], key: string, word: (value: V) => string) =>
    values.length ? [t(`documents.list.with-${key}`, { what: t.list(values.map(word)) })] : []
  const filters = [
    ...some(q ? [q] : [], 'q', (words) => words),
    ...some(body, 'body', (id) => bodyNames.get(id) ?? id),
    ...some(year, 'year', String),
    ...some(kind, 'kind', (one) => t(`documents.kind.${one}`)),
    ...some(standing, 'standing', (one) => t(`documents.standing.${one}`)),
    ...some(language, 'language', (one) => t(`ui.language.${one}`)),
    ...some(instrumentSymbol ? [instrumentSymbol] : [], 'instrument', (symbol) => symbol),
  ]
  return filters.length
    ? t('documents.list.sentence-with', { count, filters: filters.join(t('documents.list.between')) })
    : t('documents.list.sentence', { count })
}

function facetsOf(t: Translate, counts: DocumentCounts, bodyNames: ReadonlyMap<string, string>): Facet[] {
  const words: Record<FacetName, (value: string) => string> = {
    body: (id) => bodyNames.get(id) ?? id,
    year: (year) => year,
    kind: (kind) => t(`documents.kind.${kind}`),
    language: (language) => t(`ui.language.${language}`),
    standing: (standing) => t(`documents.standing.${standing}`),
  }
  return (['body', 'year', 'kind', 'standing', 'language'] as const).map((name) => ({
    name,
    title: t(`documents.facet.${name}`),
    options:
      name === 'language'
        ? languages.flatMap((language) => {
            const found = counts.facets.language.find(({ value }) => value === language)
            return found ? [{ ...found, label: words.language(language) }] : []
          })
        : counts.facets[name].map((option) => ({ ...option, label: words[name](option.value) })),
  }))
}
