import type { FieldErrors } from '../../../../platform/errors.ts'
import { type Typed, word } from '../../../../platform/http/index.ts'
import { type Language, languages, type Translate } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  type Frame,
  Hidden,
  HiddenField,
  Live,
  Page,
  PostButton,
  PostForm,
  ProgressBar,
  SubmitButton,
  Table,
  Tag,
  type Tone,
} from '../../../../ui/index.ts'
import { documentsLink } from '../../links.ts'
import type { ImportFileRow } from '../../queries/imports.ts'
import type { Visibility } from '../../schema.ts'
import { BatchFiles, isOpen, ReloadWithoutScript } from '../../views/batches.tsx'
import { type Finding, isFit, type Line, type Weight } from '../checks.ts'
import { postingLink, postingsLink } from '../links.ts'

interface Batch {
  id: number
  created_at: Date
  symbol: string | null
  title: string | null
  visibility: Visibility | null
  posts_at: Date | null
  version: number
}

interface ProgressProps {
  t: Translate
  batch: Batch
  files: ImportFileRow[]
  now: Date
  /** the files that wait for a person stand below already */
  previewed?: boolean
}

interface Props extends Omit<ProgressProps, 't'> {
  frame: Frame
  lines: Line[]
  typed?: Typed
  errors?: FieldErrors
}

/** What the files of a batch are, each line to correct, and the step that posts them. */
export function PostingPage({ frame, batch, files, lines, now, typed, errors }: Props) {
  const { t } = frame
  const scheduled = isScheduled(batch, files, now)
  const underWay = !scheduled && files.some(isOpen)
  return (
    <Page
      frame={frame}
      title={
        batch.symbol
          ? t('documents.posting.of-symbol', { symbol: batch.symbol })
          : t('documents.posting.of', { at: t.time(batch.created_at) })
      }
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: t('documents.posting.title'), href: t.href(postingsLink) },
        { label: batch.symbol ?? t.time(batch.created_at) },
      ]}
      lead={t('documents.posting.for', { readers: t(`documents.visibility.${batch.visibility ?? 'public'}`) })}
      layout="wide"
      noindex
    >
      {underWay && <ReloadWithoutScript />}
      <Live src={`${t.href(postingLink(batch.id))}/events`} polite={false}>
        <PostingProgress t={t} batch={batch} files={files} now={now} previewed />
      </Live>
      {lines.length > 0 && !underWay && <Preview frame={frame} batch={batch} lines={lines} typed={typed} errors={errors} />}
    </Page>
  )
}

/** To go out at a time that is still to come. */
const isScheduled = (batch: Pick<Batch, 'posts_at'>, files: readonly ImportFileRow[], now: Date): boolean =>
  batch.posts_at !== null &&
  batch.posts_at > now &&
  files.some(({ state }) => state === 'posting') &&
  !files.some(({ state }) => state === 'waiting' || state === 'reading')

export function PostingProgress({ t, batch, files, now, previewed }: ProgressProps) {
  const here = t.href(postingLink(batch.id))
  const scheduled = isScheduled(batch, files, now)
  const finished = files.filter((file) => !isOpen(file))
  const listed = files.filter(({ state }) => state !== 'checked')
  const checked = files.length - listed.length
  return (
    <>
      {scheduled ? (
        <div class="notice">
          <p>
            {t('documents.posting.scheduled', {
              count: files.filter(({ state }) => state === 'posting').length,
              at: t.time(batch.posts_at!),
            })}
          </p>
          <PostButton to={`${here}/withdrawal`} tone="quiet">
            {t('documents.posting.withdraw')}
          </PostButton>
        </div>
      ) : finished.length < files.length || files.length === 0 ? (
        <ProgressBar t={t} label={t('documents.import.progress')} done={finished.length} total={files.length} refresh={here} />
      ) : (
        <p class="notice done" data-done="" role="status">
          {t('documents.posting.summary', {
            checked,
            done: files.filter(({ state }) => state === 'done' || state === 'duplicate').length,
          })}{' '}
          {checked > 0 && !previewed && <a href={here}>{t('documents.posting.to-preview')}</a>}
        </p>
      )}
      {listed.length > 0 && <BatchFiles t={t} files={listed} mayReview />}
    </>
  )
}

const weightTone: Record<Weight, Tone> = { stops: 'late', asks: 'open', notes: 'off' }

