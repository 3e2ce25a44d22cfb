import type { FieldErrors } from '../../../../platform/errors.ts'
import { type Typed, word } from '../../../../platform/http/index.ts'
import { read } from '../../../../platform/i18n/index.ts'
import {
  Checkboxes,
  DateField,
  FileField,
  type Frame,
  Page,
  PostButton,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  Table,
  TextField,
  Time,
} from '../../../../ui/index.ts'
import { documentsLink } from '../../links.ts'
import { followers } from '../../rules.ts'
import { visibilities } from '../../schema.ts'
import { EarlierBatches } from '../../views/batches.tsx'
import { accepted, Uploads } from '../../views/import-form.tsx'
import { hours } from '../forms.ts'
import { numbersLink, postingLink, postingsLink } from '../links.ts'
import type { ReservedRow } from '../numbers.ts'
import type { PostingRow, PostingSession } from '../queries.ts'
import type { SymbolForm } from '../series.ts'

interface Props {
  frame: Frame
  /** megabytes of one file */
  limit: number
  sessions: PostingSession[]
  forms: SymbolForm[]
  organizations: { value: string; label: string }[]
  reserved: ReservedRow[]
  postings: PostingRow[]
  typed?: Typed
  errors?: FieldErrors
}

/** Papers brought in to be posted: one document in its languages, or a session's whole set. */
export function PostingForm({ frame, limit, sessions, forms, organizations, reserved, postings, typed = {}, errors }: Props) {
  const { t } = frame
  const value = (name: string) => word(typed, name)
  const labels = {
    symbol: t('documents.field.symbol'),
    session: t('documents.field.session'),
    code: t('documents.posting.series'),
    of: t('documents.posting.of-document'),
    title: t('documents.field.title'),
    readers: t('documents.posting.readers'),
    day: t('documents.posting.day'),
    files: t('documents.import.files'),
  }
  const sessionChoices = sessions.map(({ id, name, acronym }) => ({
    value: id,
    label: [acronym, read(name, t.lang).text].filter(Boolean).join(' · '),
  }))
  const codes = [...new Set(forms.map(({ code }) => code))]
  const codeChoices = codes.map((code) => ({ value: code, label: code === '' ? t('documents.posting.plain-series') : code }))
  return (
    <Page
      frame={frame}
      title={t('documents.posting.title')}
      lead={t('documents.posting.lead')}
      crumbs={[{ label: t('documents.list.title'), href: t.href(documentsLink) }, { label: t('documents.posting.title') }]}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={t.href(postingsLink)} multipart errors={errors} labels={labels}>
        {/* before the files: a form is read as it arrives, and its files begin to be kept at once */}
        <RadioGroup
          t={t}
          name="how"
          label={t('documents.posting.how')}
          value={value('how') ?? 'files'}
          choices={(['files', 'next', 'follows', 'typed'] as const).map((how) => ({
            value: how,
            label: t(`documents.posting.how-${how}`),
            help: t(`documents.posting.how-${how}-help`),
          }))}
        />
        <details open={value('how') !== undefined && value('how') !== 'files'}>
          <summary>{t('documents.posting.one')}</summary>
          <Select
            t={t}
            name="session"
            label={labels.session}
            empty=""
            value={value('session')}
            error={errors?.session}
            choices={sessionChoices}
            optional
          />
          <Select t={t} name="code" label={labels.code} value={value('code') ?? ''} choices={codeChoices} />
          <TextField
            t={t}
            name="of"
            label={labels.of}
            help={t('documents.posting.of-help')}
            value={value('of')}
            error={errors?.of}
            optional
          />
          <Select
            t={t}
            name="as"
            label={t('documents.posting.as')}
            value={value('as') ?? 'Rev'}
            choices={followers.map((kind) => ({ value: kind, label: t(`documents.posting.as-${kind}`) }))}
          />
          <TextField
            t={t}
            name="symbol"
            label={labels.symbol}
            help={t('documents.posting.symbol-help')}
            value={value('symbol')}
            error={errors?.symbol}
            optional
          />
          <TextField
            t={t}
            name="title"
            label={labels.title}
            help={t('documents.posting.title-help')}
            value={value('title')}
            error={errors?.title}
            optional
          />
        </details>
        <RadioGroup
          t={t}
          name="visibility"
          label={t('documents.field.visibility')}
          value={value('visibility') ?? 'public'}
          choices={visibilities.map((one) => ({
            value: one,
            label: t(`documents.visibility.${one}`),
            help: t(`documents.visibility.${one}-help`),
          }))}
        />
        <details open={errors?.readers !== undefined || value('visibility') === 'group'}>
          <summary>{t('documents.posting.group')}</summary>
          <Checkboxes
            t={t}
            name="readers"
            label={labels.readers}
            values={[typed.readers ?? []].flat()}
            choices={organizations}
            error={errors?.readers}
          />
        </details>
        <details open={errors?.day !== undefined || Boolean(value('day'))}>
          <summary>{t('documents.posting.later')}</summary>
          <DateField
            t={t}
            name="day"
            label={labels.day}
            help={t('documents.posting.day-help')}
            value={value('day')}
            error={errors?.day}
            optional
          />
          <Select
            t={t}
            name="hour"
            label={t('documents.posting.hour')}
            value={value('hour') ?? '08:00'}
            choices={hours.map((hour) => ({ value: hour, label: hour }))}
          />
        </details>
        <FileField
          t={t}
          name="files"
          label={labels.files}
          help={t('documents.posting.files-help', { limit })}
          error={errors?.files}
          accept={accepted}
          multiple
          upload="/uploads"
        />
        <Uploads t={t} limit={limit} />
        <SubmitButton>{t('documents.posting.look')}</SubmitButton>
      </PostForm>

      <section aria-labelledby="numbers">
        <h2 id="numbers">{t('documents.posting.numbers')}</h2>
        <p>{t('documents.posting.numbers-lead')}</p>
        <form method="post" action={t.href(numbersLink)} class="form" aria-labelledby="numbers">
          <div class="field">
            <label for="n-session">{labels.session}</label>
            <select id="n-session" name="session">
              {sessionChoices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          </div>
          <div class="field">
            <label for="n-code">{labels.code}</label>
            <select id="n-code" name="code">
              {codeChoices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </select>
          </div>
          <SubmitButton tone="quiet">{t('documents.posting.reserve')}</SubmitButton>
        </form>
        {reserved.length > 0 && (
          <Table
            t={t}
            caption={t('documents.posting.reserved')}
            showCaption
            rows={reserved}
            rowKey={(row) => row.id}
            columns={[
              { key: 'symbol', label: labels.symbol, header: true, cell: (row) => <bdi>{row.symbol}</bdi> },
              { key: 'who', label: t('documents.import.who'), cell: (row) => <bdi>{row.by_name}</bdi> },
              { key: 'at', label: t('documents.import.at'), numeric: true, cell: (row) => <Time t={t} value={row.at} /> },
              {
                key: 'return',
                label: t('documents.posting.return'),
                cell: (row) => (
                  <PostButton to={t.href(`${numbersLink}/${row.id}/return`)} tone="quiet" about={row.symbol}>
                    {t('documents.posting.return')}
                  </PostButton>
                ),
              },
            ]}
          />
        )}
      </section>

      <EarlierBatches
        t={t}
        title={t('documents.posting.earlier')}
        rows={postings}
        href={({ id }) => postingLink(id)}
        symbol={(row) => row.symbol}
        state={({ checked, done }) => t('documents.posting.summary', { checked, done })}
      />
    </Page>
  )
}
