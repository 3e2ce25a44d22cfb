import { languages, read, type Translate } from '../../../platform/i18n/index.ts'
import {
  ButtonRow,
  EmptyState,
  type Frame,
  HiddenField,
  LinkButton,
  LocalizedText,
  Page,
  PostButton,
  PostForm,
  Select,
  SubmitButton,
  Table,
  TextArea,
  TextField,
} from '../../../ui/index.ts'
import { documentLink } from '../../documents/index.ts'
import type { AgendaChanges, AgendaEntry } from '../agenda.ts'
import type { DecisionRow } from '../decisions/queries.ts'
import { ComesBack } from '../decisions/views/parts.tsx'
import { agendaItemLink, agendaLink } from '../links.ts'
import { planLink } from '../plan/links.ts'
import type { PlanChanges, PlannedSlot } from '../plan/rules.ts'
import { PlanTable, slotWords } from '../plan/views/parts.tsx'
import type { AllocatedDocument, ReleaseRow } from '../queries/agenda.ts'
import { type MeetingRow, meetingName } from '../queries/meetings.ts'
import { meetingCrumbs } from './meeting-page.tsx'
import { Handle, Ordered, Ordering } from './ordering.tsx'
import type { Refused } from './parts.tsx'

/** What a release changed, in its items and in its times; `before`: the items of the release before it. */
interface Released {
  items: AgendaChanges
  times: PlanChanges
  before: AgendaEntry[]
}

interface Props {
  frame: Frame
  meeting: MeetingRow
  entries: AgendaEntry[]
  documents: ReadonlyMap<string, AllocatedDocument>
  releases: Omit<ReleaseRow, 'items' | 'plan'>[]
  /** the release that is shown; null: the draft */
  shown: Omit<ReleaseRow, 'items' | 'plan'> | null
  /** decisions that put an item off which has come back on this agenda */
  returned: DecisionRow[]
  /** the time plan that was released with it; the draft has a page of its own */
  plan: PlannedSlot[]
  /** against the release before, or of the draft against the latest */
  changes: Released | null
  may: { conduct: boolean }
}

