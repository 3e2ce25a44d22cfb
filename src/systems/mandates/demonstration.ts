import { sql } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Deps } from '../../platform/deps.ts'
import { demonstrationPeople, findActor } from '../people/index.ts'
import { assign } from './commands/assign.ts'
import { addEvidence } from './commands/link.ts'
import { report } from './commands/report.ts'
import { confirmAbove } from './commands/review.ts'

/** Of the example papers those in force are confirmed; a proposal and two records wait at the review desk. */
const confirmed = ['C26-190', 'A-RES-81-901']

/**
 * A register that has been in use for a year: what the example resolutions order is confirmed, owners have taken some of it
 * over, said how it goes and shown something for it. Everything by the commands that people use, so that the history tells it.
 */
export async function demonstrate(deps: Deps): Promise<void> {
  const { db } = deps
  // A database that somebody brought holds somebody's own register, even where demonstration accounts were asked for.
  if (!deps.config.embedded) return
  const secretary = await findActor(db, demonstrationPeople.secretariat)
  if (!secretary || (await db.selectFrom('mandates.mandate').select('id').where('review', '=', 'confirmed').limit(1).executeTakeFirst()))
    return
  for (const document of confirmed) await confirmAbove(deps, secretary, document, 0.6)
  await give(deps, secretary, ['itu-bdt', 'itu-sg', 'itu-secretariat', 'itu-sg-and-directors'], {
    organization: 'itu',
    unit: null,
    person: demonstrationPeople.bdt,
    lead: true,
  })
  await give(deps, secretary, ['unesco', 'action-line-facilitators', 'un-agencies'], {
    organization: 'unesco',
    unit: null,
    person: demonstrationPeople.unesco,
    lead: true,
  })
  const owner = await findActor(db, demonstrationPeople.bdt)
  if (owner) await tell(deps, owner)
}

type Owner = Parameters<typeof assign>[3]

/** Gives what these addressees owe and nobody owns to an organization. */
async function give(deps: Deps, actor: Actor, addressees: readonly string[], owner: Owner): Promise<void> {
  const rows = await deps.db
    .selectFrom('mandates.mandate')
    .select('id')
    .where('review', '=', 'confirmed')
    .where('owner_organizations', '=', sql<string[]>`'{}'::text[]`)
    .where(sql<boolean>`addressees && ${[...addressees]}::text[]`)
    .orderBy('id')
    .execute()
  for (const { id } of rows) await assign(deps, actor, id, owner)
}

/** The first three that the owner answers for: one reported with a document, one under way, one planned. */
async function tell(deps: Deps, owner: Actor): Promise<void> {
  const rows = await deps.db
    .selectFrom('mandates.mandate')
    .select(['id', 'version'])
    .where('review', '=', 'confirmed')
    .where(sql<boolean>`owner_organizations @> array[${owner.organization}]::text[]`)
    .orderBy('id')
    .limit(3)
    .execute()
  const [first, second, third] = rows
  if (first) {
    await addEvidence(deps, owner, first.id, { document: 'C27-190', title: null, url: null, note: null, occurrence: null, activity: false })
    const { version } = await deps.db.selectFrom('mandates.mandate').select('version').where('id', '=', first.id).executeTakeFirstOrThrow()
    await report(deps, owner, first.id, version, { progress: 'reported', plan: 'Report to the working group, then to the Council.' })
  }
  if (second)
    await report(deps, owner, second.id, second.version, {
      progress: 'under-way',
      plan: 'Two regional workshops and a joint note with UNESCO.',
    })
  if (third) await report(deps, owner, third.id, third.version, { progress: 'planned', plan: 'Terms of reference by the end of the year.' })
}
