import { read, type Translate } from '../../../../platform/i18n/index.ts'
import { LocalizedText, Period, Table, Tag } from '../../../../ui/index.ts'
import { mandateLink } from '../../links.ts'
import { daysBetween } from '../days.ts'
import type { Line } from '../queries.ts'

/** Mandates as desk and gap views list them: what, where it stands, until when. `names` are those of addressees. */
export function Lines({
  t,
  caption,
  rows,
  today,
  names,
}: {
  t: Translate
  caption: string
  rows: readonly Line[]
  today: string
  names: ReadonlyMap<string, string>
}) {
  return (
    <Table
      t={t}
      caption={caption}
      rows={rows}
      rowKey={(m) => m.id}
      columns={[
        {
          key: 'what',
          label: t('mandates.desk.what'),
          header: true,
          official: true,
          cell: (m) => (
            <a href={t.href(mandateLink(m.id))}>
              <LocalizedText t={t} reading={read(m.words, t.lang)} quiet />
            </a>
          ),
        },
        {
          key: 'where',
          label: t('mandates.desk.where'),
          cell: (m) => (
            <>
              {m.instrument_symbol ?? m.document_id}
              <br />
              <span class="muted">{m.path}</span>
            </>
          ),
        },
        { key: 'who', label: t('mandates.desk.who'), cell: (m) => t.list(m.addressees.map((id) => names.get(id) ?? id)) },
        {
          key: 'due',
          label: t('mandates.desk.due'),
          numeric: true,
          cell: (m) =>
            m.due_to ? (
              <>
                <Period t={t} from={m.due_from ?? m.due_to} to={m.due_to} />
                <br />
                <span class="muted">{t.relative(daysBetween(today, m.due_to))}</span>
              </>
            ) : (
              <span class="muted">{m.due_words ?? t('mandates.desk.no-date')}</span>
            ),
        },
        {
          key: 'progress',
          label: t('mandates.desk.progress'),
          cell: (m) => (
            <Tag tone={m.progress === 'done' ? 'done' : m.due_to && m.due_to < today ? 'late' : 'open'}>
              {t(`mandates.progress.${m.progress}`)}
            </Tag>
          ),
        },
      ]}
    />
  )
}