function Preview({ frame: { t }, batch, lines, typed, errors }: Pick<Props, 'frame' | 'batch' | 'lines' | 'typed' | 'errors'>) {
  const here = t.href(postingLink(batch.id))
  const value = (name: string, otherwise: string) => word(typed, name) ?? otherwise
  const ticked = (name: string, otherwise: boolean) => (typed ? typed[name] === 'on' : otherwise)
  const label = (words: string, line: Line) => (
    <>
      {words} <Hidden>{line.name}</Hidden>
    </>
  )
  const problem = (name: string) =>
    errors?.[name] && (
      <p class="error" id={`f-${name}-error`}>
        {t(errors[name].key, errors[name].values)}
      </p>
    )
  const fit = lines.filter(isFit).length
  return (
    <PostForm t={t} action={`${here}/release`} errors={errors} class="" name={t('documents.posting.preview')}>
      <HiddenField name="version" value={batch.version} />
      <p>{t('documents.posting.fit', { count: lines.length, fit })}</p>
      <Table
        t={t}
        caption={t('documents.posting.preview')}
        rows={lines}
        rowKey={(line) => line.id}
        columns={[
          {
            key: 'name',
            label: t('documents.file.name'),
            header: true,
            cell: (line) => (
              <div class="choice">
                <input type="checkbox" id={`f-post-${line.id}`} name={`post-${line.id}`} checked={ticked(`post-${line.id}`, isFit(line))} />
                <label for={`f-post-${line.id}`}>
                  <Hidden>{t('documents.posting.post')} </Hidden>
                  <bdi>{line.name}</bdi>
                </label>
              </div>
            ),
          },
          {
            key: 'symbol',
            label: t('documents.field.symbol'),
            cell: (line) => (
              <>
                <label class="hidden" for={`f-symbol-${line.id}`}>
                  {label(t('documents.field.symbol'), line)}
                </label>
                {problem(`symbol-${line.id}`)}
                <input
                  id={`f-symbol-${line.id}`}
                  name={`symbol-${line.id}`}
                  size={16}
                  dir="ltr"
                  value={value(`symbol-${line.id}`, line.symbol ?? '')}
                  aria-invalid={errors?.[`symbol-${line.id}`] ? true : undefined}
                />
              </>
            ),
          },
          {
            key: 'language',
            label: t('documents.field.language'),
            cell: (line) => (
              <>
                <label class="hidden" for={`f-language-${line.id}`}>
                  {label(t('documents.field.language'), line)}
                </label>
                {problem(`language-${line.id}`)}
                <select id={`f-language-${line.id}`} name={`language-${line.id}`}>
                  {languages.map((language) => (
                    <option key={language} value={language} selected={value(`language-${line.id}`, line.language) === language}>
                      {t(`ui.language.${language}`)}
                    </option>
                  ))}
                </select>
                <div class="choice">
                  <input
                    type="checkbox"
                    id={`f-machine-${line.id}`}
                    name={`machine-${line.id}`}
                    checked={ticked(`machine-${line.id}`, line.machine)}
                  />
                  <label for={`f-machine-${line.id}`}>{label(t('documents.machine-translated'), line)}</label>
                </div>
              </>
            ),
          },
          {
            key: 'title',
            label: t('documents.field.title'),
            cell: (line) => (
              <>
                <label class="hidden" for={`f-title-${line.id}`}>
                  {label(t('documents.field.title'), line)}
                </label>
                <textarea id={`f-title-${line.id}`} name={`title-${line.id}`} rows={2} lang={line.language} dir="auto">
                  {value(`title-${line.id}`, line.title)}
                </textarea>
              </>
            ),
          },
          {
            key: 'findings',
            label: t('documents.posting.findings'),
            cell: (line) =>
              line.findings.length === 0 ? (
                <Tag tone="done">{t('documents.posting.matches')}</Tag>
              ) : (
                <ul class="plain">
                  {line.findings.map((finding) => (
                    <li key={finding.code}>
                      <Tag tone={weightTone[finding.weight]}>{t(`documents.posting.weight.${finding.weight}`)}</Tag>{' '}
                      {findingWords(t, finding)}
                    </li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      <ButtonRow>
        <SubmitButton name="which" value="chosen">
          {t('documents.posting.post-chosen')}
        </SubmitButton>
        <SubmitButton tone="quiet" name="which" value="all">
          {t('documents.posting.post-all')}
        </SubmitButton>
        <button type="submit" class="button quiet" formaction={`${here}/lines`}>
          {t('documents.posting.keep')}
        </button>
      </ButtonRow>
      <p class="help">{t('documents.posting.together')}</p>
    </PostForm>
  )
}

function findingWords(t: Translate, { code, values, languages: list = [] }: Finding): string {
  const word = (language: Language | undefined) => (language ? t(`ui.language.${language}`) : '')
  return t(`documents.posting.finding.${code}`, {
    ...values,
    ...(code === 'language-differs' && { stated: word(list[0]), read: word(list[1]) }),
    ...(code === 'missing' && { list: t.list(list.map(word)) }),
  })
}
