import type { ComponentChildren } from 'preact'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { Table, Tag, Time, type Tone } from '../../../ui/index.ts'
import { documentLink } from '../links.ts'
import type { ImportFileRow } from '../queries/imports.ts'
import type { FileState } from '../schema.ts'
import { StandingTag } from './words.tsx'

const tones: Record<FileState, Tone> = {
  waiting: 'off',
  reading: 'open',
  checked: 'open',
  posting: 'open',
  done: 'done',
  duplicate: 'off',
  refused: 'late',
}
export const isOpen = ({ state }: Pick<ImportFileRow, 'state'>) => state === 'waiting' || state === 'reading' || state === 'posting'

/** A page that shows a batch under way is loaded anew where no script tells of it. */
export const ReloadWithoutScript = () => (
  <noscript>
    <meta http-equiv="refresh" content="5" />
  </noscript>
)

/** The files of a batch, how each stands, and the document that it became. */
export const BatchFiles = ({ t, files, mayReview }: { t: Translate; files: ImportFileRow[]; mayReview: boolean }) => (
  <Table
    t={t}
    caption={t('documents.import.files')}
    rows={files}
    rowKey={(file) => file.id}
    columns={[
      { key: 'name', label: t('documents.file.name'), header: true, cell: (file) => <bdi>{file.name}</bdi> },
      {
        key: 'state',
        label: t('documents.import.state'),
        cell: (file) => <Tag tone={tones[file.state]}>{t(`documents.file-state.${file.state}`)}</Tag>,
      },
      { key: 'document', label: t('documents.import.became'), cell: (file) => <Became t={t} file={file} mayReview={mayReview} /> },
    ]}
  />
)

function Became({ t, file, mayReview }: { t: Translate; file: ImportFileRow; mayReview: boolean }) {
  if (file.state === 'refused') {
    const key = file.reason && t.has(file.reason) ? file.reason : 'documents.refused.unexpected'
    return <>{t(key, file.reason_values ?? {})}</>
  }
  if (!file.document_id) return null
  const warnings = file.warnings?.length ?? 0
  return (
    <>
      <a href={t.href(documentLink(file.document_id))}>
        <bdi>{file.symbol ?? read(file.title, t.lang).text}</bdi>
      </a>{' '}
      {file.language && t(`ui.language.${file.language}`)} {file.standing && <StandingTag t={t} standing={file.standing} />}{' '}
      {warnings > 0 && mayReview && t('documents.warnings.title', { count: warnings })}
      {mayReview && file.state === 'done' && (
        <>
          {' · '}
          <a href={t.href(`/review/${encodeURIComponent(file.document_id)}`)}>{t('documents.review')}</a>
        </>
      )}
    </>
  )
}

interface EarlierProps<Row> {
  t: Translate
  title: string
  rows: Row[]
  href: (row: Row) => string
  state: (row: Row) => ComponentChildren
  /** of batches that have one */
  symbol?: (row: Row) => string | null
}

/** What was brought in before, the latest first; nothing when there is none. */
export function EarlierBatches<Row extends { id: number; created_at: Date; created_by_name: string; files: number }>(
  props: EarlierProps<Row>,
) {
  const { t, title, rows, href, state, symbol } = props
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{title}</h2>
      <Table
        t={t}
        caption={title}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'at',
            label: t('documents.import.at'),
            header: true,
            cell: (row) => (
              <a href={t.href(href(row))}>
                <Time t={t} value={row.created_at} />
              </a>
            ),
          },
          ...(symbol ? [{ key: 'symbol', label: t('documents.field.symbol'), cell: (row: Row) => <bdi>{symbol(row)}</bdi> }] : []),
          { key: 'who', label: t('documents.import.who'), cell: (row) => <bdi>{row.created_by_name}</bdi> },
          { key: 'files', label: t('documents.import.files'), numeric: true, cell: (row) => t.number(row.files) },
          { key: 'state', label: t('documents.import.state'), cell: state },
        ]}
      />
    </section>
  )
}
