import { today } from '../../../platform/clock.ts'
import type { Deps } from '../../../platform/deps.ts'
import { read, type Translate } from '../../../platform/i18n/index.ts'
import { type NoticeKind as MailKind, mailFor, unsubscribeLink } from '../../people/index.ts'
import { findSession } from '../../reference/index.ts'
import { mandateLink } from '../links.ts'
import { daysBetween } from './days.ts'
import type { NoticeKind } from './notices.ts'

/** Which of a person's choices lets a notice through. */
export const mailKindOf: Record<NoticeKind, MailKind> = {
  'due-soon': 'reminders',
  overdue: 'reminders',
  assigned: 'assignments',
  'handed-over': 'assignments',
  moved: 'changes',
  changed: 'changes',
}
const order: readonly NoticeKind[] = ['overdue', 'due-soon', 'moved', 'assigned', 'handed-over', 'changed']

/** Monday is the day of a weekly digest; what is overdue or due tomorrow does not wait for it. */
const isMonday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1

/**
 * One letter with everything that waits for one person, in the person's language. Marked as sent after it went: the key of
 * the letter keeps it from arriving twice when the mark was lost.
 */
export async function sendDigest(deps: Deps, personId: string): Promise<void> {
  const { db, i18n, mail, config } = deps
  const day = today(deps.clock)
  const box = await mailFor(db, personId)
  const waiting = await db
    .selectFrom('mandates.notice as n')
    .innerJoin('mandates.mandate as m', 'm.id', 'n.mandate_id')
    .select(['n.id', 'n.mandate_id', 'n.kind', 'n.detail', 'n.due_on', 'm.due_to'])
    .where('n.person_id', '=', personId)
    .where('n.sent_at', 'is', null)
    .where('n.due_on', '<=', day)
    .orderBy('m.due_to')
    .orderBy('n.id')
    .execute()
  if (waiting.length === 0) return
  const wanted = box ? waiting.filter((n) => box.wants[mailKindOf[n.kind]]) : []
  const urgent = wanted.some(
    (n) => n.kind === 'overdue' || (n.kind === 'due-soon' && endsOf(n) !== null && daysBetween(day, endsOf(n)!) <= 1),
  )
  if (box?.pace === 'weekly' && !isMonday(day) && !urgent) return

  if (box && wanted.length > 0) {
    const t = i18n[box.language]
    const titles = await titlesOf(
      deps,
      wanted.map((n) => n.mandate_id),
      t,
    )
    const sessions = await sessionNames(deps, wanted, t)
    const sections = order.flatMap((kind) => {
      const rows = wanted.filter((n) => n.kind === kind)
      if (rows.length === 0) return []
      const lines = rows.map((n) => {
        const link = `${config.publicUrl}${t.href(mandateLink(n.mandate_id))}`
        return `• ${titles.get(n.mandate_id) ?? ''}\n  ${sentence(t, n, day, sessions)}\n  ${link}`
      })
      return [`${t(`mandates.reminder.section.${kind}`, { count: rows.length })}\n\n${lines.join('\n\n')}`]
    })
    const kinds = [...new Set(wanted.map((n) => mailKindOf[n.kind]))]
    await mail.send({
      to: box.address,
      language: box.language,
      subject: t('mandates.reminder.subject', { count: new Set(wanted.map((n) => n.mandate_id)).size }),
      text: [
        t('mandates.reminder.greeting', { name: box.name }),
        ...sections,
        `${t('mandates.reminder.desk')}\n${config.publicUrl}${t.href('/desk')}`,
        `${t('mandates.reminder.stop')}\n${config.publicUrl}${t.href(unsubscribeLink(config, personId, kinds[0]!))}`,
      ].join('\n\n'),
      unsubscribe: `${config.publicUrl}${unsubscribeLink(config, personId, kinds[0]!)}`,
      key: `digest-${personId}-${wanted.at(-1)!.id}-${wanted.length}-${day}`,
    })
  }
  await db
    .updateTable('mandates.notice')
    .set({ sent_at: deps.clock.now() })
    .where(
      'id',
      'in',
      waiting.map((n) => n.id),
    )
    .execute()
}

interface Waiting {
  mandate_id: number
  kind: NoticeKind
  detail: Record<string, unknown>
  due_to: string | null
}

const endsOf = (n: Waiting): string | null => (typeof n.detail.ends === 'string' ? n.detail.ends : n.due_to)

function sentence(t: Translate, n: Waiting, day: string, sessions: Map<string, string>): string {
  const ends = endsOf(n)
  const date = ends ? t.date(ends) : t('mandates.reminder.no-date')
  const days = ends ? Math.abs(daysBetween(day, ends)) : 0
  const { from, to } = n.detail as { from?: { starts: string; ends: string }; to?: { starts: string; ends: string } }
  return t(`mandates.reminder.line.${n.kind}`, {
    date,
    days,
    session: sessions.get(String(n.detail.session)) ?? '',
    from: from ? t.period(from.starts, from.ends) : '',
    to: to ? t.period(to.starts, to.ends) : '',
    by: String(n.detail.by ?? ''),
  })
}

/** What each mandate asks, in the reader's language where the text has it. */
async function titlesOf({ db }: Deps, ids: readonly number[], t: Translate): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('mandates.wording')
    .select(['mandate_id', 'language', 'deliverable', 'quote'])
    .where('mandate_id', 'in', [...ids])
    .execute()
  return new Map(
    [...Map.groupBy(rows, (r) => r.mandate_id)].map(([id, wordings]) => {
      const words = Object.fromEntries(wordings.map((w) => [w.language, w.deliverable || w.quote]))
      return [id, read(words, t.lang).text] as const
    }),
  )
}

async function sessionNames({ db }: Deps, notices: readonly Waiting[], t: Translate): Promise<Map<string, string>> {
  const ids = [...new Set(notices.map((n) => n.detail.session).filter((s): s is string => typeof s === 'string'))]
  const names = new Map<string, string>()
  for (const id of ids) {
    const session = await findSession(db, id)
    if (session)
      names.set(
        id,
        t('reference.session.title', {
          body: session.acronym ?? read(session.body_name, t.lang).text,
          session: read(session.name, t.lang).text,
        }),
      )
  }
  return names
}
