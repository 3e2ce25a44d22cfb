import type { FieldErrors } from '../../../../platform/errors.ts'
import type { Translate } from '../../../../platform/i18n/index.ts'
import {
  FileField,
  type Frame,
  HiddenField,
  Page,
  PostButton,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import type { MeetingRow } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import type { Refused } from '../../views/parts.tsx'
import { specials } from '../deadlines.ts'
import { contributionLink } from '../links.ts'
import type { ContributionRow } from '../queries.ts'
import { purposes, visibilities } from '../schema.ts'
import { ItemSelect, LanguageSelect } from './contributions-page.tsx'
import { IfSubmittedNow, type Outlook } from './parts.tsx'

interface Props extends Refused {
  frame: Frame
  meeting: MeetingRow
  contribution: ContributionRow
  agenda: AgendaEntry[]
  outlook: Outlook
}

/** The form of a contribution. What is typed is kept on the server as it is typed, and on the device besides. */
export function WritePage({ frame, meeting, contribution, agenda, outlook, typed, errors }: Props) {
  const { t } = frame
  const title = t('meetings.contribution.write')
  const address = t.href(contributionLink(contribution.id))
  const value = (name: keyof ContributionRow) => typed?.[name] ?? (contribution[name] as string | null)
  const { language } = contribution
  const labels: Record<string, string> = {
    title: t('meetings.field-name.title'),
    summary: t('meetings.contribution.summary'),
    requested: t('meetings.contribution.requested'),
    authors: t('meetings.contribution.joint'),
    'text-0': t('meetings.contribution.text', { number: 1 }),
    file: t('meetings.contribution.annex'),
  }
  const special = specials.filter((one) => outlook.rule.classes[one])
  return (
    <Page frame={frame} title={title} crumbs={meetingCrumbs(t, meeting, title)} layout="plain" noindex>
      {contribution.reason && <p class="notice warning">{t('meetings.contribution.returned-because', { reason: contribution.reason })}</p>}
      <IfSubmittedNow t={t} outlook={outlook} />
      <PostForm
        t={t}
        action={address}
        errors={errors ?? null}
        labels={labels}
        draft={`contribution-${contribution.id}`}
        autosave={{
          to: `${address}/draft`,
          saved: t('meetings.contribution.kept', { time: '{time}' }),
          failed: t('meetings.contribution.not-kept'),
        }}
      >
        <HiddenField name="version" value={typed?.version ?? contribution.version} />
        <TextField t={t} name="title" label={labels.title!} value={value('title')} error={errors?.title} lang={language} />
        <RadioGroup
          t={t}
          name="purpose"
          label={t('meetings.field-name.purpose')}
          value={value('purpose')}
          error={errors?.purpose}
          choices={purposes.map((one) => ({ value: one, label: t(`meetings.purpose.${one}`) }))}
        />
        <ItemSelect t={t} agenda={agenda} value={typed?.item ?? contribution.item_id} error={errors?.item} />
        <LanguageSelect t={t} value={value('language') ?? language} error={errors?.language} />
        {special.length > 0 && (
          <Select
            t={t}
            name="special"
            label={t('meetings.contribution.special')}
            value={value('special')}
            error={errors?.special}
            empty={t('meetings.contribution.no-special')}
            choices={special.map((one) => ({ value: one, label: t(`meetings.contribution.special.${one}`) }))}
          />
        )}
        <TextArea
          t={t}
          name="authors"
          label={labels.authors!}
          help={t('meetings.contribution.joint-help')}
          rows={3}
          value={typed?.authors ?? contribution.authors.map(({ name }) => name).join('\n')}
          error={errors?.authors}
          optional
        />
        <TextArea
          t={t}
          name="summary"
          label={labels.summary!}
          help={t('meetings.contribution.summary-help')}
          rows={4}
          value={value('summary')}
          error={errors?.summary}
          lang={language}
        />
        <TextArea
          t={t}
          name="requested"
          label={labels.requested!}
          help={t('meetings.contribution.requested-help')}
          rows={3}
          value={value('requested')}
          error={errors?.requested}
          lang={language}
        />
        {contribution.file_sha256 === null && <Sections t={t} contribution={contribution} typed={typed} errors={errors} />}
        <RadioGroup
          t={t}
          name="visibility"
          label={t('meetings.field-name.visibility')}
          value={value('visibility')}
          error={errors?.visibility}
          choices={visibilities.map((one) => ({ value: one, label: t(`meetings.visibility.${one}`) }))}
        />
        <SubmitButton>{t('meetings.contribution.preview')}</SubmitButton>
      </PostForm>
      <Files t={t} contribution={contribution} address={address} error={errors?.file} />
      <PostButton to={`${address}/removal`} tone="danger">
        {t('meetings.contribution.discard')}
      </PostButton>
    </Page>
  )
}

/** The text in sections; an empty one follows what is written, so that it grows without script too. */
const Sections = ({ t, contribution, typed, errors }: Refused & { t: Translate; contribution: ContributionRow }) => (
  <>
    {[...contribution.sections, { heading: '', text: '' }].map((section, n) => (
      <fieldset key={n}>
        <legend>{t('meetings.contribution.section', { number: n + 1 })}</legend>
        <TextField
          t={t}
          name={`heading-${n}`}
          label={t('meetings.contribution.heading', { number: n + 1 })}
          value={typed?.[`heading-${n}`] ?? section.heading}
          error={errors?.[`heading-${n}`]}
          lang={contribution.language}
          optional
        />
        <TextArea
          t={t}
          name={`text-${n}`}
          label={t('meetings.contribution.text', { number: n + 1 })}
          {...(n === 0 && { help: t('meetings.contribution.text-help') })}
          rows={8}
          value={typed?.[`text-${n}`] ?? section.text}
          error={errors?.[`text-${n}`]}
          lang={contribution.language}
          optional={n > 0}
          official
        />
      </fieldset>
    ))}
  </>
)

interface FilesProps {
  t: Translate
  contribution: ContributionRow
  address: string
  error: FieldErrors[string] | undefined
}

/** The file that the text was written in, or the annex with tracked changes. */
function Files({ t, contribution, address, error }: FilesProps) {
  const place = contribution.file_sha256 ? 'file' : 'annex'
  const name = contribution[`${place}_name`]
  const title = t(`meetings.contribution.${place}`)
  return (
    <section aria-labelledby="files">
      <h2 id="files">{title}</h2>
      {name && <p>{t('meetings.contribution.file-there', { name })}</p>}
      <PostForm
        t={t}
        action={`${address}/${place}`}
        multipart
        errors={error ? { file: error } : null}
        labels={{ file: title }}
        name={title}
      >
        <FileField t={t} name="file" label={title} help={t(`meetings.contribution.${place}-help`)} accept=".docx" error={error} />
        <SubmitButton tone="quiet">{t('meetings.contribution.attach')}</SubmitButton>
      </PostForm>
      {name && (
        <PostButton to={`${address}/${place}-removal`} tone="quiet">
          {t('meetings.contribution.detach')}
        </PostButton>
      )}
    </section>
  )
}
