import { inTransaction } from '../../../platform/db/index.ts'
import type { Deps } from '../../../platform/deps.ts'
import { findPeople, mailFor, unsubscribeLink } from '../../people/index.ts'
import { outside } from './ask.ts'
import { checkDueLinks, scanEditions } from './check.ts'
import { deadLinksLink } from './links.ts'
import { countDead, countNewlyDead } from './queries.ts'

declare module '../../../platform/jobs/index.ts' {
  interface JobMap {
    /** Lists the addresses of new papers and looks at those that are due. */
    'documents.check-links': Record<string, never>
    /** Tells of links that died in the last week. */
    'documents.tell-links': Record<string, never>
  }
}

const week = 7 * 24 * 60 * 60 * 1000

export function linkJobs(deps: Deps): void {
  const { db, jobs, clock } = deps
  jobs.handle(
    'documents.check-links',
    async () => {
      while ((await scanEditions(deps)) > 0);
      const checked = await checkDueLinks(deps, outside)
      // a full round leaves more behind
      if (checked === 500) {
        const startAfter = new Date(clock.now().getTime() + 60_000)
        await inTransaction(db, (tx) => jobs.enqueue(tx, 'documents.check-links', {}, { key: 'more', startAfter }))
      }
    },
    { cron: '40 2 * * *' },
  )
  jobs.handle('documents.tell-links', () => tellOfDeadLinks(deps), { cron: '0 7 * * 1' })
}

/** One letter a week to whoever brought papers whose links died, and to the secretariat about all of them. */
export async function tellOfDeadLinks({ db, mail, i18n, clock, config }: Deps): Promise<void> {
  const now = clock.now()
  const since = new Date(now.getTime() - week)
  const all = await countDead(db, since)
  if (all === 0) return
  const told = new Map((await countNewlyDead(db, since)).map(({ person, count }) => [person, count]))
  for (const { id } of await findPeople(db, { role: 'secretariat', limit: 1000 })) told.set(id, all)
  for (const [person, count] of told) {
    const box = await mailFor(db, person)
    if (!box?.wants.reminders) continue
    const t = i18n[box.language]
    const stop = unsubscribeLink(config, person, 'reminders')
    await mail.send({
      to: box.address,
      language: box.language,
      subject: t('documents.links.mail-subject', { count }),
      text: t('documents.links.mail', { count, name: box.name, address: `${config.publicUrl}${t.href(deadLinksLink)}` }),
      unsubscribe: `${config.publicUrl}${stop}`,
      key: `links-${person}-${now.toISOString().slice(0, 10)}`,
    })
  }
}
