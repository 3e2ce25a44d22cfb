import type { AuditEntry } from '../../../platform/audit/index.ts'
import {
  DateField,
  EmptyState,
  FilterPanel,
  type Frame,
  KeyPager,
  ListHead,
  Page,
  Table,
  TextField,
  Time,
  withQuery,
} from '../../../ui/index.ts'
import { personLink } from '../links.ts'
import { actionWords, changesOf } from './parts.tsx'

export interface AuditPageProps {
  frame: Frame
  entries: readonly AuditEntry[]
  choices: { records: readonly string[]; actions: readonly string[] }
  /** what the address asks for, as typed */
  filter: { who?: string; id?: string; from?: string; to?: string }
  next: string | null
}

export function AuditPage({ frame, entries, choices, filter, next }: AuditPageProps) {
  const { t, path } = frame
  const aside = (
    <FilterPanel
      t={t}
      path={path}
      search={{ name: 'who', label: t('ui.history.who') }}
      fields={['id', 'from', 'to']}
      facets={[
        {
          name: 'record',
          title: t('people.trail.record'),
          single: true,
          options: choices.records.map((value) => ({ value, label: recordWords(t, value) })),
        },
        {
          name: 'action',
          title: t('ui.history.what'),
          single: true,
          options: choices.actions.map((value) => ({ value, label: actionWords(t, value) })),
        },
      ]}
    >
      <TextField t={t} name="id" label={t('people.trail.record-id')} value={filter.id} />
      <DateField t={t} name="from" label={t('people.trail.from')} value={filter.from} />
      <DateField t={t} name="to" label={t('people.trail.to')} value={filter.to} />
    </FilterPanel>
  )
  return (
    <Page frame={frame} title={t('people.trail.title')} layout="list" aside={aside} noindex>
      <ListHead
        t={t}
        sentence={t('people.trail.shown', { count: entries.length })}
        exports={[{ format: 'csv', href: withQuery(t.href(path.replace(/^\/audit/, '/audit.csv')), { after: null }) }]}
      />
      {entries.length === 0 ? (
        <EmptyState title={t('people.trail.none')} />
      ) : (
        <Table
          t={t}
          caption={t('people.trail.title')}
          rows={entries}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', label: t('ui.history.when'), numeric: true, header: true, cell: ({ at }) => <Time t={t} value={at} /> },
            { key: 'who', label: t('ui.history.who'), cell: (entry) => <Who t={t} entry={entry} /> },
            { key: 'what', label: t('ui.history.what'), cell: ({ action }) => <span title={action}>{actionWords(t, action)}</span> },
            {
              key: 'record',
              label: t('people.trail.record'),
              cell: ({ record_type, record_id }) => (
                <a href={withQuery(t.href(path), { record: record_type, id: record_id, after: null })}>
                  {recordWords(t, record_type)} <bdi>{record_id}</bdi>
                </a>
              ),
            },
            { key: 'changes', label: t('people.trail.changes'), cell: (entry) => <Changes t={t} entry={entry} /> },
          ]}
        />
      )}
      <KeyPager t={t} next={next} first={path.includes('after=') ? withQuery(t.href(path), { after: null }) : null} />
    </Page>
  )
}

/** `mandates.mandate`: the words of its system, or the code while it has none. */
function recordWords(t: Frame['t'], type: string): string {
  const [system, rest] = [type.slice(0, type.indexOf('.')), type.slice(type.indexOf('.') + 1)]
  const key = `${system}.record.${rest}`
  return t.has(key) ? t(key) : type
}

const Who = ({ t, entry }: { t: Frame['t']; entry: AuditEntry }) => {
  const name = <bdi>{entry.actor_name || t(`people.actor.${entry.actor_kind}`)}</bdi>
  const named = entry.actor_id && entry.actor_kind !== 'system' ? <a href={t.href(personLink(entry.actor_id))}>{name}</a> : name
  return entry.actor_kind === 'key' ? (
    <>
      {named} <span class="muted">({t('people.actor.key')})</span>
    </>
  ) : (
    named
  )
}

function Changes({ t, entry }: { t: Frame['t']; entry: AuditEntry }) {
  const changes = changesOf(t, entry)
  if (changes.length === 0 && !entry.note) return null
  return (
    <details>
      <summary>{t('people.trail.changed', { count: changes.length })}</summary>
      <ul dir="auto">
        {changes.map(({ field, from, to }) => (
          <li key={field}>
            <code>{field}</code>: {from !== null && <del>{from}</del>} {to !== null && <ins>{to}</ins>}
          </li>
        ))}
      </ul>
      {entry.note && <p>{t('ui.history.note', { note: entry.note })}</p>}
    </details>
  )
}

export interface ShownSetting {
  variable: string
  /** in English, as the operating guide has it */
  doc: string
  value: string
  standard: boolean
}

export function SettingsPage({ frame, settings }: { frame: Frame; settings: readonly ShownSetting[] }) {
  const { t } = frame
  return (
    <Page frame={frame} title={t('people.settings.title')} lead={t('people.settings.lead')} layout="wide" noindex>
      <Table
        t={t}
        caption={t('people.settings.title')}
        rows={settings}
        rowKey={({ variable }) => variable}
        columns={[
          { key: 'variable', label: t('people.settings.variable'), header: true, cell: ({ variable }) => <code>{variable}</code> },
          {
            key: 'value',
            label: t('people.settings.value'),
            cell: ({ value, standard }) => (
              <>
                <bdi>{value || t('ui.none')}</bdi>
                {standard && <span class="muted"> {t('people.settings.standard')}</span>}
              </>
            ),
          },
          {
            key: 'doc',
            label: t('people.settings.meaning'),
            cell: ({ doc }) => (
              <span lang="en" dir="ltr">
                {doc}
              </span>
            ),
          },
        ]}
      />
    </Page>
  )
}
