import { read, type Translate } from '../../../platform/i18n/index.ts'
import { type Frame, Live, Page, ProgressBar, Table, Tag, type Tone } from '../../../ui/index.ts'
import { batchLink, documentLink, documentsLink, importLink } from '../links.ts'
import type { ImportFileRow } from '../queries.ts'
import type { FileState } from '../schema.ts'
import { StandingTag } from './words.tsx'

interface Props {
  t: Translate
  id: number
  files: ImportFileRow[]
  mayReview: boolean
}

export const tones: Record<FileState, Tone> = {
  waiting: 'off',
  reading: 'open',
  checked: 'open',
  posting: 'open',
  done: 'done',
  duplicate: 'off',
  refused: 'late',
}
export const isOpen = ({ state }: Pick<ImportFileRow, 'state'>) => state === 'waiting' || state === 'reading' || state === 'posting'

/** How far an import is. It moves by itself with script; without, the page is loaded anew while something is unfinished. */
export function ImportPage({ frame, id, at, files, mayReview }: Omit<Props, 't'> & { frame: Frame; at: Date }) {
  const { t } = frame
  return (
    <Page
      frame={frame}
      title={t('documents.import.page-title', { at: t.time(at) })}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: t('documents.import.title'), href: t.href(importLink) },
        { label: t.time(at) },
      ]}
      layout="wide"
      noindex
    >
      {files.some(isOpen) && (
        <noscript>
          <meta http-equiv="refresh" content="5" />
        </noscript>
      )}
      <Live src={`${t.href(batchLink(id))}/events`} polite={false}>
        <ImportProgress t={t} id={id} files={files} mayReview={mayReview} />
      </Live>
    </Page>
  )
}

export function ImportProgress({ t, id, files, mayReview }: Props) {
  const finished = files.filter((file) => !isOpen(file)).length
  const count = (state: FileState) => files.filter((file) => file.state === state).length
  const done = files.length > 0 && finished === files.length
  const reading = files.find(({ state }) => state === 'reading')
  return (
    <>
      {done ? (
        <p class="notice done" data-done="" role="status">
          {t('documents.import.finished', { done: count('done'), duplicate: count('duplicate'), refused: count('refused') })}
        </p>
      ) : (
        <ProgressBar
          t={t}
          label={t('documents.import.progress')}
          done={finished}
          total={files.length}
          note={reading?.name}
          refresh={t.href(batchLink(id))}
        />
      )}
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
    </>
  )
}

export function Became({ t, file, mayReview }: { t: Translate; file: ImportFileRow; mayReview: boolean }) {
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
