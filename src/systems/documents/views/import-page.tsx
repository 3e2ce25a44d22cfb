import type { Translate } from '../../../platform/i18n/index.ts'
import { type Frame, Live, Page, ProgressBar } from '../../../ui/index.ts'
import { batchLink, documentsLink, importLink } from '../links.ts'
import type { ImportFileRow } from '../queries/imports.ts'
import type { FileState } from '../schema.ts'
import { BatchFiles, isOpen, ReloadWithoutScript } from './batches.tsx'

interface Props {
  t: Translate
  id: number
  files: ImportFileRow[]
  mayReview: boolean
}

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
      {files.some(isOpen) && <ReloadWithoutScript />}
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
      <BatchFiles t={t} files={files} mayReview={mayReview} />
    </>
  )
}
