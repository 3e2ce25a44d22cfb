import { type Actor, systemActor } from '../../../../platform/actor.ts'
import { audit } from '../../../../platform/audit/index.ts'
import type { Deps } from '../../../../platform/deps.ts'
import { notFound, Refusal, requireAllowed } from '../../../../platform/errors.ts'
import { noFront, writeDocx } from '../../../../texts/index.ts'
import { importText } from '../../../documents/index.ts'
import { dayIn } from '../../rules.ts'
import { notifyMembers } from '../notices.ts'
import { mayConvene, mayReadGroups } from '../policy.ts'
import { findDraft, findGroup, listProcedures, listReaders } from '../queries.ts'
import { groupTopic, lockOpen, record } from './lock.ts'
import { settleProcedure } from './procedures.ts'

/**
 * Hands the agreed version to the chair: it becomes a document that those read who read its drafts, in the transaction that ends the group's
 * work. Only what no objection stands against can be handed over.
 */
export async function handOver(deps: Deps, actor: Actor, id: number, note: string | null): Promise<void> {
  const { db, clock, config, i18n } = deps
  const group = await findGroup(db, id)
  if (!group || !mayReadGroups(actor)) throw notFound()
  requireAllowed(mayConvene(actor, group))
  if (group.state !== 'open') throw new Refusal(409, 'meetings.group-over')
  await settleProcedure(deps, id)
  const [last] = await listProcedures(db, id)
  if (last?.outcome !== 'assent') throw new Refusal(409, 'meetings.group-no-assent')
  const draft = (await findDraft(db, id, last.number))!
  const t = i18n[draft.language]
  const bytes = await writeDocx({
    ...draft.paper,
    front: {
      ...noFront,
      title: draft.paper.front.title ?? group.product,
      date: dayIn(config.timeZone, clock.now()),
      source: t('meetings.group.source', { name: group.name }),
      originalLanguage: draft.language,
      purpose: note,
    },
  })
  // The group answers for its text as the secretariat posts it; the convenor may be of any delegation.
  const poster: Actor = { ...systemActor, id: actor.id, name: actor.name, organization: actor.organization }
  await importText(
    deps,
    poster,
    {
      name: `correspondence-group-${id}.docx`,
      bytes,
      language: draft.language,
      standing: 'record',
      ...(group.readers === 'all' ? { visibility: 'members' } : { visibility: 'group', readers: await listReaders(db, group) }),
    },
    async (tx, { documentId }) => {
      const now = await lockOpen(tx, actor, id)
      await tx
        .updateTable('meetings.correspondence_group')
        .set({ state: 'handed-over', document_id: documentId, note, ended_at: clock.now(), version: now.version + 1 })
        .where('id', '=', id)
        .execute()
      await audit(tx, actor, {
        action: 'meetings.group-handed-over',
        record: record(id),
        after: { number: draft.number, document: documentId },
      })
      await notifyMembers(deps, tx, id, { kind: 'handed-over', draft: draft.id, about: 0 }, actor.id, group.chair_id)
      await deps.events.touch(tx, groupTopic)
    },
  )
}
