import type { FieldErrors } from '../../../../platform/errors.ts'
import {
  Checkboxes,
  type Choice,
  FileField,
  type Frame,
  Page,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  TextArea,
} from '../../../../ui/index.ts'
import { proposalsLink } from '../../links.ts'
import type { TextRow } from '../../texts/queries.ts'
import { textCrumbs } from '../../texts/views/parts.tsx'
import { ways } from '../forms.ts'

interface Props {
  frame: Frame
  text: TextRow
  parties: readonly Choice[]
  typed?: Record<string, unknown>
  errors?: FieldErrors | null
}

/** Hand a paper in, or begin to write on the page. */
export function NewProposalPage({ frame, text, parties, typed = {}, errors }: Props) {
  const { t } = frame
  const title = t('drafting.proposal.new.title')
  const labels = {
    way: t('drafting.proposal.field-name.way'),
    parties: t('drafting.proposal.field-name.parties'),
    language: t('drafting.text.field-name.language'),
    file: t('drafting.proposal.field-name.file'),
    reasons: t('drafting.proposal.field-name.reasons'),
  }
  const chosen = [typed.parties].flat().filter((one): one is string => typeof one === 'string')
  return (
    <Page frame={frame} title={title} lead={t('drafting.proposal.new.lead')} crumbs={textCrumbs(t, text, title)} layout="plain" noindex>
      {text.state === 'negotiating' && <p class="notice warning">{t('drafting.proposal.new.room-open')}</p>}
      <PostForm t={t} action={t.href(proposalsLink(text.id))} errors={errors ?? null} labels={labels} multipart>
        <RadioGroup
          t={t}
          name="way"
          label={labels.way}
          value={String(typed.way ?? 'file')}
          error={errors?.way}
          choices={ways.map((way) => ({
            value: way,
            label: t(`drafting.proposal.way.${way}`),
            help: t(`drafting.proposal.way.${way}-help`),
          }))}
        />
        <FileField t={t} name="file" label={labels.file} error={errors?.file} accept=".docx" optional />
        <PartiesField
          t={t}
          choices={parties}
          values={chosen.length > 0 ? chosen : parties.length === 1 ? [parties[0]!.value] : []}
          error={errors?.parties}
        />
        <Select
          t={t}
          name="language"
          label={labels.language}
          value={String(typed.language ?? text.original)}
          error={errors?.language}
          choices={text.languages.map((language) => ({ value: language, label: t(`ui.language.${language}`) }))}
        />
        <TextArea t={t} name="reasons" label={labels.reasons} value={String(typed.reasons ?? '')} error={errors?.reasons} optional />
        <SubmitButton>{t('drafting.proposal.new.begin')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

/** A few parties as boxes; the secretariat, which takes in what anybody sends, has a list of all. */
export function PartiesField({
  t,
  choices,
  values,
  error,
}: {
  t: Frame['t']
  choices: readonly Choice[]
  values: readonly string[]
  error?: FieldErrors[string] | undefined
}) {
  const shared = { t, name: 'parties', label: t('drafting.proposal.field-name.parties'), help: t('drafting.proposal.parties-help'), error }
  return choices.length <= 12 ? (
    <Checkboxes {...shared} choices={choices} values={values} optional />
  ) : (
    <>
      <Select {...shared} choices={choices} value={values[0] ?? ''} empty={t('drafting.proposal.unspecified')} optional />
      {[1, 2].map((nth) => (
        <div class="field" key={nth}>
          <label for={`f-parties-${nth}`}>{t('drafting.proposal.with-party', { number: nth + 1 })}</label>
          <select id={`f-parties-${nth}`} name="parties">
            <option value="">{t('ui.none')}</option>
            {choices.map(({ value, label }) => (
              <option key={value} value={value} selected={values[nth] === value}>
                {label}
              </option>
            ))}
          </select>
        </div>
      ))}
    </>
  )
}
