import type { Actor } from '../../../platform/actor.ts'
import type { Deps } from '../../../platform/deps.ts'
import { requireAllowed } from '../../../platform/errors.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { mayComment } from '../policy.ts'
import { changeMandate } from './change.ts'

/** Says something about a mandate, in the language it is written in. Answers the comment's id. */
export async function addComment(deps: Deps, actor: Actor, id: number, language: Language, text: string): Promise<number> {
  return await changeMandate<number>(deps, actor, id, null, async (tx) => {
    requireAllowed(mayComment(actor))
    const { id: commentId } = await tx
      .insertInto('mandates.comment')
      .values({ mandate_id: id, by_id: actor.id ?? actor.kind, by_name: actor.name, language, text, at: deps.clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow()
    await deps.events.emit(tx, 'mandates.changed', { mandateId: id, what: 'comment', actor })
    return { step: { action: 'mandates.commented', after: { comment: text.slice(0, 200) }, beside: true }, result: commentId }
  })
}
