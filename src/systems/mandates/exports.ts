import { type CalendarEvent, csv } from '../../platform/export/index.ts'
import type { Translate } from '../../platform/i18n/index.ts'
import { dueText } from './due-words.ts'
import { mandateLink } from './links.ts'
import { type Names, nameOf, shortOf } from './queries/names.ts'
import type { RegisterRow } from './queries/register.ts'

/** A register row as the API and the JSON export say it. */
export const asJson = (m: RegisterRow, publicUrl: string) => ({
  id: m.id,
  url: `${publicUrl}${mandateLink(m.id)}`,
  deliverable: m.deliverable,
  language: m.language,
  document: m.document_id,
  instrument: m.instrument_id,
  body: m.body_id,
  path: m.path,
  act: m.act,
  addressees: m.addressees,
  recipients: m.recipients,
  owners: m.owner_organizations,
  state: m.state,
  progress: m.progress,
  overdue: m.overdue,
  dueFrom: m.due_from,
  dueTo: m.due_to,
  dueWords: m.due_words,
  recurrence: m.recurrence && { every: m.recurrence.every, interval: m.recurrence.interval, body: m.recurrence.body },
  actionLines: m.action_lines,
  sdgs: m.sdgs,
  version: m.version,
  updatedAt: m.updated_at.toISOString(),
})

const csvColumns = [
  'id',
  'what',
  'language',
  'by',
  'to',
  'from',
  'due-from',
  'due-to',
  'due-words',
  'progress',
  'state',
  'owner',
  'lines',
  'sdgs',
  'updated',
  'link',
] as const

export function asCsv(t: Translate, rows: readonly RegisterRow[], names: Names, publicUrl: string): string {
  const list = (of: Names['addressee'], ids: readonly string[]) => ids.map((id) => nameOf(of, id, t.lang)).join('; ')
  return csv(
    csvColumns.map((column) => t(`mandates.column.${column}`)),
    rows.map((m) => [
      m.id,
      m.deliverable,
      m.language,
      list(names.addressee, m.addressees),
      list(names.addressee, m.recipients),
      `${m.instrument_symbol ?? m.document_symbol ?? m.document_id}, ${m.path}`,
      m.due_from,
      m.due_to,
      m.due_words,
      t(`mandates.progress.${m.progress}`),
      t(`mandates.state.${m.state}`),
      list(names.owner, m.owner_organizations),
      m.action_lines.join('; '),
      m.sdgs.join('; '),
      m.updated_at.toISOString(),
      `${publicUrl}${mandateLink(m.id)}`,
    ]),
  )
}

type Summed = Pick<
  RegisterRow,
  'path' | 'instrument_symbol' | 'document_symbol' | 'document_id' | 'addressees' | 'due_from' | 'due_to' | 'due_words' | 'progress'
>

export function summaryOf(t: Translate, m: Summed, names: Names): string {
  return t('mandates.feed.summary', {
    path: m.path,
    source: m.instrument_symbol ?? m.document_symbol ?? m.document_id,
    by: t.list(m.addressees.map((id) => shortOf(names.addressee, id, t.lang))) || t('ui.unknown'),
    due: dueText(t, m) ?? t('mandates.due.none'),
    progress: t(`mandates.progress.${m.progress}`),
  })
}

/** First and last day in a calendar. Longer windows ("in 2027") stand on their last day: a bar across a whole year says nothing. */
export function eventDays(from: string | null, to: string): { from: string; to: string } {
  return { from: from && Date.parse(to) - Date.parse(from) <= 31 * 86_400_000 ? from : to, to }
}

/** Mandates with a date, as whole days. */
export function asEvents(t: Translate, rows: readonly RegisterRow[], names: Names, publicUrl: string): CalendarEvent[] {
  return rows
    .filter((m) => m.due_to !== null)
    .map((m) => ({
      id: `mandate-${m.id}`,
      ...eventDays(m.due_from, m.due_to!),
      title: m.deliverable.slice(0, 200),
      description: summaryOf(t, m, names),
      link: `${publicUrl}${t.href(mandateLink(m.id))}`,
      version: m.version,
      updated: m.updated_at,
    }))
}
