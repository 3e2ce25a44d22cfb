import { languages, read } from '../../../../platform/i18n/index.ts'
import {
  EmptyState,
  FileField,
  type Frame,
  KeyPager,
  Page,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { named } from '../../../people/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import type { Refused } from '../../views/parts.tsx'
import { statementsLink } from '../links.ts'
import type { StatementRow } from '../queries.ts'
import { statementVisibilities } from '../schema.ts'

interface Props extends Refused {
  frame: Frame
  meeting: MeetingRow
  statements: StatementRow[]
  next: string | null
  agenda: AgendaEntry[]
  /** the reader, who takes back what is theirs */
  person: string | null
  /** megabytes that a file may have */
  limit: number
  may: { state: boolean }
}

/** What was said in writing, item by item, and the form to add to it. */
export function StatementsPage({ frame, meeting, statements, next, agenda, person, limit, may, typed, errors }: Props) {
  const { t } = frame
  const title = t('meetings.statement.list')
  const here = t.href(statementsLink(meeting.id))
  const labels = {
    item: t('meetings.live.item'),
    language: t('meetings.statement.language'),
    behalf: t('meetings.speaker.behalf'),
    text: t('meetings.statement.text'),
    file: t('meetings.statement.file'),
    visibility: t('meetings.statement.visibility'),
  }
  return (
    <Page
      frame={frame}
      title={t('meetings.statement.of', { meeting: meetingName(t, meeting) })}
      crumbs={meetingCrumbs(t, meeting, title)}
      layout="plain"
      noindex
    >
      {statements.length === 0 && <EmptyState title={t('meetings.statement.none')} />}
      {statements.map((one) => {
        const own = named(one.organization_name, one.organization_acronym, t.lang)
        return (
          <article key={one.id} class="flow" id={`statement-${one.id}`}>
            <h2>{one.behalf ? t('meetings.speaker.behalf-of', { organization: own, others: one.behalf }) : own}</h2>
            <p class="muted">
              {read(one.item_title, t.lang).text} · <bdi>{one.person_name}</bdi> · {t.time(one.at)} ·{' '}
              {t(`meetings.statement.${one.visibility}`)}
            </p>
            {one.text.split(/\n+/).map((paragraph) => (
              <p key={paragraph} lang={one.language} dir="auto">
                {paragraph}
              </p>
            ))}
            {one.file_name !== null && (
              <p>
                <a href={`${here}/${one.id}/file`}>{t('meetings.statement.original')}</a>{' '}
                <span class="muted">
                  <bdi>{one.file_name}</bdi>
                </span>
              </p>
            )}
            {person !== null && person === one.person_id && (
              <PostButton to={`${here}/${one.id}/withdrawal`} tone="quiet" about={read(one.item_title, t.lang).text}>
                {t('meetings.statement.withdraw')}
              </PostButton>
            )}
          </article>
        )
      })}
      <KeyPager t={t} next={next} />
      {may.state && (
        <section aria-labelledby="hand-in">
          <h2 id="hand-in">{t('meetings.statement.submit')}</h2>
          <PostForm
            t={t}
            action={here}
            errors={errors ?? null}
            labels={labels}
            name={t('meetings.statement.submit')}
            multipart
            draft={`statement-${meeting.id}`}
          >
            <Select
              t={t}
              name="item"
              label={labels.item}
              value={typed?.item}
              error={errors?.item}
              empty={t('meetings.statement.which')}
              choices={agenda.map((entry) => ({ value: String(entry.item), label: `${entry.number} ${read(entry.title, t.lang).text}` }))}
            />
            <Select
              t={t}
              name="language"
              label={labels.language}
              value={typed?.language ?? t.lang}
              error={errors?.language}
              choices={languages.map((language) => ({ value: language, label: t(`ui.language.${language}`) }))}
            />
            <TextField
              t={t}
              name="behalf"
              label={labels.behalf}
              help={t('meetings.speaker.behalf-help')}
              value={typed?.behalf}
              error={errors?.behalf}
              optional
            />
            <TextArea
              t={t}
              name="text"
              label={labels.text}
              help={t('meetings.statement.text-help')}
              rows={8}
              value={typed?.text}
              error={errors?.text}
            />
            <FileField
              t={t}
              name="file"
              label={labels.file}
              help={t('meetings.statement.file-help', { limit })}
              accept=".docx,.pdf,.txt"
              error={errors?.file}
              optional
            />
            <Select
              t={t}
              name="visibility"
              label={labels.visibility}
              value={typed?.visibility ?? 'public'}
              error={errors?.visibility}
              choices={statementVisibilities.map((value) => ({ value, label: t(`meetings.statement.${value}`) }))}
            />
            <SubmitButton>{t('meetings.statement.submit')}</SubmitButton>
          </PostForm>
        </section>
      )}
    </Page>
  )
}
