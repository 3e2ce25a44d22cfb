import type { Actor } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { InvalidForm, notFound, requireAllowed } from '../../../platform/errors.ts'
import { read } from '../../../platform/i18n/index.ts'
import type { EvidenceForm } from '../forms.ts'
import { mayReport } from '../policy.ts'
import { changeMandate } from './change.ts'

/** Adds what shows that a mandate was acted on: a document of the register, an activity or another link, or words. Answers its id. */
export async function addEvidence(deps: Deps, actor: Actor, id: number, form: EvidenceForm): Promise<number> {
  return await changeMandate<number>(deps, actor, id, null, async (tx, mandate) => {
    requireAllowed(mayReport(actor, mandate))
    const document =
      form.document === null
        ? null
        : await tx.selectFrom('documents.documents').select(['id', 'symbol', 'title']).where('id', '=', form.document).executeTakeFirst()
    if (document === undefined) throw new InvalidForm({ document: { key: 'ui.field.not-a-choice' } })
    if (form.occurrence !== null) {
      const occurrence = await tx
        .selectFrom('mandates.occurrence')
        .select('id')
        .where('id', '=', form.occurrence)
        .where('mandate_id', '=', id)
        .executeTakeFirst()
      if (!occurrence) throw new InvalidForm({ occurrence: { key: 'ui.field.not-a-choice' } })
    }
    const title =
      form.title ?? (document && [document.symbol, read(document.title, actor.language ?? 'en').text].filter(Boolean).join(' · ')) ?? ''
    const { id: evidenceId } = await tx
      .insertInto('mandates.evidence')
      .values({
        mandate_id: id,
        occurrence_id: form.occurrence,
        kind: document ? 'document' : form.url ? (form.activity ? 'activity' : 'link') : 'note',
        document_id: document?.id ?? null,
        url: form.url,
        title,
        note: form.note,
        added_by: actor.id ?? actor.kind,
        added_by_name: actor.name,
        added_at: deps.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await deps.events.emit(tx, 'mandates.changed', { mandateId: id, what: 'evidence', actor })
    return {
      step: {
        action: 'mandates.evidence-added',
        after: { evidence: title, url: form.url, document: document?.id ?? null },
        note: form.note,
      },
      result: evidenceId,
    }
  })
}

export async function removeEvidence(deps: Deps, actor: Actor, id: number, evidenceId: number): Promise<void> {
  await changeMandate(deps, actor, id, null, async (tx, mandate) => {
    requireAllowed(mayReport(actor, mandate))
    const gone = await tx
      .deleteFrom('mandates.evidence')
      .where('id', '=', evidenceId)
      .where('mandate_id', '=', id)
      .returning(['title', 'url', 'document_id'])
      .executeTakeFirst()
    if (!gone) throw notFound()
    return { action: 'mandates.evidence-removed', before: { evidence: gone.title, url: gone.url, document: gone.document_id } }
  })
}
