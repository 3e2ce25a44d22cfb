import { sql } from 'kysely'
import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { type Localized, read, type Translate } from '../../../platform/i18n/index.ts'
import { type NoticeKind as MailKind, mailFor, unsubscribeLink } from '../../people/index.ts'
import { listSessions } from '../../reference/index.ts'
import { isAwaited } from '../queries/standing.ts'
import { compose, type Detail, type Item, isUrgent, worthSaying } from './letter.ts'
import { answersFor, type NoticeKind } from './notices.ts'

/** Which of a person's choices lets a notice through. */
export const mailKindOf: Record<NoticeKind, MailKind> = {
  'due-soon': 'reminders',
  overdue: 'reminders',
  assigned: 'assignments',
  'handed-over': 'assignments',
  moved: 'changes',
  changed: 'changes',
}

/** Monday is the day of a weekly letter. */
const isMonday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1

/**
 * One letter with everything that waits for one person. Its notices are marked after it went; the key of the letter keeps it
 * from arriving twice when a mark was lost. What no longer holds, or is not wanted, is marked without a letter.
 */
export async function sendDigest(deps: Deps, personId: string): Promise<void> {
  const { db, i18n, mail, config, clock } = deps
  const day = today(clock)
  const waiting = await readWaiting(deps, personId, day)
  if (waiting.length === 0) return
  const box = await mailFor(db, personId)
  const holding = waiting.filter((notice) => notice.holds && box?.wants[mailKindOf[notice.kind]])
  const items = worthSaying(holding, day)
  if (box?.pace === 'weekly' && items.length > 0 && !isMonday(day) && !items.some((item) => isUrgent(item, day))) return

  if (box && items.length > 0) {
    const t = i18n[box.language]
    const stop = unsubscribeLink(config, personId, ...new Set(items.map(({ kind }) => mailKindOf[kind])))
    const letter = compose(t, items, {
      name: box.name,
      day,
      publicUrl: config.publicUrl,
      stop,
      choices: '/account#notices',
      sessions: await sessionNames(deps, items, t),
    })
    await mail.send({
      ...letter,
      to: box.address,
      language: box.language,
      unsubscribe: `${config.publicUrl}${stop}`,
      key: `digest-${personId}-${day}-${waiting.at(-1)!.id}-${waiting.length}`,
    })
  }
  await sql`update mandates.notice set sent_at = ${clock.now()} where id = any(${waiting.map(({ id }) => id)}::bigint[])`.execute(db)
}

interface Waiting extends Item {
  id: number
  /** whether it is still so: a reminder of what was reported in the meantime is none, nor is a notice to whoever no longer answers */
  holds: boolean
}

async function readWaiting({ db }: Deps, personId: string, day: string): Promise<Waiting[]> {
  const { rows } = await sql<{
    id: number
    mandate: number
    kind: NoticeKind
    detail: Detail
    ends: string | null
    words: Localized
    proposed: boolean
    holds: boolean
  }>`
    select n.id, n.mandate_id as mandate, n.kind, n.detail, coalesce(o.ends, m.due_to) as ends, m.state = 'proposed' as proposed,
      (select jsonb_object_agg(w.language, coalesce(nullif(w.deliverable, ''), w.quote)) from mandates.wording w where w.mandate_id = m.id) as words,
      case when n.kind in ('due-soon', 'overdue') then ${isAwaited} is true
        else m.review = 'confirmed' and (n.kind <> 'moved' or (m.state in ('proposed', 'in-force') and m.progress not in ('done', 'dropped'))) end
      and exists (select from mandates.owner w join people.directory p on ${answersFor} where w.mandate_id = m.id and p.person_id = n.person_id) as holds
    from mandates.notice n join mandates.mandate m on m.id = n.mandate_id left join mandates.occurrence o on o.id = n.occurrence_id
    where n.person_id = ${personId} and n.sent_at is null and n.due_on <= ${day}::date
    order by n.id`.execute(db)
  return rows
}

async function sessionNames({ db }: Deps, items: readonly Item[], t: Translate): Promise<Map<string, string>> {
  const moved = new Set(items.map(({ detail }) => detail.session))
  if (!items.some(({ detail }) => detail.session)) return new Map()
  const sessions = await listSessions(db)
  return new Map(
    sessions
      .filter(({ id }) => moved.has(id))
      .map(({ id, acronym, body_name, name }) => [
        id,
        t('reference.session.title', { body: acronym ?? read(body_name, t.lang).text, session: read(name, t.lang).text }),
      ]),
  )
}