/** The agenda as released, or for those who conduct the meeting its draft, where items change places by buttons. */
export function AgendaPage({ frame, meeting, entries, documents, releases, shown, returned, plan, changes, may }: Props) {
  const { t } = frame
  const title = t('meetings.agenda.title')
  const draft = shown === null
  const keep = draft && may.conduct
  const table = (
    <Table
      t={t}
      caption={title}
      rows={entries}
      rowKey={(entry) => entry.item}
      columns={[
        {
          key: 'number',
          label: t('meetings.agenda.item'),
          numeric: true,
          cell: (entry) => (
            <>
              {keep && <ItemHandle t={t} meeting={meeting} entry={entry} />}
              <bdi id={`item-${entry.item}`}>{entry.number}</bdi>
            </>
          ),
        },
        {
          key: 'title',
          label: t('meetings.agenda.subject'),
          header: true,
          cell: (entry) => (
            <>
              <LocalizedText t={t} reading={read(entry.title, t.lang)} />
              {returned
                .filter(({ reopened_item }) => reopened_item === entry.item)
                .map((decision) => (
                  <ComesBack key={decision.id} t={t} decision={decision} />
                ))}
            </>
          ),
        },
        {
          key: 'documents',
          label: t('meetings.agenda.documents'),
          cell: (entry) => entry.documents.length > 0 && <Documents t={t} entry={entry} documents={documents} />,
        },
        { key: 'lead', label: t('meetings.field-name.lead'), cell: (entry) => entry.lead && <bdi>{entry.lead}</bdi> },
        ...(keep
          ? [
              {
                key: 'keep',
                label: t('meetings.agenda.order'),
                cell: (entry: AgendaEntry) => <Keeping {...{ t, meeting, entry, entries }} />,
              },
            ]
          : []),
      ]}
    />
  )
  return (
    <Page
      frame={frame}
      title={t('meetings.agenda.of', { meeting: meetingName(t, meeting) })}
      crumbs={meetingCrumbs(t, meeting, title)}
      lead={
        shown
          ? t('meetings.agenda.released', { number: shown.number, at: t.time(shown.released_at) })
          : may.conduct && t('meetings.agenda.draft-lead')
      }
      layout="wide"
    >
      {may.conduct && (
        <ButtonRow>
          {draft && entries.length > 0 && (
            <PostButton to={`${t.href(agendaLink(meeting.id))}/releases`}>{t('meetings.agenda.release')}</PostButton>
          )}
          {draft ? (
            <LinkButton href={`${t.href(agendaLink(meeting.id))}/items/new`} tone={entries.length > 0 ? 'quiet' : 'main'}>
              {t('meetings.agenda.add')}
            </LinkButton>
          ) : (
            <LinkButton href={t.href(agendaLink(meeting.id))}>{t('meetings.agenda.to-draft')}</LinkButton>
          )}
          <LinkButton href={t.href(planLink(meeting.id))} tone="quiet">
            {t('meetings.plan.title')}
          </LinkButton>
        </ButtonRow>
      )}
      {entries.length === 0 ? (
        <EmptyState title={t('meetings.agenda.none')} />
      ) : keep ? (
        <Ordered said={t('meetings.agenda.dragged', { about: '{about}', place: '{place}', count: '{count}' })}>{table}</Ordered>
      ) : (
        table
      )}
      {plan.length > 0 && (
        <section aria-labelledby="plan">
          <h2 id="plan">{t('meetings.plan.title')}</h2>
          <p class="muted">{t('meetings.sitting.zone', { zone: meeting.time_zone })}</p>
          <PlanTable t={t} meetingId={meeting.id} plan={plan} agenda={entries} heading={({ day }) => t.date(day)} />
        </section>
      )}
      {changes && <Changes t={t} changes={changes} entries={entries} />}
      {releases.length > 0 && (
        <section aria-labelledby="releases">
          <h2 id="releases">{t('meetings.agenda.releases')}</h2>
          <ul>
            {releases.map((release) => (
              <li key={release.number}>
                <a
                  href={`${t.href(agendaLink(meeting.id))}?release=${release.number}`}
                  aria-current={release.number === shown?.number ? 'page' : undefined}
                >
                  {t('meetings.agenda.released', { number: release.number, at: t.time(release.released_at) })}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

const Documents = ({ t, entry, documents }: { t: Translate; entry: AgendaEntry; documents: Props['documents'] }) => (
  <ul class="plain">
    {entry.documents.map(({ key, words }) => {
      const found = documents.get(key)
      return (
        <li key={key}>
          {found ? (
            <a href={t.href(documentLink(found.id))}>
              <bdi>{found.symbol ?? words}</bdi>
            </a>
          ) : (
            <>
              <bdi>{words}</bdi> <span class="muted">{t('meetings.agenda.not-posted')}</span>
            </>
          )}
        </li>
      )
    })}
  </ul>
)

/** Items change places with their siblings; sub-items go with theirs. */
const placeOf = (t: Translate, meeting: MeetingRow, entry: AgendaEntry) => `${t.href(agendaItemLink(meeting.id, entry.item))}/place`

const ItemHandle = ({ t, meeting, entry }: { t: Translate; meeting: MeetingRow; entry: AgendaEntry }) => (
  <Handle
    to={placeOf(t, meeting, entry)}
    about={`${entry.number} ${read(entry.title, t.lang).text}`}
    line={entry.item}
    group={entry.parent}
  />
)

function Keeping({ t, meeting, entry, entries }: { t: Translate; meeting: MeetingRow; entry: AgendaEntry; entries: AgendaEntry[] }) {
  const row = entries.filter(({ parent }) => parent === entry.parent)
  const at = row.indexOf(entry)
  const behind = (index: number) => ({ list: null, after: row[index]?.item ?? null })
  return (
    <ButtonRow>
      <Ordering
        t={t}
        to={placeOf(t, meeting, entry)}
        about={entry.number}
        up={at > 0 ? behind(at - 2) : null}
        down={at < row.length - 1 ? behind(at + 1) : null}
      />
      <a href={t.href(agendaItemLink(meeting.id, entry.item))}>
        {t('meetings.agenda.change')}
        <span class="hidden"> {entry.number}</span>
      </a>
    </ButtonRow>
  )
}

function Changes({ t, changes: { items: changes, times, before }, entries }: { t: Translate; changes: Released; entries: AgendaEntry[] }) {
  const title = (entry: AgendaEntry) => read(entry.title, t.lang).text
  const when = ({ day, starts, ends }: PlannedSlot) => t('meetings.plan.day-times', { day: t.date(day, 'short'), starts, ends })
  const lines = [
    ...changes.added.map((entry) => t('meetings.agenda.added', { number: entry.number, title: title(entry) })),
    ...changes.removed.map((entry) => t('meetings.agenda.removed', { number: entry.number, title: title(entry) })),
    ...changes.moved.map(({ from, to }) => t('meetings.agenda.moved', { from: from.number, to: to.number, title: title(to) })),
    ...changes.retitled.map(({ to }) => t('meetings.agenda.retitled', { number: to.number, title: title(to) })),
    ...changes.documents.flatMap(({ entry, added, removed }) => [
      ...(added.length ? [t('meetings.agenda.documents-added', { number: entry.number, documents: t.list(added) })] : []),
      ...(removed.length ? [t('meetings.agenda.documents-removed', { number: entry.number, documents: t.list(removed) })] : []),
    ]),
    ...times.placed.map((slot) => t('meetings.agenda.placed', { title: slotWords(t, slot, entries), when: when(slot) })),
    ...times.unplaced.map((slot) => t('meetings.agenda.unplaced', { title: slotWords(t, slot, before), when: when(slot) })),
    ...times.retimed.map(({ from, to }) =>
      t('meetings.agenda.retimed', { title: slotWords(t, to, entries), from: when(from), to: when(to) }),
    ),
  ]
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">{t('meetings.agenda.changes')}</h2>
      {lines.length === 0 ? (
        <p>{t('meetings.agenda.no-changes')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface ItemProps extends Refused {
  frame: Frame
  meeting: MeetingRow
  /** none: a new one */
  entry: AgendaEntry | undefined
  version: number
  /** items that may have sub-items */
  parents: AgendaEntry[]
}

export function AgendaItemPage({ frame, meeting, entry, version, parents, typed, errors }: ItemProps) {
  const { t } = frame
  const title = t(entry ? 'meetings.agenda.change' : 'meetings.agenda.add')
  const labels: Record<string, string> = {
    parent: t('meetings.agenda.parent'),
    lead: t('meetings.field-name.lead'),
    documents: t('meetings.agenda.documents'),
    ...Object.fromEntries(
      languages.map((language) => [`title-${language}`, t('meetings.agenda.title-in', { language: t(`ui.language.${language}`) })]),
    ),
  }
  const address = entry ? t.href(agendaItemLink(meeting.id, entry.item)) : `${t.href(agendaLink(meeting.id))}/items`
  return (
    <Page
      frame={frame}
      title={entry ? `${title}: ${entry.number}` : title}
      crumbs={meetingCrumbs(t, meeting, title)}
      layout="plain"
      noindex
    >
      <PostForm t={t} action={address} errors={errors ?? null} labels={labels} guard>
        <HiddenField name="version" value={typed?.version ?? version} />
        {!entry && (
          <Select
            t={t}
            name="parent"
            label={labels.parent!}
            value={typed?.parent}
            error={errors?.parent}
            empty={t('meetings.agenda.top')}
            choices={parents.map((one) => ({ value: String(one.item), label: `${one.number} ${read(one.title, t.lang).text}` }))}
          />
        )}
        {languages.map((language) => (
          <TextField
            key={language}
            t={t}
            name={`title-${language}`}
            label={labels[`title-${language}`]!}
            value={typed?.[`title-${language}`] ?? entry?.title[language]}
            error={errors?.[`title-${language}`]}
            lang={language}
            optional
          />
        ))}
        <TextField t={t} name="lead" label={labels.lead!} value={typed?.lead ?? entry?.lead} error={errors?.lead} optional />
        <TextArea
          t={t}
          name="documents"
          label={labels.documents!}
          help={t('meetings.agenda.documents-help')}
          rows={4}
          value={typed?.documents ?? entry?.documents.map(({ words }) => words).join('\n')}
          error={errors?.documents}
          optional
        />
        <SubmitButton>{t('ui.save')}</SubmitButton>
      </PostForm>
      {entry && (
        <PostButton to={`${address}/removal`} tone="danger">
          {t('meetings.agenda.remove')}
        </PostButton>
      )}
    </Page>
  )
}
