import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { systemActor } from '../../../platform/actor.ts'
import { today } from '../../../platform/clock.ts'
import { type Db, inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { read } from '../../../platform/i18n/index.ts'
import type { NegotiatedText } from '../../../texts/index.ts'
import { findActor, mailFor, unsubscribeLink } from '../../people/index.ts'
import { roomLink } from '../links.ts'
import { isVisible, mayEdit } from '../policy.ts'
import { RefusedStep, readRoom, takeStep } from '../rooms.ts'
import { paragraphPageLink } from './links.ts'
import { mayObject } from './policy.ts'
import { findRoomText } from './queries.ts'
import { nameOf } from './views/words.tsx'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** closes paragraphs on which nobody broke the silence */
    'drafting.silence': Record<string, never>
    /** finds the rooms where a silence ends soon */
    'drafting.silence-soon': Record<string, never>
    /** reminds one person of the paragraphs on which silence ends on a day */
    'drafting.silence-reminder': Reminder
  }
}

interface Reminder {
  text: string
  language: Language
  /** last day of the procedure, in Geneva */
  until: string
  person: string
}

/** begins the id of a step that closes a paragraph because nobody has spoken */
export const silenceEnded = 'silence '

export function listenSilence(deps: Deps): void {
  // a procedure ends with its day in Geneva; the hours after make up for a time in which no worker ran
  deps.jobs.handle('drafting.silence', () => endSilences(deps), { cron: '2 * * * *' })
  deps.jobs.handle('drafting.silence-soon', () => remindOfSilences(deps), { cron: '17 * * * *' })
  deps.jobs.handle('drafting.silence-reminder', (reminder) => sendReminder(deps, reminder))
}

/** Rooms that have put a paragraph under silence up to a day before this one; whether it still is, the text says. */
const roomsWithSilence = (db: Db, before: string): Promise<{ text_id: string; language: Language }[]> =>
  db
    .selectFrom('drafting.step as step')
    .innerJoin('drafting.text as text', 'text.id', 'step.text_id')
    .select(['step.text_id', 'step.language'])
    .distinct()
    .where(sql<boolean>`step.step -> 'deed' ->> 'status' = 'silence'`)
    .where(sql<boolean>`step.step -> 'deed' ->> 'silenceUntil' < ${before}`)
    .where('text.state', 'not in', ['adopted', 'closed'])
    .execute()

/** A paragraph under silence is agreed when the day that was set is over and nobody has spoken. May run twice. */
export async function endSilences(deps: Pick<Deps, 'db' | 'clock' | 'events'>): Promise<void> {
  const day = today(deps.clock)
  for (const { text_id, language } of await roomsWithSilence(deps.db, day)) {
    const text = await readRoom(deps.db, text_id, language)
    for (const { id, version, status, silenceUntil, gone } of text?.paragraphs ?? []) {
      if (gone || status !== 'silence' || (silenceUntil ?? '') >= day) continue
      try {
        await takeStep(deps, systemActor, text_id, language, {
          id: `${silenceEnded}${id} ${version}`,
          paragraph: id,
          on: version,
          deed: { do: 'status', status: 'agreed' },
        })
      } catch (error) {
        // somebody spoke in this moment
        if (!(error instanceof RefusedStep)) throw error
      }
    }
  }
}

/** The day after. */
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

const underSilence = ({ paragraphs }: Pick<NegotiatedText, 'paragraphs'>, until: string) =>
  paragraphs.filter((paragraph) => !paragraph.gone && paragraph.status === 'silence' && paragraph.silenceUntil === until)

/**
 * The day before a silence ends, and on that day for one that was set so late, whoever follows the room is reminded: those who have opened
 * it, and those who handed in what is negotiated there. May run twice: each letter goes once.
 */
export async function remindOfSilences(deps: Pick<Deps, 'db' | 'clock' | 'jobs'>): Promise<void> {
  const { db, jobs } = deps
  const day = today(deps.clock)
  const days = [day, dayAfter(day)]
  for (const { text_id, language } of await roomsWithSilence(db, dayAfter(days[1]!))) {
    const text = await readRoom(db, text_id, language)
    const ending = days.filter((until) => text && underSilence(text, until).length > 0)
    if (ending.length === 0) continue
    const people = await followersOf(db, text_id, language)
    await inTransaction(db, async (tx) => {
      for (const until of ending)
        for (const person of people) {
          const key = `${text_id} ${language} ${until} ${person}`
          await jobs.enqueue(tx, 'drafting.silence-reminder', { text: text_id, language, until, person }, { key })
        }
    })
  }
}

async function followersOf(db: Db, textId: string, language: Language): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from drafting.visit where text_id = ${textId} and language = ${language}
    union select by_id from drafting.proposal where text_id = ${textId} and state = 'submitted' and by_id is not null
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** One letter with all paragraphs on which silence ends on a day, to somebody who can still speak or who edits. */
export async function sendReminder(deps: Deps, { text: id, language, until, person }: Reminder): Promise<void> {
  const { db, i18n, mail, config } = deps
  const box = await mailFor(db, person)
  const actor = await findActor(db, person)
  const text = await findRoomText(db, id)
  const room = text && (await readRoom(db, id, language))
  if (!box?.wants.reminders || !actor || !room || !isVisible(actor, text) || !(mayObject(actor) || mayEdit(actor, text))) return
  const ending = underSilence(room, until)
  if (ending.length === 0) return
  const t = i18n[box.language]
  const link = (path: string) => `${config.publicUrl}${t.href(path)}`
  const stop = unsubscribeLink(config, person, 'reminders')
  const values = { name: box.name, title: read(text.title, box.language).text, count: ending.length, date: t.date(until) }
  const paragraphs = ending.map(
    (paragraph) => `${nameOf(paragraph, paragraph.opener)}\n${link(paragraphPageLink(id, language, paragraph.id))}`,
  )
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t('drafting.room.mail.silence-subject', values),
    text: [t('drafting.room.mail.silence-text', values), ...paragraphs, link(roomLink(id, language))].join('\n\n'),
    unsubscribe: `${config.publicUrl}${stop}`,
    // a paragraph that joins them later is told of by another letter
    key: `drafting-silence-${id}-${language}-${until}-${person}-${digest(ending.map(({ id: one, version }) => `${one} ${version}`))}`,
  })
}

const digest = (words: readonly string[]): string => createHash('sha256').update(words.join()).digest('base64url').slice(0, 16)
