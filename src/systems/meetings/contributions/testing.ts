import type { Deps } from '../../../platform/deps.ts'
import { demonstrationPeople, findActor } from '../../people/index.ts'
import { submitContribution } from './commands/submission.ts'
import { beginContribution, saveDraft } from './commands/writing.ts'

/** A contribution of the demonstration delegate, submitted unless it shall stay a draft; returns its id. */
export async function buildContribution(
  deps: Deps,
  meetingId: string,
  { title = 'A plan for the follow-up', submitted = true }: { title?: string; submitted?: boolean } = {},
): Promise<number> {
  const actor = (await findActor(deps.db, demonstrationPeople.delegate))!
  const id = await beginContribution(deps, actor, meetingId, { purpose: 'action', language: 'en', item: null })
  if (!submitted) return id
  await saveDraft(deps, actor, id, {
    item: null,
    purpose: 'action',
    special: null,
    language: 'en',
    visibility: 'members',
    authors: ['UNESCO'],
    title,
    summary: 'What remains to be done.',
    requested: 'The meeting is invited to approve the plan.',
    sections: [{ heading: 'Proposal', text: 'A plan by 2027.' }],
    version: 1,
  })
  await submitContribution(deps, actor, id)
  return id
}
