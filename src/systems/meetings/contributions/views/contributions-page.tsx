import type { FieldErrors } from '../../../../platform/errors.ts'
import { languages, nativeName, read, type Translate } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  EmptyState,
  FileField,
  type Frame,
  KeyPager,
  LinkButton,
  Page,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  Table,
} from '../../../../ui/index.ts'
import { documentLink } from '../../../documents/index.ts'
import { named } from '../../../people/index.ts'
import type { AgendaEntry } from '../../agenda.ts'
import { type MeetingRow, meetingName } from '../../queries/meetings.ts'
import { meetingCrumbs } from '../../views/meeting-page.tsx'
import { contributionLink, contributionsLink, incomingLink, templateLink } from '../links.ts'
import type { ContributionRow } from '../queries.ts'
import { purposes } from '../schema.ts'
import { IfSubmittedNow, type Outlook, StateTag } from './parts.tsx'

interface Props {
  frame: Frame
  meeting: MeetingRow
  rows: ContributionRow[]
  agenda: AgendaEntry[]
  next: string | null
  first: string | null
  /** what waits at the desk is shown */
  desk: boolean
  outlook: Outlook
  open: boolean
  may: { contribute: boolean; desk: boolean }
  errors?: FieldErrors
}

/** The papers that delegations bring to a meeting, by when, and on what they are written. */
export function ContributionsPage({ frame, meeting, rows, agenda, next, first, desk, outlook, open, may, errors }: Props) {
  const { t } = frame
  const title = t(desk ? 'meetings.contribution.desk' : 'meetings.contribution.title')
  return (
    <Page
      frame={frame}
      title={t('meetings.contribution.of', { what: title, meeting: meetingName(t, meeting) })}
      crumbs={meetingCrumbs(t, meeting, title)}
      layout="wide"
      noindex={desk}
    >
      <ButtonRow>
        {desk && <LinkButton href={t.href(contributionsLink(meeting.id))}>{t('meetings.contribution.all')}</LinkButton>}
        {!desk && may.desk && <LinkButton href={t.href(incomingLink(meeting.id))}>{t('meetings.contribution.desk')}</LinkButton>}
      </ButtonRow>
      {rows.length === 0 ? (
        <EmptyState title={t(desk ? 'meetings.contribution.none-waiting' : 'meetings.contribution.none')} />
      ) : (
        <ContributionTable t={t} rows={rows} agenda={agenda} caption={title} meeting={meeting.id} />
      )}
      <KeyPager t={t} next={next} first={first} />
      {!desk && <IfSubmittedNow t={t} outlook={outlook} />}
      {!desk && open && may.contribute && <Begin t={t} meeting={meeting} agenda={agenda} errors={errors} />}
      {!desk && <Templates t={t} meeting={meeting.id} />}
    </Page>
  )
}

interface TableProps {
  t: Translate
  rows: ContributionRow[]
  agenda: AgendaEntry[]
  caption: string
  meeting: string
}

const ContributionTable = ({ t, rows, agenda, caption, meeting }: TableProps) => (
  <Table
    t={t}
    caption={caption}
    rows={rows}
    rowKey={(row) => row.id}
    columns={[
      {
        key: 'symbol',
        label: t('meetings.field-name.symbol'),
        numeric: true,
        cell: (row) =>
          row.symbol && row.document_id ? (
            <a href={t.href(documentLink(row.document_id))}>
              <bdi>{row.symbol}</bdi>
            </a>
          ) : (
            ''
          ),
      },
      {
        key: 'title',
        label: t('meetings.field-name.title'),
        header: true,
        cell: (row) => (
          <a href={t.href(contributionLink(row.id))} lang={row.title ? row.language : undefined} dir="auto">
            {row.title || t('meetings.contribution.untitled')}
          </a>
        ),
      },
      { key: 'source', label: t('meetings.contribution.source'), cell: (row) => sourceOf(t, row) },
      {
        key: 'item',
        label: t('meetings.agenda.item'),
        cell: (row) =>
          row.meeting_id === meeting ? (
            <bdi>{agenda.find(({ item }) => item === row.item_id)?.number ?? ''}</bdi>
          ) : (
            t('meetings.contribution.from-earlier')
          ),
      },
      { key: 'purpose', label: t('meetings.field-name.purpose'), cell: (row) => t(`meetings.purpose.${row.purpose}`) },
      {
        key: 'state',
        label: t('meetings.field-name.state'),
        cell: (row) => (
          <>
            <StateTag t={t} state={row.state} /> {row.handling && t(`meetings.handling.${row.handling}`)}
          </>
        ),
      },
    ]}
  />
)

