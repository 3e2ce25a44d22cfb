import { read, type Translate } from '../../../../platform/i18n/index.ts'
import {
  ButtonRow,
  Checkbox,
  type Choice,
  EmptyState,
  type Frame,
  KeyPager,
  LinkButton,
  LocalizedText,
  Page,
  PostForm,
  RadioGroup,
  Select,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
} from '../../../../ui/index.ts'
import { LanguageSelect } from '../../contributions/views/contributions-page.tsx'
import type { Refused } from '../../views/parts.tsx'
import { groupLink, groupsLink } from '../links.ts'
import type { GroupRow } from '../queries.ts'
import { type GroupState, groupReaders } from '../schema.ts'

const tones = { open: 'open', 'handed-over': 'done', closed: 'off' } as const
export const GroupStateTag = ({ t, state }: { t: Translate; state: GroupState }) => (
  <Tag tone={tones[state]}>{t(`meetings.group_state.${state}`)}</Tag>
)

interface ListProps {
  frame: Frame
  rows: GroupRow[]
  next: string | null
  first: string | null
  may: { open: boolean }
}

export function GroupListPage({ frame, rows, next, first, may }: ListProps) {
  const { t } = frame
  const title = t('meetings.group.title')
  return (
    <Page frame={frame} title={title} lead={t('meetings.group.lead')} layout="wide">
      <ButtonRow>{may.open && <LinkButton href={`${t.href(groupsLink)}/new`}>{t('meetings.group.open')}</LinkButton>}</ButtonRow>
      {rows.length === 0 ? (
        <EmptyState title={t('meetings.group.none')} />
      ) : (
        <Table
          t={t}
          caption={title}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              label: t('meetings.group.name'),
              header: true,
              cell: (row) => (
                <a href={t.href(groupLink(row.id))} lang={row.language} dir="auto">
                  {row.name}
                </a>
              ),
            },
            {
              key: 'body',
              label: t('meetings.group.parent'),
              cell: (row) => <LocalizedText t={t} reading={read(row.body_name, t.lang)} quiet />,
            },
            { key: 'convenor', label: t('meetings.group.convenor'), cell: (row) => row.convenor_name && <bdi>{row.convenor_name}</bdi> },
            { key: 'members', label: t('meetings.group.members'), numeric: true, cell: (row) => t.number(row.members) },
            { key: 'due', label: t('meetings.group.next-due'), cell: (row) => (row.next_due ? t.date(row.next_due) : '') },
            { key: 'state', label: t('meetings.field-name.group_state'), cell: (row) => <GroupStateTag t={t} state={row.state} /> },
          ]}
        />
      )}
      <KeyPager t={t} next={next} first={first} />
    </Page>
  )
}

interface NewProps extends Refused {
  frame: Frame
  bodies: Choice[]
  meetings: Choice[]
  people: Choice[]
}

export function NewGroupPage({ frame, bodies, meetings, people, typed, errors }: NewProps) {
  const { t } = frame
  const title = t('meetings.group.open')
  const labels: Record<string, string> = {
    name: t('meetings.group.name'),
    body: t('meetings.group.parent'),
    meeting: t('meetings.group.meeting'),
    terms: t('meetings.group.terms'),
    product: t('meetings.group.product'),
    convenor: t('meetings.group.convenor'),
  }
  const of = (name: string) => ({ t, name, label: labels[name]!, value: typed?.[name], error: errors?.[name] })
  return (
    <Page
      frame={frame}
      title={title}
      crumbs={[{ label: t('meetings.group.title'), href: t.href(groupsLink) }, { label: title }]}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={t.href(groupsLink)} errors={errors ?? null} labels={labels} guard>
        <TextField {...of('name')} />
        <Select {...of('body')} choices={bodies} />
        <Select
          {...of('meeting')}
          help={t('meetings.group.meeting-help')}
          choices={meetings}
          empty={t('meetings.group.no-meeting')}
          optional
        />
        <LanguageSelect t={t} value={typed?.language ?? t.lang} error={errors?.language} />
        <TextArea {...of('terms')} />
        <TextField {...of('product')} />
        <Select {...of('convenor')} choices={people} />
        <Checkbox t={t} name="open" label={t('meetings.group.open-to-all')} checked={typed ? typed.open === 'on' : true} />
        <RadioGroup
          t={t}
          name="readers"
          label={t('meetings.group.readers')}
          value={typed?.readers ?? 'all'}
          error={errors?.readers}
          choices={groupReaders.map((value) => ({ value, label: t(`meetings.group_readers.${value}`) }))}
        />
        <SubmitButton>{title}</SubmitButton>
      </PostForm>
    </Page>
  )
}
