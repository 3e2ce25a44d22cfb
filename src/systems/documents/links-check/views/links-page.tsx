import type { FieldErrors } from '../../../../platform/errors.ts'
import { read, type Translate } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  EmptyState,
  type Frame,
  Hidden,
  HiddenField,
  KeyPager,
  Page,
  SubmitButton,
  Table,
  Tag,
  withQuery,
} from '../../../../ui/index.ts'
import { documentsLink, paragraphLink } from '../../links.ts'
import { deadLinksLink, mendLink, unknownSymbolsLink } from '../links.ts'
import type { LinkRow, UnknownSymbol } from '../queries.ts'

interface Props {
  frame: Frame
  rows: LinkRow[]
  next: string | null
  /** also what was mended */
  all: boolean
  typed?: { link: number; words: string }
  errors?: FieldErrors
}

/** Links in papers that lead nowhere any more, each with what can be put beside it. */
export function LinksPage({ frame, rows, next, all, typed, errors }: Props) {
  const { t, path } = frame
  const documentWords = (row: LinkRow) => [row.symbol, read(row.title, t.lang).text].filter(Boolean).join(' · ')
  return (
    <Page
      frame={frame}
      title={t('documents.links.title')}
      lead={t('documents.links.lead')}
      crumbs={[{ label: t('documents.list.title'), href: t.href(documentsLink) }, { label: t('documents.links.title') }]}
      layout="wide"
      noindex
    >
      <Sections t={t} here={all ? 'all' : 'open'} />
      {rows.length === 0 ? (
        <EmptyState title={t('documents.links.none')}>{t('documents.links.none-help')}</EmptyState>
      ) : (
        <Table
          t={t}
          caption={t('documents.links.title')}
          rows={rows}
          rowKey={(row) => `${row.document_id} ${row.link_id}`}
          group={documentWords}
          columns={[
            {
              key: 'address',
              label: t('documents.links.address'),
              header: true,
              cell: (row) => (
                <>
                  <a href={t.href(paragraphLink(row.document_id, row.anchor))}>
                    <span dir="auto">{row.words}</span>
                  </a>
                  <p class="muted">
                    <bdi>{row.url}</bdi>
                  </p>
                </>
              ),
            },
            {
              key: 'state',
              label: t('documents.import.state'),
              cell: (row) => (
                <>
                  <Tag tone={row.state === 'dead' ? 'late' : 'open'}>{t(`documents.links.state.${row.state}`)}</Tag> {reasonWords(t, row)}{' '}
                  {row.checked_at && <span class="muted">{t.time(row.checked_at)}</span>}
                </>
              ),
            },
            {
              key: 'mend',
              label: t('documents.links.mend'),
              cell: (row) => {
                const id = `mend-${row.link_id}-${row.document_id}`
                const wrong = typed?.link === row.link_id ? errors?.replacement : undefined
                return (
                  <form method="post" action={t.href(mendLink(row.document_id, row.link_id))} class="form">
                    <HiddenField name="version" value={row.version} />
                    <div class={wrong ? 'field wrong' : 'field'}>
                      <label for={id}>
                        {t('documents.links.replacement')} <Hidden>{row.url}</Hidden>
                      </label>
                      {wrong && (
                        <p class="error" id={`${id}-error`} role="alert">
                          {t(wrong.key, wrong.values)}
                        </p>
                      )}
                      <input
                        id={id}
                        name="replacement"
                        inputmode="url"
                        dir="ltr"
                        value={wrong ? typed!.words : (row.replacement ?? '')}
                        aria-invalid={wrong ? true : undefined}
                        aria-describedby={wrong && `${id}-error`}
                      />
                    </div>
                    <ButtonRow>
                      <SubmitButton tone="quiet">{t('documents.links.keep')}</SubmitButton>
                      <SubmitButton tone="quiet" name="dead" value="yes">
                        {t('documents.links.known-dead')}
                      </SubmitButton>
                    </ButtonRow>
                  </form>
                )
              },
            },
          ]}
        />
      )}
      <KeyPager t={t} next={next} first={path.includes('after=') ? withQuery(t.href(path), { after: null }) : null} />
    </Page>
  )
}

function Sections({ t, here }: { t: Translate; here: 'open' | 'all' | 'symbols' }) {
  const places = { open: deadLinksLink, all: `${deadLinksLink}?all=yes`, symbols: unknownSymbolsLink }
  return (
    <nav class="switch" aria-label={t('documents.links.title')}>
      <ul>
        {(['open', 'all', 'symbols'] as const).map((place) => (
          <li key={place}>
            <a href={t.href(places[place])} aria-current={place === here ? 'true' : undefined}>
              {t(`documents.links.show-${place}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const reasonWords = (t: Translate, { reason, status }: LinkRow): string =>
  reason === null ? '' : t(`documents.links.reason.${reason}`, { status: String(status ?? '') })

/** Symbols that papers cite and that nothing here has. */
export function UnknownSymbolsPage({ frame, rows, next }: { frame: Frame; rows: UnknownSymbol[]; next: string | null }) {
  const { t, path } = frame
  return (
    <Page
      frame={frame}
      title={t('documents.links.symbols')}
      lead={t('documents.links.symbols-lead')}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: t('documents.links.title'), href: t.href(deadLinksLink) },
        { label: t('documents.links.symbols') },
      ]}
      layout="plain"
      noindex
    >
      <Sections t={t} here="symbols" />
      {rows.length === 0 ? (
        <EmptyState title={t('documents.links.no-symbols')}>{t('documents.links.none-help')}</EmptyState>
      ) : (
        <Table
          t={t}
          caption={t('documents.links.symbols')}
          rows={rows}
          rowKey={(row) => row.symbol_key}
          columns={[
            { key: 'symbol', label: t('documents.field.symbol'), header: true, cell: (row) => <bdi>{row.symbol_key}</bdi> },
            { key: 'count', label: t('documents.links.cited-in'), numeric: true, cell: (row) => t.number(row.count) },
            {
              key: 'where',
              label: t('documents.links.where'),
              cell: (row) => (
                <a href={t.href(paragraphLink(row.document_id, row.anchor))}>
                  <span dir="auto">{row.symbol ?? read(row.title, t.lang).text}</span>
                </a>
              ),
            },
          ]}
        />
      )}
      <KeyPager t={t} next={next} first={path.includes('after=') ? withQuery(t.href(path), { after: null }) : null} />
    </Page>
  )
}
