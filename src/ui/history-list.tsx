import type { Translate } from '../platform/i18n/index.ts'
import { Time } from './time.tsx'

export interface HistoryEntry {
  id: string | number
  at: Date
  who: string
  /** what happened, in words */
  what: string
  changes?: readonly { field: string; from: string | null; to: string | null }[]
  note?: string | null
}

/** Who did what when, the latest first, as the audit trail tells it. */
export const HistoryList = ({ t, entries }: { t: Translate; entries: readonly HistoryEntry[] }) => (
  <ol class="history">
    {entries.map(({ id, at, who, what, changes = [], note }) => (
      <li key={id}>
        <p>
          <b>{what}</b>
          <span class="muted">
            {' · '}
            <bdi>{who}</bdi>
            {' · '}
            <Time t={t} value={at} />
          </span>
        </p>
        {changes.length > 0 && (
          <ul>
            {changes.map((change) => (
              <li key={change.field}>{changed(t, change)}</li>
            ))}
          </ul>
        )}
        {note && <p class="muted">{t('ui.history.note', { note })}</p>}
      </li>
    ))}
  </ol>
)

function changed(t: Translate, { field, from, to }: { field: string; from: string | null; to: string | null }): string {
  if (from === null) return t('ui.history.set', { field, to: to ?? '' })
  if (to === null) return t('ui.history.emptied', { field, from })
  return t('ui.history.changed', { field, from, to })
}
