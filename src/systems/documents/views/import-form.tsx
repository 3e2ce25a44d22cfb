import type { FieldErrors } from '../../../platform/errors.ts'
import { type Typed, word } from '../../../platform/http/index.ts'
import { languages, read } from '../../../platform/i18n/index.ts'
import { FileField, type Frame, HiddenField, Page, PostForm, RadioGroup, Select, SubmitButton } from '../../../ui/index.ts'
import { standings } from '../forms.ts'
import { batchLink, documentLink, documentsLink } from '../links.ts'
import type { DocumentDetail } from '../queries/document.ts'
import type { ImportRow } from '../queries/imports.ts'
import type { Visibility } from '../schema.ts'
import { visibilities } from '../schema.ts'
import { EarlierBatches } from './batches.tsx'

interface Props {
  frame: Frame
  /** the document that the files are editions of; null: their symbols say */
  document: DocumentDetail | null
  /** megabytes of one file */
  limit: number
  may: { adopt: boolean; publish: boolean }
  usual: Visibility
  imports: ImportRow[]
  typed?: Typed
  errors?: FieldErrors
}

export const accepted = '.docx,.pdf,.txt,.html,.htm'

export function ImportForm({ frame, document, limit, may, usual, imports, typed = {}, errors }: Props) {
  const { t } = frame
  const labels = {
    files: t('documents.import.files'),
    language: t('documents.field.language'),
    standing: t('documents.field.standing'),
    visibility: t('documents.field.visibility'),
  }
  return (
    <Page
      frame={frame}
      title={t('documents.import.title')}
      lead={t('documents.import.lead')}
      crumbs={[{ label: t('documents.list.title'), href: t.href(documentsLink) }, { label: t('documents.import.title') }]}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={t.href('/imports')} multipart errors={errors} labels={labels}>
        {document && (
          <>
            <p>
              {t('documents.import.to-document')}{' '}
              <a href={t.href(documentLink(document.id))}>
                <bdi>{document.symbol ?? read(document.title, t.lang).text}</bdi>
              </a>
            </p>
            <HiddenField name="document" value={document.id} />
          </>
        )}
        {/* before the files: a form is read as it arrives, and its files begin to be kept at once */}
        <details open={errors !== undefined}>
          <summary>{t('documents.import.more')}</summary>
          <Select
            t={t}
            name="language"
            label={labels.language}
            help={t('documents.import.language-help')}
            empty={t('documents.import.as-the-text')}
            value={word(typed, 'language')}
            error={errors?.language}
            choices={languages.map((language) => ({ value: language, label: t(`ui.language.${language}`) }))}
          />
          {!document && (
            <>
              <Select
                t={t}
                name="standing"
                label={labels.standing}
                help={t('documents.import.standing-help')}
                empty={t('documents.import.as-the-text')}
                value={word(typed, 'standing')}
                error={errors?.standing}
                choices={standings
                  .filter((standing) => standing !== 'adopted' || may.adopt)
                  .map((standing) => ({ value: standing, label: t(`documents.standing.${standing}`) }))}
              />
              <RadioGroup
                t={t}
                name="visibility"
                label={labels.visibility}
                value={word(typed, 'visibility') ?? usual}
                error={errors?.visibility}
                choices={visibilities
                  .filter((visibility) => visibility !== 'group' && (visibility !== 'public' || may.publish))
                  .map((visibility) => ({
                    value: visibility,
                    label: t(`documents.visibility.${visibility}`),
                    help: t(`documents.visibility.${visibility}-help`),
                  }))}
              />
            </>
          )}
        </details>
        <FileField
          t={t}
          name="files"
          label={labels.files}
          help={t('documents.import.files-help', { limit })}
          error={errors?.files}
          accept={accepted}
          multiple
          upload="/uploads"
        />
        <Uploads t={t} limit={limit} />
        <SubmitButton>{t('documents.import.send')}</SubmitButton>
      </PostForm>
      <EarlierBatches
        t={t}
        title={t('documents.import.earlier')}
        rows={imports}
        href={({ id }) => batchLink(id)}
        state={({ unfinished, refused }) => t('documents.import.summary', { unfinished, refused })}
      />
    </Page>
  )
}

/** What the browser part shows while it sends the files piece by piece; its words wait here in the reader's language. */
export const Uploads = ({ t, limit }: { t: Frame['t']; limit: number }) => (
  <div
    id="uploads"
    data-uploads
    data-limit={limit * 2 ** 20}
    data-waiting={t('documents.upload.waiting')}
    data-sending={t('documents.upload.sending', { percent: '{percent}' })}
    data-again={t('documents.upload.again')}
    data-arrived={t('documents.upload.arrived')}
    data-failed={t('documents.upload.failed')}
    data-too-large={t('ui.field.file-too-large', { limit })}
    data-unfinished={t('documents.upload.unfinished', { names: '{names}' })}
    hidden
  >
    <p class="notice warning" data-offer hidden />
    <ul class="uploads" />
    <a data-page href="#uploads" hidden>
      {t('documents.upload.page')}
    </a>
    <template>
      <li>
        <bdi data-name />
        <progress max="1" value="0" />
        <span class="muted" data-state role="status" />
        <button type="button" class="button quiet" data-retry hidden>
          {t('documents.upload.retry')}
        </button>
      </li>
    </template>
  </div>
)
