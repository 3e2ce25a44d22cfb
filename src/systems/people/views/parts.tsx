import type { Role } from '../../../platform/actor.ts'
import type { AuditEntry } from '../../../platform/audit/index.ts'
import type { FieldErrors } from '../../../platform/errors.ts'
import { type Localized, read, type Translate } from '../../../platform/i18n/index.ts'
import { HistoryList, LocalizedText } from '../../../ui/index.ts'
import { organizationLink, personLink } from '../links.ts'

/** What a refused form comes back with. */
export interface Refused {
  typed?: Record<string, string | string[] | undefined>
  errors?: FieldErrors | null
}

export const one = (typed: Refused['typed'], name: string): string | undefined => [typed?.[name]].flat()[0]
export const many = (typed: Refused['typed'], name: string): string[] => [typed?.[name] ?? []].flat()

export const roleWords = (t: Translate, roles: readonly Role[]): string => t.list(roles.map((role) => t(`ui.role.${role}`)))

export const PersonLink = ({ t, id, name }: { t: Translate; id: string; name: string }) => (
  <a href={t.href(personLink(id))}>
    <bdi>{name}</bdi>
  </a>
)

export const Name = ({ t, name, quiet = true }: { t: Translate; name: Localized | null; quiet?: boolean }) => (
  <LocalizedText t={t} reading={read(name, t.lang)} quiet={quiet} />
)

export const OrganizationLink = ({
  t,
  id,
  name,
  acronym,
}: {
  t: Translate
  id: string
  name: Localized | null
  acronym?: string | null
}) => (
  <a href={t.href(organizationLink(id))}>
    <Name t={t} name={name} />
    {acronym && acronym !== read(name, t.lang).text ? ` (${acronym})` : ''}
  </a>
)

/** The words of an action of any system: `mandates.audit.confirmed` for `mandates.confirmed`, or the code while it has none. */
export function actionWords(t: Translate, action: string): string {
  const dot = action.indexOf('.')
  const key = `${action.slice(0, dot)}.audit.${action.slice(dot + 1)}`
  return t.has(key) ? t(key) : action
}

/** A value of the trail as one line. */
function plain(t: Translate, field: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (field === 'roles' && Array.isArray(value)) return roleWords(t, value as Role[])
  if (field === 'name' && typeof value === 'object') return read(value as Localized, t.lang).text
  if (Array.isArray(value)) return value.map((one) => plain(t, '', one)).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Fields that differ between the two sides of an entry, under the names they have in the record. */
export function changesOf(
  t: Translate,
  { before, after }: Pick<AuditEntry, 'before' | 'after'>,
): { field: string; from: string | null; to: string | null }[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields
    .map((field) => ({ field, from: plain(t, field, before?.[field]) || null, to: plain(t, field, after?.[field]) || null }))
    .filter(({ from, to }) => from !== to)
}

/** The trail of one record of this system, with its fields named. */
export const History = ({ t, entries }: { t: Translate; entries: readonly AuditEntry[] }) => (
  <HistoryList
    t={t}
    entries={entries.map((entry) => ({
      id: entry.id,
      at: entry.at,
      who: entry.actor_name,
      what: actionWords(t, entry.action),
      changes: changesOf(t, entry)
        .filter(({ field }) => t.has(`people.field-name.${field}`))
        .map(({ field, from, to }) => ({ field: t(`people.field-name.${field}`), from, to })),
      note: entry.note,
    }))}
  />
)
