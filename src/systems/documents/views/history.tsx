import type { AuditEntry } from '../../../platform/audit/index.ts'
import { type Localized, read, type Translate } from '../../../platform/i18n/index.ts'
import { HistoryList } from '../../../ui/index.ts'

export const History = ({ t, entries }: { t: Translate; entries: readonly AuditEntry[] }) => (
  <section aria-labelledby="history">
    <h2 id="history">{t('documents.history')}</h2>
    <HistoryList
      t={t}
      entries={entries.map((entry) => ({
        id: entry.id,
        at: entry.at,
        who: entry.actor_name,
        what: t(`documents.audit.${entry.action.split('.')[1]}`),
        changes: Object.keys(entry.after ?? {})
          .filter((field) => t.has(`documents.field.${field}`))
          .map((field) => ({
            field: t(`documents.field.${field}`),
            from: words(t, field, entry.before?.[field]),
            to: words(t, field, entry.after?.[field]),
          }))
          .filter(({ from, to }) => from !== to),
        note: entry.note,
      }))}
    />
  </section>
)

function words(t: Translate, field: string, value: unknown): string | null {
  // the first text is revision 0 for us and none for anybody else
  if (value === null || value === undefined || (field === 'revision' && value === 0)) return null
  if (field === 'title') return read(value as Localized, t.lang).text
  if (field === 'language') return t(`ui.language.${value}`)
  if (field === 'standing' || field === 'kind' || field === 'visibility') return t(`documents.${field}.${value}`)
  return String(value)
}
