import type { AuditEntry } from '../../../platform/audit/index.ts'
import type { Translate } from '../../../platform/i18n/index.ts'
import type { HistoryEntry } from '../../../ui/index.ts'
import { type Names, nameOf } from '../queries/names.ts'

/** Codes that have words of their own, by field. */
const coded: Record<string, string> = { state: 'state', progress: 'progress', review: 'reviewed', status: 'times.status', act: 'act' }
const addressed = new Set(['addressees', 'recipients', 'intermediaries'])

/** What the audit trail kept, in the reader's language. */
export const historyEntries = (t: Translate, entries: readonly AuditEntry[], names: Names): HistoryEntry[] =>
  entries.map(({ id, at, actor_name, action, before, after, note }) => {
    const verb = `mandates.audit.${action.split('.')[1]}`
    const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((field) =>
      t.has(`mandates.field.${field}`),
    )
    return {
      id,
      at,
      who: actor_name,
      what: t.has(verb) ? t(verb) : action,
      changes: fields.map((field) => ({
        field: t(`mandates.field.${field}`),
        from: inWords(t, field, before?.[field], names),
        to: inWords(t, field, after?.[field], names),
      })),
      note,
    }
  })

function inWords(t: Translate, field: string, value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no')
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  const key = coded[field] && `mandates.${coded[field]}.${text}`
  if (key && t.has(key)) return t(key)
  if (addressed.has(field))
    return text
      .split(', ')
      .map((id) => nameOf(names.addressee, id, t.lang))
      .join(', ')
  if (field === 'session') return nameOf(names.session, text, t.lang)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? t.date(text) : text
}
