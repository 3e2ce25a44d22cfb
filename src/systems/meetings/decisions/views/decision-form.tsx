import type { FieldErrors } from '../../../../platform/errors.ts'
import { languages, read, type Translate } from '../../../../platform/i18n/index.ts'
import { DateField, type Frame, HiddenField, Page, PostForm, Select, SubmitButton, TextArea, TextField } from '../../../../ui/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { meetingLink, meetingsLink } from '../../links.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import type { Refused } from '../../views/parts.tsx'
import { decisionLink, decisionsLink } from '../links.ts'
import type { ComingSession, DecisionRow, VerbRow } from '../queries.ts'
import type { Named } from '../schema.ts'
import { untilKinds } from '../until.ts'

export interface Choices {
  verbs: VerbRow[]
  agenda: AgendaEntry[]
  sessions: ComingSession[]
  bodies: { value: string; label: string }[]
}

interface Props extends Refused, Choices {
  frame: Frame
  meeting: MeetingRow
  /** none: a new one */
  decision: DecisionRow | undefined
  /** what a new one begins with: the item that is being dealt with, and its papers */
  about?: AgendaEntry | undefined
}

export function DecisionForm({ frame, meeting, decision, about, typed, errors, verbs, agenda, sessions, bodies }: Props) {
  const { t } = frame
  const title = decision ? t('meetings.decision.correct') : t('meetings.decision.record')
  const labels: Record<string, string> = {
    ...labelsOf(t),
    until: t('meetings.until.field'),
    'until-session': t('meetings.until.which-session'),
    'until-body': t('meetings.until.which-body'),
    'until-day': t('meetings.until.which-day'),
    'until-document': t('meetings.until.which-document'),
    to: t('meetings.decision.to-field'),
  }
  return (
    <Page
      frame={frame}
      title={decision ? `${title}: ${t('meetings.decision.title', { number: decision.number })}` : title}
      crumbs={[
        { label: t('meetings.list.title'), href: t.href(meetingsLink) },
        { label: meetingName(t, meeting), href: t.href(meetingLink(meeting.id)) },
        { label: t('meetings.decision.list'), href: t.href(decisionsLink(meeting.id)) },
        { label: title },
      ]}
      layout="plain"
      noindex
    >
      <PostForm
        t={t}
        action={decision ? `${t.href(decisionLink(meeting.id, decision.number))}/correction` : t.href(decisionsLink(meeting.id))}
        errors={errors ?? null}
        labels={labels}
        draft={`decision-${meeting.id}-${decision?.number ?? 'new'}`}
      >
        <HiddenField name="version" value={typed?.version ?? decision?.version ?? 0} />
        <OnWhat
          t={t}
          {...{ verbs, agenda, typed, labels }}
          errors={errors ?? null}
          verb={decision?.verb}
          item={decision ? decision.item_id : (about?.item ?? null)}
          documents={decision?.documents ?? about?.documents ?? []}
        />
        <Awaited {...{ t, decision, typed, errors, labels, sessions, bodies }} />
        <Select
          t={t}
          name="to"
          label={labels.to!}
          value={typed?.to ?? decision?.to_body}
          error={errors?.to}
          empty={t('meetings.decision.nowhere')}
          choices={bodies}
          optional
        />
        <Words t={t} labels={labels} typed={typed} errors={errors ?? null} texts={decision?.texts ?? null} />
        <SubmitButton>{t('meetings.decision.save')}</SubmitButton>
      </PostForm>
    </Page>
  )
}

type AwaitedProps = Pick<Props, 'decision' | 'typed' | 'errors' | 'sessions' | 'bodies'> & {
  t: Translate
  labels: Record<string, string>
}

