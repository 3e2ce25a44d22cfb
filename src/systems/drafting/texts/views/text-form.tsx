import type { FieldErrors } from '../../../../platform/errors.ts'
import { languages, read } from '../../../../platform/i18n/index.ts'
import {
  type Choice,
  DateField,
  FileField,
  type Frame,
  HiddenField,
  Page,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { baseLink, draftingLink, textSettingsLink } from '../../links.ts'
import { origins, visibilities } from '../forms.ts'
import type { TextRow } from '../queries.ts'
import { textCrumbs } from './parts.tsx'

export interface Refused {
  typed?: Record<string, string | undefined>
  errors?: FieldErrors | null
}

interface NewProps extends Refused {
  frame: Frame
  bodies: readonly Choice[]
  sessions: readonly Choice[]
  documents: readonly Choice[]
}

const names = [
  'title',
  'body',
  'session',
  'original',
  'visibility',
  'until',
  'origin',
  'document',
  'file',
  'words',
  'language',
  'person',
] as const

const labelsIn = (t: Frame['t']) =>
  Object.fromEntries(names.map((name) => [name, t(`drafting.text.field-name.${name}`)])) as Record<(typeof names)[number], string>

export function NewTextPage({ frame, bodies, sessions, documents, typed = {}, errors }: NewProps) {
  const { t } = frame
  const title = t('drafting.text.new.title')
  const labels = labelsIn(t)
  const field = (name: (typeof names)[number], otherwise = '') => ({
    t,
    name,
    label: labels[name],
    value: typed[name] ?? otherwise,
    error: errors?.[name],
  })
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('drafting.text.new.lead')}
      crumbs={[{ label: t('drafting.text.list.title'), href: t.href(draftingLink) }, { label: title }]}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={t.href(draftingLink)} errors={errors ?? null} labels={labels} multipart>
        <TextField {...field('title')} />
        <Select {...field('body')} choices={bodies} empty={t('drafting.text.choose')} />
        <Select {...field('session')} choices={sessions} empty={t('drafting.text.no-session')} optional />
        <Select
          {...field('original', 'en')}
          help={t('drafting.text.new.original-help')}
          choices={languages.map((language) => ({ value: language, label: t(`ui.language.${language}`) }))}
        />
        <RadioGroup
          {...field('origin', 'instrument')}
          choices={origins.map((value) => ({
            value,
            label: t(`drafting.text.origin.${value}`),
            help: t(`drafting.text.origin.${value}-help`),
          }))}
        />
        <Select {...field('document')} choices={documents} empty={t('drafting.text.choose')} optional />
        <FileField {...field('file')} accept=".docx,.txt,.html" optional />
        <TextArea {...field('words')} rows={12} help={t('drafting.text.new.words-help')} official optional />
        <VisibilityField {...field('visibility', 'members')} />
        <DateField {...field('until')} help={t('drafting.text.new.until-help')} optional />
        <SubmitButton>{t('drafting.text.new.open')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

const VisibilityField = (props: { t: Frame['t']; name: string; label: string; value: string; error?: FieldErrors[string] | undefined }) => (
  <RadioGroup {...props} choices={visibilities.map((value) => ({ value, label: props.t(`drafting.text.visibility.${value}`) }))} />
)

interface SettingsProps extends Refused {
  frame: Frame
  text: TextRow
  /** last day for proposals in Geneva */
  until: string | null
  sessions: readonly Choice[]
  editors: readonly { id: string; name: string }[]
  people: readonly Choice[]
}

export function TextSettingsPage({ frame, text, until, sessions, editors, people, typed = {}, errors }: SettingsProps) {
  const { t } = frame
  const title = t('drafting.text.settings')
  const labels = labelsIn(t)
  const field = (name: (typeof names)[number], kept: string | null) => ({
    t,
    name,
    label: labels[name],
    value: typed[name] ?? kept ?? '',
    error: errors?.[name],
  })
  const here = t.href(textSettingsLink(text.id))
  return (
    <Page frame={frame} title={title} crumbs={textCrumbs(t, text, title)} layout="plain" noindex>
      <PostForm t={t} action={here} errors={errors && !errors.person ? errors : null} labels={labels}>
        <HiddenField name="version" value={typed.version ?? text.version} />
        <TextField {...field('title', text.title[text.original] ?? read(text.title, t.lang).text)} lang={text.original} />
        <Select {...field('session', text.session_id)} choices={sessions} empty={t('drafting.text.no-session')} optional />
        <VisibilityField {...field('visibility', text.visibility)} />
        <DateField {...field('until', until)} help={t('drafting.text.new.until-help')} optional />
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
      <section aria-labelledby="editors">
        <h2 id="editors">{t('drafting.text.editors')}</h2>
        <p>{t('drafting.text.editors-lead')}</p>
        <ul>
          {editors.map(({ id, name }) => (
            <li key={id}>
              <form
                method="post"
                action={`${t.href(`/drafting/${encodeURIComponent(text.id)}/editors`)}/${encodeURIComponent(id)}/removal`}
                class="post-button"
              >
                <bdi>{name}</bdi>{' '}
                <button type="submit" class="button quiet">
                  {t('drafting.text.editor-remove')}
                  <span class="hidden"> {name}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
        <PostForm
          t={t}
          action={t.href(`/drafting/${encodeURIComponent(text.id)}/editors`)}
          errors={errors?.person ? errors : null}
          labels={labels}
          name={t('drafting.text.editor-add')}
        >
          <Select {...field('person', '')} choices={people} empty={t('drafting.text.choose')} />
          <SubmitButton tone="quiet">{t('drafting.text.editor-add')}</SubmitButton>
        </PostForm>
      </section>
    </Page>
  )
}

interface BaseFormProps extends Refused {
  frame: Frame
  text: TextRow
}

/** The base in one more language. */
export function NewBasePage({ frame, text, typed = {}, errors }: BaseFormProps) {
  const { t } = frame
  const title = t('drafting.text.base.add')
  const labels = labelsIn(t)
  return (
    <Page frame={frame} title={title} lead={t('drafting.text.base.add-lead')} crumbs={textCrumbs(t, text, title)} layout="plain" noindex>
      <PostForm t={t} action={t.href(baseLink(text.id))} errors={errors ?? null} labels={labels} multipart>
        <Select
          t={t}
          name="language"
          label={labels.language}
          value={typed.language ?? languages.find((language) => !text.languages.includes(language)) ?? ''}
          error={errors?.language}
          choices={languages.map((language) => ({ value: language, label: t(`ui.language.${language}`) }))}
        />
        <FileField t={t} name="file" label={labels.file} error={errors?.file} accept=".docx,.txt,.html" optional />
        <TextArea
          t={t}
          name="words"
          label={labels.words}
          value={typed.words ?? ''}
          error={errors?.words}
          rows={12}
          help={t('drafting.text.new.words-help')}
          official
          optional
        />
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
