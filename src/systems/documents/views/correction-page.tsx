import type { FieldErrors } from '../../../platform/errors.ts'
import { languages, read } from '../../../platform/i18n/index.ts'
import {
  ButtonRow,
  type Frame,
  HiddenField,
  LinkButton,
  Page,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  TextField,
} from '../../../ui/index.ts'
import { genres, standings } from '../forms.ts'
import { correctionLink, documentLink, documentsLink } from '../links.ts'
import type { choicesForCorrection, DocumentDetail } from '../queries/document.ts'
import { visibilities } from '../schema.ts'

interface Props {
  frame: Frame
  document: DocumentDetail
  choices: Awaited<ReturnType<typeof choicesForCorrection>>
  may: { adopt: boolean; publish: boolean }
  typed?: Record<string, string>
  errors?: FieldErrors
}

/** What the text could not say, or said wrongly. */
export function CorrectionPage({ frame, document, choices, may, typed, errors }: Props) {
  const { t } = frame
  const name = document.symbol ?? read(document.title, t.lang).text
  const titles = languages.filter((language) => document.title[language] || document.languages.includes(language))
  const value = (field: string, fallback: string | null) => typed?.[field] ?? fallback
  const labels: Record<string, string> = {
    ...Object.fromEntries(
      titles.map((language) => [`title-${language}`, t('documents.field.title-in', { language: t(`ui.language.${language}`) })]),
    ),
    ...Object.fromEntries(
      ['dated', 'kind', 'standing', 'body', 'instrument', 'source', 'visibility'].map((field) => [field, t(`documents.field.${field}`)]),
    ),
  }
  const field = (name: string) => ({ t, name, label: labels[name]!, error: errors?.[name] })
  return (
    <Page
      frame={frame}
      title={t('documents.correct-title', { document: name })}
      crumbs={[
        { label: t('documents.list.title'), href: t.href(documentsLink) },
        { label: name, href: t.href(documentLink(document.id)) },
        { label: t('documents.correct') },
      ]}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={t.href(correctionLink(document.id))} errors={errors} labels={labels}>
        <HiddenField name="version" value={typed?.version ?? document.version} />
        {titles.map((language) => (
          <TextField
            key={language}
            {...field(`title-${language}`)}
            lang={language}
            value={value(`title-${language}`, document.title[language] ?? '')}
          />
        ))}
        <TextField
          {...field('dated')}
          size="short"
          help={t('documents.field.dated-help')}
          value={value('dated', document.dated)}
          optional
        />
        <Select
          {...field('kind')}
          value={value('kind', document.kind)}
          choices={genres.map((kind) => ({ value: kind, label: t(`documents.kind.${kind}`) }))}
        />
        <RadioGroup
          {...field('standing')}
          value={value('standing', document.standing)}
          choices={standings
            .filter((standing) => standing !== 'adopted' || may.adopt || document.standing === 'adopted')
            .map((standing) => ({
              value: standing,
              label: t(`documents.standing.${standing}`),
              help: t(`documents.standing.${standing}-help`),
            }))}
        />
        <Select
          {...field('body')}
          value={value('body', document.body_id)}
          empty={t('ui.none')}
          choices={choices.bodies.map((body) => ({ value: body.id, label: read(body.name, t.lang).text }))}
        />
        <Select
          {...field('instrument')}
          help={t('documents.field.instrument-help')}
          value={value('instrument', document.instrument_id)}
          empty={t('ui.none')}
          choices={choices.instruments.map((instrument) => ({ value: instrument.id, label: instrument.symbol }))}
        />
        <TextField {...field('source')} value={value('source', document.source)} optional />
        <RadioGroup
          {...field('visibility')}
          value={value('visibility', document.visibility)}
          choices={visibilities
            .filter((one) => one === document.visibility || (one !== 'group' && (one !== 'public' || may.publish)))
            .map((visibility) => ({
              value: visibility,
              label: t(`documents.visibility.${visibility}`),
              help: t(`documents.visibility.${visibility}-help`),
            }))}
        />
        <ButtonRow>
          <SubmitButton>{t('ui.save')}</SubmitButton>
          <LinkButton tone="quiet" href={t.href(documentLink(document.id))}>
            {t('ui.cancel')}
          </LinkButton>
        </ButtonRow>
      </PostForm>
    </Page>
  )
}
