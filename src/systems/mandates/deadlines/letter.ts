import type { Localized, Translate } from '../../../platform/i18n/index.ts'
import { read } from '../../../platform/i18n/index.ts'
import { mandateLink } from '../links.ts'
import { type Day, daysBetween } from './days.ts'
import type { NoticeKind } from './notices.ts'

interface Dates {
  starts: Day
  ends: Day
}

/** What was written down when something happened; each kind has its own. */
export interface Detail {
  /** moved: the session, where it was, where it is */
  session?: string
  from?: Dates
  to?: Dates
  /** assigned, handed over, changed: who did it; changed: what */
  by?: string
  what?: string
  /** moved, handed over: the reason that was given */
  note?: string | null
}

/** A notice as it stands on the day of the letter. */
export interface Item {
  mandate: number
  kind: NoticeKind
  detail: Detail
  /** last day of what it is about, as the calendar has it now */
  ends: Day | null
  words: Localized
  /** not adopted yet: the letter says so, for a proposal orders nothing */
  proposed?: boolean
}

/** In the order of the letter. */
const kinds: readonly NoticeKind[] = ['overdue', 'due-soon', 'moved', 'assigned', 'handed-over', 'changed']

/** A reminder that is read this many days before the last day still says something; one whose session moved far away does not. */
const soon = 60

/**
 * What of the notices a letter of `day` says: a reminder counts by where the last day is now, a session that came back to its
 * dates did not move, and of several notices of one kind on one mandate the most urgent is enough.
 */
export function worthSaying(items: readonly Item[], day: Day): Item[] {
  const current = items.flatMap((item): Item[] => {
    const { kind, detail, ends } = item
    if (kind === 'moved') return detail.from?.starts === detail.to?.starts && detail.from?.ends === detail.to?.ends ? [] : [item]
    if (kind !== 'due-soon' && kind !== 'overdue') return [item]
    if (ends === null || daysBetween(day, ends) > soon) return []
    return [{ ...item, kind: ends < day ? 'overdue' : 'due-soon' }]
  })
  const far = '9999-12-31'
  const said = new Map<string, Item>()
  for (const item of current.toSorted((a, b) => Date.parse(a.ends ?? far) - Date.parse(b.ends ?? far))) {
    const key = `${item.kind} ${item.mandate} ${item.detail.session ?? ''}`
    if (!said.has(key)) said.set(key, item)
  }
  return [...said.values()]
}

/** What does not wait for the day of a weekly letter. */
export const isUrgent = ({ kind, ends }: Item, day: Day): boolean =>
  kind === 'overdue' || (kind === 'due-soon' && ends !== null && daysBetween(day, ends) <= 1)

interface About {
  name: string
  day: Day
  publicUrl: string
  /** where the letters of these kinds are stopped, and where all choices are */
  stop: string
  choices: string
  /** names of the sessions that moved, in the reader's language */
  sessions: ReadonlyMap<string, string>
}

/** Subject and text of one letter with everything that waits for one person, in that person's language. */
export function compose(t: Translate, items: readonly Item[], { name, day, publicUrl, stop, choices, sessions }: About) {
  const address = (path: string) => `${publicUrl}${t.href(path)}`
  const entry = (item: Item) =>
    [
      `• ${shortened(read(item.words, t.lang).text)}`,
      sentence(t, item, day, sessions),
      ...(item.detail.note ? [t('mandates.reminder.note', { note: item.detail.note })] : []),
      ...(item.proposed ? [t('mandates.reminder.proposed')] : []),
      address(mandateLink(item.mandate)),
    ].join('\n  ')
  const sections = kinds.flatMap((kind) => {
    const own = items.filter((item) => item.kind === kind)
    return own.length > 0 ? [t(`mandates.reminder.section.${kind}`, { count: own.length }), ...own.map(entry)] : []
  })
  return {
    subject: t('mandates.reminder.subject', { count: new Set(items.map(({ mandate }) => mandate)).size }),
    text: [
      t('mandates.reminder.greeting', { name }),
      ...sections,
      `${t('mandates.reminder.desk')}\n${address('/desk')}`,
      `${t('mandates.reminder.choices')}\n${address(choices)}`,
      `${t('mandates.reminder.stop')}\n${address(stop)}`,
    ].join('\n\n'),
  }
}

function sentence(t: Translate, { kind, detail, ends }: Item, day: Day, sessions: ReadonlyMap<string, string>): string {
  const { from, to, by = '', what, session } = detail
  const key = `mandates.reminder.line.${kind}`
  return t(what && t.has(`${key}.${what}`) ? `${key}.${what}` : key, {
    date: ends ? t.date(ends) : t('mandates.reminder.no-date'),
    days: ends ? Math.abs(daysBetween(day, ends)) : 0,
    session: (session && sessions.get(session)) ?? '',
    from: from ? t.period(from.starts, from.ends) : '',
    to: to ? t.period(to.starts, to.ends) : '',
    by,
  })
}

/** A task in a letter is a line or two; the whole of it is one click away. */
function shortened(words: string, limit = 200): string {
  if (words.length <= limit) return words
  const cut = words.slice(0, limit)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit * 0.7)).trimEnd()}…`
}