/** What a postponed item waits for: the kind of event, then which. The sheet hides what the chosen kind does not ask; without that all is there. */
function Awaited({ t, decision, typed, errors, labels, sessions, bodies }: AwaitedProps) {
  const of = (name: string) => ({ t, name, label: labels[name]!, error: errors?.[name] })
  return (
    <>
      <Select
        {...of('until')}
        optional
        help={t('meetings.until.help')}
        value={typed?.until ?? decision?.until_kind}
        empty={t('meetings.decision.nowhere')}
        choices={untilKinds.map((kind) => ({ value: kind, label: t(`meetings.until_kind.${kind}`) }))}
      />
      <div data-until="session">
        <Select
          {...of('until-session')}
          value={typed?.['until-session'] ?? decision?.until_session}
          empty=""
          choices={sessions.map((session) => ({ value: session.id, label: `${meetingName(t, session)}, ${t.date(session.starts)}` }))}
        />
      </div>
      <div data-until="next-session decision">
        <Select {...of('until-body')} value={typed?.['until-body'] ?? decision?.until_body} empty="" choices={bodies} />
      </div>
      <div data-until="day">
        <DateField {...of('until-day')} value={typed?.['until-day'] ?? decision?.until_day} />
      </div>
      <div data-until="posting adoption decision">
        <TextField {...of('until-document')} size="medium" value={typed?.['until-document'] ?? decision?.until_document} />
      </div>
    </>
  )
}

/** Labels of the fields that decisions and silence procedures have in common. */
export const labelsOf = (t: Translate): Record<string, string> => ({
  verb: t('meetings.field-name.verb'),
  item: t('meetings.field-name.item_number'),
  documents: t('meetings.field-name.documents'),
  ...Object.fromEntries(
    languages.map((language) => [`text-${language}`, t('meetings.decision.words-in', { language: t(`ui.language.${language}`) })]),
  ),
})

interface OnWhatProps {
  t: Translate
  verbs: VerbRow[]
  agenda: AgendaEntry[]
  typed: Refused['typed']
  errors: FieldErrors | null
  labels: Record<string, string>
  verb?: string | undefined
  item?: number | null
  documents?: readonly Named[]
}

/** Verb, agenda item, papers. */
export const OnWhat = ({ t, verbs, agenda, typed, errors, labels, verb, item, documents = [] }: OnWhatProps) => (
  <>
    <Select
      t={t}
      name="verb"
      label={labels.verb!}
      help={t('meetings.decision.verb-help')}
      value={typed?.verb ?? verb}
      error={errors?.verb}
      empty={t('meetings.decision.choose')}
      choices={verbs.map(({ id, words }) => ({ value: id, label: read(words, t.lang).text }))}
    />
    <Select
      t={t}
      name="item"
      label={labels.item!}
      value={typed?.item ?? (item ? String(item) : undefined)}
      error={errors?.item}
      empty={t('meetings.decision.no-item')}
      choices={agenda.map((entry) => ({ value: String(entry.item), label: `${entry.number} ${read(entry.title, t.lang).text}` }))}
      optional
    />
    <TextArea
      t={t}
      name="documents"
      label={labels.documents!}
      help={t('meetings.agenda.documents-help')}
      rows={2}
      value={typed?.documents ?? documents.map(({ words }) => words).join('\n')}
      error={errors?.documents}
      optional
    />
  </>
)

interface WordsProps {
  t: Translate
  labels: Record<string, string>
  typed: Refused['typed']
  errors: FieldErrors | null
  texts?: DecisionRow['texts']
}

/** One field for each language, the reader's own first. */
export const Words = ({ t, labels, typed, errors, texts }: WordsProps) => (
  <>
    {[t.lang, ...languages.filter((language) => language !== t.lang)].map((language) => (
      <TextArea
        key={language}
        t={t}
        name={`text-${language}`}
        label={labels[`text-${language}`]!}
        help={language === t.lang ? t('meetings.decision.words-help') : undefined}
        rows={language === t.lang ? 4 : 2}
        value={typed?.[`text-${language}`] ?? texts?.[language]}
        error={errors?.[`text-${language}`]}
        lang={language}
        official
        optional
      />
    ))}
  </>
)