/** Who submits it: the delegation, and its joint authors as they were written. */
export const sourceOf = (t: Translate, row: ContributionRow): string =>
  t.list([named(row.organization_name, null, t.lang), ...row.authors.map(({ name }) => name)])

interface BeginProps {
  t: Translate
  meeting: MeetingRow
  agenda: AgendaEntry[]
  errors: FieldErrors | undefined
}

const Begin = ({ t, meeting, agenda, errors }: BeginProps) => (
  <>
    <section aria-labelledby="begin">
      <h2 id="begin">{t('meetings.contribution.begin')}</h2>
      <PostForm t={t} action={t.href(contributionsLink(meeting.id))} name={t('meetings.contribution.begin')}>
        <RadioGroup
          t={t}
          name="purpose"
          label={t('meetings.field-name.purpose')}
          value="action"
          choices={purposes.map((value) => ({ value, label: t(`meetings.purpose.${value}`) }))}
        />
        <ItemSelect t={t} agenda={agenda} value={null} />
        <LanguageSelect t={t} value={t.lang} />
        <SubmitButton>{t('meetings.contribution.write')}</SubmitButton>
      </PostForm>
    </section>
    <section aria-labelledby="bring">
      <h2 id="bring">{t('meetings.contribution.bring')}</h2>
      <PostForm
        t={t}
        action={`${t.href(contributionsLink(meeting.id))}/file`}
        multipart
        errors={errors ?? null}
        labels={{ file: t('meetings.contribution.file') }}
        name={t('meetings.contribution.bring')}
      >
        <FileField t={t} name="file" label={t('meetings.contribution.file')} accept=".docx" error={errors?.file} />
        <SubmitButton>{t('meetings.contribution.read-file')}</SubmitButton>
      </PostForm>
    </section>
  </>
)

interface SelectProps<Value> {
  t: Translate
  value: Value
  error?: FieldErrors[string] | undefined
}

export const ItemSelect = ({
  t,
  agenda,
  value,
  error,
}: SelectProps<string | number | null | undefined> & { agenda: readonly AgendaEntry[] }) => (
  <Select
    t={t}
    name="item"
    label={t('meetings.agenda.item')}
    value={value ?? null}
    error={error}
    empty={t('meetings.contribution.no-item')}
    choices={agenda.map((entry) => ({ value: String(entry.item), label: `${entry.number} ${read(entry.title, t.lang).text}` }))}
  />
)

export const LanguageSelect = ({ t, value, error }: SelectProps<string>) => (
  <Select
    t={t}
    name="language"
    label={t('meetings.contribution.language')}
    value={value}
    error={error}
    choices={languages.map((language) => ({ value: language, label: nativeName[language], lang: language }))}
  />
)

const Templates = ({ t, meeting }: { t: Translate; meeting: string }) => (
  <section aria-labelledby="templates">
    <h2 id="templates">{t('meetings.contribution.templates')}</h2>
    {purposes.map((kind) => (
      <p key={kind}>
        {t(`meetings.purpose.${kind}`)}{' '}
        {languages.map((language) => (
          <span key={language}>
            <a href={t.href(templateLink(meeting, { language, kind }))} lang={language} hreflang={language} download>
              {nativeName[language]}
            </a>{' '}
          </span>
        ))}
      </p>
    ))}
  </section>
)
