import type { AuditEntry } from '../../../platform/audit/index.ts'
import type { Translate } from '../../../platform/i18n/index.ts'
import type { HistoryEntry } from '../../../ui/index.ts'
import { type Names, nameOf } from '../queries/names.ts'

/** Codes that have words of their own, by field. */
const coded: Record<string, string> = { state: 'state', progress: 'progress', review: 'reviewed', status: 'times.status', act: 'act' }
const addressed = new Set(['addressees', 'recipients', 'intermediaries'])

/** The audit trail keeps its fields in no order: what belongs together stands together, the rest after it. */
const order = ['due_from', 'due_to', 'session']
const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length)

/** What the audit trail kept, in the reader's language. `people` are names by id. */
export const historyEntries = (
  t: Translate,
  entries: readonly AuditEntry[],
  names: Names,
  people: ReadonlyMap<string, string>,
): HistoryEntry[] =>
  entries.map(({ id, at, actor_name, action, before, after, note }) => {
    const verb = `mandates.audit.${action.split('.')[1]}`
    const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
      .filter((field) => t.has(`mandates.field.${field}`))
      .sort((a, b) => place(a) - place(b))
    const words = (field: string, value: unknown) => inWords(t, field, value, names, people)
    return {
      id,
      at,
      who: actor_name,
      what: t.has(verb) ? t(verb) : action,
      changes: fields
        .map((field) => ({ field: t(`mandates.field.${field}`), from: words(field, before?.[field]), to: words(field, after?.[field]) }))
        // what was empty and is empty still says nothing
        .filter(({ from, to }) => from !== null || to !== null),
      note,
    }
  })

function inWords(t: Translate, field: string, value: unknown, names: Names, people: ReadonlyMap<string, string>): string | null {
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
  if (field === 'person') return people.get(text) ?? text
  if (field === 'owners')
    return text
      .split('; ')
      .map((owner) => {
        const [organization, ...within] = owner.split(' / ')
        return [nameOf(names.owner, organization!, t.lang), ...within.map((part) => people.get(part) ?? part)].join(' · ')
      })
      .join('; ')
  if (field === 'session') return nameOf(names.session, text, t.lang)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? t.date(text) : text
}
