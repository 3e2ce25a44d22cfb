import type { Tx } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { mailFor } from '../../people/index.ts'
import { addDays, dayIn } from '../rules.ts'
import { replyAddress } from './address.ts'
import { groupDraftLink, groupLink } from './links.ts'
import { findGroup, listMembers, stepsDue } from './queries.ts'
import { reminders } from './rules.ts'

/** What a notice tells; its words are `meetings.group.mail.<kind>.subject` and `.text`. */
export type GroupNotice = 'draft' | 'comment' | 'consensus' | 'silence' | 'ending' | 'assent' | 'broken' | 'handed-over'

interface About {
  kind: GroupNotice
  draft: number
  /** the comment, or the procedure that was opened or ended; 0: the draft itself */
  about: number
}

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    'meetings.group-notice': About & { group: number; person: string; member: number | null }
    /** each morning: steps that are due soon, or were yesterday */
    'meetings.group-remind': Record<string, never>
    'meetings.group-reminder': { step: number; person: string; on: string }
  }
}

/** Writes to the members once `tx` has committed, but not to whoever caused it; `also`: a person besides, who cannot answer by mail. */
export async function notifyMembers(
  { jobs }: Pick<Deps, 'jobs'>,
  tx: Tx,
  group: number,
  about: About,
  except: string | null,
  also: string | null = null,
): Promise<void> {
  const members = (await listMembers(tx, group)).map(({ id, person_id }) => ({ member: id as number | null, person: person_id }))
  const others = also && !members.some(({ person }) => person === also) ? [{ member: null, person: also }] : []
  for (const { member, person } of [...members, ...others]) {
    if (person === except) continue
    await jobs.enqueue(
      tx,
      'meetings.group-notice',
      { ...about, group, person, member },
      { key: `${about.kind}-${about.draft}-${about.about}-${person}` },
    )
  }
}

export function handleNotices(deps: Deps): void {
  deps.jobs.handle('meetings.group-notice', (notice) => sendNotice(deps, notice), { concurrency: 4 })
  deps.jobs.handle('meetings.group-remind', () => remind(deps), { cron: '30 6 * * *' })
  deps.jobs.handle('meetings.group-reminder', (reminder) => sendReminder(deps, reminder))
}

async function sendNotice(
  { db, i18n, mail, config }: Deps,
  { kind, group: id, draft, about, person, member }: About & { group: number; person: string; member: number | null },
): Promise<void> {
  const group = await findGroup(db, id)
  const box = group && (await mailFor(db, person))
  const version = await db.selectFrom('meetings.group_draft').select(['number']).where('id', '=', draft).executeTakeFirst()
  if (!group || !box || !version) return
  const comment = kind === 'comment' ? about : 0
  const said = comment ? await db.selectFrom('meetings.group_comment').selectAll().where('id', '=', comment).executeTakeFirst() : undefined
  const procedure = await db.selectFrom('meetings.group_procedure').select(['until', 'outcome']).where('id', '=', about).executeTakeFirst()
  if (kind === 'ending' && procedure?.outcome !== null) return
  const t = i18n[box.language]
  const values = {
    name: box.name,
    group: group.name,
    number: version.number,
    who: said?.by_name ?? '',
    words: said?.text ?? '',
    until: procedure && !comment ? t.time(procedure.until) : '',
    link: `${config.publicUrl}${t.href(kind === 'handed-over' ? groupLink(id) : groupDraftLink(id, version.number))}`,
  }
  const answers = config.mailInPort !== undefined && member !== null && kind !== 'handed-over'
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t(`meetings.group.mail.${kind}.subject`, values),
    text: [t(`meetings.group.mail.${kind}.text`, values), ...(answers ? [t('meetings.group.mail.answer')] : [])].join('\n\n'),
    ...(answers && { replyTo: replyAddress(config, { draft, member, comment }) }),
    key: `meetings-group-${kind}-${draft}-${about}-${person}`,
  })
}

/** Whom a step concerns: who has to take it, and always the convenor. */
async function remind({ db, jobs, clock, config }: Deps): Promise<void> {
  const today = dayIn(config.timeZone, clock.now())
  await db.transaction().execute(async (tx) => {
    for (const step of await stepsDue(
      tx,
      reminders.map((days) => addDays(today, days)),
    )) {
      const group = (await findGroup(tx, step.group_id))!
      const { actor } = await tx.selectFrom('meetings.group_step').select('actor').where('id', '=', step.id).executeTakeFirstOrThrow()
      const people = new Set([group.convenor_id])
      if (actor === 'members') for (const { person_id } of await listMembers(tx, group.id)) people.add(person_id)
      if (actor === 'chair' && group.chair_id) people.add(group.chair_id)
      for (const person of people) {
        await jobs.enqueue(tx, 'meetings.group-reminder', { step: step.id, person, on: today }, { key: `${step.id}-${today}-${person}` })
      }
    }
  })
}

async function sendReminder({ db, i18n, mail, config }: Deps, { step: id, person, on }: { step: number; person: string; on: string }) {
  const step = await db.selectFrom('meetings.group_step').selectAll().where('id', '=', id).executeTakeFirst()
  const group = step && (await findGroup(db, step.group_id))
  const box = group && (await mailFor(db, person))
  if (!step || step.done_at || !group || !box) return
  const t = i18n[box.language]
  const values = {
    name: box.name,
    group: group.name,
    product: step.product,
    due: t.date(step.due),
    actor: t(`meetings.group.actor.${step.actor}`),
    link: `${config.publicUrl}${t.href(groupLink(group.id))}`,
  }
  const kind = step.due < on ? 'overdue' : 'reminder'
  await mail.send({
    to: box.address,
    language: box.language,
    subject: t(`meetings.group.mail.${kind}.subject`, values),
    text: t(`meetings.group.mail.${kind}.text`, values),
    key: `meetings-group-${kind}-${id}-${on}-${person}`,
  })
}
