import type { FieldErrors } from '../../../platform/errors.ts'
import { languages, read } from '../../../platform/i18n/index.ts'
import { DateField, type Frame, Page, PostForm, Select, SubmitButton, TextField } from '../../../ui/index.ts'
import { bodyLink } from '../links.ts'
import type { listBodies } from '../queries.ts'

interface Props {
  frame: Frame
  bodies: Awaited<ReturnType<typeof listBodies>>
  /** what was typed when the form was refused; the body that one comes from */
  typed: Record<string, string | undefined>
  errors?: FieldErrors
}

/** A session that no edition of the process foresaw, or does not know yet. */
export function NewSessionPage({ frame, bodies, typed, errors }: Props) {
  const { t } = frame
  const title = t('reference.add.title')
  const body = bodies.find(({ id }) => id === typed.body)
  const labels: Record<string, string> = {
    body: t('reference.body'),
    ordinal: t('reference.add.ordinal'),
    starts: t('reference.starts'),
    ends: t('reference.ends'),
    place: t('reference.place'),
    ...Object.fromEntries(
      languages.map((language) => [`name-${language}`, t('reference.add.name-in', { language: t(`ui.language.${language}`) })]),
    ),
  }
  const field = (name: string) => ({ t, name, label: labels[name]!, value: typed[name], error: errors?.[name] })
  return (
    <Page
      frame={frame}
      title={title}
      lead={t('reference.add.lead')}
      crumbs={[
        { label: t('reference.bodies.title'), href: t.href('/bodies') },
        ...(body ? [{ label: body.acronym ?? read(body.name, t.lang).text, href: t.href(bodyLink(body.id)) }] : []),
        { label: title },
      ]}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={t.href('/sessions')} errors={errors} labels={labels}>
        <Select
          {...field('body')}
          empty={t('reference.add.choose-body')}
          choices={bodies.map(({ id, acronym, name }) => ({ value: id, label: acronym ?? read(name, t.lang).text }))}
        />
        <TextField {...field('ordinal')} size="short" inputmode="numeric" placeholder="46" optional />
        {languages.map((language) => (
          <TextField key={language} {...field(`name-${language}`)} lang={language} optional />
        ))}
        <DateField {...field('starts')} />
        <DateField {...field('ends')} />
        <TextField {...field('place')} optional />
        <SubmitButton>{t('reference.add.save')}</SubmitButton>
      </PostForm>
    </Page>
  )
}
