import type { Deps } from '../../../platform/deps.ts'
import { demonstrationPeople, findActor } from '../../people/index.ts'
import { commentOnDraft, paperFromText, postDraft } from './commands/drafts.ts'
import { joinGroup, openGroup } from './commands/groups.ts'
import { openProcedureOn } from './commands/procedures.ts'

/** A group of the demonstration chair with the delegate, a text, a comment, and silence running; returns its id. */
export async function buildGroup(deps: Deps): Promise<number> {
  const [convenor, delegate] = [
    (await findActor(deps.db, demonstrationPeople.chair))!,
    (await findActor(deps.db, demonstrationPeople.delegate))!,
  ]
  const id = await openGroup(deps, convenor, {
    body: 'itu-cwg-wsis-sdg',
    meeting: null,
    name: 'Input to the forum',
    language: 'en',
    terms: 'To prepare the input of the Council to the forum.',
    product: 'Draft input',
    convenor: convenor.id!,
    open: true,
    readers: 'all',
  })
  await joinGroup(deps, delegate, id)
  await postDraft(deps, convenor, id, paperFromText('We welcome the review.\n\nWe ask for a plan.', 'en'))
  await commentOnDraft(deps, delegate, id, 1, { place: 1, text: 'Say who makes the plan.' })
  await openProcedureOn(deps, convenor, id, 1, { kind: 'silence', until: new Date(deps.clock.now().getTime() + 14 * 86_400_000) })
  return id
}
