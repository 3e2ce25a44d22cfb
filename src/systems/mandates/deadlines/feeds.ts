import type { Actor } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { atom, calendar } from '../../../platform/export/index.ts'
import type { Translate } from '../../../platform/i18n/index.ts'
import { eventDays, summaryOf } from '../exports.ts'
import { deskLink, mandateLink } from '../links.ts'
import type { Names } from '../queries/names.ts'
import { actionIn } from './action-words.ts'
import { listChanged, listDueTimes, type Scope } from './desk.ts'

type Parts = Pick<Deps, 'db' | 'config' | 'clock'>

/** What a person or their organization owes, as whole days. A time that moves keeps its place in the calendar. */
export async function deskCalendar({ db, config }: Parts, t: Translate, reader: Actor, scope: Scope, names: Names): Promise<string> {
  const times = await listDueTimes(db, reader, scope, t.lang)
  return calendar(
    t('mandates.desk.feed.title', { name: reader.name }),
    config.publicUrl,
    times.map((time) => ({
      id: `mandate-${time.mandate_id}-${time.key}`,
      ...eventDays(time.due_from, time.due_to),
      title: time.deliverable.slice(0, 200),
      description: summaryOf(t, time, names),
      link: `${config.publicUrl}${t.href(mandateLink(time.mandate_id))}`,
      version: time.version,
      updated: time.updated_at,
    })),
  )
}

const entriesInFeed = 100

/** What others did to the mandates of a person's organization; `self` is the feed's own address, secret and all. */
export async function deskChanges({ db, config, clock }: Parts, t: Translate, reader: Actor, self: string): Promise<string> {
  const entries = reader.organization
    ? await listChanged(db, reader, reader.organization, { day: today(clock), language: t.lang }, entriesInFeed)
    : []
  const address = (path: string) => `${config.publicUrl}${t.href(path)}`
  return atom({
    id: `${config.publicUrl}${deskLink}#${reader.id}`,
    title: t('mandates.desk.feed.title', { name: reader.name }),
    self,
    page: address(deskLink),
    language: t.lang,
    updated: entries[0]?.at ?? new Date(0),
    entries: entries.map((entry) => ({
      id: `${config.publicUrl}${mandateLink(entry.mandate_id)}#change-${entry.id}`,
      title: entry.deliverable.slice(0, 300),
      link: address(mandateLink(entry.mandate_id)),
      updated: entry.at,
      summary: actionIn(t, entry.action),
      language: entry.language,
      author: entry.actor_name,
    })),
  })
}
